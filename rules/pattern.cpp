#include "rules/pattern.h"

#include <algorithm>

#include <re2/re2.h>
#include <re2/set.h>
#include <unicode/utf8.h>

#include "rules/match_text.h"

namespace candour {
namespace {

// Any character of a word, by exclusion: ASCII that is neither letter nor digit is out, everything beyond ASCII is in, because marks
// beyond ASCII stand behind kMarkByte. A class this small keeps the automaton small.
constexpr const char* kBeyondAscii = "\xC2\x80-\xF4\x8F\xBF\xBF";
constexpr const char* kWordCharacter = "[0-9A-Za-z\xC2\x80-\xF4\x8F\xBF\xBF]";
constexpr const char* kNotSpace = "[^ ]";

std::string utf8_of(char32_t character) {
  char bytes[U8_MAX_LENGTH];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, static_cast<UChar32>(character));
  return {bytes, static_cast<std::size_t>(length)};
}

std::u32string characters_of(std::string_view text) {
  std::u32string out;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::int64_t at = 0, size = static_cast<std::int64_t>(text.size()); at < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    out += c < 0 ? U' ' : static_cast<char32_t>(c);
  }
  return out;
}

bool is_ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// Translates one pattern; stops at the first mistake.
class Translator {
 public:
  Translator(std::string_view text, bool with_case, bool gaps_allowed, const VocabularyLookup& vocabulary)
      : in_(characters_of(text)), with_case_(with_case), gaps_allowed_(gaps_allowed), vocabulary_(vocabulary) {}

  PatternResult translate() {
    while (at_ < in_.size() && !mistake_) step();
    if (!mistake_ && !open_.empty()) fail("a parenthesis is not closed", "a ) for every (");
    if (!mistake_) end_segment();
    if (mistake_) return {std::nullopt, mistake_};
    return {pattern_, std::nullopt};
  }

 private:
  struct Atom {  // what a quantifier would apply to
    std::size_t begin = 0;
    bool group = false;
    bool digit = false;
  };

  void step() {
    const char32_t c = in_[at_];
    if (starts_gap()) return gap();
    switch (c) {
      case U'\\': return escape();
      case U'{': return at_ + 1 < in_.size() && is_ascii_digit(in_[at_ + 1]) ? counted() : reference();
      case U'[': return character_class();
      case U'(': return open_group();
      case U')': return close_group();
      case U'|': return alternative();
      case U'*': case U'+': case U'?': return quantifier();
      case U'.':
        ++at_;
        return atom(kNotSpace, {});
      case U'^': case U'$':
        return fail(std::string(1, static_cast<char>(c)) + " has no meaning here",
                    "no anchors: a pattern begins and ends at the edge of a word; for the character itself write \\" +
                        std::string(1, static_cast<char>(c)));
      default:
        ++at_;
        return literal(c);
    }
  }

  void fail(std::string what, std::string expected) {
    if (!mistake_) mistake_ = PatternMistake{std::move(what), std::move(expected)};
  }

  bool starts_with(std::u32string_view text) const {
    return std::u32string_view(in_).substr(at_).starts_with(text);
  }

  bool starts_gap() const { return in_[at_] == 0x2026 || starts_with(U"..."); }  // U+2026: editors write three dots so

  void take_dots() { at_ += in_[at_] == 0x2026 ? 1 : 3; }

  void gap() {
    take_dots();
    std::uint32_t words = kDefaultGap;
    std::size_t end = at_;
    while (end < in_.size() && is_ascii_digit(in_[end])) ++end;
    const std::size_t digits = end - at_;
    const bool counted_gap = digits > 0 && end < in_.size() &&
                             (in_[end] == 0x2026 || std::u32string_view(in_).substr(end).starts_with(U"..."));
    if (counted_gap) {
      words = 0;
      for (std::size_t i = at_; i < end && words <= kLongestGap; ++i) words = words * 10 + (in_[i] - U'0');
      at_ = end;
      take_dots();
    }
    if (!gaps_allowed_) return fail("a gap '...' stands in a word of a vocabulary", "a word or phrase without gaps");
    if (!open_.empty()) return fail("a gap '...' stands inside parentheses", "gaps between whole parts; write two patterns instead");
    if (words > kLongestGap) return fail("a gap is too long", "0 to 30 words, as in ...30...");
    end_segment();
    pattern_.gaps.push_back(words);
  }

