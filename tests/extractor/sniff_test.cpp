// What a file is, by its bytes.
#include "extractor/reader/sniff.h"

#include "tests/extractor/docx_file.h"
#include "tests/extractor/read_helpers.h"

#include <string>

using namespace candour;
using namespace candour::reading;

namespace {

FileType type_of(const std::string& bytes) {
  return sniff(bytes).type;
}

std::string refused_as(const std::string& bytes) {
  const auto result = read_bytes(bytes);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::type_unsupported);
  const std::string& message = result.error().message;
  return message.substr(message.find(": ") + 2);
}

std::string with_types(const std::string& type) {
  return zip_of(
      {{"[Content_Types].xml", "<Types><Override ContentType='" + type + "'/></Types>"}, {"part.xml", "<x/>"}});
}

}  // namespace

TEST_CASE("HTML is told by its beginning or by its elements") {
  CHECK(type_of("<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><p>x") == FileType::html);
  CHECK(type_of("\n <!-- saved --> <html lang='en'><body>x") == FileType::html);
  CHECK(type_of("<?xml version='1.0' encoding='UTF-8'?>\n<!DOCTYPE html><html xmlns='x'/>") == FileType::html);
  CHECK(type_of("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head/><body/></html>") ==
        FileType::html);
  CHECK(type_of("<p>We train our staff.</p>") == FileType::html);
  CHECK(type_of("<div class='rte'><h2>Statement</h2><p>We train.</p></div>") == FileType::html);
  CHECK(type_of("\xFF\xFE<\0h\0t\0m\0l\0>\0<\0p\0>\0" + std::string()) != FileType::pdf);
}

TEST_CASE("a text that mentions tags is a text") {
  CHECK(type_of("The element <html> begins a page, and </html> ends it.") == FileType::text);
  CHECK(type_of("<html> is what a page begins with, they say.") == FileType::text);
  CHECK(type_of("<p> stands for a paragraph.") == FileType::text);
  CHECK(type_of("We are <Company name> and 3 < 4 > 2.") == FileType::text);
  CHECK(type_of("<rss><channel><item>News</item></channel></rss>") == FileType::text);
}

TEST_CASE("Markdown is told by several marks that agree, never by one") {
  CHECK(type_of("# Statement\n\nText.\n\n## Policies\n\nText.\n") == FileType::markdown);
  CHECK(type_of("# Statement\n\nWe **train** staff.\n") == FileType::markdown);
  CHECK(type_of("---\ntitle: x\n---\n\n# Statement\n") == FileType::markdown);
  CHECK(type_of("Statement\n=========\n\nWe **train** staff.\n") == FileType::markdown);
  CHECK(type_of("| a | b |\n|---|---|\n| 1 | 2 |\n\nSee [it](https://example.org).\n") == FileType::markdown);
  CHECK(type_of("# of suppliers: 12\n\nText.\n") == FileType::text);
  CHECK(type_of("We will:\n- train;\n- audit.\n\n* * *\n") == FileType::text);
  CHECK(type_of("Statement\n=========\n\nPolicies\n--------\n\n- one\n- two\n") == FileType::text);
  CHECK(type_of("Our score is **** of five; 2 ** 3 is 8.\n#1 supplier\n") == FileType::text);
  CHECK(type_of("Name: ______\n----\nDate | Place\n") == FileType::text);
}

TEST_CASE("archives and old documents are refused by what they are") {
  CHECK(refused_as(with_types("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")) ==
        "is an Excel workbook (XLSX).");
  CHECK(refused_as(with_types("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml")) ==
        "is a PowerPoint presentation (PPTX).");
  CHECK(refused_as(zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}})) ==
        "is an OpenDocument text (ODT).");
  CHECK(refused_as(zip_of({{"mimetype", "application/epub+zip"}})) == "is an electronic book (EPUB).");
  CHECK(refused_as(zip_of({{"a.txt", "text"}})) == "is a ZIP archive without a Word document in it.");
}

TEST_CASE("a Word document is told by its content types, whatever its main part is called") {
  CHECK(type_of(docx_of(word_paragraph("x"))) == FileType::docx);
  CHECK(type_of(zip_of({{"word/document.xml", "<w:document/>"}})) == FileType::docx);
  CHECK(type_of(bytes_of(fixture("word/charity.docx"))) == FileType::docx);
  // Cut off, it is still one, and damaged.
  const std::string whole = bytes_of(fixture("word/annual.docx"));
  CHECK(read_bytes(whole.substr(0, whole.size() / 2)).error().code == ErrorCode::damaged);
}
