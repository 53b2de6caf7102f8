// Real statements as text, from the data beside the repository; for measurements. Absent data means no
// statements.
#pragma once

#include "tests/document_of.h"

#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

namespace candour {

using Row = std::map<std::string, std::string>;

// RFC 4180, a header line first. Empty when the file cannot be opened.
inline std::vector<Row> rows_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  std::vector<std::vector<std::string>> lines(1);
  std::string field;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      field += text[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == ',' || c == '\n')) {
      lines.back().push_back(std::move(field));
      field.clear();
      if (c == '\n') lines.emplace_back();
    } else if (quoted || c != '\r') {
      field += c;
    }
  }
  std::vector<Row> rows;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].size() != lines[0].size()) continue;
    Row& row = rows.emplace_back();
    for (std::size_t k = 0; k < lines[0].size(); ++k) row[lines[0][k]] = lines[i][k];
  }
  return rows;
}

// As readers do.
inline void unfold_ligatures(std::string& text) {
  const std::pair<std::string, std::string> ligatures[] = {
      {"\uFB00", "ff"}, {"\uFB01", "fi"}, {"\uFB02", "fl"}, {"\uFB03", "ffi"}, {"\uFB04", "ffl"}};
  for (const auto& [ligature, letters] : ligatures) {
    for (std::size_t at = text.find(ligature); at != std::string::npos; at = text.find(ligature, at)) {
      text.replace(at, ligature.size(), letters);
    }
  }
}

inline std::vector<Row> statements() {
  std::vector<Row> rows = rows_of(CANDOUR_SOURCE_DIR "/../shared/data/wikirate/training.dev.csv");
  for (Row& row : rows) unfold_ligatures(row.at("text"));
  return rows;
}

// Paragraphs as a careless reader would make them: a blank line ends one, and so does a line much shorter
// than the text's usual line unless the next goes on in small letters.
inline std::vector<ParagraphText> paragraphs_of(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n' || c == '\f') {
      lines.emplace_back();
    } else if (c != '\r') {
      lines.back() += c == '\t' ? ' ' : c;
    }
  }
  std::size_t wide = 0;
  for (const std::string& line : lines) wide = std::max(wide, std::min<std::size_t>(line.size(), 120));
  std::vector<ParagraphText> paragraphs;
  bool open = false;
  for (std::string line : lines) {
    line.erase(0, line.find_first_not_of(' '));
    if (line.empty()) {
      open = false;
      continue;
    }
    const bool small = line[0] >= 'a' && line[0] <= 'z';
    if (!open && !(small && !paragraphs.empty())) {
      paragraphs.push_back({line, Role::body, 0});
    } else {
      paragraphs.back().text += ' ' + line;
    }
    open = line.size() * 3 > wide * 2;
  }
  return paragraphs;
}

}  // namespace candour
