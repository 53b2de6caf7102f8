#include "tests/fuzz/promises.h"

#include "extractor/sentences.h"
#include "extractor/utf8.h"
#include "extractor/wire.h"

#include <cstdio>
#include <cstdlib>

#include <unicode/normalizer2.h>

namespace candour::fuzz {
namespace {

std::string number(std::size_t value) {
  return std::to_string(value);
}

bool is_nfc(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  const bool is = nfc->isNormalizedUTF8(icu::StringPiece(text), status) != 0;
  return U_SUCCESS(status) && is;
}

bool begins_character(const Document& document, std::uint32_t at) {
  return at == document.text.size() || (document.text[at] & 0xC0) != 0x80;
}

void check_sentences(const Document& document) {
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < document.sentences.size(); ++i) {
    const Sentence& sentence = document.sentences[i];
    const std::string which = "sentence " + number(i);
    promise(sentence.paragraph < document.paragraphs.size(), which + " has a paragraph");
    const Paragraph& paragraph = document.paragraphs[sentence.paragraph];
    promise(sentence.text.begin >= end && sentence.text.begin < sentence.text.end,
            which + " comes after the one before");
    promise(sentence.text.begin >= paragraph.text.begin && sentence.text.end <= paragraph.text.end,
            which + " lies in its paragraph");
    promise(begins_character(document, sentence.text.begin) && begins_character(document, sentence.text.end),
            which + " begins and ends on characters");
    promise(sentence.text.end - sentence.text.begin <= kLongestSentence, which + " is no longer than may be");
    promise(!is_furniture(sentence.role) && !is_furniture(paragraph.role), which + " is no furniture");
    promise(sentence.heading == kNone || sentence.heading < i, which + " stands under a heading above it");
    promise(sentence.heading == kNone || document.sentences[sentence.heading].role == Role::heading,
            which + " stands under a heading");
    promise(sentence.lead == kNone || sentence.lead < i, which + " has its lead above it");
    end = sentence.text.end;
    const auto regions = regions_of(document, sentence.text);
    for (const Region& region : regions) {
      promise(region.page >= 1 && region.page <= document.pages.size(), which + " stands on pages that there are");
    }
    promise(page_of(document, sentence.text) < document.pages.size(), which + " begins on a page that there is");
  }
}

}  // namespace

void promise(bool kept, std::string_view what) {
  if (kept) return;
  std::fprintf(stderr, "not kept: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

void check_error(const Error& error) {
  promise(error.code != ErrorCode::none, "an error has a code");
  promise(!error.message.empty() && !error.advice.empty(), "an error has a message and advice");
  promise(is_utf8(error.message) && is_utf8(error.advice), "message and advice are UTF-8");
  const std::string answer = wire::encode_error(error);
  const auto decoded = wire::decode_answer(wire::AnswerKind::error, std::string_view(answer).substr(wire::kHeaderSize));
  promise(!decoded && decoded.error().code == error.code, "a reader's error arrives: " + error.message);
}

Document check_document(const Document& document) {
  const std::string answer = wire::encode_document(document);
  auto decoded = wire::decode_answer(wire::AnswerKind::document, std::string_view(answer).substr(wire::kHeaderSize));
  promise(static_cast<bool>(decoded), "a document arrives: " + (decoded ? std::string() : decoded.error().message));
  promise(wire::encode_document(decoded.value()) == answer, "a document arrives as it was sent");
  Document read = decoded.take();
  complete(read);
  promise(wire::encode_document(read).size() >= wire::kHeaderSize, "a completed document can be sent");
  check_sentences(read);
  const std::size_t sentences = read.sentences.size();
  complete(read);
  promise(read.sentences.size() == sentences, "completing twice is completing once");
  for (const Paragraph& paragraph : read.paragraphs) regions_of(read, paragraph.text);
  promise(is_utf8(printed_text(read)), "printed text is UTF-8");
  return read;
}

Document check_read(const Document& document) {
  promise(is_nfc(document.text), "text is in NFC");
  promise(document.text.find("  ") == std::string::npos, "words are parted by one space");
  std::uint32_t page = 0;
  for (std::size_t i = 0; i < document.paragraphs.size(); ++i) {
    const Paragraph& paragraph = document.paragraphs[i];
    const std::string which = "paragraph " + number(i);
    const std::string_view text = text_of(document, paragraph.text);
    promise(!text.empty() && text.front() != ' ' && text.back() != ' ', which + " begins and ends with a word");
    promise(paragraph.end_word > paragraph.first_word, which + " has words");
    promise(paragraph.page >= page, which + " comes after the one before");
    page = paragraph.page;
    promise(document.lines[document.words[paragraph.first_word].line].page == page, which + " begins on its page");
  }
  for (const Word& word : document.words) {
    promise(text_of(document, word.text).find_first_of(" \n\t\r\f") == std::string_view::npos, "a word has no space");
  }
  return check_document(document);
}

void check_result(const Result<Document>& result) {
  if (result)
    check_read(result.value());
  else
    check_error(result.error());
}

}  // namespace candour::fuzz
