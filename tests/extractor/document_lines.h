// A Document as lines that a person can write and check: the language of fixtures/documents/NAME.document.txt.
//
//     # A comment. Empty lines say nothing either.
//     language: en
//
//     == page 1: read, 1 image
//
//     [heading 1]
//     Modern slavery statement
//
//     [list item 1] under: Modern slavery statement; opened by: In the coming year we will:
//     • train our buyers. {pages 1-2}
//
// Each paragraph stands under the page that it is printed with: its role (with its level, where it has one), the heading that it
// stands under, the sentence that opens its list; then its sentences, one a line. Furniture has one line and no more. Behind a
// sentence stands what differs from its paragraph: the pages that it touches, and its role.
#pragma once

#include "extractor/document.h"

#include <string>
#include <vector>

namespace candour::reading {

inline const char* name_of(PageQuality quality) {
  switch (quality) {
    case PageQuality::read:
      return "read";
    case PageQuality::image_only:
      return "image only";
    case PageQuality::garbled:
      return "garbled";
    case PageQuality::empty:
      return "empty";
  }
  return "?";
}

inline const char* name_of(Role role) {
  switch (role) {
    case Role::body:
      return "body";
    case Role::heading:
      return "heading";
    case Role::list_item:
      return "list item";
    case Role::table_row:
      return "table row";
    case Role::footnote:
      return "footnote";
    case Role::aside:
      return "aside";
    case Role::sign_off:
      return "sign-off";
    case Role::running_head:
      return "running head";
    case Role::running_foot:
      return "running foot";
    case Role::page_number:
      return "page number";
  }
  return "?";
}

inline std::string page_line(const Page& page) {
  std::string line = "== page " + std::to_string(page.number) + ": " + name_of(page.quality);
  if (page.images.size() == 1) line += ", 1 image";
  if (page.images.size() > 1) line += ", " + std::to_string(page.images.size()) + " images";
  return line;
}

// `first`: its first sentence; none in furniture.
inline std::string paragraph_line(const Document& document, const Paragraph& paragraph, const Sentence* first) {
  std::string line = std::string("[") + name_of(paragraph.role);
  if (paragraph.level > 0) line += " " + std::to_string(paragraph.level);
  line += "]";
  if (first != nullptr && first->heading != kNone)
    line += " under: " + std::string(text_of(document, document.sentences.at(first->heading).text));
  if (first != nullptr && first->lead != kNone)
    line += "; opened by: " + std::string(text_of(document, document.sentences.at(first->lead).text));
  return line;
}

inline std::string sentence_line(const Document& document, const Sentence& sentence) {
  const Paragraph& paragraph = document.paragraphs.at(sentence.paragraph);
  std::string marks;
  if (sentence.role != paragraph.role) marks = name_of(sentence.role);
  const std::vector<Region> regions = regions_of(document, sentence.text);
  const std::uint32_t from = regions.empty() ? 0 : regions.front().page, to = regions.empty() ? 0 : regions.back().page;
  if (from != document.pages.at(paragraph.page).number || to != from) {
    if (!marks.empty()) marks += ", ";
    marks += from == to ? "page " + std::to_string(from) : "pages " + std::to_string(from) + "-" + std::to_string(to);
  }
  const std::string text(text_of(document, sentence.text));
  return marks.empty() ? text : text + " {" + marks + "}";
}

// Of a Document that is complete()d; without comments and empty lines.
inline std::vector<std::string> lines_of(const Document& document) {
  std::vector<std::string> lines = {"language: " + document.language};
  std::size_t paragraph = 0, sentence = 0;
  for (std::size_t page = 0; page < document.pages.size(); ++page) {
    lines.push_back(page_line(document.pages[page]));
    for (; paragraph < document.paragraphs.size() && document.paragraphs[paragraph].page == page; ++paragraph) {
      const Paragraph& its = document.paragraphs[paragraph];
      const bool has_sentences =
          sentence < document.sentences.size() && document.sentences[sentence].paragraph == paragraph;
      lines.push_back(paragraph_line(document, its, has_sentences ? &document.sentences[sentence] : nullptr));
      if (!has_sentences) lines.emplace_back(text_of(document, its.text));
      for (; sentence < document.sentences.size() && document.sentences[sentence].paragraph == paragraph; ++sentence)
        lines.push_back(sentence_line(document, document.sentences[sentence]));
    }
  }
  return lines;
}

}  // namespace candour::reading
