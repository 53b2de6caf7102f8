// Reading without judging.
#include "tests/plugin-api/api.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

using candour::TemporaryFolder;

namespace {

std::string text_of(const candour_document* document) {
  char* text = nullptr;
  size_t size = 0;
  candour_document_text(document, &text, &size, nullptr);
  const std::string copy(text, size);
  candour_string_free(text);
  return copy;
}

}  // namespace

TEST_CASE("A document's text and JSON come without a pack") {
  const TemporaryFolder folder;
  candour_engine_options options{};
  options.size = sizeof options;
  const char* const none[] = {nullptr};
  options.packs = none;  // pack_count 0: only to read
  candour_engine* made = nullptr;
  REQUIRE(candour_engine_new(&options, &made, nullptr) == CANDOUR_OK);
  const Owned<candour_engine> engine(made);
  candour_document* read = nullptr;
  REQUIRE(candour_read_path(engine.get(), folder.write("a.txt", kStatement).c_str(), &read, nullptr) == CANDOUR_OK);
  const Owned<candour_document> from_path(read);
  CHECK(text_of(from_path.get()) == "Modern slavery statement\nWe train all staff every year.\n");
  REQUIRE(candour_read_bytes(engine.get(), "a.txt", "One line.", 9, &read, nullptr) == CANDOUR_OK);
  const Owned<candour_document> from_bytes(read);
  CHECK(text_of(from_bytes.get()) == "One line.\n");
  char* json = nullptr;
  REQUIRE(candour_document_json(from_bytes.get(), CANDOUR_JSON_COMPACT, &json, nullptr, nullptr) == CANDOUR_OK);
  CHECK(std::string(json).find("One line.") != std::string::npos);
  candour_string_free(json);
}

TEST_CASE("A document that cannot be read is an error of the call") {
  const auto engine = engine_with();
  candour_document* document = reinterpret_cast<candour_document*>(1);
  candour_error* error = nullptr;
  CHECK(candour_read_path(engine.get(), "/nowhere/a.pdf", &document, &error) == CANDOUR_ERROR_DOCUMENT);
  CHECK(document == nullptr);
  CHECK(std::string(candour_error_code(error)) == "file_not_found");
  candour_error_free(error);
}

TEST_CASE("Documents outlive their engine") {
  auto engine = engine_with();
  candour_document* read = nullptr;
  REQUIRE(candour_read_bytes(engine.get(), "a.txt", "One line.", 9, &read, nullptr) == CANDOUR_OK);
  engine.reset();
  const Owned<candour_document> document(read);
  CHECK(text_of(document.get()) == "One line.\n");
}
