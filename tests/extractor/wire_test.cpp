// The wire between a pool and its readers. What comes over it was made from a stranger's bytes, so most of
// this is about lies.
#include "extractor/wire.h"

#include <cmath>
#include <cstring>
#include <functional>
#include <limits>

#include <catch2/catch.hpp>

using namespace candour;
using wire::AnswerKind;

namespace {

// Two pages, three paragraphs, one of them across the pages; é and ü take two bytes each.
Document sample() {
  Document document;
  document.source.media_type = "application/pdf";
  document.source.bytes = 12345;
  document.metadata = {"Erklärung", "de-DE", "Jürgen", "2024-03-28T14:05:00Z", "2024-04-02", true, 2, true};
  document.text = "Titel\nCafé für alle\n7\n";
  document.pages = {{1,
                     595,
                     842,
                     PageQuality::read,
                     14,
                     0.25F,
                     0,
                     {{{10, 20, 30, 40}}, {{1, 2, 3, 4}}},
                     false,
                     Ocr::read,
                     0.93F,
                     "de",
                     0.25F,
                     3,
                     4},
                    {2, 842, 595, PageQuality::image_only, 1, 1, 0.5F, {}, true, Ocr::out_of_time, 0}};
  document.lines = {{0, {10, 10, 60, 20}}, {0, {10, 30, 60, 40}}, {1, {10, 10, 60, 20}}};
  document.words = {{{0, 5}, 0, {10, 10, 60, 20}, 18, true, 0, 0},
                    {{6, 11}, 1, {10, 30, 30, 40}, 10, false, 0, 0},
                    {{12, 16}, 1, {32, 30, 60, 40}, 10, false, 0, 0},
                    {{17, 21}, 2, {10, 10, 60, 20}, 10, false, 0, 0},
                    {{22, 23}, 2, {10, 10, 60, 20}, 8, false, 0, 0}};
  document.paragraphs = {{{0, 5}, 0, 0, 1, Role::heading, 1},
                         {{6, 21}, 0, 1, 4, Role::body, 0},
                         {{22, 23}, 1, 4, 5, Role::page_number, 0}};
  return document;
}

std::string payload_of(const std::string& answer) {
  return answer.substr(wire::kHeaderSize);
}

// Why a document that breaks a promise of document.h is refused; empty if it is not.
std::string refusal(const std::function<void(Document&)>& spoil) {
  Document document = sample();
  spoil(document);
  const auto decoded = wire::decode_answer(AnswerKind::document, payload_of(wire::encode_document(document)));
  if (decoded) return {};
  CHECK(decoded.error().code == ErrorCode::reader_answer);
  return decoded.error().message;
}

}  // namespace

TEST_CASE("A document arrives as it was sent") {
  const Document sent = sample();
  const std::string answer = wire::encode_document(sent);
  const auto header = wire::decode_header(answer.substr(0, wire::kHeaderSize));
  REQUIRE(header);
  CHECK(header->kind == AnswerKind::document);
  CHECK(header->length == answer.size() - wire::kHeaderSize);
  const auto decoded = wire::decode_answer(header->kind, payload_of(answer));
  REQUIRE(decoded);
  const Document& got = decoded.value();
  CHECK(got.source.media_type == sent.source.media_type);
  CHECK(got.source.bytes == sent.source.bytes);
  CHECK(got.metadata.title == sent.metadata.title);
  CHECK(got.metadata.language == sent.metadata.language);
  CHECK(got.metadata.author == sent.metadata.author);
  CHECK(got.metadata.created == sent.metadata.created);
  CHECK(got.metadata.modified == sent.metadata.modified);
  CHECK(got.metadata.tagged);
  CHECK(got.metadata.attachments == 2);
  CHECK(got.metadata.scripts);
  CHECK(got.text == sent.text);
  CHECK(got.pages[0].language == "de");
  CHECK(got.pages[0].dictionary_share == 0.25F);
  CHECK(got.pages[0].glued_words == 3);
  CHECK(got.pages[0].letter_digit_swaps == 4);
  CHECK(got.pages[1].language == "und");
  CHECK(got.pages[0].images[1].box == sent.pages[0].images[1].box);
  CHECK(got.pages[1].quality == PageQuality::image_only);
  CHECK(got.pages[0].ocr == Ocr::read);
  CHECK(got.pages[0].ocr_confidence == 0.93F);
  CHECK(got.pages[1].ocr == Ocr::out_of_time);
  CHECK(got.lines[2].page == 1);
  CHECK(got.words[0].bold);
  CHECK(got.words[3].text == sent.words[3].text);
  CHECK(got.paragraphs[2].role == Role::page_number);
  // Every field: what was decoded is sent again as the same bytes.
  CHECK(wire::encode_document(got) == answer);
}

