#include "extractor/reader/html/page.h"

#include "extractor/reader/characters.h"
#include "extractor/reader/decode.h"
#include "extractor/reader/html/names.h"

#include <algorithm>
#include <string>

namespace candour::html {
namespace {

// What stands in an element, and goes back to what it was behind it.
struct Context {
  std::uint32_t end = 0;  // index of the first node behind the element
  Role role = Role::body;
  std::size_t level = 0;
  std::size_t lists = 0;  // that stand open
  bool block = false;
  bool bold = false, raised = false, kept_lines = false, link = false;
  bool table = false;
};

std::size_t heading_level(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_H1:
      return 1;
    case GUMBO_TAG_H2:
      return 2;
    case GUMBO_TAG_H3:
      return 3;
    case GUMBO_TAG_H4:
      return 4;
    case GUMBO_TAG_H5:
      return 5;
    case GUMBO_TAG_H6:
      return 6;
    default:
      return 0;
  }
}

bool is_list(GumboTag tag) {
  return tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_DL || tag == GUMBO_TAG_MENU ||
         tag == GUMBO_TAG_DIR;
}

bool is_beside_the_text(Role role) {
  return role == Role::footnote || role == Role::aside || is_furniture(role);
}

class Writer {
 public:
  Writer(const Tree& tree, const Parts& parts, Flow& flow) : tree_(tree), parts_(parts), flow_(flow) {}

  void run() {
    const auto& nodes = tree_.nodes();
    open_.push_back({static_cast<std::uint32_t>(nodes.size())});
    for (std::uint32_t i = 0; i < nodes.size() && !flow_.is_full(); ++i) {
      while (open_.size() > 1 && open_.back().end <= i) leave();
      if (nodes[i].is_text) {
        write(tree_.text(i));
      } else if (!enter(i)) {
        i = nodes[i].end - 1;
      }
    }
    while (open_.size() > 1) leave();
  }

 private:
  // False if nothing of the element is text.
  bool enter(std::uint32_t i) {
    const GumboTag tag = tree_.nodes()[i].tag;
    if (parts_.of[i] == Part::unseen || is_note_link(i)) return false;
    if (tag == GUMBO_TAG_BR) {
      break_line();
      return false;
    }
    Context context = open_.back();
    context.end = tree_.nodes()[i].end;
    context.block = is_block(tree_, i);
    context.table = tag == GUMBO_TAG_TABLE;
    context.bold |= tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG || is_bold_by_style(i);
    context.raised |= tag == GUMBO_TAG_SUP;
    context.kept_lines |= tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_LISTING || tag == GUMBO_TAG_XMP;
    context.link |= tag == GUMBO_TAG_A && tree_.has(i, "href");
    if (is_list(tag)) ++context.lists;
    if (context.block) set_role(i, context);
    open_.push_back(context);
    begin(tag, i);
    return true;
  }

  void begin(GumboTag tag, std::uint32_t i) {
    const Context& context = open_.back();
    if (context.table) {
      const std::string_view role = tree_.attribute(i, "role");
      flow_.open_table(role == "presentation" || role == "none");
    } else if (tag == GUMBO_TAG_TR) {
      flow_.open_row();
    } else if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) {
      flow_.open_cell();
    }
    resume();
    if (context.block) flow_.open(context.role, context.level);
    broken_ = context.block ? false : broken_;
  }

  void leave() {
    const bool block = open_.back().block;
    if (open_.back().table) flow_.close_table();
    open_.pop_back();
    resume();
    if (block) flow_.open(open_.back().role, open_.back().level);
    broken_ = block ? false : broken_;
  }

  void resume() {
    flow_.set_bold(open_.back().bold);
    flow_.set_raised(open_.back().raised);
  }

  // Two breaks in a row end the paragraph.
  void break_line() {
    if (broken_) {
      flow_.open(open_.back().role, open_.back().level);
    } else {
      flow_.end_line();
    }
    broken_ = true;
  }

  void write(std::string_view text) {
    for (const char32_t c : decode_utf8(text)) {
      if (c == '\n' && open_.back().kept_lines) {
        break_line();
      } else {
        flow_.put(c);
        if (!is_space(c)) broken_ = false;
      }
    }
  }

  void set_role(std::uint32_t i, Context& context) {
    const GumboTag tag = tree_.nodes()[i].tag;
    const Part part = parts_.of[i];
    if (part == Part::furniture) {
      context.role = read_any_ ? Role::running_foot : Role::running_head;
      return;
    }
    if (part == Part::loose && is_loose_furniture(i)) {
      context.role = read_any_ ? Role::running_foot : Role::running_head;
      return;
    }
    if (is_furniture(context.role) && part == Part::loose) context.role = Role::body;
    if (part == Part::notes) {
      context.role = Role::footnote;
    } else if (part == Part::aside || tag == GUMBO_TAG_FIGCAPTION) {
      context.role = Role::aside;
    }
    if (context.role != Role::footnote) set_role_by_element(i, context);
    if (parts_.measures[i].own > 0 && context.role != Role::aside) read_any_ = true;
  }

