#include "extractor/reader/language.h"

#include <cstdio>  // compact_lang_det.h needs it and does not say so

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

namespace candour {
namespace {

constexpr std::size_t kFewBytes = 30;

}  // namespace

std::string language_of(std::string_view text) {
  if (text.size() < kFewBytes) return "und";
  const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3];
  int shares[3], bytes = 0, valid = 0;
  double scores[3];
  bool sure = false;
  const CLD2::Language found =
      CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), static_cast<int>(text.size()), true, &hints, 0, languages,
                                              shares, scores, nullptr, &bytes, &sure, &valid);
  if (!sure || found == CLD2::UNKNOWN_LANGUAGE) return "und";
  return CLD2::LanguageCode(found);
}

}  // namespace candour
