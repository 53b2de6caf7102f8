#include "rules/pattern.h"

#include "rules/match_text.h"
#include "rules/pattern_class.h"

#include <algorithm>

#include <re2/re2.h>
#include <re2/set.h>
#include <unicode/utf8.h>

namespace candour {
namespace {

// Any character of a word, by exclusion: ASCII that is neither letter nor digit is out, everything beyond
// ASCII is in, because marks beyond ASCII stand behind kMarkByte. A class this small keeps automata small.
constexpr const char* kWordCharacter = "[0-9A-Za-z\xC2\x80-\xF4\x8F\xBF\xBF]";
constexpr const char* kNotSpace = "[^ ]";
constexpr const char* kAnyMark = "(?:[!-/:-@\\[-`{-~]|\x01[^ ])";

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

// Reads one pattern; stops at the first mistake.
class Translator {
 public:
  Translator(std::string_view text, bool with_case, bool gaps_allowed, const VocabularyLookup& vocabulary)
      : in_(characters_of(text)), with_case_(with_case), gaps_allowed_(gaps_allowed), vocabulary_(vocabulary) {}

  PatternResult pattern() {
    read();
    if (!mistake_) end_segment();
    if (mistake_) return {std::nullopt, mistake_};
    return {std::move(pattern_), std::nullopt};
  }

  PhraseResult phrase() {
    read();
    if (mistake_) return {nullptr, mistake_};
    return {groups_.back().tree(), std::nullopt};
  }

 private:
  // What stands between two parentheses, or at the top.
  struct Group {
    std::vector<std::vector<PatternTree>> alternatives{{}};
    PatternTree tree() const {
      std::vector<PatternTree> rows;
      for (const auto& row : alternatives) rows.push_back(sequence_node(row));
      return alternatives_node(rows);
    }
  };

  void read() {
    while (at_ < in_.size() && !mistake_) step();
    if (!mistake_ && groups_.size() > 1) fail("a parenthesis is not closed", "a ) for every (");
  }

  void step() {
    const char32_t c = in_[at_];
    if (starts_gap(at_)) return gap();
    switch (c) {
      case U'\\':
        return escape();
      case U'{':
        return at_ + 1 < in_.size() && is_ascii_digit(in_[at_ + 1]) ? counted() : reference();
      case U'[':
        return character_class();
      case U'(':
        return open_group();
      case U')':
        return close_group();
      case U'|':
        ++at_;
        after_digit_ = false;
        groups_.back().alternatives.emplace_back();
        return;
      case U'*':
      case U'+':
      case U'?':
        return quantifier();
      case U'.':
        ++at_;
        return add(word_node(kNotSpace));
      case U'^':
        if (at_ == 0 && gaps_allowed_) {
          pattern_.at_start = true;
          ++at_;
          return;
        }
        return fail("^ has no meaning here", "^ at the front of a pattern; for the character itself write \\^");
      case U'$':
        return fail("$ has no meaning here",
                    "nothing: a pattern ends at the edge of a word; for the character itself write \\$");
      default:
        ++at_;
        return literal(c);
    }
  }

  void fail(std::string what, std::string expected) {
    if (!mistake_) mistake_ = PatternMistake{std::move(what), std::move(expected)};
  }

  void add(PatternTree node, bool digit = false) {
    groups_.back().alternatives.back().push_back(std::move(node));
    after_digit_ = digit;
  }

  std::u32string_view rest(std::size_t at) const { return std::u32string_view(in_).substr(std::min(at, in_.size())); }

  // U+2026: editors write three dots so.
  bool starts_gap(std::size_t at) const { return rest(at).starts_with(U"\u2026") || rest(at).starts_with(U"..."); }

  void take_dots() { at_ += in_[at_] == 0x2026 ? 1 : 3; }

  void gap() {
    take_dots();
    std::uint32_t words = kDefaultGap;
    std::size_t end = at_;
    while (end < in_.size() && is_ascii_digit(in_[end])) ++end;
    if (end > at_ && starts_gap(end)) {
      words = 0;
      for (; at_ < end; ++at_) words = std::min(words * 10 + (in_[at_] - U'0'), kLongestGap + 1);
      take_dots();
    }
    if (!gaps_allowed_) return fail("a gap '...' stands in a word of a vocabulary", "a word or phrase without gaps");
    if (groups_.size() > 1)
      return fail("a gap '...' stands inside parentheses that repeat", "gaps between whole parts");
    if (words > kLongestGap) return fail("a gap is too long", "0 to 30 words, as in ...30...");
    if (groups_[0].alternatives.size() > 1) return ambiguous();
    end_segment();
    pattern_.gaps.push_back(words);
  }

