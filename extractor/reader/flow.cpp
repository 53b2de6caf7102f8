#include "extractor/reader/flow.h"

#include "extractor/reader/characters.h"
#include "extractor/reader/decode.h"
#include "extractor/reader/quality.h"
#include "extractor/reader/word_marks.h"

#include <algorithm>
#include <utility>

namespace candour {
namespace {

constexpr std::size_t kDeepest = 6;         // of headings and lists, as the Document counts
constexpr std::size_t kFullLine = 70;       // characters: a line so long was ended because it was full
constexpr std::size_t kProse = 80;          // characters: a paragraph so long that ends like a sentence is running text
constexpr std::size_t kLongestLine = 1000;  // bytes of a title
constexpr std::size_t kHeadingWords = 12;
constexpr std::size_t kTextWords = 10;  // what a heading stands over

// Where the places of a file's footnotes and running feet are, after everything else.
int order_of(Role role) {
  return role == Role::running_foot ? 2 : role == Role::footnote ? 1 : 0;
}

bool is_note_sign(char32_t c) {
  return c == '*' || c == '[' || c == ']' || c == '(' || c == ')' || c == ',' || c == 0x2020 || c == 0x2021;
}

}  // namespace

void Flow::open(Role role, std::size_t level) {
  close();
  open_.role = role;
  open_.level = static_cast<std::uint8_t>(std::min(level, kDeepest));
}

void Flow::put(char32_t c, std::uint32_t begin, std::uint32_t end) {
  if (is_space(c)) return end_word();
  if (c == 0xAD) return;
  Unfolded unfolded;
  unfold(c, unfolded);
  if (unfolded.count == 0 || is_full()) return;
  if (raised_ && is_note_sign(c)) return;
  // "chain¹, and": the sign went with the word before its comma came.
  if (in_word_ && !raised_ && !is_letter(c) && !is_digit(c) && !is_superscript_digit(c)) strip_note_signs();
  if (!in_word_) {
    words_.push_back({letters_.size(), 0, begin, end, true, false});
    in_word_ = true;
  }
  Piece& word = words_.back();
  for (std::size_t i = 0; i < unfolded.count; ++i) letters_ += raised_ ? superscript(unfolded.c[i]) : unfolded.c[i];
  word.size = letters_.size() - word.at;
  word.bold = word.bold && bold_;
  word.end = std::max(word.end, end);
}

void Flow::put(std::string_view utf8) {
  for (const char32_t c : decode_utf8(utf8)) put(c);
}

void Flow::strip_note_signs() {
  Piece& word = words_.back();
  const std::size_t signs = trailing_note_signs(text(word));
  word.size -= signs;
  letters_.resize(letters_.size() - signs);
}

void Flow::end_word() {
  if (!in_word_) return;
  in_word_ = false;
  strip_note_signs();
  // A raised figure by itself is a mark that white space parted from its word.
  const Piece& word = words_.back();
  const std::u32string_view whole = text(word);
  const bool mark = std::all_of(whole.begin(), whole.end(), is_superscript_digit);
  if (!mark || words_.size() - 1 == open_.first) return;
  letters_.resize(word.at);
  words_.pop_back();
}

void Flow::end_line() {
  end_word();
  if (words_.size() > open_.first) words_.back().ends_line = true;
}

void Flow::close() {
  end_word();
  open_.end = static_cast<std::uint32_t>(words_.size());
  if (open_.end > open_.first) add_lines(open_);
  open_.first = open_.end;
}

std::size_t Flow::width(std::uint32_t first, std::uint32_t end) const {
  std::size_t width = 0;
  for (std::uint32_t i = first; i < end; ++i) width += words_[i].size + 1;
  return width;
}

// True if the line that begins where `line` ends goes on with its sentence.
bool Flow::goes_on(const Draft& line, std::uint32_t next_end) const {
  const std::u32string_view next = text(words_[line.end]);
  if (line.role == Role::heading || is_furniture(line.role)) return true;
  if (ends_sentence(text(words_[line.end - 1]))) return false;
  if ((is_bullet_word(next) || is_number_word(next)) && next_end > line.end + 1) return false;
  return begins_small(next) || width(line.first, line.end) >= kFullLine;
}

// One paragraph of the file as one or more of ours: see goes_on().
void Flow::add_lines(Draft whole) {
  Draft line = whole;
  line.end = whole.first;
  std::uint32_t last_begin = whole.first;  // of the line read last
  while (line.end < whole.end) {
    std::uint32_t end = line.end + 1;
    while (end < whole.end && !words_[end - 1].ends_line) ++end;
    const Draft last{last_begin, line.end, whole.role, whole.level};
    if (line.end > line.first && !goes_on(last, end)) {
      add_draft(line);
      line.first = line.end;
    }
    last_begin = line.end;
    line.end = end;
  }
  add_draft(line);
}

void Flow::add_draft(Draft draft) {
  const std::u32string_view first = text(words_[draft.first]);
  const bool initial = first.size() == 2 && first[1] == '.' && is_upper(first[0]);  // "J. Smith"
  const bool item = is_bullet_word(first) || (is_number_word(first) && !initial);
  if (draft.role == Role::body && item && draft.end > draft.first + 1) {
    draft.role = Role::list_item;
    draft.level = 1;
  }
  drafts_.push_back(draft);
}

void Flow::open_table(bool lays_out) {
  close();
  // A table within a table: the outer one lays out.
  if (!tables_.empty()) tables_.back().lays_out = true;
  tables_.push_back({drafts_.size(), drafts_.size(), {}, lays_out});
}

void Flow::open_row() {
  close();
  if (tables_.empty()) return;
  close_cell();
  tables_.back().rows.push_back({drafts_.size(), 0, false});
}

void Flow::open_cell() {
  close();
  if (tables_.empty()) return;
  close_cell();
  if (tables_.back().rows.empty()) tables_.back().rows.push_back({drafts_.size(), 0, false});
  ++tables_.back().rows.back().cells;
}

bool Flow::is_prose(const Draft& draft) const {
  return ends_sentence(text(words_[draft.end - 1])) && width(draft.first, draft.end) >= kProse;
}

void Flow::close_cell() {
  Table& table = tables_.back();
  std::size_t prose = 0;
  for (std::size_t i = table.cell; i < drafts_.size(); ++i) {
    prose += is_prose(drafts_[i]);
    table.lays_out |= drafts_[i].role == Role::heading;
  }
  if (!table.rows.empty() && prose >= 2) table.rows.back().prose = true;
  table.cell = drafts_.size();
}

// True if the table is there for the sake of places on the screen: its paragraphs are paragraphs.
bool Flow::lays_out(const Table& table) const {
  std::size_t most = 0;
  bool prose = false;
  for (const Row& row : table.rows) {
    most = std::max(most, row.cells);
    prose |= row.prose;
  }
  return table.lays_out || prose || most <= 1;
}

void Flow::merge_rows(const Table& table) {
  std::vector<Draft> merged(drafts_.begin(), drafts_.begin() + static_cast<std::ptrdiff_t>(table.first));
  std::vector<Draft> rows;
  std::size_t next = 0;  // in table.rows
  bool fresh = true;
  for (std::size_t i = table.first; i < drafts_.size(); ++i) {
    for (; next < table.rows.size() && table.rows[next].first <= i; ++next) fresh = true;
    Draft draft = drafts_[i];
    // Captions stand before the first row; notes and furniture are no part of rows.
    const bool cell = next > 0 && draft.role != Role::footnote && !is_furniture(draft.role);
    if (cell && !fresh && rows.back().end == draft.first) {
      rows.back().end = draft.end;
      continue;
    }
    fresh = !cell;
    if (cell) {
      draft.role = Role::table_row;
      draft.level = 0;
    }
    rows.push_back(draft);
  }
  drafts_.resize(table.first);
  drafts_.insert(drafts_.end(), rows.begin(), rows.end());
}

void Flow::close_table() {
  close();
  if (tables_.empty()) return;
  close_cell();
  const Table table = std::move(tables_.back());
  tables_.pop_back();
  if (!lays_out(table)) merge_rows(table);
  if (!tables_.empty()) tables_.back().cell = drafts_.size();
}

// Short, no sentence, begins like one.
bool Flow::is_short_line(const Draft& draft) const {
  const std::u32string_view last = text(words_[draft.end - 1]);
  const char32_t c = text(words_[draft.first]).front();
  return draft.end - draft.first <= kHeadingWords && !ends_sentence(last) && last.back() != ',' &&
         (is_upper(c) || is_digit(c) || c == '(');
}

// Headings that are marked by bold type or a number only, before text or a list.
void Flow::mark_headings() {
  std::size_t next = drafts_.size();  // the paragraph that follows in the text
  for (std::size_t i = drafts_.size(); i-- > 0;) {
    Draft& draft = drafts_[i];
    if (order_of(draft.role) > 0 || is_furniture(draft.role)) continue;
    const auto bold = [&](const Piece& word) { return word.bold; };
    const bool stressed =
        draft.role == Role::body && std::all_of(words_.begin() + draft.first, words_.begin() + draft.end, bold);
    const bool numbered = draft.role == Role::list_item && is_number_word(text(words_[draft.first]));
    if ((stressed || numbered) && is_short_line(draft) && next < drafts_.size()) {
      const Draft& below = drafts_[next];
      const bool text_below = below.role == Role::body && below.end - below.first >= kTextWords;
      const bool leads = stressed && (below.role == Role::heading || below.role == Role::list_item);
      if (text_below || leads) draft.role = Role::heading, draft.level = 0;
    }
    next = i;
  }
  // Below the nearest heading that the file itself calls one; the first of all is the title.
  std::size_t above = 0;
  for (Draft& draft : drafts_) {
    if (draft.role != Role::heading) continue;
    if (draft.level != 0) {
      above = draft.level;
    } else {
      draft.level = static_cast<std::uint8_t>(std::min(above + 1, kDeepest));
      above = std::max<std::size_t>(above, 1);
    }
  }
}

void Flow::write(const Draft& draft, Document& document) const {
  Paragraph paragraph;
  paragraph.role = draft.role;
  paragraph.level = draft.level;
  paragraph.first_word = static_cast<std::uint32_t>(document.words.size());
  paragraph.text.begin = static_cast<std::uint32_t>(document.text.size());
  document.lines.emplace_back();
  for (std::uint32_t i = draft.first; i < draft.end; ++i) {
    if (i > draft.first) document.text += ' ';
    Word word;
    word.text.begin = static_cast<std::uint32_t>(document.text.size());
    append_nfc(text(words_[i]), document.text);
    word.text.end = static_cast<std::uint32_t>(document.text.size());
    word.line = static_cast<std::uint32_t>(document.lines.size() - 1);
    word.bold = words_[i].bold;
    word.source_begin = words_[i].begin;
    word.source_end = words_[i].end;
    document.words.push_back(word);
    if (words_[i].ends_line && i + 1 < draft.end) document.lines.emplace_back();
  }
  paragraph.end_word = static_cast<std::uint32_t>(document.words.size());
  paragraph.text.end = static_cast<std::uint32_t>(document.text.size());
  document.text += '\n';
  document.paragraphs.push_back(paragraph);
}

Document Flow::finish() {
  close();
  while (!tables_.empty()) close_table();
  mark_headings();
  std::stable_sort(drafts_.begin(), drafts_.end(),
                   [](const Draft& a, const Draft& b) { return order_of(a.role) < order_of(b.role); });
  Document document;
  for (const Draft& draft : drafts_) write(draft, document);
  QualityCount count;
  for (const Piece& word : words_) count.add(text(word));
  Page page;
  count.judge(page);
  document.pages.push_back(std::move(page));
  return document;
}

std::string folded_line(std::string_view utf8) {
  std::u32string line;
  for (const char32_t c : decode_utf8(utf8.substr(0, kLongestLine))) {
    Unfolded unfolded;
    if (is_space(c))
      unfolded = {{' '}, 1};
    else if (c != 0xAD)
      unfold(c, unfolded);
    for (std::size_t i = 0; i < unfolded.count; ++i)
      if (unfolded.c[i] != ' ' || (!line.empty() && line.back() != ' ')) line += unfolded.c[i];
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  std::string folded;
  append_nfc(line, folded);
  return folded;
}

}  // namespace candour
