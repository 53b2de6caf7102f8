// What the reader makes of a file. The files are made by fixtures/make_fixtures.py.
#include "tests/extractor/read_helpers.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <unistd.h>

using namespace candour;
using namespace candour::reading;
using std::string_literals::operator""s;

namespace {

Document document(const std::string& name) {
  auto result = read_file(fixture(name));
  INFO(name);
  REQUIRE(result);
  return result.take();
}

std::string text(const std::string& name) {
  return printed_text(document(name));
}

ErrorCode error_of(const std::string& name, const ReadLimits& limits = {}) {
  const auto result = read_file(fixture(name), limits);
  REQUIRE_FALSE(result);
  CHECK(result.error().message.find(name) == 0);
  CHECK_FALSE(result.error().advice.empty());
  return result.error().code;
}

std::string text_of_bytes(const std::string& bytes) {
  const Written file(bytes);
  auto result = read_file(file.path());
  REQUIRE(result);
  return printed_text(result.value());
}

}  // namespace

TEST_CASE(
    "columns are read one after the other, under the title that spans them, however the file orders its "
    "lines") {
  CHECK(text("columns.pdf") ==
        "Slavery and human trafficking statement\n"
        "Forced labour has no place in our business, and we look for it wherever goods are made for us. Each "
        "buyer knows the sites that "
        "supply the goods, and visits them at least once in every year.\n"
        "Where we found that passports had been kept by an agency, they were given back the same week. We "
        "paid back the fees that 14 "
        "workers had paid. The agency no longer works for us.\n"
        "In the coming year we will visit the second tier of our supply chain, beginning with cotton and "
        "with seasonal work on farms.\n");
}

TEST_CASE("boxes count from the top left corner of the crop box, and what stands outside it is not read") {
  const Document read = document("cropbox.pdf");
  CHECK(printed_text(read) == "What stands inside is read.\n");
  CHECK(read.pages[0].width == 500);
  CHECK(read.pages[0].height == 300);
  CHECK(read.words[0].box.x0 == Approx(50));  // at 100 on the sheet
  CHECK(read.words[0].box.y1 == Approx(52.2).margin(0.1));
  CHECK(read.words[0].font_size == Approx(10));
}

TEST_CASE("a turned page is read as it is shown, and text that runs upwards on it comes last, as an aside") {
  const Document read = document("rotated.pdf");
  CHECK(printed_text(read) == "The page is turned, and the text is upright.\nText that runs upwards\n");
  CHECK(roles(read) == std::vector<Role>{Role::body, Role::aside});
  CHECK(read.pages[0].width == 400);
  const Box upwards = read.words[read.paragraphs[1].first_word].box;
  CHECK(upwards.y1 - upwards.y0 > upwards.x1 - upwards.x0);
}

TEST_CASE("a word that a line's end has hyphenated is whole, and hyphens that belong to a word stay") {
  const Document read = document("hyphens.pdf");
  CHECK(printed_text(read) ==
        "We have a long-term plan against human trafficking. Each of the suppliers agreed to a long-term "
        "contract, and the Asia-Pacific "
        "region follows. Pay is checked by pre- and post-award audits of the warehouse.\n");
  // Such a word is two Words whose ranges touch, so that both boxes are known.
  const auto& words = read.words;
  REQUIRE(text_of(read, words[7].text) == "traffick");
  CHECK(words[7].text.end == words[8].text.begin);
  CHECK(words[7].line + 1 == words[8].line);
}

TEST_CASE("ligatures are unfolded, accents composed, and all kinds of space are spaces") {
  CHECK(text("ligatures.pdf") == "Our office checks fines of 2019\nCaf\xC3\xA9 staff a\n");
  CHECK(document("ligatures.pdf").metadata.language == "en-GB");
}

TEST_CASE("what a PDF says of itself is kept, and what it holds is counted and left alone") {
  const Metadata metadata = document("metadata.pdf").metadata;
  CHECK(metadata.title == "Our statement");
  CHECK(metadata.author == "J\u00FCrg");
  CHECK(metadata.created == "2024-03-28T14:05:00+01:00");
  CHECK(metadata.modified.empty());  // "yesterday"
  CHECK(metadata.language == "en-GB");
  CHECK(metadata.tagged);
  CHECK(metadata.attachments == 2);
  CHECK(metadata.scripts);
  CHECK(text("metadata.pdf") == "We train our staff.\n");
}

TEST_CASE("a PDF that says nothing of itself has no metadata") {
  const Metadata metadata = document("garbled.pdf").metadata;
  CHECK(metadata.title.empty());
  CHECK(metadata.author.empty());
  CHECK(metadata.created.empty());
  CHECK_FALSE(metadata.tagged);
  CHECK(metadata.attachments == 0);
  CHECK_FALSE(metadata.scripts);
}

