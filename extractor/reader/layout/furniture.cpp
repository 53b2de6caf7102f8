#include "extractor/reader/layout/furniture.h"

#include "extractor/reader/characters.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace candour::layout {
namespace {

// How many rows from the top and from the bottom of a page may be furniture.
constexpr std::size_t kMaxRows = 4;
// The part of the page, at each end, in which furniture stands.
constexpr float kZone = 0.14F;

// Lower case, digits as '#', all else left out: "Page 3 of 12" and "Page 4 of 12" are the same.
std::u32string folded(const Line& line) {
  std::u32string out;
  for (const Word& word : line.words) {
    for (char32_t c : word.text) {
      if (is_digit(c)) {
        if (out.empty() || out.back() != '#') out += '#';
      } else if (is_letter(c)) {
        out += c < 0x80 && is_upper(c) ? c + 32 : c;
      }
    }
    if (!out.empty() && out.back() != ' ') out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool is_page_number(const std::u32string& text) {
  static const std::u32string kForms[] = {
      U"#",        U"page #",  U"page # of #", U"# of #",        U"# #",         U"p #",    U"# page",   U"pg #",
      U"page # #", U"seite #", U"page",        U"seite # von #", U"page # de #", U"# de #", U"pagina #", U"# von #"};
  return std::find(std::begin(kForms), std::end(kForms), text) != std::end(kForms);
}

bool is_roman_number(const Line& line) {
  if (line.words.size() != 1 || line.words[0].text.size() > 5) return false;
  const auto text = line.words[0].text;
  return std::all_of(text.begin(), text.end(), [](char32_t c) { return c == 'i' || c == 'v' || c == 'x'; });
}

// Lines of one page that share a height, from one end of the page inwards.
struct Edge {
  std::vector<std::size_t> lines;
  float base = 0;
  float distance = 0;  // white between it and the next row inwards
};

std::vector<Edge> edges_of(const PageLayout& page, bool top) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < page.lines.size(); ++i)
    if (page.lines[i].frame == page.lines[0].frame) order.push_back(i);
  const auto& lines = page.lines;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return top ? lines[a].base < lines[b].base : lines[a].base > lines[b].base;
  });
  std::vector<Edge> edges;
  for (std::size_t i : order) {
    if (edges.empty() || std::fabs(lines[i].base - edges.back().base) > 0.45F * lines[i].size) {
      if (!edges.empty()) {
        const Line& last = lines[edges.back().lines[0]];
        edges.back().distance = top ? lines[i].top - last.bottom : last.top - lines[i].bottom;
      }
      if (edges.size() == kMaxRows) break;
      edges.push_back({{}, lines[i].base, 1e9F});
    }
    edges.back().lines.push_back(i);
  }
  return edges;
}

// The numbers in a line, in order.
std::vector<long> numbers_in(const Line& line) {
  std::vector<long> out;
  bool open = false;
  for (const Word& word : line.words) {
    for (char32_t c : word.text) {
      const bool digit = c >= '0' && c <= '9';
      if (digit && !open) out.push_back(0);
      if (digit) out.back() = (out.back() * 10 + static_cast<long>(c - '0')) % 1'000'000'000;
      open = digit;
    }
    open = false;
  }
  return out;
}

// How often each text stands at one end of the pages, and how high.
class Repeats {
 public:
  void count(long page, const Line& line) { places_[folded(line)].push_back({page, line.base, numbers_in(line)}); }
  // On how many pages the line's text stands at its height. Its numbers must be the same there, or count the
  // pages.
  std::size_t of(long page, const Line& line) const {
    const auto found = places_.find(folded(line));
    if (found == places_.end()) return 0;
    const std::vector<long> own = numbers_in(line);
    std::size_t n = 0;
    long last = -1;
    for (const Place& place : found->second) {
      bool same = std::fabs(place.base - line.base) < 8 && place.numbers.size() == own.size() && place.page != last;
      for (std::size_t i = 0; same && i < own.size(); ++i)
        same = own[i] == place.numbers[i] || own[i] - place.numbers[i] == page - place.page;
      n += same;
      if (same) last = place.page;
    }
    return n;
  }

 private:
  struct Place {
    long page;
    float base;
    std::vector<long> numbers;
  };
  std::unordered_map<std::u32string, std::vector<Place>> places_;
};

// True if the line begins with a number that stands as a footnote's mark in the page's text.
bool is_noted(const PageLayout& page, const Line& line) {
  const std::u32string_view mark = line.words.front().text;
  if (line.words.front().raised) return true;
  if (line.words.size() < 2 || mark.size() > 3) return false;
  for (const Line& other : page.lines)
    for (std::size_t i = 1; i < other.words.size(); ++i)
      if (other.words[i].raised && other.words[i].text == mark) return true;
  return false;
}

