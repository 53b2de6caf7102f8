#include "extractor/reader/layout/roles.h"

#include "extractor/reader/characters.h"
#include "extractor/reader/layout/starts.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace candour::layout {
namespace {

// From here on a paragraph's letters are larger than running text, up to here smaller.
constexpr float kLarger = 1.12F, kSmaller = 0.94F;

struct View {
  const std::vector<PageLayout>& pages;
  const Styles& styles;

  const Line& line(LineRef ref) const { return pages[ref.page].lines[ref.line]; }
  const Line& first(const Draft& draft) const { return line(draft.lines.front()); }
  const Line& last(const Draft& draft) const { return line(draft.lines.back()); }
  std::size_t words(const Draft& draft) const {
    std::size_t n = 0;
    for (LineRef ref : draft.lines) n += line(ref).words.size();
    return n;
  }
};

bool is_heading(const View& view, const Draft& draft) {
  const Line& first = view.first(draft);
  const std::size_t words = view.words(draft);
  const bool letters =
      std::any_of(first.words.begin(), first.words.end(), [](const Word& word) { return is_letter(word.text[0]); });
  if (!letters || first.table || words > 30) return false;
  const bool sentence = ends_sentence(view.last(draft)) && words > 6;
  if (first.size > kLarger * view.styles.body) return !(sentence && words > 14);
  if (first.size < kSmaller * view.styles.body) return false;
  if (first.bold && !view.styles.body_bold) return words <= 20 && !sentence;
  return is_all_capitals(first) && draft.lines.size() <= 2 && words <= 14 && !sentence;
}

// A bold or capital line of body size heads what follows it. Where nothing but short lines follow, it is a
// line of a sign-off or address.
void drop_headings_of_nothing(const View& view, std::vector<Draft>& drafts) {
  std::size_t words_ahead = 0;  // in the paragraphs that follow, up to the third
  std::vector<std::size_t> recent;
  for (std::size_t i = drafts.size(); i-- > 0;) {
    Draft& draft = drafts[i];
    if (is_furniture(draft.role)) continue;
    words_ahead = 0;
    for (std::size_t n : recent) words_ahead = std::max(words_ahead, n);
    const bool weight_only = draft.role == Role::heading && view.first(draft).size <= kLarger * view.styles.body;
    if (weight_only && words_ahead < 7) {
      draft.role = Role::body;
      draft.level = 0;
    }
    // A list or table, or a larger heading, is as good as a long paragraph.
    const bool solid =
        draft.role == Role::list_item || draft.role == Role::table_row || (draft.role == Role::heading && !weight_only);
    recent.insert(recent.begin(), solid ? 99 : view.words(draft));
    if (recent.size() > 2) recent.pop_back();
  }
}

bool begins_with_sign(const Line& line) {
  const Word& word = line.words.front();
  if (word.raised) return true;
  if (line.words.size() < 2) return false;
  const char32_t c = word.text[0];
  const bool sign = c == '*' || c == 0x2020 || c == 0x2021 || c == 0xA7 || c == 0xB9 || c == 0xB2 || c == 0xB3 ||
                    (c >= 0x2070 && c <= 0x2079);
  return sign || (word.text.size() <= 3 && std::all_of(word.text.begin(), word.text.end(), is_digit)) ||
         begins_with_number(line) || (word.text.size() <= 4 && word.text[0] == '[' && word.text.back() == ']');
}

// Footnotes are the small paragraphs at the foot of their column, from the first that begins with a mark.
void find_footnotes(const View& view, std::vector<Draft>& drafts) {
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const Draft& draft = drafts[i];
    if (is_furniture(draft.role)) continue;
    const Line& first = view.first(draft);
    const PageLayout& page = view.pages[draft.page];
    if (first.size >= kSmaller * view.styles.body || first.base < 0.4F * page.height || !begins_with_sign(first))
      continue;
    std::size_t end = i;
    bool small = true;
    for (; end < drafts.size() && drafts[end].page == draft.page && small; ++end) {
      if (is_furniture(drafts[end].role)) continue;
      const Line& other = view.first(drafts[end]);
      const bool under = other.block == first.block ||
                         (other.base > first.base && std::min(other.u1, first.u1) > std::max(other.u0, first.u0));
      if (!under) break;
      small = other.size < kSmaller * view.styles.body;
    }
    if (!small) continue;
    for (std::size_t k = i; k < end; ++k)
      if (!is_furniture(drafts[k].role)) drafts[k].role = Role::footnote;
    i = end - 1;
  }
}

