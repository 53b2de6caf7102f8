// What an OCR engine is to the reader: one image in, words out.
//
// The engine is a module of its own, candour-ocr.so beside candour-reader, that is loaded at the first page that
// needs it: the libraries behind it are as many as all others of the reader together, and most files have no
// scans. Both sides are built from the same tree.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace candour::ocr {

// Grey, 8 bits a pixel, 0 is black; rows from top to bottom. Borrowed for the length of a call.
struct Picture {
  const std::uint8_t* pixels = nullptr;
  int width = 0, height = 0;
  int stride = 0;  // bytes from row to row
  double dpi = 0;
};

// Coordinates in pixels, y downwards.
struct Word {
  std::string text;           // UTF-8, not empty, no white space
  float x0, y0, x1, y1;       // around its ink
  float base_x0, base_y0;     // the baseline of its line: where it begins
  float base_x1, base_y1;     // and ends
  float height;               // of its line, from the top of tall letters to the bottom of hanging ones
  float confidence;           // 0..1, as the engine says
  std::uint32_t line, block;  // numbered from 0 in the engine's own reading order
};

struct Reading {
  std::vector<Word> words;
  bool finished = false;  // false: the time was not enough; then there are no words
};

class Engine {
 public:
  virtual ~Engine() = default;
  // Words in the engine's reading order.
  virtual Reading read(const Picture& picture, std::int32_t milliseconds) = 0;
};

// The module's only door, `candour_ocr_open`: nullptr if the language data in `folder` (empty: where they are
// installed) cannot be used.
using Open = Engine* (*)(const char* folder);
inline constexpr const char* kOpen = "candour_ocr_open";

// Loads the module and opens its engine: once; both stay for the life of the process. nullptr if this build has
// no OCR or the data are not there.
Engine* engine(const std::string& folder);

}  // namespace candour::ocr
