#include "plugin-api/cli/passwords.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

namespace candour::cli {
namespace {

constexpr std::size_t kMostBytes = 64 << 20;  // of the file: a batch of hundreds of thousands

Error wrong(const std::string& place, const std::string& what) {
  return {CANDOUR_ERROR_ARGUMENT, "argument_invalid", place + ": " + what, "Each line is NAME, a tab, PASSWORD."};
}

}  // namespace

Result<PasswordFile> PasswordFile::read(const std::string& path) {
  PasswordFile file;
  file.path_ = path;
  if (path.empty()) return file;
  std::ifstream in(path, std::ios::binary);
  std::string bytes;
  if (in) bytes.assign(std::istreambuf_iterator<char>(in), {});
  if (!in || in.bad()) {
    return Error{CANDOUR_ERROR_ARGUMENT, "argument_invalid", path + ": cannot be read: " + std::strerror(errno) + ".",
                 "Name a file with the lines NAME, a tab, PASSWORD."};
  }
  if (bytes.size() > kMostBytes) return wrong(path, "is too large for a file of passwords.");
  std::string_view rest = bytes;
  if (rest.substr(0, 3) == "\xEF\xBB\xBF") rest.remove_prefix(3);
  for (std::size_t number = 1; !rest.empty(); ++number) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty()) continue;
    const std::string place = path + ":" + std::to_string(number);
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return wrong(place, "there is no tab between name and password.");
    const std::string_view name = line.substr(0, tab), password = line.substr(tab + 1);
    if (name.empty()) return wrong(place, "there is no name before the tab.");
    if (password.empty()) return wrong(place, "there is no password behind the tab.");
    if (password.size() > CANDOUR_PASSWORD_SIZE) return wrong(place, "the password has more than 1,024 bytes.");
    const auto [at, added] = file.lines_.emplace(name, Line{number, std::string(password)});
    if (!added) return wrong(place, "has the name of line " + std::to_string(at->second.number) + ".");
  }
  return file;
}

std::function<std::optional<std::string>(const std::string&)> PasswordFile::source() const {
  if (lines_.empty()) return {};
  return [this](const std::string& name) -> std::optional<std::string> {
    const auto at = lines_.find(name);
    if (at == lines_.end()) return std::nullopt;
    return at->second.password;
  };
}

std::vector<std::string> PasswordFile::unused() const {
  std::map<std::size_t, std::string> lines;
  for (const auto& [name, line] : lines_) {
    if (checked_.count(name) == 0)
      lines[line.number] = path_ + ":" + std::to_string(line.number) + ": no file that was checked has this name.";
  }
  std::vector<std::string> messages;
  for (auto& [number, message] : lines) messages.push_back(std::move(message));
  return messages;
}

}  // namespace candour::cli
