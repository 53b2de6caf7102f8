// Who signed: the people, roles and signatures in the sign-off blocks of a document, and in sentences such as
// "This statement was signed by our CEO, Jane Doe".
#pragma once

#include "extractor/document.h"

#include <string>
#include <vector>

namespace candour {

// One person (or one place for a signature) in a sign-off block. What was not seen is an empty range.
struct SignOff {
  TextRange block;           // the whole block, or the sentence; one block can hold several people
  TextRange name;            // "Dr Jane Doe OBE"
  TextRange role;            // "Group Chief Executive Officer": holds a role of the vocabulary
  TextRange other_role;      // a role that holds none: "Head of Compliance"; empty when `role` is not
  bool signed_word = false;  // a signing word stands in the block, or in the sentence that opens it
  // A picture of a signature's size (20 to 320 points wide, 8 to 200 high) stands on the block's page, at
  // most 120 points above, below or to the right of it, that is no logo: it does not stand there on the pages
  // before or after, nor at the page's top with the block further down.
  bool image_near = false;
  bool signature_text = false;  // "/s/", "DocuSigned by" and the like, or an envelope id anywhere in the document
};

// True for the range of a part that was not seen.
constexpr bool is_empty(TextRange range) {
  return range.begin == range.end;
}

// In the order of text. `roles`: in small letters, those that count ("director", "chief executive"); found as
// whole words within a role, a hyphen and a space being alike. `signing_words`: likewise ("signed", "on
// behalf of the board").
//
// A block with a name and no role, with a role and no name, or with nothing but words of signing gives a
// SignOff with what is there. Sentences that say who must sign, or that something other than a statement was
// signed, give none. Needs complete().
std::vector<SignOff> find_sign_offs(const Document& document, const std::vector<std::string>& roles,
                                    const std::vector<std::string>& signing_words);

}  // namespace candour