  void ambiguous() {
    fail("the | beside a gap '...' is ambiguous", "parentheses around the alternatives: '(a|b) ... c'");
  }

  bool is_blank() const {
    const auto& row = groups_[0].alternatives.back();
    return std::all_of(row.begin(), row.end(),
                       [](const PatternTree& node) { return node->kind == PatternNode::Kind::space; });
  }

  // The part of the pattern up to here is done.
  void end_segment() {
    if (!pattern_.gaps.empty() && groups_[0].alternatives.size() > 1) return ambiguous();
    WordGraphResult result = graph_of(*groups_[0].tree());
    if (result.mistake) {
      const bool beside_gap = !pattern_.gaps.empty() || at_ < in_.size();
      if (beside_gap && is_blank()) return fail("nothing stands beside the gap '...'", "words on both sides of a gap");
      mistake_ = std::move(result.mistake);
      return;
    }
    pattern_.segments.push_back(std::move(*result.graph));
    groups_.assign(1, Group{});
    after_digit_ = false;
  }

  void literal(char32_t c) {
    switch (kind_of(c)) {
      case CharacterKind::nothing:
        return;
      case CharacterKind::parting:
        return add(space_node());
      case CharacterKind::letter:
        return letters(c);
      case CharacterKind::digit:
        return add(word_node(utf8_of(plain(c))), true);
      case CharacterKind::mark:
        return mark(c);
    }
  }

  // A letter and those behind it, but for one that repeats: most of a pattern is words.
  void letters(char32_t first) {
    const auto shown = [&](char32_t c) { return utf8_of(with_case_ ? plain(c) : folded(plain(c))); };
    std::string word = shown(first);
    while (at_ < in_.size() && kind_of(in_[at_]) == CharacterKind::letter && !repeats(at_ + 1))
      word += shown(in_[at_++]);
    add(word_node(std::move(word)));
  }

  bool repeats(std::size_t at) const {
    if (at >= in_.size()) return false;
    const char32_t c = in_[at];
    return c == U'*' || c == U'+' || c == U'?' || (c == U'{' && at + 1 < in_.size() && is_ascii_digit(in_[at + 1]));
  }

  bool digit_next() const {
    return at_ < in_.size() && (kind_of(in_[at_]) == CharacterKind::digit || rest(at_).starts_with(U"\\d"));
  }

  void mark(char32_t c) {
    const char32_t shown = plain(c);
    if ((shown == U',' || shown == U'.') && after_digit_ && digit_next())
      return add(word_node(shown == U',' ? "," : "\\."), true);
    add(mark_node(shown < 0x80 ? RE2::QuoteMeta(utf8_of(shown)) : kMarkByte + utf8_of(shown)));
  }

  void escape() {
    if (at_ + 1 >= in_.size()) return fail("a backslash stands at the end", "a character after it");
    const char32_t c = in_[at_ + 1];
    at_ += 2;
    switch (c) {
      case U'd':
        return digits();
      case U'w':
        return word_characters();
      case U's':
      case U'n':
      case U't':
      case U'r':
      case U'f':
      case U'v':
        return add(space_node());
      case U'S':
        return add(word_node(kNotSpace));
      case U'D':
        return add(word_node("[^ 0-9]"));
      case U'W':
        return add(mark_node(kAnyMark));
      case U'p':
      case U'P':
        return property(c);
      case U'b':
      case U'B':
      case U'A':
      case U'z':
      case U'Z':
      case U'G':
        return fail("\\" + utf8_of(c) + " is not allowed",
                    "nothing in its place: a pattern always begins and ends at the edge of a word");
      case U'C':
      case U'Q':
      case U'E':
      case U'x':
        return fail("\\" + utf8_of(c) + " is not allowed", "the characters themselves, each mark behind a backslash");
      default:
        break;
    }
    if (is_ascii_letter(c) || is_ascii_digit(c)) return add(word_node("\\" + utf8_of(c)));  // RE2 will say why not
    literal(c);
  }

  // \d+ is a number, with its commas and full stops.
  void digits() {
    if (at_ < in_.size() && in_[at_] == U'+') {
      ++at_;
      return add(word_node("(?:[0-9]+(?:[.,][0-9]+)*)"), true);
    }
    add(word_node("[0-9]"), true);
  }

  // \w+ and \w* run to where the author's next character stands, over the commas of a number too.
  void word_characters() {
    const bool run = at_ < in_.size() && (in_[at_] == U'+' || in_[at_] == U'*');
    if (!run) return add(word_node(kWordCharacter));
    PatternTree word = word_node(std::string("(?:") + kWordCharacter + "[^ ]*)");
    add(in_[at_++] == U'*' ? repeat_node(std::move(word), 0, 1) : word);
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
    add(word_node(regex));
  }

