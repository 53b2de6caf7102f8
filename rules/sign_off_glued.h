// Sign-offs that have run into other text: "Jo Doe Chief Executive, Acme Ltd October 2018 Our business Acme makes ...".
#pragma once

#include "extractor/document.h"

#include <optional>
#include <string_view>

namespace candour {

// The stretch of a sentence that reads as a person with the role of one who signs for a company, with the company and the day behind them:
// at the sentence's beginning, or at its end behind a date, a company or the words "approved by". Text in which lines have been lost holds
// such; a sentence about a person ("Jo Doe, Chief Executive, said ...") is none. `is_last`: it is one of the document's last two.
std::optional<TextRange> glued_sign_off(std::string_view sentence, bool is_last);

}  // namespace candour
