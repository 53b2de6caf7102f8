#include "extractor/reader/build.h"

#include "extractor/reader/characters.h"
#include "extractor/reader/quality.h"
#include "extractor/reader/word_marks.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

namespace candour {
namespace {

// Of all pages: see Page::images.
constexpr std::size_t kMostImages = 100'000;

using layout::Draft;
using layout::LineRef;
using layout::PageLayout;
using Piece = layout::Word;

std::u32string lowered(std::u32string_view text) {
  std::u32string out(text);
  for (char32_t& c : out)
    if (c >= 'A' && c <= 'Z') c += 32;
  return out;
}

// Letters only at both ends: "(long-term," is "long-term".
std::u32string_view trimmed(std::u32string_view text) {
  while (!text.empty() && !is_letter(text.front())) text.remove_prefix(1);
  while (!text.empty() && !is_letter(text.back())) text.remove_suffix(1);
  return text;
}

bool is_web_address(std::u32string_view text) {
  while (!text.empty() && !is_letter(text.front())) text.remove_prefix(1);
  return text.starts_with(U"www.") || text.starts_with(U"http://") || text.starts_with(U"https://");
}

// True if `next` looks like a further part of an address and not like a word: "human-rights,", "2021", "report.pdf".
bool is_part_of_address(std::u32string_view next) {
  if (!is_letter(next.front()) && !is_digit(next.front())) return false;
  while (!next.empty() && !is_letter(next.back()) && !is_digit(next.back()) && next.back() != '/')
    next.remove_suffix(1);
  return std::any_of(next.begin(), next.end(),
                     [](char32_t c) { return is_digit(c) || (!is_letter(c) && c != 0x2019 && c != '\''); });
}

// True if what the line's end parted is one without a space: "2021\u2013" and "2022", "right\u2014" and "and",
// "https://www.example.org/" and "human-rights". An en dash behind a letter is often a poor dash between words.
bool runs_on(std::u32string_view text, std::u32string_view next) {
  const char32_t before = text[text.size() - 2], end = text.back(), after = next.front();
  if (end == 0x2013) return is_digit(before) && is_digit(after);
  if (end == 0x2014) return (is_letter(before) || is_digit(before)) && (is_letter(after) || is_digit(after));
  return end == '/' && is_web_address(text) && is_part_of_address(next);
}

// A superscript that is a footnote's mark, and not part of what stands before it.
bool is_footnote_mark(const Piece& mark, const Piece& before, const std::unordered_set<std::u32string>& notes) {
  const bool sign = std::none_of(mark.text.begin(), mark.text.end(), [](char32_t c) {
    return is_letter(c) || c == U'\u00A9' || c == U'\u00AE' || c == U'\u2122' || c == U'\u2120' || c == U'\u00B0';
  });
  // What stands lower than the word before is part of a formula: H₂O.
  if (!mark.raised || !sign || mark.base > before.base + 0.05F * before.size) return false;
  // 10², m², km², CO₂: exponents and formulas, not notes.
  static const std::u32string kUnits[] = {U"m", U"km", U"cm", U"mm", U"ft", U"co", U"CO", U"sq"};
  if (is_digit(before.text.back())) return notes.contains(std::u32string(mark.text));
  const bool exponent = mark.text == U"2" || mark.text == U"3" || mark.text == U"\u00B2" || mark.text == U"\u00B3";
  return !(exponent && std::find(std::begin(kUnits), std::end(kUnits), before.text) != std::end(kUnits));
}

// A raised figure that stays with its word is written as one: 10², not 102. A lowered one (CO2) is not.
std::u32string raised_text(const Piece& piece, const layout::Line& line) {
  std::u32string text(piece.text);
  if (piece.raised && piece.base < line.base)
    for (char32_t& c : text) c = superscript(c);
  return text;
}

class Builder {
 public:
  Builder(std::vector<PageLayout>& pages, Document& document) : pages_(pages), document_(document) {}