// A list item's depth is that of its bullet's or number's place: set in further than the item above, it is one deeper. Whatever is
// no item ends the list, but what stands beside the flow.
void find_depths(const View& view, std::vector<Draft>& drafts) {
  std::vector<std::unordered_map<std::uint32_t, float>> edges(view.pages.size());  // of each column: its left edge
  for (const Draft& draft : drafts) {
    if (is_furniture(draft.role)) continue;
    for (LineRef ref : draft.lines) {
      const Line& line = view.line(ref);
      float& edge = edges[ref.page].try_emplace(line.block, line.u0).first->second;
      edge = std::min(edge, line.u0);
    }
  }
  std::vector<float> insets;  // of the items that the last one stands within, and its own
  for (Draft& draft : drafts) {
    if (is_furniture(draft.role) || draft.role == Role::footnote || draft.role == Role::aside) continue;
    if (draft.role != Role::list_item) {
      insets.clear();
      continue;
    }
    const Line& first = view.first(draft);
    const float inset = first.u0 - edges[draft.page].at(first.block);
    const float step = 0.8F * first.size;
    while (insets.size() > 1 && inset < insets.back() - step) insets.pop_back();
    if (insets.empty() || inset > insets.back() + step) insets.push_back(inset);
    draft.level = static_cast<std::uint8_t>(std::min<std::size_t>(insets.size(), 6));
  }
}

// A column beside a bigger one, with less text and in another style, is beside the flow: a sidebar, a box, a
// caption.
void find_asides(const View& view, std::vector<Draft>& drafts) {
  struct Column {
    float u0 = 1e9F, u1 = -1e9F, top = 1e9F, bottom = -1e9F;
    float text_u0 = 1e9F, text_u1 = -1e9F;  // without its headings, one of which may span the page
    std::size_t words = 0, plain = 0;       // plain: in the style of running text
    std::uint8_t frame = 0;
  };
  std::vector<std::unordered_map<std::uint32_t, Column>> columns(view.pages.size());
  for (const Draft& draft : drafts) {
    if (is_furniture(draft.role) || draft.role == Role::footnote) continue;
    for (LineRef ref : draft.lines) {
      const Line& line = view.line(ref);
      Column& column = columns[ref.page][line.block];
      column.u0 = std::min(column.u0, line.u0);
      column.u1 = std::max(column.u1, line.u1);
      column.top = std::min(column.top, line.top);
      column.bottom = std::max(column.bottom, line.bottom);
      if (draft.role != Role::heading) {
        column.text_u0 = std::min(column.text_u0, line.u0);
        column.text_u1 = std::max(column.text_u1, line.u1);
      }
      column.words += line.words.size();
      const bool plain = std::fabs(line.size - view.styles.body) < 0.05F * view.styles.body && !line.italic &&
                         line.bold == view.styles.body_bold;
      column.plain += plain && draft.role != Role::heading ? line.words.size() : 0;
      column.frame = line.frame;
    }
  }
  for (Draft& draft : drafts) {
    if (is_furniture(draft.role) || draft.role == Role::footnote) continue;
    const auto& page = columns[draft.page];
    const Column& own = page.at(view.first(draft).block);
    const std::uint8_t main_frame = view.pages[draft.page].lines.front().frame;
    if (own.frame != main_frame) {
      draft.role = Role::aside;
      continue;
    }
    if (own.plain * 3 > own.words) continue;
    for (const auto& [block, other] : page) {
      const bool apart = other.text_u0 >= own.u1 || other.text_u1 <= own.u0;
      const bool beside = apart && other.top < own.bottom && own.top < other.bottom;
      if (beside && other.words > 3 * own.words && other.plain * 2 > other.words) draft.role = Role::aside;
    }
  }
}

}  // namespace

Styles::Styles(const std::vector<PageLayout>& pages) : body(body_size(pages)) {
  std::size_t bold = 0, all = 0;
  std::vector<float> sizes;
  for (const PageLayout& page : pages)
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      const Line& line = page.lines[i];
      if (is_furniture(page.roles[i])) continue;
      if (std::fabs(line.size - body) < 0.3F) {
        all += line.words.size();
        bold += line.bold ? line.words.size() : 0;
      } else if (line.size > kLarger * body && line.words.size() <= 20) {
        sizes.push_back(line.size);
      }
    }
  body_bold = bold * 2 > all;
  std::sort(sizes.begin(), sizes.end(), std::greater<>());
  for (float size : sizes)
    if (headings.empty() || size < 0.93F * headings.back()) headings.push_back(size);
}

std::uint8_t Styles::level_of(float size) const {
  const auto larger =
      std::count_if(headings.begin(), headings.end(), [&](float known) { return size < 0.93F * known; });
  return static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(larger + 1, 6));
}

void set_roles(const std::vector<PageLayout>& pages, const Styles& styles, std::vector<Draft>& drafts) {
  const View view{pages, styles};
  for (Draft& draft : drafts) {
    if (is_furniture(draft.role)) continue;
    const Line& first = view.first(draft);
    if (first.table) {
      draft.role = Role::table_row;
    } else if (begins_with_bullet(first)) {
      draft.role = Role::list_item;
    } else if (is_heading(view, draft)) {
      draft.role = Role::heading;
      draft.level = styles.level_of(first.size);
    } else if (begins_with_number(first)) {
      draft.role = Role::list_item;
    }
  }
  drop_headings_of_nothing(view, drafts);
  find_footnotes(view, drafts);
  find_asides(view, drafts);
  find_depths(view, drafts);
  for (Draft& draft : drafts)
    if (draft.role != Role::heading && draft.role != Role::list_item) draft.level = 0;
}

}  // namespace candour::layout
