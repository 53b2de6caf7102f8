// Characters: what a file's code points become in our text, and what kind of character one is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace candour {

// Code points that one glyph stands for, in our terms.
struct Unfolded {
  static constexpr std::size_t kMax = 48;
  char32_t c[kMax];
  std::size_t count = 0;
};

// Appends `c`: all kinds of space become ' ', ligatures their letters, known symbol-font bullets U+2022;
// control characters, zero-width characters and half surrogates vanish. A soft hyphen in a PDF is a hyphen
// that is drawn: it becomes '-'.
void unfold(char32_t c, Unfolded& out);

bool is_space(char32_t c);
bool is_letter(char32_t c);
bool is_digit(char32_t c);  // of any script
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_private_use(char32_t c);
// A glyph that begins a list item: bullet, square, arrow, tick and the like; '-' and '*' are not among them.
bool is_bullet(char32_t c);
// '-', U+2010, U+2011, soft hyphen.
bool is_hyphen(char32_t c);

// Appends `text` to `out` as UTF-8 in NFC.
void append_nfc(std::u32string_view text, std::string& out);
void append_utf8(char32_t c, std::string& out);

}  // namespace candour
