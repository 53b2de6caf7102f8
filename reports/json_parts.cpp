#include "reports/json_parts.h"

#include "reports/names.h"
#include "reports/passage.h"

namespace candour {

const char* name_of(PageQuality quality) {
  switch (quality) {
    case PageQuality::read:
      return "read";
    case PageQuality::image_only:
      return "image_only";
    case PageQuality::garbled:
      return "garbled";
    case PageQuality::empty:
      return "empty";
  }
  return "empty";
}

const char* name_of(Ocr ocr) {
  switch (ocr) {
    case Ocr::none:
      return "none";
    case Ocr::read:
      return "read";
    case Ocr::unsure:
      return "unsure";
    case Ocr::out_of_time:
      return "out_of_time";
    case Ocr::not_installed:
      return "not_installed";
    case Ocr::failed:
      return "failed";
  }
  return "none";
}

const char* name_of(Role role) {
  switch (role) {
    case Role::body:
      return "body";
    case Role::heading:
      return "heading";
    case Role::list_item:
      return "list_item";
    case Role::table_row:
      return "table_row";
    case Role::footnote:
      return "footnote";
    case Role::aside:
      return "aside";
    case Role::sign_off:
      return "sign_off";
    case Role::running_head:
      return "running_head";
    case Role::running_foot:
      return "running_foot";
    case Role::page_number:
      return "page_number";
  }
  return "body";
}

void write_dictionary_share(JsonWriter& json, const Page& page) {
  json.key("dictionary_share");
  if (page.dictionary_share < 0) {
    json.null();
  } else {
    json.decimal(page.dictionary_share, kSharePlaces);
  }
}

void write_maps_missing(JsonWriter& json, const Page& page) {
  if (page.maps_missing) json.key("character_maps_missing").boolean(true);
}

void write_ocr(JsonWriter& json, const Page& page) {
  if (page.ocr == Ocr::none) return;
  json.key("ocr").string(name_of(page.ocr));
  if (page.ocr == Ocr::read) json.key("ocr_confidence").decimal(page.ocr_confidence, kSharePlaces);
}

void write_box(JsonWriter& json, const Box& box) {
  json.begin_row();
  for (const float edge : {box.x0, box.y0, box.x1, box.y1}) json.decimal(edge, kBoxPlaces);
  json.end();
}

void write_characters(JsonWriter& json, std::uint32_t begin, std::uint32_t end) {
  json.begin_row();
  json.integer(begin);
  json.integer(end);
  json.end();
}

void write_regions(JsonWriter& json, const Document& document, TextRange range) {
  const Places places = places_of(document);
  json.begin_array();
  for (const Region& region : regions_of_passage(document, range)) {
    json.begin_row_object();
    if (places == Places::characters) {
      json.key("characters");
      write_characters(json, region.source_begin, region.source_end);
    } else if (places == Places::boxes) {
      json.key("boxes").begin_array();
      for (const Box& box : region.boxes) write_box(json, box);
      json.end();
    }
    if (document.pages[region.page - 1].ocr == Ocr::read) json.key("ocr").boolean(true);
    json.key("page").integer(region.page);
    json.end();
  }
  json.end();
}

}  // namespace candour
