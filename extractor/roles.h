// What complete() finds out about sentences beyond their ends: the headings and lead sentences they stand
// under, and which of them are sign-off lines. Each works on Document::sentences in order, in linear time.
#pragma once

#include "extractor/document.h"

namespace candour {

// Sets Sentence::heading: the first sentence of the nearest heading paragraph above; for a heading, that of
// the nearest heading above of a lower level number. A heading without a level counts as level 6.
void link_headings(Document& document);

// Sets Sentence::lead of list items: the last sentence before the list's first item, if it opens a list: it
// ends with ":" or a dash, has no full stop at all (and is no heading), or says "following" or "below". Items
// of a nested list point at the item that opens them in that way, else where that item points. Footnotes,
// asides and furniture between do not part a list.
void link_leads(Document& document);

// Gives the sentences of sign-off blocks Role::sign_off, and their paragraphs too where every sentence is
// one.
//
// A sign-off block is a run of lines without a finite verb ("Jane Doe", "Chief Executive Officer", "Date: 12
// March 2020", or all of it in one line) that holds either words of signing ("Signed", "On behalf of the
// board", "DocuSigned by", "/s/") or a person's name beside a role. Lists of contacts and of committee
// members are none; nor is a sentence about a person.
void mark_sign_offs(Document& document);

}  // namespace candour
