#include "extractor/reader/package.h"

#include <algorithm>

#include <zip.h>

namespace candour {

void Package::Close::operator()(zip* archive) const {
  zip_discard(archive);
}

std::optional<Package> Package::open(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source != nullptr ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
  if (archive == nullptr && source != nullptr) zip_source_free(source);
  zip_error_fini(&error);
  if (archive == nullptr) return std::nullopt;
  return Package(archive);
}

bool Package::has(const std::string& name) const {
  return zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE) >= 0;
}

std::uint32_t Package::count_in(std::string_view folder) const {
  std::uint32_t count = 0;
  const zip_int64_t entries = std::max<zip_int64_t>(zip_get_num_entries(archive_.get(), 0), 0);
  for (zip_int64_t i = 0; i < entries; ++i) {
    const char* name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), 0);
    const std::string_view part = name == nullptr ? std::string_view() : name;
    count += part.starts_with(folder) && part.size() > folder.size();
  }
  return count;
}

Package::Part Package::part(const std::string& name, std::size_t most_bytes) const {
  Part part;
  const zip_int64_t index = zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return part;
  zip_file_t* file = zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0);
  if (file == nullptr) {
    const int code = zip_error_code_zip(zip_get_error(archive_.get()));
    part.state = code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD ? State::locked : State::damaged;
    return part;
  }
  constexpr std::size_t kBlock = std::size_t{64} << 10;
  part.state = State::read;
  for (;;) {
    const std::size_t before = part.bytes.size();
    part.bytes.resize(before + kBlock);
    const zip_int64_t size = zip_fread(file, part.bytes.data() + before, kBlock);
    part.bytes.resize(before + (size > 0 ? static_cast<std::size_t>(size) : 0));
    if (size == 0) break;
    if (size < 0) part.state = State::damaged;
    if (part.bytes.size() > most_bytes) part.state = State::too_large;
    if (part.state != State::read) break;
  }
  zip_fclose(file);
  return part;
}

}  // namespace candour
