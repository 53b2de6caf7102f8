// Sentences that come one by one, from a researcher's table and not from a file's pages.
#pragma once

#include "extractor/document.h"

#include <span>
#include <string_view>

namespace candour {

// A Document with exactly one Sentence, in a paragraph of its own, for each of `sentences`, in their order; an empty one stays, empty.
// Their text is what readers make of text: NFC, ligatures unfolded, runs of white space one space and none at the ends, controls and
// soft hyphens gone, ill-formed UTF-8 replaced by U+FFFD. One page without size, no words, no lines, no language.
//
// All is body text, but: a sentence that begins with a bullet, "- " or "* " is a list item. A sentence that ends with ":" leads the sentences
// after it for as long as they begin as list items do: with one of these, "(a)", "2)" or a small letter; these are list items too.
// Sign-off lines are marked as complete() marks them.
//
// All sentences together are shorter than 4 GB. Pure, linear.
Document document_of_sentences(std::span<const std::string_view> sentences);

}  // namespace candour
