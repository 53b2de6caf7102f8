#include "rules/period.h"

#include "rules/period_dates.h"
#include "rules/period_tokens.h"

#include <algorithm>
#include <cstdio>
#include <initializer_list>

namespace candour {
namespace {

using Kind = PeriodTokenKind;
using Words = std::initializer_list<std::string_view>;

constexpr std::size_t kMostFillers = 9;   // words between "financial year" and its date
constexpr std::size_t kLongestTitle = 9;  // words between a title's year and "statement"

// Which end of the period a lone date is.
enum class Side { unsaid, start, end };

class PeriodFinder {
 public:
  explicit PeriodFinder(std::string_view sentence) : all_(period_tokens(sentence)), tokens_(all_) {}

  std::vector<Period> find() {
    for (std::size_t i = 0; i < tokens_.size();) {
      const std::size_t end = period_at(i);
      i = end > i ? end : i + 1;
    }
    return std::move(found_);
  }

 private:
  // Adds the period that begins at `i`, if any; returns the token after it.
  std::size_t period_at(std::size_t i) {
    if (const std::size_t after = trigger_end(i); after > i && !is_of_no_concern(i)) {
      if (const std::size_t end = dated_after(i, after); end > 0) return end;
    }
    if (const std::size_t end = year_before_trigger(i); end > 0) return end;
    if (const SpanAt span = span_at(tokens_, i, is_word(i - 1, {"between"})); span.end > 0 && is_about_a_year(span)) {
      return add(i, span.end, {{}, span.start, span.end_date, {}, false});
    }
    return title_at(i);
  }

  // The token after words that announce a period; `i` if there are none.
  std::size_t trigger_end(std::size_t i) const {
    if (is_word(i, {"fy", "fye"})) return is_kind(i + 1, Kind::apostrophe) ? i + 2 : i + 1;
    if (is_word(i, {"financial", "fiscal", "reporting", "accounting", "calendar", "business"})) {
      if (is_word(i + 1, {"year", "years", "period", "periods"})) return i + 2;
      if (is_word(i + 1, {"reporting"}) && is_word(i + 2, {"year", "period"})) return i + 3;
      return is_word(i, {"fiscal"}) ? i + 1 : i;
    }
    if (is_word(i, {"exercice"})) return is_word(i + 1, {"financier", "fiscal", "social"}) ? i + 2 : i + 1;
    if (is_word(i, {"année"}) && is_word(i + 1, {"financière", "fiscale", "civile"})) return i + 2;
    if (is_word(i, {"week", "weeks", "month", "months", "semaines", "mois"}) && is_counted(i)) {
      return is_word(i + 1, {"period", "year"}) ? i + 2 : i + 1;
    }
    if (is_word(i, {"year", "period", "période"}) && announces(i + 1)) return i + 1;
    if (is_word(i, {"year"}) && is_word(i - 1, {"the"}) &&
        is_word(i - 2, {"for", "in", "during", "covering", "covers"}))
      return i + 1;
    return i;
  }

  // "52 weeks", "twelve-month"
  bool is_counted(std::size_t i) const {
    const std::size_t number = is_kind(i - 1, Kind::dash) ? i - 2 : i - 1;
    return is_kind(number, Kind::number) || is_word(number, {"twelve", "eighteen", "fifteen", "nine", "six", "douze"});
  }

  // What must follow "year" or "period" for it to be that of a statement rather than any year.
  bool announces(std::size_t i) const {
    if (is_kind(i, Kind::dash)) ++i;
    if (is_kind(i, Kind::colon)) return true;
    if (is_word(i, {"ended", "ending", "ends", "end", "from", "to", "between", "commencing", "beginning", "starting",
                    "running", "covering", "covered", "du", "clos", "close"})) {
      return true;
    }
    return is_word(i - 1, {"period", "période"}) && (is_word(i, {"of"}) || date_at(tokens_, i).end > 0);
  }

