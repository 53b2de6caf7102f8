// Invented statements with labels, to fit weights on.
#pragma once

#include <string>
#include <vector>

namespace candour::tests {

inline const std::string kFittedPack = R"(id: fitted
version: '1'
title: 'A pack to fit'
signals:
  about_slavery: {about: 'x', match: ['slavery'], examples: {match: ['Slavery.'], no_match: ['We sell chairs.']}}
labels:
  training:
    about: 'x'
    when: about_slavery
    examples: {match: ['Slavery.'], no_match: ['We sell chairs.']}
  policy:
    about: 'x'
    when: about_slavery
    examples: {match: ['Slavery.'], no_match: ['We sell chairs.']}
weights:
  file: fitted.json
  sentences: not is_heading
)";

// `count` statements of four sentences: one of training, which the word "course" tells and no condition of the pack, one of policy,
// and two of neither.
inline std::string invented_table(
    int count, const std::string& header = "statement_id,sentence_index,sentence,training,policy\n") {
  static const std::vector<std::string> who{"Our people", "The buyers", "All managers", "New colleagues",
                                            "Our drivers"};
  static const std::vector<std::string> when{"every year", "each spring", "in the first month", "before they travel"};
  static const std::vector<std::string> what{"chairs", "tea", "lamps", "paper", "bread"};
  std::string table = header;
  for (int i = 0; i < count; ++i) {
    const auto pick = [&](const std::vector<std::string>& words, int step) {
      return words[static_cast<std::size_t>(i * step) % words.size()];
    };
    const std::string id = "firm-" + std::to_string(i) + ",";
    table += id + "0,We make and sell " + pick(what, 1) + " in two towns.,0,0\n";
    table += id + "1," + pick(who, 1) + " take a course on forced labour " + pick(when, 1) + ".,1,0\n";
    table += id + "2,Our code asks suppliers of " + pick(what, 2) + " to keep wages and hours fair.,0,1\n";
    table += id + "3,We write to our customers " + pick(when, 3) + " with news of " + pick(what, 3) + ".,0,0\n";
  }
  return table;
}

}  // namespace candour::tests