  void run(const std::vector<Draft>& drafts) {
    learn_words();
    learn_notes(drafts);
    for (const Draft& draft : drafts) add(draft);
    for (std::size_t i = 0; i < pages_.size(); ++i) add_page(i);
  }

 private:
  // Compounds that stand whole on a line somewhere, so that hyphens at the end of lines can be told apart.
  void learn_words() {
    for (const PageLayout& page : pages_)
      for (const auto& line : page.lines)
        for (std::size_t i = 0; i < line.words.size(); ++i) {
          const std::u32string_view word = trimmed(line.words[i].text);
          const bool cut = i + 1 == line.words.size() && is_hyphen(line.words[i].text.back());
          if (!cut && std::any_of(word.begin(), word.end(), is_hyphen)) compounds_.insert(lowered(word));
        }
  }

  // The marks that footnotes of each page begin with.
  void learn_notes(const std::vector<Draft>& drafts) {
    notes_.resize(pages_.size());
    for (const Draft& draft : drafts)
      if (draft.role == Role::footnote) notes_[draft.page].emplace(line(draft.lines.front()).words.front().text);
  }

  bool keeps_hyphen(std::u32string_view head, std::u32string_view tail) const {
    if (is_web_address(head)) return true;
    if (trimmed(head).size() == 1) return true;  // "e-mail": no line ends behind the first letter of a word
    const std::u32string whole = lowered(trimmed(head)) + U"-" + lowered(trimmed(tail));
    if (compounds_.contains(whole)) return true;
    static const std::u32string kPrefixes[] = {U"self",  U"non",    U"long", U"short",     U"well",
                                               U"third", U"cross",  U"high", U"low",       U"full",
                                               U"part",  U"ex",     U"risk", U"high-risk", U"low-risk",
                                               U"first", U"second", U"best", U"decision",  U"whistle-blowing"};
    return std::find(std::begin(kPrefixes), std::end(kPrefixes), lowered(trimmed(head))) != std::end(kPrefixes);
  }

  void add(const Draft& draft) {
    Paragraph paragraph;
    paragraph.page = draft.page;
    paragraph.role = draft.role;
    paragraph.level = draft.level;
    paragraph.first_word = static_cast<std::uint32_t>(document_.words.size());
    paragraph.text.begin = static_cast<std::uint32_t>(document_.text.size());
    glue_ = true;
    for (std::size_t i = 0; i < draft.lines.size(); ++i) {
      const auto* next = i + 1 < draft.lines.size() ? &line(draft.lines[i + 1]) : nullptr;
      add_line(draft.lines[i], next, draft.role);
    }
    paragraph.end_word = static_cast<std::uint32_t>(document_.words.size());
    paragraph.text.end = static_cast<std::uint32_t>(document_.text.size());
    if (paragraph.end_word == paragraph.first_word) return;
    document_.text += '\n';
    document_.paragraphs.push_back(paragraph);
  }

  layout::Line& line(LineRef ref) { return pages_[ref.page].lines[ref.line]; }

