#include "extractor/reader/text.h"

#include "extractor/reader/characters.h"
#include "extractor/reader/decode.h"
#include "extractor/reader/quality.h"
#include "extractor/reader/word_marks.h"

#include <algorithm>
#include <cstdint>
#include <unordered_set>
#include <utility>
#include <vector>

namespace candour {
namespace {

// A word as the file has it.
struct Token {
  std::u32string text;  // soft hyphens and control characters taken out
  std::uint32_t begin, end;
};

struct TextLine {
  std::vector<Token> words;  // none in a blank line
  std::size_t indent = 0;    // columns
  std::size_t width = 0;     // columns from the first to the last character
  bool soft_end = false;     // ends in a soft hyphen
  std::uint32_t page = 0;    // counted from 0
};

struct TextDraft {
  std::vector<std::size_t> lines;
  Role role = Role::body;
  std::uint8_t level = 0;
};

bool ends_line(char32_t c) {
  return c == '\n' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// Form feeds and paragraph separators leave a blank line behind; a page ends where a form feed does, if anything follows.
std::vector<TextLine> lines_of(const std::u32string& text) {
  std::vector<TextLine> lines(1);
  bool in_word = false;
  std::size_t column = 0;
  std::uint32_t page = 0;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    char32_t c = text[i];
    if (c == '\r') c = i + 1 < text.size() && text[i + 1] == '\n' ? 0 : '\n';
    if (ends_line(c)) {
      page += c == '\f';
      lines.emplace_back().page = page;
      if (c == '\f' || c == 0x2029) lines.emplace_back().page = page;
      in_word = false;
      column = 0;
      continue;
    }
    TextLine& line = lines.back();
    if (is_space(c)) {
      in_word = false;
      column += c == '\t' ? 8 - column % 8 : 1;
      continue;
    }
    line.soft_end = c == 0xAD;
    Unfolded unfolded;
    if (c != 0xAD) unfold(c, unfolded);
    if (unfolded.count == 0) continue;
    if (!in_word) {
      if (line.words.empty()) line.indent = column;
      line.words.push_back({{}, i, i});
      in_word = true;
    }
    line.words.back().text.append(unfolded.c, unfolded.count);
    line.words.back().end = i + 1;
    line.width = ++column - line.indent;
  }
  return lines;
}

// "J. K. Smith": the first letter of a name, not of a list.
bool begins_with_initial(const TextLine& line) {
  const std::u32string& first = line.words[0].text;
  return first.size() == 2 && first[1] == '.' && is_letter(first[0]) && !is_lower(first[0]) && line.words.size() <= 5 &&
         std::all_of(line.words.begin(), line.words.end(),
                     [](const Token& word) { return is_letter(word.text[0]) && !is_lower(word.text[0]); });
}

bool begins_item(const TextLine& line) {
  return line.words.size() > 1 &&
         (is_bullet_word(line.words[0].text) || (is_number_word(line.words[0].text) && !begins_with_initial(line)));
}

bool ends_sentence(const TextLine& line) {
  return candour::ends_sentence(line.words.back().text);
}

bool begins_small(const TextLine& line) {
  return candour::begins_small(line.words.front().text);
}

// "=====" or "-----" under a heading.
bool is_rule(const TextLine& line) {
  if (line.words.size() != 1 || line.words[0].text.size() < 3) return false;
  const std::u32string& text = line.words[0].text;
  return (text[0] == '=' || text[0] == '-' || text[0] == '_' || text[0] == '*') &&
         text.find_first_not_of(text[0]) == std::u32string::npos;
}

// The column at which lines were wrapped; 0 if each line is a paragraph.
std::size_t wrap_width(const std::vector<TextLine>& lines) {
  std::vector<std::size_t> widths;
  for (const TextLine& line : lines)
    if (!line.words.empty()) widths.push_back(line.indent + line.width);
  if (widths.empty()) return 0;
  std::sort(widths.begin(), widths.end());
  const std::size_t wide = widths[(widths.size() - 1) * 95 / 100];
  return wide <= 132 ? wide : 0;
}

// True if `next`, which follows `line` without a blank line between, goes on with its paragraph.
bool goes_on(const TextLine& line, const TextLine& next, std::size_t wrap) {
  if (line.soft_end) return true;
  if (begins_item(next) || is_rule(line) || is_rule(next)) return false;
  if (wrap == 0) return begins_small(next) && !ends_sentence(line);
  // The next word would still have fitted: the line was ended on purpose.
  const bool early = line.indent + line.width + 1 + next.words.front().text.size() <= wrap;
  return !early || (begins_small(next) && !ends_sentence(line));
}

std::vector<TextDraft> drafts_of(const std::vector<TextLine>& lines) {
  const std::size_t wrap = wrap_width(lines);
  std::vector<TextDraft> drafts;
  bool open = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].words.empty()) {
      open = false;
      continue;
    }
    if (is_rule(lines[i]) && open) {
      drafts.back().role = Role::heading;
      open = false;
      continue;
    }
    if (open && goes_on(lines[i - 1], lines[i], wrap)) {
      drafts.back().lines.push_back(i);
      continue;
    }
    drafts.push_back({{i}});
    open = true;
  }
  return drafts;
}

