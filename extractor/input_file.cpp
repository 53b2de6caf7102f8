#define OPENSSL_SUPPRESS_DEPRECATED  // see Sha256
#include "extractor/input_file.h"

#include "extractor/open_descriptor.h"
#include "extractor/write_all.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <openssl/sha.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace candour {
namespace {

// Untranslated, whatever the host's locale: reports hold it.
std::string describe(int error) {
  const char* text = strerrordesc_np(error);
  return text != nullptr ? text : "error " + std::to_string(error);
}

Error not_a_file(const std::string& name, mode_t mode) {
  const char* what = S_ISDIR(mode) ? "a folder" : S_ISFIFO(mode) ? "a pipe" : S_ISSOCK(mode) ? "a socket" : "a device";
  return {ErrorCode::not_a_file, name + ": is " + what + ", not a file.", "Name a file that holds a statement."};
}

Error cannot_open(const std::string& name, int error) {
  if (error == ENOENT || error == ENOTDIR || error == ENAMETOOLONG) {
    return {ErrorCode::file_not_found, name + ": does not exist.", "Check the path, or whether the file was moved."};
  }
  return {ErrorCode::file_unreadable, name + ": cannot be opened: " + describe(error) + ".",
          error == EACCES || error == EPERM ? "Ask for permission to read it, or run as a user who may."
                                            : "Check that the file can be opened on this machine."};
}

Error cannot_read(const std::string& name, int error) {
  return {ErrorCode::file_unreadable, name + ": cannot be read: " + describe(error) + ".",
          "Check the disk or the network that the file is on, or take a copy of it."};
}

// OpenSSL's SHA-256 by itself: the EVP functions would load openssl.cnf into the host's process, in a library
// context of our own too, because they ask for engines first. These touch nothing outside their state.
class Sha256 {
 public:
  Sha256() { good_ = SHA256_Init(&state_) == 1; }
  void add(const void* bytes, std::size_t size) { good_ = good_ && SHA256_Update(&state_, bytes, size) == 1; }
  // Lower-case hex; empty if OpenSSL failed.
  std::string finish() {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    if (!good_ || SHA256_Final(digest.data(), &state_) != 1) return {};
    std::string text;
    for (const unsigned char byte : digest) {
      text += "0123456789abcdef"[byte >> 4];
      text += "0123456789abcdef"[byte & 15];
    }
    return text;
  }