  // The part of the pattern up to here is done.
  void end_segment() {
    while (!out_.empty() && out_.back() == ' ') out_.pop_back();
    if (out_.empty()) {
      return fail(pattern_.gaps.empty() && at_ >= in_.size() ? "the pattern is empty" : "nothing stands beside the gap '...'",
                  "words on both sides of a gap");
    }
    if (alternatives_ && (gaps_allowed_ && (!pattern_.gaps.empty() || at_ < in_.size())))
      return fail("the | beside a gap is ambiguous", "parentheses around the alternatives: '(a|b) ... c'");
    if (out_.size() > kLongestSegment)
      return fail("the pattern is too long with its vocabularies written out", "at most 64 KB");
    const std::string body = alternatives_ ? "(?:" + out_ + ")" : out_;
    pattern_.segments.push_back(gaps_allowed_ ? " " + body + " " : body);
    out_.clear();
    last_.reset();
    alternatives_ = false;
  }

  void atom(const std::string& regex, Atom kind) {
    kind.begin = out_.size();
    out_ += regex;
    last_ = kind;
  }

  void space() {
    last_.reset();
    if (out_.empty()) return;  // the edge of the segment is a space already
    if (out_.back() != ' ') out_ += ' ';
    last_ = Atom{out_.size() - 1, false, false};
  }

  void literal(char32_t c) {
    switch (kind_of(c)) {
      case CharacterKind::nothing: return;
      case CharacterKind::parting: return space();
      case CharacterKind::letter: return atom(utf8_of(with_case_ ? plain(c) : folded(plain(c))), {});
      case CharacterKind::digit: return atom(utf8_of(plain(c)), {0, false, true});
      case CharacterKind::mark: return mark(c);
    }
  }

  bool digit_next() const {
    return at_ < in_.size() && (kind_of(in_[at_]) == CharacterKind::digit || starts_with(U"\\d"));
  }

  // A punctuation mark is a token: the spaces around it are taken where they are not written.
  void mark(char32_t c) {
    const char32_t shown = plain(c);
    if ((shown == U',' || shown == U'.') && last_ && last_->digit && digit_next())
      return atom(shown == U',' ? "," : "\\.", {0, false, true});
    const std::string escaped = shown < 0x80 ? RE2::QuoteMeta(utf8_of(shown)) : "\\x01" + utf8_of(shown);
    atom("(?: ?" + escaped + " ?)", {});
  }

  void escape() {
    if (at_ + 1 >= in_.size()) return fail("a backslash stands at the end", "a character after it");
    const char32_t c = in_[at_ + 1];
    at_ += 2;
    switch (c) {
      case U'd': return digits();
      case U'w': return word_characters();
      case U's': case U'n': case U't': case U'r': case U'f': case U'v': return space();
      case U'S': return atom(kNotSpace, {});
      case U'D': return atom("[^ 0-9]", {});
      case U'W': return atom("(?: ?(?:[!-/:-@\\[-`{-~]|\\x01[^ ]) ?)", {});
      case U'p': case U'P': return property(c);
      case U'b': case U'B': case U'A': case U'z': case U'Z': case U'G':
        return fail("\\" + utf8_of(c) + " is not allowed",
                    "nothing in its place: a pattern always begins and ends at the edge of a word");
      case U'C': case U'Q': case U'E': case U'x':
        return fail("\\" + utf8_of(c) + " is not allowed", "the characters themselves, each mark behind a backslash");
      default: break;
    }
    if (c < 0x80 && (is_ascii_letter(c) || is_ascii_digit(c))) return atom("\\" + utf8_of(c), {});  // RE2 says why not
    literal(c);
  }

  // \d+ is a number, with its commas and full stops.
  void digits() {
    if (at_ < in_.size() && in_[at_] == U'+') {
      ++at_;
      return atom("(?:[0-9]+(?:[.,][0-9]+)*)", {0, true, true});
    }
    atom("[0-9]", {0, false, true});
  }

  // \w+ and \w* run to where the author's next character stands, over the commas of a number too.
  void word_characters() {
    const bool run = at_ < in_.size() && (in_[at_] == U'+' || in_[at_] == U'*');
    if (!run) return atom(kWordCharacter, {});
    const bool optional = in_[at_++] == U'*';
    atom(std::string("(?:") + kWordCharacter + "[^ ]*)", {0, true, false});
    if (optional) {
      take_space_along(U'?');
      last_.reset();
    }
  }

