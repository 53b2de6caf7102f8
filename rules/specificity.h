// How specific a sentence is.
#pragma once

#include "rules/assessment.h"
#include "rules/match_text.h"

#include <string_view>

namespace candour {

// measured: a number or date that is not part of a law's or standard's name ("Modern Slavery Act 2015",
// "section 54", "ISO 20400"). named: a name with capital letters inside the sentence (a place, a body, a
// standard), or an abbreviation of two to six capitals. vague: neither. `text` was made from `sentence`. A
// sentence mostly in capitals names nothing.
Specificity specificity_of(std::string_view sentence, const MatchText& text);

}  // namespace candour
