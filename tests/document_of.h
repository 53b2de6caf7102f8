// A Document made of paragraphs, for tests.
#pragma once

#include "extractor/document.h"

#include <string>
#include <vector>

namespace candour {

// Bytes that show whether work grows faster than text; sanitizers are slow enough with less.
#ifdef CANDOUR_SANITIZE
inline constexpr std::size_t kLargeText = 1'000'000;
#else
inline constexpr std::size_t kLargeText = 10'000'000;
#endif

struct ParagraphText {
  std::string text;
  Role role = Role::body;
  std::uint8_t level = 0;
};

// One page of plain text, complete()d.
inline Document document_of(const std::vector<ParagraphText>& paragraphs) {
  Document document;
  document.pages.push_back({});
  for (const ParagraphText& paragraph : paragraphs) {
    Paragraph p;
    p.text.begin = static_cast<std::uint32_t>(document.text.size());
    document.text += paragraph.text;
    p.text.end = static_cast<std::uint32_t>(document.text.size());
    document.text += '\n';
    p.role = paragraph.role;
    p.level = paragraph.level;
    document.paragraphs.push_back(p);
  }
  complete(document);
  return document;
}

}  // namespace candour
