#include "rules/pattern.h"

#include "rules/matcher.h"
#include "rules/pattern_variants.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace candour;

namespace {

PatternTree staff_words(std::string_view name) {
  if (name != "staff") return nullptr;
  std::vector<PatternTree> words;
  for (const char* word : {"employees?", "members of staff", "t\u00E2ches?"})
    words.push_back(translate_phrase(word, false, staff_words).tree);
  return alternatives_node(words);
}

// The first thing that is wrong with a pattern, or "".
std::string mistake_in(std::string_view pattern) {
  const auto result = translate_pattern(pattern, false, staff_words);
  if (result.mistake) return result.mistake->what;
  std::unordered_set<std::string> taken;
  for (const WordGraph& segment : result.pattern->segments) {
    if (const auto reason = refusal_of(segment, taken)) return *reason;
  }
  return "";
}

// What of a sentence a pattern matches, all places, parted by "|".
std::string found_in(std::string_view pattern, std::string_view sentence, bool with_case = false,
                     MatcherLimits limits = {}) {
  const auto result = translate_pattern(pattern, with_case, staff_words);
  REQUIRE(result.pattern);
  Matcher matcher(limits);
  const std::uint32_t number = matcher.add(*result.pattern, with_case);
  std::string refused;
  REQUIRE(matcher.seal(refused));
  const MatchText text = match_text_of(sentence, matcher.needs_case());
  const SentenceHits hits = MatchRun(matcher).find(text);
  const auto spans = matcher.spans(number, hits, text);
  CHECK(std::binary_search(hits.patterns.begin(), hits.patterns.end(), number) == !spans.empty());
  std::string out;
  for (const TokenSpan span : spans) {
    const std::uint32_t begin = text.tokens[span.begin].begin;
    out += (out.empty() ? "" : "|") + std::string(sentence.substr(begin, text.tokens[span.end - 1].end - begin));
  }
  return out;
}

}  // namespace

TEST_CASE("A pattern begins and ends at the edge of a word, in any alphabet") {
  CHECK(found_in("art", "The art of start and artful \u00E9art") == "art");
  CHECK(found_in("\u00E9t\u00E9", "L\u2019\u00C9t\u00E9 a \u00E9t\u00E9, \u00E9t\u00E9s") ==
        "\u00C9t\u00E9|\u00E9t\u00E9");
  CHECK(found_in("\u00E0", "\u00C0 nous, \u00E0l\u00E0") == "\u00C0");
  CHECK(found_in("d'\u0153uvre", "la main d\u2019\u0153uvre") == "d\u2019\u0153uvre");
}

TEST_CASE("A space in a pattern stands for white space and hyphens, and a hyphen for a space") {
  for (const char* pattern : {"e learning", "e-learning", "e\u2011learning"}) {
    CHECK(found_in(pattern, "Our e-learning course") == "e-learning");
    CHECK(found_in(pattern, "Our e  learning course") == "e  learning");
    CHECK(found_in(pattern, "Our elearning course").empty());
  }
  CHECK(found_in("e-?learning", "elearning and e-learning") == "elearning|e-learning");
}

TEST_CASE("\\w* is the rest of the word and does not leave it") {
  CHECK(found_in("train\\w*", "We train, trained trainers: training-days") == "train|trained|trainers|training");
  CHECK(found_in("\\w+ing", "training naming \u00E9t\u00E9ing") == "training|naming|\u00E9t\u00E9ing");
  CHECK(found_in("w\\w+k", "work woork w k wk") == "work|woork");
}

TEST_CASE("\\w+ is any word and no mark, and alone \\w* may be absent") {
  CHECK(found_in("of \\w+ staff", "of our staff, of , staff, of \u2022 staff, of 1,000 staff") ==
        "of our staff|of 1,000 staff");
  CHECK(found_in("of \\w* staff", "of staff of our staff") == "of staff|of our staff");
}

