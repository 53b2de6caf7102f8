#include "extractor/reader/layout/page.h"

#include "extractor/reader/layout/order.h"
#include "extractor/reader/layout/tables.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <unordered_map>

namespace candour::layout {
namespace {

// Directions of writing, that of most characters first: on a sheet that was set sideways it is the page's
// text.
std::vector<std::uint8_t> frames_by_use(const PageGlyphs& page) {
  std::vector<std::size_t> use(page.angles.size(), 0);
  for (const Glyph& glyph : page.glyphs) use[glyph.frame] += glyph.c != ' ';
  std::vector<std::uint8_t> frames;
  for (std::size_t i = 0; i < use.size(); ++i)
    if (use[i] > 0) frames.push_back(static_cast<std::uint8_t>(i));
  std::stable_sort(frames.begin(), frames.end(), [&](std::uint8_t a, std::uint8_t b) { return use[a] > use[b]; });
  return frames;
}

// Each column for itself. Rows of tables that are known already stay as they are.
std::vector<Line> cut_columns(std::vector<Line> lines, std::uint8_t frame) {
  std::vector<Line> out;
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i;
    while (end < lines.size() && lines[end].block == lines[i].block) ++end;
    std::vector<Line> column;
    for (; i < end; ++i) (lines[i].row > 0 ? out : column).push_back(std::move(lines[i]));
    column = cut_column(std::move(column), frame);
    std::move(column.begin(), column.end(), std::back_inserter(out));
  }
  return out;
}

}  // namespace

PageLayout lay_out(PageGlyphs page) {
  PageLayout out;
  std::uint32_t block = 0;
  for (std::uint8_t frame : frames_by_use(page)) {
    out.letters.emplace_back();
    std::vector<Row> rows = rows_of(page, frame, out.letters.back());
    const Tables tables(rows, frame);
    std::vector<Line> lines = lines_of(std::move(rows), frame);
    std::vector<Line> table_rows = tables.stand_ins();
    std::move(table_rows.begin(), table_rows.end(), std::back_inserter(lines));
    order_lines(lines, 0);
    lines = cut_columns(std::move(lines), frame);
    block = order_lines(lines, block);
    tables.put_back(lines);
    std::move(lines.begin(), lines.end(), std::back_inserter(out.lines));
  }
  out.roles.assign(out.lines.size(), Role::body);
  out.width = page.width;
  out.height = page.height;
  out.images = std::move(page.images);
  out.image_share = page.image_share;
  out.image_pixels = page.image_pixels;
  out.unknown = page.unknown;
  out.unreadable = page.unreadable;
  out.maps_missing = page.maps_missing;
  return out;
}

float body_size(const std::vector<PageLayout>& pages) {
  std::unordered_map<int, std::size_t> votes;
  for (const PageLayout& page : pages)
    for (std::size_t i = 0; i < page.lines.size(); ++i)
      for (const Word& word : page.lines[i].words)
        if (!is_furniture(page.roles[i])) votes[static_cast<int>(std::lround(word.size * 4))] += word.text.size();
  int best = 40;
  std::size_t most = 0;
  for (const auto& [size, n] : votes)
    if (n > most || (n == most && size < best)) {
      best = size;
      most = n;
    }
  return static_cast<float>(best) / 4;
}

}  // namespace candour::layout
