// Words that decide whether a full stop ends a sentence: abbreviations that carry one, and words that open
// sentences.
#pragma once

#include <cstdint>
#include <string_view>

namespace candour {

enum class Abbreviation : std::uint8_t {
  none,
  never_ends,     // "Mr.", "e.g.": something always follows
  before_number,  // "No.", "para.", "Sept.": an abbreviation only when a number follows
  may_end,        // "Ltd.", "U.K.", "etc.": ends a sentence only when the next word plainly opens one
};

// The kind of a word written before a full stop, the stop itself left out: "Ltd", "e.g", "J", "U.K". Case
// matters only for single letters, which are initials when they are capital.
Abbreviation abbreviation(std::string_view word);

// True for a capitalised word that opens sentences and is hardly ever part of a name: "The", "We", "Unsere".
bool opens_sentences(std::string_view word);

}  // namespace candour
