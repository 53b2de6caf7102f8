#include "rules/weights/feature_words.h"

#include <algorithm>

namespace candour {
namespace {

constexpr std::uint32_t kLeastOwnUses = 3;      // of its own name by a document
constexpr std::size_t kSentencesAnOwnUse = 12;  // and at least once in so many sentences
constexpr std::uint32_t kLongestHeading = 14;   // tokens before the sentence begins
constexpr std::uint32_t kLongestLoneHeading = 10;
constexpr std::size_t kLongestSpelled = 40;  // letters; longer words are none

// The first words of all().
constexpr std::uint32_t kSelf = 2, kName = 3, kRare = 4, kYear = 5, kShare = 6, kNumber = 7, kCount = 8;
constexpr std::string_view kFirstWords[] = {"^",      "$",       "<self>",   "<name>", "<rare>",
                                            "<year>", "<share>", "<number>", "<count>"};

bool is_number(std::string_view word) {
  return word.front() >= '0' && word.front() <= '9';
}

// Without a percent sign behind.
std::uint32_t number_class(std::string_view word) {
  const bool digits = std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits && word.size() == 4 && (word.starts_with("19") || word.starts_with("20"))) return kYear;
  return word.size() < 3 ? kNumber : kCount;
}

bool is_spelled(std::string_view word) {
  return word.size() >= 2 && word.size() <= kLongestSpelled &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

FeatureWords::FeatureWords(const DocumentReading& reading, const WordKnowledge& knowledge)
    : reading_(reading),
      knowledge_(knowledge),
      capitals_(reading.sentences()),
      begins_small_(reading.sentences()),
      heading_words_(reading.sentences()) {
  for (const std::string_view word : kFirstWords) add(word);
  read_tokens();
  find_own_name();
  find_forms();
  words_.reserve(capital_.size());
  spelled_.reserve(capital_.size());
  first_word_.reserve(reading.sentences() + 1);
  first_spelled_.reserve(reading.sentences() + 1);
  for (std::uint32_t i = 0; i < reading.sentences(); ++i) read_sentence(i);
  first_word_.push_back(words_.size());
  first_spelled_.push_back(spelled_.size());
}

std::uint32_t FeatureWords::add(std::string_view text) {
  const FeatureKey key = key_of(text);
  all_.push_back({text, key, knowledge_.known.find(key)});
  return static_cast<std::uint32_t>(all_.size() - 1);
}

void FeatureWords::read_tokens() {
  tokens_.resize(reading_.different_tokens());
  first_token_.reserve(reading_.sentences());
  for (std::uint32_t i = 0; i < reading_.sentences(); ++i) {
    const MatchText& text = reading_.match_text(i);
    const auto numbers = reading_.tokens(i);
    const std::uint32_t begin = reading_.document().sentences[i].text.begin;
    first_token_.push_back(capital_.size());
    for (std::uint32_t t = 0; t < numbers.size(); ++t) {
      Token& token = tokens_[numbers[t]];
      if (token.text.empty()) token = token_of(text.token(t, false));
      const char first = reading_.document().text[begin + text.tokens[t].begin];
      const bool capital = text.tokens[t].word && first != token.text.front();
      capital_.push_back(capital);
      token.uses += capital;
    }
  }
}

FeatureWords::Token FeatureWords::token_of(std::string_view text) const {
  const auto in = [](const KeyTable& table, FeatureKey key) { return table.find(key) != KeyTable::kAbsent; };
  Token token;
  token.text = text;
  token.key = key_of(text);
  token.known = knowledge_.known.find(token.key);
  token.number = is_number(text);
  token.spelled = is_spelled(text);
  token.starts_sentences = in(knowledge_.sentence_starts, token.key);
  token.small_word = in(knowledge_.small_words, token.key);
  return token;
}

// The capitalised words that are not known are counted; the company's own name is among those that come often.
void FeatureWords::find_own_name() {
  const auto often = std::max<std::size_t>(kLeastOwnUses, reading_.sentences() / kSentencesAnOwnUse);
  Token* most = nullptr;
  bool found = false;
  for (Token& token : tokens_) {
    if (token.text.size() < 2 || token.known != KeyTable::kAbsent || token.uses < kLeastOwnUses) continue;
    token.own = token.uses >= often;
    found = found || token.own;
    if (most == nullptr || std::pair(most->uses, most->text) < std::pair(token.uses, token.text)) most = &token;
  }
  if (!found && most != nullptr) most->own = true;
}

// What each token is as a word: classes, and all other words by themselves.
void FeatureWords::find_forms() {
  const auto classes = static_cast<std::uint32_t>(all_.size());
  for (const std::string& name : knowledge_.classes) add(name);
  for (Token& token : tokens_) {
    if (token.text.empty()) continue;  // of the file's title only
    if (token.number) {
      token.small_form = token.capital_form = number_class(token.text);
      continue;
    }
    const bool stands_for_itself = token.known != KeyTable::kAbsent;
    token.small_form = token.capital_form = stands_for_itself ? add(token.text) : kRare;
    if (!stands_for_itself) token.capital_form = kName;
    const std::uint32_t classed = knowledge_.classed.find(token.key);
    if (classed != KeyTable::kAbsent) token.capital_form = classes + classed;
    if (token.own) token.capital_form = kSelf;
  }
}

void FeatureWords::read_sentence(std::uint32_t sentence) {
  const MatchText& text = reading_.match_text(sentence);
  const auto numbers = reading_.tokens(sentence);
  const std::size_t first = words_.size();
  first_word_.push_back(first);
  first_spelled_.push_back(spelled_.size());
  word_at_.clear();
  std::uint32_t capitals = 0, all = 0;
  for (std::uint32_t t = 0; t < numbers.size(); ++t) {
    Token& token = tokens_[numbers[t]];
    const bool capital = capital_[first_token_[sentence] + t];
    word_at_.push_back(static_cast<std::uint32_t>(words_.size() - first));
    if (!text.tokens[t].word) {
      if (token.text == "%") continue;
      if (token.small_form == kRare) token.small_form = add(token.text);  // a mark is no rare word
      words_.push_back(token.small_form);
      continue;
    }
    if (token.spelled && token.spelled_in != sentence) spelled_.push_back({token.text, token.known});
    token.spelled_in = sentence;
    ++all;
    capitals += capital;
    if (t == 0) begins_small_[sentence] = !capital && !token.number;
    const bool percent = token.number && t + 1 < numbers.size() && tokens_[numbers[t + 1]].text == "%";
    add_word(percent ? kShare : capital ? token.capital_form : token.small_form, first);
  }
  heading_words_[sentence] = heading_length(sentence);
  capitals_[sentence] = all == 0 ? 0 : static_cast<float>(capitals) / static_cast<float>(all);
}

// Names that follow each other are one.
void FeatureWords::add_word(std::uint32_t word, std::size_t first) {
  const auto is_name = [](std::uint32_t one) { return one == kSelf || one == kName; };
  if (!is_name(word) || words_.size() == first || !is_name(words_.back())) {
    words_.push_back(word);
  } else if (word == kSelf) {
    words_.back() = word;
  }
}

// A heading is capitalised words and small ones ("of", "and") before a capitalised word that begins sentences ("We", "The").
std::uint32_t FeatureWords::heading_length(std::uint32_t sentence) const {
  const auto numbers = reading_.tokens(sentence);
  for (std::uint32_t t = 0; t < numbers.size() && t <= kLongestHeading; ++t) {
    const Token& token = tokens_[numbers[t]];
    const bool capital = capital_[first_token_[sentence] + t];
    if (!reading_.match_text(sentence).tokens[t].word || token.number) continue;
    if (capital && token.starts_sentences) return t == 0 ? 0 : word_at_[t];
    if (!capital && !token.small_word) return 0;
  }
  return numbers.size() <= kLongestLoneHeading ? static_cast<std::uint32_t>(words_.size() - first_word_[sentence]) : 0;
}

}  // namespace candour
