// The Document: what a reader saw in one file, as plain data.
//
// Everything downstream (rules, reports, hosts) knows a file only through this header. A Document is built once, by
// `candour-reader` (pages, lines, words, paragraphs) and by `complete()` (sentences); after that it is never changed, so any
// number of threads may read it at the same time.
//
// Text. `Document::text` is UTF-8 in NFC, ligatures unfolded, end-of-line and soft hyphens repaired, in reading order. It is the
// concatenation of the paragraphs, one "\n" after each; inside a paragraph words are parted by one space. Words, paragraphs and
// sentences are half-open byte ranges of it, so a quote is always a substring of the text that `extract` prints.
//
// Boxes. Points (1/72 inch), origin at the top left corner of the page as it is shown (CropBox, after Rotate), y downwards.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

// Marks an index that points at nothing (no heading, no lead sentence, no page).
inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

// Half-open range of bytes in Document::text. Begins and ends on UTF-8 character boundaries.
struct TextRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const TextRange&) const = default;
};

struct Box {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // x0 <= x1, y0 <= y1; all finite
  bool operator==(const Box&) const = default;
};

// What could be read of a page. Anything but `read` and `empty` means that absence proves nothing there.
enum class PageQuality : std::uint8_t {
  read,        // text was found and looks like language
  image_only,  // no text (or almost none), but images that cover enough of the page to hold some
  garbled,     // text was found, but most of it is not language (broken encodings, glued words)
  empty,       // nothing on it
};

// What a paragraph (and each sentence in it) is for the page it stands on.
enum class Role : std::uint8_t {
  body,
  heading,
  list_item,
  table_row,
  footnote,
  aside,         // sidebar, pull quote, caption: text beside the flow
  sign_off,      // a line of the block where names, roles, dates and signatures stand; set by complete()
  running_head,  // furniture: kept, but neither printed nor split into sentences
  running_foot,
  page_number,
};

// True for the roles that `extract` does not print and that hold no sentences.
constexpr bool is_furniture(Role role) {
  return role >= Role::running_head;
}

struct Image {
  Box box;
};

// What optical character recognition (OCR) did on a page.
enum class Ocr : std::uint8_t {
  none,           // nothing: the page needed none, or none was asked for
  read,           // the page's words are OCR's, and none of them the file's own
  unsure,         // it found no text, or none that it is sure of: the page is as it was without
  out_of_time,    // the document's time for OCR was used up before this page
  not_installed,  // this build has no OCR, or its language data are not there
  failed,         // the page, or the whole document, could not be recognised
};

struct Page {
  std::uint32_t number = 1;     // 1-based, as a viewer counts
  float width = 0, height = 0;  // points, as shown; 0 where the file has no pages (all but PDF)
  PageQuality quality = PageQuality::read;
  std::uint32_t characters = 0;  // printed characters, white space not counted
  float image_share = 0;         // 0..1, the part of the page that images cover
  float garbled_share = 0;       // 0..1, the part of the characters that is not language
  std::vector<Image> images;     // in drawing order; at most 1,000 a page, and 100,000 in all, are kept
  bool maps_missing =
      false;  // it has text that needs character maps (poppler-data) which could not be opened: that text is not here
  Ocr ocr = Ocr::none;
  float ocr_confidence = 0;  // 0..1, mean over the page's letters, as the engine says; 0 unless `ocr` is read
  // Of its text, as detected: BCP 47, "en", "fr", ...; "und" when there is too little or none is known.
  std::string language = "und";
  // 0..1, the part of its words that is in an English dictionary; -1 on pages of fewer than 30 words or in another language.
  float dictionary_share = -1;
  std::uint32_t glued_words = 0;         // words that look like two: "ofthe"
  std::uint32_t letter_digit_swaps = 0;  // words with figures in place of letters: "s1avery"
};

// Whether something of a page may not have been read: absence proves nothing there.
inline bool is_unread(const Page& page) {
  return page.quality == PageQuality::image_only || page.quality == PageQuality::garbled || page.maps_missing;
}

// Whether a page has so much text that its language counts: a cover or an address in another one says nothing.
inline bool tells_language(const Page& page) {
  return page.language != "und" && page.characters >= 200;
}

