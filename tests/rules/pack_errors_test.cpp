// Every mistake in a pack is told with file, line and what was expected.
#include "rules/pack.h"
#include "rules/rule_set.h"
#include "tests/temporary_folder.h"

#include <string>

#include <catch2/catch.hpp>

using namespace candour;

namespace {

const std::string kHead = "id: p\nversion: '1'\ntitle: 'P'\n";  // three lines

// What load_pack() says of a pack with these lines after its first three; "" when it takes it. The folder's
// name is left out.
std::string mistakes_in(const std::string& rest, const std::string& head = kHead) {
  const TemporaryFolder folder;
  const auto pack = load_pack(folder.write("p.yaml", head + rest));
  if (pack) return "";
  std::string text = pack.error().message;
  for (std::size_t at; (at = text.find(folder.path() + "/")) != std::string::npos;)
    text.erase(at, folder.path().size() + 1);
  CHECK(pack.error().code == ErrorCode::pack_invalid);
  return text;
}

std::string advice_for(const std::string& rest) {
  const TemporaryFolder folder;
  const auto pack = load_pack(folder.write("p.yaml", kHead + rest));
  return pack ? "" : pack.error().advice;
}

std::string signal(const std::string& match) {
  return "signals:\n  s:\n    about: 'x'\n    match: ['" + match +
         "']\n    examples: {match: ['a'], no_match: ['b']}\n";
}

}  // namespace

TEST_CASE("A pack with nothing but its name is a pack") {
  CHECK(mistakes_in("").empty());
}

TEST_CASE("A pack that is not there is unknown") {
  const auto id = load_pack("no-such-pack");
  CHECK(id.error().code == ErrorCode::pack_unknown);
  CHECK(id.error().message == "there is no pack 'no-such-pack'");
  const auto file = load_pack("/no/such/pack.yaml");
  CHECK(file.error().code == ErrorCode::pack_unknown);
  CHECK(file.error().message == "/no/such/pack.yaml: there is no such file");
  const TemporaryFolder folder;
  CHECK(load_pack(folder.path()).error().message == folder.path() + ": this is not a file");
}

TEST_CASE("A missing head is told") {
  CHECK(mistakes_in("title: 'P'\n", "") == "p.yaml:1: a pack has no 'id'\np.yaml:1: a pack has no 'version'");
  CHECK(mistakes_in("", "") == "p.yaml:1: the file is empty");
  CHECK(mistakes_in("", "id: 'Not an id'\nversion: '1'\ntitle: 'P'\n") ==
        "p.yaml:1: 'Not an id' cannot be the id of a pack");
}

TEST_CASE("An unknown key is told, with the nearest known one") {
  CHECK(mistakes_in("lables: {}\n") == "p.yaml:4: a pack has no 'lables'; did you mean 'labels'?");
  CHECK(mistakes_in("xyz: {}\n") == "p.yaml:4: a pack has no 'xyz'");
  CHECK(mistakes_in("labels:\n  a:\n    about: 'x'\n    wen: s\n    examples: {match: [x], no_match: [y]}\n") ==
        "p.yaml:5: the label 'a' has no 'when'\np.yaml:7: the label 'a' has no 'wen'; did you mean 'when'?");
  CHECK(advice_for("lables: {}\n").starts_with("expected one of: id, version, title, language"));
}

TEST_CASE("A key that stands twice is told") {
  CHECK(mistakes_in("title: 'Q'\n") == "p.yaml:4: the key 'title' stands here for the second time (first in line 3)");
  CHECK(mistakes_in("vocabularies:\n  v: [a]\n  v: [b]\n") ==
        "p.yaml:6: the key 'v' stands here for the second time (first in line 5)");
}

TEST_CASE("A wrong type is told") {
  CHECK(mistakes_in("signals: [a]\n") == "p.yaml:4: 'signals' is a list");
  CHECK(mistakes_in("vocabularies:\n  v: word\n") == "p.yaml:5: 'v' is a text");
  CHECK(mistakes_in("vocabularies:\n  v: []\n") == "p.yaml:5: the vocabulary 'v' is empty");
  CHECK(mistakes_in("vocabularies:\n  v: [[a]]\n") == "p.yaml:5: 'v' is a list");
  CHECK(mistakes_in("law_checked:\n") == "p.yaml:4: 'law_checked' is nothing");
  CHECK(mistakes_in("include: words.yaml\n") == "p.yaml:4: 'include' is a text");
  CHECK(mistakes_in("", "- a\n- b\n") == "p.yaml:1: a pack is a list");
}

