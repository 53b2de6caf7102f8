#include "extractor/reader/ocr/render.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include <PDFDoc.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

namespace candour::ocr {
namespace {

// What differs from the page's usual grey by more than this was printed; less is the scanner's noise.
constexpr int kInk = 40;
// Fewer pixels of it than one in so many are dust: a short word on A4 is one in 10,000.
constexpr std::size_t kDust = 40'000;

using Clock = std::chrono::steady_clock;

bool is_late(void* until) {
  return Clock::now() > *static_cast<const Clock::time_point*>(until);
}

}  // namespace

struct Rendered::Bitmap {
  explicit Bitmap(SplashBitmap* taken) : splash(taken) {}
  std::unique_ptr<SplashBitmap> splash;
};

Rendered::Rendered(std::unique_ptr<Bitmap> bitmap, double dpi) : bitmap_(std::move(bitmap)), dpi_(dpi) {}
Rendered::~Rendered() = default;

Picture Rendered::picture() const {
  SplashBitmap& splash = *bitmap_->splash;
  return {splash.getDataPtr(), splash.getWidth(), splash.getHeight(), splash.getRowSize(), dpi_};
}

bool Rendered::blank() const {
  const Picture from = picture();
  std::array<std::size_t, 256> counts{};
  for (int y = 0; y < from.height; ++y)
    for (int x = 0; x < from.width; ++x) ++counts[from.pixels[static_cast<std::ptrdiff_t>(y) * from.stride + x]];
  const int usual = static_cast<int>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  std::size_t ink = 0, all = 0;
  for (int grey = 0; grey < 256; ++grey) {
    all += counts[static_cast<std::size_t>(grey)];
    if (std::abs(grey - usual) > kInk) ink += counts[static_cast<std::size_t>(grey)];
  }
  return ink <= all / kDust;
}

double resolution_of(double width, double height) {
  const double inches_wide = std::max(width, 1.0) / 72, inches_high = std::max(height, 1.0) / 72;
  return std::min(
      {kDpi, std::sqrt(kMostPixels / (inches_wide * inches_high)), kLongestSide / std::max(inches_wide, inches_high)});
}

std::unique_ptr<Rendered> render(PDFDoc& doc, int number, double width, double height, Clock::time_point until) {
  const double dpi = resolution_of(width, height);
  SplashColor white{};
  white[0] = 0xFF;
  SplashOutputDev device(splashModeMono8, 4, false, white);
  device.startDoc(&doc);
  doc.displayPage(&device, number, dpi, dpi, 0, false, true, false, is_late, &until);
  if (is_late(&until)) return nullptr;
  auto bitmap = std::make_unique<Rendered::Bitmap>(device.takeBitmap());
  if (!bitmap->splash || bitmap->splash->getDataPtr() == nullptr) return nullptr;
  return std::make_unique<Rendered>(std::move(bitmap), dpi);
}

}  // namespace candour::ocr
