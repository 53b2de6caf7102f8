// The parent's side of the wire: everything in here reads bytes that a hostile program may have written.
#include "extractor/utf8.h"
#include "extractor/wire.h"
#include "extractor/wire_bytes.h"

#include <algorithm>
#include <cmath>

namespace candour::wire {
namespace {

// Collects the first thing that is wrong; later ones follow from it.
class Verdict {
 public:
  bool good() const { return wrong_.empty(); }
  void check(bool holds, const char* what) {
    if (!holds && good()) wrong_ = what;
  }
  void check(bool holds, const char* what, std::size_t index, const char* why) {
    if (!holds && good()) wrong_ = std::string(what) + " " + std::to_string(index) + ": " + why;
  }
  const std::string& wrong() const { return wrong_; }

 private:
  std::string wrong_;
};

// Coordinates beyond this are nonsense on any page, and sums of them stay finite.
constexpr float kFarAway = 1e7F;

bool is_coordinate(float value) {
  return std::isfinite(value) && value >= -kFarAway && value <= kFarAway;
}
bool is_length(float value) {
  return std::isfinite(value) && value >= 0 && value <= kFarAway;
}
bool is_share(float value) {
  return value >= 0 && value <= 1;
}  // false for NaN

bool is_box(const Box& box) {
  return is_coordinate(box.x0) && is_coordinate(box.y0) && is_coordinate(box.x1) && is_coordinate(box.y1) &&
         box.x0 <= box.x1 && box.y0 <= box.y1;
}

bool begins_character(const std::string& text, std::uint32_t at) {
  return at == text.size() || (text[at] & 0xC0) != 0x80;
}

TextRange get_range(Reader& in) {
  TextRange range;
  range.begin = in.number<std::uint32_t>();
  range.end = in.number<std::uint32_t>();
  return range;
}

Box get_box(Reader& in) {
  Box box;
  box.x0 = in.number<float>();
  box.y0 = in.number<float>();
  box.x1 = in.number<float>();
  box.y1 = in.number<float>();
  return box;
}

// Letters, figures and hyphens, and not many.
bool is_language(std::string_view language) {
  return !language.empty() && language.size() <= 16 && std::all_of(language.begin(), language.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

void get_pages(Reader& in, Document& document, Verdict& verdict) {
  const auto count = in.count(kPageSize);
  verdict.check(count > 0, "no pages");
  document.pages.reserve(count);
  for (std::uint32_t i = 0; i < count && in.good() && verdict.good(); ++i) {
    Page& page = document.pages.emplace_back();
    page.number = in.number<std::uint32_t>();
    page.width = in.number<float>();
    page.height = in.number<float>();
    const auto quality = in.number<std::uint8_t>();
    page.quality = static_cast<PageQuality>(quality);
    page.characters = in.number<std::uint32_t>();
    page.image_share = in.number<float>();
    page.garbled_share = in.number<float>();
    const auto images = in.count(kBoxSize);
    verdict.check(page.number == i + 1, "page", i, "number out of order");
    verdict.check(is_length(page.width) && is_length(page.height), "page", i, "impossible size");
    verdict.check(quality <= static_cast<std::uint8_t>(PageQuality::empty), "page", i, "unknown quality");
    verdict.check(is_share(page.image_share) && is_share(page.garbled_share), "page", i, "share not in 0 to 1");
    verdict.check(images <= kMaxImages, "page", i, "too many images");
    if (!verdict.good()) return;
    page.images.reserve(images);
    for (std::uint32_t j = 0; j < images; ++j) {
      page.images.push_back({get_box(in)});
      verdict.check(is_box(page.images.back().box), "page", i, "impossible image box");
    }
    const auto maps_missing = in.number<std::uint8_t>();
    page.maps_missing = maps_missing != 0;
    verdict.check(maps_missing <= 1, "page", i, "neither true nor false");
    const auto ocr = in.number<std::uint8_t>();
    page.ocr = static_cast<Ocr>(ocr);
    page.ocr_confidence = in.number<float>();
    verdict.check(ocr <= static_cast<std::uint8_t>(Ocr::failed), "page", i, "unknown OCR");
    verdict.check(is_share(page.ocr_confidence), "page", i, "confidence not in 0 to 1");
    verdict.check(page.ocr == Ocr::read || page.ocr_confidence == 0, "page", i, "confidence without OCR");
    page.language = in.string();
    page.dictionary_share = in.number<float>();
    page.glued_words = in.number<std::uint32_t>();
    page.letter_digit_swaps = in.number<std::uint32_t>();
    verdict.check(is_language(page.language), "page", i, "impossible language");
    verdict.check(is_share(page.dictionary_share) || page.dictionary_share == -1, "page", i, "share not in 0 to 1");
  }
}

void get_lines(Reader& in, Document& document, Verdict& verdict) {
  const auto count = in.count(kLineSize);
  document.lines.reserve(count);
  for (std::uint32_t i = 0; i < count && verdict.good(); ++i) {
    Line& line = document.lines.emplace_back();
    line.page = in.number<std::uint32_t>();
    line.box = get_box(in);
    verdict.check(line.page < document.pages.size(), "line", i, "no such page");
    verdict.check(is_box(line.box), "line", i, "impossible box");
  }
}

void get_words(Reader& in, Document& document, Verdict& verdict) {
  const auto count = in.count(kWordSize);
  document.words.reserve(count);
  std::uint32_t end = 0;  // of the word before
  for (std::uint32_t i = 0; i < count && verdict.good(); ++i) {
    Word& word = document.words.emplace_back();
    word.text = get_range(in);
    word.line = in.number<std::uint32_t>();
    word.box = get_box(in);
    word.font_size = in.number<float>();
    const auto bold = in.number<std::uint8_t>();
    word.bold = bold == 1;
    word.source_begin = in.number<std::uint32_t>();
    word.source_end = in.number<std::uint32_t>();
    const bool placed =
        word.text.begin >= end && word.text.begin < word.text.end && word.text.end <= document.text.size();
    verdict.check(placed, "word", i, "range out of order");
    if (!verdict.good()) return;
    verdict.check(begins_character(document.text, word.text.begin) && begins_character(document.text, word.text.end),
                  "word", i, "range within a character");
    verdict.check(word.line < document.lines.size(), "word", i, "no such line");
    verdict.check(is_box(word.box), "word", i, "impossible box");
    verdict.check(is_length(word.font_size), "word", i, "impossible font size");
    verdict.check(bold <= 1, "word", i, "neither bold nor not");
    verdict.check(word.source_begin <= word.source_end, "word", i, "source out of order");
    end = word.text.end;
  }
}

// The words of a paragraph lie in it, on pages that ascend.
void check_words(const Document& document, std::size_t index, Verdict& verdict) {
  const Paragraph& paragraph = document.paragraphs[index];
  std::uint32_t page = 0;
  for (std::uint32_t i = paragraph.first_word; i < paragraph.end_word; ++i) {
    const Word& word = document.words[i];
    const std::uint32_t on = document.lines[word.line].page;
    verdict.check(word.text.begin >= paragraph.text.begin && word.text.end <= paragraph.text.end, "paragraph", index,
                  "a word outside");
    verdict.check(on >= page, "paragraph", index, "pages out of order");
    page = on;
  }
}

void get_paragraphs(Reader& in, Document& document, Verdict& verdict) {
  const auto count = in.count(kParagraphSize);
  document.paragraphs.reserve(count);
  const std::string& text = document.text;
  std::uint32_t next = 0, next_word = 0;  // where the paragraph must begin
  for (std::uint32_t i = 0; i < count && verdict.good(); ++i) {
    Paragraph& paragraph = document.paragraphs.emplace_back();
    paragraph.text = get_range(in);
    paragraph.page = in.number<std::uint32_t>();
    paragraph.first_word = in.number<std::uint32_t>();
    paragraph.end_word = in.number<std::uint32_t>();
    const auto role = in.number<std::uint8_t>();
    paragraph.role = static_cast<Role>(role);
    paragraph.level = in.number<std::uint8_t>();
    const TextRange range = paragraph.text;
    const bool placed = range.begin == next && range.begin <= range.end && range.end < text.size() &&
                        text.find('\n', range.begin) == range.end;
    verdict.check(placed, "paragraph", i, "not a line of the text");
    verdict.check(paragraph.page < document.pages.size(), "paragraph", i, "no such page");
    verdict.check(paragraph.first_word == next_word && paragraph.end_word >= next_word &&
                      paragraph.end_word <= document.words.size(),
                  "paragraph", i, "words out of order");
    verdict.check(role <= static_cast<std::uint8_t>(Role::page_number), "paragraph", i, "unknown role");
    verdict.check(paragraph.level <= 6, "paragraph", i, "impossible level");
    if (!verdict.good()) return;
    check_words(document, i, verdict);
    next = range.end + 1;
    next_word = paragraph.end_word;
  }
  verdict.check(next == text.size(), "text after the last paragraph");
  verdict.check(next_word == document.words.size(), "words after the last paragraph");
}

std::string get_string(Reader& in, const char* what, Verdict& verdict) {
  const std::string_view text = in.string();
  verdict.check(is_utf8(text), what, text.size(), "not UTF-8");
  return verdict.good() ? std::string(text) : std::string();
}

void get_metadata(Reader& in, Metadata& metadata, Verdict& verdict) {
  metadata.title = get_string(in, "title", verdict);
  metadata.language = get_string(in, "language", verdict);
  metadata.author = get_string(in, "author", verdict);
  metadata.created = get_string(in, "created", verdict);
  metadata.modified = get_string(in, "modified", verdict);
  const auto tagged = in.number<std::uint8_t>();
  metadata.attachments = in.number<std::uint32_t>();
  const auto scripts = in.number<std::uint8_t>();
  metadata.tagged = tagged == 1;
  metadata.scripts = scripts == 1;
  verdict.check(tagged <= 1 && scripts <= 1, "metadata neither yes nor no");
}

Error nonsense(const std::string& what) {
  return {ErrorCode::reader_answer, what, {}};
}

Result<Document> decode_document(Reader& in) {
  Verdict verdict;
  Document document;
  document.source.media_type = get_string(in, "media type", verdict);
  document.source.bytes = in.number<std::uint64_t>();
  get_metadata(in, document.metadata, verdict);
  document.text = get_string(in, "text", verdict);
  verdict.check(document.text.size() < kNone, "text too long");
  if (verdict.good()) get_pages(in, document, verdict);
  if (verdict.good()) get_lines(in, document, verdict);
  if (verdict.good()) get_words(in, document, verdict);
  if (verdict.good()) get_paragraphs(in, document, verdict);
  if (!in.good()) return nonsense("it ends too early");
  verdict.check(in.at_end(), "bytes after the end");
  if (!verdict.good()) return nonsense(verdict.wrong());
  return document;
}

// Codes that a reader may send: what it finds out about a file, not what happens to readers, packs or calls.
bool is_about_the_file(ErrorCode code) {
  switch (code) {
    case ErrorCode::file_unreadable:
    case ErrorCode::not_a_file:
    case ErrorCode::file_empty:
    case ErrorCode::file_too_large:
    case ErrorCode::type_unsupported:
    case ErrorCode::encrypted:
    case ErrorCode::damaged:
    case ErrorCode::limit_time:
    case ErrorCode::limit_memory:
    case ErrorCode::limit_pages:
    case ErrorCode::internal:
      return true;
    default:
      return false;
  }
}

Error decode_error(Reader& in) {
  Verdict verdict;
  const auto code = static_cast<ErrorCode>(in.number<std::int32_t>());
  Error error{code, get_string(in, "message", verdict), get_string(in, "advice", verdict)};
  verdict.check(is_about_the_file(code), "unknown error code");
  verdict.check(error.message.size() <= kMaxErrorText && error.advice.size() <= kMaxErrorText, "error text too long");
  verdict.check(!error.message.empty(), "error without message");
  if (!in.good()) return nonsense("it ends too early");
  verdict.check(in.at_end(), "bytes after the end");
  return verdict.good() ? error : nonsense(verdict.wrong());
}

}  // namespace

Result<Document> decode_answer(AnswerKind kind, std::string_view payload) {
  Reader in(payload);
  switch (kind) {
    case AnswerKind::document:
      return decode_document(in);
    case AnswerKind::error:
      return decode_error(in);
    case AnswerKind::ready:
    case AnswerKind::recognising:
      break;
  }
  return nonsense("no answer to the request");
}

}  // namespace candour::wire
