// The words of a line, with what their shape says.
#pragma once

#include "extractor/document.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

// What stands between a word and the one before it.
enum class Separator : std::uint8_t { space, ampersand, slash, other };  // a full stop counts as space

struct SignOffToken {
  TextRange text;     // within the line
  std::string lower;  // in small letters, typographic apostrophes and hyphens made plain
  Separator before = Separator::space;
  bool colon_after = false;
  bool is_capital = false;  // its first letter
  bool is_all_caps = false;
  bool is_number = false;  // begins with a digit: "12", "12th"
};

// Words are runs of letters and digits; hyphens and apostrophes within them are part of them. Web addresses
// are left out. Linear.
std::vector<SignOffToken> sign_off_tokens(std::string_view line);

}  // namespace candour
