// OCR of one document: which pages, how long, and what is believed.
#pragma once

#include "extractor/ocr.h"
#include "extractor/reader/layout/page.h"

#include <chrono>
#include <functional>

class PDFDoc;

namespace candour::ocr {

class Engine;

// Words whose mean confidence is lower than this are not believed: the page stays what it was.
inline constexpr float kSure = 0.70F;

class Recogniser {
 public:
  // The document's time begins now. `before_first` is called once, before the first page is recognised; may be empty.
  Recogniser(const OcrSettings& settings, std::function<void()> before_first);

  // Replaces `page`, laid out already, by what OCR reads on it, if the settings ask for that and it reads anything
  // that it is sure of; else leaves its words and sets Page's `ocr`. Blank images are found out without OCR.
  void read(PDFDoc& doc, int number, layout::PageLayout& page);

 private:
  using Clock = std::chrono::steady_clock;

  bool asks_for(const layout::PageLayout& page) const;
  // False: no engine, or no time left for a page.
  bool may_begin(layout::PageLayout& page);
  void recognise(PDFDoc& doc, int number, layout::PageLayout& page);

  const OcrSettings& settings_;
  std::function<void()> before_first_;
  const Clock::time_point until_;
  Clock::duration longest_{};  // that a page has taken
  Engine* engine_ = nullptr;
};

}  // namespace candour::ocr
