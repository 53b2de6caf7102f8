#include "rules/plain_words.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace candour {
namespace {

constexpr std::size_t kMostWords = 10'000;
constexpr int kDeepest = 30;

using Words = std::vector<std::string>;

// Reads one pattern of a vocabulary into all that it matches, or nothing.
class Writer {
 public:
  Writer(const Pack& pack, std::string_view text, int depth) : pack_(pack), text_(text), depth_(depth) {}

  std::optional<Words> write() {
    auto words = alternatives();
    if (at_ < text_.size()) return std::nullopt;
    return words;
  }

 private:
  std::optional<Words> alternatives() {
    if (++depth_ > kDeepest) return std::nullopt;
    Words all;
    do {
      auto row = sequence();
      if (!row) return std::nullopt;
      all.insert(all.end(), row->begin(), row->end());
    } while (at_ < text_.size() && text_[at_] == '|' && ++at_ > 0);
    --depth_;
    return all;
  }

  std::optional<Words> sequence() {
    Words so_far{""};
    while (at_ < text_.size() && text_[at_] != '|' && text_[at_] != ')') {
      auto part = atom();
      if (!part) return std::nullopt;
      if (at_ < text_.size() && text_[at_] == '?') {
        ++at_;
        part->insert(part->begin(), "");
      }
      if (so_far.size() * part->size() > kMostWords) return std::nullopt;
      Words longer;
      for (const std::string& before : so_far) {
        for (const std::string& word : *part) longer.push_back(before + word);
      }
      so_far = std::move(longer);
    }
    return so_far;
  }

  std::optional<Words> atom() {
    const char c = text_[at_];
    if (text_.substr(at_).starts_with("...")) return std::nullopt;
    switch (c) {
      case '(': {
        ++at_;
        if (text_.substr(at_).starts_with("?:")) at_ += 2;
        auto inner = alternatives();
        if (!inner || at_ >= text_.size() || text_[at_] != ')') return std::nullopt;
        ++at_;
        return inner;
      }
      case '{':
        return reference();
      case '[':
      case '*':
      case '+':
      case '.':
      case '^':
      case '$':
        return std::nullopt;
      case '\\':
        if (at_ + 1 >= text_.size() || std::isalnum(static_cast<unsigned char>(text_[at_ + 1]))) return std::nullopt;
        at_ += 2;
        return Words{std::string(1, text_[at_ - 1])};
      default:
        break;
    }
    std::size_t end = at_ + 1;
    while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0) == 0x80) ++end;  // a whole character
    Words one{std::string(text_.substr(at_, end - at_))};
    at_ = end;
    return one;
  }

  std::optional<Words> reference() {
    const std::size_t end = text_.find('}', at_);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view name = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    Words all;
    for (const Vocabulary& vocabulary : pack_.vocabularies) {
      if (vocabulary.name != name) continue;
      for (const PlacedText& word : vocabulary.words) {
        if (const auto more = Writer(pack_, word.text, depth_ + 1).write())
          all.insert(all.end(), more->begin(), more->end());
      }
    }
    if (all.empty()) return std::nullopt;
    return all;
  }

  const Pack& pack_;
  std::string_view text_;
  int depth_;
  std::size_t at_ = 0;
};

// Small letters, one space between words.
std::string tidy(const std::string& word) {
  std::string out;
  for (const char c : word) {
    if (c == ' ' && (out.empty() || out.back() == ' ')) continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

std::vector<std::string> plain_words_of(const Pack& pack, const std::string& vocabulary) {
  std::vector<std::string> words;
  std::unordered_set<std::string> known;
  if (vocabulary.empty()) return words;
  for (const Vocabulary& one : pack.vocabularies) {
    if (one.name != vocabulary) continue;
    for (const PlacedText& pattern : one.words) {
      const auto written = Writer(pack, pattern.text, 0).write();
      if (!written) continue;
      for (const std::string& word : *written) {
        std::string plain = tidy(word);
        if (!plain.empty() && words.size() < kMostWords && known.insert(plain).second)
          words.push_back(std::move(plain));
      }
    }
  }
  return words;
}

}  // namespace candour
