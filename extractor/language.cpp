#include "extractor/language.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

namespace candour {
namespace {

struct StopWords {
  const char* language;
  std::string_view words;
};

// The commonest small words of each. A word that several languages share counts for each of them.
constexpr std::array<StopWords, 8> kStopWords = {{
    {"en",
     " the of and to in our we is that for are with as this on be have by from or not their all any will has "
     "its it at which "
     "these who an been they "},
    {"fr",
     " le la les de des du et en un une que qui dans pour sur par nous nos notre est sont au aux ce cette "
     "ces avec ou à ne pas "
     "plus leur leurs l d "},
    {"de",
     " der die das und in den von zu mit für auf ist im dem nicht ein eine des sich wir unsere unser werden "
     "wird sind oder auch "
     "als an bei nach zur zum "},
    {"es",
     " el la los las de del y en que un una por para con no se es su sus al lo como más o nuestra nuestro "
     "nuestros nuestras "
     "son ha este esta "},
    {"it",
     " il lo la i gli le di del della dei delle e in che un una per con non si è al alla sono da nel nella "
     "nostra nostro nostri "
     "questo questa come ha o "},
    {"nl",
     " de het een en van in te dat die is op voor met zijn niet aan door wij we onze ons worden wordt of ook "
     "als bij naar uit "
     "deze dit om tot "},
    {"cy",
     " y yr a ac o i yn ar mae ei eu ein fel gan am at wedi bod nid sydd hynny hon hwn ni rydym gyda oes neu "
     "os bydd gyfer fod "
     "r n "},
    {"pt",
     " o a os as de do da dos das e em que um uma para com não se é no na nos nas por ao nossa nosso nossos "
     "nossas são como mais "
     "ou seu sua "},
}};

constexpr std::size_t kLongestText = 100'000;
constexpr std::size_t kFewestWords = 20;

// For each stop word, a bit for every language that has it.
const std::unordered_map<std::string_view, std::uint8_t>& languages_of_words() {
  static const auto table = [] {
    std::unordered_map<std::string_view, std::uint8_t> words;
    for (std::size_t language = 0; language < kStopWords.size(); ++language) {
      const std::string_view all = kStopWords[language].words;
      for (std::size_t at = 1; at < all.size();) {
        const std::size_t end = all.find(' ', at);
        words[all.substr(at, end - at)] |= static_cast<std::uint8_t>(1u << language);
        at = end + 1;
      }
    }
    return words;
  }();
  return table;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

void LanguageCount::add(std::string_view text) {
  const auto& table = languages_of_words();
  text = text.substr(0, kLongestText - std::min(bytes_, kLongestText));
  bytes_ += text.size();
  std::string word;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    // "’" (E2 80 99) parts words, as the plain apostrophe does: "l’entreprise", "mae’r".
    const bool apostrophe = text.substr(at).starts_with("\u2019");
    if (at < text.size() && is_letter(text[at]) && !apostrophe) {
      // The capital of a two-byte Latin letter (À, É) stays as it is: stop words seldom open with one.
      word += text[at] >= 'A' && text[at] <= 'Z' ? static_cast<char>(text[at] | 0x20) : text[at];
      continue;
    }
    if (!word.empty()) {
      ++words_;
      if (const auto found = table.find(word); found != table.end()) {
        for (std::size_t language = 0; language < kStopWords.size(); ++language) {
          stop_words_[language] += (found->second >> language) & 1u;
        }
      }
    }
    word.clear();
    if (apostrophe) at += 2;
  }
}

std::string LanguageCount::language() const {
  if (words_ < kFewestWords) return "und";
  const auto most = std::max_element(stop_words_.begin(), stop_words_.end());
  if (*most * 10 < words_) return "und";
  return kStopWords[static_cast<std::size_t>(most - stop_words_.begin())].language;
}

}  // namespace candour
