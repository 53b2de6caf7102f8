#include "extractor/reader/html/names.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace candour::html {
namespace {

struct Word {
  std::string_view text;
  std::uint32_t hint;
};

// Whole words of a name.
constexpr Word kWords[] = {
    {"nav", kMenu},          {"navigation", kMenu},      {"menu", kMenu},        {"menus", kMenu},
    {"submenu", kMenu},      {"share", kMenu},           {"sharing", kMenu},     {"search", kMenu},
    {"login", kMenu},        {"pager", kMenu},           {"skip", kMenu},        {"hamburger", kMenu},
    {"crumbs", kMenu},       {"crumb", kMenu},           {"toolbar", kMenu},     {"related", kBeside},
    {"promo", kBeside},      {"promotion", kBeside},     {"subscribe", kBeside}, {"signup", kBeside},
    {"advert", kBeside},     {"advertisement", kBeside}, {"ad", kBeside},        {"ads", kBeside},
    {"sponsored", kBeside},  {"teaser", kBeside},        {"teasers", kBeside},   {"recommended", kBeside},
    {"popup", kDialog},      {"modal", kDialog},         {"lightbox", kDialog},  {"dialog", kDialog},
    {"overlay", kDialog},    {"comments", kComments},    {"respond", kComments}, {"disqus", kComments},
    {"sidebar", kSidebar},   {"widget", kSidebar},       {"widgets", kSidebar},  {"footer", kFooter},
    {"colophon", kFooter},   {"copyright", kFooter},     {"header", kHeader},    {"masthead", kHeader},
    {"banner", kHeader},     {"topbar", kHeader},        {"accordion", kPanel},  {"collapse", kPanel},
    {"collapsible", kPanel}, {"collapsed", kPanel},      {"tab", kPanel},        {"tabs", kPanel},
    {"tabpanel", kPanel},    {"panel", kPanel},          {"toggle", kPanel},     {"expand", kPanel},
    {"expandable", kPanel},  {"expander", kPanel},       {"faq", kPanel},        {"details", kPanel},
    {"footnotes", kNotes},   {"footnote", kNotes},       {"endnotes", kNotes},   {"endnote", kNotes},
};

// Parts of names that nothing else has.
constexpr Word kPieces[] = {
    {"cookie", kCookies},
    {"onetrust", kCookies},
    {"consent", kCookies},
    {"gdpr", kCookies},
    {"ccpa", kCookies},
    {"breadcrumb", kMenu},
    {"navbar", kMenu},
    {"megamenu", kMenu},
    {"sidenav", kMenu},
    {"subnav", kMenu},
    {"mainnav", kMenu},
    {"navmenu", kMenu},
    {"offcanvas", kMenu},
    {"pagination", kMenu},
    {"paginate", kMenu},
    {"addthis", kMenu},
    {"addtoany", kMenu},
    {"sharethis", kMenu},
    {"sharedaddy", kMenu},
    {"socialshare", kMenu},
    {"socialmedia", kMenu},
    {"sociallinks", kMenu},
    {"socialicons", kMenu},
    {"socialbar", kMenu},
    {"skiplink", kMenu},
    {"skipto", kMenu},
    {"searchform", kMenu},
    {"searchbox", kMenu},
    {"searchbar", kMenu},
    {"sitesearch", kMenu},
    {"languageswitcher", kMenu},
    {"languageselector", kMenu},
    {"newsletter", kBeside},
    {"relatedposts", kBeside},
    {"alsolike", kBeside},
    {"readmore", kBeside},
    {"latestnews", kBeside},
    {"commentlist", kComments},
    {"commentform", kComments},
    {"sitefooter", kFooter},
    {"pagefooter", kFooter},
    {"globalfooter", kFooter},
    {"siteheader", kHeader},
    {"pageheader", kHeader},
    {"accordion", kPanel},
    {"collaps", kPanel},
    {"visuallyhidden", kReadAloud},
    {"sronly", kReadAloud},
    {"screenreadertext", kReadAloud},
    {"assistivetext", kReadAloud},
};

constexpr std::size_t kLongest = 512;  // bytes of a name that are looked at

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::uint32_t hint_of_word(std::string_view word) {
  const auto* found = std::find_if(std::begin(kWords), std::end(kWords), [&](const Word& w) { return w.text == word; });
  return found != std::end(kWords) ? found->hint : 0;
}

// The rest of `id` behind one of `names`, if nothing but separators, letters of a kind and digits follows.
bool is_numbered(std::string_view id, const std::string_view* begin, const std::string_view* end) {
  std::string bare;
  for (const char c : id.substr(0, 64))
    if (is_letter_or_digit(c)) bare += lower(c);
  const std::size_t digits = bare.find_first_of("0123456789");
  if (digits == std::string::npos || bare.find_first_not_of("0123456789", digits) != std::string::npos) return false;
  return std::find(begin, end, std::string_view(bare).substr(0, digits)) != end;
}

}  // namespace

std::uint32_t hints_of(std::string_view name) {
  name = name.substr(0, kLongest);
  std::uint32_t hints = 0;
  std::string word, whole;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    const char c = i < name.size() ? name[i] : ' ';
    const bool hump = i > 0 && c >= 'A' && c <= 'Z' && name[i - 1] >= 'a' && name[i - 1] <= 'z';
    if (!is_letter_or_digit(c) || hump) {
      if (!word.empty()) hints |= hint_of_word(word);
      word.clear();
    }
    if (is_letter_or_digit(c)) {
      word += lower(c);
      whole += lower(c);
    } else if (c == ' ') {
      whole += ' ';  // classes are names of their own
    }
  }
  for (const Word& piece : kPieces)
    if (whole.find(piece.text) != std::string::npos) hints |= piece.hint;
  return hints;
}

bool is_note_id(std::string_view id) {
  static constexpr std::string_view kNames[] = {"fn", "ftn", "edn", "footnote", "endnote", "note", "citenote", "fnote"};
  return is_numbered(id, std::begin(kNames), std::end(kNames));
}

bool is_note_reference_id(std::string_view id) {
  static constexpr std::string_view kNames[] = {
      "fnref",   "ftnref", "ednref", "footnoteref", "endnoteref",        "noteref",
      "citeref", "ref",    "rfn",    "fnr",         "footnotereference", "footnoteanchor"};
  return is_numbered(id, std::begin(kNames), std::end(kNames));
}

}  // namespace candour::html
