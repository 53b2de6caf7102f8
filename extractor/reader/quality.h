// How well a page could be read.
#pragma once

#include "extractor/document.h"
#include "extractor/reader/layout/page.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace candour {

// Judges a page by its words, in any order.
class QualityCount {
 public:
  void add(std::u32string_view word);
  // Sets quality, language and all that is counted of `page`, whose image_share is set.
  void judge(Page& page) const;

 private:
  void look_up(std::string_view word);

  std::uint32_t characters_ = 0, garbled_ = 0;
  std::uint32_t words_ = 0, known_ = 0;  // of three ASCII letters or more; in the dictionary
  std::uint32_t glued_ = 0, swaps_ = 0;
  std::string text_;  // of the first words
};

// The same for a page that was laid out; one whose fonts could not be read is garbled.
void judge_quality(const layout::PageLayout& from, Page& page);

// True if a word of letters is no word of a language written in letters: no vowel, or so long that words must
// have been glued.
bool is_garbled_word(std::u32string_view word);

// "ofthe", "inour", "suppliersand": an unknown word that is a small word and a known one. `word` in small ASCII letters.
bool is_glued_word(std::string_view word);

// "s1avery", "c0mpany": a word with figures in place of letters. `word` in small ASCII letters and figures.
bool has_swapped_letters(std::string_view word);

}  // namespace candour
