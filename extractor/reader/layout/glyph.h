// What the collector hands to the layout: one page's characters and images, as they were drawn.
#pragma once

#include "extractor/document.h"

#include <cstdint>
#include <vector>

namespace candour::layout {

// One character. A ligature has been unfolded into several, which share its width. Coordinates are points on
// the page as it is shown, y downwards; all are finite.
struct Glyph {
  float x, y;          // where its baseline begins
  float dx, dy;        // its advance, letter and word spacing not counted
  float size;          // font size as shown
  char32_t c;          // ' ' for all kinds of space; U+FFFD where the file does not say what it is
  std::uint8_t frame;  // index into PageGlyphs::angles
  bool bold : 1;
  bool italic : 1;
  bool invisible : 1;  // drawn with render mode 3: the text layer of a scan
  bool part : 1;       // of the same drawn glyph as the one before it
};

// Points. Beyond this a page shows nothing that a person could read; coordinates on it stay exact to a sixteenth of a point, and far
// within what an answer may hold.
inline constexpr float kLargestPage = 1'000'000;

struct PageGlyphs {
  float width = 0, height = 0;  // at most kLargestPage
  std::vector<Glyph> glyphs;    // in drawing order
  std::vector<float> angles;    // directions of writing in radians, clockwise; [0] is 0: left to right
  std::vector<Image> images;
  float image_share = 0;
  double image_pixels = 0;    // that drawing its images would read
  std::uint32_t unknown = 0;  // characters for which the file gives no Unicode
  bool unreadable = false;    // the page could not be drawn at all
};

}  // namespace candour::layout
