// What a caller may ask of optical character recognition (OCR): reading the words of pages that are images.
#pragma once

#include <cstdint>
#include <string>

namespace candour {

enum class OcrMode : std::uint8_t {
  automatic,  // pages that are only images, where OCR is installed
  never,
  always,  // every page that is not well read: images, garbled text, and pages where nothing was found
};

struct OcrSettings {
  OcrMode mode = OcrMode::automatic;
  std::string data;  // folder of the language data, *.traineddata; empty: where they are installed
  // Wall time for a document that needs OCR, all of its reading included; never less than that for any document.
  // Pages that are not reached in nine tenths of it stay images, and say so.
  std::uint32_t timeout_ms = 300'000;
};

}  // namespace candour
