// The words that features are made of.
#include "rules/weights/feature_words.h"

#include "tests/rules/weights/weighed_pack.h"

using namespace candour;
using namespace candour::tests;

namespace {

constexpr const char* kKnown =
    ". , % act and are at audit board by found have in is it made of on our people policies risks sell suppliers the "
    "we";

struct Sentences {
  explicit Sentences(const std::vector<std::string_view>& sentences)
      : text(sentences, kKnown), words(text.reading(), text.knowledge()) {}
  // Parted by spaces.
  std::string of(std::uint32_t sentence) const {
    std::string all;
    for (const std::uint32_t word : words.of(sentence))
      all += (all.empty() ? "" : " ") + std::string(words.all()[word].text);
    return all;
  }
  WeighedText text;
  FeatureWords words;
};

std::string words_of(const std::string& sentence) {
  return Sentences({sentence}).of(0);
}

}  // namespace

TEST_CASE("The company's own name is <self>") {
  const Sentences sentences({"Glimmer is on risks.", "At Glimmer we sell.", "Glimmer audit."});
  CHECK(sentences.of(0) == "<self> is on risks .");
  CHECK(sentences.of(1) == "at <self> we sell .");
}

TEST_CASE("A name that a document uses twice is no own name") {
  CHECK(Sentences({"Glimmer is on risks.", "At Glimmer we sell."}).of(0) == "<name> is on risks .");
}

TEST_CASE("A word of the own name in small letters is no name") {
  CHECK(Sentences({"Glimmer is on risks.", "At Glimmer we sell.", "Glimmer audit.", "We glimmer."}).of(3) ==
        "we <rare> .");
}

TEST_CASE("In a long document a name that comes now and then is no own name beside one that comes often") {
  std::vector<std::string_view> lines(60, "Glimmer is on risks.");
  for (const std::size_t i : {3, 4, 5}) lines[i] = "Brandish is on risks.";
  const Sentences sentences(lines);
  CHECK(sentences.of(0) == "<self> is on risks .");
  CHECK(sentences.of(3) == "<name> is on risks .");
}

TEST_CASE("Rare names that follow each other are one name") {
  CHECK(words_of("Jane Mary Doe is on the board.") == "<name> is on the board .");
}

TEST_CASE("Names with the own name among them are <self>") {
  CHECK(Sentences({"Glimmer Holdings Limited is on.", "Glimmer is on.", "Royal Glimmer is on."}).of(0) ==
        "<self> is on .");
  CHECK(Sentences({"Royal Glimmer is on.", "Glimmer is on.", "Glimmer is on."}).of(0) == "<self> is on .");
}

TEST_CASE("Names with a word between them stay two") {
  CHECK(words_of("Jane and Mary are on the board.") == "<name> and <name> are on the board .");
}

TEST_CASE("A word that is not known and not capitalised is <rare>, each for itself") {
  CHECK(words_of("we sell blue widgets.") == "we sell <rare> <rare> .");
}

TEST_CASE("A known word keeps its own form, folded, wherever it stands") {
  CHECK(words_of("Our Board is THE BOARD.") == "our board is the board .");
}

TEST_CASE("A number is put into a class by its size") {
  CHECK(words_of("We have 12 suppliers.") == "we have <number> suppliers .");
  CHECK(words_of("We have 312 suppliers.") == "we have <count> suppliers .");
  CHECK(words_of("We have 1,200 suppliers.") == "we have <count> suppliers .");
}

TEST_CASE("A year is a number of four digits from 1900 to 2099") {
  CHECK(words_of("In 1999 and 2025 we sell.") == "in <year> and <year> we sell .");
  CHECK(words_of("In 1899 and 2100 we sell.") == "in <count> and <count> we sell .");
  CHECK(words_of("We sell 19999.") == "we sell <count> .");
}

