#include "rules/word_table.h"

#include <algorithm>

namespace candour {
namespace {

constexpr std::size_t kMostLiterals = 600;      // of one word
constexpr std::int64_t kMemoryOfOne = 8 << 20;  // bytes that RE2 may use for one word
constexpr std::size_t kLongestSmall = 1000;     // bytes of a word that cannot need as much, if it counts no repetitions

using Texts = std::vector<std::string>;

// Reads the expressions that pattern_tree.h makes: literals, escaped marks, classes, groups, ?, {n,m}.
class Writer {
 public:
  Writer(std::string_view regex, std::size_t most) : in_(regex), most_(most) {}

  std::optional<Texts> write() {
    auto texts = alternatives(0);
    if (at_ < in_.size()) return std::nullopt;
    return texts;
  }

 private:
  std::optional<Texts> alternatives(int depth) {
    if (depth > 100) return std::nullopt;
    Texts all;
    for (;;) {
      auto row = sequence(depth);
      if (!row || all.size() + row->size() > most_) return std::nullopt;
      all.insert(all.end(), row->begin(), row->end());
      if (at_ >= in_.size() || in_[at_] != '|') return all;
      ++at_;
    }
  }

  std::optional<Texts> sequence(int depth) {
    Texts so_far{""};
    while (at_ < in_.size() && in_[at_] != '|' && in_[at_] != ')') {
      auto part = atom(depth);
      if (!part) return std::nullopt;
      if (at_ < in_.size() && (in_[at_] == '*' || in_[at_] == '+' || in_[at_] == '{')) return std::nullopt;
      if (at_ < in_.size() && in_[at_] == '?') {
        ++at_;
        part->push_back("");
      }
      if (so_far.size() * part->size() > most_) return std::nullopt;
      Texts longer;
      for (const std::string& before : so_far) {
        for (const std::string& text : *part) longer.push_back(before + text);
      }
      so_far = std::move(longer);
    }
    return so_far;
  }

  std::optional<Texts> atom(int depth) {
    switch (in_[at_]) {
      case '(': {
        if (in_.substr(at_, 3) != "(?:") return std::nullopt;
        at_ += 3;
        auto inner = alternatives(depth + 1);
        if (!inner || at_ >= in_.size()) return std::nullopt;
        ++at_;
        return inner;
      }
      case '[':
        return characters();
      case '.':
      case '^':
      case '$':
      case '*':
      case '+':
      case '?':
      case '{':
        return std::nullopt;
      default:
        break;
    }
    const std::string one = character();
    if (one.empty()) return std::nullopt;
    return Texts{one};
  }

  // A character, the backslash before it taken off; empty for escapes with a meaning.
  std::string character() {
    if (in_[at_] == '\\') {
      ++at_;
      if (at_ >= in_.size() || std::isalnum(static_cast<unsigned char>(in_[at_])) != 0) return {};
    }
    std::size_t end = at_ + 1;
    while (end < in_.size() && (static_cast<unsigned char>(in_[end]) & 0xC0) == 0x80) ++end;
    std::string one(in_.substr(at_, end - at_));
    at_ = end;
    return one;
  }

  std::optional<Texts> characters() {
    Texts all;
    for (++at_; at_ < in_.size() && in_[at_] != ']';) {
      if (in_[at_] == '^' || in_[at_] == '[') return std::nullopt;
      const std::string one = character();
      if (one.empty() || (at_ + 1 < in_.size() && in_[at_] == '-' && in_[at_ + 1] != ']')) return std::nullopt;
      all.push_back(one);
    }
    if (at_ >= in_.size()) return std::nullopt;
    ++at_;
    return all;
  }

  std::string_view in_;
  std::size_t most_;
  std::size_t at_ = 0;
};

RE2::Options options_with(std::int64_t memory) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_never_capture(true);
  options.set_max_mem(memory);
  return options;
}

}  // namespace

std::optional<std::vector<std::string>> written_out(std::string_view regex, std::size_t most) {
  if (regex.find_first_of("\\()[]{}?*+|.^$") == std::string_view::npos && most > 0) return Texts{std::string(regex)};
  return Writer(regex, most).write();
}

std::uint32_t WordTable::add(const std::string& word) {
  const auto [entry, added] = numbers_.emplace(word, static_cast<std::uint32_t>(words_.size()));
  if (added) words_.push_back(word);
  return entry->second;
}

bool WordTable::seal(std::string& refused) {
  auto set = std::make_unique<RE2::Set>(options_with(limits_.set_memory), RE2::ANCHOR_BOTH);
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    if (auto texts = written_out(words_[i], kMostLiterals)) {
      std::sort(texts->begin(), texts->end());
      texts->erase(std::unique(texts->begin(), texts->end()), texts->end());
      for (std::string& text : *texts) {
        auto found = literals_.find(text);
        if (found == literals_.end()) {
          literal_texts_.push_back(std::make_unique<std::string>(std::move(text)));
          found = literals_.emplace(*literal_texts_.back(), std::vector<std::uint32_t>{}).first;
        }
        found->second.push_back(i);
      }
      continue;
    }
    Open open{i, nullptr, std::make_unique<std::once_flag>()};
    const bool may_be_large = words_[i].size() > kLongestSmall || words_[i].find('{') != std::string::npos;
    if ((may_be_large && !regex_of(open).ok()) || set->Add(words_[i], nullptr) < 0) {
      refused = words_[i];
      return false;
    }
    open_.push_back(std::move(open));
  }
  if (set->Compile()) set_ = std::move(set);
  return true;
}

const RE2& WordTable::regex_of(const Open& open) const {
  std::call_once(*open.asked,
                 [&] { open.regex = std::make_unique<RE2>(words_[open.word], options_with(kMemoryOfOne)); });
  return *open.regex;
}

void WordTable::find(std::string_view token, std::vector<std::uint32_t>& words) const {
  words.clear();
  if (const auto literal = literals_.find(token); literal != literals_.end()) words = literal->second;
  if (open_.empty()) return;
  const re2::StringPiece piece(token.data(), token.size());
  std::vector<int> found;
  RE2::Set::ErrorInfo error{RE2::Set::kNoError};
  if (set_ && set_->Match(piece, &found, &error)) {
    for (const int number : found) words.push_back(open_[static_cast<std::size_t>(number)].word);
  } else if (!set_ || error.kind != RE2::Set::kNoError) {
    // Match() answers "no" when its automaton runs out of memory: that no is not an answer.
    for (const Open& open : open_) {
      if (RE2::FullMatch(piece, regex_of(open))) words.push_back(open.word);
    }
  }
}

}  // namespace candour
