#include "extractor/reader/docx/body.h"

#include "extractor/reader/decode.h"
#include "extractor/reader/docx/xml.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace candour::docx {
namespace {

// Properties, and what is no text of the document as it stands: deleted text, field codes, embedded objects, readings
// beside characters, text in drawings that is not in a text box.
constexpr std::array<std::string_view, 19> kPassedOver = {
    "pPr", "rPr",      "sectPr",    "tblPr",   "tblGrid",      "tblPrEx", "trPr", "tcPr",   "sdtPr",  "sdtEndPr",
    "del", "moveFrom", "instrText", "delText", "delInstrText", "object",  "rt",   "txBody", "fldData"};

bool is_passed_over(std::string_view name) {
  return std::find(kPassedOver.begin(), kPassedOver.end(), name) != kPassedOver.end();
}

// Of the versions of a piece that a file offers, the first: Word writes the newest first.
pugi::xml_node version_of(pugi::xml_node alternatives) {
  const pugi::xml_node choice = child(alternatives, "Choice");
  return choice ? choice : child(alternatives, "Fallback");
}

char32_t symbol(pugi::xml_node node) {
  const std::string_view text = attribute(node, "char");
  std::uint32_t code = 0;
  std::from_chars(text.data(), text.data() + text.size(), code, 16);
  // Symbol fonts are addressed with or without the offset that the private use area gives them.
  if (code >= 0x20 && code < 0x100) code += 0xF000;
  return code;
}

}  // namespace

void Body::write(pugi::xml_node root, std::optional<Role> role) {
  role_ = role;
  fields_.clear();
  joins_ = false;
  walks_.push_back({root, root.first_child()});
  while (!walks_.empty()) walk_on();
  flow_.close();
}

// One step, without recursion: a file may nest as deep as it likes.
void Body::walk_on() {
  const std::size_t level = walks_.size() - 1;
  const pugi::xml_node node = walks_[level].at;
  if (!node || flow_.is_full()) {
    walks_.pop_back();
    return;
  }
  if (!walks_[level].done) {
    const bool down = enter(node);  // may begin a walk of its own, which comes first
    walks_[level].done = !down || !node.first_child();
    if (!walks_[level].done) {
      walks_[level].at = node.first_child();
    } else if (down) {
      leave(node);
    }
    return;
  }
  walks_[level].done = !node.next_sibling();
  walks_[level].at = walks_[level].done ? node.parent() : node.next_sibling();
  if (!walks_[level].done) return;
  if (walks_[level].at == walks_[level].root) {
    walks_[level].at = pugi::xml_node();
  } else {
    leave(walks_[level].at);
  }
}

// False if nothing in the element is read.
bool Body::enter(pugi::xml_node node) {
  const std::string_view name = name_of(node);
  if (name.empty() || is_passed_over(name)) return false;
  if (name == "p") {
    open_paragraph(node);
  } else if (name == "r") {
    open_run(node);
  } else if (name == "tbl") {
    flow_.open_table(false);
  } else if (name == "tr") {
    if (child(child(node, "trPr"), "del")) return false;
    flow_.open_row();
  } else if (name == "tc") {
    flow_.open_cell();
  } else if (name == "txbxContent") {
    boxes_.push_back(node);
    return false;
  } else if (name == "AlternateContent") {
    const pugi::xml_node version = version_of(node);
    walks_.push_back({version, version.first_child()});
    return false;
  } else if (name == "sdt") {
    return !is_on(child(child(node, "sdtPr"), "showingPlcHdr"));
  } else if (name == "footnote" || name == "endnote") {
    const std::string_view type = attribute(node, "type");
    return type.empty() || type == "normal";
  } else {
    return enter_content(node, name);
  }
  return true;
}

