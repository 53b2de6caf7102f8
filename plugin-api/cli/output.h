// Writing results: files that are whole or not there, and standard output that is not silently cut.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace candour::cli {

// What could not be written and why ("out/index.html cannot be written: No space left on device"); nothing if
// all went well.
struct Unwritten {
  Unwritten(std::string text, std::string what_to_do = {}) : message(std::move(text)), advice(std::move(what_to_do)) {}
  std::string message;
  std::string advice;  // empty: the caller knows what to do
};
using Failure = std::optional<Unwritten>;

// As a message on standard error; `advice` where the failure has none of its own.
void complain(const Unwritten& failure, const std::string& advice = {});

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
  // Where it is until then.
  const std::string& temporary() const { return temporary_; }

 private:
  Failure failed(int error) const;
  std::string path_, temporary_;
  int descriptor_ = -1, open_error_ = 0;
};

// The names in a folder are on the disk when this returns. File systems that cannot promise it are no failure.
Failure sync_folder(const std::string& folder);
Failure write_file(const std::string& path, std::string_view bytes);
// The bytes of a regular file, if `is_right` says so of the copy before it has its name. Does nothing if both are the same file. An unreadable
// `from`, and a copy that is not right, are no failures of writing: `why_not` says what is wrong.
Failure copy_file(const std::string& from, const std::string& to,
                  const std::function<bool(const std::string&)>& is_right, std::string& why_not);
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
