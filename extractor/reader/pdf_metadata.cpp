#include "extractor/reader/pdf_metadata.h"

#include "extractor/reader/characters.h"
#include "extractor/reader/dates.h"

#include <algorithm>
#include <string>

#include <Catalog.h>
#include <PDFDoc.h>

namespace candour {
namespace {

// A PDF text string (UTF-16 with a mark, UTF-8 with a mark, or nearly Latin-1) as UTF-8.
std::string text_string(const GooString& string) {
  const std::string& raw = string.toStr();
  std::u32string text;
  if (raw.starts_with("\xEF\xBB\xBF")) return raw.substr(3);
  const bool big = raw.starts_with("\xFE\xFF"), little = raw.starts_with("\xFF\xFE");
  if (!big && !little) {
    for (char c : raw) text += static_cast<unsigned char>(c);
  } else {
    for (std::size_t i = 2; i + 1 < raw.size(); i += 2) {
      const auto high = static_cast<unsigned char>(raw[big ? i : i + 1]),
                 low = static_cast<unsigned char>(raw[big ? i + 1 : i]);
      text += static_cast<char32_t>(high << 8 | low);
    }
  }
  Unfolded clean;
  std::u32string out;
  for (char32_t c : text.substr(0, 1000)) {
    clean.count = 0;
    unfold(c, clean);
    out.append(clean.c, clean.count);
  }
  std::string utf8;
  append_nfc(out, utf8);
  return utf8;
}

std::string text_in(const Object& dictionary, const char* key) {
  const Object value = dictionary.dictLookup(key);
  return value.isString() ? text_string(*value.getString()) : std::string();
}

bool is_script(const Object& action) {
  return action.isDict() && action.dictLookup("S").isName("JavaScript");
}

}  // namespace

Metadata metadata_of(PDFDoc& doc) {
  Metadata metadata;
  if (const Object info = doc.getDocInfo(); info.isDict()) {
    metadata.title = text_in(info, "Title");
    metadata.author = text_in(info, "Author");
    metadata.created = pdf_date(text_in(info, "CreationDate"));
    metadata.modified = pdf_date(text_in(info, "ModDate"));
  }
  const Object catalog = doc.getXRef()->getCatalog();
  if (!catalog.isDict()) return metadata;
  metadata.language = text_in(catalog, "Lang");
  if (const Object marks = catalog.dictLookup("MarkInfo"); marks.isDict()) {
    const Object marked = marks.dictLookup("Marked");
    metadata.tagged = marked.isBool() && marked.getBool();
  }
  metadata.attachments = static_cast<std::uint32_t>(std::max(doc.getCatalog()->numEmbeddedFiles(), 0));
  metadata.scripts =
      doc.getCatalog()->numJS() > 0 || is_script(catalog.dictLookup("OpenAction")) || catalog.dictLookup("AA").isDict();
  return metadata;
}

}  // namespace candour
