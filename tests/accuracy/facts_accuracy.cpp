// What sign-offs and periods are found in the real statements, against the sentences annotated as signatures.
// Prints figures; with CANDOUR_SHOW set, everything found, to be judged by eye.
#include "rules/period.h"
#include "rules/sign_off.h"
#include "tests/accuracy/statements.h"

#include <cstdlib>
#include <iostream>
#include <set>
#include <string>

#include <catch2/catch.hpp>

using namespace candour;

namespace {

const std::vector<std::string> kRoles = {"director",
                                         "ceo",
                                         "chief executive",
                                         "chair",
                                         "chairman",
                                         "president",
                                         "partner",
                                         "trustee",
                                         "secretary",
                                         "vice chancellor",
                                         "chief operating officer",
                                         "chief financial officer",
                                         "cfo"};

void show_sentences(const Document& document) {
  for (const Sentence& sentence : document.sentences) {
    if (sentence.role == Role::sign_off)
      std::cout << "    | " << text_of(document, sentence.text).substr(0, 200) << "\n";
  }
}

}  // namespace

TEST_CASE("most statements that are signed have a sign-off with name and role") {
  std::set<std::string> signed_ids;
  for (const Row& row : rows_of(CANDOUR_SOURCE_DIR "/../shared/data/annotated/uk.csv")) {
    if (row.at("signature") == "1") signed_ids.insert(row.at("statement_id"));
  }
  const auto rows = statements();
  if (rows.empty() || signed_ids.empty()) {
    std::cout << "skipped: no data\n";
    return;
  }
  const bool show = std::getenv("CANDOUR_SHOW") != nullptr;
  std::size_t is_signed = 0, found = 0, other = 0, with_period = 0;
  for (const Row& row : rows) {
    const Document document = document_of(paragraphs_of(row.at("text")));
    const auto sign_offs = find_sign_offs(document, kRoles, {"signed", "signature", "on behalf of"});
    const bool expected = signed_ids.contains("wr-" + row.at("answer_id"));
    const bool named =
        std::any_of(sign_offs.begin(), sign_offs.end(), [](const SignOff& s) { return !is_empty(s.name); });
    is_signed += expected;
    found += expected && named;
    other += !expected && named;
    if (show) {
      std::cout << "\n== " << row.at("answer_id") << ' ' << row.at("company") << ' ' << row.at("year")
                << (expected ? " SIGNED" : " unsigned") << (expected != named ? " <<<" : "") << "\n";
      show_sentences(document);
      for (const SignOff& s : sign_offs) {
        std::cout << "  SIGN " << text_of(document, s.name) << " | " << text_of(document, s.role) << " | "
                  << text_of(document, s.other_role) << (s.signed_word ? " signed" : "")
                  << (s.signature_text ? " electronic" : "") << "\n";
      }
    }
    bool period = false;
    for (const Sentence& sentence : document.sentences) {
      for (const Period& p : find_periods(text_of(document, sentence.text))) {
        period = period || !p.from_title_only;
        if (!show) continue;
        const auto around = text_of(document, sentence.text);
        const std::size_t from = p.text.begin > 40 ? p.text.begin - 40 : 0;
        std::cout << "  PERIOD " << p.value() << (p.from_title_only ? " (title)" : "") << "   ["
                  << around.substr(from, p.text.end - from + 20) << "]\n";
      }
    }
    with_period += period;
    if (show && !period) std::cout << "  NO PERIOD\n";
  }
  std::cout << "statements: " << rows.size() << "; signed " << is_signed << ", a name found in " << found
            << " of them and in " << other << " others; a period in " << with_period << "\n";
  CHECK(found * 100 >= is_signed * 84);
}