TEST_CASE("\\d is a digit and \\d+ a number with its commas and full stops") {
  CHECK(found_in("\\d+ staff", "1,000 staff, 3.5 staff, 7 staff") == "1,000 staff|3.5 staff|7 staff");
  CHECK(found_in("\\d{4}", "2023 1,000 20234") == "2023");
  CHECK(found_in("[\\d,.]+ (m|bn)", "36.5 m") == "36.5 m");
  CHECK(found_in("3\\.5", "3.5 and 305") == "3.5");
}

TEST_CASE("Punctuation in a pattern is punctuation in the sentence, whatever spaces stand around it") {
  CHECK(found_in("signed:", "Signed: Jane") == "Signed:");
  CHECK(found_in("signed :", "Signed: Jane") == "Signed:");
  CHECK(found_in("signed:? by", "Signed by me. Signed: by me") == "Signed by|Signed: by");
  CHECK(found_in("and/or", "and/or and or") == "and/or");
  CHECK(found_in("50%", "50% and 50 %") == "50%|50 %");
  CHECK(found_in("[\xC2\xA3$\xE2\x82\xAC]\\d+",
                 "\xC2\xA3"
                 "36 and $5") ==
        "\xC2\xA3"
        "36|$5");
  CHECK(found_in("\xC2\xA3"
                 "36m",
                 "over \xC2\xA3"
                 "36m") ==
        "\xC2\xA3"
        "36m");
}

TEST_CASE("Quotes and apostrophes match whatever their shape") {
  CHECK(found_in("company's", "The company\u2019s policy") == "company\u2019s");
  CHECK(found_in("don't", "We don\u2019t") == "don\u2019t");
  CHECK(found_in("\u201Cthe act\u201D", "(\"the Act\")") == "\"the Act\"");
}

TEST_CASE("What may be absent takes its space along") {
  for (const char* pattern : {"our (own )?staff", "our (own)? staff", "our( own)? staff"})
    CHECK(found_in(pattern, "our staff and our own staff") == "our staff|our own staff");
  CHECK(found_in("training (courses?)?", "training, training course") == "training|training course");
  CHECK(found_in("(vice)? chair", "the chair and vice-chair") == "chair|vice-chair|chair");
}

TEST_CASE("Alternatives may begin and end inside a word") {
  CHECK(found_in("un(fair|lawful| free)ly", "unfairly unlawfully un freely") == "unfairly|unlawfully|un freely");
  CHECK(found_in("a|b c", "a b c") == "a|b c");
}

TEST_CASE("Repetitions over words are bounded, those inside a word are not") {
  CHECK(found_in("very( very){0,2} good", "very good, very very very good") ==
        "very good|very very very good|very very good|very good");
  CHECK(found_in("so( so)* good", "so so so so good") == "so so so so good|so so so good|so so good|so good");
  CHECK(found_in("xo*", "xoooooooooooooooo") == "xoooooooooooooooo");
}

TEST_CASE("A vocabulary stands for its words") {
  CHECK(found_in("our {staff}", "Our employees, our members of staff, our t\u00C2ches") ==
        "Our employees|our members of staff|our t\u00C2ches");
  CHECK(found_in("{staff}? training", "staff training, employee-training") == "training|employee-training|training");
}

TEST_CASE("A gap is up to eight words, marks not counted") {
  CHECK(found_in("{staff} ... trained", "employees a, b, c, d (e) f g h trained") ==
        "employees a, b, c, d (e) f g h trained");
  CHECK(found_in("{staff} ... trained", "employees a b c d e f g h i trained").empty());
  CHECK(found_in("{staff} ... trained", "employees trained") == "employees trained");
}

TEST_CASE("A counted gap is as long as it says") {
  CHECK(found_in("a ...0... b", "a b") == "a b");
  CHECK(found_in("a ...0... b", "a x b").empty());
  CHECK(found_in("a ...2... b", "a x y b") == "a x y b");
  CHECK(found_in("a \u20262\u2026 b", "a x y z b").empty());
  CHECK(found_in("a...b", "a c b") == "a c b");
}

