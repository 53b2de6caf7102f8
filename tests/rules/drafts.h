// Documents for tests, from plain text.
#pragma once

#include "tests/document_of.h"

#include <sstream>
#include <string>
#include <vector>

namespace candour::tests {

// One paragraph a line. "# " begins a heading and "- " a list item; a short line without a full stop is taken
// for a heading too.
inline Document document_of_text(const std::string& text) {
  std::vector<ParagraphText> paragraphs;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    line.erase(0, line.find_first_not_of(" \t\f"));
    if (line.empty()) continue;
    if (line.starts_with("# ")) {
      paragraphs.push_back({line.substr(2), Role::heading, 1});
    } else if (line.starts_with("- ")) {
      paragraphs.push_back({line.substr(2), Role::list_item, 1});
    } else if (line.size() < 70 && std::string(".:;,").find(line.back()) == std::string::npos) {
      paragraphs.push_back({line, Role::heading, static_cast<std::uint8_t>(paragraphs.empty() ? 1 : 2)});
    } else {
      paragraphs.push_back({line, Role::body, 0});
    }
  }
  return document_of(paragraphs);
}

}  // namespace candour::tests
