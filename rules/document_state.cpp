// What of a document can be judged: its language and its pages.
#include "rules/verdicts.h"

#include <array>
#include <utility>

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

bool unreadable(const Page& page) {
  return page.quality == PageQuality::image_only || page.quality == PageQuality::garbled;
}

// "page 3 is an image without text", "pages 2, 5 and 7 could not be read"
std::string unreadable_pages(const Document& document) {
  std::vector<const Page*> pages;
  for (const Page& page : document.pages) {
    if (unreadable(page)) pages.push_back(&page);
  }
  if (pages.empty()) return {};
  if (pages.size() == 1) {
    const char* why =
        pages[0]->quality == PageQuality::image_only ? " is an image without text" : " holds text that cannot be read";
    return "page " + std::to_string(pages[0]->number) + why;
  }
  constexpr std::size_t kMostNamed = 10;
  std::string list = "pages ";
  const std::size_t named = pages.size() > kMostNamed ? kMostNamed : pages.size();
  for (std::size_t i = 0; i < named; ++i) {
    if (i > 0) list += i + 1 == named && named == pages.size() ? " and " : ", ";
    list += std::to_string(pages[i]->number);
  }
  if (named < pages.size()) list += " and " + std::to_string(pages.size() - named) + " more";
  return list + " could not be read (images without text, or garbled text)";
}

}  // namespace

DocumentState state_of(const Document& document, const Pack& pack) {
  DocumentState state;
  state.unreadable_pages = unreadable_pages(document);
  bool read_any = false;
  for (const Page& page : document.pages) read_any = read_any || page.quality == PageQuality::read;
  if (!read_any && !state.unreadable_pages.empty()) {
    state.not_checked = "The document could not be read: " + state.unreadable_pages + ".";
  } else if (document.text.find_first_not_of(" \n") == std::string::npos) {
    state.not_checked = "The document holds no text.";
  } else if (!document.language.empty() && document.language != "und" &&
             base_of(document.language) != base_of(pack.language)) {
    state.not_checked =
        "The text is in a language for which this pack has no rules (" + language_name(document.language) + ").";
  }
  return state;
}

}  // namespace candour
