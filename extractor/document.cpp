#include "extractor/document.h"

#include <algorithm>

namespace candour {
namespace {

// Words that a range touches, as a half-open range of indices.
std::pair<std::size_t, std::size_t> words_in(const Document& document, TextRange range) {
  const auto& words = document.words;
  auto first =
      std::partition_point(words.begin(), words.end(), [&](const Word& w) { return w.text.end <= range.begin; });
  auto last = std::partition_point(first, words.end(), [&](const Word& w) { return w.text.begin < range.end; });
  return {static_cast<std::size_t>(first - words.begin()), static_cast<std::size_t>(last - words.begin())};
}

void grow(Box& box, const Box& by) {
  box.x0 = std::min(box.x0, by.x0);
  box.y0 = std::min(box.y0, by.y0);
  box.x1 = std::max(box.x1, by.x1);
  box.y1 = std::max(box.y1, by.y1);
}

}  // namespace

Places places_of(const Document& document) {
  if (std::any_of(document.pages.begin(), document.pages.end(), [](const Page& page) { return page.width > 0; }))
    return Places::boxes;
  // No word stands at the beginning of a file and has no end: where one has none, none has a place.
  return !document.words.empty() && document.words.back().source_end > 0 ? Places::characters : Places::none;
}

std::vector<Region> regions_of(const Document& document, TextRange range) {
  std::vector<Region> regions;
  const auto [first, last] = words_in(document, range);
  const Places places = places_of(document);
  std::uint32_t line = kNone;
  for (std::size_t i = first; i < last; ++i) {
    const Word& word = document.words[i];
    const std::uint32_t page = document.pages[document.lines[word.line].page].number;
    if (regions.empty() || regions.back().page != page) {
      regions.push_back({page, {}, word.source_begin, word.source_end});
      line = kNone;
    }
    Region& region = regions.back();
    if (places != Places::boxes) {
      region.source_end = std::max(region.source_end, word.source_end);
    } else if (word.line != line) {
      region.boxes.push_back(word.box);
      line = word.line;
    } else {
      grow(region.boxes.back(), word.box);
    }
  }
  return regions;
}

std::uint32_t page_of(const Document& document, TextRange range) {
  const auto [first, last] = words_in(document, range);
  return first < last ? document.lines[document.words[first].line].page : 0;
}

std::string printed_text(const Document& document) {
  std::string out;
  std::uint32_t page = 0;
  for (const Paragraph& paragraph : document.paragraphs) {
    if (is_furniture(paragraph.role)) continue;
    for (; page < paragraph.page; ++page) out += '\f';
    out += text_of(document, paragraph.text);
    out += '\n';
  }
  if (out.find_first_not_of('\f') == std::string::npos) return {};
  for (; page + 1 < document.pages.size(); ++page) out += '\f';
  return out;
}

}  // namespace candour
