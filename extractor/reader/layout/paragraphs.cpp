#include "extractor/reader/layout/paragraphs.h"

#include "extractor/reader/characters.h"
#include "extractor/reader/layout/roles.h"
#include "extractor/reader/layout/starts.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace candour::layout {
namespace {

struct Column {
  float u0 = 1e9F, u1 = -1e9F;
  float pitch = 0;                             // usual distance of baselines, in font sizes
  std::vector<std::pair<float, float>> edges;  // size -> right edge of the lines of that size
  bool stacked = true;                         // see is_stacked()
  std::size_t lines = 0, words = 0, names = 0;

  float& edge(float size) {
    for (auto& [known, right] : edges)
      if (std::fabs(known - size) < 0.3F) return right;
    return edges.emplace_back(size, -1e9F).second;
  }
  float edge_of(float size) const {
    for (const auto& [known, right] : edges)
      if (std::fabs(known - size) < 0.3F) return right;
    return u1;
  }
};

float quarter(std::vector<float>& values, float otherwise) {
  if (values.empty()) return otherwise;
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 4);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

bool alike(const Line& a, const Line& b) {
  return std::max(a.size, b.size) < 1.06F * std::min(a.size, b.size) && a.bold == b.bold && a.italic == b.italic;
}

// True if `next` begins in the size and style in which `line` ends: names of laws in italics run over whole lines of a sentence, and a
// short last line may share its row with something smaller.
bool style_runs_on(const Line& line, const Line& next) {
  const auto before =
      std::find_if(line.words.rbegin(), line.words.rend(), [](const Word& word) { return !word.raised; });
  if (before == line.words.rend() || ends_sentence(line)) return false;
  const Word& after = next.words.front();
  return before->bold == after.bold && before->italic == after.italic &&
         std::max(before->size, after.size) < 1.06F * std::min(before->size, after.size);
}

// A word that names something: it begins with a capital letter or is a figure.
bool is_name(const Word& word) {
  return is_upper(word.text[0]) || is_digit(word.text[0]);
}

// Geometry of the columns of all pages, and what follows from it.
class Columns {
 public:
  explicit Columns(const std::vector<PageLayout>& pages) : columns_(pages.size()) {
    std::vector<float> all;
    for (std::size_t p = 0; p < pages.size(); ++p) gather(pages[p], columns_[p], all);
    const float usual = quarter(all, 1.2F);
    for (auto& page : columns_)
      for (auto& [block, column] : page)
        column.pitch = std::min(column.pitch > 0 ? column.pitch : usual, 1.15F * usual);
  }

  const Column& of(std::uint32_t page, const Line& line) const { return columns_[page].at(line.block); }

  // True if the first word of `next` would still have fitted behind `line`: then the line was ended on
  // purpose.
  bool ended_early(std::uint32_t page, const Line& line, const Line& next) const {
    if (is_stacked(of(page, line))) return true;
    const Word& word = next.words.front();
    const float space = 0.3F * line.size;
    return line.u1 + space + (word.u1 - word.u0) + space < of(page, line).edge_of(line.size);
  }

 private:
  // A column of nothing but short lines that each begin with a name and hold little else: a name, a role and a date below a
  // signature. Its right edge says nothing, since no line of it was broken.
  static bool is_stacked(const Column& column) {
    return column.stacked && column.lines >= 3 && column.names * 10 >= column.words * 6;
  }

