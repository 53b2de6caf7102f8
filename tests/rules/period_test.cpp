#include "rules/period.h"

#include "tests/document_of.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using candour::find_periods;
using candour::kLargeText;
using candour::Period;

namespace {

using Values = std::vector<std::string>;

// The values of the periods that a sentence calls so.
Values values(const std::string& sentence) {
  Values found;
  for (const Period& period : find_periods(sentence)) {
    if (!period.from_title_only) found.push_back(period.value());
  }
  return found;
}

Values titles(const std::string& sentence) {
  Values found;
  for (const Period& period : find_periods(sentence)) {
    if (period.from_title_only) found.push_back(period.value());
  }
  return found;
}

void says(const std::string& sentence, const std::string& value) {
  INFO(sentence);
  CHECK(values(sentence) == Values{value});
}

void says_none(const std::string& sentence) {
  INFO(sentence);
  CHECK(find_periods(sentence).empty());
}

}  // namespace

TEST_CASE("FY with a year is a year") {
  says("In FY24 we trained all buyers.", "2024");
  says("Results of FY2021 are below.", "2021");
  says("Results of FY 2021 are below.", "2021");
  says("Results of FY'21 are below.", "2021");
}

TEST_CASE("FY with two years is from the one to the other") {
  says("This is for FY2023/24.", "2023/2024");
  says("This is for FY 2023-24.", "2023/2024");
  says("This is for FY23/24.", "2023/2024");
  says("This is for FY\u201923-\u201824.", "2023/2024");
  says("MODERN SLAVERY STATEMENT FY 2017/2018", "2017/2018");
}

TEST_CASE("a year that ended or ends on a day has that end") {
  says("It covers the financial year ended 31 March 2025.", "../2025-03-31");
  says("It covers the year ending 31st December 2019.", "../2019-12-31");
  says("It covers the year to 31 March 2018.", "../2018-03-31");
  says("It covers the financial year which ended on 30th of June, 2021.", "../2021-06-30");
  says("It covers our fiscal year ended January 31, 2020.", "../2020-01-31");
  says("It covers the 12 months ended June 30, 2020.", "../2020-06-30");
  says("It covers the twelve-month period to 30 June 2020.", "../2020-06-30");
  says("Statement for FYE 31/03/2019", "../2019-03-31");
  says("For our 31 March 2020 year end we report this.", "../2020-03-31");
}

TEST_CASE("an ordinal may stand apart from its number") {
  says("For the year ended 31 st March 2020.", "../2020-03-31");
}

TEST_CASE("a retailer's weeks end on a day") {
  says("It covers the 52 weeks ended 28 December 2024.", "../2024-12-28");
  says("It covers the 52-week period to 29 February 2020.", "../2020-02-29");
}

TEST_CASE("a year that begins on a day has that start") {
  says("This is for the financial year commencing 1 July 2022.", "2022-07-01/..");
}

TEST_CASE("a span of twelve months is a period by itself") {
  says("What we did from 1 July 2022 to 30 June 2023 is told here.", "2022-07-01/2023-06-30");
  says("01 Jan 2019 to 31 Dec 2019", "2019-01-01/2019-12-31");
  says("This is our fourth statement (January 1 - December 31, 2019).", "2019-01-01/2019-12-31");
  says("April 2019 \u2013 March 2020", "2019-04/2020-03");
}

TEST_CASE("a span of other length needs a word for a period") {
  says_none("We ran a pilot from 1 March 2019 to 30 June 2019.");
  says("This covers the period 1 March 2019 to 30 June 2019.", "2019-03-01/2019-06-30");
}

TEST_CASE("a period holds the dates of both ends") {
  says("It is for the financial year 01/01/2019 - 31/12/2019.", "2019-01-01/2019-12-31");
  says("It is for the period from April 2019 to March 2020.", "2019-04/2020-03");
  says("It is for the financial year 1 April to 31 March 2020.", "2019-04-01/2020-03-31");
  says("It is for the reporting period between 1 July 2020 and 30 June 2021.", "2020-07-01/2021-06-30");
  says("It is for the year commencing 1 April 2019 and ending 31 March 2020.", "2019-04-01/2020-03-31");
  says("Our reporting period: 1 October 2020\u201330 September 2021", "2020-10-01/2021-09-30");
}

TEST_CASE("a year by its number") {
  says("It covers the calendar year 2023.", "2023");
  says("It covers fiscal 2021.", "2021");
  says("It covers the financial year 2018.", "2018");
  says("The statement relates to our financial year 2016.", "2016");
  says("It covers the 2019 financial year.", "2019");
  says("Reporting period: 2020", "2020");
}

