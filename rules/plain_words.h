// Vocabularies as lists of plain words, for readers that compare words and do not run patterns.
#pragma once

#include "rules/pack.h"

#include <string>
#include <vector>

namespace candour {

// 'directors?' gives "director" and "directors", '(vice )?chair(man)?' four; {names} are followed. Words with
// parts that cannot be written out (\w, classes, * and +, gaps) are left out. In the vocabulary's order, each
// once, at most 10,000.
std::vector<std::string> plain_words_of(const Pack& pack, const std::string& vocabulary);

}  // namespace candour
