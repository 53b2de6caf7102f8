// The period that a statement covers: financial, reporting and calendar years and what else a sentence calls
// a period.
#pragma once

#include "extractor/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

// A date as far as it is known.
struct Date {
  int year = 0;   // 1990..2099
  int month = 0;  // 1..12; 0 unknown
  int day = 0;    // 1..31, within the month; 0 unknown, or the text says a day that the month does not have
  bool operator==(const Date&) const = default;
};

// "2019-03-31", "2019-03" or "2019".
std::string text_of(const Date& date);

struct Period {
  TextRange text;  // within the sentence: "financial year ended 31 March 2025"
  std::optional<Date> start,
      end;                  // first and last day; both only years when the text names two ("FY2023/24")
  std::optional<int> year;  // when it names one and no date ("FY24", "calendar year 2023")
  // The sentence does not call it a period: it is the year of a title, "Modern Slavery Statement 2019/20".
  // May be the year in which it was published.
  bool from_title_only = false;

  // As an ISO 8601 interval, each end as precise as the text is: "2019-01-01/2019-12-31", "../2025-03-31",
  // "2022-07-01/..", "2019-04/2020-03", "2023/2024"; or a year, "2024".
  std::string value() const;
  bool operator==(const Period&) const = default;
};

// The periods in a sentence, in its order, never overlapping. A period has a word that says so ("financial
// year", "FY", "year ended", "52 weeks to", "reporting period", "exercice") or is a span of about twelve
// months between two dates. Not taken: years of laws, dates of approval, targets ("by FY30"), the next year,
// spans and years that nothing calls a period. English and French; numbers are read as day/month/year unless
// the month would be over 12. Linear.
std::vector<Period> find_periods(std::string_view sentence);

}  // namespace candour