  // "the next financial year", "by the end of FY30".
  bool is_of_no_concern(std::size_t i) const {
    std::size_t k = i;
    for (std::size_t steps = 0; steps < 5 && k > 0; ++steps) {
      --k;
      if (is_word(k, {"next", "coming", "forthcoming", "upcoming", "following", "by", "until", "since"})) return true;
      if (!is_word(k, {"the", "end", "of", "our", "its", "this"})) break;
    }
    return false;
  }

  // The period whose announcing words are `first` to `after`, with its date behind them.
  std::size_t dated_after(std::size_t first, std::size_t after) {
    Side side = Side::unsaid;
    bool between = false;
    std::size_t k = after;
    for (std::size_t fillers = 0; fillers <= kMostFillers && k < tokens_.size(); ++fillers, ++k) {
      if (const SpanAt span = span_at(tokens_, k, between); span.end > 0) {
        return add(first, span.end, {{}, span.start, span.end_date, {}, false});
      }
      if (const DateAt date = date_at(tokens_, k); date.end > 0 && date.date.year != 0)
        return add_date(first, date, side);
      const bool is_short = is_word(first, {"fy", "fye", "financial", "fiscal", "reporting"});
      if (const YearsAt years = years_at(tokens_, k, is_short); years.end > 0) return add_years(first, years);
      // "FY24"; not "FY 20 1 7", a year that fell apart.
      const bool lone = is_kind(k, Kind::number) && tokens_[k].digits == 2 && !is_kind(k + 1, Kind::number);
      if (lone && k == after && is_word(first, {"fy", "fye"})) {
        return add_years(first, {2000 + tokens_[k].value, 2000 + tokens_[k].value, k + 1});
      }
      if (!is_filler(k)) return 0;
      if (is_word(k, {"ended", "ending", "ends", "end", "to", "clos", "close", "terminant", "terminé", "au"}))
        side = Side::end;
      if (is_word(k, {"from", "commencing", "commenced", "beginning", "begins", "starting", "started", "starts", "du"}))
        side = Side::start;
      between = between || is_word(k, {"between", "entre"});
    }
    return 0;
  }

  bool is_filler(std::size_t k) const {
    if (is_kind(k, Kind::dash) || is_kind(k, Kind::colon) || is_kind(k, Kind::comma)) return true;
    if (is_kind(k, Kind::bracket)) return true;
    return is_word(k, {"of",       "the",     "is",     "was",     "ended",      "ending",    "ends",      "end",
                       "to",       "on",      "from",   "between", "commencing", "commenced", "beginning", "begins",
                       "starting", "started", "starts", "runs",    "running",    "ran",       "covering",  "covers",
                       "covered",  "that",    "which",  "our",     "for",        "being",     "as",        "at",
                       "year",     "period",  "clos",   "close",   "le",         "se",        "terminant", "terminé",
                       "du",       "au",      "de",     "entre",   "fy",         "this",      "statement", "report",
                       "by",       "ie",      "i",      "e"});
  }

  // "2019/20 financial year", "31 March 2020 year end".
  std::size_t year_before_trigger(std::size_t i) {
    if (!is_kind(i, Kind::number) || is_word(i - 1, {"act"}) || is_of_no_concern(i)) return 0;
    if (const DateAt date = date_at(tokens_, i); date.end > 0 && date.date.year != 0) {
      const std::size_t end = is_kind(date.end + 1, Kind::dash) ? date.end + 1 : date.end;
      const bool year_end = is_word(end, {"year"}) &&
                            (is_word(end + 1, {"end"}) || (is_kind(end + 1, Kind::dash) && is_word(end + 2, {"end"})));
      if (year_end) return add(i, end + 2, {{}, {}, date.date, {}, false});
      return 0;
    }
    const YearsAt years = years_at(tokens_, i, false);
    if (years.end == 0) return 0;
    const bool named = is_word(years.end, {"financial", "fiscal", "reporting", "accounting", "calendar"}) &&
                       is_word(years.end + 1, {"year", "period"});
    if (named) return add_years(i, {years.first, years.last, years.end + 2});
    return is_word(years.end, {"fy"}) ? add_years(i, {years.first, years.last, years.end + 1}) : 0;
  }

