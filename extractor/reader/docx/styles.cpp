#include "extractor/reader/docx/styles.h"

#include "extractor/reader/docx/xml.h"

#include <algorithm>
#include <vector>

namespace candour::docx {
namespace {

constexpr std::size_t kLongestChain = 64;  // of styles based on each other

int clamped(long value, long most) {
  return static_cast<int>(std::clamp(value, 0L, most));
}

// Built-in styles keep their English names in the file, whatever language Word speaks.
void add_name(std::string name, Format& format) {
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  if (name.starts_with("heading ") && name.size() == 9 && name[8] >= '1' && name[8] <= '9' &&
      format.outline == Format::kUnset)
    format.outline = name[8] - '1';
  format.title = name == "title";
  format.caption = name == "caption";
}

}  // namespace

void Format::inherit(const Format& above) {
  for (int Format::*field :
       {&Format::outline, &Format::list_depth, &Format::numbered, &Format::hidden, &Format::bold, &Format::raised})
    if (this->*field == kUnset) this->*field = above.*field;
  title |= above.title;
  caption |= above.caption;
}

Format paragraph_format(pugi::xml_node properties) {
  Format format;
  if (const pugi::xml_node outline = child(properties, "outlineLvl")) format.outline = clamped(value_of(outline, 9), 9);
  if (const pugi::xml_node list = child(properties, "numPr")) {
    const pugi::xml_node number = child(list, "numId"), depth = child(list, "ilvl");
    if (number) format.numbered = value_of(number, 0) != 0 ? 1 : 0;
    if (depth) format.list_depth = clamped(value_of(depth, 0), 8);
  }
  return format;
}

void add_run_format(pugi::xml_node properties, Format& format) {
  if (const pugi::xml_node hidden = child(properties, "vanish")) format.hidden = is_on(hidden) ? 1 : 0;
  if (const pugi::xml_node bold = child(properties, "b")) format.bold = is_on(bold) ? 1 : 0;
  if (const pugi::xml_node align = child(properties, "vertAlign"))
    format.raised = attribute(align, "val") == "superscript" ? 1 : 0;
}

Styles::Styles(pugi::xml_node root) {
  for (const pugi::xml_node node : root.children()) {
    if (name_of(node) == "docDefaults")
      language_ = attribute(child(child(child(node, "rPrDefault"), "rPr"), "lang"), "val");
    if (name_of(node) != "style") continue;
    Style style;
    style.format = paragraph_format(child(node, "pPr"));
    add_run_format(child(node, "rPr"), style.format);
    add_name(std::string(attribute(child(node, "name"), "val")), style.format);
    style.based_on = attribute(child(node, "basedOn"), "val");
    const std::string id(attribute(node, "styleId"));
    const std::string_view is_default = attribute(node, "default");
    if (attribute(node, "type") == "paragraph" && (is_default == "1" || is_default == "true")) default_paragraph_ = id;
    styles_.emplace(id, std::move(style));
  }
}

const Format& Styles::format(const std::string& id) const {
  static const Format kNothing;
  const auto found = styles_.find(id);
  if (found == styles_.end()) return kNothing;
  Style& style = found->second;
  std::string above = style.based_on;
  for (std::size_t steps = 0; !style.whole && steps < kLongestChain; ++steps) {
    const auto next = styles_.find(above);
    if (next == styles_.end() || &next->second == &style) break;
    style.format.inherit(next->second.format);
    above = next->second.based_on;
  }
  style.whole = true;
  return style.format;
}

}  // namespace candour::docx
