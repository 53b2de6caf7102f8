// Files that are made to break readers: none does, and each ends in a Document or an Error, soon.
#include "tests/extractor/docx_file.h"
#include "tests/extractor/read_helpers.h"

#include <ctime>
#include <random>
#include <string>

using namespace candour;
using namespace candour::reading;

namespace {

std::string repeated(const std::string& piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

// The bytes give a Document that keeps its promises, or an Error that says what to do; in time.
Result<Document> outcome(const std::string& bytes) {
  const std::clock_t begin = std::clock();
  auto result = read_bytes(bytes);
  // Half of what the pool allows, on a slow machine with sanitizers. Of processor time: what else the machine does is not ours.
  CHECK((std::clock() - begin) / CLOCKS_PER_SEC < 30);
  if (result) check_contract(result.value());
  if (!result) CHECK_FALSE((result.error().message.empty() || result.error().advice.empty()));
  return result;
}

void survives(const std::string& bytes) {
  const auto result = outcome(bytes);
  static_cast<void>(result);
}

void survives_flips(const std::string& bytes, unsigned seed, int times) {
  std::mt19937 random(seed);
  for (int i = 0; i < times; ++i) {
    std::string flipped = bytes;
    for (int k = 0; k < 1 + i % 8; ++k) flipped[random() % flipped.size()] = static_cast<char>(random());
    INFO("seed " << seed << ", number " << i);
    survives(flipped);
  }
}

}  // namespace

TEST_CASE("elements nested without end are read as if they lay side by side") {
  const std::string text = "We train staff.";
  for (const char* tag : {"<div>", "<b>", "<ul><li>", "<table><tr><td>", "<section class=menu>", "<div/>", "<font><p>",
                          "<svg><td>", "<foo>", "<div></b>", "<a href=x>", "<select><p>", "<dl><dd>", "<button>"}) {
    INFO(tag);
    const auto result = outcome("<!doctype html>" + repeated(tag, 100000) + text);
    if (result && std::string(tag).find("s") == std::string::npos)
      CHECK(printed_text(result.value()).find("train") != std::string::npos);
  }
  survives("<!doctype html>" + repeated("</p>", 200000) + repeated("<p id=a>", 100000));
  survives("<!doctype html><table>" + repeated("x<td>", 100000));
}

TEST_CASE("elements that are made anew in each paragraph are bounded by memory") {
  std::string page = "<!doctype html><p>";
  for (int i = 0; i < 3000; ++i) page += "<b id=" + std::to_string(i) + ">";
  page += repeated("<p>x", 3000);
  survives(page);
}

TEST_CASE("attributes, entities, comments and tags without end are text or nothing") {
  survives("<!doctype html><p " + repeated("a=b ", 100000) + ">x</p>");
  std::string attributes;
  for (int i = 0; i < 100000; ++i) attributes += " a" + std::to_string(i) + "=b";
  survives("<!doctype html><p" + attributes + ">x</p>");
  survives("<!doctype html><p" + repeated("\"a\"b", 100000) + ">x</p>");
  survives("<!doctype html>" + repeated("<p", 100000));
  survives("<!doctype html>" + repeated("&amp;&lt;&#x10FFFF;&#0;&notanentity;&", 50000));
  survives("<!doctype html>" + repeated("<!--", 100000));
  survives("<!doctype html>" + repeated("<", 300000));
  survives("<!doctype html><p class='" + std::string(5'000'000, 'x'));
  survives("<!doctype html><title>" + std::string(5'000'000, 'x'));
  survives("<!doctype html><table>" + repeated("<tr><td>a<td>b", 100000));
  survives("<html>" + std::string(100000, '\0') + "<p>x");
}

TEST_CASE("Word documents nested without end are read without recursion") {
  const std::size_t deep = 100000;
  const auto result = outcome(docx_of(repeated("<w:sdt><w:sdtContent>", deep) + word_paragraph("We train staff.") +
                                      repeated("</w:sdtContent></w:sdt>", deep)));
  REQUIRE(result);
  CHECK(printed_text(result.value()) == "We train staff.\n");
  survives(
      docx_of(repeated("<w:tbl><w:tr><w:tc>", deep) + word_paragraph("x") + repeated("</w:tc></w:tr></w:tbl>", deep)));
  survives(docx_of(repeated("<w:p><w:r><w:txbxContent>", deep) + "<w:p><w:r><w:t>x</w:t></w:r></w:p>" +
                   repeated("</w:txbxContent></w:r></w:p>", deep)));
  survives(docx_of("<w:p>" + repeated("<w:r><w:fldChar w:fldCharType='begin'/></w:r>", deep) + "</w:p>"));
  survives(docx_of("<mc:AlternateContent>" + repeated("<mc:Choice>x</mc:Choice>", deep) + "</mc:AlternateContent>"));
}

TEST_CASE("a huge table, a million empty paragraphs and styles in a circle are read in time") {
  survives(docx_of("<w:tbl>" + repeated("<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc/></w:tr>", 100000) +
                   "</w:tbl>"));
  survives(docx_of(repeated("<w:p/>", 1'000'000)));
  std::string styles = "<w:styles>";
  for (int i = 0; i < 20000; ++i)
    styles += "<w:style w:styleId='s" + std::to_string(i) + "'><w:basedOn w:val='s" + std::to_string((i + 1) % 20000) +
              "'/></w:style>";
  survives(docx_of(repeated(word_paragraph("x", "<w:pStyle w:val='s1'/>"), 10000),
                   {{"word/styles.xml", styles + "</w:styles>"}}));
}

TEST_CASE("a ZIP that unpacks to a gigabyte is refused, and unpacked no further than a statement goes") {
  const std::string zeros(std::size_t{1} << 30, '\0');
  const std::string bomb = zip_of({{"[Content_Types].xml", kWordTypes}, {"word/document.xml", zeros}});
  REQUIRE(bomb.size() < 2'000'000);
  const auto result = outcome(bomb);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::limit_memory);
  const auto dense = outcome(docx_of(repeated("<w:p/>", 9'000'000)));
  REQUIRE_FALSE(dense);
  CHECK(dense.error().code == ErrorCode::limit_memory);
}

