// Landlock, by its system calls: https://docs.kernel.org/userspace-api/landlock.html. Debian 12 has no library for it, and its headers know less
// than newer kernels do.
#include "extractor/isolation.h"
#include "extractor/reader/own_folder.h"
#include "extractor/reader/sandbox.h"

#include <cerrno>
#include <cstdint>
#include <string_view>

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace candour::sandbox {
namespace {

// What a kernel of each version can forbid; the attributes grew with it.
struct Attributes {
  std::uint64_t files = 0, network = 0, scoped = 0;
};
constexpr std::uint64_t kReadFile = 1U << 2, kReadFolder = 1U << 3;
constexpr std::uint64_t kNetwork = 3;  // bind and connect by TCP
constexpr std::uint64_t kScoped = 3;   // abstract sockets and signals to processes outside

constexpr std::uint64_t files_of(long version) {
  const int kinds = version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13;
  return (std::uint64_t{1} << kinds) - 1;
}

std::size_t size_of(long version) {
  return version >= 6 ? sizeof(Attributes) : version >= 4 ? 16 : 8;
}

// Read only, and only late: what Poppler, fontconfig and Tesseract open when a document needs it. Folders that are not there are passed over.
constexpr const char* kReadable[] = {"/usr/share/poppler",
                                     "/usr/share/fonts",
                                     "/usr/local/share/fonts",
                                     "/usr/share/fontconfig",
                                     "/etc/fonts",
                                     "/var/cache/fontconfig",
                                     "/usr/lib",
                                     "/lib",
                                     "/etc/ld.so.cache",
                                     CANDOUR_TESSDATA};

bool allow(int rules, const char* path) {
  const int fd = open(path, O_PATH | O_CLOEXEC);
  if (fd < 0) return errno == ENOENT || errno == ENOTDIR || errno == EACCES;
  struct stat status {};
  const bool folder = fstat(fd, &status) == 0 && S_ISDIR(status.st_mode);
  landlock_path_beneath_attr beneath{};
  beneath.allowed_access = kReadFile | (folder ? kReadFolder : 0);
  beneath.parent_fd = fd;
  const bool good = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) == 0;
  close(fd);
  return good;
}

}  // namespace

Outcome restrict_files(const std::string& data) {
  const long version = landlock_version();
  if (version < 1) return Outcome::missing;
  const Attributes attributes{files_of(version), kNetwork, kScoped};
  const auto rules = static_cast<int>(syscall(SYS_landlock_create_ruleset, &attributes, size_of(version), 0));
  if (rules < 0) return Outcome::failed;
  bool good = true;
  for (const char* path : kReadable) good = good && (*path == '\0' || allow(rules, path));
  for (const std::string& folder : {own_folder(), data})  // the module that does OCR is beside this program
    good = good && (folder.empty() || allow(rules, folder.c_str()));
  good = good && syscall(SYS_landlock_restrict_self, rules, 0) == 0;
  close(rules);
  return good ? Outcome::holds : Outcome::failed;
}

}  // namespace candour::sandbox

namespace candour {

bool files_can_be_told_apart() {
#ifdef CANDOUR_SANITIZE  // nothing is taken away
  return true;
#else
  return landlock_version() >= 1;
#endif
}

}  // namespace candour
