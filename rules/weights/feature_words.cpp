#include "rules/weights/feature_words.h"

#include <algorithm>
#include <unordered_map>

namespace candour {
namespace {

constexpr std::uint32_t kLeastOwnUses = 3;      // of its own name by a document
constexpr std::size_t kSentencesAnOwnUse = 12;  // and at least once in so many sentences
constexpr std::uint32_t kLongestHeading = 14;   // tokens before the sentence begins
constexpr std::uint32_t kLongestLoneHeading = 10;
constexpr std::size_t kLongestSpelled = 40;  // letters; longer words are none

bool is_number(std::string_view word) {
  return word.front() >= '0' && word.front() <= '9';
}

std::string_view number_class(std::string_view word, bool percent_follows) {
  if (percent_follows) return "<share>";
  const bool digits = std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits && word.size() == 4 && (word.starts_with("19") || word.starts_with("20"))) return "<year>";
  return word.size() < 3 ? "<number>" : "<count>";
}

}  // namespace

FeatureWords::FeatureWords(const DocumentReading& reading, const WordKnowledge& knowledge)
    : reading_(reading),
      knowledge_(knowledge),
      words_(reading.sentences()),
      spelled_(reading.sentences()),
      capitals_(reading.sentences()),
      begins_small_(reading.sentences()),
      heading_words_(reading.sentences()) {
  first_token_.reserve(reading.sentences());
  for (std::uint32_t i = 0; i < reading.sentences(); ++i) read_tokens(i);
  find_own_name();
  for (std::uint32_t i = 0; i < reading.sentences(); ++i) read_sentence(i);
}

void FeatureWords::read_tokens(std::uint32_t sentence) {
  const MatchText& text = reading_.match_text(sentence);
  const std::uint32_t begin = reading_.document().sentences[sentence].text.begin;
  first_token_.push_back(tokens_.size());
  for (std::uint32_t t = 0; t < text.tokens.size(); ++t) {
    const std::string_view folded = text.token(t, false);
    const char first = reading_.document().text[begin + text.tokens[t].begin];
    tokens_.push_back({folded, text.tokens[t].word && first != folded.front(), knowledge_.known.find(key_of(folded))});
  }
}

// The capitalised words that are not known are counted; the company's own name is among those that come often.
void FeatureWords::find_own_name() {
  std::unordered_map<std::string_view, std::uint32_t> uses;
  for (std::uint32_t i = 0; i < reading_.sentences(); ++i) {
    for (std::uint32_t t = 0; t < reading_.match_text(i).tokens.size(); ++t) {
      const TokenWord& word = token_word(i, t);
      if (word.capital && word.text.size() > 1 && word.known == KeyTable::kAbsent) ++uses[word.text];
    }
  }
  const auto often = std::max<std::size_t>(kLeastOwnUses, reading_.sentences() / kSentencesAnOwnUse);
  std::pair<std::uint32_t, std::string_view> most;
  for (const auto& [word, count] : uses) {
    if (count >= often) own_.insert(word);
    if (count >= kLeastOwnUses) most = std::max(most, {count, word});
  }
  if (own_.empty() && most.first > 0) own_.insert(most.second);
}

std::string_view FeatureWords::word_of(const TokenWord& word, bool percent_follows) const {
  if (is_number(word.text)) return number_class(word.text, percent_follows);
  if (word.capital) {
    if (own_.count(word.text) != 0) return "<self>";
    const std::uint32_t found = knowledge_.classed.find(key_of(word.text));
    if (found != KeyTable::kAbsent) return knowledge_.classes[found];
  }
  if (word.known != KeyTable::kAbsent) return word.text;
  return word.capital ? "<name>" : "<rare>";
}

void FeatureWords::spell(std::uint32_t sentence, const TokenWord& word) {
  std::vector<Spelled>& spelled = spelled_[sentence];
  const bool letters = std::all_of(word.text.begin(), word.text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!letters || word.text.size() < 2 || word.text.size() > kLongestSpelled) return;
  const bool met = std::any_of(spelled.begin(), spelled.end(), [&](const Spelled& one) {
    return word.known == KeyTable::kAbsent ? one.word == word.text : one.known == word.known;
  });
  if (!met) spelled.push_back({word.text, word.known});
}

void FeatureWords::read_sentence(std::uint32_t sentence) {
  const auto& tokens = reading_.match_text(sentence).tokens;
  std::vector<std::string_view>& words = words_[sentence];
  words.reserve(tokens.size());
  spelled_[sentence].reserve(tokens.size());
  std::vector<std::uint32_t> word_at;  // by token: the words before it
  word_at.reserve(tokens.size());
  std::uint32_t capitals = 0, all = 0;
  for (std::uint32_t t = 0; t < tokens.size(); ++t) {
    const TokenWord& word = token_word(sentence, t);
    word_at.push_back(static_cast<std::uint32_t>(words.size()));
    if (!tokens[t].word) {
      if (word.text != "%") words.push_back(word.text);
      continue;
    }
    spell(sentence, word);
    ++all;
    capitals += word.capital;
    if (t == 0) begins_small_[sentence] = !word.capital && !is_number(word.text);
    const bool percent =
        t + 1 < tokens.size() && !tokens[t + 1].word && reading_.match_text(sentence).token(t + 1, false) == "%";
    const std::string_view shown = word_of(word, percent);
    const bool is_name = shown == "<self>" || shown == "<name>";
    if (is_name && !words.empty() && (words.back() == "<self>" || words.back() == "<name>")) {
      if (shown == "<self>") words.back() = shown;
    } else {
      words.push_back(shown);
    }
  }
  heading_words_[sentence] = heading_length(sentence, word_at);
  capitals_[sentence] = all == 0 ? 0 : static_cast<float>(capitals) / static_cast<float>(all);
}

// A heading is capitalised words and small ones ("of", "and") before a capitalised word that begins sentences ("We", "The").
std::uint32_t FeatureWords::heading_length(std::uint32_t sentence, const std::vector<std::uint32_t>& word_at) const {
  const auto tokens = static_cast<std::uint32_t>(word_at.size());
  const auto in = [](const KeyTable& table, std::string_view word) {
    return table.find(key_of(word)) != KeyTable::kAbsent;
  };
  for (std::uint32_t t = 0; t < tokens && t <= kLongestHeading; ++t) {
    const TokenWord& word = token_word(sentence, t);
    if (!reading_.match_text(sentence).tokens[t].word || is_number(word.text)) continue;
    if (word.capital && in(knowledge_.sentence_starts, word.text)) return t == 0 ? 0 : word_at[t];
    if (!word.capital && !in(knowledge_.small_words, word.text)) return 0;
  }
  return tokens <= kLongestLoneHeading ? static_cast<std::uint32_t>(words_[sentence].size()) : 0;
}

}  // namespace candour
