// What of a document can be judged: its language and its pages.
#include "rules/verdicts.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace candour {
namespace {

// Names of the languages that company statements are likely to be in; others are shown by their code.
constexpr std::array<std::pair<std::string_view, std::string_view>, 40> kLanguages{
    {{"ar", "Arabic"},     {"bg", "Bulgarian"}, {"ca", "Catalan"},  {"cs", "Czech"},      {"cy", "Welsh"},
     {"da", "Danish"},     {"de", "German"},    {"el", "Greek"},    {"en", "English"},    {"es", "Spanish"},
     {"et", "Estonian"},   {"fa", "Persian"},   {"fi", "Finnish"},  {"fr", "French"},     {"ga", "Irish"},
     {"he", "Hebrew"},     {"hi", "Hindi"},     {"hr", "Croatian"}, {"hu", "Hungarian"},  {"id", "Indonesian"},
     {"it", "Italian"},    {"ja", "Japanese"},  {"ko", "Korean"},   {"lt", "Lithuanian"}, {"lv", "Latvian"},
     {"ms", "Malay"},      {"nb", "Norwegian"}, {"nl", "Dutch"},    {"no", "Norwegian"},  {"pl", "Polish"},
     {"pt", "Portuguese"}, {"ro", "Romanian"},  {"ru", "Russian"},  {"sk", "Slovak"},     {"sl", "Slovenian"},
     {"sv", "Swedish"},    {"th", "Thai"},      {"tr", "Turkish"},  {"vi", "Vietnamese"}, {"zh", "Chinese"}}};

std::string_view base_of(std::string_view language) {
  return language.substr(0, language.find_first_of("-_"));
}

std::string language_name(std::string_view code) {
  for (const auto& [known, name] : kLanguages) {
    if (known == base_of(code)) return std::string(name);
  }
  return std::string(code);
}

bool in_other_language(const Page& page, const Pack& pack) {
  return page.quality == PageQuality::read && tells_language(page) && base_of(page.language) != base_of(pack.language);
}

// A document in two languages is judged by the pages that the pack can read.
bool has_page_for(const Pack& pack, const Document& document) {
  return std::any_of(document.pages.begin(), document.pages.end(), [&](const Page& page) {
    return page.quality == PageQuality::read && tells_language(page) &&
           base_of(page.language) == base_of(pack.language);
  });
}

bool unreadable(const Page& page, const Pack& pack) {
  return is_unread(page) || in_other_language(page, pack);
}

// What is wrong with one page, and with several.
struct Why {
  std::string one, several;
  bool operator==(const Why&) const = default;
};

Why why_unreadable(const Page& page, const Pack& pack) {
  if (in_other_language(page, pack)) {
    const std::string language = language_name(page.language);
    return {" is in " + language, " are in " + language};
  }
  if (page.maps_missing) return {" needs character maps that are not here", " need character maps that are not here"};
  if (page.quality == PageQuality::image_only) return {" is an image without text", " are images without text"};
  return {" holds text that cannot be read", " hold text that cannot be read"};
}

// "page 3", "pages 2, 5 and 7"
std::string list_of(const std::vector<std::uint32_t>& pages) {
  constexpr std::size_t kMostNamed = 10;
  std::string list = pages.size() == 1 ? "page " : "pages ";
  const std::size_t named = std::min(pages.size(), kMostNamed);
  for (std::size_t i = 0; i < named; ++i) {
    if (i > 0) list += i + 1 == named && named == pages.size() ? " and " : ", ";
    list += std::to_string(pages[i]);
  }
  if (named < pages.size()) list += " and " + std::to_string(pages.size() - named) + " more";
  return list;
}

// "page 3 is an image without text", "pages 2 and 5 are images without text, page 7 is in French"
std::string unreadable_pages(const Document& document, const Pack& pack) {
  std::vector<std::pair<Why, std::vector<std::uint32_t>>> reasons;
  for (const Page& page : document.pages) {
    if (!unreadable(page, pack)) continue;
    Why why = why_unreadable(page, pack);
    auto known = std::find_if(reasons.begin(), reasons.end(), [&](const auto& reason) { return reason.first == why; });
    if (known == reasons.end()) known = reasons.insert(reasons.end(), {std::move(why), {}});
    known->second.push_back(page.number);
  }
  std::string all;
  for (const auto& [why, pages] : reasons)
    all += (all.empty() ? "" : ", ") + list_of(pages) + (pages.size() == 1 ? why.one : why.several);
  return all;
}

// So much text is of a known language, or of none that these rules are for.
constexpr std::uint64_t kManyCharacters = 400;

std::uint64_t characters_of(const Document& document) {
  std::uint64_t characters = 0;
  for (const Page& page : document.pages) characters += page.characters;
  return characters;
}

}  // namespace

DocumentState state_of(const Document& document, const Pack& pack) {
  DocumentState state;
  state.unreadable_pages = unreadable_pages(document, pack);
  bool read_any = false;
  for (const Page& page : document.pages) read_any = read_any || page.quality == PageQuality::read;
  if (!read_any && !state.unreadable_pages.empty()) {
    state.not_checked = "The document could not be read: " + state.unreadable_pages + ".";
  } else if (document.text.find_first_not_of(" \n") == std::string::npos) {
    state.not_checked = "The document holds no text.";
  } else if (!document.language.empty() && document.language != "und" &&
             base_of(document.language) != base_of(pack.language) && !has_page_for(pack, document)) {
    state.not_checked =
        "The text is in a language for which this pack has no rules (" + language_name(document.language) + ").";
  } else if (document.language == "und" && characters_of(document) >= kManyCharacters) {
    state.not_checked = "The text is in no language that could be recognised.";
  }
  return state;
}

}  // namespace candour
