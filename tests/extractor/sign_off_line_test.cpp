#include "extractor/sign_off_line.h"

#include <catch2/catch.hpp>

using namespace candour;

TEST_CASE("A plain verb is seen without reading the line") {
  for (const char* line :
       {"We are committed to this.", "Our suppliers are told", "The board, which meets monthly, approved it",
        "Signed copies can be had from the secretary"}) {
    INFO(line);
    CHECK(has_plain_verb(line));
  }
}

TEST_CASE("A line that may stand in a sign-off block has no plain verb") {
  for (const char* line :
       {"", "Jane Doe, Chief Executive", "Signed on behalf of the board by", "for and on behalf of Glimmer Ltd",
        "electronically signed by Jane Doe", "director of the company", "I have the authority to bind the company",
        "12 March 2020", "/s/ Jane Doe"}) {
    INFO(line);
    CHECK_FALSE(has_plain_verb(line));
    CHECK(read_sign_off_line(line).verbless);
  }
}

TEST_CASE("Where a plain verb is seen the line as it is read has one too") {
  const std::string_view words[] = {"is",          "we", "signed",   "have",  "authority",      "www.is",  "http://is",
                                    "Is",          "i",  "told",     "told,", "told.",          "told-of", "it's",
                                    "caf\xC3\xA9", "of", "director", "12th",  "\xE2\x80\x99is", "by:",     "approved",
                                    "\xC2\xA0was"};
  std::size_t seen = 0;
  for (const std::string_view first : words) {
    for (const std::string_view second : words) {
      for (const std::string_view third : words) {
        std::string line(first);
        line.append(" ").append(second).append(" ").append(third);
        if (!has_plain_verb(line)) continue;
        ++seen;
        INFO(line);
        if (read_sign_off_line(line).verbless) FAIL("no verb");
      }
    }
  }
  CHECK(seen > 1000);
}
