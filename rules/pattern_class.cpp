#include "rules/pattern_class.h"

#include "rules/match_text.h"

#include <algorithm>

#include <re2/re2.h>
#include <unicode/utf8.h>

namespace candour {
namespace {

constexpr const char* kBeyondAscii = "\xC2\x80-\xF4\x8F\xBF\xBF";

class ClassReader {
 public:
  ClassReader(std::u32string_view in, std::size_t begin, bool with_case)
      : in_(in), begin_(begin), at_(begin + 1), with_case_(with_case) {}

  ClassResult read() {
    const bool negated = at_ < in_.size() && in_[at_] == U'^';
    if (negated) ++at_;
    for (bool first = true; at_ < in_.size() && (first || in_[at_] != U']') && !mistake_; first = false) member();
    if (!mistake_ && at_ >= in_.size()) fail("[ is not closed", "a ] after '" + excerpt() + "'");
    ++at_;
    ClassResult result{mistake_ ? nullptr : node(negated), at_, false, std::nullopt};
    result.is_number = is_number_ && !negated;
    result.mistake = std::move(mistake_);
    return result;
  }

 private:
  void fail(std::string what, std::string expected) {
    if (!mistake_) mistake_ = PatternMistake{std::move(what), std::move(expected)};
  }

  PatternTree node(bool negated) {
    if (negated) return word_node("[^ " + letters_ + marks_ + "]");
    is_number_ = letters_ == "0-9" && !space_ && marks_.find_first_not_of("\\.,") == std::string::npos;
    if (is_number_) return word_node("[0-9" + marks_ + "]");
    std::vector<PatternTree> choices;
    if (!letters_.empty()) choices.push_back(word_node("[" + letters_ + "]"));
    if (!marks_.empty()) choices.push_back(mark_node("\x01?[" + marks_ + "]"));
    if (space_) choices.push_back(space_node());
    if (choices.empty()) {
      fail("[ ] is empty", "at least one character");
      return nullptr;
    }
    return alternatives_node(choices);
  }

  // One member: a character, an escape, a range or [:name:].
  void member() {
    if (in_.substr(at_).starts_with(U"[:")) {
      const std::size_t end = in_.find(U":]", at_ + 2);
      if (end == std::u32string_view::npos) return fail("[: is not closed", "a class such as [:alpha:]");
      for (; at_ < end + 2; ++at_) letters_ += utf8_of(in_[at_]);
      return;
    }
    const char32_t from = in_[at_++];
    if (from == U'\\') return escape();
    if (at_ + 1 < in_.size() && in_[at_] == U'-' && in_[at_ + 1] != U']') {
      const char32_t to = in_[at_ + 1];
      at_ += 2;
      (kind_of(from) == CharacterKind::mark ? marks_ : letters_) += shown(from) + "-" + shown(to);
      return;
    }
    single(from);
  }

  void single(char32_t c) {
    switch (kind_of(c)) {
      case CharacterKind::nothing:
        return;
      case CharacterKind::parting:
        space_ = true;
        return;
      case CharacterKind::mark:
        marks_ += shown(c);
        return;
      case CharacterKind::letter:
      case CharacterKind::digit:
        letters_ += shown(c);
        return;
    }
  }

  void escape() {
    if (at_ >= in_.size()) return fail("a backslash stands at the end", "a character after it");
    const char32_t c = in_[at_++];
    if (!is_ascii_letter(c) && !is_ascii_digit(c)) return single(c);
    switch (c) {
      case U'd':
        letters_ += "0-9";
        return;
      case U'w':
        letters_ += std::string("0-9A-Za-z") + kBeyondAscii;
        return;
      case U's':
        space_ = true;
        return;
      default:
        letters_ += "\\" + utf8_of(c);
        break;
    }
    if (c != U'p' && c != U'P') return;  // RE2 judges the rest
    const std::size_t end = at_ < in_.size() && in_[at_] == U'{' ? in_.find(U'}', at_) : at_;
    for (; end != std::u32string_view::npos && at_ <= end && at_ < in_.size(); ++at_) letters_ += utf8_of(in_[at_]);
  }

  std::string shown(char32_t c) const {
    const char32_t character = with_case_ ? plain(c) : folded(plain(c));
    return character < 0x80 ? RE2::QuoteMeta(utf8_of(character)) : utf8_of(character);
  }

  std::string excerpt() const {
    std::string text;
    for (std::size_t i = begin_; i < std::min(in_.size(), begin_ + 12); ++i) text += utf8_of(in_[i]);
    return text;
  }

  std::u32string_view in_;
  std::size_t begin_, at_;
  bool with_case_;
  std::string letters_, marks_;
  bool space_ = false;
  bool is_number_ = false;
  std::optional<PatternMistake> mistake_;
};

}  // namespace

std::string utf8_of(char32_t character) {
  char bytes[U8_MAX_LENGTH];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, static_cast<UChar32>(character));
  return {bytes, static_cast<std::size_t>(length)};
}

ClassResult read_character_class(std::u32string_view pattern, std::size_t begin, bool with_case) {
  return ClassReader(pattern, begin, with_case).read();
}

}  // namespace candour
