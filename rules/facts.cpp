#include "rules/facts.h"

#include "rules/period.h"
#include "rules/sign_off.h"

#include <algorithm>

namespace candour {
namespace {

bool is_wanted(const DocumentReading& reading, const CompiledPack& pack, std::size_t rule, std::uint32_t sentence) {
  const auto& when = pack.facts[rule].when;
  return !when || (sentence != kNone && reading.holds(*when, sentence));
}

// "from 2019-01-01 to 2019-12-31", "to 2025-03-31", "the year 2024"
std::string in_words(const Period& period) {
  if (period.start && period.end) return "from " + text_of(*period.start) + " to " + text_of(*period.end);
  if (period.end) return "to " + text_of(*period.end);
  if (period.start) return "from " + text_of(*period.start);
  return "the year " + period.value();
}

FactFound found_from(const Period& period, const Sentence& sentence, std::uint32_t index) {
  FactFound found;
  found.sentence = index;
  found.fact.value = period.value();
  if (period.start) found.fact.parts["start"] = text_of(*period.start);
  if (period.end) found.fact.parts["end"] = text_of(*period.end);
  if (period.year) found.fact.parts["year"] = std::to_string(*period.year);
  found.fact.quote = sentence.text;
  found.matched = {{sentence.text.begin + period.text.begin, sentence.text.begin + period.text.end}};
  found.answers = period.from_title_only ? Verdict::partly_found : Verdict::found;
  found.reason = period.from_title_only ? "Only a title names a year (" + period.value() +
                                              "); which financial year is covered is not said."
                                        : "The period covered is stated: " + in_words(period) + ".";
  return found;
}

std::vector<FactFound> read_periods(const DocumentReading& reading, const CompiledPack& pack, std::size_t rule) {
  std::vector<FactFound> all;
  const Document& document = reading.document();
  for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
    if (!is_wanted(reading, pack, rule, i)) continue;
    for (const Period& period : find_periods(text_of(document, document.sentences[i].text)))
      all.push_back(found_from(period, document.sentences[i], i));
  }
  return all;
}

// The sentence in which a range begins.
std::uint32_t sentence_of(const Document& document, TextRange range) {
  const auto after =
      std::upper_bound(document.sentences.begin(), document.sentences.end(), range.begin,
                       [](std::uint32_t at, const Sentence& sentence) { return at < sentence.text.begin; });
  return after == document.sentences.begin() ? kNone
                                             : static_cast<std::uint32_t>(after - document.sentences.begin() - 1);
}

std::string plain(const Document& document, TextRange range) {
  std::string text(text_of(document, range));
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

const char* seen_with(const SignOff& sign_off) {
  if (sign_off.signature_text) return "an electronic signature was seen";
  if (sign_off.signed_word) return "the word signed was seen";
  if (sign_off.image_near) return "an image that may be a signature was seen near it";
  return "name and role only: neither the word signed nor an image of a signature was seen";
}

std::string short_seen(const SignOff& sign_off) {
  std::string seen;
  const auto add = [&](bool is, const char* what) {
    if (is) seen += (seen.empty() ? "" : ", ") + std::string(what);
  };
  add(sign_off.signature_text, "electronic signature");
  add(sign_off.signed_word, "the word signed");
  add(sign_off.image_near, "image");
  return seen.empty() ? "name and role only" : seen;
}

bool holds(const Matcher& matcher, std::uint32_t pattern, std::string_view text) {
  const auto patterns = MatchRun(matcher).find(match_text_of(text, matcher.needs_case())).patterns;
  return std::binary_search(patterns.begin(), patterns.end(), pattern);
}

FactFound found_from(const SignOff& sign_off, const DocumentReading& reading, const CompiledFact& rule) {
  const Document& document = reading.document();
  FactFound found;
  const bool has_name = !is_empty(sign_off.name);
  TextRange role = sign_off.role;
  bool counts = !is_empty(role);
  if (!counts && !is_empty(sign_off.other_role)) {
    role = sign_off.other_role;
    counts = rule.roles && holds(reading.rules().matcher, *rule.roles, text_of(document, role));
  }
  const std::string name = has_name ? plain(document, sign_off.name) : "";
  const std::string role_text = is_empty(role) ? "" : plain(document, role);
  const std::string who = name + (name.empty() || role_text.empty() ? "" : ", ") + role_text;
  found.fact.quote = sign_off.block;
  found.fact.status = Status::done;
  found.fact.value = who;
  if (has_name) found.fact.parts["name"] = name;
  if (!role_text.empty()) found.fact.parts["role"] = role_text;
  found.fact.parts["seen"] = short_seen(sign_off);
  for (const TextRange range : {sign_off.name, role}) {
    if (!is_empty(range)) found.matched.push_back(range);
  }
  std::sort(found.matched.begin(), found.matched.end(), [](TextRange a, TextRange b) { return a.begin < b.begin; });
  found.sentence = sentence_of(document, found.matched.empty() ? sign_off.block : found.matched[0]);
  found.answers = has_name && counts ? Verdict::found : Verdict::needs_review;
  if (has_name && counts) {
    found.reason = who + " stands in the sign-off; " + seen_with(sign_off) + ".";
  } else if (has_name && !role_text.empty()) {
    found.reason = who + " stands in the sign-off; a person should judge whether that role is one that may sign.";
  } else if (has_name) {
    found.reason = name + " stands in the sign-off without a role.";
  } else if (sign_off.image_near) {
    found.reason = "An image that may be a signature stands in the sign-off without a name.";
  } else if (!role_text.empty()) {
    found.reason = "The sign-off names a role (" + role_text + ") and nobody by name.";
  } else {
    found.reason = "A line for a signature stands there without a name.";
  }
  return found;
}

std::vector<FactFound> read_sign_offs(const DocumentReading& reading, const CompiledPack& pack, std::size_t rule) {
  std::vector<FactFound> all;
  const CompiledFact& compiled = pack.facts[rule];
  for (const SignOff& sign_off : find_sign_offs(reading.document(), compiled.role_words, compiled.signing_words)) {
    FactFound found = found_from(sign_off, reading, compiled);
    if (is_wanted(reading, pack, rule, found.sentence)) all.push_back(std::move(found));
  }
  return all;
}

}  // namespace

std::vector<FactFound> read_facts(const DocumentReading& reading, const CompiledPack& pack, std::size_t rule) {
  auto all = pack.pack->facts[rule].kind == FactKind::period ? read_periods(reading, pack, rule)
                                                             : read_sign_offs(reading, pack, rule);
  std::stable_sort(all.begin(), all.end(),
                   [](const FactFound& a, const FactFound& b) { return a.answers < b.answers; });
  std::vector<FactFound> once;
  for (FactFound& one : all) {
    const bool known = std::any_of(once.begin(), once.end(), [&](const FactFound& other) {
      return other.fact.value == one.fact.value && !one.fact.value.empty();
    });
    if (!known) once.push_back(std::move(one));
  }
  return once;
}

}  // namespace candour
