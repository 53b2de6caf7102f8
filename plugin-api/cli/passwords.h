// --password-file: passwords of documents that cannot be opened without one.
#pragma once

#include "plugin-api/candour.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace candour::cli {

// Lines NAME<TAB>PASSWORD, UTF-8; NAME is what reports call the document. Empty lines are passed over. Messages name the line and never
// what stands in it.
class PasswordFile {
 public:
  // An empty path: a file without lines. Errors: it cannot be read, or a line has no tab, no name, no password, or the name of another.
  static Result<PasswordFile> read(const std::string& path);

  // For EngineOptions::password; the file must outlive the engine. Nothing if there are no lines.
  std::function<std::optional<std::string>(const std::string&)> source() const;

  // A file of this name was checked. One thread at a time, and none that asks source().
  void note_checked(const std::string& name) { checked_.insert(name); }
  // "passwords.txt:3: no file that was checked has this name.", for each line that it is true of.
  std::vector<std::string> unused() const;

 private:
  struct Line {
    std::size_t number;
    std::string password;
  };
  std::string path_;
  std::map<std::string, Line> lines_;
  std::set<std::string> checked_;
};

}  // namespace candour::cli
