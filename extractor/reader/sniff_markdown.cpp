// Whether a text is Markdown: see sniff.h.
#include "extractor/reader/sniff.h"

#include <algorithm>
#include <cstddef>

namespace candour {
namespace {

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80) != 0;
}

// 1 to 6 for "## Heading", else 0.
std::size_t heading_level(std::string_view line) {
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  if (level == 0 || level > 6 || level + 1 >= line.size() || line[level] != ' ') return 0;
  return is_blank(line.substr(level)) ? 0 : level;
}

// "**so**" on one line.
bool has_bold(std::string_view line) {
  const std::size_t open = line.find("**");
  if (open == std::string_view::npos || open + 2 >= line.size() || !is_word_character(line[open + 2])) return false;
  const std::size_t close = line.find("**", open + 3);
  return close != std::string_view::npos && line[close - 1] != ' ';
}

// "[so](there)"
bool has_link(std::string_view line) {
  const std::size_t middle = line.find("](");
  if (middle == std::string_view::npos || line.substr(0, middle).rfind('[') == std::string_view::npos) return false;
  const std::size_t end = line.find(')', middle);
  const std::string_view target = line.substr(middle + 2, end - middle - 2);
  return end != std::string_view::npos && !target.empty() && target.find_first_of("/.#@") != std::string_view::npos;
}

// "|---|:---:|" or "--- | ---" under a row with bars.
bool is_table_rule(std::string_view line, std::string_view above) {
  if (line.find('|') == std::string_view::npos || above.find('|') == std::string_view::npos) return false;
  return line.find("--") != std::string_view::npos && line.find_first_not_of("|-: \t") == std::string_view::npos;
}

bool is_underline(std::string_view line, std::string_view above) {
  const bool rule = line.size() >= 3 && (line[0] == '=' || line[0] == '-') &&
                    line.find_first_not_of(line[0]) == std::string_view::npos;
  return rule && !is_blank(above) && is_word_character(above[0]);
}

struct Marks {
  std::size_t headings = 0, deep_headings = 0, bold = 0, links = 0, tables = 0, fences = 0, underlines = 0, items = 0;
  bool front_matter = false;
};

// "---", lines such as "title: Statement", "---" at the very beginning.
bool has_front_matter(std::string_view text) {
  if (!text.starts_with("---\n") && !text.starts_with("---\r\n")) return false;
  const std::size_t end = text.find("\n---", 3);
  const std::size_t key = text.find(": ", 3);
  return end < 4096 && key < end;
}

void count(std::string_view line, std::string_view above, Marks& marks) {
  const std::size_t level = is_blank(above) ? heading_level(line) : 0;
  marks.headings += level > 0;
  marks.deep_headings += level > 1;
  marks.bold += has_bold(line);
  marks.links += has_link(line);
  marks.tables += is_table_rule(line, above);
  marks.fences += line.starts_with("```") || line.starts_with("~~~");
  marks.underlines += is_underline(line, above);
  marks.items += line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ");
}

}  // namespace

bool is_markdown(std::string_view begin) {
  Marks marks;
  marks.front_matter = has_front_matter(begin);
  std::string_view above;
  while (!begin.empty()) {
    const std::size_t end = std::min(begin.find('\n'), begin.size());
    std::string_view line = begin.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    count(line, above, marks);
    // A heading may follow a heading without a blank line between.
    above = heading_level(line) > 0 ? std::string_view{} : line;
    begin.remove_prefix(std::min(end + 1, begin.size()));
  }
  const int kinds = (marks.headings > 0) + (marks.bold > 0) + (marks.links > 0) + (marks.tables > 0) +
                    (marks.fences > 1) + (marks.front_matter ? 1 : 0);
  if (kinds >= 2 || (marks.headings >= 2 && marks.deep_headings >= 1)) return true;
  return kinds == 1 && (marks.underlines > 0 || (marks.front_matter && marks.items > 1));
}

}  // namespace candour
