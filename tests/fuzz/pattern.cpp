// A pattern (the first line) on a sentence (the rest): translated, compiled and matched as a pack's patterns are.
#include "rules/pattern.h"

#include "extractor/utf8.h"
#include "rules/matcher.h"
#include "rules/pattern_variants.h"
#include "tests/fuzz/promises.h"

#include <algorithm>

using namespace candour;

namespace {

// What packs and sentences may have is more, but costs the square and finds nothing else.
constexpr std::size_t kLongest = 500;
constexpr const char* kStaff[] = {"employees?", "members of staff", "t\u00E2ches?"};

PatternTree vocabulary(std::string_view name) {
  if (name != "staff") return nullptr;
  std::vector<PatternTree> words;
  for (const char* word : kStaff) words.push_back(translate_phrase(word, false, vocabulary).tree);
  return alternatives_node(words);
}

GapWords gap_words(std::string_view name) {
  if (name == "trained") return {{"take ... course"}, true};
  return {{}, true};
}

void check_mistake(const PatternMistake& mistake) {
  fuzz::promise(mistake.what.empty() || !mistake.expected.empty(), "a mistake says what was expected");
  fuzz::promise(is_utf8(mistake.what) && is_utf8(mistake.expected), "a mistake is UTF-8");
}

bool is_taken(const Pattern& pattern) {
  std::unordered_set<std::string> taken;
  return std::none_of(pattern.segments.begin(), pattern.segments.end(),
                      [&](const WordGraph& segment) { return refusal_of(segment, taken).has_value(); });
}

std::vector<TokenSpan> spans_in(const Pattern& pattern, std::string_view sentence, bool with_case,
                                MatcherLimits limits) {
  Matcher matcher(limits);
  const std::uint32_t number = matcher.add(pattern, with_case);
  std::string refused;
  fuzz::promise(matcher.seal(refused), "what RE2 takes word by word it takes together: " + refused);
  const MatchText text = match_text_of(sentence, matcher.needs_case());
  const SentenceHits hits = MatchRun(matcher).find(text);
  auto spans = matcher.spans(number, hits, text);
  fuzz::promise(std::binary_search(hits.patterns.begin(), hits.patterns.end(), number) == !spans.empty(),
                "a pattern that holds stands somewhere");
  std::uint32_t begin = 0;
  for (const TokenSpan span : spans) {
    fuzz::promise(span.begin >= begin && span.begin < span.end && span.end <= text.tokens.size(),
                  "places of a pattern ascend and lie in the text");
    begin = span.begin;
  }
  return spans;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = to_utf8(fuzz::bytes_of(data, size));
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view written = std::string_view(text).substr(0, end);
  if (written.size() > kLongest) return 0;
  const std::string sentence = to_utf8(text.substr(std::min(end + 1, text.size()), kLongest));
  const VariantsResult variants = variants_of(written, gap_words);
  fuzz::promise(variants.variants.has_value() != variants.mistake.has_value(), "variants or a mistake");
  if (variants.mistake) {
    check_mistake(*variants.mistake);
    return 0;
  }
  fuzz::promise(!variants.variants->empty() && variants.variants->size() <= kMostVariants, "1 to 200 variants");
  std::size_t budget = 8;  // of variants: they are much the same
  for (const std::string& variant : *variants.variants) {
    if (budget-- == 0) break;
    const bool with_case = budget % 2 == 0;
    const PatternResult result = translate_pattern(variant, with_case, vocabulary);
    fuzz::promise(result.pattern.has_value() != result.mistake.has_value(), "a pattern or a mistake");
    if (result.mistake) {
      check_mistake(*result.mistake);
      continue;
    }
    fuzz::promise(result.pattern->gaps.size() + 1 == result.pattern->segments.size(), "gaps stand between segments");
    if (!is_taken(*result.pattern)) continue;
    fuzz::promise(spans_in(*result.pattern, sentence, with_case, {}) ==
                      spans_in(*result.pattern, sentence, with_case, MatcherLimits{1 << 12}),
                  "a pattern stands in the same places, whatever memory its words have");
  }
  return 0;
}
