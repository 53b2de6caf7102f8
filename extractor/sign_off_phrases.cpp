#include "extractor/sign_off_phrases.h"

#include "extractor/sign_off_words.h"

#include <algorithm>
#include <unordered_set>

namespace candour {
namespace {

namespace words = sign_off_words;

using Tokens = std::span<const SignOffToken>;

// Phrases that sign-off lines hold, in small letters; the longest first among those that begin alike.
struct Phrase {
  SignOffPartKind kind;
  std::string_view words;  // parted by one space
};

std::span<const Phrase> phrases() {
  using enum SignOffPartKind;
  static constexpr Phrase kAll[] = {
      {other, "signed up"},
      {other, "signature page"},
      {signing, "i have the authority to bind"},
      {signing, "i have authority to bind"},
      {signing, "signed for and on behalf of the board of directors"},
      {signing, "signed on behalf of the board of directors"},
      {signing, "signed on behalf of the board"},
      {signing, "signed for and on behalf of"},
      {signing, "signed on behalf of"},
      {other, "signed copies"},
      {other, "signed copy"},
      {signing, "signed and approved by"},
      {signing, "approved and signed by"},
      {signing, "signed by"},
      {electronic, "digitally signed by"},
      {electronic, "digitally signed"},
      {electronic, "electronically signed by"},
      {electronic, "electronically signed"},
      {electronic, "e-signed by"},
      {electronic, "e-signed"},
      {electronic, "esigned by"},
      {electronic, "docusigned by"},
      {electronic, "docusigned"},
      {electronic, "docusign envelope id"},
      {electronic, "docusign"},
      {electronic, "electronic signature"},
      {electronic, "adobe sign"},
      {electronic, "vismasign"},
      {signing, "signed"},
      {signing, "signature of"},
      {signing, "signature"},
      {signing, "signatory"},
      {signing, "director's signature"},
      {signing, "for and on behalf of the board of directors"},
      {signing, "for and on behalf of the board"},
      {signing, "for and on behalf of"},
      {signing, "for and behalf of"},
      {signing, "on behalf of the board of directors"},
      {signing, "on behalf of the board"},
      {signing, "on behalf of"},
      {signing, "by order of the board"},
      {signing, "pour le conseil"},
      {approving, "approved by the board of directors"},
      {approving, "approved by the board of trustees"},
      {approving, "approved by the board"},
      {approving, "approved by"},
      {approving, "authorised by"},
      {approving, "authorized by"},
      {approving, "approved"},
      {label, "print name"},
      {label, "director's name"},
      {label, "director name"},
      {label, "full name"},
      {label, "name"},
      {label, "job title"},
      {label, "title"},
      {label, "position in company"},
      {label, "position"},
      {label, "date of approval"},
      {label, "date of signature"},
      {label, "date signed"},
      {label, "approval date"},
      {label, "publication date"},
      {label, "date"},
      {label, "dated"},
      {label, "updated"},
      {label, "per"},
      {label, "reason"},
      {label, "role"},
  };
  return kAll;
}

// Where the words end that stand at `at`.
std::size_t words_end(Tokens tokens, std::size_t at, std::string_view phrase) {
  std::size_t k = at;
  for (std::size_t i = 0; i < phrase.size(); ++k) {
    const std::size_t end = std::min(phrase.find(' ', i), phrase.size());
    if (k >= tokens.size() || tokens[k].lower != phrase.substr(i, end - i)) return at;
    i = end + 1;
  }
  return k;
}

bool is_word(Tokens tokens, std::size_t at, std::string_view word) {
  return at < tokens.size() && tokens[at].lower == word;
}

// True where a phrase may go on at `at`: "Design & Production", "Finance/Infrastructure", but not "Director,
// Acme".
bool goes_on(Tokens tokens, std::size_t at) {
  return at < tokens.size() && tokens[at].before != Separator::other;
}

bool is_day_part(std::string_view word) {
  return word == "st" || word == "nd" || word == "rd" || word == "th" || word == "day" || word == "of" ||
         word == "this";
}

bool is_year(const SignOffToken& token) {
  return token.is_number && token.lower.size() == 4 && (token.lower[0] == '1' || token.lower[0] == '2');
}

// "Chief Human Resources Officer", "Chief Executive".
std::size_t chief_end(Tokens tokens, std::size_t chief) {
  for (std::size_t k = chief + 1; k <= chief + 5 && goes_on(tokens, k); ++k) {
    if (tokens[k].lower == "officer") return k + 1;
  }
  return goes_on(tokens, chief + 1) && tokens[chief + 1].lower == "executive" ? chief + 2 : chief;
}

// "of the Board of Directors", "of Compliance and Operations": at most six words.
std::size_t complement_end(Tokens tokens, std::size_t of) {
  std::size_t end = of;
  if (!goes_on(tokens, of) || tokens[of].lower != "of") return end;
  for (std::size_t k = of + 1; k <= of + 6 && goes_on(tokens, k); ++k) {
    const SignOffToken& token = tokens[k];
    const bool joint = token.lower == "of" || token.lower == "the" || token.lower == "and";
    if (joint) continue;
    const bool belongs = words::is_role_modifier(token.lower) || words::is_organisation(token.lower) ||
                         token.lower == "directors" || token.lower == "trustees" || (token.is_capital && k <= of + 2);
    if (!belongs || words::is_month(token.lower)) break;
    end = k + 1;
  }
  return end;
}

// A role without what it is joined to.
std::size_t one_role_end(Tokens tokens, std::size_t at) {
  std::size_t end = at;
  for (std::size_t k = at; k < at + 7 && (k == at ? k < tokens.size() : goes_on(tokens, k)); ++k) {
    const std::string& word = tokens[k].lower;
    if (word == "chief") end = std::max(end, chief_end(tokens, k) == k ? end : chief_end(tokens, k));
    const bool weak = words::is_weak_role_head(word) && (k > at || is_word(tokens, k + 1, "of"));
    if (words::is_role_head(word) || weak) end = std::max(end, k + 1);
    const bool joint = k > at && (word == "and" || word == "the");
    if (!joint && !weak && !words::is_role_head(word) && !words::is_role_modifier(word)) break;
  }
  // "Trustee Company Limited" is a company.
  const bool company = goes_on(tokens, end) && (is_word(tokens, end, "company") || is_word(tokens, end, "limited") ||
                                                is_word(tokens, end, "ltd"));
  return end == at || company ? at : complement_end(tokens, end);
}

std::unordered_set<std::string_view> words_of_phrases() {
  std::unordered_set<std::string_view> all;
  for (const Phrase& phrase : phrases()) {
    for (std::size_t at = 0, end = 0; at < phrase.words.size(); at = end + 1) {
      end = std::min(phrase.words.find(' ', at), phrase.words.size());
      all.insert(phrase.words.substr(at, end - at));
    }
  }
  return all;
}

}  // namespace

bool is_in_signing_phrase(std::string_view word) {
  static const auto all = words_of_phrases();
  return all.contains(word);
}

SigningPhrase signing_phrase_at(Tokens tokens, std::size_t at) {
  if (at >= tokens.size() || tokens[at].lower.empty()) return {SignOffPartKind::other, at};
  for (const Phrase& phrase : phrases()) {
    if (phrase.words[0] != tokens[at].lower[0]) continue;  // nearly always
    const std::size_t end = words_end(tokens, at, phrase.words);
    if (end == at) continue;
    const bool is_filled_in = tokens[end - 1].colon_after || (end < tokens.size() && date_end(tokens, end) > end);
    if (phrase.kind != SignOffPartKind::label || is_filled_in) return {phrase.kind, end};
  }
  return {SignOffPartKind::other, at};
}

std::size_t date_end(Tokens tokens, std::size_t at) {
  std::size_t end = at;
  std::size_t numbers = 0;
  bool month = false;
  bool year = false;
  for (std::size_t k = at; k < tokens.size() && k < at + 8; ++k) {
    const SignOffToken& token = tokens[k];
    if (token.is_number && token.lower.size() <= 4) {
      ++numbers;
      year = year || is_year(token);
      end = k + 1;
    } else if (words::is_month(token.lower) && (token.is_capital || numbers > 0)) {
      month = true;
      end = k + 1;
    } else if (!is_day_part(token.lower) || (k == at && token.lower != "this")) {
      break;
    }
    if (year && (month || numbers >= 3)) break;
  }
  const bool is_date = (month && numbers > 0) || numbers == 3 || (year && numbers == 1);
  return is_date ? end : at;
}

std::size_t role_end(Tokens tokens, std::size_t at) {
  std::size_t end = one_role_end(tokens, at);
  while (end > at && end < tokens.size()) {
    const Separator before = tokens[end].before;
    const bool joined = before == Separator::ampersand || before == Separator::slash;
    const bool and_joined = before == Separator::space && tokens[end].lower == "and";
    if (!joined && !and_joined) break;
    const std::size_t next = and_joined ? end + 1 : end;
    const std::size_t further = next < tokens.size() ? one_role_end(tokens, next) : next;
    if (further == next) break;
    end = further;
  }
  return end;
}

}  // namespace candour