  // {2}, {2,} or {2,3}
  void counted() {
    ++at_;
    const std::uint32_t least = number();
    std::uint32_t most = least;
    if (at_ < in_.size() && in_[at_] == U',') {
      ++at_;
      most = at_ < in_.size() && is_ascii_digit(in_[at_]) ? number() : kMany;
    }
    if (at_ >= in_.size() || in_[at_] != U'}') return fail("a repetition is not closed", "{2}, {2,} or {2,5}");
    ++at_;
    if (most < least || (most != kMany && most > 1000) || least > 1000)
      return fail("a repetition's numbers are wrong", "{2,5}: from, to, at most 1000");
    repeat(least, most);
  }

  std::uint32_t number() {
    std::uint32_t value = 0;
    for (; at_ < in_.size() && is_ascii_digit(in_[at_]); ++at_)
      value = std::min<std::uint32_t>(value * 10 + (in_[at_] - U'0'), 100'000);
    return value;
  }

  void quantifier() {
    const char32_t c = in_[at_++];
    if (at_ < in_.size() && in_[at_] == U'?') ++at_;  // lazy or not is the same here
    repeat(c == U'+' ? 1 : 0, c == U'?' ? 1 : kMany);
  }

  void repeat(std::uint32_t least, std::uint32_t most) {
    auto& row = groups_.back().alternatives.back();
    if (row.empty()) return fail("there is nothing to repeat", "a letter, a class or a group before it");
    PatternTree part = std::move(row.back());
    row.pop_back();
    add(repeat_node(std::move(part), least, most));
  }

  // {name}
  void reference() {
    const std::size_t end = in_.find(U'}', at_);
    std::string name;
    for (std::size_t i = at_ + 1; end != std::u32string::npos && i < end; ++i) name += utf8_of(in_[i]);
    if (name.empty()) return fail("{ is not closed", "the name of a vocabulary, such as {staff}");
    at_ = end + 1;
    PatternTree words = vocabulary_(name);
    if (!words) return fail("", "");  // reported where the vocabulary was looked up
    add(std::move(words));
  }

  void open_group() {
    ++at_;
    if (rest(at_).starts_with(U"?")) {
      if (!rest(at_).starts_with(U"?:")) return fail("(? is not allowed", "a plain group: ( )");
      at_ += 2;
    }
    if (groups_.size() > 50) return fail("too many parentheses", "at most 50 inside each other");
    groups_.emplace_back();
    after_digit_ = false;
  }

  void close_group() {
    ++at_;
    if (groups_.size() == 1) return fail("a ) has no (", "a ( for every )");
    PatternTree tree = groups_.back().tree();
    groups_.pop_back();
    add(std::move(tree));
  }

  void character_class() {
    ClassResult result = read_character_class(in_, at_, with_case_);
    if (result.mistake) return fail(std::move(result.mistake->what), std::move(result.mistake->expected));
    at_ = result.end;
    add(std::move(result.node), result.is_number);
  }

  std::u32string in_;
  bool with_case_;
  bool gaps_allowed_;
  const VocabularyLookup& vocabulary_;
  std::size_t at_ = 0;
  std::vector<Group> groups_{Group{}};
  bool after_digit_ = false;  // what was read last is a digit: a comma may belong to its number
  Pattern pattern_;
  std::optional<PatternMistake> mistake_;
};

}  // namespace

PatternResult translate_pattern(std::string_view text, bool with_case, const VocabularyLookup& vocabulary) {
  return Translator(text, with_case, true, vocabulary).pattern();
}

PhraseResult translate_phrase(std::string_view text, bool with_case, const VocabularyLookup& vocabulary) {
  return Translator(text, with_case, false, vocabulary).phrase();
}

std::optional<std::string> refusal_of(const WordGraph& graph, std::unordered_set<std::string>& taken) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_never_capture(true);
  // A set only parses what is added: cheaper than a whole RE2. What repeats by number may still be too large
  // to compile.
  RE2::Set set(options, RE2::ANCHOR_BOTH);
  for (const WordGraph::Step& step : graph.steps) {
    std::string reason;
    if (step.word.find_first_of("\\[({?*+") == std::string::npos) continue;  // plain letters
    if (taken.contains(step.word)) continue;
    if (set.Add(step.word, &reason) < 0) return reason;
    if (step.word.find('{') != std::string::npos) {
      const RE2 whole(step.word, options);
      if (!whole.ok()) return whole.error();
    }
    taken.insert(step.word);
  }
  return std::nullopt;
}

}  // namespace candour