TEST_CASE("An error arrives as it was sent") {
  const Error sent{ErrorCode::encrypted, "Bericht für 2024.pdf: needs a password.", "Save a copy without it."};
  const auto decoded = wire::decode_answer(AnswerKind::error, payload_of(wire::encode_error(sent)));
  REQUIRE_FALSE(decoded);
  CHECK(decoded.error().code == sent.code);
  CHECK(decoded.error().message == sent.message);
  CHECK(decoded.error().advice == sent.advice);
}

TEST_CASE("Setup and request arrive as they were sent") {
  const auto setup =
      wire::decode_setup(wire::encode_setup({1234, 1ULL << 33, 660, {OcrMode::always, "/usr/share/data", 99}}));
  REQUIRE(setup);
  CHECK(setup->timeout_ms == 1234);
  CHECK(setup->memory_bytes == 1ULL << 33);
  CHECK(setup->ocr.mode == OcrMode::always);
  CHECK(setup->ocr.data == "/usr/share/data");
  CHECK(setup->ocr.timeout_ms == 99);
  CHECK(setup.value().processor_seconds == 660);
  const auto request = wire::decode_request(wire::encode_request({"a/ü.pdf", "geheim\tü"}));
  REQUIRE(request);
  CHECK(request->name == "a/ü.pdf");
  CHECK(request->password == "geheim\tü");
  CHECK_FALSE(wire::decode_request(wire::encode_setup({})));
  CHECK_FALSE(wire::decode_setup(wire::encode_request({"x", {}})));
  CHECK_FALSE(wire::decode_setup(""));
}

TEST_CASE("That OCR begins is said without a payload, and is no answer") {
  const std::string said = wire::encode_recognising();
  CHECK(said.size() == wire::kHeaderSize);
  const auto header = wire::decode_header(said);
  REQUIRE(header);
  CHECK(header->kind == AnswerKind::recognising);
  CHECK_FALSE(wire::decode_answer(header->kind, ""));
  std::string lie = said;
  lie[8] = 1;  // a length
  CHECK_FALSE(wire::decode_header(lie));
}

TEST_CASE("A setup with an unknown OCR mode is refused") {
  CHECK_FALSE(wire::decode_setup(wire::encode_setup({1, 2, 3, {static_cast<OcrMode>(3), {}, 4}})));
}

TEST_CASE("OCR that is unknown, or as sure as cannot be, is refused") {
  CHECK(refusal([](Document& d) { d.pages[1].ocr = static_cast<Ocr>(6); }) == "page 1: unknown OCR");
  CHECK(refusal([](Document& d) { d.pages[0].ocr_confidence = 1.5F; }) == "page 0: confidence not in 0 to 1");
  CHECK(refusal([](Document& d) { d.pages[0].ocr_confidence = std::numeric_limits<float>::quiet_NaN(); }) ==
        "page 0: confidence not in 0 to 1");
  CHECK(refusal([](Document& d) { d.pages[1].ocr_confidence = 0.5F; }) == "page 1: confidence without OCR");
}

TEST_CASE("A name that is too long is cut between characters") {
  std::string name(wire::kMaxName - 1, 'a');
  name += "üü";
  CHECK(wire::decode_request(wire::encode_request({name, {}})).value().name == std::string(wire::kMaxName - 1, 'a'));
}

TEST_CASE("An answer that ends anywhere before its end is refused") {
  for (const std::string& answer :
       {wire::encode_document(sample()), wire::encode_error({ErrorCode::damaged, "broken", "mend"})}) {
    const auto header = wire::decode_header(answer.substr(0, wire::kHeaderSize));
    const std::string payload = payload_of(answer);
    for (std::size_t size = 0; size < payload.size(); ++size) {
      // A copy of exactly that size, so that a sanitizer sees a step past its end.
      const std::string part(payload, 0, size);
      const auto decoded = wire::decode_answer(header->kind, part);
      REQUIRE_FALSE(decoded);
      REQUIRE(decoded.error().code == ErrorCode::reader_answer);
    }
    for (std::size_t size = 0; size < wire::kHeaderSize; ++size)
      REQUIRE_FALSE(wire::decode_header(answer.substr(0, size)));
  }
}