  static void gather(const PageLayout& page, std::unordered_map<std::uint32_t, Column>& columns,
                     std::vector<float>& all) {
    std::unordered_map<std::uint32_t, std::vector<float>> pitches;
    const Line* previous = nullptr;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      if (is_furniture(page.roles[i])) continue;
      const Line& line = page.lines[i];
      Column& column = columns[line.block];
      column.u0 = std::min(column.u0, line.u0);
      column.u1 = std::max(column.u1, line.u1);
      float& edge = column.edge(line.size);
      edge = std::max(edge, line.u1);
      column.stacked &= is_name(line.words.front()) && line.words.size() <= 6 && !ends_sentence(line) &&
                        line.words.back().text.back() != ',' && !ends_in_hyphen(line);
      ++column.lines;
      column.words += line.words.size();
      column.names += static_cast<std::size_t>(std::count_if(line.words.begin(), line.words.end(), is_name));
      if (previous != nullptr && previous->block == line.block && alike(*previous, line)) {
        const float pitch = (line.base - previous->base) / std::max(line.size, 0.1F);
        if (pitch > 0.7F && pitch < 3) {
          pitches[line.block].push_back(pitch);
          all.push_back(pitch);
        }
      }
      previous = &line;
    }
    for (auto& [block, values] : pitches) columns[block].pitch = quarter(values, 0);
  }

  std::vector<std::unordered_map<std::uint32_t, Column>> columns_;
};

// True if `next`, directly under `line` in the same column, begins a paragraph of its own. `first` is the
// first line of the paragraph that `line` belongs to.
bool begins_paragraph(const Columns& columns, std::uint32_t page, const Line& first, const Line& line,
                      const Line& next) {
  if (line.table || next.table) return line.row == 0 || line.row != next.row;
  const bool goes_on = (begins_small(next) && !ends_sentence(line)) || ends_in_hyphen(line);
  const bool runs_on = style_runs_on(line, next);
  if (std::max(line.size, next.size) > 1.1F * std::min(line.size, next.size) && !runs_on) return true;
  if (begins_with_bullet(next)) return true;
  if (begins_with_raised(next) && next.size < 11) return true;
  // Notes, numbered one after the other.
  if (bare_number(first) > 0 && bare_number(next) == bare_number(first) + 1) return true;
  const Column& column = columns.of(page, line);
  const float pitch = (next.base - line.base) / std::max(line.size, 0.1F);
  if (pitch > 1.3F * column.pitch + 0.05F && !(goes_on && pitch < 1.6F * column.pitch)) return true;
  if (pitch < 0.3F) return false;  // the same row
  const bool other_style = line.bold != next.bold || line.italic != next.italic;
  if (other_style && !runs_on) return !goes_on;
  const bool early = columns.ended_early(page, line, next);
  if (begins_with_number(next) && (ends_sentence(line) || early || begins_with_number(first))) return true;
  if (goes_on) return false;
  if (early) return true;
  // Indents. A list item's further lines stand under its text, not under its bullet; a paragraph's first line
  // may be set in.
  const float step = 0.8F * line.size;
  const bool set_in = next.u0 > line.u0 + step && next.u0 > column.u0 + step;
  if (set_in && ends_sentence(line)) return true;
  const bool listed = begins_with_bullet(first) || begins_with_number(first);
  return listed && &first != &line && next.u0 < line.u0 - step;
}

class Drafter {
 public:
  Drafter(const std::vector<PageLayout>& pages) : pages_(pages), columns_(pages), styles_(pages) {}

  std::vector<Draft> run() {
    for (std::uint32_t page = 0; page < pages_.size(); ++page) split(page);
    set_roles(pages_, styles_, drafts_);
    join();
    std::erase_if(drafts_, [](const Draft& draft) { return draft.lines.empty(); });
    std::stable_sort(drafts_.begin(), drafts_.end(), [](const Draft& a, const Draft& b) {
      return a.page != b.page ? a.page < b.page : rank(a.role) < rank(b.role);
    });
    return std::move(drafts_);
  }

 private:
  const Line& line(LineRef ref) const { return pages_[ref.page].lines[ref.line]; }

  static int rank(Role role) {
    return role == Role::running_head ? 0
           : role == Role::aside      ? 2
           : role == Role::footnote   ? 3
           : is_furniture(role)       ? 4
                                      : 1;
  }

