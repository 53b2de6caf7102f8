// What a host may get wrong, and the errors it gets for it.
#include "tests/plugin-api/api.h"

#include <cstring>

#include <catch2/catch.hpp>

namespace {

// "STATUS code: message" of a call that fails.
std::string failure(candour_status status, candour_error* error) {
  const Owned<candour_error> owner(error);
  if (error == nullptr) return "no error";
  CHECK(std::strlen(candour_error_advice(error)) > 0);
  return std::to_string(status) + " " + candour_error_code(error) + ": " + candour_error_message(error);
}

std::string new_engine_failure(candour_engine_options options, size_t size = sizeof(candour_engine_options)) {
  options.size = size;
  candour_error* error = nullptr;
  candour_engine* engine = reinterpret_cast<candour_engine*>(1);
  const candour_status status = candour_engine_new(&options, &engine, &error);
  CHECK(engine == nullptr);
  return failure(status, error);
}

}  // namespace

TEST_CASE("The header's version is the library's") {
  CHECK(candour_abi_version() == CANDOUR_ABI_VERSION);
  CHECK(std::string(candour_version()) == "0.1.0");
}

TEST_CASE("An option out of its range is refused, and the range is said") {
  candour_engine_options options{};
  options.timeout_ms = 99;
  CHECK(new_engine_failure(options) ==
        "1 argument_invalid: timeout_ms must be 100 to 86,400,000, or 0 for the default.");
  options = {};
  options.memory_bytes = 1 << 20;
  CHECK(new_engine_failure(options) ==
        "1 argument_invalid: memory_bytes must be at least 64 MiB, or 0 for the default.");
  options = {};
  options.readers = 1025;
  CHECK(new_engine_failure(options) == "1 argument_invalid: readers must be 1 to 1,024, or 0 for the default.");
  const char* const none = nullptr;
  options = {};
  options.packs = &none;
  options.pack_count = 1;
  CHECK(new_engine_failure(options) == "1 argument_invalid: A pack's name is NULL.");
}

TEST_CASE("A pack that does not exist is refused before any work") {
  const char* const pack = "no-such-pack";
  candour_engine_options options{};
  options.packs = &pack;
  options.pack_count = 1;
  CHECK(new_engine_failure(options).rfind("2 pack_unknown: ", 0) == 0);
}

TEST_CASE("A struct of an older host has defaults for what it does not know") {
  const char* const pack = TEST_PACK;
  candour_engine_options options{};
  options.packs = &pack;
  options.pack_count = 1;
  options.size = offsetof(candour_engine_options, reader_path);
  options.timeout_ms = 1;  // beyond its size: not read
  candour_engine* engine = nullptr;
  REQUIRE(candour_engine_new(&options, &engine, nullptr) == CANDOUR_OK);
  candour_engine_free(engine);
}

TEST_CASE("A struct of a newer host is taken if it asks for nothing that is not known") {
  const char* const pack = TEST_PACK;
  struct Newer {
    candour_engine_options known;
    uint64_t unknown;
  } options{};
  options.known.size = sizeof options;
  options.known.packs = &pack;
  options.known.pack_count = 1;
  candour_engine* engine = nullptr;
  CHECK(candour_engine_new(&options.known, &engine, nullptr) == CANDOUR_OK);
  candour_engine_free(engine);
  options.unknown = 1;
  CHECK(candour_engine_new(&options.known, &engine, nullptr) == CANDOUR_ERROR_ARGUMENT);
  CHECK(engine == nullptr);
}

TEST_CASE("A struct without a size is refused") {
  CHECK(new_engine_failure({}, 0) ==
        "1 argument_invalid: candour_engine_options has a size, or fields, that this version does not know.");
}

