// The reader on the data beside the project, when it is there: PDFs whose text is known, and PDFs made to
// break readers.
#include "extractor/reader/read.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <unistd.h>

namespace {

const std::filesystem::path kData = std::filesystem::path(CANDOUR_SOURCE_DIR) / ".." / "shared" / "data" / "pdf";
const std::filesystem::path kScorer =
    std::filesystem::path(CANDOUR_SOURCE_DIR) / ".." / "shared" / "tools" / "score_extraction.py";

// The figure behind `name` in the scorer's last line.
double figure(const std::string& total, const std::string& name) {
  const auto at = total.find(name + " ");
  REQUIRE(at != std::string::npos);
  return std::stod(total.substr(at + name.size() + 1));
}

void check_scores(const std::string& set, double whole) {
  if (!std::filesystem::exists(kData / set) || !std::filesystem::exists(kScorer)) {
    std::cout << "skipped: no data\n";
    return;
  }
  const std::string command =
      "python3 '" + kScorer.string() + "' '" + (kData / set).string() + "' -- '" CANDOUR_BIN_DIR "/read_text'";
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string out;
  for (int c = fgetc(pipe); c != EOF; c = fgetc(pipe)) out += static_cast<char>(c);
  REQUIRE(pclose(pipe) == 0);
  INFO(out);
  const std::string total = out.substr(out.rfind("total"));
  CHECK(figure(total, "whole") >= whole);
  CHECK(figure(total, "extra") < 0.01);
  CHECK(figure(total, "missing") < 0.005);
}

}  // namespace

TEST_CASE("sentences of typeset statements are whole") {
  check_scores("typeset", 0.995);
}

TEST_CASE("sentences of statements in hard layouts are whole") {
  check_scores("layouts", 0.985);
}

TEST_CASE("no hostile file breaks the reader") {
  if (!std::filesystem::exists(kData / "hostile")) {
    std::cout << "skipped: no data\n";
    return;
  }
  for (const auto& entry : std::filesystem::directory_iterator(kData / "hostile")) {
    INFO(entry.path());
    const int fd = open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
    REQUIRE(fd >= 0);
    const auto result = candour::read_document(fd, entry.path().filename(), {});
    close(fd);
    if (!result) CHECK_FALSE(result.error().message.empty());
  }
}
