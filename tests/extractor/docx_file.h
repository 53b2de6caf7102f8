// Word documents as bytes, for tests.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <zip.h>

namespace candour::reading {

using ZipParts = std::vector<std::pair<std::string, std::string>>;

inline std::string zip_of(const ZipParts& parts) {
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(source);
  zip_t* archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  for (const auto& [name, bytes] : parts) {
    zip_source_t* part = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    REQUIRE(zip_file_add(archive, name.c_str(), part, ZIP_FL_OVERWRITE) >= 0);
  }
  REQUIRE(zip_close(archive) == 0);
  REQUIRE(zip_source_open(source) == 0);
  zip_source_seek(source, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(source)), '\0');
  zip_source_seek(source, 0, SEEK_SET);
  REQUIRE(zip_source_read(source, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
  zip_source_close(source);
  zip_source_free(source);
  return bytes;
}

inline constexpr const char* kWordTypes =
    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override "
    "PartName='/word/document.xml' "
    "ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";

// `body`: what stands in <w:body>. `more`: further parts.
inline std::string docx_of(const std::string& body, const ZipParts& more = {}) {
  ZipParts parts = {
      {"[Content_Types].xml", kWordTypes},
      {"word/document.xml",
       "<?xml version='1.0'?><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
       "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><w:body>" +
           body + "</w:body></w:document>"}};
  parts.insert(parts.end(), more.begin(), more.end());
  return zip_of(parts);
}

// <w:p> with its properties and one run.
inline std::string word_paragraph(const std::string& text, const std::string& properties = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t xml:space='preserve'>" + text + "</w:t></w:r></w:p>";
}

}  // namespace candour::reading
