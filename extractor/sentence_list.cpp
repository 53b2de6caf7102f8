#include "extractor/sentence_list.h"

#include "extractor/reader/characters.h"
#include "extractor/roles.h"

#include <algorithm>
#include <string>

#include <unicode/utf8.h>

#pragma GCC diagnostic ignored "-Wconversion"  // U8_NEXT is a macro of ICU's

namespace candour {
namespace {

constexpr char32_t kSoftHyphen = 0xAD;
constexpr char32_t kReplacement = 0xFFFD;

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

// White space is written before the word that follows it, so none stands at the ends.
template <typename Text, typename Character>
void append_spaced(const Character* characters, std::size_t count, bool& space, Text& out, std::size_t begin) {
  for (std::size_t i = 0; i < count; ++i) {
    const Character c = characters[i];
    if (c == ' ') {
      space = true;
      continue;
    }
    if (space && out.size() > begin) out += ' ';
    space = false;
    out += c;
  }
}

void append_ascii(std::string_view text, std::string& out) {
  const std::size_t begin = out.size();
  bool space = false;
  for (const char c : text) {
    const bool is_white = c == ' ' || (c >= '\t' && c <= '\r');
    if (!is_white && (c < ' ' || c == 0x7F)) continue;
    const char shown = is_white ? ' ' : c;
    append_spaced(&shown, 1, space, out, begin);
  }
}

void append_unicode(std::string_view text, std::string& out) {
  std::u32string characters;
  characters.reserve(text.size());
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    UChar32 read = 0;
    U8_NEXT(text.data(), i, text.size(), read);
    const char32_t c = read < 0 ? kReplacement : static_cast<char32_t>(read);
    if (c == kSoftHyphen) continue;
    Unfolded unfolded;
    unfold(c, unfolded);
    append_spaced(unfolded.c, unfolded.count, space, characters, 0);
  }
  append_nfc(characters, out);
}

// The character at the beginning of well-formed text.
char32_t first_character(std::string_view text) {
  std::size_t i = 0;
  UChar32 c = 0;
  if (!text.empty()) U8_NEXT(text.data(), i, text.size(), c);
  return static_cast<char32_t>(c);
}

bool begins_with_bullet(std::string_view text) {
  const char32_t first = first_character(text);
  return !text.empty() && (is_bullet(first) || text.starts_with("* ") || text.starts_with("- "));
}

// "(a) ", "a) ", "(iv) ", "2) ", "12) "
bool begins_with_enumerator(std::string_view text) {
  if (text.starts_with('(')) text.remove_prefix(1);
  std::size_t length = 0;
  while (length < text.size() && length < 4 &&
         (is_letter(static_cast<unsigned char>(text[length])) || is_digit(static_cast<unsigned char>(text[length]))))
    ++length;
  return length > 0 && length < text.size() && text[length] == ')';
}

bool looks_like_item(std::string_view text) {
  return !text.empty() && (begins_with_bullet(text) || begins_with_enumerator(text) || text.starts_with("\u2013 ") ||
                           is_lower(first_character(text)));
}

void make_item(Document& document, Sentence& sentence) {
  sentence.role = Role::list_item;
  document.paragraphs[sentence.paragraph].role = Role::list_item;
  document.paragraphs[sentence.paragraph].level = 1;
}

void find_lists(Document& document) {
  std::uint32_t lead = kNone;
  for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
    Sentence& sentence = document.sentences[i];
    const std::string_view text = text_of(document, sentence.text);
    if (lead != kNone && !looks_like_item(text)) lead = kNone;
    if (lead != kNone || begins_with_bullet(text)) make_item(document, sentence);
    sentence.lead = lead;
    if (text.ends_with(':')) lead = i;
  }
}

}  // namespace

Document document_of_sentences(std::span<const std::string_view> sentences) {
  Document document;
  document.pages.emplace_back();
  std::size_t size = 0;
  for (const std::string_view sentence : sentences) size += sentence.size() + 1;
  document.text.reserve(size);
  document.paragraphs.reserve(sentences.size());
  document.sentences.reserve(sentences.size());
  for (const std::string_view given : sentences) {
    Sentence sentence;
    sentence.paragraph = static_cast<std::uint32_t>(document.paragraphs.size());
    sentence.text.begin = static_cast<std::uint32_t>(document.text.size());
    is_ascii(given) ? append_ascii(given, document.text) : append_unicode(given, document.text);
    sentence.text.end = static_cast<std::uint32_t>(document.text.size());
    document.text += '\n';
    Paragraph paragraph;
    paragraph.text = sentence.text;
    document.paragraphs.push_back(paragraph);
    document.sentences.push_back(sentence);
  }
  find_lists(document);
  mark_sign_offs(document);
  return document;
}

}  // namespace candour
