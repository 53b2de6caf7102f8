// The names of features: what fitted weights are laid on, in words that an explanation can show.
//
//   approved by the board        words as they follow each other in the sentence, up to three; ^ and $ are its ends
//   before: supplier             a word of the sentence before; `after:` of the one after
//   near: supplier               a word of the sentence before that, or of the one after the next
//   heading: our people          words of the heading under which the sentence stands
//   signal slavery_topic         a signal of the pack; `before: signal ...`, `after: signal ...`, `heading: signal ...`
//   rule training                the label's own condition holds; `before: rule ...`, `after: rule ...`, `heading: rule ...`
//   document: signal cites_act   a signal somewhere in the document
//   place ...                    where the sentence stands, and its shape
//   letters _proc                four or five letters in a row of a word of the sentence, _ at its ends: they know "procuring" from
//                                "procurement", and words whose letters a PDF has lost
//
// A feature is known by the FNV-1a hash of its name (64 bits; http://www.isthe.com/chongo/tech/comp/fnv/), so that labelling needs
// no text of its own: the hash of "approved by the" goes on where the hash of "approved by" ended.
#pragma once

#include <cstdint>
#include <string_view>

namespace candour {

using FeatureKey = std::uint64_t;

inline constexpr FeatureKey kEmptyName = 0xCBF29CE484222325;

constexpr FeatureKey key_after(FeatureKey key, char byte) {
  return (key ^ static_cast<unsigned char>(byte)) * 0x100000001B3;
}
constexpr FeatureKey key_after(FeatureKey key, std::string_view bytes) {
  for (const char byte : bytes) key = key_after(key, byte);
  return key;
}
constexpr FeatureKey key_of(std::string_view name) {
  return key_after(kEmptyName, name);
}

}  // namespace candour
