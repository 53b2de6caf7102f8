// Word documents: what of them is text, and in what roles. The whole ones are made by fixtures/word/make_docx.py.
#include "tests/extractor/docx_file.h"
#include "tests/extractor/read_helpers.h"

#include <string>

using namespace candour;
using namespace candour::reading;
using std::string_literals::operator""s;

namespace {

Document document(const std::string& body, const ZipParts& more = {}) {
  auto result = read_bytes(docx_of(body, more));
  REQUIRE(result);
  check_contract(result.value());
  if (!result.value().words.empty()) CHECK(places_of(result.value()) == Places::none);
  return result.take();
}

std::string text(const std::string& body, const ZipParts& more = {}) {
  return printed_text(document(body, more));
}

std::string run(const std::string& inner) {
  return "<w:r>" + inner + "</w:r>";
}

std::string levels(const Document& read, Role role) {
  std::string out;
  for (const Paragraph& paragraph : read.paragraphs)
    out += paragraph.role == role ? std::to_string(paragraph.level) : "-";
  return out;
}

Error refusal(const std::string& bytes) {
  const auto result = read_bytes(bytes);
  REQUIRE_FALSE(result);
  CHECK_FALSE(result.error().advice.empty());
  return result.error();
}

}  // namespace

TEST_CASE("whole Word documents give their statements") {
  for (const char* name : {"annual", "charity"}) {
    INFO(name);
    const std::string path = fixture("word/") + name;
    const auto result = read_file(path + ".docx");
    REQUIRE(result);
    check_contract(result.value());
    CHECK(printed_text(result.value()) == bytes_of(path + ".txt"));
    CHECK(result.value().source.media_type ==
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  }
}

TEST_CASE("title and language of a Word document are its properties'") {
  const Document read = read_file(fixture("word/annual.docx")).take();
  CHECK(read.metadata.title == "Larkspur Tools: modern slavery statement");
  CHECK(read.metadata.language == "en-GB");
}

TEST_CASE("author and dates of a Word document are its properties', and what it holds is counted") {
  const std::string core =
      "<cp:coreProperties xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' "
      "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:dcterms='http://purl.org/dc/terms/'><dc:creator>Jo "
      "Example</dc:creator>"
      "<dcterms:created>2024-03-28T14:05:00Z</dcterms:created><dcterms:modified>never</dcterms:modified></"
      "cp:coreProperties>";
  const auto result = read_bytes(
      docx_of(word_paragraph("We train our staff."),
              {{"docProps/core.xml", core}, {"word/embeddings/sheet.xlsx", "x"}, {"word/vbaProject.bin", "x"}}));
  REQUIRE(result);
  const Metadata& metadata = result.value().metadata;
  CHECK(metadata.author == "Jo Example");
  CHECK(metadata.created == "2024-03-28T14:05:00Z");
  CHECK(metadata.modified.empty());
  CHECK(metadata.tagged);
  CHECK(metadata.attachments == 1);
  CHECK(metadata.scripts);
}

TEST_CASE("headers and footers are running heads and feet, each text once") {
  const Document read = read_file(fixture("word/annual.docx")).take();
  CHECK(read.paragraphs.front().role == Role::running_head);
  CHECK(read.paragraphs[1].role == Role::heading);
  CHECK(read.paragraphs.back().role == Role::running_foot);
  CHECK(text_of(read, read.paragraphs.back().text) == "Page 1");
}

TEST_CASE("headings are told by outline level, whatever their styles are called and based on") {
  const std::string styles =
      "<w:styles xmlns:w='w'><w:style w:styleId='a'><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>"
      "<w:style w:styleId='b'><w:basedOn w:val='a'/></w:style><w:style w:styleId='c'><w:basedOn w:val='b'/></w:style>"
      "<w:style w:styleId='x'><w:basedOn w:val='y'/></w:style><w:style w:styleId='y'><w:basedOn w:val='x'/></w:style>"
      "<w:style w:styleId='Titre1'><w:name w:val='heading 1'/></w:style></w:styles>";
  const auto styled = [](const std::string& id) { return word_paragraph("Text", "<w:pStyle w:val='" + id + "'/>"); };
  const Document read = document(styled("Titre1") + styled("c") + styled("x") + styled("none") +
                                     word_paragraph("Own", "<w:outlineLvl w:val='4'/>") +
                                     word_paragraph("Body", "<w:pStyle w:val='a'/><w:outlineLvl w:val='9'/>"),
                                 {{"word/styles.xml", styles}});
  CHECK(levels(read, Role::heading) == "12--5-");
}

TEST_CASE("list items have the depth that their numbering has") {
  const auto item = [](const char* depth, const char* id) {
    return word_paragraph("Item", "<w:numPr><w:ilvl w:val='"s + depth + "'/><w:numId w:val='" + id + "'/></w:numPr>");
  };
  CHECK(levels(document(item("0", "1") + item("1", "1") + item("8", "2") + item("0", "0")), Role::list_item) == "126-");
}

TEST_CASE("tracked changes are taken as accepted") {
  CHECK(text("<w:p><w:ins>" + run("<w:t>We train</w:t>") + "</w:ins><w:del>" + run("<w:delText> nobody</w:delText>") +
             "</w:del><w:moveFrom>" + run("<w:t>gone</w:t>") + "</w:moveFrom><w:moveTo>" +
             run("<w:t xml:space='preserve'> staff</w:t>") + "</w:moveTo></w:p>") == "We train staff\n");
  // The end of a paragraph may be deleted, and a row of a table.
  CHECK(text(word_paragraph("We have ", "<w:rPr><w:del/></w:rPr>") + word_paragraph("a policy.")) ==
        "We have a policy.\n");
  CHECK(text("<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + word_paragraph("old") + "</w:tc></w:tr><w:tr><w:tc>" +
             word_paragraph("new") + "</w:tc><w:tc>" + word_paragraph("row") + "</w:tc></w:tr></w:tbl>") ==
        "new row\n");
}

TEST_CASE("hidden text, field codes and placeholders are not read, fields' results are") {
  CHECK(text("<w:p>" + run("<w:rPr><w:vanish/></w:rPr><w:t>no</w:t>") +
             run("<w:rPr><w:vanish w:val='0'/></w:rPr><w:t>yes</w:t>") + "</w:p>") == "yes\n");
  const std::string begin = run("<w:fldChar w:fldCharType='begin'/>"),
                    middle = run("<w:fldChar w:fldCharType='separate'/>"),
                    end = run("<w:fldChar w:fldCharType='end'/>");
  CHECK(text("<w:p>" + run("<w:t>a</w:t>") + begin + run("<w:instrText>IF </w:instrText><w:t>code</w:t>") + begin +
             run("<w:instrText>PAGE</w:instrText>") + middle + run("<w:t>7</w:t>") + end + middle +
             run("<w:t>b</w:t>") + end + run("<w:t>c</w:t>") + "</w:p>") == "abc\n");
  // A field that never ends does not swallow the rest of the document.
  CHECK(text("<w:p>" + begin + run("<w:t>code</w:t>") + "</w:p>" + word_paragraph("We have a policy.")) ==
        "We have a policy.\n");
  CHECK(text("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + word_paragraph("Click here.") +
             "</w:sdtContent></w:sdt><w:sdt><w:sdtContent>" + word_paragraph("Kept.") + "</w:sdtContent></w:sdt>") ==
        "Kept.\n");
}

TEST_CASE("a text box is read once, behind the paragraph it hangs on, and may hold another") {
  const std::string inner = "<w:pict><w:txbxContent>" + word_paragraph("Inner") + "</w:txbxContent></w:pict>";
  const std::string box = "<w:txbxContent><w:p>" + run("<w:t>Box</w:t>" + inner) + "</w:p></w:txbxContent>";
  CHECK(text("<w:p>" +
             run("<w:t>Before </w:t><mc:AlternateContent><mc:Choice>" + box + "</mc:Choice><mc:Fallback>" + box +
                 "</mc:Fallback></mc:AlternateContent>") +
             run("<w:t xml:space='preserve'> after</w:t>") + "</w:p>" + word_paragraph("Next")) ==
        "Before after\nBox\nInner\nNext\n");
}

TEST_CASE("tables are read row by row, with merged cells, and tables in tables") {
  const auto cell = [](const std::string& inner) { return "<w:tc>" + inner + "</w:tc>"; };
  const std::string inner = "<w:tbl><w:tr>" + cell(word_paragraph("x")) + cell(word_paragraph("y")) + "</w:tr></w:tbl>";
  const Document read =
      document("<w:tbl><w:tr>" + cell(word_paragraph("Left")) + cell(inner + "<w:p/>") + "</w:tr></w:tbl>");
  CHECK(printed_text(read) == "Left\nx y\n");
  CHECK(roles(read) == std::vector<Role>{Role::body, Role::table_row});
}

TEST_CASE("tabs, breaks, hyphens and symbols are what they print") {
  CHECK(text("<w:p>" +
             run("<w:t>one</w:t><w:tab/><w:t>two</w:t><w:noBreakHyphen/><w:t>three</w:t><w:softHyphen/><w:t>s</w:t>") +
             "</w:p>") == "one two-threes\n");
  CHECK(text("<w:p>" + run("<w:t>We train.</w:t><w:br/><w:t>We audit.</w:t>") + "</w:p>") == "We train.\nWe audit.\n");
  CHECK(text("<w:p>" + run("<w:sym w:font='Symbol' w:char='F0B7'/><w:t xml:space='preserve'> item</w:t>") + "</w:p>") ==
        "\xE2\x80\xA2 item\n");
  CHECK(text("<w:p>" + run("<w:t>m</w:t>") + run("<w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t>") +
             "</w:p>") == "m\xC2\xB2\n");
}

TEST_CASE("white space that the file keeps parts words, entities of its own stay out") {
  CHECK(text("<w:p>" + run("<w:t>a</w:t>") + run("<w:t xml:space='preserve'> </w:t>") + run("<w:t>b &amp; c</w:t>") +
             "</w:p>") == "a b & c\n");
  const std::string bomb =
      "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
      "<w:document xmlns:w='w'><w:body>" +
      word_paragraph("x&b;y") + "</w:body></w:document>";
  const auto result = read_bytes(zip_of({{"[Content_Types].xml", kWordTypes}, {"word/document.xml", bomb}}));
  REQUIRE(result);
  CHECK(result.value().text.size() < 20);
}

TEST_CASE("a Word document behind a password is encrypted, an old one unsupported") {
  const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(1024, '\0');
  CHECK(refusal(ole + "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s).code == ErrorCode::encrypted);
  const Error old = refusal(ole + "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"s);
  CHECK(old.code == ErrorCode::type_unsupported);
  CHECK(old.message.find("an old Word document (DOC)") != std::string::npos);
}

TEST_CASE("a Word document whose parts are missing or broken is damaged, never half read") {
  CHECK(refusal(zip_of({{"[Content_Types].xml", kWordTypes}})).code == ErrorCode::damaged);
  CHECK(
      refusal(zip_of({{"[Content_Types].xml", kWordTypes}, {"word/document.xml", "<w:document><w:body><w:p>"}})).code ==
      ErrorCode::damaged);
  CHECK(refusal(zip_of({{"[Content_Types].xml", kWordTypes}, {"word/document.xml", "<other/>"}})).code ==
        ErrorCode::damaged);
  const std::string notes = "<Relationships><Relationship Type='x/footnotes' Target='footnotes.xml'/></Relationships>";
  CHECK(refusal(
            docx_of(word_paragraph("Text"), {{"word/_rels/document.xml.rels", notes}, {"word/footnotes.xml", "<w:f"}}))
            .code == ErrorCode::damaged);
  // What the text can do without may be missing, and point anywhere.
  const std::string astray =
      "<Relationships><Relationship Type='x/styles' Target='../../../etc/passwd'/><Relationship Type='x/header' "
      "Target='document.xml'/><Relationship Type='x/footer' TargetMode='External' "
      "Target='http://example.org/'/></Relationships>";
  CHECK(text(word_paragraph("Text"), {{"word/_rels/document.xml.rels", astray}, {"word/styles.xml", "<broken"}}) ==
        "Text\n");
}
