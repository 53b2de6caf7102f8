#include "extractor/reader/quality.h"

#include "extractor/reader/characters.h"
#include "extractor/reader/dictionary.h"
#include "extractor/reader/language.h"

#include <algorithm>
#include <iterator>

namespace candour {
namespace {

// A page is garbled when more than this share of its characters is not language.
constexpr float kGarbled = 0.5F;
// Images that cover this much of a page can hold its text.
constexpr float kImagePage = 0.25F;
// So few characters beside such images are a stamp or a page number.
constexpr std::uint32_t kFewCharacters = 60;
// So many words say something of a page's language. Text of a shifted or scrambled alphabet has hardly any word of a dictionary, and no
// language is found in it; English that names many people and places has more than half.
constexpr std::uint32_t kFewWords = 30;
constexpr float kUnknownWords = 0.3F, kGluedWords = 0.3F;

constexpr std::string_view kSmallWords[] = {"of",   "the", "and",  "our",  "to",   "in",   "for", "that",  "with",
                                            "this", "are", "is",   "have", "has",  "we",   "by",  "on",    "or",
                                            "as",   "its", "be",   "will", "not",  "from", "all", "their", "any",
                                            "at",   "was", "were", "been", "they", "which"};

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

bool is_glued_word(std::string_view word) {
  if (word.size() < 5 || is_english_word(word)) return false;
  return std::any_of(std::begin(kSmallWords), std::end(kSmallWords), [&](std::string_view small) {
    if (word.size() < small.size() + 3) return false;
    const bool before = word.starts_with(small) && is_english_word(word.substr(small.size()));
    return before || (word.ends_with(small) && is_english_word(word.substr(0, word.size() - small.size())));
  });
}

bool has_swapped_letters(std::string_view word) {
  static constexpr std::pair<char, std::string_view> kSwaps[] = {{'0', "o"}, {'1', "li"}, {'5', "s"}, {'8', "b"}};
  const auto letters = std::count_if(word.begin(), word.end(), [](char c) { return c >= 'a'; });
  const auto figures = static_cast<std::ptrdiff_t>(word.size()) - letters;
  if (figures == 0 || letters < 3 || figures > letters || word.size() > 24) return false;
  for (const std::size_t choice : {0, 1}) {
    std::string mended(word);
    for (char& c : mended)
      for (const auto& [figure, meant] : kSwaps)
        if (c == figure) c = meant[std::min(choice, meant.size() - 1)];
    if (is_english_word(mended)) return true;
  }
  return false;
}

void QualityCount::look_up(std::string_view word) {
  const bool letters = std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a'; });
  if (!letters) {
    swaps_ += has_swapped_letters(word);
  } else if (word.size() >= 3) {
    ++words_;
    const bool known = is_english_word(word);
    known_ += known;
    glued_ += !known && is_glued_word(word);
  }
}

void QualityCount::add(std::u32string_view word) {
  characters_ += static_cast<std::uint32_t>(word.size());
  // A sign of the private use area that stands alone is a bullet or an icon.
  if (word.size() == 1 && is_private_use(word[0])) return;
  if (is_garbled_word(word))
    garbled_ += static_cast<std::uint32_t>(word.size());
  else
    garbled_ += static_cast<std::uint32_t>(std::count_if(word.begin(), word.end(), is_unknown));
  if (text_.size() < kLanguageBytes) {
    for (const char32_t c : word.substr(0, 100)) append_utf8(c, text_);
    text_ += ' ';
  }
  // "company's", "third-party": what stands before and after the sign, each for itself.
  std::string part;
  bool other = false;  // letters of another alphabet, accents
  const auto end_part = [&] {
    if (!other && !part.empty()) look_up(part);
    part.clear();
    other = false;
  };
  for (const char32_t c : word.substr(0, 100)) {
    if ((c >= 'a' && c <= 'z') || is_digit(c))
      part += static_cast<char>(c);
    else if (c >= 'A' && c <= 'Z')
      part += static_cast<char>(c | 0x20);
    else if (is_letter(c))
      other = true;
    else
      end_part();
  }
  end_part();
}

void QualityCount::judge(Page& page) const {
  page.characters = characters_;
  page.glued_words = glued_;
  page.letter_digit_swaps = swaps_;
  if (characters_ > 0) page.garbled_share = static_cast<float>(garbled_) / static_cast<float>(characters_);
  if (characters_ < kFewCharacters && page.image_share >= kImagePage) {
    page.quality = PageQuality::image_only;
    return;
  }
  if (characters_ == 0) {
    page.quality = PageQuality::empty;
    return;
  }
  page.language = language_of(text_);
  const bool judged = words_ >= kFewWords;
  const float known = judged ? static_cast<float>(known_) / static_cast<float>(words_) : 0;
  const bool scrambled = page.language == "und" && known < kUnknownWords;
  const bool glued = static_cast<float>(glued_) > kGluedWords * static_cast<float>(words_);
  if (judged && (scrambled || glued)) page.garbled_share = std::max(page.garbled_share, 1 - known);
  if (judged && (page.language == "en" || page.language == "und")) page.dictionary_share = known;
  if (page.garbled_share > kGarbled) page.quality = PageQuality::garbled;
}

void judge_quality(const layout::PageLayout& from, Page& page) {
  QualityCount count;
  for (const auto& line : from.lines)
    for (const auto& word : line.words) count.add(word.text);
  count.judge(page);
  // Next to what could not be read there is too little that could.
  const bool few_are_left = from.maps_missing && page.characters < kFewCharacters;
  if (from.unreadable || few_are_left) {
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
