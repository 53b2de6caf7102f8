// The files of a batch: which ones a path stands for, in what order, and what each is called.
#pragma once

#include "extractor/error.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <sys/stat.h>
#include <sys/types.h>

namespace candour {

struct Input {
  std::string path;       // as the system knows it: what was added, and the way below it
  std::string name;       // document.name: the path relative to the folder that was added, else its last part; UTF-8
  std::string file_name;  // the same with "/" as "__", at most 250 bytes: "NAME.json" fits every file system
  Error error;            // file_unreadable: a folder that cannot be looked into
};

// Endings of the types that this version reads, in any case: ".pdf", ".docx", ".html", ".htm", ".xhtml", ".txt", ".text",
// ".md", ".markdown". What a file is shows in its bytes; endings only choose files of folders.
bool is_read(const std::string& path);

// Names are given as candour.h says at candour_batch. Names that clash get eight digits of the SHA-256 of
// `path`; more, should those clash too. So do a name and another's NAME.json or NAME.html, because all of
// them may be written into one folder.
class InputList {
 public:
  // A file or folder; of folders, every file that is_read(), but no README.md. What was added before stays where it is,
  // and is not added again.
  void add(const std::string& path);
  // Folders found by add() from now on leave out this folder or file, under whatever name. Does nothing if there is none.
  void leave_out(const std::string& path);

  std::size_t size() const { return inputs_.size(); }
  // In the order of the batch, named.
  const std::vector<Input>& inputs() const;
  // "3 files of types that this version does not read: 2 .xlsx, 1 .odt"; empty if there are none.
  std::string skipped() const;

 private:
  struct Found {
    std::string relative;  // to the folder
    Error error;
  };
  void add_folder(const std::string& folder);
  void look_into(const std::string& folder, const std::string& relative, std::vector<std::string>& folders,
                 std::vector<Found>& found);
  bool is_left_out(const struct stat& status) const;
  void take(const std::string& path, const std::string& relative, Error error);
  void name_all() const;

  mutable std::vector<Input> inputs_;
  mutable bool named_ = true;
  std::vector<std::string> relatives_;  // of inputs_: what their names are made of
  std::set<std::string> seen_;          // paths in one spelling
  std::set<std::pair<dev_t, ino_t>> left_out_;
  std::map<std::string, std::size_t> skipped_;  // ending -> files
};

}  // namespace candour
