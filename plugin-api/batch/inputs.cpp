#include "plugin-api/batch/inputs.h"

#include "extractor/utf8.h"
#include "plugin-api/batch/names.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string_view>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

namespace candour {
namespace {

// One spelling of a path, so that "a.pdf", "./a.pdf" and its absolute path are the same file. Links are not
// resolved.
std::string spelling(const std::string& path) {
  std::error_code failed;
  const std::filesystem::path absolute = std::filesystem::absolute(path, failed);
  return failed ? path : absolute.lexically_normal().string();
}

std::string joined(const std::string& folder, const std::string& relative) {
  if (folder.empty() || folder.back() == '/') return folder + relative;
  return folder + "/" + relative;
}

Error closed_folder(const std::string& name, int error) {
  const char* text = strerrordesc_np(error);
  return {ErrorCode::file_unreadable,
          name + ": is a folder that cannot be looked into: " + (text != nullptr ? text : "unknown error") + ".",
          "Ask for permission to read it, or leave it out."};
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

// A folder's README tells of the statements beside it and is none.
bool is_readme(const std::string& name) {
  const std::string bare = lower(name);
  return bare == "readme.md" || bare == "readme.markdown";
}

}  // namespace

bool is_read(const std::string& path) {
  static constexpr std::array<std::string_view, 9> kRead = {".pdf", ".docx", ".html", ".htm",     ".xhtml",
                                                            ".txt", ".text", ".md",   ".markdown"};
  return std::find(kRead.begin(), kRead.end(), lower(std::string(ending_of(path)))) != kRead.end();
}

void InputList::leave_out(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) == 0) left_out_.insert({status.st_dev, status.st_ino});
}

bool InputList::is_left_out(const struct stat& status) const {
  return left_out_.count({status.st_dev, status.st_ino}) != 0;
}

void InputList::add(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) {
    add_folder(path);
  } else {
    const std::size_t end = path.find_last_not_of('/') + 1;
    const std::size_t slash = path.rfind('/', end == 0 ? 0 : end - 1);
    take(path, path.substr(slash == std::string::npos ? 0 : slash + 1), {});
  }
}

// Folders still to be looked into are kept in a list: a tree may be deeper than the stack.
void InputList::add_folder(const std::string& folder) {
  std::vector<std::string> folders{""};  // relative
  std::vector<Found> found;
  while (!folders.empty()) {
    const std::string relative = std::move(folders.back());
    folders.pop_back();
    look_into(folder, relative, folders, found);
  }
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.relative < b.relative; });
  for (Found& one : found) take(joined(folder, one.relative), one.relative, std::move(one.error));
}

void InputList::look_into(const std::string& folder, const std::string& relative, std::vector<std::string>& folders,
                          std::vector<Found>& found) {
  const std::string path = relative.empty() ? folder : joined(folder, relative);
  struct stat status {};
  if (stat(path.c_str(), &status) == 0 && is_left_out(status)) return;
  const std::unique_ptr<DIR, int (*)(DIR*)> open(opendir(path.c_str()), &closedir);
  if (!open) {
    const int error = errno;
    const std::string name = relative.empty() ? last_component(folder) : relative;
    found.push_back({name, closed_folder(to_utf8(name), error)});
    return;
  }
  while (const dirent* entry = readdir(open.get())) {
    const std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    const std::string below = relative.empty() ? name : relative + "/" + name;
    struct stat itself {
    }, target{};
    const int here = dirfd(open.get());  // a path from the top may be too long
    const bool known = fstatat(here, entry->d_name, &itself, AT_SYMLINK_NOFOLLOW) == 0;
    const bool is_link = known && S_ISLNK(itself.st_mode);
    const bool leads = is_link ? fstatat(here, entry->d_name, &target, 0) == 0 : known;
    if (!is_link) target = itself;
    if (known && S_ISDIR(itself.st_mode)) {
      folders.push_back(below);
    } else if (is_link && leads && S_ISDIR(target.st_mode)) {
      continue;  // a link to a folder
    } else if (is_readme(name) || (leads && is_left_out(target))) {
      continue;
    } else if (is_read(name)) {
      found.push_back({below, {}});
    } else {
      ++skipped_[lower(to_utf8(ending_of(name)))];
    }
  }
}

void InputList::take(const std::string& path, const std::string& relative, Error error) {
  if (!seen_.insert(spelling(path)).second) return;
  inputs_.push_back({path, {}, {}, std::move(error)});
  relatives_.push_back(relative);
  named_ = false;
}

void InputList::name_all() const {
  std::vector<std::string> paths;
  for (const Input& input : inputs_) paths.push_back(input.path);
  const std::vector<Names> names = names_of(paths, relatives_);
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    inputs_[i].name = names[i].document;
    inputs_[i].file_name = names[i].file;
  }
  named_ = true;
}

const std::vector<Input>& InputList::inputs() const {
  if (!named_) name_all();
  return inputs_;
}

std::string InputList::skipped() const {
  std::size_t total = 0;
  std::vector<std::pair<std::size_t, std::string>> kinds;
  for (const auto& [ending, count] : skipped_) {
    total += count;
    kinds.emplace_back(count, ending.empty() ? "without an ending" : ending);
  }
  if (total == 0) return {};
  std::stable_sort(kinds.begin(), kinds.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string text = total == 1 ? "1 file of a type that this version does not read: "
                                : std::to_string(total) + " files of types that this version does not read: ";
  constexpr std::size_t kMostKinds = 8;
  std::size_t rest = total;
  for (std::size_t i = 0; i < std::min(kinds.size(), kMostKinds); ++i) {
    text += (i == 0 ? "" : ", ") + std::to_string(kinds[i].first) + " " + kinds[i].second;
    rest -= kinds[i].first;
  }
  if (rest != 0) text += ", " + std::to_string(rest) + " others";
  return text;
}

}  // namespace candour
