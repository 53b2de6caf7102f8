// Parts that the JSON of a report and of a Document share.
#pragma once

#include "extractor/document.h"
#include "reports/json_writer.h"

#include <vector>

namespace candour {

inline constexpr int kBoxPlaces = 2;
inline constexpr int kSharePlaces = 4;

// Members of a page.
void write_dictionary_share(JsonWriter& json, const Page& page);  // null where it says nothing
void write_maps_missing(JsonWriter& json, const Page& page);      // "character_maps_missing", only where it is true
void write_ocr(JsonWriter& json, const Page& page);  // "ocr" and "ocr_confidence"; none where OCR had nothing to do

// [x0, y0, x1, y1] on one line.
void write_box(JsonWriter& json, const Box& box);

// Half-open range of characters in the file: [begin, end].
void write_characters(JsonWriter& json, std::uint32_t begin, std::uint32_t end);

// [{page, boxes}], [{page, characters}] or [{page}], as places_of() says; with "ocr": true on a page that OCR read.
void write_regions(JsonWriter& json, const Document& document, TextRange range);

}  // namespace candour
