#include "rules/bench/csv.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace candour {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 20;
constexpr const char* kMarkUtf8 = "\xEF\xBB\xBF";

Error unreadable(const std::string& path, int reason) {
  if (reason == ENOENT) return {ErrorCode::file_not_found, path + " was not found.", "Check the name."};
  return {ErrorCode::file_unreadable, path + " cannot be read: " + std::strerror(reason) + ".", ""};
}

// Into the space that the file's size asks for, so that a large file is not there twice.
int read_all(int descriptor, std::size_t expected, std::string& bytes) {
  std::size_t size = 0;
  bytes.resize(std::max(expected, kBlock) + 1);
  for (;;) {
    if (size == bytes.size()) bytes.resize(size + std::max(size / 2, kBlock));
    const ssize_t got = read(descriptor, bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno;
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  bytes.resize(size);
  return 0;
}

std::string joined(const std::vector<std::string_view>& names) {
  std::string text;
  for (const std::string_view name : names) text += (text.empty() ? "" : ", ") + std::string(name);
  return text;
}

}  // namespace

Result<CsvFile> read_csv_file(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) return unreadable(path, errno);
  struct stat status {};
  CsvFile file{path, {}};
  int failed = fstat(descriptor, &status) == 0 ? 0 : errno;
  const bool folder = failed == 0 && S_ISDIR(status.st_mode);
  if (failed == 0 && !folder) {
    failed = read_all(descriptor, S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 0, file.bytes);
  }
  close(descriptor);
  if (folder) return Error{ErrorCode::not_a_file, path + " is a folder.", "Name a CSV file."};
  if (failed != 0) return unreadable(path, failed);
  if (file.bytes.empty())
    return Error{ErrorCode::file_empty, path + " is empty.", "A CSV file begins with a line that names its columns."};
  return file;
}

Result<CsvReader> CsvReader::open(CsvFile& file) {
  CsvReader reader(file);
  const std::string& bytes = file.bytes;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    return reader.error_at(1, "this is UTF-16.", "Save it as CSV in UTF-8.");
  if (bytes.starts_with(kMarkUtf8)) reader.at_ = std::strlen(kMarkUtf8);
  const auto header = reader.read_row();
  if (!header) return header.error();
  if (!header.value())
    return Error{ErrorCode::file_empty, file.name + " is empty.",
                 "A CSV file begins with a line that names its columns."};
  reader.columns_ = reader.fields_;
  return reader;
}

std::optional<std::size_t> CsvReader::find_column(std::string_view name) const {
  const auto found = std::find(columns_.begin(), columns_.end(), name);
  if (found == columns_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns_.begin());
}

Result<std::size_t> CsvReader::column(std::string_view name) const {
  const auto found = find_column(name);
  if (!found)
    return error_at(1, "there is no column " + std::string(name) + ".", "The columns are: " + joined(columns_) + ".");
  if (std::count(columns_.begin(), columns_.end(), name) > 1)
    return error_at(1, "two columns are called " + std::string(name) + ".", "Rename one of them.");
  return *found;
}

Error CsvReader::error_at(std::size_t line, const std::string& what, const std::string& advice) const {
  return {ErrorCode::argument_invalid, file_->name + ":" + std::to_string(line) + ": " + what, advice};
}

Error CsvReader::error(const std::string& what, const std::string& advice) const {
  return error_at(row_line_, what, advice);
}

Result<bool> CsvReader::next() {
  auto read = read_row();
  if (!read || !read.value() || fields_.size() == columns_.size()) return read;
  return error(std::to_string(fields_.size()) + " fields where the header has " + std::to_string(columns_.size()) + ".",
               "A field that holds a comma or a line end stands in quotes.");
}

Result<bool> CsvReader::read_row() {
  const std::string& bytes = file_->bytes;
  fields_.clear();
  while (at_ < bytes.size() && (bytes[at_] == '\n' || bytes[at_] == '\r')) end_line();
  if (at_ >= bytes.size()) return false;
  row_line_ = line_;
  for (;;) {
    if (auto error = read_field()) return *std::move(error);
    if (at_ >= bytes.size()) return true;
    if (bytes[at_] != ',') break;
    ++at_;
  }
  end_line();
  return true;
}

// Past a line end: LF, CRLF or CR.
void CsvReader::end_line() {
  if (file_->bytes.compare(at_, 2, "\r\n") == 0) ++at_;
  ++at_;
  ++line_;
}

std::optional<Error> CsvReader::read_field() {
  const std::string& bytes = file_->bytes;
  if (at_ < bytes.size() && bytes[at_] == '"') return read_quoted();
  const std::size_t begin = at_;
  while (at_ < bytes.size() && bytes[at_] != ',' && bytes[at_] != '\n' && bytes[at_] != '\r') ++at_;
  fields_.emplace_back(bytes.data() + begin, at_ - begin);
  return std::nullopt;
}

// The field's bytes move together where doubled quotes are made single; what is behind it stays where it is.
std::optional<Error> CsvReader::read_quoted() {
  std::string& bytes = file_->bytes;
  const std::size_t opened = line_;
  const std::size_t begin = ++at_;
  std::size_t end = begin;
  for (;;) {
    if (at_ >= bytes.size()) return error_at(opened, "a quote is opened here and never closed.");
    const char c = bytes[at_];
    if (c == '"') {
      if (at_ + 1 >= bytes.size() || bytes[at_ + 1] != '"') break;
      ++at_;
    } else if (c == '\n' || (c == '\r' && bytes.compare(at_, 2, "\r\n") != 0)) {
      ++line_;
    }
    bytes[end++] = c;
    ++at_;
  }
  fields_.emplace_back(bytes.data() + begin, end - begin);
  ++at_;
  if (at_ < bytes.size() && bytes[at_] != ',' && bytes[at_] != '\n' && bytes[at_] != '\r') {
    return error_at(line_, "after the quote that closes a field there is more text.",
                    "A quote within a field in quotes is written twice.");
  }
  return std::nullopt;
}

void append_csv_field(std::string_view field, std::string& row) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
    row += field;
    return;
  }
  row += '"';
  for (const char c : field) {
    if (c == '"') row += '"';
    row += c;
  }
  row += '"';
}

}  // namespace candour
