// YAML with the line of everything. yaml-cpp's own nodes take duplicate keys, aliases and tags without a
// word; its events tell of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace candour {

struct YamlNode;
struct YamlEntry;

struct YamlNode {
  enum class Kind : std::uint8_t { nothing, text, list, map };
  Kind kind = Kind::nothing;
  std::uint32_t line = 0;  // 1-based
  std::string text;        // Kind::text; UTF-8 in NFC
  std::vector<YamlNode> items;
  std::vector<YamlEntry> entries;  // in the file's order; no key twice
};

struct YamlEntry {
  std::string key;
  std::uint32_t line = 0;
  YamlNode value;
};

struct YamlMistake {
  std::uint32_t line = 0;
  std::string what;
  std::string expected;
};

inline constexpr std::size_t kLargestPackFile = 4 * 1024 * 1024;  // bytes
inline constexpr std::uint32_t kDeepestPack = 12;                 // lists and maps inside each other
inline constexpr std::size_t kMostPackNodes = 200'000;

// Reads one document. Appends what is wrong to `mistakes`: not UTF-8, not YAML, too large or deep, aliases,
// tags, a key twice (the first is kept), more than one document. The root is what could be read.
YamlNode read_yaml(std::string_view bytes, std::vector<YamlMistake>& mistakes);

}  // namespace candour
