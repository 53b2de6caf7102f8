// Phrases of a sign-off line: words of signing, dates, roles. Each is asked for at one word of the line; the
// answer is the index of the word after the phrase, or the same index when there is none. Each looks at a
// bounded number of words.
#pragma once

#include "extractor/sign_off_line.h"
#include "extractor/sign_off_tokens.h"

#include <cstddef>
#include <span>
#include <string_view>

namespace candour {

struct SigningPhrase {
  SignOffPartKind kind = SignOffPartKind::other;  // signing, approving, electronic or label
  std::size_t end = 0;
};

// "Signed on behalf of the board", "Approved by", "DocuSigned by", "Job title:". "Name", "Date" and "Role"
// are labels only where something is to be filled in: before a colon or a date.
SigningPhrase signing_phrase_at(std::span<const SignOffToken> tokens, std::size_t at);

// True for a word, in small letters, of one of these phrases.
bool is_in_signing_phrase(std::string_view word);

// "12 March 2020", "March 12, 2020", "this 18th day of March 2019", "01/08/2020", "April 2020", "2020".
std::size_t date_end(std::span<const SignOffToken> tokens, std::size_t at);

// Modifiers and a head, with what they are of and what they are joined to: "Group Chief Executive Officer",
// "Chairman of the Board of Directors", "Founder & Managing Director", "Director/CEO", "Head of Compliance
// and Operations".
std::size_t role_end(std::span<const SignOffToken> tokens, std::size_t at);

}  // namespace candour
