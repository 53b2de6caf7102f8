#include "extractor/reader/docx/xml.h"

#include <charconv>
#include <cstdlib>
#include <new>

namespace candour::docx {
namespace {

// For all trees that stand at a time. A document of 300 pages needs a tenth.
constexpr std::size_t kMostBytes = std::size_t{512} << 20;

std::size_t g_bytes = 0;  // readers read one document at a time, in one thread

struct alignas(std::max_align_t) Size {
  std::size_t bytes;
};

void* allocate(std::size_t bytes) {
  if (bytes > kMostBytes - g_bytes) return nullptr;
  void* memory = std::malloc(sizeof(Size) + bytes);
  if (memory == nullptr) return nullptr;
  g_bytes += bytes;
  return new (memory) Size{bytes} + 1;
}

void release(void* at) {
  if (at == nullptr) return;
  Size* size = static_cast<Size*>(at) - 1;
  g_bytes -= size->bytes;
  std::free(size);
}

}  // namespace

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_node one : node.children())
    if (name_of(one) == name) return one;
  return {};
}

std::string_view attribute(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_attribute one : node.attributes())
    if (local(one.name()) == name) return one.value();
  return {};
}

bool is_on(pugi::xml_node property) {
  if (!property) return false;
  const std::string_view value = attribute(property, "val");
  return value != "0" && value != "false" && value != "off" && value != "none";
}

long value_of(pugi::xml_node property, long unset) {
  const std::string_view text = attribute(property, "val");
  long value = unset;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end != text.data() ? value : unset;
}

std::string text_of(pugi::xml_node node) {
  std::string text;
  for (const pugi::xml_node one : node.children())
    if (one.type() == pugi::node_pcdata || one.type() == pugi::node_cdata) text += one.value();
  return text;
}

Parsed parse(std::string& bytes, pugi::xml_document& document) {
  static const bool set = (pugi::set_memory_management_functions(allocate, release), true);
  static_cast<void>(set);
  const unsigned options = pugi::parse_default | pugi::parse_ws_pcdata_single;
  const pugi::xml_parse_result result = document.load_buffer_inplace(bytes.data(), bytes.size(), options);
  if (result) return Parsed::yes;
  return result.status == pugi::status_out_of_memory ? Parsed::out_of_memory : Parsed::no;
}

}  // namespace candour::docx
