// Files for the tests of readers, and what every Document of theirs promises.
#pragma once

#include "extractor/reader/read.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <unistd.h>

namespace candour::reading {

inline std::string fixture(const std::string& name) {
  return CANDOUR_SOURCE_DIR "/tests/extractor/fixtures/" + name;
}

inline Result<Document> read_file(const std::string& path, const ReadLimits& limits = {}) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  REQUIRE(fd >= 0);
  auto result = read_document(fd, std::filesystem::path(path).filename(), limits);
  close(fd);
  return result;
}

// A file of the given bytes, gone again at the end of the test.
class Written {
 public:
  explicit Written(const std::string& bytes)
      : path_((std::filesystem::temp_directory_path() / "candour-read-XXXXXX").string()) {
    const int fd = mkstemp(path_.data());
    REQUIRE(fd >= 0);
    REQUIRE(write(fd, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    close(fd);
  }
  ~Written() { std::filesystem::remove(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

inline Result<Document> read_bytes(const std::string& bytes, const ReadLimits& limits = {}) {
  const Written file(bytes);
  return read_file(file.path(), limits);
}

inline std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::vector<Role> roles(const Document& document) {
  std::vector<Role> out;
  for (const Paragraph& paragraph : document.paragraphs) out.push_back(paragraph.role);
  return out;
}

// What document.h promises of every Document.
inline void check_contract(const Document& document) {
  REQUIRE_FALSE(document.pages.empty());
  std::uint32_t end = 0;
  for (const Word& word : document.words) {
    REQUIRE(word.text.begin >= end);
    REQUIRE(word.text.end > word.text.begin);
    REQUIRE(word.text.end <= document.text.size());
    REQUIRE(word.line < document.lines.size());
    REQUIRE(word.box.x0 <= word.box.x1);
    REQUIRE(word.box.y0 <= word.box.y1);
    end = word.text.end;
  }
  std::uint32_t word = 0, page = 0;
  std::size_t at = 0;
  for (const Paragraph& paragraph : document.paragraphs) {
    REQUIRE(paragraph.text.begin == at);
    REQUIRE(paragraph.first_word == word);
    REQUIRE(paragraph.end_word > word);
    REQUIRE(paragraph.page >= page);
    REQUIRE(paragraph.page < document.pages.size());
    REQUIRE(document.lines[document.words[paragraph.first_word].line].page == paragraph.page);
    REQUIRE(document.text[paragraph.text.end] == '\n');
    at = paragraph.text.end + 1;
    word = paragraph.end_word;
    page = paragraph.page;
  }
  REQUIRE(at == document.text.size());
  REQUIRE(word == document.words.size());
}

}  // namespace candour::reading
