// Whether a text is HTML: see sniff.h.
#include "extractor/reader/sniff.h"

#include <algorithm>
#include <cstddef>

namespace candour {
namespace {

constexpr std::string_view kSpace = " \t\r\n\f";

constexpr std::string_view kBlocks[] = {
    "address", "article", "aside", "blockquote", "body", "center", "dd",    "details", "div", "dl",   "dt",
    "figure",  "footer",  "form",  "h1",         "h2",   "h3",     "h4",    "h5",      "h6",  "head", "header",
    "hr",      "html",    "li",    "link",       "main", "meta",   "nav",   "ol",      "p",   "pre",  "script",
    "section", "style",   "table", "tbody",      "td",   "th",     "title", "tr",      "ul"};
constexpr std::string_view kInline[] = {"a",    "abbr", "b",     "br",     "em",  "font", "i", "img",
                                        "span", "s",    "small", "strong", "sub", "sup",  "u", "cite"};

bool is_one_of(std::string_view name, const std::string_view* begin, const std::string_view* end) {
  return std::find(begin, end, name) != end;
}

struct Tag {
  bool known = false, block = false, closes = false;
  std::string_view name;
};

// The tag at `at`, where "<" stands.
Tag tag_at(std::string_view text, std::size_t at) {
  Tag tag;
  std::size_t i = at + 1;
  if (i < text.size() && text[i] == '/') tag.closes = true, ++i;
  std::size_t end = i;
  while (end < text.size() && ((text[end] >= 'a' && text[end] <= 'z') || (text[end] >= '1' && text[end] <= '6'))) ++end;
  if (end == i || end == text.size()) return tag;
  if (text[end] != '>' && text[end] != '/' && kSpace.find(text[end]) == std::string_view::npos) return tag;
  tag.name = text.substr(i, end - i);
  tag.block = is_one_of(tag.name, std::begin(kBlocks), std::end(kBlocks));
  tag.known = tag.block || is_one_of(tag.name, std::begin(kInline), std::end(kInline));
  return tag;
}

struct Tally {
  std::size_t tags = 0, blocks = 0, ends = 0;
};

Tally tally_of(std::string_view text) {
  Tally tally;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const Tag tag = tag_at(text, at);
    tally.tags += tag.known;
    tally.blocks += tag.block;
    tally.ends += tag.known && tag.closes;
  }
  return tally;
}

// Without what may stand before a document: white space, comments, processing instructions ("<?xml ...?>").
std::string_view without_prolog(std::string_view text) {
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
    const std::string_view close = text.starts_with("<!--") ? "-->" : text.starts_with("<?") ? ">" : "";
    if (close.empty()) return text;
    const std::size_t end = text.find(close);
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + close.size());
  }
}

}  // namespace

bool is_html(std::string_view begin) {
  const std::string_view text = without_prolog(begin);
  if (text.starts_with("<!doctype html")) return true;
  const Tally tally = tally_of(text);
  const Tag first = text.starts_with('<') ? tag_at(text, 0) : Tag{};
  if (first.known && !first.closes) {
    const bool document = first.name == "html" || first.name == "head" || first.name == "body";
    if (document && tally.tags >= 2) return true;
    if (is_markdown(begin)) return false;
    return tally.ends >= 1 && (first.block || tally.tags >= 6);
  }
  // A piece of a page that begins with text, or a page behind a server's headers.
  if (text.find("<!doctype html") < 4096 && tally.blocks >= 4) return true;
  return tally.blocks >= 6 && tally.ends >= 4 && tally.tags * 250 >= text.size() && !is_markdown(begin);
}

}  // namespace candour