  void property(char32_t letter) {
    std::string regex = "\\" + utf8_of(letter);
    if (at_ < in_.size() && in_[at_] == U'{') {
      const std::size_t end = in_.find(U'}', at_);
      if (end == std::u32string::npos) return fail("\\p{ is not closed", "a name such as \\p{L}");
      for (; at_ <= end; ++at_) regex += utf8_of(in_[at_]);
    } else if (at_ < in_.size()) {
      regex += utf8_of(in_[at_++]);
    }
    atom(regex, {});
  }

  // A repetition {2,3}.
  void counted() {
    const std::size_t end = in_.find(U'}', at_);
    if (end == std::u32string::npos) return fail("{ is not closed", "a number such as {2} or a name such as {staff}");
    if (!last_) return fail("nothing stands before the repetition", "a letter, a class or a group");
    for (; at_ <= end; ++at_) out_ += utf8_of(in_[at_]);
  }

  // {name}
  void reference() {
    const std::size_t end = in_.find(U'}', at_);
    std::string name;
    for (std::size_t i = at_ + 1; end != std::u32string::npos && i < end; ++i) name += utf8_of(in_[i]);
    if (end == std::u32string::npos || name.empty())
      return fail("{ is not closed", "the name of a vocabulary, such as {staff}");
    at_ = end + 1;
    const auto words = vocabulary_(name);
    if (!words) {
      return fail("", "");  // reported where the vocabulary was looked up
    }
    atom(*words, {0, true, false});
    if (out_.size() > kLongestSegment) fail("the pattern is too long with its vocabularies written out", "at most 64 KB");
  }

  void open_group() {
    ++at_;
    if (at_ < in_.size() && in_[at_] == U'?') {
      if (!starts_with(U"?:")) return fail("(? is not allowed", "a plain group: ( )");
      at_ += 2;
    }
    if (open_.size() >= 50) return fail("too many parentheses", "at most 50 inside each other");
    open_.push_back(out_.size());
    out_ += "(?:";
    last_.reset();
  }

  void close_group() {
    ++at_;
    if (open_.empty()) return fail("a ) has no (", "a ( for every )");
    const std::size_t begin = open_.back();
    open_.pop_back();
    out_ += ')';
    last_ = Atom{begin, true, false};
  }

  void alternative() {
    ++at_;
    if (open_.empty()) alternatives_ = true;
    out_ += '|';
    last_.reset();
  }

  void quantifier() {
    const char32_t c = in_[at_++];
    if (!last_) return fail(std::string(1, static_cast<char>(c)) + " has nothing to repeat", "a letter, a class or a group before it");
    if (last_->group && c != U'+') {
      take_space_along(c);
    } else {
      out_ += static_cast<char>(c);
    }
    last_.reset();
    if (at_ < in_.size() && in_[at_] == U'?') ++at_;  // lazy or not is the same here
  }

  // 'our (own)? staff' and 'training (course)?': where the group is absent its space must be absent too.
  void take_space_along(char32_t c) {
    const std::size_t begin = last_->begin;
    const std::string group = out_.substr(begin);
    const bool space_before = begin > 0 && out_[begin - 1] == ' ';
    const bool first = begin == 0 || out_[begin - 1] == '|' || std::string_view(out_).substr(0, begin).ends_with("(?:");
    if (space_before && (ends_part(at_) || parting_at(at_))) {
      out_.resize(begin - 1);
      out_ += "(?: " + group + ")";
    } else if (first && parting_at(at_) && !ends_part(at_ + 1)) {
      out_.resize(begin);
      out_ += "(?:" + group + " )";
      ++at_;
    }
    out_ += static_cast<char>(c);
  }

  bool parting_at(std::size_t at) const {
    return at < in_.size() && kind_of(in_[at]) == CharacterKind::parting;
  }

  // Whether a group, an alternative or a segment ends here.
  bool ends_part(std::size_t at) const {
    const auto rest = std::u32string_view(in_).substr(std::min(at, in_.size()));
    return rest.empty() || rest[0] == U')' || rest[0] == U'|' || rest[0] == 0x2026 || rest.starts_with(U"...") ||
           rest.starts_with(U" ...") || rest == U" ";
  }

