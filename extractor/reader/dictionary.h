// English words, British and American, as a set that fits in 128 kB: a Bloom filter made at build time of Debian's word lists (wbritish,
// wamerican: SCOWL). Of words that are not in the lists it knows about one in a thousand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace candour {

inline constexpr std::size_t kDictionaryBits = std::size_t{1} << 20, kDictionaryProbes = 4;

// Where word number `probe` of the filter looks; the builder and the reader must agree.
constexpr std::size_t dictionary_bit(std::string_view word, std::size_t probe) {
  std::uint64_t hash = 0xCBF29CE484222325;  // FNV-1a
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  hash ^= hash >> 29;
  return (hash + probe * ((hash >> 32) | 1)) % kDictionaryBits;
}

// `word` in small ASCII letters only.
bool is_english_word(std::string_view word);

}  // namespace candour