TEST_CASE("A change of a pack needs its version, a day and what it changed") {
  CHECK(mistakes_in("changes:\n  - {version: '1', date: '2026-11-27', what: 'First.'}\n") == "");
  CHECK(mistakes_in("changes:\n  - {version: '1', date: 'today', what: 'First.'}\n") == "p.yaml:5: 'today' is no date");
  CHECK(mistakes_in("changes:\n  - {version: '1', date: '2026-11-27'}\n") == "p.yaml:5: a change has no 'what'");
  CHECK(mistakes_in("changes:\n  - {version: '2', date: '2026-11-27', what: 'More.'}\n") ==
        "p.yaml:5: the newest change is of version 2, the pack of 1");
  CHECK(mistakes_in("changes:\n  - {version: '1', date: '2026-11-27', what: 'More.', requirements: [p.none]}\n") ==
        "p.yaml:5: there is no requirement 'p.none'");
}

TEST_CASE("What is not YAML is told with its line") {
  CHECK(mistakes_in("signals:\n  a: 'open\n").starts_with("p.yaml:"));
  CHECK(mistakes_in("signals:\n  - a\n b: c\n").find("this is not YAML") != std::string::npos);
  CHECK(mistakes_in("law_checked: !!binary aGVsbG8=\n") == "p.yaml:4: a tag (tag:yaml.org,2002:binary) stands here");
  CHECK(mistakes_in("---\nid: q\n") == "p.yaml:1: the file holds more than one YAML document");
}

TEST_CASE("Anchors and aliases are refused, so that they cannot multiply") {
  CHECK(mistakes_in("vocabularies: &v\n  a: [x]\n") == "p.yaml:4: an anchor (&name) stands here");
  std::string bomb = "vocabularies:\n  a: &a [x, x]\n";
  for (char c = 'b'; c < 'z'; ++c) {
    const char before = static_cast<char>(c - 1);
    bomb += std::string("  ") + c + ": &" + c + " [*" + before + ", *" + before + "]\n";
  }
  CHECK(mistakes_in(bomb) == "p.yaml:5: an anchor (&name) stands here");
}

TEST_CASE("A file that is not UTF-8 text is told with its line") {
  CHECK(mistakes_in("law_checked: 'caf\xE9'\n") == "p.yaml:4: the file is not UTF-8 text");
  CHECK(mistakes_in(std::string("law_checked: 'a\0b'\n", 19)) == "p.yaml:4: the file is not UTF-8 text");
}

