#include "plugin-api/cli/output.h"

#include "plugin-api/cli/signals.h"
#include "plugin-api/cli/terminal.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace candour::cli {
namespace {

std::string reason(int error) {
  return std::strerror(error);
}

Unwritten unwritten(const std::string& path, int error) {
  const bool too_many = error == EMFILE || error == ENFILE;
  return {path + " cannot be written: " + reason(error) + ".",
          too_many ? "Raise the limit on open files (ulimit -n), or use fewer --jobs." : ""};
}

int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

// 0, or why what was written is not on the disk. EINVAL and its like: it is no disk.
int sync(int descriptor) {
  int done = 0;
  do {
    done = fsync(descriptor);
  } while (done != 0 && errno == EINTR);
  return done == 0 || errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP || errno == EROFS ? 0 : errno;
}

// In the same folder, so that it can be renamed; short, because the name of the file may be as long as names
// may be.
std::string temporary_beside(const std::string& path) {
  static std::atomic<unsigned> count{0};
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash + 1);
  return folder + ".candour-" + std::to_string(getpid()) + "-" + std::to_string(count++) + ".tmp";
}

}  // namespace

NewFile::NewFile(std::string path) : path_(std::move(path)) {
  const NoSignal undisturbed;
  do {
    temporary_ = temporary_beside(path_);
    descriptor_ = open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    // EEXIST: left by a run that was killed, and whose process had our number.
  } while (descriptor_ < 0 && (errno == EINTR || errno == EEXIST));
  open_error_ = descriptor_ < 0 ? errno : 0;
  if (descriptor_ >= 0) add_temporary(temporary_);
}

NewFile::~NewFile() {
  if (descriptor_ < 0) return;
  close(descriptor_);
  const NoSignal undisturbed;
  unlink(temporary_.c_str());
  drop_temporary(temporary_);
}

Failure NewFile::failed(int error) const {
  return unwritten(path_, error);
}

Failure NewFile::add(std::string_view bytes) {
  if (descriptor_ < 0) return failed(open_error_);
  const int error = write_all(descriptor_, bytes);
  return error == 0 ? Failure() : failed(error);
}

Failure NewFile::finish() {
  if (descriptor_ < 0) return failed(open_error_);
  if (const int error = sync(descriptor_); error != 0) return failed(error);
  {
    const NoSignal undisturbed;
    if (rename(temporary_.c_str(), path_.c_str()) != 0) return failed(errno);
    drop_temporary(temporary_);
  }
  const int closed = close(descriptor_);  // network file systems say here what they could not keep
  descriptor_ = -1;
  return closed == 0 ? Failure() : failed(errno);
}

Failure sync_folder(const std::string& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return errno == EACCES ? Failure() : folder + " cannot be opened: " + reason(errno) + ".";
  const int error = sync(descriptor);
  close(descriptor);
  if (error != 0) return folder + " cannot be written: " + reason(error) + ".";
  return {};
}

Failure write_file(const std::string& path, std::string_view bytes) {
  NewFile file(path);
  if (Failure failure = file.add(bytes)) return failure;
  return file.finish();
}

bool is_folder(const std::string& path) {
  struct stat status {};
  return stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

bool are_same_file(const std::string& a, const std::string& b) {
  struct stat first {
  }, second{};
  return stat(a.c_str(), &first) == 0 && stat(b.c_str(), &second) == 0 && first.st_dev == second.st_dev &&
         first.st_ino == second.st_ino;
}

Failure copy_file(const std::string& from, const std::string& to,
                  const std::function<bool(const std::string&)>& is_right, std::string& why_not) {
  if (are_same_file(from, to)) return {};
  const int descriptor = open(from.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) {
    why_not = reason(errno);
    return {};
  }
  NewFile copy(to);
  std::vector<char> block(std::size_t{256} << 10);
  Failure failure;
  for (;;) {
    const ssize_t size = read(descriptor, block.data(), block.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) why_not = reason(errno);
    if (size <= 0) break;
    failure = copy.add({block.data(), static_cast<std::size_t>(size)});
    if (failure) break;
  }
  close(descriptor);
  if (failure || !why_not.empty()) return failure;
  if (is_right(copy.temporary())) return copy.finish();
  why_not = "it has changed since it was checked";
  return {};
}

Failure not_writable(const std::string& folder) {
  if (access(folder.c_str(), W_OK | X_OK) == 0) return {};
  return folder + " cannot be written to: " + reason(errno) + ".";
}

Failure make_folders(const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!error && !std::filesystem::is_directory(folder, error) && !error)
    error = std::make_error_code(std::errc::not_a_directory);
  if (error) return folder + " cannot be made: " + reason(error.value()) + ".";
  return {};
}

void complain(const Unwritten& failure, const std::string& advice) {
  complain(failure.message, failure.advice.empty() ? advice : failure.advice);
}

Failure print(std::string_view bytes) {
  const int error = write_all(STDOUT_FILENO, bytes);
  if (error == 0) return {};
  return "Standard output cannot be written: " + (error == EBADF ? std::string("it is closed") : reason(error)) + ".";
}

void prepare_streams() {
  // Opened for reading, so that writing to a stream that was closed still fails.
  for (int stream = 0; stream <= 2; ++stream) {
    if (fcntl(stream, F_GETFD) < 0 && errno == EBADF && open("/dev/null", O_RDONLY) < 0) break;
  }
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);  // a limit on file size: also an error of write()
}

std::string link_from(const std::string& folder, const std::string& file) {
  std::error_code error;
  // Folders by where they really lie: ".." of a link leads elsewhere. The file itself is not followed, it is called as it was named.
  const auto real = [&](const std::filesystem::path& path) {
    return std::filesystem::weakly_canonical(std::filesystem::absolute(path, error), error);
  };
  const std::filesystem::path named = std::filesystem::absolute(file, error).lexically_normal();
  const std::filesystem::path target = real(named.parent_path()) / named.filename();
  const std::filesystem::path link = target.lexically_relative(real(folder));
  return link.empty() ? target.string() : link.string();
}

}  // namespace candour::cli