// A piece of a word on one line: a word that was hyphenated at the end of a line is two Words whose ranges touch.
struct Word {
  TextRange text;
  std::uint32_t line = 0;  // index into Document::lines
  Box box;                 // unused (all 0) where the file has no pages
  float font_size = 0;     // points; 0 where the file has no pages
  bool bold = false;
  // Plain text and Markdown only: half-open range of Unicode code points in the decoded file, a byte order mark not
  // counted. Elsewhere 0, 0.
  std::uint32_t source_begin = 0, source_end = 0;
};

struct Line {
  std::uint32_t page = 0;  // index into Document::pages
  Box box;
};

struct Paragraph {
  TextRange text;                              // without the "\n" that follows
  std::uint32_t page = 0;                      // index into Document::pages: the page it is printed with (its first)
  std::uint32_t first_word = 0, end_word = 0;  // half-open range in Document::words
  Role role = Role::body;
  std::uint8_t level = 0;  // headings: 1 (title) to 6; list items: depth, 1 = outermost; else 0
};

// Sentences never cross a paragraph. Set by complete().
struct Sentence {
  TextRange text;
  std::uint32_t paragraph = 0;
  Role role = Role::body;
  std::uint32_t heading =
      kNone;  // index of the sentence that is the nearest heading above; a heading: the one it stands under
  std::uint32_t lead = kNone;  // list items: index of the sentence that opens the list ("In the coming year we will:")
};

struct Source {
  std::string name;        // as reports show it; never an absolute path
  std::string sha256;      // 64 lower-case hex digits of the file's bytes; empty when they could not be read
  std::string media_type;  // "application/pdf", "text/plain", "text/html", "text/markdown", or that of Word documents
                           // (see docx.cpp); empty when unknown
  std::uint64_t bytes = 0;
};

// What the file says of itself; nothing of it is believed, and nothing that it holds is run.
struct Metadata {
  std::string title;        // may be empty
  std::string language;     // PDF /Lang, <html lang>: BCP 47; may be empty
  std::string author = {};  // may be empty
  // ISO 8601, "2024-03-28" or "2024-03-28T14:05:00Z"; empty when not said or not a date.
  std::string created = {}, modified = {};
  bool tagged = false;  // PDF: its parts are marked for screen readers; HTML, Word documents, Markdown: always
  std::uint32_t attachments = 0;  // files within the file
  bool scripts = false;           // it holds programs: JavaScript in PDF and HTML, macros in Word documents
};

struct Document {
  Source source;
  Metadata metadata;
  // Of most of the text: that of the pages with the most characters; "und" when theirs is not known. Set by complete().
  std::string language;
  std::string text;
  std::vector<Page> pages;            // at least one, numbers ascending from 1
  std::vector<Line> lines;            // in reading order, pages ascending within a paragraph
  std::vector<Word> words;            // in the order of text, ranges ascending, never overlapping
  std::vector<Paragraph> paragraphs;  // in the order of text
  std::vector<Sentence> sentences;    // in the order of text
};

// Where a range of text stands.
struct Region {
  std::uint32_t page = 1;                          // page *number*, 1-based
  std::vector<Box> boxes;                          // Places::boxes: one a line, around the words that the range touches
  std::uint32_t source_begin = 0, source_end = 0;  // Places::characters: code points in the file, half-open
};

// The bytes of a range. `range` must lie within the text.
inline std::string_view text_of(const Document& document, TextRange range) {
  return std::string_view(document.text).substr(range.begin, range.end - range.begin);
}

// What says where a passage stands, beside the number of its page.
enum class Places : std::uint8_t {
  boxes,       // PDF: pages have sizes, and regions have boxes
  characters,  // plain text and Markdown: pages without size, and regions count the file's code points
  none,        // HTML and Word documents: one page, and nothing in the file that a reader could count
};
Places places_of(const Document& document);

// Regions of a range, in reading order, one per page that it touches. Empty if no word lies in it. O(log words + words touched).
std::vector<Region> regions_of(const Document& document, TextRange range);

// Index of the page (not its number) on which the range begins; 0 if no word lies in it.
std::uint32_t page_of(const Document& document, TextRange range);

// The text as `candour extract` prints it: one paragraph a line, furniture left out, a form feed between pages, no line for an
// empty page. Ends with "\n" unless there is no text.
std::string printed_text(const Document& document);

// Fills in what needs language and not layout: sentences with their roles, headings and lead sentences, sign-off lines, the
// language. Replaces what was there, so it may be called again. Pure: the same paragraphs give the same sentences.
void complete(Document& document);

}  // namespace candour