  // "Modern Slavery Statement 2019/20", "2018 Modern Slavery Statement".
  std::size_t title_at(std::size_t i) {
    const YearsAt years = years_at(tokens_, i, false);
    if (years.end == 0 || is_word(i - 1, {"act", "since"}) || date_at(tokens_, i - 1).end > i) return 0;
    if (is_kind(i - 1, Kind::dash) && tokens_[i - 1].glued && tokens_[i].glued) return 0;  // an address
    if (!stands_after_statement(i) && !stands_before_statement(years.end)) return 0;
    const std::size_t end = add_years(i, years);
    found_.back().from_title_only = true;
    return end;
  }

  bool stands_after_statement(std::size_t i) const {
    for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
      if (is_word(i - back, {"statement", "déclaration"})) return true;
      if (is_word(i - back, {"report"})) return is_word(i - back - 1, {"slavery", "trafficking", "labour", "chains"});
      const bool joint = is_word(i - back, {"for", "the", "of", "year"}) || is_kind(i - back, Kind::dash) ||
                         is_kind(i - back, Kind::colon) || is_kind(i - back, Kind::comma) ||
                         is_kind(i - back, Kind::bracket) || is_kind(i - back, Kind::other);
      if (!joint) return false;
    }
    return false;
  }

  bool stands_before_statement(std::size_t k) const {
    for (std::size_t end = k + kLongestTitle; k < std::min(end, tokens_.size()); ++k) {
      if (is_word(k, {"statement"})) return true;
      const bool joint =
          is_word(k, {"modern", "slavery", "and", "human", "trafficking", "anti", "annual", "group", "act",
                      "transparency", "uk", "in", "supply", "chains", "chain", "labour", "forced"});
      if (!joint && !is_kind(k, Kind::dash) && !is_kind(k, Kind::other)) return false;
    }
    return false;
  }

  std::size_t add_date(std::size_t first, const DateAt& date, Side side) {
    Period period;
    (side == Side::start ? period.start : period.end) = date.date;
    return add(first, date.end, period);
  }

  std::size_t add_years(std::size_t first, const YearsAt& years) {
    Period period;
    if (years.first == years.last) {
      period.year = years.first;
    } else {
      period.start = Date{years.first, 0, 0};
      period.end = Date{years.last, 0, 0};
    }
    return add(first, years.end, period);
  }

  std::size_t add(std::size_t first, std::size_t end, Period period) {
    // "52-week" and "twelve months" begin at their number.
    if (is_word(first, {"week", "weeks", "month", "months", "semaines", "mois"}))
      first -= is_kind(first - 1, Kind::dash) ? 2 : 1;
    period.text = {tokens_[first].text.begin, tokens_[end - 1].text.end};
    found_.push_back(period);
    return end;
  }

  // Out of range (also before the first, as i - 1 of 0) is of no kind.
  bool is_kind(std::size_t i, Kind kind) const { return i < tokens_.size() && tokens_[i].kind == kind; }

  bool is_word(std::size_t i, Words words) const {
    return is_kind(i, Kind::word) && std::find(words.begin(), words.end(), tokens_[i].lower) != words.end();
  }

  std::vector<PeriodToken> all_;
  PeriodTokens tokens_;
  std::vector<Period> found_;
};

}  // namespace

std::string text_of(const Date& date) {
  char text[16];
  if (date.month == 0) {
    std::snprintf(text, sizeof text, "%04d", date.year);
  } else if (date.day == 0) {
    std::snprintf(text, sizeof text, "%04d-%02d", date.year, date.month);
  } else {
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
  }
  return text;
}

std::string Period::value() const {
  if (!start && !end) return year ? std::to_string(*year) : std::string();
  return (start ? candour::text_of(*start) : "..") + "/" + (end ? candour::text_of(*end) : "..");
}

std::vector<Period> find_periods(std::string_view sentence) {
  // Every period has a year, and most sentences have none.
  if (sentence.find_first_of("0123456789") == std::string_view::npos) return {};
  return PeriodFinder(sentence).find();
}

}  // namespace candour
