#include "extractor/reader/html/parts.h"

#include "extractor/reader/html/names.h"
#include "extractor/reader/html/unseen.h"

#include <algorithm>
#include <string>

namespace candour::html {
namespace {

constexpr std::uint32_t kFewWords = 150;    // characters of running text that a menu, form or promotion may hold
constexpr std::uint32_t kBanner = 1500;     // and a cookie banner, with its texts on each kind of cookie, of all text
constexpr std::uint32_t kSmallPrint = 250;  // so short a block that speaks of copyright is a page's foot
constexpr std::uint32_t kMenuLinks = 3;     // so few links at least, and
constexpr std::uint32_t kMenuShare = 75;    // so much of the characters in them (percent), make a menu

class Judge {
 public:
  Judge(const Tree& tree, const std::vector<Measure>& measures, const std::vector<bool>& unseen, bool by_name)
      : tree_(tree), measures_(measures), unseen_(unseen), by_name_(by_name), after_prose_(tree.nodes().size()) {
    find_main();
  }

  std::vector<Part> run() {
    const auto& nodes = tree_.nodes();
    std::vector<Part> parts(nodes.size(), Part::text);
    if (main_ != 0 && !nodes.empty()) parts[0] = Part::loose;
    for (std::uint32_t i = 1; i < nodes.size(); ++i) {
      const Part above = parts[nodes[i].parent];
      parts[i] = above;
      if (nodes[i].is_text || above == Part::unseen || above == Part::furniture) continue;
      parts[i] = part_of(i, above);
      if (parts[i] == Part::furniture || measures_[i].own == 0) continue;
      lead_ = leads(i);
      if (measures_[i].is_prose) after_prose_[nodes[i].parent] = true;
    }
    return parts;
  }

 private:
  // <main>, or the one <article>, if most of the page's running text is in it.
  void find_main() {
    std::uint32_t articles = 0, article = 0;
    for (std::uint32_t i = 0; i < tree_.nodes().size(); ++i) {
      if (tree_.nodes()[i].is_text || unseen_[i]) continue;
      const bool main = tree_.nodes()[i].tag == GUMBO_TAG_MAIN || tree_.attribute(i, "role") == "main";
      if (main && holds(i, 50) && main_ == 0) main_ = i;
      if (tree_.nodes()[i].tag == GUMBO_TAG_ARTICLE) ++articles, article = i;
    }
    if (main_ == 0 && articles == 1 && holds(article, 60)) main_ = article;
  }

  // True if so much of the page's running text is in the part.
  bool holds(std::uint32_t i, std::uint32_t percent) const {
    const std::uint64_t all = measures_[0].prose;
    return all > 0 && std::uint64_t{measures_[i].prose} * 100 >= all * percent;
  }

  bool is_in_main(std::uint32_t i) const { return main_ != 0 && i > main_ && i < tree_.nodes()[main_].end; }

  Part part_of(std::uint32_t i, Part above) {
    if (unseen_[i]) return Part::unseen;
    if (i == main_) return Part::text;
    const GumboTag tag = tree_.nodes()[i].tag;
    if (tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_HTML) return above;
    if (is_notes(i)) return Part::notes;
    if (!is_block(tree_, i) || above == Part::notes) return above;
    const Measure& m = measures_[i];
    if (m.mains > 0 || m.chars == 0) return above;
    const std::string_view role = tree_.attribute(i, "role");
    if (is_navigation(tag, role)) return holds(i, 30) ? above : Part::furniture;
    if (is_page_footer(i, tag, role)) return Part::furniture;
    if (by_name_ && (is_named_furniture(i) || is_all_links(i))) return Part::furniture;
    if (is_page_header(i, tag, role)) return holds(i, 50) ? above : Part::loose;
    if (tag == GUMBO_TAG_ASIDE || role == "complementary" || role == "note") return part_beside(m, above, i);
    return above;
  }

  Part part_beside(const Measure& m, Part above, std::uint32_t i) const {
    if (holds(i, 50)) return above;
    const bool links = m.links > 0 && (m.prose == 0 || m.link_chars * 2 > m.chars);
    return links ? Part::furniture : Part::aside;
  }

  static bool is_navigation(GumboTag tag, std::string_view role) {
    static constexpr std::string_view kRoles[] = {"navigation", "menu", "menubar", "search", "toolbar", "tablist"};
    return tag == GUMBO_TAG_NAV || std::find(std::begin(kRoles), std::end(kRoles), role) != std::end(kRoles);
  }

  // Not the header or footer of an article or section.
  bool is_of_page(std::uint32_t i) const {
    for (std::uint32_t up = tree_.nodes()[i].parent; up != 0; up = tree_.nodes()[up].parent) {
      const GumboTag tag = tree_.nodes()[up].tag;
      if (tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN || tag == GUMBO_TAG_SECTION || up == main_) return false;
    }
    return true;
  }

  bool is_page_footer(std::uint32_t i, GumboTag tag, std::string_view role) const {
    if (holds(i, 30)) return false;
    if (role == "contentinfo") return true;
    if (tag != GUMBO_TAG_FOOTER || !is_of_page(i)) return false;
    // A footer without links or small print may be where a statement is signed.
    return measures_[i].links > 0 || measures_[i].small_print;
  }

  bool is_page_header(std::uint32_t i, GumboTag tag, std::string_view role) const {
    return role == "banner" || (tag == GUMBO_TAG_HEADER && is_of_page(i));
  }