  void set_role_by_element(std::uint32_t i, Context& context) {
    const GumboTag tag = tree_.nodes()[i].tag;
    std::size_t level = heading_level(tag);
    const std::string_view role = tree_.attribute(i, "role");
    if (role == "heading" || (level > 0 && tree_.has(i, "aria-level"))) level = aria_level(i, level == 0 ? 2 : level);
    if (level > 0 && role != "presentation" && role != "none") {
      context.role = Role::heading;
      context.level = level;
      if (!is_furniture(context.role)) last_level_ = level;
    } else if ((tag == GUMBO_TAG_SUMMARY || is_opener(i)) && context.role != Role::heading) {
      context.role = Role::heading;
      context.level = last_level_ + 1;
    } else if ((tag == GUMBO_TAG_LI || tag == GUMBO_TAG_DT || tag == GUMBO_TAG_DD) &&
               !is_beside_the_text(context.role)) {
      context.role = Role::list_item;
      context.level = std::max<std::size_t>(context.lists, 1);
    } else if (tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_BLOCKQUOTE) {
      if (context.role == Role::heading) context.role = Role::body, context.level = 0;
    }
  }

  std::size_t aria_level(std::uint32_t i, std::size_t unset) const {
    const std::string_view level = tree_.attribute(i, "aria-level");
    return level.size() == 1 && level[0] >= '1' && level[0] <= '6' ? static_cast<std::size_t>(level[0] - '0') : unset;
  }

  // A button that opens a panel of text is that text's heading.
  bool is_opener(std::uint32_t i) const {
    const bool button = tree_.nodes()[i].tag == GUMBO_TAG_BUTTON || tree_.attribute(i, "role") == "button";
    const bool opens = tree_.has(i, "aria-expanded") || tree_.has(i, "aria-controls") ||
                       (hints_of(tree_.attribute(i, "class")) & kPanel) != 0;
    return button && opens;
  }

  // Of what stands around the text, headings of the page and running text are kept as text.
  bool is_loose_furniture(std::uint32_t i) const {
    const GumboTag tag = tree_.nodes()[i].tag;
    const Measure& m = parts_.measures[i];
    if (m.own == 0 || m.is_prose) return false;
    const bool heading = tag == GUMBO_TAG_H1 || (tag == GUMBO_TAG_H2 && !read_any_);
    return !heading || m.own_links * 2 >= m.own;
  }

  bool is_bold_by_style(std::uint32_t i) const {
    const std::string_view style = tree_.attribute(i, "style");
    const std::size_t at = style.find("font-weight");
    if (at == std::string_view::npos) return false;
    const std::size_t value = style.find_first_not_of(" :", at + 11);
    return value != std::string_view::npos &&
           (style.substr(value).starts_with("bold") || (style[value] >= '6' && style[value] <= '9'));
  }

  // A footnote's mark in the text, or the way back from a footnote: figures, brackets and arrows in a link within the
  // page, where the link or its place says that it is one.
  bool is_note_link(std::uint32_t i) const {
    const Node& node = tree_.nodes()[i];
    if (node.tag != GUMBO_TAG_A && node.tag != GUMBO_TAG_SUP) return false;
    if (node.tag == GUMBO_TAG_SUP) return holds_note_link(i) && !has_letters(i);
    const std::string_view role = tree_.attribute(i, "role");
    if (role == "doc-noteref" || role == "doc-backlink") return true;
    std::string_view target = tree_.attribute(i, "href");
    const std::size_t hash = target.find('#');
    if (hash == std::string_view::npos || has_letters(i)) return false;
    target.remove_prefix(hash + 1);
    return is_note_id(target) || is_note_reference_id(target) || open_.back().raised ||
           open_.back().role == Role::footnote;
  }

  bool holds_note_link(std::uint32_t i) const {
    for (std::uint32_t k = i + 1; k < std::min(tree_.nodes()[i].end, i + 8); ++k)
      if (tree_.nodes()[k].tag == GUMBO_TAG_A && tree_.attribute(k, "href").find('#') != std::string_view::npos)
        return true;
    return false;
  }

  // True if it says more than a mark does.
  bool has_letters(std::uint32_t i) const {
    std::size_t count = 0;
    for (std::uint32_t k = i + 1; k < tree_.nodes()[i].end; ++k) {
      if (!tree_.nodes()[k].is_text) continue;
      for (const char32_t c : decode_utf8(tree_.text(k))) {
        if (is_letter(c) || ++count > 8) return true;
      }
    }
    return false;
  }

  const Tree& tree_;
  const Parts& parts_;
  Flow& flow_;
  std::vector<Context> open_;
  std::size_t last_level_ = 1;  // of the headings that are elements
  bool broken_ = false;         // nothing but white space since a line break
  bool read_any_ = false;       // of the page's text
};

}  // namespace

void write_page(const Tree& tree, const Parts& parts, Flow& flow) {
  Writer(tree, parts, flow).run();
}

}  // namespace candour::html
