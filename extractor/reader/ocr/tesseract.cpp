// The module candour-ocr.so: Tesseract behind engine.h.
#include "extractor/reader/ocr/engine.h"

#include <algorithm>
#include <cmath>
#include <exception>

#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>
#include <tesseract/resultiterator.h>

namespace candour::ocr {
namespace {

class Tesseract : public Engine {
 public:
  bool open(const char* folder) {
    if (api_.Init(*folder != '\0' ? folder : CANDOUR_TESSDATA, "eng", tesseract::OEM_LSTM_ONLY) != 0) return false;
    api_.SetPageSegMode(tesseract::PSM_AUTO);
    return true;
  }

  Reading read(const Picture& picture, std::int32_t milliseconds) override {
    api_.SetImage(picture.pixels, picture.width, picture.height, 1, picture.stride);
    api_.SetSourceResolution(static_cast<int>(std::lround(std::clamp(picture.dpi, 70.0, 2400.0))));
    tesseract::ETEXT_DESC monitor;
    monitor.set_deadline_msecs(std::max(milliseconds, 1));
    Reading page;
    page.finished = api_.Recognize(&monitor) == 0 && !monitor.deadline_exceeded();
    if (page.finished) take_words(page);
    api_.Clear();
    return page;
  }

 private:
  void take_words(Reading& page) {
    const std::unique_ptr<tesseract::ResultIterator> at(api_.GetIterator());
    if (!at) return;
    std::uint32_t line = 0, block = 0;
    bool any_line = false, any_block = false;
    do {
      if (at->IsAtBeginningOf(tesseract::RIL_BLOCK)) {
        block += any_block;
        any_block = true;
      }
      if (at->IsAtBeginningOf(tesseract::RIL_TEXTLINE)) {
        line += any_line;
        any_line = true;
      }
      Word word{};
      if (!take(*at, word)) continue;
      word.line = line;
      word.block = block;
      page.words.push_back(std::move(word));
    } while (at->Next(tesseract::RIL_WORD));
  }

  static bool take(const tesseract::ResultIterator& at, Word& word) {
    const std::unique_ptr<char[]> text(at.GetUTF8Text(tesseract::RIL_WORD));
    if (!text || text[0] == '\0') return false;
    word.text = text.get();
    std::erase_if(word.text, [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; });
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    if (word.text.empty() || !at.BoundingBox(tesseract::RIL_WORD, &x0, &y0, &x1, &y1)) return false;
    word.x0 = static_cast<float>(x0), word.y0 = static_cast<float>(y0);
    word.x1 = static_cast<float>(x1), word.y1 = static_cast<float>(y1);
    if (!at.Baseline(tesseract::RIL_TEXTLINE, &x0, &y0, &x1, &y1)) return false;
    word.base_x0 = static_cast<float>(x0), word.base_y0 = static_cast<float>(y0);
    word.base_x1 = static_cast<float>(x1), word.base_y1 = static_cast<float>(y1);
    float descenders = 0, ascenders = 0;
    at.RowAttributes(&word.height, &descenders, &ascenders);
    word.confidence = std::clamp(at.Confidence(tesseract::RIL_WORD) / 100, 0.0F, 1.0F);
    return true;
  }

  tesseract::TessBaseAPI api_;
};

}  // namespace
}  // namespace candour::ocr

extern "C" __attribute__((visibility("default"))) candour::ocr::Engine* candour_ocr_open(const char* folder) {
  auto engine = std::make_unique<candour::ocr::Tesseract>();
  return engine->open(folder) ? engine.release() : nullptr;
}
