// Characters -> words -> rows.
//
// Works in one frame (one direction of writing): u runs along the line, v downwards across lines, both in
// points. For upright text u, v are the page's x, y. How a file spaces, groups or orders its characters is
// not trusted: only where they stand.
#pragma once

#include "extractor/reader/layout/glyph.h"

#include <string_view>
#include <vector>

namespace candour::layout {

// The characters of all words of a frame. May be moved, must outlive its words.
using Letters = std::vector<char32_t>;

struct Word {
  std::u32string_view text;  // in the Letters that rows_of() filled
  float u0 = 0, u1 = 0;      // extent along the line
  float base = 0;            // v of the baseline
  float size = 0;            // font size of its largest character
  bool bold = false, italic = false;
  bool raised = false;  // a superscript: its row is that of the word it stands at
  bool glued = false;   // no space parts it from the word before, though it stands higher or lower
  Box box;              // on the page
};

// Words that share a baseline, left to right, whatever column they belong to.
struct Row {
  std::vector<Word> words;
  float base = 0;
  float size = 0;  // the largest word's
};

// Rows of one frame of the page, top to bottom. Characters printed twice (fake bold, shadows) are taken once;
// invisible ones only where nothing visible stands.
std::vector<Row> rows_of(const PageGlyphs& page, std::uint8_t frame, Letters& letters);

// The share of the size that a letter reaches above and below its baseline, as boxes count it.
inline constexpr float kAscent = 0.78F, kDescent = 0.22F;

}  // namespace candour::layout