  std::uint32_t hints(std::uint32_t i) const {
    std::uint32_t hints = hints_of(tree_.attribute(i, "id")) | hints_of(tree_.attribute(i, "class"));
    if (tree_.nodes()[i].tag == GUMBO_TAG_UNKNOWN) hints |= hints_of(tree_.element(i));
    return hints;
  }

  bool is_notes(std::uint32_t i) const {
    const std::string_view role = tree_.attribute(i, "role");
    if (role == "doc-endnotes" || role == "doc-footnote" || role == "doc-endnote") return true;
    if (!is_block(tree_, i) || holds(i, 50)) return false;
    const std::string_view id = tree_.attribute(i, "id");
    if (is_note_id(id)) return true;
    const GumboTag tag = tree_.nodes()[i].tag;
    return tag != GUMBO_TAG_BODY && (hints(i) & kNotes) != 0;
  }

  bool is_named_furniture(std::uint32_t i) const {
    const Measure& m = measures_[i];
    if (m.own > 0 && m.own == m.chars && m.small_print && m.own < kSmallPrint) return true;
    const std::uint32_t hint = hints(i);
    if (hint == 0 && tree_.nodes()[i].tag != GUMBO_TAG_FORM) return m.says_cookies && is_cookie_banner(i);
    const bool links = m.link_chars * 10 > m.chars * 6;
    if ((hint & kCookies) != 0 && m.chars < 4 * kBanner && !holds(i, 40) && m.titles == 0) return true;
    if (m.titles > 0 || holds(i, 25)) return false;
    if ((hint & kComments) != 0 && (m.links > 0 || asks(i))) return true;
    if ((hint & kMenu) != 0 && (links || (m.prose < kFewWords && m.speech == 0))) return true;
    if ((hint & kFooter) != 0 && !is_in_main(i) && (m.small_print || links || (m.speech == 0 && m.links > 0)))
      return true;
    // A sentence may be the statement's, in whatever part a page's builder puts it.
    if (m.speech > 0 && !links) return false;
    if ((hint & (kBeside | kDialog | kSidebar)) != 0 && m.links > 0) return true;
    if ((hint & kHeader) != 0 && m.links > 1 && links) return true;
    return tree_.nodes()[i].tag == GUMBO_TAG_FORM;
  }

  // Has a form, or a field of one: what visitors write is written somewhere.
  bool asks(std::uint32_t i) const {
    for (std::uint32_t k = i; k < tree_.nodes()[i].end; ++k) {
      const GumboTag tag = tree_.nodes()[k].tag;
      if (!tree_.nodes()[k].is_text && (tag == GUMBO_TAG_FORM || tag == GUMBO_TAG_TEXTAREA)) return true;
    }
    return false;
  }

  // Speaks of cookies, has something to press, and is short beside the text of the page.
  bool is_cookie_banner(std::uint32_t i) const {
    const Measure& m = measures_[i];
    if (m.chars > kBanner || m.prose > 0 || m.titles > 0 || is_in_main(i)) return false;
    for (std::uint32_t k = i; k < tree_.nodes()[i].end; ++k) {
      const GumboTag tag = tree_.nodes()[k].tag;
      if (!tree_.nodes()[k].is_text && (tag == GUMBO_TAG_BUTTON || tag == GUMBO_TAG_A || tag == GUMBO_TAG_INPUT))
        return m.own_links < m.own || tag != GUMBO_TAG_A;
    }
    return false;
  }

  // A part that is links and little else, and that no text leads up to: no colon, nor running text beside it.
  bool is_all_links(std::uint32_t i) const {
    const Measure& m = measures_[i];
    const bool many = m.links >= kMenuLinks && std::uint64_t{m.link_chars} * 100 >= std::uint64_t{m.chars} * kMenuShare;
    return many && m.prose == 0 && m.titles == 0 && !after_prose_[tree_.nodes()[i].parent] && !lead_;
  }

  // True if a list may follow the block: it ends with a colon.
  bool leads(std::uint32_t i) const {
    for (std::uint32_t k = tree_.nodes()[i].end; k-- > i;) {
      if (!tree_.nodes()[k].is_text) continue;
      const std::string_view text = tree_.text(k);
      const std::size_t last = text.find_last_not_of(" \t\r\n");
      if (last != std::string_view::npos) return text[last] == ':';
    }
    return false;
  }

  const Tree& tree_;
  const std::vector<Measure>& measures_;
  const std::vector<bool>& unseen_;
  bool by_name_;
  std::vector<bool> after_prose_;  // of a parent: running text was read in it
  std::uint32_t main_ = 0;         // 0: none
  bool lead_ = false;              // the block of text before ends with a colon
};

// Characters of running text that are read as text.
std::uint64_t prose_read(const Tree& tree, const std::vector<Measure>& measures, const std::vector<Part>& parts) {
  std::uint64_t read = 0;
  for (std::uint32_t i = 0; i < tree.nodes().size(); ++i) {
    const bool left_out = parts[i] == Part::furniture || parts[i] == Part::unseen;
    if (measures[i].is_prose && !left_out) read += measures[i].own - measures[i].own_links;
  }
  return read;
}

}  // namespace

Parts parts_of(const Tree& tree) {
  const std::vector<bool> unseen = unseen_in(tree, measure(tree, {}));
  Parts parts{{}, measure(tree, unseen)};
  parts.of = Judge(tree, parts.measures, unseen, true).run();
  if (prose_read(tree, parts.measures, parts.of) * 10 < std::uint64_t{parts.measures[0].prose} * 6)
    parts.of = Judge(tree, parts.measures, unseen, false).run();
  return parts;
}

}  // namespace candour::html
