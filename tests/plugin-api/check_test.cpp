// Checking one document.
#include "tests/plugin-api/api.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

using candour::TemporaryFolder;

TEST_CASE("Path, bytes and text of the same document give the same report") {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.txt", kStatement);
  const auto engine = engine_with();
  candour_result* made = nullptr;
  REQUIRE(candour_check_path(engine.get(), path.c_str(), nullptr, &made, nullptr) == CANDOUR_OK);
  const Owned<candour_result> from_path(made);
  REQUIRE(candour_check_bytes(engine.get(), "a.txt", kStatement, std::string(kStatement).size(), &made, nullptr) ==
          CANDOUR_OK);
  const Owned<candour_result> from_bytes(made);
  REQUIRE(candour_check_text(engine.get(), "a.txt", kStatement, CANDOUR_NUL_TERMINATED, &made, nullptr) == CANDOUR_OK);
  const Owned<candour_result> from_text(made);
  CHECK(json_of(from_path.get()) == json_of(from_bytes.get()));
  CHECK(json_of(from_path.get()) == json_of(from_text.get()));
  CHECK(json_of(from_path.get()).find("\"verdict\": \"found\"") != std::string::npos);
  CHECK(code_of(from_path.get()).empty());
}

TEST_CASE("The name is the host's, else the last part of the path") {
  const TemporaryFolder folder;
  const std::string path = folder.write("in/a.txt", kStatement);
  const auto engine = engine_with();
  candour_result* made = nullptr;
  candour_check_path(engine.get(), path.c_str(), nullptr, &made, nullptr);
  CHECK(std::string(candour_result_name(Owned<candour_result>(made).get())) == "a.txt");
  candour_check_path(engine.get(), path.c_str(), "in/a.txt", &made, nullptr);
  CHECK(std::string(candour_result_name(Owned<candour_result>(made).get())) == "in/a.txt");
}

TEST_CASE("A name that is not UTF-8 is mended") {
  const auto result = check_text(engine_with(), kStatement, "a\xFF.txt");
  CHECK(std::string(candour_result_name(result.get())) == "a\xEF\xBF\xBD.txt");
}

TEST_CASE("A document that cannot be read has a report that says why") {
  const auto engine = engine_with();
  candour_result* made = nullptr;
  candour_error* error = nullptr;
  REQUIRE(candour_check_path(engine.get(), "/nowhere/a.pdf", nullptr, &made, &error) == CANDOUR_OK);
  CHECK(error == nullptr);
  const Owned<candour_result> result(made);
  CHECK(code_of(result.get()) == "file_not_found");
  CHECK(std::string(candour_result_error_message(result.get())) == "a.pdf: does not exist.");
  CHECK(std::string(candour_result_error_advice(result.get())) == "Check the path, or whether the file was moved.");
  const std::string json = json_of(result.get());
  CHECK(json.find("\"code\": \"file_not_found\"") != std::string::npos);
  CHECK(json.find("/nowhere") == std::string::npos);
  CHECK(code_of(check_text(engine, "").get()) == "file_empty");
}

TEST_CASE("Results outlive their engine") {
  auto engine = engine_with();
  const auto result = check_text(engine, kStatement);
  engine.reset();
  CHECK(json_of(result.get()).find("\"id\": \"tiny\"") != std::string::npos);
}

TEST_CASE("Compact JSON is one line, and both end with a line end") {
  const auto result = check_text(engine_with(), kStatement);
  const std::string compact = json_of(result.get(), CANDOUR_JSON_COMPACT), pretty = json_of(result.get());
  CHECK(compact.find('\n') == compact.size() - 1);
  CHECK(pretty.back() == '\n');
  CHECK(pretty.size() > compact.size());
}

TEST_CASE("HTML has the links that it was given") {
  const auto result = check_text(engine_with(), kStatement);
  candour_html_options options{};
  options.size = sizeof options;
  options.json_href = "my report.json";
  char* html = nullptr;
  size_t size = 0;
  REQUIRE(candour_result_html(result.get(), &options, &html, &size, nullptr) == CANDOUR_OK);
  CHECK(std::string(html, size).find("my%20report.json") != std::string::npos);
  candour_string_free(html);
  REQUIRE(candour_result_html(result.get(), nullptr, &html, nullptr, nullptr) == CANDOUR_OK);
  CHECK(std::string(html).find("href=\"my") == std::string::npos);
  candour_string_free(html);
}