TEST_CASE("An answer with bytes behind its end is refused") {
  CHECK_FALSE(wire::decode_answer(AnswerKind::document, payload_of(wire::encode_document(sample())) + '\0'));
}

TEST_CASE("A flipped bit anywhere gives a document that keeps its promises, or a refusal") {
  const std::string payload = payload_of(wire::encode_document(sample()));
  for (std::size_t i = 0; i < payload.size() * 8; ++i) {
    std::string flipped = payload;
    flipped[i / 8] = static_cast<char>(flipped[i / 8] ^ (1 << (i % 8)));
    const auto decoded = wire::decode_answer(AnswerKind::document, flipped);
    if (!decoded) continue;
    // What is let through can be used without a step outside (a sanitizer watches) and is sent again as the
    // same bytes.
    const Document& document = decoded.value();
    for (const Paragraph& paragraph : document.paragraphs) regions_of(document, paragraph.text);
    printed_text(document);
    REQUIRE(payload_of(wire::encode_document(document)) == flipped);
  }
}

TEST_CASE("A count that is a lie costs no memory") {
  const std::string payload = payload_of(wire::encode_document(sample()));
  for (std::size_t i = 0; i + 4 <= payload.size(); ++i) {
    for (const std::uint32_t count : {0xFFFFFFFFU, 0x7FFFFFFFU, 0x10000000U}) {
      std::string hostile = payload;
      std::memcpy(hostile.data() + i, &count, sizeof count);
      const auto decoded = wire::decode_answer(AnswerKind::document, hostile);
      if (decoded) REQUIRE(payload_of(wire::encode_document(decoded.value())) == hostile);
    }
  }
}

TEST_CASE("A header of another version, kind or program is refused") {
  const std::string good = wire::encode_ready();
  REQUIRE(wire::decode_header(good));
  for (std::size_t i = 0; i < wire::kHeaderSize; ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x40);
    CHECK_FALSE(wire::decode_header(bad));  // i >= 8: a ready with a length
  }
}

