#include "extractor/reader/quality.h"

#include "extractor/reader/characters.h"

#include <algorithm>

namespace candour {
namespace {

// A page is garbled when more than this share of its characters is not language.
constexpr float kGarbled = 0.5F;
// Images that cover this much of a page can hold its text.
constexpr float kImagePage = 0.25F;
// So few characters beside such images are a stamp or a page number.
constexpr std::uint32_t kFewCharacters = 60;

bool is_vowel(char32_t c) {
  static constexpr std::u32string_view kVowels = U"aeiouyAEIOUY";
  return kVowels.find(c) != std::u32string_view::npos || c >= 0xC0;  // beyond ASCII every letter is given the benefit
}

bool is_unknown(char32_t c) {
  return c == 0xFFFD || (is_private_use(c));
}

}  // namespace

bool is_garbled_word(std::u32string_view word) {
  // Nearly every word is told by a vowel of its own and by not being long.
  if (word.size() < 5 || (word.size() <= 32 && std::any_of(word.begin(), word.end(), is_vowel))) return false;
  std::size_t letters = 0, vowels = 0, upper = 0, breaks = 0;
  for (char32_t c : word) {
    letters += is_letter(c);
    vowels += is_letter(c) && is_vowel(c);
    upper += is_upper(c);
    breaks += is_hyphen(c) || c == '/' || c == '.' || c == '@' || c == '_' || c == 0x2013 || c == 0x2014;
  }
  if (letters >= 5 && vowels == 0 && !(upper == letters && letters <= 6)) return true;
  const bool latin = std::all_of(word.begin(), word.end(), [](char32_t c) { return c < 0x250; });
  return latin && letters > 32 && breaks == 0;
}

void QualityCount::add(std::u32string_view word) {
  characters_ += static_cast<std::uint32_t>(word.size());
  // A sign of the private use area that stands alone is a bullet or an icon.
  if (word.size() == 1 && is_private_use(word[0])) return;
  if (is_garbled_word(word))
    garbled_ += static_cast<std::uint32_t>(word.size());
  else
    garbled_ += static_cast<std::uint32_t>(std::count_if(word.begin(), word.end(), is_unknown));
}

void QualityCount::judge(Page& page) const {
  page.characters = characters_;
  if (characters_ > 0) page.garbled_share = static_cast<float>(garbled_) / static_cast<float>(characters_);
  if (characters_ < kFewCharacters && page.image_share >= kImagePage) {
    page.quality = PageQuality::image_only;
  } else if (characters_ == 0) {
    page.quality = PageQuality::empty;
  } else if (page.garbled_share > kGarbled) {
    page.quality = PageQuality::garbled;
  }
}

void judge_quality(const layout::PageLayout& from, Page& page) {
  QualityCount count;
  for (const auto& line : from.lines)
    for (const auto& word : line.words) count.add(word.text);
  count.judge(page);
  if (from.unreadable) {
    page.quality = PageQuality::garbled;
    page.garbled_share = 1;
  } else if (from.blank) {
    page.quality = PageQuality::empty;
  } else if (from.ocr == Ocr::read && page.quality == PageQuality::image_only) {  // there was no more to read
    page.quality = page.characters == 0            ? PageQuality::empty
                   : page.garbled_share > kGarbled ? PageQuality::garbled
                                                   : PageQuality::read;
  }
}

}  // namespace candour
