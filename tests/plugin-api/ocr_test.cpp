// OCR as a host asks for it.
#include "tests/plugin-api/api.h"

#include <cstddef>
#include <cstring>
#include <string>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace {

// A page that an image of two by two pixels covers.
const std::string kScan = CANDOUR_SOURCE_DIR "/tests/extractor/fixtures/image_only.pdf";

std::string ocr_of_first_page(const candour_engine_options& options) {
  const auto engine = engine_with(options);
  candour_document* document = nullptr;
  REQUIRE(candour_read_path(engine.get(), kScan.c_str(), &document, nullptr) == CANDOUR_OK);
  char* json = nullptr;
  REQUIRE(candour_document_json(document, CANDOUR_JSON_COMPACT, &json, nullptr, nullptr) == CANDOUR_OK);
  const auto page = nlohmann::json::parse(json)["pages"][0];
  CHECK(page["quality"] == "image_only");
  candour_string_free(json);
  candour_document_free(document);
  return page.value("ocr", "");
}

}  // namespace

TEST_CASE("Where the language data are not there, images stay unread and say why") {
  candour_engine_options options{};
  options.ocr_data = "/nowhere/at/all";
  CHECK(ocr_of_first_page(options) == "not_installed");
  options.ocr = CANDOUR_OCR_NEVER;
  CHECK(ocr_of_first_page(options).empty());
}

TEST_CASE("OCR that is asked for always and is not there refuses the engine") {
  candour_engine_options options{};
  options.size = sizeof options;
  options.ocr = CANDOUR_OCR_ALWAYS;
  options.ocr_data = "/nowhere/at/all";
  candour_engine* engine = nullptr;
  candour_error* error = nullptr;
  CHECK(candour_engine_new(&options, &engine, &error) == CANDOUR_ERROR_ARGUMENT);
  CHECK(engine == nullptr);
  CHECK(std::strcmp(candour_error_code(error), "ocr_missing") == 0);
  CHECK(std::string(candour_error_message(error)).rfind("OCR was asked for always, but ", 0) == 0);
  candour_error_free(error);
}

TEST_CASE("An OCR mode that there is not is a wrong argument") {
  candour_engine_options options{};
  options.size = sizeof options;
  options.ocr = 3;
  candour_engine* engine = nullptr;
  candour_error* error = nullptr;
  CHECK(candour_engine_new(&options, &engine, &error) == CANDOUR_ERROR_ARGUMENT);
  CHECK(std::strcmp(candour_error_code(error), "argument_invalid") == 0);
  candour_error_free(error);
}

TEST_CASE("An engine says which OCR it has, or why it has none") {
  candour_engine_options options{};
  options.ocr_data = "/nowhere/at/all";
  const auto engine = engine_with(options);
  char* text = nullptr;
  REQUIRE(candour_engine_about_json(engine.get(), &text, nullptr, nullptr) == CANDOUR_OK);
  const auto about = nlohmann::json::parse(text);
  candour_string_free(text);
  CHECK_FALSE(about["ocr"]["missing"].get<std::string>().empty());
  CHECK((about["ocr"]["engine"] == "") != about["libraries"].contains("tesseract"));
}

TEST_CASE("A result counts its pages: read, by OCR, and not") {
  candour_engine_options options{};
  options.ocr = CANDOUR_OCR_NEVER;
  const auto engine = engine_with(options);
  candour_result* result = nullptr;
  REQUIRE(candour_check_path(engine.get(), kScan.c_str(), nullptr, &result, nullptr) == CANDOUR_OK);
  candour_page_counts counts{};
  counts.size = sizeof counts;
  candour_result_pages(result, &counts);
  CHECK(counts.pages == 3);
  CHECK(counts.not_read == 1);
  CHECK(counts.by_ocr == 0);
  CHECK(counts.without_ocr == 0);
  // A host that knows only the first field gets only that.
  candour_page_counts old{};
  old.size = offsetof(candour_page_counts, by_ocr);
  old.not_read = 77;
  candour_result_pages(result, &old);
  CHECK(old.pages == 3);
  CHECK(old.not_read == 77);
  candour_result_pages(nullptr, &counts);
  CHECK(counts.pages == 0);
  candour_result_pages(result, nullptr);
  candour_result_free(result);
}