bool Body::enter_content(pugi::xml_node node, std::string_view name) {
  if (name == "t") {
    put(text_of(node));
  } else if (name == "fldChar") {
    pass_field(node);
  } else if (hidden_ || std::find(fields_.begin(), fields_.end(), true) != fields_.end()) {
    return true;
  } else if (name == "tab" || name == "ptab") {
    flow_.end_word();
  } else if (name == "br" || name == "cr") {
    break_line();
  } else if (name == "noBreakHyphen") {
    flow_.put('-');
  } else if (name == "sym") {
    flow_.put(symbol(node));
  }
  return true;
}

void Body::leave(pugi::xml_node node) {
  const std::string_view name = name_of(node);
  if (name == "p") {
    close_paragraph(node);
  } else if (name == "tbl") {
    flow_.close_table();
  } else if (name == "r") {
    flow_.set_bold(false);
    flow_.set_raised(false);
    hidden_ = false;
  }
}

void Body::open_paragraph(pugi::xml_node paragraph) {
  const pugi::xml_node properties = child(paragraph, "pPr");
  const std::string_view id = attribute(child(properties, "pStyle"), "val");
  Format format = paragraph_format(properties);
  paragraph_ = styles_.format(id.empty() ? styles_.default_paragraph() : std::string(id));
  format.inherit(paragraph_);
  broken_ = false;
  if (joins_) return;
  if (role_) return flow_.open(*role_);
  if (format.title) {
    flow_.open(Role::heading, 1);
    has_title_ = true;
  } else if (format.outline >= 0 && format.outline < 9) {
    flow_.open(Role::heading, static_cast<std::size_t>(format.outline) + (has_title_ ? 2 : 1));
  } else if (format.numbered == 1) {
    flow_.open(Role::list_item, static_cast<std::size_t>(std::max(format.list_depth, 0)) + 1);
  } else {
    flow_.open(format.caption ? Role::aside : Role::body);
  }
}

void Body::close_paragraph(pugi::xml_node paragraph) {
  const pugi::xml_node properties = child(paragraph, "pPr");
  const std::string_view drop = attribute(child(properties, "framePr"), "dropCap");
  const pugi::xml_node mark = child(properties, "rPr");
  // A deleted end joins the next paragraph; so does a large first letter, which is a paragraph of its own.
  joins_ = child(mark, "del") || child(mark, "moveFrom") || (!drop.empty() && drop != "none");
  // A field whose code does not end within its paragraph is broken; what follows is no code.
  std::fill(fields_.begin(), fields_.end(), false);
  if (!joins_) flow_.close();
  for (auto box = boxes_.rbegin(); box != boxes_.rend(); ++box) walks_.push_back({*box, box->first_child()});
  boxes_.clear();
}

void Body::open_run(pugi::xml_node run) {
  const pugi::xml_node properties = child(run, "rPr");
  Format format;
  add_run_format(properties, format);
  if (const pugi::xml_node style = child(properties, "rStyle"))
    format.inherit(styles_.format(std::string(attribute(style, "val"))));
  format.inherit(paragraph_);
  flow_.set_bold(format.bold == 1);
  flow_.set_raised(format.raised == 1);
  hidden_ = format.hidden == 1;
}

void Body::pass_field(pugi::xml_node mark) {
  constexpr std::size_t kDeepest = 64;
  const std::string_view type = attribute(mark, "fldCharType");
  if (type == "begin" && fields_.size() < kDeepest) {
    fields_.push_back(true);
  } else if (type == "separate" && !fields_.empty()) {
    fields_.back() = false;
  } else if (type == "end" && !fields_.empty()) {
    fields_.pop_back();
  }
}

// Two in a row end the paragraph.
void Body::break_line() {
  flow_.end_line();
  if (broken_) flow_.part();
  broken_ = true;
}

void Body::put(std::string_view utf8) {
  if (hidden_ || std::find(fields_.begin(), fields_.end(), true) != fields_.end()) return;
  flow_.put(utf8);
  if (utf8.find_first_not_of(' ') != std::string_view::npos) broken_ = false;
}

}  // namespace candour::docx
