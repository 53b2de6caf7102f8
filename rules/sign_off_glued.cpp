#include "rules/sign_off_glued.h"

#include "extractor/sign_off_line.h"

#include <algorithm>
#include <vector>

namespace candour {
namespace {

using enum SignOffPartKind;

// Bytes of a sentence's beginning and end that are looked at.
constexpr std::size_t kHead = 160, kTail = 220;
// Bytes of what may stand behind the role: a company, a date, a line of the page's foot.
constexpr std::size_t kBehind = 90;

// Nothing but spaces and punctuation.
bool is_gap(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}

// The words that a role leads on to where a person signs.
bool goes_on_as_sign_off(std::string_view behind) {
  const std::size_t at = behind.find_first_not_of(" ,.-/|\t\n");
  if (at == std::string_view::npos) return true;
  behind.remove_prefix(at);
  return !is_small(behind.front()) || behind.starts_with("for and on behalf") || behind.starts_with("on behalf");
}

// A director's, a chief's: not a manager's.
bool is_leading(std::string_view role) {
  return read_sign_off_line(role).leading_role;
}

// Where what belongs to the person ends: companies and dates that follow each other.
std::size_t person_end(std::string_view text, const std::vector<SignOffPart>& parts, std::size_t role) {
  std::size_t end = parts[role].text.end;
  for (std::size_t i = role + 1; i < parts.size(); ++i) {
    const bool belongs = parts[i].kind == organisation || parts[i].kind == date || parts[i].kind == electronic;
    if (!belongs || !is_gap(text.substr(end, parts[i].text.begin - end))) break;
    end = parts[i].text.end;
    if (parts[i].kind == date) break;
  }
  return end;
}

bool is_dated(const std::vector<SignOffPart>& parts, std::size_t role, std::size_t within) {
  for (std::size_t i = role + 1; i < parts.size() && parts[i].text.begin <= parts[role].text.end + within; ++i) {
    if (parts[i].kind == date) return true;
  }
  return false;
}

std::optional<TextRange> at_beginning(std::string_view sentence, bool is_last) {
  const std::string_view head = sentence.substr(0, kHead);
  const auto parts = read_sign_off_line(head).parts;
  // "Approved by Jo Doe, Director"
  const std::size_t first = !parts.empty() && (parts[0].kind == approving || parts[0].kind == signing) ? 1 : 0;
  if (parts.size() < first + 2 || parts[first].kind != name || parts[first + 1].kind != role) return std::nullopt;
  const TextRange person = parts[first].text, office = parts[first + 1].text;
  const std::size_t begin = first == 0 ? 0 : parts[0].text.end;
  if (!is_gap(head.substr(0, parts[0].text.begin)) || !is_gap(head.substr(begin, person.begin - begin)) ||
      !is_gap(head.substr(person.end, office.begin - person.end)))
    return std::nullopt;
  if (!is_leading(head.substr(office.begin, office.end - office.begin))) return std::nullopt;
  const bool dated = is_dated(parts, first + 1, 60) || first > 0;
  if (!goes_on_as_sign_off(head.substr(office.end))) return std::nullopt;
  // Behind a comma a company may stand that the person is said to be of: only a date tells that it is a sign-off.
  const bool parted = head.substr(person.end, office.begin - person.end).find(',') != std::string_view::npos;
  if (parted && !dated && !is_last) return std::nullopt;
  return TextRange{person.begin, static_cast<std::uint32_t>(person_end(head, parts, first + 1))};
}

// What stands before a name that signs: a date, a company, a colon, the end of a sentence, "approved by".
bool may_precede(std::string_view before, const std::vector<SignOffPart>& parts, std::size_t name_at) {
  if (name_at > 0) {
    const SignOffPart& part = parts[name_at - 1];
    const bool adjacent = is_gap(before.substr(std::min<std::size_t>(part.text.end, before.size())));
    if (adjacent && (part.kind == date || part.kind == organisation || part.kind == approving || part.kind == signing))
      return true;
  }
  const std::size_t last = before.find_last_not_of(' ');
  if (last == std::string_view::npos) return false;
  before = before.substr(0, last + 1);
  return before.back() == '.' || before.back() == ':' || before.ends_with("approved by") ||
         before.ends_with("authorised by") || before.ends_with("authorized by") || before.ends_with("signed by");
}

std::optional<TextRange> at_end(std::string_view sentence) {
  std::size_t from = sentence.size() > kTail ? sentence.size() - kTail : 0;
  if (from > 0) from = sentence.find(' ', from);
  if (from == std::string_view::npos) return std::nullopt;
  const std::string_view tail = sentence.substr(from);
  const auto parts = read_sign_off_line(tail).parts;
  for (std::size_t i = parts.size(); i-- > 1;) {
    if (parts[i].kind != role || parts[i - 1].kind != name) continue;
    const TextRange person = parts[i - 1].text, office = parts[i].text;
    const std::string_view behind = tail.substr(office.end);
    const bool short_enough = behind.size() <= kBehind && (is_gap(behind) || read_sign_off_line(behind).verbless);
    if (!short_enough || !is_gap(tail.substr(person.end, office.begin - person.end))) continue;
    if (!is_leading(tail.substr(office.begin, office.end - office.begin))) continue;
    if (!may_precede(tail.substr(0, person.begin), parts, i - 1)) continue;
    const auto begin = static_cast<std::uint32_t>(from);
    return TextRange{person.begin + begin, static_cast<std::uint32_t>(person_end(tail, parts, i)) + begin};
  }
  return std::nullopt;
}

// Nearly no sentence names such an office, in capital letters at least at the beginning: the rest need not be read word by word.
bool may_name_an_office(std::string_view sentence) {
  static constexpr std::string_view kOffices[] = {"Director",  "DIRECTOR", "Chief",   "CHIEF",   "CEO",
                                                  "CFO",       "COO",      "Chair",   "CHAIR",   "Presi",
                                                  "PRESIDENT", "Partner",  "Trustee", "TRUSTEE", "Secr"};
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const char c = sentence[i];
    if (c != 'D' && c != 'C' && c != 'P' && c != 'T' && c != 'S') continue;
    for (const std::string_view office : kOffices) {
      if (office[0] == c && sentence.substr(i).starts_with(office)) return true;
    }
  }
  return false;
}

}  // namespace

std::optional<TextRange> glued_sign_off(std::string_view sentence, bool is_last) {
  if (!may_name_an_office(sentence)) return std::nullopt;
  if (const auto found = at_beginning(sentence, is_last)) return found;
  return at_end(sentence);
}

}  // namespace candour
