#include "rules/specificity.h"

#include <algorithm>
#include <array>
#include <string>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace candour {
namespace {

// A number after one of these names a text, not an amount.
constexpr std::array<std::string_view, 28> kTextWords{
    "act",       "acts",       "section",     "sections", "s",         "part",       "article",
    "articles",  "clause",     "clauses",     "page",     "pages",     "chapter",    "schedule",
    "code",      "iso",        "sa",          "smeta",    "paragraph", "regulation", "regulations",
    "directive", "convention", "conventions", "no",       "number",    "bill",       "ohsas"};

// Capitalised in every statement, and naming nothing in particular.
constexpr std::array<std::string_view, 62> kCommonNames{
    "i",        "modern",    "slavery",    "human",       "trafficking", "act",        "statement",   "policy",
    "policies", "procedure", "group",      "company",     "companies",   "board",      "director",    "directors",
    "chief",    "executive", "officer",    "officers",    "chairman",    "chair",      "chairperson", "code",
    "conduct",  "supplier",  "suppliers",  "supply",      "chain",       "chains",     "business",    "businesses",
    "employee", "employees", "staff",      "team",        "committee",   "department", "head",        "manager",
    "ethics",   "ethical",   "compliance", "procurement", "hr",          "ltd",        "limited",     "plc",
    "llp",      "inc",       "uk",         "legal",       "general",     "counsel",    "section",     "financial",
    "year",     "the",       "a",          "we",          "our",         "and"};

template <std::size_t Size>
bool among(const std::array<std::string_view, Size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

struct Shape {
  bool capital = false;       // begins with a capital letter
  bool all_capitals = false;  // two to six letters, all capitals
  bool digit = false;         // begins with a digit
};

Shape shape_of(std::string_view token) {
  Shape shape;
  std::size_t letters = 0, capitals = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(token.data());
  for (std::int64_t at = 0, size = static_cast<std::int64_t>(token.size()); at < size;) {
    const bool first = at == 0;
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    const bool capital = u_isupper(c);
    if (first) shape.digit = u_isdigit(c);
    if (first) shape.capital = capital;
    if (u_isalpha(c)) ++letters;
    if (capital) ++capitals;
  }
  shape.all_capitals = letters >= 2 && letters <= 6 && capitals == letters;
  return shape;
}

}  // namespace

Specificity specificity_of(std::string_view sentence, const MatchText& text) {
  std::size_t words = 0, capitals = 0;
  bool named = false;
  bool starts = true;  // the next word begins a sentence, a quotation or a clause after a colon
  std::string_view before;
  for (std::size_t i = 0; i < text.tokens.size(); ++i) {
    const Token& token = text.tokens[i];
    if (!token.word) {
      const char mark = sentence[token.begin];
      starts = starts || mark == ':' || mark == '"' || mark == '.' || mark == '(';
      continue;
    }
    const std::string_view word = text.token(static_cast<std::uint32_t>(i), false);
    const Shape shape = shape_of(sentence.substr(token.begin, token.end - token.begin));
    ++words;
    if (shape.digit && !among(kTextWords, before)) return Specificity::measured;
    if (shape.capital) {
      ++capitals;
      if ((!starts || shape.all_capitals) && !among(kCommonNames, word)) named = true;
    }
    starts = false;
    before = word;
  }
  return named && capitals * 2 <= words + 1 ? Specificity::named : Specificity::vague;
}

}  // namespace candour
