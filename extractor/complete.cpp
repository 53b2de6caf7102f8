#include "extractor/document.h"
#include "extractor/roles.h"
#include "extractor/sentences.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace candour {
namespace {

// Offsets in the paragraph's text at which its lines on the page end.
std::vector<std::uint32_t> line_ends_of(const Document& document, const Paragraph& paragraph) {
  std::vector<std::uint32_t> ends;
  for (std::uint32_t i = paragraph.first_word; i + 1 < paragraph.end_word; ++i) {
    if (document.words[i].line == document.words[i + 1].line) continue;
    if (document.words[i].text.end == document.words[i + 1].text.begin) continue;  // one word, hyphenated
    ends.push_back(document.words[i].text.end - paragraph.text.begin);
  }
  return ends;
}

std::string language_of(const Document& document) {
  std::map<std::string_view, std::uint64_t> characters;
  for (const Page& page : document.pages)
    if (page.language != "und") characters[page.language] += page.characters + 1;
  const auto most = std::max_element(characters.begin(), characters.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == characters.end() ? "und" : std::string(most->first);
}

}  // namespace

void complete(Document& document) {
  document.sentences.clear();
  for (std::uint32_t i = 0; i < document.paragraphs.size(); ++i) {
    const Paragraph& paragraph = document.paragraphs[i];
    if (is_furniture(paragraph.role)) continue;
    const std::string_view text = text_of(document, paragraph.text);
    const bool is_long = text.size() > kLongestSentence;
    const auto line_ends = is_long ? line_ends_of(document, paragraph) : std::vector<std::uint32_t>{};
    for (const TextRange range : split_sentences(text, line_ends)) {
      const TextRange in_document = {paragraph.text.begin + range.begin, paragraph.text.begin + range.end};
      document.sentences.push_back({in_document, i, paragraph.role, kNone, kNone});
    }
  }
  document.language = language_of(document);
  mark_sign_offs(document);
  link_headings(document);
  link_leads(document);
}

}  // namespace candour