TEST_CASE("each page has its language, and English words are looked up") {
  const Document read = document("languages.pdf");
  REQUIRE(read.pages.size() == 2);
  CHECK(read.pages[0].language == "en");
  CHECK(read.pages[0].dictionary_share == 1);
  CHECK(read.pages[1].language == "fr");
  CHECK(read.pages[1].dictionary_share == -1);
  CHECK(read.pages[1].quality == PageQuality::read);
}

TEST_CASE("letters are put together to words by where they stand") {
  CHECK(text("spacing.pdf") ==
        "Modern Slavery Act\n"  // letter-spaced
        "SUPPLY CHAINS\n"       // letters parted by spaces
        "Each letter of this line is placed by itself.\n"
        "Printed twice to look bold\n");
}

TEST_CASE(
    "running heads, feet and page numbers are kept but not printed, and a paragraph that crosses a page is "
    "whole on its first") {
  const Document read = document("running.pdf");
  CHECK(printed_text(read) ==
        "The first page says what we do and what we do not do. Its last paragraph does not end with the page "
        "but goes on here. A new "
        "paragraph follows it and closes the second page.\n"
        "A note at the foot of page one.\n\f\fThe third page is short.\n");
  CHECK(text_of(read, read.paragraphs[0].text) == "Example Holdings plc | Statement");
  CHECK(read.paragraphs[0].role == Role::running_head);
  CHECK(read.paragraphs[3].role == Role::running_foot);
  CHECK(read.paragraphs[4].role == Role::page_number);
  const auto regions = regions_of(read, read.paragraphs[1].text);
  REQUIRE(regions.size() == 2);
  CHECK(regions[1].page == 2);
}

TEST_CASE("footnote marks are left out of the text, exponents stay, and footnotes follow the page's text") {
  const Document read = document("footnotes.pdf");
  CHECK(printed_text(read) ==
        "We map our supply chain, tier by tier, over 120 m\xC2\xB2 of floor, and report on it every year.\n"
        "1 See the list of sites on our website.\n2 As counted in June.\n");
  CHECK(roles(read) == std::vector<Role>{Role::body, Role::footnote, Role::footnote});
}

TEST_CASE("a table is read row by row") {
  const Document read = document("table.pdf");
  CHECK(roles(read) == std::vector<Role>{Role::body, Role::table_row, Role::table_row, Role::table_row, Role::body});
  CHECK(text_of(read, read.paragraphs[2].text) == "Europe 214 61 %");
}

TEST_CASE("headings are told by size and weight, list items by their bullets") {
  const Document read = document("roles.pdf");
  CHECK(roles(read) ==
        std::vector<Role>{Role::heading, Role::heading, Role::body, Role::list_item, Role::list_item, Role::body});
  CHECK(read.paragraphs[0].level == 1);
  CHECK(read.paragraphs[1].level == 2);
  CHECK(text_of(read, read.paragraphs[3].text) == "\xE2\x80\xA2 the code of conduct, which is part of each contract;");
  CHECK(read.words[0].bold);
}

TEST_CASE("a page is image-only, empty or garbled when it could not be read, and says so") {
  const Document read = document("image_only.pdf");
  REQUIRE(read.pages.size() == 3);
  CHECK(read.pages[0].quality == PageQuality::image_only);
  CHECK(read.pages[0].image_share == Approx(0.7).margin(0.03));
  CHECK(read.pages[0].images[0].box.x0 == Approx(40));
  CHECK(read.pages[1].quality == PageQuality::empty);
  CHECK(read.pages[2].quality == PageQuality::read);
  CHECK(printed_text(read) == "\f\fText goes on behind an inline image, which must be read past.\n");
  const Document garbled = document("garbled.pdf");
  CHECK(garbled.pages[0].quality == PageQuality::garbled);
  CHECK(garbled.pages[0].garbled_share == 1);
}

TEST_CASE("the invisible text layer of a scan is read, but not beside the same text drawn visibly") {
  CHECK(text("ocr_layer.pdf") == "Only the text layer of the scan\nSeen and layered\n");
}

TEST_CASE("a PDF is opened without a password if it can be, and refused with advice if not") {
  CHECK(text("owner_password.pdf") == "Whoever may open it may read it.\n");
  CHECK(error_of("user_password.pdf") == ErrorCode::encrypted);
}

TEST_CASE("a damaged PDF is repaired if it can be, and refused if not") {
  CHECK(text("broken_xref.pdf") == text("columns.pdf"));
  CHECK(error_of("broken.pdf") == ErrorCode::damaged);
}

TEST_CASE("a page of a size that only numbers have is no page") {
  std::string bytes = bytes_of(fixture("columns.pdf"));
  const std::size_t at = bytes.find("595.2756 841.8898");
  REQUIRE(at != std::string::npos);
  const auto refused = read_bytes(bytes.replace(at, 17, "59527560 84188980"));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::damaged);
}

