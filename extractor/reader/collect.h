// The one pass over a page's drawing commands: characters with place, size and font, and the boxes of images.
//
// Included by pdf.cpp only: it shows Poppler's private headers, which are GPL.
#pragma once

#include "extractor/reader/layout/glyph.h"

#include <vector>

#include <OutputDev.h>

namespace candour {

// One Collector serves one document; each page that is displayed on it replaces what page() holds.
class Collector final : public OutputDev {
 public:
  // Characters and images beyond these are not kept: no page that a person reads has as many.
  static constexpr std::size_t kMaxGlyphs = 400'000;
  static constexpr std::size_t kMaxImages = 1000;

  layout::PageGlyphs& page() { return page_; }

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  // Patterns and shadings hold no text worth their cost: say that they are done.
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int) override { return true; }
  bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int, int, double,
                         double) override {
    return true;
  }
  bool functionShadedFill(GfxState*, GfxFunctionShading*) override { return true; }
  bool axialShadedFill(GfxState*, GfxAxialShading*, double, double) override { return true; }
  bool radialShadedFill(GfxState*, GfxRadialShading*, double, double) override { return true; }
  bool gouraudTriangleShadedFill(GfxState*, GfxGouraudTriangleShading*) override { return true; }
  bool patchMeshShadedFill(GfxState*, GfxPatchMeshShading*) override { return true; }

  void startPage(int number, GfxState* state, XRef* xref) override;
  void endPage() override;
  void updateAll(GfxState* state) override;
  void updateFont(GfxState*) override { stale_ = true; }
  void updateTextMat(GfxState*) override { stale_ = true; }
  void updateHorizScaling(GfxState*) override { stale_ = true; }
  void updateCTM(GfxState*, double, double, double, double, double, double) override { stale_ = true; }
  void restoreState(GfxState*) override { stale_ = true; }
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                CharCode code, int bytes, const Unicode* unicode, int length) override;
  void beginActualText(GfxState* state, const GooString* text) override;
  void endActualText(GfxState* state) override;

  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert, bool interpolate,
                     bool inline_image) override;
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* colors,
                 bool interpolate, const int* mask, bool inline_image) override;
  void drawMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* colors,
                       bool interpolate, Stream* mask, int mask_width, int mask_height, bool invert,
                       bool mask_interpolate) override;
  void drawSoftMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                           GfxImageColorMap* colors, bool interpolate, Stream* mask, int mask_width, int mask_height,
                           GfxImageColorMap* mask_colors, bool mask_interpolate) override;

  // What is drawn to make a soft mask is not seen as text.
  void beginTransparencyGroup(GfxState*, const double*, GfxColorSpace*, bool, bool, bool for_mask) override;
  void endTransparencyGroup(GfxState*) override;

 private:
  void refresh(GfxState* state);
  std::uint8_t frame_of(double angle);
  void add(char32_t c, float x, float y, float dx, float dy, int render);
  void add_image(GfxState* state, double pixels);

  layout::PageGlyphs page_;
  std::vector<bool> groups_;  // open transparency groups: is it for a mask
  int masks_ = 0;             // how many of them are
  // The font as the page shows it; computed anew when a command has changed it.
  bool stale_ = true;
  float size_ = 0;
  std::uint8_t frame_ = 0;
  bool bold_ = false, italic_ = false;
  // Replacement text for what is drawn between beginActualText and endActualText.
  bool actual_open_ = false;
  std::size_t actual_from_ = 0;
  std::u32string actual_;
};

}  // namespace candour
