// candour label: a table of sentences in, a table of labels out.
#include "tests/run_program.h"

#include <catch2/catch.hpp>

using namespace candour;

namespace {

constexpr const char* kHeader = "statement_id,sentence_index,sentence\n";

// What `label` writes for a table, with more words on the command line.
std::string labelled(const std::string& table, std::vector<std::string> more = {"--pack", TEST_PACK}) {
  const TemporaryFolder folder;
  folder.write("in.csv", table);
  std::vector<std::string> words{"label", "--sentences", "in.csv", "--out", "out.csv"};
  words.insert(words.end(), more.begin(), more.end());
  const Ran ran = run_candour(words, folder.path());
  CHECK(ran.status == 0);
  CHECK(ran.err.empty());
  CHECK(ran.out.empty());
  return bytes_of(folder / "out.csv");
}

// What it complains about a table.
Ran refused(const std::string& table) {
  const TemporaryFolder folder;
  folder.write("in.csv", table);
  Ran ran = run_candour({"label", "--sentences", "in.csv", "--out", "out.csv", "--pack", TEST_PACK}, folder.path());
  CHECK_FALSE(std::filesystem::exists(folder / "out.csv"));
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);  // nothing is left
  return ran;
}

}  // namespace

TEST_CASE("label writes a score for each label of the pack, and the status of every sentence") {
  CHECK(labelled(std::string(kHeader) + "a,0,We train all staff.\na,1,We travel.\n") ==
        "statement_id,sentence_index,training_given,status\na,0,1.0000,ongoing\na,1,0.0000,ongoing\n");
}

TEST_CASE("label writes the disclosures first, then the kinds of action, in a fixed order") {
  const std::string table = labelled(std::string(kHeader) + "a,0,We will train all staff on modern slavery.\n", {});
  const std::string header = table.substr(0, table.find('\n'));
  const std::vector<std::string> order{
      "statement_id,sentence_index,approval,signature,", ",structure,operations,",
      ",risk_mitigation,remediation,effectiveness,", ",policy,supplier_terms,due_diligence,risk_assessment,training,",
      "grievance_channel,initiative,governance,employment_practice,other_action,status"};
  std::size_t at = 0;
  for (const std::string& part : order) {
    INFO(header);
    at = header.find(part, at);
    CHECK(at != std::string::npos);
  }
  CHECK(header.ends_with(",other_action,status"));
  CHECK(table.ends_with(",planned\n"));
}

TEST_CASE("label has a column for a label of one's own, after those that come with Candour") {
  const TemporaryFolder folder;
  folder.write("mine.yaml", R"(
id: mine
version: 1.0.0
title: 'Mine'
language: en
law_checked: '2026-11-24'
include: ['candour:shared/words.yaml', 'candour:shared/status.yaml', 'candour:shared/actions.yaml']
signals:
  at_night: {about: 'Night', match: ['night'], examples: {match: ['At night.'], no_match: ['By day.']}}
labels:
  night_work: {about: 'Work at night', when: at_night, examples: {match: ['At night.'], no_match: ['By day.']}}
requirements:
  m.night:
    title: 'Night'
    citation: 'A law, section 1'
    asked_by: law
    asks: 'Night work.'
    answered_by: [night_work]
    examples: {found: ['We work at night.'], not_found: ['We work by day.']}
)");
  folder.write("in.csv", std::string(kHeader) + "a,0,We train.\n");
  const Ran ran =
      run_candour({"label", "--sentences", "in.csv", "--out", "out.csv", "--pack", "mine.yaml"}, folder.path());
  INFO(ran.err);
  REQUIRE(ran.status == 0);
  const std::string table = bytes_of(folder / "out.csv");
  CHECK(has(table.substr(0, table.find('\n')), ",other_action,night_work,status"));
  CHECK_FALSE(has(table, "awareness_only"));  // tells only what comes close to a requirement
}

TEST_CASE("label takes columns in any order, passes over others, and keeps the order of rows") {
  CHECK(labelled("note,sentence,sentence_index,statement_id\n,We train.,7,\"b, c\"\n\"x\ny\",We travel.,-1,a\n") ==
        "statement_id,sentence_index,training_given,status\n\"b, c\",7,1.0000,ongoing\na,-1,0.0000,ongoing\n");
}