TEST_CASE("Size and depth have limits") {
  CHECK(mistakes_in("law_checked: '" + std::string(5'000'000, 'x') + "'\n").find("too large") != std::string::npos);
  CHECK(mistakes_in("signals: " + std::string(5000, '[') + std::string(5000, ']') + "\n") ==
        "p.yaml:4: lists and maps are too deep");
  std::string many = "vocabularies:\n  v: [";
  for (int i = 0; i < 250'000; ++i) many += "a,";
  CHECK(mistakes_in(many + "b]\n").find("the file holds too much") != std::string::npos);
}

TEST_CASE("A pattern that RE2 refuses is told with RE2's reason") {
  CHECK(mistakes_in(signal("tra\\yin")) == "p.yaml:7: in 'tra\\yin': invalid escape sequence: \\y");
  CHECK(mistakes_in(signal("(train")) == "p.yaml:7: in '(train': a parenthesis is not closed");
  CHECK(mistakes_in(signal("\\btrain\\b")) == "p.yaml:7: in '\\btrain\\b': \\b is not allowed");
}

TEST_CASE("An unknown vocabulary is told, with the nearest known one") {
  CHECK(mistakes_in("vocabularies:\n  staff: [staff]\n" + signal("{stuff} work")) ==
        "p.yaml:9: there is no vocabulary '{stuff}'; did you mean 'staff'?");
}

TEST_CASE("Circles are told: of vocabularies, labels and includes") {
  CHECK(mistakes_in("vocabularies:\n  a: ['{b}']\n  b: ['x', '{a}']\n") ==
        "p.yaml:6: the vocabulary '{a}' refers to itself, directly or by way of others");
  const std::string label = "    about: 'x'\n    examples: {match: [x], no_match: [y]}\n";
  CHECK(mistakes_in("labels:\n  a:\n    when: b\n" + label + "  b:\n    when: not a\n" + label) ==
        "p.yaml:5: the label 'a' needs itself, by its condition or by what is part of it\n"
        "p.yaml:9: the label 'b' needs itself, by its condition or by what is part of it");
  const TemporaryFolder folder;
  folder.write("b.yaml", "include: [a.yaml]\n");
  const auto pack = load_pack(folder.write("a.yaml", kHead + "include: [b.yaml]\n"));
  CHECK(pack.error().message ==
        folder / "b.yaml:1: '" + folder.path() + "/a.yaml' includes itself, directly or by way of others");
}

TEST_CASE("A label that is part of one that needs it is a circle") {
  const std::string label = "    about: 'x'\n    examples: {match: [x], no_match: [y]}\n";
  CHECK(mistakes_in("labels:\n  a:\n" + label + "  b:\n    part_of: a\n    when: a\n" + label)
            .find("the label 'b' needs itself") != std::string::npos);
}

TEST_CASE("A name that is defined twice over includes is told with both places") {
  const TemporaryFolder folder;
  folder.write("more.yaml", "vocabularies:\n  v: [a]\n" + signal("b"));
  const auto pack =
      load_pack(folder.write("p.yaml", kHead + "include: [more.yaml]\nvocabularies:\n  v: [b]\n" + signal("c")));
  CHECK(pack.error().message == folder / "p.yaml:6: the vocabulary 'v' is defined for the second time (first in " +
                                    folder.path() + "/more.yaml:2)\n" + folder.path() +
                                    "/p.yaml:8: the signal 's' is defined for the second time (first in " +
                                    folder.path() + "/more.yaml:4)");
}

TEST_CASE("A file that is included twice is there once") {
  const TemporaryFolder folder;
  folder.write("sub/words.yaml", "vocabularies:\n  v: [a]\n");
  folder.write("sub/more.yaml", "include: [words.yaml]\n");
  const auto pack =
      load_pack(folder.write("p.yaml", kHead + "include: [sub/words.yaml, sub/more.yaml, ./sub/../sub/words.yaml]\n"));
  REQUIRE(pack);
  CHECK(pack.value()->files.size() == 3);
}

TEST_CASE("A pack of one's own includes shipped files by candour:") {
  const TemporaryFolder folder;
  const auto pack = load_pack(folder.write("p.yaml", kHead + "include: ['candour:shared/words.yaml']\n"));
  REQUIRE(pack);
  CHECK(pack.value()->files[1] == "candour:shared/words.yaml");
  CHECK(mistakes_in("include: ['candour:shared/wrods.yaml']\n") ==
        "p.yaml:4: 'candour:shared/wrods.yaml' cannot be included: there is no such file among those that "
        "come with Candour");
}

TEST_CASE("An included file that is missing is told where it is included") {
  CHECK(mistakes_in("include:\n  - nothing.yaml\n") ==
        "p.yaml:5: 'nothing.yaml' cannot be included: there is no such file");
}

TEST_CASE("An included file has no id of its own") {
  const TemporaryFolder folder;
  folder.write("more.yaml", "id: q\n");
  const auto pack = load_pack(folder.write("p.yaml", kHead + "include: [more.yaml]\n"));
  CHECK(pack.error().message == folder / "more.yaml:1: an included file has no 'id'");
}

TEST_CASE("A condition's mistake is told with its character") {
  const std::string rest = "    about: 'x'\n    examples: {match: [x], no_match: [y]}\n";
  CHECK(mistakes_in(signal("a") + "labels:\n  l:\n    when: s and (s\n" + rest) ==
        "p.yaml:11: in the condition 's and (s', at character 9: the end stands where ')' should");
  CHECK(mistakes_in(signal("a") + "labels:\n  l:\n    when: s and t\n" + rest) ==
        "p.yaml:11: in the condition 's and t', at character 7: there is no signal or label 't'");
}

TEST_CASE("Statuses decide about labels and cannot name them") {
  CHECK(mistakes_in(signal("a") + "labels:\n  l: {about: x, when: s, examples: {match: [x], no_match: [y]}}\n"
                                  "statuses:\n  - {status: done, when: l}\n")
            .find("'l' is a label, and a status decides about labels") != std::string::npos);
}

TEST_CASE("Words that the format does not know are told") {
  CHECK(mistakes_in(signal("a") + "statuses:\n  - {status: finished, when: s}\n") ==
        "p.yaml:10: 'finished' is not a status");
  CHECK(mistakes_in("facts:\n  f: {title: x, type: number}\n") == "p.yaml:5: 'number' is not a type of fact");
  CHECK(mistakes_in(signal("a") + "document_types:\n  - {type: poem, when: s, reason: x}\n") ==
        "p.yaml:10: 'poem' is not a type of document");
  CHECK(mistakes_in("requirements:\n  r: {title: a, citation: b, asks: c, asked_by: nobody, could_not_check: x}\n") ==
        "p.yaml:5: 'nobody' does not say who asks");
  CHECK(mistakes_in("signals:\n  s: {about: x, case: big, match: [a], examples: {match: [a], no_match: [b]}}\n") ==
        "p.yaml:5: 'case' is 'big'");
}

TEST_CASE("Where a statement is within a longer document is told for that type and for no other") {
  const auto type = [](const std::string& rest) {
    return mistakes_in(signal("a") + "document_types:\n  - {when: s, reason: x, " + rest + "}\n");
  };
  CHECK(type("type: statement_in_report, section: {begins: s, speaks: s}").empty());
  CHECK(type("type: statement_in_report") == "p.yaml:10: a document type has no 'section'");
  CHECK(type("type: statement_in_report, section: {begins: s}") == "p.yaml:10: 'section' has no 'speaks'");
  CHECK(type("type: news, section: {begins: s, speaks: s}") == "p.yaml:10: 'section' has no meaning for news");
  CHECK(type("type: statement_in_report, section: {begins: t, speaks: s}") ==
        "p.yaml:10: in the condition 't', at character 1: there is no signal or label 't'");
}

TEST_CASE("Names that cannot be names are told") {
  CHECK(mistakes_in("vocabularies:\n  Big: [a]\n") == "p.yaml:5: 'Big' cannot name a vocabulary");
  CHECK(mistakes_in("signals:\n  near: {about: x, match: [a], examples: {match: [a], no_match: [b]}}\n") ==
        "p.yaml:5: 'near' has a meaning in conditions");
}

TEST_CASE("Missing examples are told") {
  CHECK(mistakes_in("signals:\n  s: {about: x, match: [a]}\n") == "p.yaml:5: the signal 's' has no 'examples'");
  CHECK(mistakes_in("signals:\n  s: {about: x, match: [a], examples: {match: [a]}}\n") ==
        "p.yaml:5: the examples of 's' has no 'no_match'");
  CHECK(mistakes_in("signals:\n  s: {about: x, match: [a], examples: {match: [], no_match: [b]}}\n") ==
        "p.yaml:5: 's' has no example that matches");
}

TEST_CASE("A requirement says what answers it, and by labels that there are") {
  CHECK(mistakes_in("requirements:\n  r: {title: a, citation: b, asks: c, asked_by: law}\n")
            .find("nothing answers the requirement 'r'") != std::string::npos);
  CHECK(mistakes_in("requirements:\n  r:\n    title: a\n    citation: b\n    asks: c\n    asked_by: law\n"
                    "    answered_by: [trainning]\n    examples: {found: [x], not_found: [y]}\n") ==
        "p.yaml:10: 'r' names the label 'trainning', which there is not");
}

TEST_CASE("At most twenty mistakes are shown, in the order of files and lines") {
  std::string rest = "vocabularies:\n";
  for (int i = 0; i < 30; ++i) rest += "  V" + std::to_string(i) + ": [a]\n";
  const std::string text = mistakes_in(rest);
  CHECK(std::count(text.begin(), text.end(), '\n') == 20);
  CHECK(text.starts_with("p.yaml:5: 'V0' cannot name a vocabulary\np.yaml:6: "));
  CHECK(text.ends_with("\nand 10 more"));
}

TEST_CASE("Vocabularies that multiply without end are refused") {
  std::string rest = "vocabularies:\n  v0: ['a b', 'c d']\n";
  for (int i = 1; i < 15; ++i) {
    const std::string before = "{v" + std::to_string(i - 1) + "}";
    rest += "  v" + std::to_string(i) + ": ['" + before + "', '" + before + " " + before + "']\n";
  }
  CHECK(mistakes_in(rest).find("too large with its vocabularies written out") != std::string::npos);
  std::string chain = "vocabularies:\n  v0: [a]\n";
  for (int i = 1; i < 1500; ++i) chain += "  v" + std::to_string(i) + ": ['{v" + std::to_string(i - 1) + "}']\n";
  CHECK(mistakes_in(chain).find("refer to each other too deeply") ==
        std::string::npos);  // settled one by one, from the first
  std::string back = "vocabularies:\n";
  for (int i = 0; i < 1500; ++i) back += "  v" + std::to_string(i) + ": ['{v" + std::to_string(i + 1) + "}']\n";
  CHECK(mistakes_in(back + "  v1500: [a]\n").find("vocabularies refer to each other too deeply") != std::string::npos);
}

TEST_CASE("A pack that is too large as a whole is refused, soon") {
  std::string words = "vocabularies:\n  v: [";
  for (int i = 0; i < 1000; ++i) words += "'a" + std::to_string(i) + " b', ";
  words += "'c']\nsignals:\n  s:\n    about: x\n    examples: {match: [a], no_match: [b]}\n    match: [";
  for (int i = 0; i < 5000; ++i) words += "'{v} x" + std::to_string(i) + "', ";
  CHECK(mistakes_in(words + "'y']\n").find("the pack is too large with its vocabularies written out") !=
        std::string::npos);
  std::string labels = "labels:\n";
  for (int i = 0; i < 5000; ++i)
    labels += "  l" + std::to_string(i) + ": {about: x, part_of: q, examples: {match: [a], no_match: [b]}}\n";
  CHECK(mistakes_in(labels) == "p.yaml:1: the pack has too many labels");
  std::string names = "x";
  for (int i = 0; i < 2500; ++i) names += " or x";
  CHECK(mistakes_in("labels:\n  l: {about: x, when: " + names + ", examples: {match: [a], no_match: [b]}}\n") ==
        "p.yaml:5: the condition is too long");
  const std::string deep = std::string(5000, '(') + "a" + std::string(5000, ')');
  CHECK(mistakes_in(signal(deep)) == "p.yaml:7: a pattern is too long");
  CHECK(mistakes_in("vocabularies:\n  v: ['" + deep + "']\n") == "p.yaml:5: a pattern is too long");
}

TEST_CASE("Two packs that define one requirement cannot be used together, the same pack twice can") {
  const TemporaryFolder folder;
  const std::string rest = "requirements:\n  r: {title: a, citation: b, asks: c, asked_by: law, could_not_check: x}\n";
  const auto one = load_pack(folder.write("a.yaml", "id: a\nversion: '1'\ntitle: 'A'\n" + rest));
  const auto two = load_pack(folder.write("b.yaml", "id: b\nversion: '1'\ntitle: 'B'\n" + rest));
  REQUIRE(one);
  REQUIRE(two);
  const auto both = RuleSet::compile({one.value(), two.value()});
  REQUIRE_FALSE(both);
  CHECK(both.error().message ==
        folder / "b.yaml:5: the requirement 'r' is defined in another pack too (" + folder.path() + "/a.yaml:5)");
  const auto twice = RuleSet::compile({one.value(), one.value()});
  REQUIRE(twice);
  CHECK(twice.value().packs().size() == 1);
}

TEST_CASE("A pack's checksum is of all its files' bytes, in order") {
  const TemporaryFolder folder;
  folder.write("w.yaml", "vocabularies: {v: [a]}\n");
  const auto pack = load_pack(folder.write("p.yaml", "id: p\nversion: '1'\ntitle: 'P'\ninclude: [w.yaml]\n"));
  REQUIRE(pack);
  // printf of both files | sha256sum
  CHECK(pack.value()->sha256 == "448e8134fba37b65a5356c77d3fcce131ae2d138a076959e712bd5015405228f");
}

TEST_CASE("Every shipped pack loads, bears the name of its file, and passes its examples") {
  REQUIRE_FALSE(shipped_pack_ids().empty());
  for (const std::string& id : shipped_pack_ids()) {
    const auto pack = load_pack(id);
    INFO(id << ": " << (pack ? "" : pack.error().message));
    REQUIRE(pack);
    CHECK(pack.value()->id == id);
    const ExampleRun run = run_examples(pack.value());
    CHECK(run.examples > 0);
    for (const std::string& failure : run.failures) UNSCOPED_INFO(failure);
    CHECK(run.failures.empty());
  }
}
