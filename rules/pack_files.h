// Where packs come from: the files under rules/packs/, which are compiled into the library as a virtual
// folder "candour:", and files on disk.
//
//   "uk-msa-2015"                     a shipped pack: candour:uk-msa-2015.yaml
//   "packs/mine.yaml"                 a file
//   include: [shared/words.yaml]      beside the including file, in the same world
//   include: [candour:shared/words.yaml]   shipped, from anywhere
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

struct ShippedFile {
  const char* name;  // "shared/words.yaml"
  std::string_view bytes;
};

// Sorted by name. Generated at build time.
const std::vector<ShippedFile>& shipped_files();

struct PackFile {
  std::string name;  // as messages show it: the path as given, or "candour:shared/words.yaml"
  std::string bytes;
};

struct PackFileResult {
  std::optional<PackFile> file;
  std::string problem;  // "there is no such file", ... when there is none
  bool missing = false;
};

// Reads one file by its name ("candour:..." or a path). Only regular files of at most 4 MB.
PackFileResult read_pack_file(const std::string& name);

// The name of a file that `including` includes as `path`.
std::string included_name(const std::string& including, const std::string& path);

}  // namespace candour
