#include "extractor/reader/ocr/recogniser.h"

#include "extractor/reader/ocr/engine.h"
#include "extractor/reader/ocr/render.h"
#include "extractor/reader/ocr/words.h"
#include "extractor/reader/quality.h"

#include <algorithm>
#include <utility>

namespace candour::ocr {
namespace {

constexpr int kBudget = 90;  // % of the time: the rest is for laying out, and for a page that takes longer than others
// A scan of A4 at 600 dots an inch has 35 million. Reading past this many takes ten seconds and cannot be stopped.
constexpr double kMostImagePixels = 1e9;
// Fewer letters are what stains, stamps and pictures look like, not text.
constexpr std::size_t kFewLetters = 3;

std::size_t letters_of(const std::vector<Word>& words) {
  std::size_t letters = 0;
  for (const Word& word : words) letters += word.text.size();
  return letters;
}

PageQuality quality_of(const layout::PageLayout& page) {
  Page judged;
  judged.image_share = page.image_share;
  judge_quality(page, judged);
  return judged.quality;
}

}  // namespace

Recogniser::Recogniser(const OcrSettings& settings, std::function<void()> before_first)
    : settings_(settings),
      before_first_(std::move(before_first)),
      until_(Clock::now() + std::chrono::milliseconds(std::uint64_t{settings.timeout_ms} * kBudget / 100)) {}

bool Recogniser::asks_for(const layout::PageLayout& page) const {
  if (settings_.mode == OcrMode::never || page.unreadable) return false;
  if (settings_.mode == OcrMode::always) return quality_of(page) != PageQuality::read;
  return page.image_share > 0 && quality_of(page) == PageQuality::image_only;
}

bool Recogniser::may_begin(layout::PageLayout& page) {
  if (Clock::now() + longest_ > until_) {
    page.ocr = Ocr::out_of_time;
    return false;
  }
  if (before_first_) std::exchange(before_first_, {})();
  if (engine_ == nullptr) engine_ = engine(settings_.data);
  if (engine_ == nullptr) page.ocr = Ocr::not_installed;
  return engine_ != nullptr;
}

void Recogniser::read(PDFDoc& doc, int number, layout::PageLayout& page) {
  if (!asks_for(page) || !may_begin(page)) return;
  const Clock::time_point began = Clock::now();
  recognise(doc, number, page);
  longest_ = std::max(longest_, Clock::now() - began);
}

void Recogniser::recognise(PDFDoc& doc, int number, layout::PageLayout& page) {
  if (page.image_pixels > kMostImagePixels) {
    page.ocr = Ocr::failed;
    return;
  }
  const auto rendered = render(doc, number, page.width, page.height, until_);
  if (!rendered) {
    page.ocr = Clock::now() > until_ ? Ocr::out_of_time : Ocr::failed;
    return;
  }
  page.ocr = Ocr::unsure;
  if (rendered->blank()) {
    page.blank = true;
    return;
  }
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until_ - Clock::now()).count();
  const Picture picture = rendered->picture();
  Reading found = engine_->read(picture, static_cast<std::int32_t>(std::clamp<std::int64_t>(left, 1, 1 << 30)));
  if (!found.finished) {
    page.ocr = Clock::now() > until_ ? Ocr::out_of_time : Ocr::failed;
    return;
  }
  const std::size_t all = letters_of(found.words);
  drop_sideways(found.words);
  if (letters_of(found.words) * 2 < all) return;
  mend_bullets(found.words);
  drop_noise(found.words);
  const float confidence = confidence_of(found.words);
  if (confidence < kSure || letters_of(found.words) < kFewLetters) return;
  page = lay_out(found.words, picture.dpi, std::move(page));
  page.ocr = Ocr::read;
  page.ocr_confidence = confidence;
}

}  // namespace candour::ocr