  void character_class() {
    const std::size_t begin = at_++;
    const bool negated = at_ < in_.size() && in_[at_] == U'^';
    if (negated) ++at_;
    std::string letters, marks;
    bool first = true;
    for (; at_ < in_.size() && (first || in_[at_] != U']'); first = false) {
      if (in_[at_] == U'[' && at_ + 1 < in_.size() && in_[at_ + 1] == U':') {
        const std::size_t end = std::u32string_view(in_).find(U":]", at_ + 2);
        if (end == std::u32string::npos) return fail("[: is not closed", "a class such as [:alpha:]");
        for (const std::size_t stop = end + 2; at_ < stop; ++at_) letters += utf8_of(in_[at_]);
        continue;
      }
      class_member(letters, marks);
      if (mistake_) return;
    }
    if (at_ >= in_.size()) return fail("[ is not closed", "a ] after " + excerpt(begin));
    ++at_;
    if (negated) return atom("[^ " + letters + marks + "]", {});
    if (marks.empty()) return atom("[" + letters + "]", {});
    const std::string mark_part = " ?\\x01?[" + marks + "] ?";
    atom(letters.empty() ? "(?:" + mark_part + ")" : "(?:[" + letters + "]|" + mark_part + ")", {});
  }

  std::string excerpt(std::size_t from) const {
    std::string text;
    for (std::size_t i = from; i < std::min(in_.size(), from + 12); ++i) text += utf8_of(in_[i]);
    return "'" + text + "'";
  }

  // One member of a class: a character, an escape or a range.
  void class_member(std::string& letters, std::string& marks) {
    char32_t from = in_[at_++];
    if (from == U'\\') {
      if (at_ >= in_.size()) return fail("a backslash stands at the end", "a character after it");
      from = in_[at_++];
      if (from == U'd') { letters += "0-9"; return; }
      if (from == U'w') { letters += std::string("0-9A-Za-z") + kBeyondAscii; return; }
      if (from == U's') { letters += ' '; return; }
      if (is_ascii_letter(from) || is_ascii_digit(from)) {
        letters += "\\" + utf8_of(from);
        if ((from == U'p' || from == U'P') && at_ < in_.size() && in_[at_] == U'{') {
          const std::size_t end = in_.find(U'}', at_);
          for (; end != std::u32string::npos && at_ <= end; ++at_) letters += utf8_of(in_[at_]);
        }
        return;
      }
    } else if (at_ + 1 < in_.size() && in_[at_] == U'-' && in_[at_ + 1] != U']') {
      const char32_t to = in_[at_ + 1];
      at_ += 2;
      std::string& side = kind_of(from) == CharacterKind::mark ? marks : letters;
      side += class_character(from) + "-" + class_character(to);
      return;
    }
    if (kind_of(from) == CharacterKind::nothing) return;
    if (kind_of(from) == CharacterKind::parting) { letters += ' '; return; }
    (kind_of(from) == CharacterKind::mark ? marks : letters) += class_character(from);
  }

  std::string class_character(char32_t c) const {
    const char32_t shown = with_case_ ? plain(c) : folded(plain(c));
    return shown < 0x80 ? RE2::QuoteMeta(utf8_of(shown)) : utf8_of(shown);
  }

  std::u32string in_;
  bool with_case_;
  bool gaps_allowed_;
  const VocabularyLookup& vocabulary_;
  std::size_t at_ = 0;
  std::string out_;                 // the current segment
  std::optional<Atom> last_;        // what stands before, if it can be repeated
  std::vector<std::size_t> open_;   // where open groups begin in out_
  bool alternatives_ = false;       // a | outside parentheses
  Pattern pattern_;
  std::optional<PatternMistake> mistake_;
};

}  // namespace

PatternResult translate_pattern(std::string_view text, bool with_case, const VocabularyLookup& vocabulary) {
  return Translator(text, with_case, true, vocabulary).translate();
}

PatternResult translate_word(std::string_view text, bool with_case, const VocabularyLookup& vocabulary) {
  return Translator(text, with_case, false, vocabulary).translate();
}

std::optional<std::string> refusal_of(const std::string& segment) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_never_capture(true);
  // A set only parses what is added: cheaper than a whole RE2. What repeats may still be too large to compile.
  RE2::Set set(options, RE2::UNANCHORED);
  std::string reason;
  if (set.Add(segment, &reason) < 0) return reason;
  if (segment.find_first_of("{", 0) == std::string::npos && segment.size() < 8192) return std::nullopt;
  options.set_longest_match(true);
  const RE2 whole(segment, options);
  if (!whole.ok()) return whole.error();
  return std::nullopt;
}

}  // namespace candour
