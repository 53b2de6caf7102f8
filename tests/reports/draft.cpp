#include "tests/reports/fixture.h"

#include <algorithm>
#include <stdexcept>

namespace candour::fixture {
namespace {

constexpr float kLeft = 72, kAdvance = 5, kLeading = 14, kFontSize = 10;
constexpr std::size_t kLineLength = 70;

std::uint32_t code_points(const std::string& text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char b) { return (static_cast<unsigned char>(b) & 0xC0) != 0x80; }));
}

}  // namespace

Draft::Draft(std::string name, bool plain_text) : plain_(plain_text) {
  document_.source.name = std::move(name);
  document_.source.sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  document_.source.media_type = plain_ ? "text/plain" : "application/pdf";
  document_.source.bytes = 123456;
  document_.language = "en";
  if (plain_) add_page();
}

void Draft::add_page(PageQuality quality) {
  Page page;
  page.number = static_cast<std::uint32_t>(document_.pages.size() + 1);
  if (!plain_) page.width = 595.276f, page.height = 841.89f;
  page.quality = quality;
  if (quality == PageQuality::image_only) {
    page.image_share = 0.93f;
    page.images.push_back({{0, 0, 595.276f, 782.5f}});
  }
  document_.pages.push_back(page);
  page_ = page.number - 1;
  y_ = kLeft;
}

void Draft::set_words(const std::string& text, std::uint32_t begin) {
  std::size_t column = 0;
  bool new_line = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string piece = text.substr(at, end - at);
    const std::uint32_t length = code_points(piece);
    if (new_line || column + length > kLineLength) {
      document_.lines.push_back({page_, {kLeft, y_, kLeft, y_ + kFontSize}});
      y_ += kLeading;
      column = 0;
      new_line = false;
    }
    Line& line = document_.lines.back();
    Word word;
    word.text = {begin + static_cast<std::uint32_t>(at), begin + static_cast<std::uint32_t>(end)};
    word.line = static_cast<std::uint32_t>(document_.lines.size() - 1);
    if (plain_) {
      line.box = {};
      word.source_begin = source_;
      word.source_end = source_ + length;
    } else {
      const float x = kLeft + kAdvance * static_cast<float>(column);
      word.box = {x, line.box.y0, x + kAdvance * static_cast<float>(length), line.box.y1};
      word.font_size = kFontSize;
      line.box.x1 = word.box.x1;
    }
    document_.words.push_back(word);
    document_.pages[page_].characters += length;
    column += length + 1;
    source_ += length + 1;
    at = end + 1;
  }
}

void Draft::add(Role role, const std::vector<std::string>& sentences, int level, std::size_t on_next_page) {
  Paragraph paragraph;
  paragraph.page = page_;
  paragraph.role = role;
  paragraph.level = static_cast<std::uint8_t>(level);
  paragraph.text.begin = static_cast<std::uint32_t>(document_.text.size());
  paragraph.first_word = static_cast<std::uint32_t>(document_.words.size());
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (i > 0) document_.text += ' ';
    if (on_next_page > 0 && i + on_next_page == sentences.size()) add_page();
    const auto begin = static_cast<std::uint32_t>(document_.text.size());
    document_.text += sentences[i];
    set_words(sentences[i], begin);
    if (is_furniture(role)) continue;
    Sentence sentence;
    sentence.text = {begin, static_cast<std::uint32_t>(document_.text.size())};
    sentence.paragraph = static_cast<std::uint32_t>(document_.paragraphs.size());
    sentence.role = role;
    sentence.heading = heading_;
    if (role == Role::heading) heading_ = static_cast<std::uint32_t>(document_.sentences.size());
    document_.sentences.push_back(sentence);
  }
  paragraph.text.end = static_cast<std::uint32_t>(document_.text.size());
  paragraph.end_word = static_cast<std::uint32_t>(document_.words.size());
  document_.text += '\n';
  document_.paragraphs.push_back(paragraph);
  y_ += kLeading / 2;
}

Document Draft::take() {
  return std::move(document_);
}

TextRange range_of(const Document& document, const std::string& words) {
  const std::size_t at = document.text.find(words);
  if (at == std::string::npos) throw std::logic_error("not in the document: " + words);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

std::uint32_t sentence_of(const Document& document, const std::string& words) {
  const TextRange range = range_of(document, words);
  for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
    const TextRange text = document.sentences[i].text;
    if (text.begin <= range.begin && range.begin < text.end) return i;
  }
  throw std::logic_error("in no sentence: " + words);
}

}  // namespace candour::fixture