TEST_CASE("two years by their numbers") {
  says("It covers the 2019/20 financial year.", "2019/2020");
  says("It is published for the year 2016-17.", "2016/2017");
  says("It covers the financial year (2018-2019).", "2018/2019");
}

TEST_CASE("a month without a day stays a month") {
  says("For the financial year ending March 2019", "../2019-03");
}

TEST_CASE("numbers are day, month, year, unless there is no such month") {
  says("For the year ended 05/04/2020.", "../2020-04-05");
  says("For the year ended 12/31/2020.", "../2020-12-31");
  says("For the year ended 2020-12-31.", "../2020-12-31");
  says("For the year ended 30.09.18.", "../2018-09-30");
}

TEST_CASE("of a day that its month does not have, the month stands") {
  says("For the year ended 31 April 2020.", "../2020-04");
}

TEST_CASE("numbers that are no date are none") {
  says_none("For the year ended 32/13/2020.");
}

TEST_CASE("a sentence can name several periods") {
  CHECK(values("It covers the year ended 31 March 2025 (\"FY25\").") == Values{"../2025-03-31", "2025"});
  CHECK(values("Our financial year 2017 (1 April 2016 to 31 March 2017) is covered.") ==
        Values{"2017", "2016-04-01/2017-03-31"});
}

TEST_CASE("French periods") {
  says("Elle porte sur l'exercice clos le 31 mars 2020.", "../2020-03-31");
  says("Elle porte sur l’exercice financier 2019.", "2019");
  says("Pour la période du 1er janvier 2019 au 31 décembre 2019.", "2019-01-01/2019-12-31");
  says("Pour l’année financière 2019-2020.", "2019/2020");
}

TEST_CASE("a year of a law is no period") {
  says_none("This is made under section 54 of the Modern Slavery Act 2015.");
  says_none("Modern Slavery Act 2015 Statement");
}

TEST_CASE("years and dates that nothing calls a period are none") {
  says_none("We have traded since 2010.");
  says_none("In 2019 we trained all buyers.");
  says_none("The board approved it on 12 June 2019.");
  says_none("Our mines hold ISO 45001:2018 and ISO 2015 certificates.");
  says_none("May 2019");
  says_none("We reviewed it over the year. Approved on 12 June 2019.");
}

TEST_CASE("the next year and targets are no period of this statement") {
  says_none("In the next financial year we will train all buyers.");
  says_none("In the next financial year 2021/22 we will train all buyers.");
  says_none("All buyers will be trained by FY30.");
  says_none("All will be trained by the end of the financial year 2025.");
}

TEST_CASE("a year that fell apart is none") {
  says_none("FY 20 1 7");
}

TEST_CASE("a year within an address or of another report is none") {
  says_none("See example.com/modern-slavery-statement-2018 for it.");
  says_none("See our Sustainability Report 2016 for it.");
}

TEST_CASE("a year end without a year is none") {
  says_none("Our financial year ends on 31 March.");
}

TEST_CASE("the year of a title is told apart") {
  CHECK(titles("Modern Slavery Statement 2019/20") == Values{"2019/2020"});
  CHECK(titles("Slavery and Human Trafficking Statement for 2018") == Values{"2018"});
  CHECK(titles("2018 Modern Slavery Statement") == Values{"2018"});
  CHECK(titles("Modern Slavery Act 2015 Statement 2020") == Values{"2020"});
  CHECK(values("Modern Slavery Statement 2019/20").empty());
}

TEST_CASE("a title's month and year are a date of publication") {
  says_none("Modern Slavery Statement March 2019");
  says_none("Modern Slavery Statement 12 March 2019");
}

TEST_CASE("a period's range is the words that say it") {
  const std::string sentence = "It covers the financial year ended 31 March 2025, and more.";
  const auto periods = find_periods(sentence);
  REQUIRE(periods.size() == 1);
  CHECK(sentence.substr(periods[0].text.begin, periods[0].text.end - periods[0].text.begin) ==
        "financial year ended 31 March 2025");
}

TEST_CASE("a large text of triggers is read in linear time") {
  for (const char* part :
       {"financial year ", "FY ", "1 May ", "2019/", "statement - ", "52 weeks, ", "31/12/2019 - "}) {
    std::string text;
    while (text.size() < kLargeText / 10) text += part;
    CHECK_NOTHROW(find_periods(text));
  }
}
