// What a file is, by its content and never by its name.
#pragma once

#include <string_view>

namespace candour {

enum class FileType { pdf, text, html, docx, markdown, locked, unknown };
enum class TextEncoding { utf8, utf16le, utf16be, windows1252 };

struct Sniffed {
  FileType type = FileType::unknown;
  TextEncoding encoding = TextEncoding::utf8;  // for text, HTML and Markdown
  unsigned mark = 0;                           // bytes of the byte order mark
  const char* what = "";                       // for locked and unknown: what it looks like ("a PNG image"), or ""
};

// PDF: "%PDF" in the first 1,024 bytes. Word document: a ZIP whose [Content_Types].xml has one, or that was one
// before it was damaged. Locked: an Office document behind a password. Text: UTF-8, UTF-16 (with a byte order
// mark, or plainly Latin in two bytes), else Windows-1252 if there are hardly any control characters; among
// texts, HTML and Markdown are told by is_html() and is_markdown(). `bytes` is the whole file.
Sniffed sniff(std::string_view bytes);

// `begin` is how a text begins, some 64 KB, ASCII letters in lower case.
//
// HTML: begins with a doctype or the elements of a document, or consists of elements as a piece of a page does. A
// text that mentions tags is none.
bool is_html(std::string_view begin);
// Markdown: two of its marks agree (headings with #, bold type, links, tables, fences, front matter), or one and
// underlined headings, or several headings with #. A few dashes, or a # alone, make none: a plain text stays one.
bool is_markdown(std::string_view begin);

// What a ZIP archive (`bytes` begins like one) or an OLE container is: docx, locked or unknown.
Sniffed sniff_zip(std::string_view bytes);
Sniffed sniff_ole(std::string_view bytes);

}  // namespace candour
