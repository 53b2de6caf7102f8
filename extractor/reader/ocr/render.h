// A PDF's page -> the picture that OCR reads.
#pragma once

#include "extractor/reader/ocr/engine.h"

#include <chrono>
#include <memory>

class PDFDoc;

namespace candour::ocr {

// Fine enough for small print; scans of fewer dots are enlarged, which helps the engine.
inline constexpr double kDpi = 300;
// A page of A3 fits at 300 dots an inch; larger ones are drawn coarser.
inline constexpr double kMostPixels = 20e6;
inline constexpr double kLongestSide = 20'000;  // pixels; the engine counts in 16 bits

// The resolution at which a page of this size (points) is drawn.
double resolution_of(double width, double height);

class Rendered {
 public:
  struct Bitmap;
  explicit Rendered(std::unique_ptr<Bitmap> bitmap, double dpi);
  ~Rendered();
  Picture picture() const;  // lives as long as this
  // True if the page is one even colour: nothing was printed on it, or drawn.
  bool blank() const;

 private:
  std::unique_ptr<Bitmap> bitmap_;
  double dpi_;
};

// Page `number` (from 1) as it is shown, on white paper; nullptr if it cannot be drawn, or not before `until`.
std::unique_ptr<Rendered> render(PDFDoc& doc, int number, double width, double height,
                                 std::chrono::steady_clock::time_point until);

}  // namespace candour::ocr
