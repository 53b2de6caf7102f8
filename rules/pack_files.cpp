#include "rules/pack_files.h"

#include "rules/rule_set.h"
#include "rules/yaml_tree.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace candour {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kShipped = "candour:";

PackFileResult read_shipped(const std::string& name) {
  const std::string_view wanted = std::string_view(name).substr(kShipped.size());
  for (const ShippedFile& file : shipped_files()) {
    if (file.name == wanted) return {PackFile{name, std::string(file.bytes)}, {}, false};
  }
  return {std::nullopt, "there is no such file among those that come with Candour", true};
}

PackFileResult read_disk(const std::string& name) {
  std::error_code error;
  const fs::file_status status = fs::status(name, error);
  if (status.type() == fs::file_type::not_found) return {std::nullopt, "there is no such file", true};
  if (error) return {std::nullopt, "the file cannot be read (" + error.message() + ")", false};
  if (status.type() != fs::file_type::regular) return {std::nullopt, "this is not a file", false};
  const std::uintmax_t size = fs::file_size(name, error);
  if (!error && size > kLargestPackFile) return {std::nullopt, "the file is too large (at most 4 MB)", false};
  std::ifstream stream(name, std::ios::binary);
  std::string bytes(error ? 0 : static_cast<std::size_t>(size), '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!stream || error) return {std::nullopt, "the file cannot be read", false};
  return {PackFile{name, std::move(bytes)}, {}, false};
}

}  // namespace

PackFileResult read_pack_file(const std::string& name) {
  return name.starts_with(kShipped) ? read_shipped(name) : read_disk(name);
}

std::string included_name(const std::string& including, const std::string& path) {
  if (path.starts_with(kShipped)) {
    return std::string(kShipped) + fs::path(path.substr(kShipped.size())).lexically_normal().generic_string();
  }
  if (including.starts_with(kShipped)) {
    const fs::path folder = fs::path(including.substr(kShipped.size())).parent_path();
    return std::string(kShipped) + (folder / path).lexically_normal().generic_string();
  }
  return (fs::path(including).parent_path() / path).lexically_normal().generic_string();
}

std::vector<std::string> shipped_pack_ids() {
  std::vector<std::string> ids;
  for (const ShippedFile& file : shipped_files()) {
    const std::string_view name = file.name;
    if (name.find('/') == std::string_view::npos && name.ends_with(".yaml"))
      ids.emplace_back(name.substr(0, name.size() - 5));
  }
  return ids;
}

}  // namespace candour
