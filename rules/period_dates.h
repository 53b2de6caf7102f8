// Dates, years and spans in the tokens of a sentence. Each is asked for at one token; `end` is the index of
// the token after it, and 0 when there is none. Each looks at a bounded number of tokens.
#pragma once

#include "rules/period.h"
#include "rules/period_tokens.h"

#include <cstddef>
#include <optional>
#include <span>

namespace candour {

using PeriodTokens = std::span<const PeriodToken>;

struct DateAt {
  Date date;  // year 0: the text leaves it to the other end of the span ("1 April to 31 March 2020")
  std::size_t end = 0;
};

// "31 March 2025", "31st of March, 2025", "March 31, 2025", "31/03/2025", "2025-03-31", "1er mars 2025",
// "Mar-25", "March 2025"; also "31 March" and "March", with year 0.
DateAt date_at(PeriodTokens tokens, std::size_t at);

// One year or two that follow each other: "2024", "2023/24", "2023-2024". `short_years`: also "23/24".
struct YearsAt {
  int first = 0, last = 0;
  std::size_t end = 0;
};
YearsAt years_at(PeriodTokens tokens, std::size_t at, bool short_years);

// "1 April 2019 to 31 March 2020", "January 1 - December 31, 2019", "between April 2019 and March 2020".
// `after_between`: "and" parts the dates. Both dates have their years, and the first is the earlier.
struct SpanAt {
  Date start, end_date;
  std::size_t end = 0;
};
SpanAt span_at(PeriodTokens tokens, std::size_t at, bool after_between);

// True when the span is that of a year: 51 to 53 weeks, or twelve months by their names.
bool is_about_a_year(const SpanAt& span);

}  // namespace candour
