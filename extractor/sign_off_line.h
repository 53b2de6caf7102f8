// What a line of a sign-off block is made of: "Signed by Dr Jane Doe, Chief Executive Officer, 12 March
// 2020".
//
// Names are told by their shape and by what they stand beside, from no list of names: so "White Stuff" may
// pass for one on a line of its own. Callers decide with what surrounds it.
#pragma once

#include "extractor/document.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace candour {

enum class SignOffPartKind : std::uint8_t {
  signing,       // "Signed by", "For and on behalf of the board", "Signature"
  approving,     // "Approved by", "Authorised by": signs only beside a name
  electronic,    // "/s/", "DocuSigned by", "Electronically signed", an envelope id
  label,         // "Name:", "Position:", "Date:"
  name,          // of a person, with title and letters after it: two to five words
  role,          // "Group Chief Executive Officer", "Head of Compliance"
  date,          // "12 March 2020", "01/08/2020", "April 2020"
  organisation,  // ends with or holds a word such as Limited, Group, University
  other,         // capitalised words, numbers
};

struct SignOffPart {
  SignOffPartKind kind = SignOffPartKind::other;
  TextRange text;            // within the line, without punctuation at the ends
  bool after_break = false;  // punctuation other than a full stop stands before it
};

struct SignOffLine {
  std::vector<SignOffPart> parts;  // in order; small words between them are in none
  // No finite verb, as far as small letters tell: every word is capitalised, a number, or one of the small
  // words that sign-off lines hold ("of", "behalf", "director").
  bool verbless = true;
  bool leading_role = false;  // holds a role of one who signs for a company: a director's, not a manager's
  bool other_matter = false;  // is about something else: a contact, an author, a version of the document
  bool has(SignOffPartKind kind) const;
};

// Reads one line, or any stretch of text: then `verbless` is false and the parts are what could be told.
// Linear.
SignOffLine read_sign_off_line(std::string_view line);

// True only if `verbless` of what read_sign_off_line() reads is false: nearly every sentence shows so in its first words. False says
// nothing.
bool has_plain_verb(std::string_view line);

}  // namespace candour
