// Writing results: files that are whole or not there, and standard output that is not silently cut.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace candour::cli {

// What could not be written and why ("out/index.html cannot be written: No space left on device"); nothing if
// all went well.
using Failure = std::optional<std::string>;

// A file that takes its place only when it is complete and on the disk: written beside it under a temporary name, which a signal
// removes (signals.h), then renamed over what was there. The name itself is on the disk after sync_folder().
class NewFile {
 public:
  explicit NewFile(std::string path);
  ~NewFile();  // without finish(): nothing is left
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  Failure add(std::string_view bytes);
  Failure finish();

 private:
  Failure failed(int error) const;
  std::string path_, temporary_;
  int descriptor_ = -1, open_error_ = 0;
};

// The names in a folder are on the disk when this returns. File systems that cannot promise it are no failure.
Failure sync_folder(const std::string& folder);
Failure write_file(const std::string& path, std::string_view bytes);
// The bytes of a regular file; does nothing if both are the same file.
Failure copy_file(const std::string& from, const std::string& to);
bool is_folder(const std::string& path);
// Under two names, it may be; both must be there.
bool are_same_file(const std::string& a, const std::string& b);
// Why nothing can be written into a folder that is there.
Failure not_writable(const std::string& folder);
// The folder and those above it.
Failure make_folders(const std::string& folder);

// All bytes to standard output, or a Failure: closed, full, or a pipe that nobody reads.
Failure print(std::string_view bytes);

// Call first in main(): a closed standard stream must not become the number of a file that is opened later,
// and a pipe that nobody reads, or a limit on file size, is an error to report, not a signal.
void prepare_streams();

// The way from a folder to a file, both relative to where we are, as a link on a page in that folder says it:
// "../../a b.pdf".
std::string link_from(const std::string& folder, const std::string& file);

}  // namespace candour::cli
