// What a word says about the line or paragraph that it begins or ends. Shared by the readers of what has no geometry.
#pragma once

#include <cstddef>
#include <string_view>

namespace candour {

// A bullet, dash, asterisk or "o" that stands alone.
bool is_bullet_word(std::u32string_view word);
// "1.", "2.3.", "(a)", "iv)": what a numbered item or heading begins with.
bool is_number_word(std::u32string_view word);
// The last word of a sentence, whatever brackets or quotation marks follow its full stop.
bool ends_sentence(std::u32string_view last_word);
bool begins_small(std::u32string_view first_word);

// Superscript signs at the end of a word that are footnote marks ("chain¹") and no exponents ("m²", "10²"): how many.
std::size_t trailing_note_signs(std::u32string_view word);
bool is_superscript_digit(char32_t c);
// The superscript of a digit; every other character as it is.
char32_t superscript(char32_t c);

}  // namespace candour
