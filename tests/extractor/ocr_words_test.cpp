// What becomes of an OCR engine's words, without an engine.
#include "extractor/reader/ocr/render.h"
#include "extractor/reader/ocr/words.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace candour;

namespace {

constexpr double kDpi = 300, kPoints = 72 / kDpi;

// Sets words as the engine would find them: letters half as wide as the font is high, in pixels at 300 dots an inch.
class Scan {
 public:
  explicit Scan(double degrees = 0) : angle_(degrees * 3.14159265 / 180) {}
  // A line at (x, y), points, of a page that lies askew by `degrees`.
  void add(float x, float y, float size, const std::string& text, float confidence = 0.95F) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      const auto from = static_cast<float>(at), to = static_cast<float>(end);
      ocr::Word word{};
      word.text = text.substr(at, end - at);
      place(x + from * size / 2, y - 0.73F * size, word.x0, word.y0);
      place(x + (to - 0.2F) * size / 2, y, word.x1, word.y1);
      if (word.y1 < word.y0) std::swap(word.y0, word.y1);
      place(x, y, word.base_x0, word.base_y0);
      place(x + static_cast<float>(text.size()) * size / 2, y, word.base_x1, word.base_y1);
      word.height = 0.97F * size / static_cast<float>(kPoints);
      word.confidence = confidence;
      word.line = line_;
      words.push_back(word);
      at = end + 1;
    }
    ++line_;
  }
  std::vector<ocr::Word> words;

 private:
  void place(float x, float y, float& px, float& py) const {
    px = static_cast<float>((x * std::cos(angle_) - y * std::sin(angle_)) / kPoints);
    py = static_cast<float>((y * std::cos(angle_) + x * std::sin(angle_)) / kPoints);
  }
  double angle_;
  std::uint32_t line_ = 0;
};

layout::PageLayout laid_out(const std::vector<ocr::Word>& words) {
  layout::PageLayout page;
  page.width = 595;
  page.height = 842;
  page.image_share = 1;
  page.images.push_back({{0, 0, 595, 842}});
  return ocr::lay_out(words, kDpi, std::move(page));
}

std::string text_of(const layout::PageLayout& page) {
  std::string text;
  for (const layout::Line& line : page.lines) {
    for (const layout::Word& word : line.words) {
      for (const char32_t c : word.text) text += c < 0x80 ? static_cast<char>(c) : '?';
      text += ' ';
    }
    text += '\n';
  }
  return text;
}

}  // namespace

TEST_CASE("Words of two columns that the engine read across are put into their columns") {
  Scan scan;
  scan.add(60, 100, 18, "Slavery statement");
  for (int i = 0; i < 6; ++i) {
    const float y = 140 + 13 * static_cast<float>(i);
    scan.add(60, y, 10, "left " + std::to_string(i) + " has words enough for it");
    scan.add(330, y, 10, "right " + std::to_string(i) + " has words enough too");
  }
  const std::string text = text_of(laid_out(scan.words));
  CHECK(text.find("left 5") < text.find("right 0"));
  CHECK(text.rfind("Slavery statement \nleft 0 has words", 0) == 0);
}

TEST_CASE("A page that lies askew is laid out straight, and its boxes stay where the words stand") {
  Scan scan(1.0);
  for (int i = 0; i < 8; ++i)
    scan.add(60, 140 + 13 * static_cast<float>(i), 10,
             "line " + std::to_string(i) + " runs over the whole width of the page, from edge to edge");
  const layout::PageLayout page = laid_out(scan.words);
  REQUIRE(page.lines.size() == 8);
  CHECK(page.lines[3].words.size() == 14);
  const layout::Word& last = page.lines[0].words.back();
  const ocr::Word& from = scan.words[13];
  CHECK(last.box.x0 == Approx(from.x0 * kPoints).margin(2));
  CHECK(last.box.y1 == Approx(from.y1 * kPoints).margin(4));
}

TEST_CASE("Lines of nearly one size have one size; a heading keeps its own") {
  Scan scan;
  scan.add(60, 100, 14, "Heading");
  for (int i = 0; i < 6; ++i) {
    const float y = 140 + 13 * static_cast<float>(i);
    scan.add(60, y, i % 2 == 0 ? 10 : 10.3F, "Hundreds of words stand here");
  }
  const layout::PageLayout page = laid_out(scan.words);
  REQUIRE(page.lines.size() == 7);
  CHECK(page.lines[0].size == 14);
  for (std::size_t i = 1; i < 7; ++i) CHECK(page.lines[i].size == page.lines[1].size);
}

TEST_CASE("A dot before a line is a bullet, whatever letter it was taken for") {
  Scan scan;
  scan.add(60, 100, 10, "e Train all buyers");
  ocr::Word& dot = scan.words[0];
  // 12 pixels wide and high, 10 above the baseline, in a line of 41: as measured on a sample.
  dot.y0 = dot.base_y0 - 22, dot.y1 = dot.base_y0 - 10, dot.x1 = dot.x0 + 12;
  dot.confidence = 0.1F;
  scan.add(60, 113, 10, "a small letter is none");
  ocr::mend_bullets(scan.words);
  ocr::drop_noise(scan.words);
  CHECK(scan.words[0].text == "\u2022");
  CHECK(scan.words[4].text == "a");
}

TEST_CASE("What is more likely a stain than a word is left out") {
  Scan scan;
  scan.add(60, 100, 10, "Word", 0.9F);
  scan.add(60, 113, 10, "wrd", 0.2F);
  scan.add(60, 126, 10, "~", 0.5F);
  scan.add(60, 139, 10, "-", 0.9F);
  ocr::drop_noise(scan.words);
  REQUIRE(scan.words.size() == 2);
  CHECK(scan.words[1].text == "-");
}

TEST_CASE("Confidence is the mean over letters") {
  Scan scan;
  scan.add(60, 100, 10, "abc", 0.9F);
  scan.add(60, 113, 10, "d", 0.5F);
  CHECK(ocr::confidence_of(scan.words) == Approx(0.8F));
  CHECK(ocr::confidence_of({}) == 0);
}

TEST_CASE("No page is drawn larger than the engine and the memory can bear") {
  CHECK(ocr::resolution_of(595, 842) == 300);
  for (const double width : {1.0, 14'400.0, 1e6})
    for (const double height : {1.0, 842.0, 14'400.0, 1e6}) {
      const double dpi = ocr::resolution_of(width, height);
      CHECK(width / 72 * dpi <= ocr::kLongestSide + 1);
      CHECK(width * height / 72 / 72 * dpi * dpi <= ocr::kMostPixels + 1);
    }
}