std::size_t words_in(const std::vector<TextLine>& lines, const TextDraft& draft) {
  std::size_t n = 0;
  for (std::size_t i : draft.lines) n += lines[i].words.size();
  return n;
}

// Short, no sentence, begins like one: a heading if running text or a list follows, else a line of an address
// or sign-off.
bool could_be_heading(const std::vector<TextLine>& lines, const TextDraft& draft) {
  const TextLine& first = lines[draft.lines.front()];
  const char32_t c = first.words.front().text.front();
  const std::u32string& end = lines[draft.lines.back()].words.back().text;
  return draft.role == Role::body && draft.lines.size() <= 2 && words_in(lines, draft) <= 12 &&
         !ends_sentence(lines[draft.lines.back()]) && end.back() != ',' && (is_upper(c) || is_digit(c));
}

void set_roles(const std::vector<TextLine>& lines, std::vector<TextDraft>& drafts) {
  std::vector<std::size_t> indents;  // of the items that are open, outermost first
  for (TextDraft& draft : drafts) {
    const TextLine& first = lines[draft.lines.front()];
    if (draft.role != Role::body || !begins_item(first)) {
      if (draft.role == Role::body && first.indent == 0) indents.clear();
      continue;
    }
    while (!indents.empty() && first.indent < indents.back()) indents.pop_back();
    if (indents.empty() || first.indent > indents.back()) indents.push_back(first.indent);
    draft.role = Role::list_item;
    draft.level = static_cast<std::uint8_t>(std::min<std::size_t>(indents.size(), 6));
  }
  for (std::size_t i = drafts.size(); i-- > 0;) {
    TextDraft& draft = drafts[i];
    if (could_be_heading(lines, draft) && i + 1 < drafts.size()) {
      const TextDraft& next = drafts[i + 1];
      const bool leads = next.role == Role::heading || next.role == Role::list_item || words_in(lines, next) >= 10;
      if (leads) draft.role = Role::heading;
    }
    // "1. Our policies", followed by text, is a heading too; as an item it would be followed by another.
    const bool numbered = draft.role == Role::list_item && is_number_word(lines[draft.lines.front()].words[0].text);
    if (numbered && words_in(lines, draft) <= 8 && !ends_sentence(lines[draft.lines.back()]) && i + 1 < drafts.size() &&
        drafts[i + 1].role == Role::body && words_in(lines, drafts[i + 1]) >= 10)
      draft.role = Role::heading;
    if (draft.role == Role::heading) draft.level = i == 0 ? 1 : 2;
  }
}

class TextBuilder {
 public:
  TextBuilder(const std::vector<TextLine>& lines, Document& document) : lines_(lines), document_(document) {
    for (const TextLine& line : lines)
      for (const Token& token : line.words) known_.insert(token.text);
  }