TEST_CASE("NULL where it must not be is an error, not a crash") {
  const auto engine = engine_with();
  candour_result* result = nullptr;
  candour_document* document = nullptr;
  candour_batch* batch = nullptr;
  candour_error* error = nullptr;
  char* text = nullptr;
  CHECK(candour_engine_new(nullptr, nullptr, nullptr) == CANDOUR_ERROR_ARGUMENT);
  CHECK(candour_engine_about_json(nullptr, &text, nullptr, nullptr) == CANDOUR_ERROR_ARGUMENT);
  CHECK(candour_check_path(nullptr, "a", "a", &result, nullptr) == CANDOUR_ERROR_ARGUMENT);
  CHECK(candour_check_path(engine.get(), nullptr, "a", &result, nullptr) == CANDOUR_ERROR_ARGUMENT);
  CHECK(candour_check_path(engine.get(), "a", "a", nullptr, nullptr) == CANDOUR_ERROR_ARGUMENT);
  CHECK(candour_check_bytes(engine.get(), nullptr, "a", 1, &result, nullptr) == CANDOUR_ERROR_ARGUMENT);
  CHECK(candour_check_bytes(engine.get(), "a", nullptr, 1, &result, nullptr) == CANDOUR_ERROR_ARGUMENT);
  CHECK(candour_check_bytes(engine.get(), "a", "a", CANDOUR_NUL_TERMINATED, &result, nullptr) ==
        CANDOUR_ERROR_ARGUMENT);
  CHECK(candour_check_text(engine.get(), "a", nullptr, CANDOUR_NUL_TERMINATED, &result, nullptr) ==
        CANDOUR_ERROR_ARGUMENT);
  CHECK(candour_read_path(engine.get(), nullptr, &document, nullptr) == CANDOUR_ERROR_ARGUMENT);
  CHECK(candour_read_bytes(engine.get(), nullptr, "", 0, &document, nullptr) == CANDOUR_ERROR_ARGUMENT);
  CHECK(candour_document_text(nullptr, &text, nullptr, nullptr) == CANDOUR_ERROR_ARGUMENT);
  CHECK(candour_document_json(nullptr, CANDOUR_JSON_PRETTY, &text, nullptr, nullptr) == CANDOUR_ERROR_ARGUMENT);
  CHECK(candour_result_html(nullptr, nullptr, &text, nullptr, nullptr) == CANDOUR_ERROR_ARGUMENT);
  CHECK(candour_batch_new(nullptr, &batch, nullptr) == CANDOUR_ERROR_ARGUMENT);
  CHECK(candour_batch_add(nullptr, "a", nullptr) == CANDOUR_ERROR_ARGUMENT);
  CHECK(candour_batch_run(nullptr, nullptr, nullptr) == CANDOUR_ERROR_ARGUMENT);
  const candour_status status = candour_result_json(nullptr, CANDOUR_JSON_PRETTY, &text, nullptr, &error);
  CHECK(failure(status, error) == "1 argument_invalid: result and json must not be NULL.");
  CHECK(candour_result_name(nullptr) == nullptr);
  CHECK(candour_batch_size(nullptr) == 0);
  CHECK(candour_batch_name(nullptr, 0) == nullptr);
}

TEST_CASE("Freeing NULL does nothing") {
  candour_engine_free(nullptr);
  candour_result_free(nullptr);
  candour_document_free(nullptr);
  candour_batch_free(nullptr);
  candour_error_free(nullptr);
  candour_string_free(nullptr);
}

TEST_CASE("What the engine is made of is told as JSON") {
  const auto engine = engine_with();
  char* json = nullptr;
  size_t size = 0;
  REQUIRE(candour_engine_about_json(engine.get(), &json, &size, nullptr) == CANDOUR_OK);
  CHECK(std::strlen(json) == size);
  const std::string about(json, size);
  candour_string_free(json);
  for (const char* part : {"\"abi\": 1", "\"id\": \"tiny\"", "\"title\": \"A pack for tests\"", "\"poppler\": \"",
                           "\"left_out\": [", "\"isolation\": \""}) {
    CHECK(about.find(part) != std::string::npos);
  }
}

TEST_CASE("A reader that cannot be started is an error of the call") {
  candour_engine_options options{};
  options.reader_path = "/nowhere/candour-reader";
  const auto engine = engine_with(options);
  REQUIRE(engine);
  candour_result* result = nullptr;
  candour_error* error = nullptr;
  const candour_status status =
      candour_check_text(engine.get(), "a.txt", kStatement, CANDOUR_NUL_TERMINATED, &result, &error);
  CHECK(result == nullptr);
  CHECK(failure(status, error) ==
        "3 reader_missing: The program that reads documents cannot be started: /nowhere/candour-reader: No "
        "such file or directory.");
}