  void add_line(LineRef ref, const layout::Line* next, Role role) {
    layout::Line& from = line(ref);
    const auto index = static_cast<std::uint32_t>(document_.lines.size());
    const std::size_t first = document_.words.size();
    for (std::size_t i = 0; i < from.words.size(); ++i) {
      const Piece& piece = from.words[i];
      const bool last = i + 1 == from.words.size();
      std::u32string raised;  // what its text becomes, if anything else
      if (i > 0 && piece.glued) glue_ = true;
      if (i > 0 && piece.raised && !is_furniture(role)) {
        if (is_footnote_mark(piece, from.words[i - 1], notes_[ref.page])) continue;
        if (piece.u0 - from.words[i - 1].u1 < 0.12F * from.words[i - 1].size) {
          glue_ = true;
          raised = raised_text(piece, from);
        }
      } else if (i > 0 && from.words[i - 1].raised && !glue_) {
        // "CO2e": what follows a lowered figure closely belongs to it.
        const bool kept = document_.words.size() > first && document_.words.back().text.end == document_.text.size();
        glue_ = kept && i > 1 && piece.u0 - from.words[i - 1].u1 < 0.08F * piece.size &&
                !is_footnote_mark(from.words[i - 1], from.words[i - 2], notes_[ref.page]);
      }
      std::u32string_view text = raised.empty() ? piece.text : raised;
      if (!is_furniture(role)) text.remove_suffix(trailing_note_signs(text));
      bool joins = false;
      if (last && next != nullptr)
        text = text.substr(0, text.size() - hyphen_at_end(text, next->words.front().text, joins));
      append(text, piece, index);
      glue_ = joins;
    }
    if (document_.words.size() > first) add_box(ref.page, first);
  }

  // How many characters of the end of `text` the line's end put there; `joins` if the next line's first word
  // belongs to this one.
  std::size_t hyphen_at_end(std::u32string_view text, std::u32string_view next, bool& joins) const {
    if (text.size() < 2) return 0;
    joins = runs_on(text, next);
    if (!is_hyphen(text.back())) return 0;
    const std::u32string_view head = text.substr(0, text.size() - 1);
    if (!is_letter(head.back()) && !is_digit(head.back())) return 0;
    const bool letter = is_letter(next.front()) || is_digit(next.front());
    joins = letter;
    if (!letter || !is_lower(next.front()) || !is_letter(head.back())) return 0;
    // "supply- and demand-side": the second half stands elsewhere.
    if (next == U"and" || next == U"or" || next == U"to") {
      joins = false;
      return 0;
    }
    return keeps_hyphen(head, next) ? 0 : 1;
  }

  void append(std::u32string_view text, const Piece& piece, std::uint32_t line) {
    if (text.empty()) return;
    const bool glued = glue_;
    if (!glued) document_.text += ' ';
    Word word;
    word.text.begin = static_cast<std::uint32_t>(document_.text.size());
    append_nfc(text, document_.text);
    word.text.end = static_cast<std::uint32_t>(document_.text.size());
    word.line = line;
    word.box = piece.box;
    word.font_size = piece.size;
    word.bold = piece.bold;
    document_.words.push_back(word);
  }

  void add_box(std::uint32_t page, std::size_t first) {
    Box box = document_.words[first].box;
    for (std::size_t i = first; i < document_.words.size(); ++i) {
      const Box& by = document_.words[i].box;
      box = {std::min(box.x0, by.x0), std::min(box.y0, by.y0), std::max(box.x1, by.x1), std::max(box.y1, by.y1)};
    }
    document_.lines.push_back({page, box});
  }

  void add_page(std::size_t index) {
    PageLayout& from = pages_[index];
    Page page;
    page.number = static_cast<std::uint32_t>(index + 1);
    page.width = std::max(from.width, 1.0F);
    page.height = std::max(from.height, 1.0F);
    if (images_ + from.images.size() <= kMostImages) page.images = std::move(from.images);
    images_ += page.images.size();
    page.image_share = from.image_share;
    page.maps_missing = from.maps_missing;
    page.ocr = from.ocr;
    page.ocr_confidence = from.ocr_confidence;
    judge_quality(from, page);
    document_.pages.push_back(std::move(page));
  }

  std::vector<PageLayout>& pages_;
  Document& document_;
  std::size_t images_ = 0;
  std::unordered_set<std::u32string> compounds_;
  std::vector<std::unordered_set<std::u32string>> notes_;  // one a page
  bool glue_ = true;                                       // no space before the next word
};

}  // namespace

void build_document(std::vector<PageLayout> pages, const std::vector<Draft>& drafts, Document& document) {
  Builder(pages, document).run(drafts);
}

}  // namespace candour
