#include "rules/match_text.h"

#include <array>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace candour {
namespace {

CharacterKind kind_by_unicode(char32_t character) {
  const auto c = static_cast<UChar32>(character);
  switch (u_charType(c)) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
      return c == 0x02BC ? CharacterKind::mark
                         : CharacterKind::letter;  // U+02BC is a letter in name only: an apostrophe
    case U_OTHER_LETTER:
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_LETTER_NUMBER:
      return CharacterKind::letter;
    case U_DECIMAL_DIGIT_NUMBER:
      return CharacterKind::digit;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_CONTROL_CHAR:
    case U_DASH_PUNCTUATION:
      return CharacterKind::parting;
    case U_FORMAT_CHAR:
      return c == 0x200B ? CharacterKind::parting : CharacterKind::nothing;  // zero width space
    default:
      return c == 0x2212 ? CharacterKind::parting : CharacterKind::mark;  // minus sign
  }
}

std::array<CharacterKind, 128> ascii_kinds() {
  std::array<CharacterKind, 128> kinds{};
  for (char32_t c = 0; c < 128; ++c) kinds[c] = kind_by_unicode(c);
  return kinds;
}

const std::array<CharacterKind, 128> kAscii = ascii_kinds();

// The next character; U+0020 for a byte that is not UTF-8.
char32_t next_character(std::string_view text, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) {
    ++at;
    return byte;
  }
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 c = 0;
  auto offset = static_cast<std::int64_t>(at);
  const auto length = static_cast<std::int64_t>(text.size());
  U8_NEXT(bytes, offset, length, c);
  at = static_cast<std::size_t>(offset);
  return c < 0 ? U' ' : static_cast<char32_t>(c);
}

void append(std::string& text, char32_t character) {
  if (character < 0x80) {
    text += static_cast<char>(character);
    return;
  }
  std::array<char, U8_MAX_LENGTH> bytes{};
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, static_cast<UChar32>(character));
  text.append(bytes.data(), static_cast<std::size_t>(length));
}

bool digit_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  return kind_of(next_character(text, at)) == CharacterKind::digit;
}

// Cuts a sentence into tokens, one character after the other.
class Tokenizer {
 public:
  Tokenizer(MatchText& out, bool with_case) : out_(out), with_case_(with_case) {}

  void read(std::string_view sentence) {
    out_.folded.reserve(sentence.size() + sentence.size() / 4 + 2);
    out_.folded += ' ';
    if (with_case_) out_.cased += ' ';
    for (std::size_t at = 0; at < sentence.size();) {
      if (is_small_or_capital(sentence[at])) {
        take_letter(sentence[at], at);
        ++at;
        continue;
      }
      const std::size_t begin = at;
      const char32_t character = next_character(sentence, at);
      take(character, begin, at, sentence);
    }
    close();
  }

 private:
  static bool is_small_or_capital(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  // What take() does with a letter of ASCII: nearly all are.
  void take_letter(char letter, std::size_t begin) {
    if (!open_) start(begin, true);
    out_.folded += static_cast<char>(letter | 0x20);
    if (with_case_) out_.cased += letter;
    out_.tokens.back().end = static_cast<std::uint32_t>(begin + 1);
    after_digit_ = false;
  }

  void take(char32_t character, std::size_t begin, std::size_t end, std::string_view sentence) {
    switch (kind_of(character)) {
      case CharacterKind::letter:
      case CharacterKind::digit:
        if (!open_) start(begin, true);
        add(plain(character), end);
        after_digit_ = kind_of(character) == CharacterKind::digit;
        return;
      case CharacterKind::mark:
        if (open_ && after_digit_ && (character == U',' || character == U'.') && digit_at(sentence, end)) {
          add(character, end);
          return;
        }
        close();
        start(begin, false);
        if (plain(character) >= 0x80) add(static_cast<char32_t>(kMarkByte), end);
        add(plain(character), end);
        close();
        return;
      case CharacterKind::parting:
        close();
        return;
      case CharacterKind::nothing:
        return;
    }
  }

  void start(std::size_t begin, bool word) {
    Token token;
    token.begin = static_cast<std::uint32_t>(begin);
    token.at = static_cast<std::uint32_t>(out_.folded.size());
    token.words_before = words_;
    token.word = word;
    if (word) ++words_;
    out_.tokens.push_back(token);
    if (with_case_) out_.cased_at.push_back(static_cast<std::uint32_t>(out_.cased.size()));
    open_ = true;
    after_digit_ = false;
  }

  void add(char32_t character, std::size_t end) {
    append(out_.folded, folded(character));
    if (with_case_) append(out_.cased, character);
    out_.tokens.back().end = static_cast<std::uint32_t>(end);
  }

  void close() {
    if (!open_) return;
    out_.folded += ' ';
    if (with_case_) out_.cased += ' ';
    open_ = false;
  }

  MatchText& out_;
  bool with_case_;
  bool open_ = false;
  bool after_digit_ = false;
  std::uint32_t words_ = 0;
};

}  // namespace

CharacterKind kind_of(char32_t character) {
  return character < 128 ? kAscii[character] : kind_by_unicode(character);
}

char32_t plain(char32_t character) {
  if (character < 128) return character == U'`' ? U'\'' : character;
  switch (character) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x02BC:
    case 0x00B4:
      return U'\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x00AB:
    case 0x00BB:
      return U'"';
    default:
      break;
  }
  const auto c = static_cast<UChar32>(character);
  if (u_charType(c) == U_DECIMAL_DIGIT_NUMBER) return U'0' + static_cast<char32_t>(u_charDigitValue(c));
  return character;
}

char32_t folded(char32_t character) {
  if (character < 128) return character >= U'A' && character <= U'Z' ? character + 32 : character;
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(character), U_FOLD_CASE_DEFAULT));
}

std::uint32_t MatchText::words_before(std::uint32_t token) const {
  if (token < tokens.size()) return tokens[token].words_before;
  return tokens.empty() ? 0 : tokens.back().words_before + (tokens.back().word ? 1 : 0);
}

std::string_view MatchText::token(std::uint32_t index, bool as_cased) const {
  const std::string_view text = as_cased ? cased : folded;
  const std::size_t begin = as_cased ? cased_at[index] : tokens[index].at;
  const std::size_t next =
      index + 1 < tokens.size() ? (as_cased ? cased_at[index + 1] : tokens[index + 1].at) : text.size();
  return text.substr(begin, next - begin - 1);  // a space stands behind each token
}

MatchText match_text_of(std::string_view sentence, bool with_case) {
  MatchText out;
  out.tokens.reserve(sentence.size() / 5 + 4);
  Tokenizer(out, with_case).read(sentence);
  return out;
}

}  // namespace candour
