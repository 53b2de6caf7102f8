#include "extractor/reader/html/depth.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace candour::html {
namespace {

// Empty elements, and those whose end is implied by the next.
constexpr std::string_view kUncounted[] = {
    "area", "base",   "body",  "br", "col",   "colgroup", "dd",       "dt",     "embed", "head",  "hr",
    "html", "img",    "input", "li", "link",  "meta",     "optgroup", "option", "p",     "param", "rp",
    "rt",   "source", "tbody", "td", "tfoot", "th",       "thead",    "tr",     "track", "wbr"};
constexpr std::string_view kInline[] = {"a",    "abbr", "b",     "big",  "cite",   "code",   "em", "font", "i",
                                        "nobr", "s",    "small", "span", "strike", "strong", "tt", "u"};
// What stands in them is no markup.
constexpr std::string_view kRaw[] = {"script", "style", "textarea", "title", "xmp", "iframe", "noframes"};

template <std::size_t N>
bool is_one_of(std::string_view name, const std::string_view (&names)[N]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

constexpr std::size_t kMostAttributes = 1000;

struct Tag {
  std::string name;  // lower case; empty: no tag
  bool closes = false, empty = false;
  std::size_t attributes = 0;  // at least as many as there are
  std::size_t end = 0;         // behind ">"
};

Tag tag_at(std::string_view page, std::size_t at) {
  Tag tag;
  std::size_t i = at + 1;
  if (i < page.size() && page[i] == '/') tag.closes = true, ++i;
  while (i < page.size() && tag.name.size() < 32) {
    const char c = page[i];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && (tag.name.empty() || !((c >= '0' && c <= '9') || c == '-'))) break;
    tag.name += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    ++i;
  }
  if (tag.name.empty()) return tag;
  char quote = 0;
  for (; i < page.size(); ++i) {
    if (quote != 0) {
      if (page[i] == quote) quote = 0;
    } else if (page[i] == '>') {
      break;
    } else if (page[i] == ' ' || page[i] == '/' || (page[i] >= '\t' && page[i] <= '\r')) {
      ++tag.attributes;
    } else if ((page[i] == '"' || page[i] == '\'') && page[i - 1] == '=') {
      quote = page[i];
    }
  }
  tag.empty = i > 0 && i < page.size() && page[i - 1] == '/';
  tag.end = std::min(i + 1, page.size());
  return tag;
}

// Behind the end of a comment or of an element without markup in it, which begins at `at`.
std::size_t behind(std::string_view page, std::size_t at, std::string_view close) {
  const std::size_t end = page.find(close, at);
  return end == std::string_view::npos ? page.size() : end + close.size();
}

class Flattener {
 public:
  Flattener(std::string_view page, std::size_t deepest) : page_(page), deepest_(deepest) {}

  std::string run() {
    for (std::size_t at = page_.find('<'); at < page_.size(); at = page_.find('<', at)) {
      if (page_.substr(at).starts_with("<!--")) {
        at = behind(page_, at, "-->");
        continue;
      }
      const Tag tag = tag_at(page_, at);
      if (tag.name.empty()) {
        ++at;
        continue;
      }
      if (tag.attributes > kMostAttributes)
        leave_out(tag, at, (tag.closes ? "</" : "<") + tag.name + ">");
      else
        pass(tag, at);
      at = tag.end;
      if (!tag.closes && is_one_of(tag.name, kRaw)) at = behind(page_, at, "</" + tag.name);
    }
    if (copied_ == 0) return {};
    out_ += page_.substr(copied_);
    return std::move(out_);
  }

 private:
  void pass(const Tag& tag, std::size_t at) {
    const bool drawing = is_open("svg") || is_open("math");
    if (is_one_of(tag.name, kRaw) || (!drawing && is_one_of(tag.name, kUncounted))) return;
    if (tag.closes) return close(tag, at);
    if (tag.empty && drawing && !is_one_of(tag.name, kInline)) return;
    if (open_.size() < deepest_) {
      open_.push_back(tag.name);
      ++count_[tag.name];
    } else {
      ++left_out_[tag.name];
      leave_out(tag, at, is_one_of(tag.name, kInline) ? "" : "<p>");
    }
  }

  bool is_open(const std::string& name) const {
    const auto found = count_.find(name);
    return found != count_.end() && found->second > 0;
  }

  // Closes what stands open within the element too, as a parser does.
  void close(const Tag& tag, std::size_t at) {
    if (const auto found = left_out_.find(tag.name); found != left_out_.end() && found->second > 0) {
      --found->second;
      return leave_out(tag, at, "");
    }
    if (!is_open(tag.name)) return;
    for (bool found = false; !found; open_.pop_back()) {
      found = open_.back() == tag.name;
      --count_[open_.back()];
    }
  }

  void leave_out(const Tag& tag, std::size_t at, std::string_view instead) {
    out_ += page_.substr(copied_, at - copied_);
    out_ += instead;
    copied_ = tag.end;
  }

  std::string_view page_;
  std::size_t deepest_;
  std::vector<std::string> open_;
  std::unordered_map<std::string, std::size_t> count_;     // of open_, by name
  std::unordered_map<std::string, std::size_t> left_out_;  // and open
  std::size_t copied_ = 0;                                 // so much of the page is in out_, or left out
  std::string out_;
};

}  // namespace

std::string without_depth(std::string_view page, std::size_t deepest) {
  return Flattener(page, deepest).run();
}

}  // namespace candour::html