// True if the words of `part` stand in `whole` in this order, others between them or not.
bool contained(const std::u32string& part, const std::u32string& whole) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < part.size();) {
    const std::size_t end = std::min(part.find(' ', i), part.size());
    const std::u32string word = part.substr(i, end - i);
    at = whole.find(word, at);
    if (!word.empty() && at == std::u32string::npos) return false;
    at += word.size();
    i = end + 1;
  }
  return !part.empty();
}

struct Finder {
  std::vector<PageLayout>& pages;
  std::u32string title;
  float body;
  Repeats tops{}, bottoms{};

  // What says the same as `line` on its page, so that it may go: the file's title, or a heading.
  bool said_elsewhere(const PageLayout& page, const Line& line) const {
    const std::u32string text = folded(line);
    if (contained(text, title)) return true;
    std::u32string headings;
    for (const Line& other : page.lines)
      if (&other != &line && other.size > 1.1F * body) headings += folded(other) + U" ";
    return contained(text, headings);
  }

  bool is_furniture_row(const PageLayout& page, const Edge& edge, bool top) const {
    const float zone = kZone * page.height;
    if (top ? edge.base > zone : edge.base < page.height - zone) return false;
    const std::size_t n = pages.size();
    bool number = false, all_again = true;
    if (!top && is_noted(page, page.lines[edge.lines[0]])) return false;
    for (std::size_t i : edge.lines) {
      const Line& line = page.lines[i];
      number |= is_page_number(folded(line)) || (is_roman_number(line) && n > 1);
      const std::size_t again = (top ? tops : bottoms).of(&page - pages.data(), line);
      all_again &= again >= 2 && (again * 10 >= n * 3 || again >= 5);
    }
    if (all_again && n > 1) return true;
    const Line& line = page.lines[edge.lines[0]];
    const bool apart = edge.distance > 1.2F * line.size;
    if (number && apart) return true;
    // A line that ends or begins with "3 of 12" carries the number itself.
    const bool small = line.size < 0.95F * body && edge.lines.size() == 1 && line.words.size() <= 16;
    return small && apart && edge.distance > 1.5F * body && said_elsewhere(page, line);
  }

  // True if the row looks like the running text and is no further from it than its lines are from each other.
  bool belongs_to_text(const PageLayout& page, const Edge& edge) const {
    const Line& line = page.lines[edge.lines[0]];
    return edge.distance < 0.9F * line.size && std::fabs(line.size - body) < 0.04F * body && !line.bold && !line.italic;
  }

  void mark(PageLayout& page, bool top) {
    std::vector<std::size_t> rows;  // furniture if they stand apart from the text
    for (const Edge& edge : edges_of(page, top)) {
      if (!is_furniture_row(page, edge, top)) break;
      rows.insert(rows.end(), edge.lines.begin(), edge.lines.end());
      if (belongs_to_text(page, edge)) continue;
      for (std::size_t i : rows) set_role(page, i, top);
      rows.clear();
    }
  }

  void set_role(PageLayout& page, std::size_t i, bool top) const {
    const bool number = is_page_number(folded(page.lines[i])) || is_roman_number(page.lines[i]);
    // A title that serves as running head is a heading where it first stands.
    const bool first_title = &page == &pages[0] && !number && page.lines[i].size > 1.15F * body;
    if (first_title) return;
    page.roles[i] = number ? Role::page_number : top ? Role::running_head : Role::running_foot;
  }
};

}  // namespace

void mark_furniture(std::vector<PageLayout>& pages, const std::string& title) {
  // Title as a line, so that it folds as lines do.
  std::u32string letters;
  for (char c : title) letters += static_cast<unsigned char>(c);
  Line titled;
  for (std::size_t at = 0; at <= letters.size();) {
    const std::size_t end = std::min(letters.find(' ', at), letters.size());
    titled.words.emplace_back();
    titled.words.back().text = std::u32string_view(letters).substr(at, end - at);
    at = end + 1;
  }
  Finder finder{pages, folded(titled), body_size(pages)};
  for (const PageLayout& page : pages) {
    if (page.lines.empty()) continue;
    for (const bool top : {true, false})
      for (const Edge& edge : edges_of(page, top))
        for (std::size_t i : edge.lines)
          (top ? finder.tops : finder.bottoms).count(&page - pages.data(), page.lines[i]);
  }
  for (PageLayout& page : pages) {
    if (page.lines.empty()) continue;
    finder.mark(page, true);
    finder.mark(page, false);
  }
}

}  // namespace candour::layout