 private:
  SHA256_CTX state_{};
  bool good_ = false;
};

// Calls `visit(bytes, size)` for each block of a file from its beginning, until it returns false. 0, or why it cannot be read.
template <typename Visit>
int each_block(int descriptor, Visit visit) {
  std::vector<char> block(std::size_t{256} << 10);
  for (off_t offset = 0;;) {
    const ssize_t size = pread(descriptor, block.data(), block.size(), offset);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return errno;
    if (size == 0 || !visit(block.data(), static_cast<std::size_t>(size))) return 0;
    offset += size;
  }
}

Error no_memory(int error) {
  return {ErrorCode::internal, "No memory for a document's bytes: " + describe(error) + ".",
          "Free some memory and try again."};
}

constexpr int kSeals = F_SEAL_SEAL | F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK;

// From here on nobody can change it; false with errno if that cannot be had.
bool seal(int descriptor) {
  return fcntl(descriptor, F_ADD_SEALS, kSeals) == 0;
}

// A memory file, to be written and then sealed.
Result<int> new_memory_file() {
  const int descriptor = memfd_create("candour-document", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (descriptor < 0) return no_memory(errno);
  return descriptor;
}

bool is_sealed(int descriptor) {
  const int seals = fcntl(descriptor, F_GET_SEALS);
  return seals >= 0 && (seals & kSeals) == kSeals;
}

// A file that is written while it is copied gets another time, or another length.
bool same_state(const struct stat& a, const struct stat& b) {
  const auto same = [](const timespec& x, const timespec& y) { return x.tv_sec == y.tv_sec && x.tv_nsec == y.tv_nsec; };
  return a.st_size == b.st_size && same(a.st_mtim, b.st_mtim) && same(a.st_ctim, b.st_ctim);
}

// How often a file that changes is begun anew.
constexpr int kAttempts = 3;

Error too_large(const std::string& name, std::uint64_t most_bytes) {
  return {ErrorCode::file_too_large, name + ": is larger than " + std::to_string(most_bytes >> 20) + " MB.",
          "Check that it is a statement; if so, save it with smaller images, or take only the pages of the "
          "statement."};
}

// Copies and hashes. What nobody can change needs no copy: then another descriptor of it.
Result<int> copy_input(int descriptor, const std::string& name, std::uint64_t most_bytes, Source& source) {
  const bool sealed = is_sealed(descriptor);
  const Result<int> made = sealed ? Result<int>(fcntl(descriptor, F_DUPFD_CLOEXEC, 0)) : new_memory_file();
  if (!made) return made;
  OpenDescriptor copy(made.value());
  if (copy.get() < 0) return cannot_read(name, errno);
  Sha256 hash;
  source.bytes = 0;
  Error unusable;
  const int error = each_block(descriptor, [&](const char* bytes, std::size_t size) {
    hash.add(bytes, size);
    source.bytes += size;
    if (source.bytes > most_bytes) unusable = too_large(name, most_bytes);  // it grows while it is read
    const int unwritten = sealed ? 0 : write_all(copy.get(), bytes, size);
    if (unwritten != 0) unusable = no_memory(unwritten);
    return unusable.code == ErrorCode::none;
  });
  if (error != 0) return cannot_read(name, error);
  if (unusable.code != ErrorCode::none) return unusable;
  if (!sealed && !seal(copy.get())) return no_memory(errno);
  source.sha256 = hash.finish();
  if (source.sha256.empty()) {
    return Error{ErrorCode::internal, name + ": OpenSSL cannot compute a SHA-256.",
                 "Check the installation of OpenSSL 3."};
  }
  return copy.release();
}

}  // namespace

Result<int> open_input(const std::string& path, const std::string& name) {
  if (path.find('\0') != std::string::npos) return cannot_open(name, ENOENT);
  struct stat before {};
  if (stat(path.c_str(), &before) != 0) return cannot_open(name, errno);
  if (!S_ISREG(before.st_mode)) return not_a_file(name, before.st_mode);
  int descriptor = -1;
  do {
    descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  } while (descriptor < 0 && errno == EINTR);
  if (descriptor < 0) return cannot_open(name, errno);
  struct stat opened {};
  if (fstat(descriptor, &opened) == 0 && S_ISREG(opened.st_mode)) return descriptor;
  close(descriptor);
  return not_a_file(name, opened.st_mode);
}

Result<int> take_input(int descriptor, const std::string& name, std::uint64_t most_bytes, Source& source) {
  source = {};
  source.name = name;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    struct stat before {
    }, after{};
    if (fstat(descriptor, &before) != 0) return cannot_read(name, errno);
    if (!S_ISREG(before.st_mode)) return not_a_file(name, before.st_mode);
    source.bytes = static_cast<std::uint64_t>(before.st_size);
    if (source.bytes > most_bytes) return too_large(name, most_bytes);
    Result<int> copy = copy_input(descriptor, name, most_bytes, source);
    if (!copy) return copy;
    OpenDescriptor held(copy.value());
    if (fstat(descriptor, &after) != 0) return cannot_read(name, errno);
    if (same_state(before, after)) {
      if (source.bytes != 0) return held.release();
      return Error{ErrorCode::file_empty, name + ": is empty: it has no bytes.", "Fetch or save the file again."};
    }
  }
  return Error{ErrorCode::file_unreadable, name + ": is being changed while it is read.",
               "Wait until it is complete, or check a copy of it."};
}

bool is_of(const std::string& path, const Source& source) {
  const Result<int> opened = open_input(path, path);
  if (!opened || source.sha256.empty()) return false;
  const OpenDescriptor file(opened.value());
  Sha256 hash;
  std::uint64_t bytes = 0;
  const int error = each_block(file.get(), [&](const char* block, std::size_t size) {
    hash.add(block, size);
    bytes += size;
    return bytes <= source.bytes;
  });
  return error == 0 && bytes == source.bytes && hash.finish() == source.sha256;
}

Result<int> memory_file(const void* bytes, std::size_t size) {
  const Result<int> made = new_memory_file();
  if (!made) return made;
  OpenDescriptor file(made.value());
  if (const int error = write_all(file.get(), bytes, size); error != 0) return no_memory(error);
  if (!seal(file.get())) return no_memory(errno);
  return file.release();
}

}  // namespace candour