TEST_CASE("a Word document that is cut off anywhere is an error, never a shorter document") {
  const std::string whole = bytes_of(fixture("word/annual.docx"));
  for (std::size_t size = 4; size < whole.size(); size += 50) {
    INFO(size);
    const auto result = outcome(whole.substr(0, size));
    CHECK_FALSE(result);
  }
}

TEST_CASE("bytes that were changed at random break nothing") {
  survives_flips(bytes_of(fixture("word/annual.docx")), 1, 400);
  survives_flips(bytes_of(fixture("word/charity.docx")), 2, 200);
  for (const char* page : {"corporate", "old_site", "accordion", "word_export"})
    survives_flips(bytes_of(fixture("web/") + page + ".html"), 3, 100);
  // The XML itself, which a ZIP's checksums guard.
  std::mt19937 random(4);
  const std::string body = word_paragraph("We train staff.", "<w:numPr><w:ilvl w:val='1'/></w:numPr>") +
                           "<w:tbl><w:tr><w:tc>" + word_paragraph("x") + "</w:tc></w:tr></w:tbl>";
  for (int i = 0; i < 300; ++i) {
    std::string flipped = body;
    flipped[random() % flipped.size()] = static_cast<char>(random());
    survives(docx_of(flipped));
  }
}

TEST_CASE("Markdown that is made to be slow ends soon") {
  const std::string head = "# a\n\n## b\n\n";
  survives(head + repeated("[", 100000));
  survives(head + repeated("> ", 20000) + "x");
  survives(head + repeated("**a ", 100000));
  survives(head + repeated("`", 100000) + "x");
  survives(head + repeated("- ", 20000) + "x");
  survives(head + repeated("[^", 100000));
  survives(head + repeated("<!--", 100000));
  survives(head + repeated("|a", 20000) + "|\n" + repeated("|---", 20000) + "|\n" + repeated("|x\n", 20000));
  survives_flips(head + "- **a** [b](c)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n<div>x</div>\n", 5, 300);
}