TEST_CASE("limits on pages and words are errors, not shorter documents") {
  CHECK(error_of("running.pdf", {2, 1000}) == ErrorCode::limit_pages);
  CHECK(error_of("columns.pdf", {10, 20}) == ErrorCode::limit_pages);
  CHECK(error_of("utf8.txt", {10, 20}) == ErrorCode::limit_pages);
}

TEST_CASE("plain text in any of its encodings gives the same paragraphs and the same places in the file") {
  const Document utf8 = document("utf8.txt");
  CHECK(printed_text(utf8) ==
        "Modern slavery statement\n"
        "We wrap our lines at about fifty characters, as mail programs do. The second line goes on here.\n"
        "Our policies\nIn the coming year we will:\n- train 40 buyers \xE2\x80\x93 all of them \xE2\x80\x93 "
        "on forced labour;\n"
        "- visit caf\xC3\xA9s and farms.\nJane Example\nChief Executive\n");
  CHECK(roles(utf8) == std::vector<Role>{Role::heading, Role::body, Role::heading, Role::body, Role::list_item,
                                         Role::list_item, Role::body, Role::body});
  CHECK(places_of(utf8) == Places::characters);
  const Word& slavery = utf8.words[1];
  CHECK(slavery.source_begin == 7);
  CHECK(slavery.source_end == 14);
  for (const char* name : {"utf8_bom.txt", "utf16le.txt", "utf16be.txt", "windows1252.txt"}) {
    INFO(name);
    const Document other = document(name);
    CHECK(other.text == utf8.text);
    REQUIRE(other.words.size() == utf8.words.size());
    for (std::size_t i = 0; i < utf8.words.size(); ++i)
      CHECK(other.words[i].source_begin == utf8.words[i].source_begin);
  }
  CHECK(text("crlf.txt") == printed_text(utf8));
}

TEST_CASE("a form feed in plain text ends a paragraph, and control characters and NUL vanish") {
  CHECK(text_of_bytes("We have one page\fand another.\n") == "We have one page\n\fand another.\n");
  CHECK(text_of_bytes("We have a pol\0icy\x01 on this.\n"s) == "We have a policy on this.\n");
  CHECK(text_of_bytes("Soft hy\xC2\xADphens are not seen.\n") == "Soft hyphens are not seen.\n");
}

TEST_CASE("a plain text has a page for each form feed that something follows") {
  const Written two("We have one page.\n\fAnd one more.\n\f");
  const auto document = read_file(two.path());
  REQUIRE(document);
  REQUIRE(document.value().pages.size() == 2);
  CHECK(document.value().pages[1].number == 2);
  CHECK(document.value().pages[0].characters == 14);
  CHECK(document.value().paragraphs[1].page == 1);
  CHECK(document.value().lines[1].page == 1);
  CHECK(printed_text(document.value()) == "We have one page.\n\fAnd one more.\n");
  CHECK(places_of(document.value()) == Places::characters);
  const Written empty_between("We have one page.\n\f\n\fAnd a third.\n");
  CHECK(read_file(empty_between.path()).value().pages[1].quality == PageQuality::empty);
  ReadLimits limits;
  limits.pages = 1;
  const int file = open(two.path().c_str(), O_RDONLY | O_CLOEXEC);
  const auto refused = read_document(file, "two.txt", limits);
  close(file);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::limit_pages);
  CHECK(refused.error().message == "two.txt: more than 1 pages.");
}

TEST_CASE("what a file is shows in its bytes and not in its name") {
  const Written empty("");
  CHECK(read_file(empty.path()).error().code == ErrorCode::file_empty);
  const Written archive("PK\x03\x04\x14\x00 and so on"s);
  const auto refused = read_file(archive.path());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::type_unsupported);
  CHECK(refused.error().message.find("is a ZIP archive (Word, Excel and PowerPoint documents are such archives).") !=
        std::string::npos);
  const Written noise("\x00\x01\x02\x03\x04\x05\x06\x07 noise"s);
  CHECK(read_file(noise.path()).error().code == ErrorCode::type_unsupported);
  const int folder = open("/", O_RDONLY | O_CLOEXEC);
  CHECK(read_document(folder, "folder", {}).error().code == ErrorCode::not_a_file);
  close(folder);
  // Some programs write mail headers and the like before the PDF.
  std::ifstream in(fixture("columns.pdf"), std::ios::binary);
  const std::string pdf((std::istreambuf_iterator<char>(in)), {});
  CHECK(text_of_bytes("X-Header: none\n\n" + pdf) == text("columns.pdf"));
}

TEST_CASE("every fixture gives a Document that keeps its contract") {
  for (const auto& entry : std::filesystem::directory_iterator(fixture(""))) {
    if (entry.path().extension() != ".pdf" && entry.path().extension() != ".txt") continue;
    INFO(entry.path());
    const auto result = read_file(entry.path());
    if (!result) continue;
    check_contract(result.value());
    CHECK(result.value().source.bytes == entry.file_size());
  }
}
