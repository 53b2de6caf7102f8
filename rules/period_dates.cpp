#include "rules/period_dates.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace candour {
namespace {

using Kind = PeriodTokenKind;

constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2099;

bool is_kind(PeriodTokens tokens, std::size_t at, Kind kind) {
  return at < tokens.size() && tokens[at].kind == kind;
}

bool is_word(PeriodTokens tokens, std::size_t at, std::initializer_list<std::string_view> words) {
  return is_kind(tokens, at, Kind::word) && std::find(words.begin(), words.end(), tokens[at].lower) != words.end();
}

int month_of(const PeriodToken& token) {
  static constexpr std::array<std::array<std::string_view, 5>, 12> kMonths = {{
      {"january", "jan", "janvier", "janv", ""},
      {"february", "feb", "février", "févr", "fevrier"},
      {"march", "mar", "mars", "", ""},
      {"april", "apr", "avril", "avr", ""},
      {"may", "mai", "", "", ""},
      {"june", "jun", "juin", "", ""},
      {"july", "jul", "juillet", "juil", ""},
      {"august", "aug", "août", "aout", ""},
      {"september", "sep", "sept", "septembre", ""},
      {"october", "oct", "octobre", "", ""},
      {"november", "nov", "novembre", "", ""},
      {"december", "dec", "décembre", "déc", "decembre"},
  }};
  if (token.kind != Kind::word) return 0;
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    const auto& names = kMonths[month];
    if (std::find(names.begin(), names.end(), token.lower) != names.end()) return static_cast<int>(month) + 1;
  }
  return 0;
}

int days_in(int year, int month) {
  static constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year == 0 || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

bool is_valid(const Date& date) {
  const bool year = date.year == 0 || (date.year >= kFirstYear && date.year <= kLastYear);
  const bool month = date.month >= 1 && date.month <= 12;
  return year && month && date.day >= 0 && date.day <= days_in(date.year, date.month);
}

// A day that the month does not have ("31 April") is a slip of the pen: the month still stands.
DateAt checked(Date date, std::size_t end) {
  if (date.day <= 31 && !is_valid(date)) date.day = 0;
  return is_valid(date) ? DateAt{date, end} : DateAt{};
}

bool is_year(const PeriodToken& token) {
  return token.kind == Kind::number && token.digits == 4 && token.value >= kFirstYear && token.value <= kLastYear;
}

// A year after a month: "2025", ", 2025", "'25", "-25". Year 0, and `at`, when there is none.
std::pair<int, std::size_t> year_after_month(PeriodTokens tokens, std::size_t at) {
  std::size_t k = at;
  if (is_kind(tokens, k, Kind::comma) || is_kind(tokens, k, Kind::dot)) ++k;
  if (k < tokens.size() && is_year(tokens[k])) return {tokens[k].value, k + 1};
  const bool marked = is_kind(tokens, at, Kind::apostrophe) || (is_kind(tokens, at, Kind::dash) && tokens[at].glued);
  if (!marked || !is_kind(tokens, at + 1, Kind::number) || !tokens[at + 1].glued) return {0, at};
  if (is_year(tokens[at + 1])) return {tokens[at + 1].value, at + 2};
  return tokens[at + 1].digits == 2 ? std::pair{2000 + tokens[at + 1].value, at + 2} : std::pair{0, at};
}

bool is_day(PeriodTokens tokens, std::size_t at) {
  return is_kind(tokens, at, Kind::number) && tokens[at].digits <= 2 && tokens[at].value >= 1 && tokens[at].value <= 31;
}

// Past "st", "th", "er", which may stand apart from the number.
std::size_t past_ordinal(PeriodTokens tokens, std::size_t at) {
  return is_word(tokens, at, {"st", "nd", "rd", "th", "er", "ème"}) ? at + 1 : at;
}

// "31st day of March 2025", "31-Mar-25"
DateAt day_first(PeriodTokens tokens, std::size_t at) {
  if (!is_day(tokens, at)) return {};
  std::size_t k = past_ordinal(tokens, at + 1);
  if (is_word(tokens, k, {"day"})) ++k;
  if (is_word(tokens, k, {"of", "de"})) ++k;
  if (is_kind(tokens, k, Kind::dash) && tokens[k].glued) ++k;
  const int month = k < tokens.size() ? month_of(tokens[k]) : 0;
  if (month == 0) return {};
  const auto [year, end] = year_after_month(tokens, k + 1);
  return checked({year, month, tokens[at].value}, end);
}

// "March 31st, 2025", "March 2025", "March"
DateAt month_first(PeriodTokens tokens, std::size_t at) {
  const int month = month_of(tokens[at]);
  if (month == 0) return {};
  std::size_t k = at + 1;
  if (is_kind(tokens, k, Kind::dot)) ++k;
  if (const auto [year, end] = year_after_month(tokens, k); year != 0) return checked({year, month, 0}, end);
  if (!is_day(tokens, k)) return {{0, month, 0}, at + 1};
  const int day = tokens[k].value;
  const auto [year, end] = year_after_month(tokens, past_ordinal(tokens, k + 1));
  return checked({year, month, day}, end);
}

// "31/03/2025", "31.3.25", "2025-03-31"; "03/31/2025" because there is no 31st month.
DateAt in_numbers(PeriodTokens tokens, std::size_t at) {
  if (at + 4 >= tokens.size()) return {};
  const Kind sign = tokens[at + 1].kind;
  if ((sign != Kind::slash && sign != Kind::dot && sign != Kind::dash) || tokens[at + 3].kind != sign) return {};
  for (const std::size_t k : {at, at + 2, at + 4}) {
    if (tokens[k].kind != Kind::number || (k > at && !(tokens[k].glued && tokens[k - 1].glued))) return {};
  }
  const auto number = [&](std::size_t k) { return tokens[at + k].value; };
  if (is_year(tokens[at])) return checked({number(0), number(2), number(4)}, at + 5);
  if (tokens[at].digits > 2 || tokens[at + 2].digits > 2) return {};
  const bool is_short = tokens[at + 4].digits == 2;
  if (!is_short && !is_year(tokens[at + 4])) return {};
  Date date = {is_short ? 2000 + number(4) : number(4), number(2), number(0)};
  if (date.month > 12) std::swap(date.month, date.day);
  return checked(date, at + 5);
}

// Where the second date of a span may begin; `at` when nothing parts it from the first.
std::size_t past_span_sign(PeriodTokens tokens, std::size_t at, bool after_between) {
  std::size_t k = at;
  if (is_kind(tokens, k, Kind::comma)) ++k;
  const bool ends = is_word(tokens, k + 1, {"ending", "ended", "ends", "end", "to"});
  const bool parts = is_kind(tokens, k, Kind::dash) ||
                     is_word(tokens, k, {"to", "until", "till", "through", "thru", "au", "à"}) ||
                     (is_word(tokens, k, {"and", "et"}) && (after_between || ends));
  if (!parts) return at;
  ++k;
  while (is_word(tokens, k, {"the", "ending", "ended", "ends", "end", "to", "on", "le"})) ++k;
  return k;
}

int order_in_year(const Date& date) {
  return date.month * 32 + date.day;
}

// Days since a day long past, a month counting as if it began then; good for differences.
int day_count(const Date& date, int day) {
  const int y = date.month <= 2 ? date.year - 1 : date.year;
  const int m = date.month <= 2 ? date.month + 9 : date.month - 3;
  return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;
}

}  // namespace