TEST_CASE("A share is a number with a percent sign behind, which is no word of its own") {
  CHECK(words_of("We audit 85% of suppliers.") == "we audit <share> of suppliers .");
  CHECK(words_of("We audit 85 % of suppliers.") == "we audit <share> of suppliers .");
  CHECK(words_of("We audit 2020% of suppliers.") == "we audit <share> of suppliers .");
}

TEST_CASE("A capitalised month or country stands for its class") {
  CHECK(words_of("In March we sell in Kenya.") == "in <month> we sell in <country> .");
}

TEST_CASE("A word of a class in small letters stands for itself") {
  CHECK(words_of("we march on.") == "we <rare> on .");
}

TEST_CASE("Only words that are written out make a class") {  // "New Zealand" is two: a pattern
  CHECK(words_of("We sell in New Zealand.") == "we sell in <name> .");
}

TEST_CASE("The share of capitals counts words, not marks") {
  const Sentences sentences({"Our People, our RISKS", "we sell.", "...", "2025 and 2026"});
  CHECK(sentences.words.capitals(0) == Approx(0.75F));
  CHECK(sentences.words.capitals(1) == 0);
  CHECK(sentences.words.capitals(2) == 0);
  CHECK(sentences.words.capitals(3) == 0);
}

TEST_CASE("A sentence begins small if its first word is one in small letters") {
  const Sentences sentences({"and risks", "And risks", "12 risks", "(and risks"});
  CHECK(sentences.words.begins_small(0));
  CHECK_FALSE(sentences.words.begins_small(1));
  CHECK_FALSE(sentences.words.begins_small(2));
  CHECK_FALSE(sentences.words.begins_small(3));
}

TEST_CASE("A heading that has run into its sentence is the capitalised words before a word that begins sentences") {
  const Sentences sentences({"Our People and Policies We have policies on the risks of people that are on our board.",
                             "Policies and Risks We have policies on the risks of people that are on our board."});
  CHECK(sentences.words.heading_words(0) == 0);  // "Our" begins sentences itself
  CHECK(sentences.words.heading_words(1) == 3);
}

TEST_CASE("A name in a heading that has run into its sentence is one word of it") {
  CHECK(Sentences({"Jane Mary Doe and Risks We have policies on the risks of people."}).words.heading_words(0) == 3);
}

TEST_CASE("A sentence in small letters has no heading in it") {
  CHECK(Sentences({"Policies are made by the board of people We have."}).words.heading_words(0) == 0);
}

TEST_CASE("A short row of capitalised and small words is a heading as a whole") {
  CHECK(Sentences({"Policies and Risks on Suppliers"}).words.heading_words(0) == 5);
  CHECK(Sentences({"Policies Risks Suppliers People Board Audit Policies Risks Suppliers People Board"})
            .words.heading_words(0) == 0);
}

TEST_CASE("Spelled words are those of two letters or more in ASCII, each once") {
  const Sentences sentences({"We sell Blue widgets, a caf\xC3\xA9 and blue widgets; we sell 12 at a."});
  std::string all;
  for (const auto& one : sentences.words.spelled(0)) all += (all.empty() ? "" : " ") + std::string(one.word);
  CHECK(all == "we sell blue widgets and at");
}

TEST_CASE("A spelled word says whether it is known") {
  const Sentences sentences({"Suppliers sell widgets"});
  const auto& spelled = sentences.words.spelled(0);
  REQUIRE(spelled.size() == 3);
  CHECK(spelled[0].known == sentences.text.knowledge().known.find(key_of("suppliers")));
  CHECK(spelled[2].known == KeyTable::kAbsent);
}

TEST_CASE("A word of more than forty letters is not spelled") {
  const std::string longest(40, 'a'), longer(41, 'b');
  CHECK(Sentences({longest}).words.spelled(0).size() == 1);
  CHECK(Sentences({longer}).words.spelled(0).empty());
}

TEST_CASE("A sentence without words has none") {
  const Sentences sentences({""});
  CHECK(sentences.words.of(0).empty());
  CHECK(sentences.words.heading_words(0) == 0);
}
