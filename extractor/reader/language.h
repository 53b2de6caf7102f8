// Which language a text is in: Compact Language Detector 2, which knows some eighty.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace candour {

// So many bytes of a page tell its language.
inline constexpr std::size_t kLanguageBytes = 1200;

// The language of running text (UTF-8), as BCP 47: "en", "fr", "zh-Hant"; "und" for under 30 bytes, and when the detector is not sure.
std::string language_of(std::string_view text);

}  // namespace candour
