// A document without pages, written paragraph by paragraph: what HTML, Word documents and Markdown share.
//
// A reader says what it meets, in the file's order; the Flow makes a Document of it, of one page without size:
//   - words are parted by white space and by the ends of lines and paragraphs, by nothing else; soft hyphens go;
//   - a line that was ended within a paragraph (<br>) parts paragraphs, unless its sentence goes on in the next;
//   - a paragraph that begins with a bullet or "(a)" is a list item, a short bold one before text a heading;
//   - a table's rows become one paragraph each, cells parted by a space, unless the table only lays out;
//   - raised figures that are footnotes' marks go; footnotes follow the body, running feet follow all.
// Bounded: what comes beyond ReadLimits::words is not taken, and is_full() says so.
#pragma once

#include "extractor/document.h"
#include "extractor/reader/read.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

class Flow {
 public:
  explicit Flow(const ReadLimits& limits) : most_words_(limits.words) {}

  // Ends the paragraph that is open; what follows is a paragraph of this role. Paragraphs without words are none.
  void open(Role role, std::size_t level = 0);
  void close();
  // Ends the paragraph that is open; what follows is another of the same role.
  void part() { open(open_.role, open_.level); }

  // `begin` and `end`: the code points of the file that it was written with; 0, 0 where they say nothing.
  void put(char32_t c, std::uint32_t begin = 0, std::uint32_t end = 0);
  void put(std::string_view utf8);
  void end_word();
  void end_line();

  // Of the characters that follow.
  void set_bold(bool bold) { bold_ = bold; }
  void set_raised(bool raised) { raised_ = raised; }

  // Tables nest. Outside of one, rows and cells do nothing.
  void open_table(bool lays_out);
  void open_row();
  void open_cell();
  void close_table();

  bool is_full() const { return words_.size() > most_words_; }
  std::size_t words() const { return words_.size(); }

  // The Document, but for source and metadata. Call once, last.
  Document finish();

 private:
  struct Piece {
    std::size_t at = 0, size = 0;  // in letters_
    std::uint32_t begin = 0, end = 0;
    bool bold = false;
    bool ends_line = false;
  };
  struct Draft {
    std::uint32_t first = 0, end = 0;  // in words_
    Role role = Role::body;
    std::uint8_t level = 0;
  };
  struct Row {
    std::size_t first = 0;  // in drafts_
    std::size_t cells = 0;
    bool prose = false;  // a cell of it holds running text in several paragraphs
  };
  struct Table {
    std::size_t first = 0;  // in drafts_
    std::size_t cell = 0;   // where the open cell begins in drafts_
    std::vector<Row> rows;
    bool lays_out = false;
  };

  std::u32string_view text(const Piece& piece) const {
    return std::u32string_view(letters_).substr(piece.at, piece.size);
  }
  std::size_t width(std::uint32_t first, std::uint32_t end) const;
  bool goes_on(const Draft& line, std::uint32_t next_end) const;
  void strip_note_signs();
  void add_lines(Draft whole);
  void add_draft(Draft draft);
  void close_cell();
  bool is_prose(const Draft& draft) const;
  bool lays_out(const Table& table) const;
  void merge_rows(const Table& table);
  bool is_short_line(const Draft& draft) const;
  void mark_headings();
  void write(const Draft& draft, Document& document) const;

  std::size_t most_words_;
  std::u32string letters_;
  std::vector<Piece> words_;
  std::vector<Draft> drafts_;
  std::vector<Table> tables_;
  Draft open_;
  bool in_word_ = false;
  bool bold_ = false;
  bool raised_ = false;
};

// A file's title or the like, of any length: one line, white space folded, in NFC.
std::string folded_line(std::string_view utf8);

}  // namespace candour
