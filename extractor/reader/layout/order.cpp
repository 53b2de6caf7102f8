#include "extractor/reader/layout/order.h"

#include <algorithm>
#include <cmath>

namespace candour::layout {
namespace {

struct Block {
  std::vector<std::size_t> lines;  // indices, top to bottom
  float u0, u1, top, bottom, size;
};

// Pages with more blocks than this are no pages of text: they are read row by row.
constexpr std::size_t kMaxBlocks = 500;
// How many lines further down a line is looked for that stands under one (two columns' lines alternate).
constexpr std::size_t kReach = 40;

template <typename A, typename B>
float overlap(const A& a, const B& b) {
  return std::min(a.u1, b.u1) - std::max(a.u0, b.u0);
}

template <typename A, typename B>
bool same_column(const A& a, const B& b) {
  return overlap(a, b) > 0.15F * std::min(a.u1 - a.u0, b.u1 - b.u0);
}

// For each line, the lines that stand directly under it (below) or over it (above): the nearest, and those
// hardly further away.
struct Neighbours {
  std::vector<std::vector<std::size_t>> above, below;
};

Neighbours neighbours_of(const std::vector<Line>& lines) {
  struct Near {
    std::size_t other;
    float gap;
  };
  std::vector<std::vector<Near>> up(lines.size()), down(lines.size());
  for (std::size_t a = 0; a < lines.size(); ++a) {
    for (std::size_t b = a + 1; b < lines.size() && b <= a + kReach; ++b) {
      const float size = std::max(lines[a].size, lines[b].size);
      const float gap = lines[b].top - lines[a].bottom;
      if (gap > 3 * size) break;
      if (lines[b].base - lines[a].base < 0.3F * size || overlap(lines[a], lines[b]) <= 0) continue;
      down[a].push_back({b, gap});
      up[b].push_back({a, gap});
    }
  }
  const auto nearest = [&](const std::vector<Near>& all, std::size_t self) {
    std::vector<std::size_t> kept;
    float least = 1e9F;
    for (const Near& near : all) least = std::min(least, near.gap);
    for (const Near& near : all)
      if (near.gap <= least + 0.6F * lines[self].size) kept.push_back(near.other);
    return kept;
  };
  Neighbours result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    result.above.push_back(nearest(up[i], i));
    result.below.push_back(nearest(down[i], i));
  }
  return result;
}

// Lines that have only each other above and below, and of which none reaches far beyond the others.
std::vector<Block> blocks_of(const std::vector<Line>& lines) {
  const Neighbours near = neighbours_of(lines);
  std::vector<Block> blocks;
  std::vector<std::size_t> block_of(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (near.above[i].size() == 1) {
      const std::size_t over = near.above[i][0];
      Block& block = blocks[block_of[over]];
      const float slack = 1.5F * line.size;
      if (near.below[over].size() == 1 && block.lines.back() == over && line.u0 >= block.u0 - slack &&
          line.u1 <= block.u1 + slack) {
        block_of[i] = block_of[over];
        block.lines.push_back(i);
        block.u0 = std::min(block.u0, line.u0);
        block.u1 = std::max(block.u1, line.u1);
        block.bottom = std::max(block.bottom, line.bottom);
        continue;
      }
    }
    block_of[i] = blocks.size();
    blocks.push_back({{i}, line.u0, line.u1, line.top, line.bottom, line.size});
  }
  return blocks;
}

// Breuel's rules. a is read before b if it stands over it in the same column, or wholly to the left of it;
// but not if b is above and a below something that spans both.
bool reads_before(const Block& a, const Block& b, const std::vector<Block>& blocks) {
  if (same_column(a, b)) return a.top + a.bottom < b.top + b.bottom;
  if (a.u0 + a.u1 >= b.u0 + b.u1) return false;
  if (a.top < b.bottom) return true;
  return std::none_of(blocks.begin(), blocks.end(), [&](const Block& c) {
    return &c != &a && &c != &b && c.top >= b.bottom - 1 && c.bottom <= a.top + 1 && overlap(c, a) > 0 &&
           overlap(c, b) > 0;
  });
}

std::vector<std::size_t> sorted(const std::vector<Block>& blocks) {
  const std::size_t n = blocks.size();
  std::vector<std::size_t> order;
  if (n > kMaxBlocks) {
    for (std::size_t i = 0; i < n; ++i) order.push_back(i);  // they come top to bottom
    return order;
  }
  std::vector<std::vector<std::size_t>> after(n);
  std::vector<std::size_t> waits(n, 0);
  for (std::size_t a = 0; a < n; ++a)
    for (std::size_t b = 0; b < n; ++b)
      if (a != b && reads_before(blocks[a], blocks[b], blocks)) {
        after[a].push_back(b);
        ++waits[b];
      }
  std::vector<bool> done(n, false);
  while (order.size() < n) {
    // Of those that wait for nothing: what stands under the last one, else the topmost. Rules can contradict
    // each other: then the topmost of all.
    std::size_t best = n;
    bool best_free = false, best_under = false;
    for (std::size_t i = 0; i < n; ++i) {
      if (done[i]) continue;
      const bool free = waits[i] == 0;
      const bool under =
          !order.empty() && same_column(blocks[order.back()], blocks[i]) && blocks[i].top > blocks[order.back()].top;
      const bool better = best == n || (free != best_free     ? free
                                        : under != best_under ? under
                                                              : blocks[i].top < blocks[best].top);
      if (!better) continue;
      best = i;
      best_free = free;
      best_under = under;
    }
    done[best] = true;
    order.push_back(best);
    for (std::size_t b : after[best]) --waits[b];
  }
  return order;
}

// Blocks that follow one another down one column are one to the paragraphs: what counts there is where the
// column's edges are.
bool continues_column(const Block& a, const Block& b) {
  const float slack = 1.5F * std::max(a.size, b.size);
  const bool inside = b.u0 >= a.u0 - slack && b.u1 <= a.u1 + slack;
  const bool around = a.u0 >= b.u0 - slack && a.u1 <= b.u1 + slack;
  return b.top > a.top && (inside || around) && std::fabs(a.u0 - b.u0) < 4 * slack;
}

}  // namespace

std::uint32_t order_lines(std::vector<Line>& lines, std::uint32_t first_block) {
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.base < b.base; });
  const std::vector<Block> blocks = blocks_of(lines);
  std::vector<Line> ordered;
  ordered.reserve(lines.size());
  std::uint32_t number = first_block;
  Block column{};
  for (std::size_t i : sorted(blocks)) {
    const Block& block = blocks[i];
    if (!ordered.empty() && continues_column(column, block)) {
      column.u0 = std::min(column.u0, block.u0);
      column.u1 = std::max(column.u1, block.u1);
      column.top = block.top;
    } else {
      if (!ordered.empty()) ++number;
      column = block;
    }
    for (std::size_t k : block.lines) {
      lines[k].block = number;
      ordered.push_back(std::move(lines[k]));
    }
  }
  lines = std::move(ordered);
  return lines.empty() ? first_block : number + 1;
}

}  // namespace candour::layout
