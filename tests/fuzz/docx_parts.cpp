#include "tests/fuzz/docx_parts.h"

#include "tests/fuzz/promises.h"

#include <algorithm>

#include <zip.h>

namespace candour::fuzz {
namespace {

constexpr std::string_view kMark = "--- ";
constexpr std::string_view kTypes =
    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override "
    "PartName='/word/document.xml' "
    "ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";

void add(zip_t* archive, const std::string& name, std::string_view bytes) {
  zip_source_t* const part = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
  const zip_int64_t index = zip_file_add(archive, name.c_str(), part, ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8);
  if (index < 0) {  // no name for a part
    zip_source_free(part);
    return;
  }
  zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
}

}  // namespace

std::string archive_of_parts(std::string_view parts) {
  zip_source_t* const source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(source);
  zip_t* const archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  std::string name = "[Content_Types].xml";
  while (!parts.empty()) {
    if (parts.starts_with(kMark)) {
      const std::size_t end = std::min(parts.find('\n'), parts.size());
      name = parts.substr(kMark.size(), end - std::min(end, kMark.size()));
      parts.remove_prefix(std::min(end + 1, parts.size()));
    }
    const std::size_t size = parts.starts_with(kMark) ? 0 : std::min(parts.find("\n--- "), parts.size());
    add(archive, name, parts.substr(0, size));
    parts.remove_prefix(std::min(parts.starts_with(kMark) ? 0 : size + 1, parts.size()));
  }
  if (zip_name_locate(archive, "[Content_Types].xml", 0) < 0) add(archive, "[Content_Types].xml", kTypes);
  std::string bytes;
  if (zip_close(archive) != 0) {
    zip_discard(archive);
  } else if (zip_source_open(source) == 0) {
    zip_source_seek(source, 0, SEEK_END);
    bytes.resize(static_cast<std::size_t>(zip_source_tell(source)));
    zip_source_seek(source, 0, SEEK_SET);
    promise(zip_source_read(source, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()),
            "an archive that was written can be read");
    zip_source_close(source);
  }
  zip_source_free(source);
  return bytes;
}

}  // namespace candour::fuzz