  void add(const TextDraft& draft) {
    Paragraph paragraph;
    paragraph.page = lines_[draft.lines.front()].page;
    paragraph.role = draft.role;
    paragraph.level = draft.level;
    paragraph.first_word = static_cast<std::uint32_t>(document_.words.size());
    paragraph.text.begin = static_cast<std::uint32_t>(document_.text.size());
    bool glue = true;
    for (std::size_t i = 0; i < draft.lines.size(); ++i) {
      const TextLine& line = lines_[draft.lines[i]];
      const auto* next = i + 1 < draft.lines.size() ? &lines_[draft.lines[i + 1]] : nullptr;
      for (std::size_t k = 0; k < line.words.size(); ++k) {
        std::u32string_view text = line.words[k].text;
        bool joins = false;
        if (k + 1 == line.words.size() && next != nullptr) joins = joined(line, next->words.front().text, text);
        append(text, line.words[k], glue);
        glue = joins;
      }
      document_.lines.push_back({line.page, {}});
    }
    paragraph.end_word = static_cast<std::uint32_t>(document_.words.size());
    paragraph.text.end = static_cast<std::uint32_t>(document_.text.size());
    document_.text += '\n';
    document_.paragraphs.push_back(paragraph);
  }

 private:
  // True if the line's last word goes on in the next line; takes the hyphen off if the word is known without
  // it.
  bool joined(const TextLine& line, const std::u32string& next, std::u32string_view& text) const {
    if (line.soft_end) return true;
    if (text.size() < 2 || !is_hyphen(text.back()) || !is_letter(text[text.size() - 2]) || !is_letter(next.front()))
      return false;
    if (next == U"and" || next == U"or" || next == U"to") return false;
    std::u32string whole(text.substr(0, text.size() - 1));
    whole += next;
    while (!whole.empty() && !is_letter(whole.back())) whole.pop_back();
    if (known_.contains(whole)) text.remove_suffix(1);
    return true;
  }

  void append(std::u32string_view text, const Token& token, bool glue) {
    if (!glue) document_.text += ' ';
    Word word;
    word.text.begin = static_cast<std::uint32_t>(document_.text.size());
    append_nfc(text, document_.text);
    word.text.end = static_cast<std::uint32_t>(document_.text.size());
    word.line = static_cast<std::uint32_t>(document_.lines.size());
    word.source_begin = token.begin;
    word.source_end = token.end;
    document_.words.push_back(word);
  }

  const std::vector<TextLine>& lines_;
  Document& document_;
  std::unordered_set<std::u32string> known_;
};

// A page for each form feed that something follows, as pdftotext writes them; one in a text without.
void add_pages(const std::vector<TextLine>& lines, Document& document) {
  std::vector<QualityCount> counts(1);
  for (const TextLine& line : lines) {
    if (line.words.empty()) continue;
    counts.resize(std::max<std::size_t>(counts.size(), line.page + 1));
    for (const Token& token : line.words) counts.back().add(token.text);
  }
  for (const QualityCount& count : counts) {
    Page page;
    page.number = static_cast<std::uint32_t>(document.pages.size()) + 1;
    count.judge(page);
    document.pages.push_back(std::move(page));
  }
}

}  // namespace

Result<Document> read_text(std::string_view bytes, const Sniffed& sniffed, const std::string& name,
                           const ReadLimits& limits) {
  const std::vector<TextLine> lines = lines_of(decode(bytes, sniffed));
  std::size_t words = 0;
  std::uint32_t pages = 0;  // those that something stands on, and those before them
  for (const TextLine& line : lines) {
    words += line.words.size();
    if (!line.words.empty()) pages = line.page + 1;
  }
  if (words > limits.words) return over_limit(name, limits.words, "words");
  if (pages > limits.pages) return over_limit(name, limits.pages, "pages");
  std::vector<TextDraft> drafts = drafts_of(lines);
  set_roles(lines, drafts);

  Document document;
  document.source.media_type = "text/plain";
  TextBuilder builder(lines, document);
  for (const TextDraft& draft : drafts) builder.add(draft);
  add_pages(lines, document);
  return document;
}

}  // namespace candour