TEST_CASE("label reads a statement's sentences in the order of their index, wherever their rows stand") {
  const std::string rows[] = {"a,0,This statement is made under section 54 of the Modern Slavery Act 2015.\n",
                              "a,1,Next year we will:\n", "a,2,train all buyers on modern slavery\n",
                              "b,0,We train all buyers on modern slavery.\n"};
  const std::string in_order = labelled(kHeader + rows[0] + rows[1] + rows[2] + rows[3], {});
  const std::string scattered = labelled(kHeader + rows[2] + rows[3] + rows[0] + rows[1], {});
  const auto row_of = [](const std::string& table, const std::string& key) {
    const std::size_t at = table.find("\n" + key) + 1;
    return table.substr(at, table.find('\n', at) - at);
  };
  for (const std::string key : {"a,0", "a,1", "a,2", "b,0"}) CHECK(row_of(scattered, key) == row_of(in_order, key));
  CHECK(row_of(in_order, "a,2").ends_with(",planned"));
  CHECK(row_of(in_order, "b,0").ends_with(",ongoing"));
}

TEST_CASE("label --explain names the signals behind each label, with their share") {
  CHECK(labelled(std::string(kHeader) + "a,0,We train all staff.\na,1,We travel.\n",
                 {"--explain", "--pack", TEST_PACK}) ==
        "statement_id,sentence_index,training_given,status,signals\n"
        "a,0,1.0000,ongoing,training_given: training 1.00\na,1,0.0000,ongoing,\n");
}

TEST_CASE("label says what is wrong in a table, with file and line, and leaves nothing behind") {
  CHECK(refused("statement_id,sentence_index,text\na,0,x\n").err ==
        "candour: in.csv:1: there is no column sentence. The columns are: statement_id, sentence_index, text.\n");
  CHECK(has(refused(std::string(kHeader) + "a,0\n").err, "in.csv:2: 2 fields where the header has 3."));
  CHECK(has(refused(std::string(kHeader) + "a,0,\"x\n").err, "in.csv:2: a quote is opened here and never closed."));
  CHECK(has(refused(std::string(kHeader) + "a,0,x\na,0,y\n").err, "in.csv:3: sentence 0 of a is there already"));
  CHECK(has(refused(std::string(kHeader) + "a,first,x\n").err, "in.csv:2: sentence_index is no whole number: first."));
  CHECK(refused("").err == "candour: in.csv is empty. A CSV file begins with a line that names its columns.\n");
  CHECK(refused("").status == 1);
}

TEST_CASE("label says before any work that its output cannot be written") {
  const TemporaryFolder folder;
  folder.write("in.csv", "not even a table");
  const auto run = [&](const std::string& out) {
    return run_candour({"label", "--sentences", "in.csv", "--out", out, "--pack", TEST_PACK}, folder.path());
  };
  const Ran ran = run("no/such/folder/out.csv");
  CHECK(ran.status == 2);
  CHECK(ran.err ==
        "candour: no/such/folder/out.csv cannot be written: No such file or directory. Name another file with "
        "--out.\n");
  CHECK(run(".").err == "candour: . is a folder. Name another file with --out.\n");
  CHECK(run("in.csv").err == "candour: in.csv is the file that is read. Name another one with --out.\n");
  CHECK(bytes_of(folder / "in.csv") == "not even a table");
}

TEST_CASE("label with a pack that is not there says so") {
  const Ran ran = run_candour({"label", "--sentences", "in.csv", "--out", "out.csv", "--pack", "nothing"});
  CHECK(ran.status == 2);
  CHECK(has(ran.err, "nothing"));
}

TEST_CASE("label takes sentences that are empty, no UTF-8, or very long") {
  const std::string table =
      labelled(std::string(kHeader) + "a,0,\na,1,\"\xFF\xFE We train \xC3\"\na,2," + std::string(100000, 'x') + "\n");
  CHECK(table ==
        "statement_id,sentence_index,training_given,status\na,0,0.0000,ongoing\na,1,1.0000,ongoing\na,2,0.0000,"
        "ongoing\n");
}
