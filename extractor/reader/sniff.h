// What a file is, by its content and never by its name.
#pragma once

#include <string_view>

namespace candour {

enum class FileType { pdf, text, unknown };
enum class TextEncoding { utf8, utf16le, utf16be, windows1252 };

struct Sniffed {
  FileType type = FileType::unknown;
  TextEncoding encoding = TextEncoding::utf8;  // for text
  unsigned mark = 0;                           // bytes of the byte order mark
  const char* what = "";                       // for unknown: what it looks like ("a Word document"), or ""
};

// PDF: "%PDF" in the first 1,024 bytes. Text: UTF-8, UTF-16 (with a byte order mark, or plainly Latin in two
// bytes), else Windows-1252 if there are hardly any control characters. `bytes` is the whole file, or as much
// of its beginning as there is.
Sniffed sniff(std::string_view bytes);

}  // namespace candour