DateAt date_at(PeriodTokens tokens, std::size_t at) {
  if (at >= tokens.size()) return {};
  if (tokens[at].kind == Kind::word) return month_first(tokens, at);
  if (tokens[at].kind != Kind::number) return {};
  const DateAt numbers = in_numbers(tokens, at);
  return numbers.end > 0 ? numbers : day_first(tokens, at);
}

YearsAt years_at(PeriodTokens tokens, std::size_t at, bool short_years) {
  if (!is_kind(tokens, at, Kind::number)) return {};
  const PeriodToken& first = tokens[at];
  const bool is_short = short_years && first.digits == 2;
  if (!is_year(first) && !is_short) return {};
  const int year = is_short ? 2000 + first.value : first.value;
  const bool parted =
      is_kind(tokens, at + 1, Kind::dash) || is_kind(tokens, at + 1, Kind::slash) || is_word(tokens, at + 1, {"to"});
  const std::size_t second_at = is_kind(tokens, at + 2, Kind::apostrophe) ? at + 3 : at + 2;
  if (parted && is_kind(tokens, second_at, Kind::number)) {
    const PeriodToken& second = tokens[second_at];
    const bool full = is_year(second) && second.value == year + 1;
    const bool two = second.digits == 2 && second.value == (year + 1) % 100;
    if (full || two) return {year, year + 1, second_at + 1};
  }
  return is_short ? YearsAt{} : YearsAt{year, year, at + 1};
}

SpanAt span_at(PeriodTokens tokens, std::size_t at, bool after_between) {
  const DateAt first = date_at(tokens, at);
  if (first.end == 0) return {};
  const std::size_t second_at = past_span_sign(tokens, first.end, after_between);
  if (second_at == first.end) return {};
  const DateAt second = date_at(tokens, second_at);
  if (second.end == 0 || (first.date.year == 0 && second.date.year == 0)) return {};
  SpanAt span = {first.date, second.date, second.end};
  const bool wraps = order_in_year(span.start) > order_in_year(span.end_date);
  if (span.start.year == 0) span.start.year = span.end_date.year - (wraps ? 1 : 0);
  if (span.end_date.year == 0) span.end_date.year = span.start.year + (wraps ? 1 : 0);
  const auto place = [](const Date& date) { return date.year * 512 + order_in_year(date); };
  const bool ascending = place(span.start) <= place(span.end_date) ||
                         (span.end_date.day == 0 && place(span.start) / 32 == place(span.end_date) / 32);
  return ascending && is_valid(span.start) && is_valid(span.end_date) ? span : SpanAt{};
}

bool is_about_a_year(const SpanAt& span) {
  const int first = day_count(span.start, span.start.day == 0 ? 1 : span.start.day);
  const int last_day = span.end_date.day == 0 ? days_in(span.end_date.year, span.end_date.month) : span.end_date.day;
  const int days = day_count(span.end_date, last_day) - first + 1;
  return days >= 357 && days <= 372;
}

}  // namespace candour