TEST_CASE("All places of a segment are tried, so that a long first reading cannot hide the match") {
  // 'our staff( in spain)?' could swallow what the second segment needs.
  CHECK(found_in("our staff( in spain)? ...0... in spain", "our staff in Spain") == "our staff in Spain");
  // The first "trained" is too far from the second segment.
  CHECK(found_in("trained ...1... staff", "trained x y z trained our staff") == "trained our staff");
  CHECK(found_in("a ...1... b ...1... c", "a b x x x a x b x c") == "a x b x c");
}

TEST_CASE("The same vocabulary on both sides of a gap needs two places") {
  CHECK(found_in("{staff} ... {staff}", "employees only").empty());
  CHECK(found_in("{staff} ... {staff}", "employees and employees") == "employees and employees");
}

TEST_CASE("With case, letters are as written") {
  CHECK(found_in("Act", "the Act to act", true) == "Act");
  CHECK(found_in("[A-Z]\\w+ Ltd", "Acme Ltd and acme ltd", true) == "Acme Ltd");
}

TEST_CASE("When a set runs out of memory, words are tried one by one") {
  MatcherLimits tiny;
  tiny.set_memory = 1;
  CHECK(found_in("(train|educat)\\w+ ... {staff}", "We train and educated employees", false, tiny) ==
        "educated employees");
  tiny.set_memory = 4096;
  CHECK(found_in("(train|educat)\\w+ ... {staff}", "We train and educated employees", false, tiny) ==
        "educated employees");
}

