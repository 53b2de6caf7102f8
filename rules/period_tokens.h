// A sentence as the words, numbers and signs that dates and periods are made of.
#pragma once

#include "extractor/document.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

enum class PeriodTokenKind : std::uint8_t { word, number, dash, slash, dot, comma, colon, apostrophe, bracket, other };

struct PeriodToken {
  PeriodTokenKind kind = PeriodTokenKind::other;
  TextRange text;      // within the sentence
  std::string lower;   // words: in small letters
  int value = 0;       // numbers of up to four digits
  int digits = 0;      // numbers
  bool glued = false;  // no white space before it
};

// "FY24" is a word and a number, "31st" a number and a word. Linear.
std::vector<PeriodToken> period_tokens(std::string_view sentence);

}  // namespace candour
