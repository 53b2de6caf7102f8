#include "extractor/wire.h"

#include "extractor/wire_bytes.h"

#include <cstdlib>

namespace candour::wire {
namespace {

void put(Writer& out, TextRange range) {
  out.number(range.begin);
  out.number(range.end);
}

void put(Writer& out, const Box& box) {
  out.number(box.x0);
  out.number(box.y0);
  out.number(box.x1);
  out.number(box.y1);
}

void put(Writer& out, const Page& page) {
  out.number(page.number);
  out.number(page.width);
  out.number(page.height);
  out.number(static_cast<std::uint8_t>(page.quality));
  out.number(page.characters);
  out.number(page.image_share);
  out.number(page.garbled_share);
  out.number(static_cast<std::uint32_t>(page.images.size()));
  for (const Image& image : page.images) put(out, image.box);
  out.number(static_cast<std::uint8_t>(page.maps_missing));
  out.number(static_cast<std::uint8_t>(page.ocr));
  out.number(page.ocr_confidence);
  out.string(page.language);
  out.number(page.dictionary_share);
  out.number(page.glued_words);
  out.number(page.letter_digit_swaps);
}

std::size_t size_of(const Metadata& metadata) {
  return Writer::size_of(metadata.title) + Writer::size_of(metadata.language) + Writer::size_of(metadata.author) +
         Writer::size_of(metadata.created) + Writer::size_of(metadata.modified) + 1 + 4 + 1;
}

void put(Writer& out, const Metadata& metadata) {
  out.string(metadata.title);
  out.string(metadata.language);
  out.string(metadata.author);
  out.string(metadata.created);
  out.string(metadata.modified);
  out.number(static_cast<std::uint8_t>(metadata.tagged));
  out.number(metadata.attachments);
  out.number(static_cast<std::uint8_t>(metadata.scripts));
}

void put(Writer& out, const Line& line) {
  out.number(line.page);
  put(out, line.box);
}

void put(Writer& out, const Word& word) {
  put(out, word.text);
  out.number(word.line);
  put(out, word.box);
  out.number(word.font_size);
  out.number(static_cast<std::uint8_t>(word.bold));
  out.number(word.source_begin);
  out.number(word.source_end);
}

void put(Writer& out, const Paragraph& paragraph) {
  put(out, paragraph.text);
  out.number(paragraph.page);
  out.number(paragraph.first_word);
  out.number(paragraph.end_word);
  out.number(static_cast<std::uint8_t>(paragraph.role));
  out.number(paragraph.level);
}

template <typename T>
void put_all(Writer& out, const std::vector<T>& all) {
  out.number(static_cast<std::uint32_t>(all.size()));
  for (const T& one : all) put(out, one);
}

// The header is written with the payload, so that an answer is one write().
void put_header(Writer& out, AnswerKind kind) {
  out.number(kMagic);
  out.number(kVersion);
  out.number(static_cast<std::uint16_t>(kind));
  out.number(static_cast<std::uint64_t>(out.size() - kHeaderSize));
}

// The beginning of a text, no longer than `size`, that does not end within a character.
std::string_view cut(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  while (size > 0 && (text[size] & 0xC0) == 0x80) --size;
  return text.substr(0, size);
}

std::string finish(Writer& out) {
  if (!out.full()) std::abort();  // a size above does not fit its put()
  return out.take();
}

void put_kind(Writer& out, std::uint16_t kind) {
  out.number(kMagic);
  out.number(kVersion);
  out.number(kind);
}

bool begins_message(Reader& in, std::uint16_t kind) {
  return in.number<std::uint32_t>() == kMagic && in.number<std::uint16_t>() == kVersion &&
         in.number<std::uint16_t>() == kind;
}

}  // namespace

std::string encode_setup(const Setup& setup) {
  const std::string_view data = cut(setup.ocr.data, kMaxPath);
  Writer out(8 + 16 + 5 + Writer::size_of(data));
  put_kind(out, kSetup);
  out.number(setup.timeout_ms);
  out.number(setup.memory_bytes);
  out.number(setup.processor_seconds);
  out.number(static_cast<std::uint8_t>(setup.ocr.mode));
  out.number(setup.ocr.timeout_ms);
  out.string(data);
  return finish(out);
}

std::optional<Setup> decode_setup(std::string_view message) {
  Reader in(message);
  if (!begins_message(in, kSetup)) return std::nullopt;
  Setup setup;
  setup.timeout_ms = in.number<std::uint32_t>();
  setup.memory_bytes = in.number<std::uint64_t>();
  setup.processor_seconds = in.number<std::uint32_t>();
  const auto mode = in.number<std::uint8_t>();
  setup.ocr.mode = static_cast<OcrMode>(mode);
  setup.ocr.timeout_ms = in.number<std::uint32_t>();
  setup.ocr.data = in.string();
  if (!in.at_end() || mode > static_cast<std::uint8_t>(OcrMode::always)) return std::nullopt;
  return setup;
}

std::string encode_request(const Request& request) {
  const std::string_view name = cut(request.name, kMaxName), password = cut(request.password, kMaxPassword);
  Writer out(8 + Writer::size_of(name) + Writer::size_of(password));
  put_kind(out, kRequest);
  out.string(name);
  out.string(password);
  return finish(out);
}

std::optional<Request> decode_request(std::string_view message) {
  Reader in(message);
  if (!begins_message(in, kRequest)) return std::nullopt;
  Request request;
  request.name = in.string();
  request.password = in.string();
  if (!in.at_end() || request.name.size() > kMaxName || request.password.size() > kMaxPassword) return std::nullopt;
  return request;
}

std::string encode_ready() {
  Writer out(kHeaderSize);
  put_header(out, AnswerKind::ready);
  return finish(out);
}

std::string encode_recognising() {
  Writer out(kHeaderSize);
  put_header(out, AnswerKind::recognising);
  return finish(out);
}

std::string encode_error(const Error& error) {
  const std::string_view message = cut(error.message, kMaxErrorText), advice = cut(error.advice, kMaxErrorText);
  Writer out(kHeaderSize + 4 + Writer::size_of(message) + Writer::size_of(advice));
  put_header(out, AnswerKind::error);
  out.number(static_cast<std::int32_t>(error.code));
  out.string(message);
  out.string(advice);
  return finish(out);
}

std::string encode_document(const Document& document) {
  std::size_t images = 0, languages = 0;
  for (const Page& page : document.pages) {
    images += page.images.size();
    languages += page.language.size();
  }
  const std::size_t length = Writer::size_of(document.source.media_type) + 8 + size_of(document.metadata) + languages +
                             Writer::size_of(document.text) + 4 * 4 + document.pages.size() * kPageSize +
                             images * kBoxSize + document.lines.size() * kLineSize + document.words.size() * kWordSize +
                             document.paragraphs.size() * kParagraphSize;
  Writer out(kHeaderSize + length);
  put_header(out, AnswerKind::document);
  out.string(document.source.media_type);
  out.number(document.source.bytes);
  put(out, document.metadata);
  out.string(document.text);
  put_all(out, document.pages);
  put_all(out, document.lines);
  put_all(out, document.words);
  put_all(out, document.paragraphs);
  return finish(out);
}

std::optional<Header> decode_header(std::string_view bytes) {
  Reader in(bytes);
  const bool ours = in.number<std::uint32_t>() == kMagic && in.number<std::uint16_t>() == kVersion;
  const auto kind = in.number<std::uint16_t>();
  Header header{static_cast<AnswerKind>(kind), in.number<std::uint64_t>()};
  if (!ours || !in.at_end() || kind < 1 || kind > 4) return std::nullopt;
  const bool bare = header.kind == AnswerKind::ready || header.kind == AnswerKind::recognising;
  if (bare && header.length != 0) return std::nullopt;
  return header;
}

}  // namespace candour::wire
