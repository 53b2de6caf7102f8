// How often sentences end where the annotated lists of the same statements end theirs, and how many of the
// sentences annotated as signatures are sign-off lines. Prints figures; fails when they fall below what was
// once reached.
#include "extractor/sentences.h"
#include "tests/accuracy/statements.h"

#include <iostream>
#include <set>
#include <string>

#include <catch2/catch.hpp>

using namespace candour;

namespace {

// The letters and digits of a text: what both sides agree on, whatever their white space and signs.
std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) letters += c;
  }
  return letters;
}

std::string folded(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r';
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

struct Share {
  std::size_t of = 0, held = 0;
  double value() const { return of == 0 ? 0 : static_cast<double>(held) / static_cast<double>(of); }
};

}  // namespace

TEST_CASE("sentences end where readers end them") {
  const auto annotated = rows_of(CANDOUR_SOURCE_DIR "/../shared/data/annotated/uk.csv");
  const auto texts = statements();
  if (annotated.empty() || texts.empty()) {
    std::cout << "skipped: no data\n";
    return;
  }
  std::map<std::string, std::string> text_of_id;
  for (const Row& row : texts) text_of_id["wr-" + row.at("answer_id")] = row.at("text");
  std::map<std::string, std::set<std::size_t>> ours, theirs;
  std::map<std::string, std::string> letters;
  for (const auto& [id, text] : text_of_id) {
    const std::string flow = folded(text);
    for (const TextRange range : split_sentences(flow)) {
      letters[id] += letters_of(std::string_view(flow).substr(range.begin, range.end - range.begin));
      ours[id].insert(letters[id].size());
    }
  }
  // The lists leave out and mend a little: each of their sentences is looked for in the text by its last
  // letters.
  Share found, right;
  std::map<std::string, std::size_t> at;
  for (const Row& row : annotated) {
    const std::string& id = row.at("statement_id");
    const std::string wanted = letters_of(row.at("sentence"));
    if (!letters.contains(id) || wanted.empty()) continue;
    const std::size_t place = letters[id].find(wanted, at[id]);
    if (place == std::string::npos || place > at[id] + 400) continue;
    at[id] = place + wanted.size();
    theirs[id].insert(at[id]);
    ++found.of;
    if (ours[id].contains(at[id]))
      ++found.held;
    else if (std::getenv("CANDOUR_SHOW"))
      std::cout << "MISSED  "
                << row.at("sentence").substr(row.at("sentence").size() > 120 ? row.at("sentence").size() - 120 : 0)
                << "  ||  " << letters[id].substr(at[id], 40) << "\n";
    // Ends of ours within this sentence, which they did not make.
    for (auto end = ours[id].upper_bound(place); end != ours[id].end() && *end <= at[id]; ++end) {
      ++right.of;
      right.held += *end == at[id];
      if (*end != at[id] && std::getenv("CANDOUR_SHOW"))
        std::cout << "EXTRA   " << letters[id].substr(*end > 60 ? *end - 60 : 0, std::min<std::size_t>(*end, 60))
                  << "  ||  " << letters[id].substr(*end, 60) << "\n";
    }
  }
  std::cout << "sentence ends: " << found.of << " annotated, " << found.value() << " found; " << right.value()
            << " of ours are theirs\n";
  CHECK(found.value() >= 0.9);
  CHECK(right.value() >= 0.9);
}