TEST_CASE("A matcher of any memory finds the same") {
  const std::vector<std::string> patterns{"train\\w*", "\\w+ing",   "e?learn\\w+", "(un)?fair\\w*", "\\d+",
                                          "[a-f]+",    "\\p{L}{3}", "\\w*shore",   "s\\w+y",        "o\\w+"};
  const std::string sentence = "Offshore training, e-learning: 1,000 unfairly bad slavery the";
  std::vector<std::vector<std::uint32_t>> results;
  for (const std::int64_t memory :
       {std::int64_t{1}, std::int64_t{2000}, std::int64_t{20'000}, std::int64_t{32} << 20}) {
    Matcher matcher(MatcherLimits{memory});
    for (const std::string& pattern : patterns)
      matcher.add(*translate_pattern(pattern, false, staff_words).pattern, false);
    std::string refused;
    REQUIRE(matcher.seal(refused));
    results.push_back(MatchRun(matcher).find(match_text_of(sentence, false)).patterns);
  }
  CHECK(results[0] == std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
  for (const auto& result : results) CHECK(result == results[0]);
}

TEST_CASE("A pattern with ^ stands only at the beginning of a sentence, after its bullet") {
  CHECK(found_in("^training", "Training staff is training") == "Training");
  CHECK(found_in("^training", "\u2022 \u201CTraining staff\u201D") == "Training");
  CHECK(found_in("^training", "We are training staff").empty());
  CHECK(found_in("training", "We are training staff") == "training");
  CHECK(found_in("^training ... staff", "Training of all staff, and training of other staff") ==
        "Training of all staff");
  CHECK(found_in("^(train|audit) staff", "Audit staff and train staff") == "Audit staff");
  CHECK(found_in("\\^training", "We are ^training staff") == "^training");
}

TEST_CASE("A sentence of thousands of words is walked once") {
  std::string sentence;
  for (int i = 0; i < 20'000; ++i) sentence += "staff trained ";
  const std::string found = found_in("staff ...30... trained ...30... staff", sentence);
  CHECK(std::count(found.begin(), found.end(), '|') == 19'998);
}

TEST_CASE("What a pattern cannot hold is refused with its reason") {
  CHECK(mistake_in("\\btrain") == "\\b is not allowed");
  CHECK(mistake_in("train ^staff") == "^ has no meaning here");
  CHECK(mistake_in("^") == "the pattern is empty");
  CHECK(mistake_in("train$") == "$ has no meaning here");
  CHECK(mistake_in("(train") == "a parenthesis is not closed");
  CHECK(mistake_in("train)") == "a ) has no (");
  CHECK(mistake_in("[train") == "[ is not closed");
  CHECK(mistake_in("*train") == "there is nothing to repeat");
  CHECK(mistake_in("(?i)train") == "(? is not allowed");
  CHECK(mistake_in("a ... ") == "nothing stands beside the gap '...'");
  CHECK(mistake_in("... a") == "nothing stands beside the gap '...'");
  CHECK(mistake_in("a ...31... b") == "a gap is too long");
  CHECK(mistake_in("a ...99999999999... b") == "a gap is too long");
  CHECK(mistake_in("a|b ... c") == "the | beside a gap '...' is ambiguous");
  CHECK(mistake_in("a ... b|c") == "the | beside a gap '...' is ambiguous");
  CHECK(mistake_in("") == "the pattern is empty");
  CHECK(mistake_in("(own)?") == "the pattern can match nothing");
  CHECK(mistake_in("( ?)") == "the pattern is empty");
  CHECK(mistake_in("{3}") == "there is nothing to repeat");
  CHECK(mistake_in("a{3") == "a repetition is not closed");
  CHECK(mistake_in("a{5,2}") == "a repetition's numbers are wrong");
  CHECK(mistake_in("(a b){99}") == "a repetition over words is too long");
  CHECK(mistake_in("{staff") == "{ is not closed");
  CHECK(mistake_in("a\\") == "a backslash stands at the end");
}

TEST_CASE("RE2's own reason is given for what only RE2 can judge") {
  CHECK(mistake_in("tra\\yin") == "invalid escape sequence: \\y");
  CHECK(mistake_in("[z-a]") == "invalid character class range: z-a");
  CHECK(mistake_in("\\p{Nonsense}") == "invalid character class range: \\p{Nonsense}");
  CHECK(mistake_in("(a{1000}){1000}") == "invalid repetition size: {1000}");
}

TEST_CASE("Patterns that grow without end are refused") {
  CHECK(mistake_in("((((a b|c d){9}|e f){9}|g h){9}|i j){9}") ==
        "the pattern is too large with its vocabularies written out");
  CHECK(mistake_in(std::string(60, '(') + "a" + std::string(60, ')')) == "too many parentheses");
}

TEST_CASE("Gaps inside alternatives are written out as patterns without") {
  const GapWordLookup lookup = [](std::string_view name) {
    return name == "map" ? GapWords{{"map ...5... sites"}, true} : GapWords{};
  };
  const auto variants = [&](std::string_view pattern) {
    const auto result = variants_of(pattern, lookup);
    REQUIRE(result.variants);
    return *result.variants;
  };
  CHECK(variants("we (buy|sell) tea") == std::vector<std::string>{"we (buy|sell) tea"});
  CHECK(variants("we (buy|take ... over) tea") == std::vector<std::string>{"we (buy) tea", "we take ... over tea"});
  CHECK(variants("we {map} now") == std::vector<std::string>{"we {map} now", "we map ...5... sites now"});
  CHECK(variants("we (a ... b)? c") == std::vector<std::string>{"we a ... b c", "we  c"});
  CHECK(variants("({map}|x) y") == std::vector<std::string>{"(x) y", "{map} y", "map ...5... sites y"});
  CHECK(variants("[(...] a \\(...") == std::vector<std::string>{"[(...] a \\(..."});
  CHECK(variants_of("(a ... b)* c", lookup).mistake->what == "what repeats holds a gap '...'");
}

TEST_CASE("Repetitions inside each other that make no steps are refused, soon") {
  CHECK(mistake_in("we( ?)*******train") == "the pattern is too intricate");
  CHECK(mistake_in("we((( ?)*)*)*train").empty());
}