TEST_CASE("A document that breaks a promise is refused, and it is said which") {
  const float infinite = std::numeric_limits<float>::infinity(), nan = std::nanf("");
  CHECK(refusal([](Document&) {}).empty());
  CHECK(refusal([](Document& d) { d.pages.clear(); }) == "no pages");
  CHECK(refusal([](Document& d) { d.pages[1].number = 1; }) == "page 1: number out of order");
  CHECK(refusal([](Document& d) { d.pages[0].number = 2; }) == "page 0: number out of order");
  CHECK(refusal([&](Document& d) { d.pages[0].width = infinite; }) == "page 0: impossible size");
  CHECK(refusal([](Document& d) { d.pages[0].height = -1; }) == "page 0: impossible size");
  CHECK(refusal([](Document& d) { d.pages[0].quality = static_cast<PageQuality>(4); }) == "page 0: unknown quality");
  CHECK(refusal([&](Document& d) { d.pages[0].image_share = nan; }) == "page 0: share not in 0 to 1");
  CHECK(refusal([](Document& d) { d.pages[0].garbled_share = 1.5F; }) == "page 0: share not in 0 to 1");
  CHECK(refusal([](Document& d) { d.pages[0].images.resize(1001); }) == "page 0: too many images");
  CHECK(refusal([&](Document& d) { d.pages[0].images[0].box.x0 = nan; }) == "page 0: impossible image box");
  CHECK(refusal([](Document& d) { d.lines[0].page = 2; }) == "line 0: no such page");
  CHECK(refusal([](Document& d) { d.lines[1].box.x1 = 0; }) == "line 1: impossible box");
  CHECK(refusal([](Document& d) { d.words[1].text.begin = 4; }) == "word 1: range out of order");
  CHECK(refusal([](Document& d) { d.words[1].text.end = 6; }) == "word 1: range out of order");
  CHECK(refusal([](Document& d) { d.words[4].text.end = 99; }) == "word 4: range out of order");
  CHECK(refusal([](Document& d) { d.words[1].text.end = 10; }) == "word 1: range within a character");
  CHECK(refusal([](Document& d) { d.words[2].line = 3; }) == "word 2: no such line");
  CHECK(refusal([&](Document& d) { d.words[2].box.y1 = infinite; }) == "word 2: impossible box");
  CHECK(refusal([&](Document& d) { d.words[2].font_size = nan; }) == "word 2: impossible font size");
  CHECK(refusal([](Document& d) { d.words[2].source_begin = 1; }) == "word 2: source out of order");
  CHECK(refusal([](Document& d) { d.paragraphs[1].text.begin = 7; }) == "paragraph 1: not a line of the text");
  CHECK(refusal([](Document& d) { d.paragraphs[1].text.end = 20; }) == "paragraph 1: not a line of the text");
  CHECK(refusal([](Document& d) { d.paragraphs[2].text.end = 24; }) == "paragraph 2: not a line of the text");
  CHECK(refusal([](Document& d) { d.paragraphs[1].page = 2; }) == "paragraph 1: no such page");
  CHECK(refusal([](Document& d) { d.paragraphs[1].first_word = 0; }) == "paragraph 1: words out of order");
  CHECK(refusal([](Document& d) { d.paragraphs[2].end_word = 6; }) == "paragraph 2: words out of order");
  CHECK(refusal([](Document& d) { d.paragraphs[0].end_word = 2, d.paragraphs[1].first_word = 2; }) ==
        "paragraph 0: a word outside");
  CHECK(refusal([](Document& d) { std::swap(d.lines[1].page, d.lines[2].page); }) == "paragraph 1: pages out of order");
  CHECK(refusal([](Document& d) { d.paragraphs[1].role = static_cast<Role>(10); }) == "paragraph 1: unknown role");
  CHECK(refusal([](Document& d) { d.paragraphs[0].level = 7; }) == "paragraph 0: impossible level");
  CHECK(refusal([](Document& d) { d.paragraphs.pop_back(); }) == "text after the last paragraph");
  CHECK(refusal([](Document& d) { d.paragraphs[2].end_word = 4; }) == "words after the last paragraph");
  CHECK(refusal([](Document& d) { d.text[1] = '\xFF'; }) == "text 24: not UTF-8");
  CHECK(refusal([](Document& d) { d.metadata.title = "\xED\xA0\x80"; }) == "title 3: not UTF-8");
  CHECK(refusal([](Document& d) { d.metadata.language = "\xC3"; }) == "language 1: not UTF-8");
  CHECK(refusal([](Document& d) { d.metadata.author = "\xC3"; }) == "author 1: not UTF-8");
  CHECK(refusal([](Document& d) { d.pages[1].language = ""; }) == "page 1: impossible language");
  CHECK(refusal([](Document& d) { d.pages[1].language = "<script>"; }) == "page 1: impossible language");
  CHECK(refusal([](Document& d) { d.pages[1].dictionary_share = 2; }) == "page 1: share not in 0 to 1");
  CHECK(refusal([](Document& d) { d.source.media_type = "\x80"; }) == "media type 1: not UTF-8");
}

TEST_CASE("An error that a reader cannot know of is refused") {
  const auto refused = [](const Error& error) {
    const auto decoded = wire::decode_answer(AnswerKind::error, payload_of(wire::encode_error(error)));
    return decoded.error().code == ErrorCode::reader_answer && decoded.error().message != error.message;
  };
  CHECK(refused({ErrorCode::none, "fine", ""}));
  CHECK(refused({ErrorCode::reader_missing, "not there", ""}));
  CHECK(refused({ErrorCode::pack_invalid, "a pack", ""}));
  CHECK(refused({static_cast<ErrorCode>(99), "what", ""}));
  CHECK(refused({ErrorCode::damaged, "", ""}));
  CHECK(refused({ErrorCode::damaged, "\xFE", ""}));
  CHECK_FALSE(refused({ErrorCode::damaged, "broken", ""}));
}

TEST_CASE("A ready is no answer to a request") {
  CHECK(wire::decode_answer(AnswerKind::ready, "").error().code == ErrorCode::reader_answer);
}
