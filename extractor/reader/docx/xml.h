// The XML of a Word document: elements and attributes by their local names, whatever prefix a producer binds. Names do
// not clash between the namespaces that we look into, transitional or strict.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace candour::docx {

// "w:p" -> "p"
inline std::string_view local(const char* name) {
  const std::string_view whole(name);
  const std::size_t colon = whole.find(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}
inline std::string_view name_of(pugi::xml_node node) {
  return node.type() == pugi::node_element ? local(node.name()) : std::string_view{};
}

// The first child of that name; null if there is none.
pugi::xml_node child(pugi::xml_node node, std::string_view name);
// Empty if there is none.
std::string_view attribute(pugi::xml_node node, std::string_view name);
// <w:b/>, <w:b w:val="true"/>: on; <w:b w:val="0"/>: off; null: off.
bool is_on(pugi::xml_node property);
// The number in w:val; `unset` if there is none.
long value_of(pugi::xml_node property, long unset);
// The characters of an element itself.
std::string text_of(pugi::xml_node node);

enum class Parsed { yes, no, out_of_memory };
// Entities of the file's own are not replaced, so there is no bomb of them; memory for trees is bounded. `bytes` are
// parsed in place and must outlive the tree.
Parsed parse(std::string& bytes, pugi::xml_document& document);

}  // namespace candour::docx