  void split(std::uint32_t page) {
    const PageLayout& layout = pages_[page];
    bool fresh = true;
    for (std::uint32_t i = 0; i < layout.lines.size(); ++i) {
      if (is_furniture(layout.roles[i])) {
        drafts_.push_back({{{page, i}}, page, layout.roles[i]});
        fresh = true;
        continue;
      }
      const Line& next = layout.lines[i];
      if (!fresh) {
        Draft& draft = drafts_.back();
        const Line& last = line(draft.lines.back());
        if (last.block == next.block && last.frame == next.frame &&
            !begins_paragraph(columns_, page, line(draft.lines.front()), last, next)) {
          draft.lines.push_back({page, i});
          continue;
        }
      }
      drafts_.push_back({{{page, i}}, page});
      fresh = false;
    }
  }

  static bool in_flow(const Draft& draft) { return draft.role == Role::body || draft.role == Role::list_item; }

  // What may stand between the two halves of a paragraph without having to do with it: what looks unlike it
  // and unlike running text.
  bool may_be_skipped(const Draft& between, const Draft& open) const {
    const Line& first = line(between.lines.front());
    const bool running =
        std::fabs(first.size - styles_.body) < 0.06F * styles_.body && first.bold == styles_.body_bold && !first.italic;
    return !running && !alike(first, line(open.lines.back()));
  }

  // True if `next` is the rest of `open`, which the end of a column or page (or what was skipped) cut off.
  bool continues(const Draft& open, const Draft& next, bool skipped, bool skipped_heading) const {
    const Line& last = line(open.lines.back());
    const Line& first = line(next.lines.front());
    if ((!alike(last, first) && !style_runs_on(last, first)) || last.table || first.table || last.frame != first.frame)
      return false;
    if (begins_with_bullet(first) || (next.role == Role::list_item) || ends_sentence(last)) return false;
    if (begins_small(first) || ends_in_hyphen(last)) return true;
    if (skipped_heading || begins_with_number(first)) return false;
    const LineRef ref = open.lines.back();
    const bool moved = ref.page != next.page || last.block != first.block || skipped;
    return moved && last.words.size() > 2 && !columns_.ended_early(ref.page, last, first);
  }

  void join() {
    std::size_t open = drafts_.size();
    std::vector<std::size_t> skipped;
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      Draft& draft = drafts_[i];
      if (open < drafts_.size() && (draft.page > drafts_[open].lines.back().page + 1 || skipped.size() > 12))
        open = drafts_.size();
      if (!in_flow(draft)) {
        if (open < drafts_.size()) skipped.push_back(i);
        continue;
      }
      if (open < drafts_.size()) {
        const bool heading = std::any_of(skipped.begin(), skipped.end(),
                                         [&](std::size_t k) { return drafts_[k].role == Role::heading; });
        if (continues(drafts_[open], draft, !skipped.empty(), heading)) {
          Draft& whole = drafts_[open];
          whole.lines.insert(whole.lines.end(), draft.lines.begin(), draft.lines.end());
          draft.lines.clear();
          // What broke the paragraph in the middle of a page is beside the flow.
          for (std::size_t k : skipped)
            if (drafts_[k].role == Role::heading || drafts_[k].role == Role::body) {
              drafts_[k].role = Role::aside;
              drafts_[k].level = 0;
            }
          skipped.clear();
          continue;
        }
        if (may_be_skipped(draft, drafts_[open]) && !ends_sentence(line(drafts_[open].lines.back()))) {
          skipped.push_back(i);
          continue;
        }
      }
      open = i;
      skipped.clear();
    }
  }

  const std::vector<PageLayout>& pages_;
  Columns columns_;
  Styles styles_;
  std::vector<Draft> drafts_;
};

}  // namespace

std::vector<Draft> paragraphs_of(const std::vector<PageLayout>& pages) {
  return Drafter(pages).run();
}

}  // namespace candour::layout
