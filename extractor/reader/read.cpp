#include "extractor/reader/read.h"

#include "extractor/reader/docx.h"
#include "extractor/reader/html.h"
#include "extractor/reader/markdown.h"
#include "extractor/reader/pdf.h"
#include "extractor/reader/sniff.h"
#include "extractor/reader/text.h"

#include <cerrno>
#include <cstring>
#include <string_view>

#include <sys/mman.h>
#include <sys/stat.h>

namespace candour {
namespace {

// The file's bytes, mapped: nothing is copied, and only what is looked at is read.
class Mapping {
 public:
  Mapping(int fd, std::size_t size) : size_(size), at_(mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0)) {}
  ~Mapping() {
    if (ok()) munmap(at_, size_);
  }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  bool ok() const { return at_ != MAP_FAILED; }
  std::string_view bytes() const { return {static_cast<const char*>(at_), size_}; }

 private:
  std::size_t size_;
  void* at_;
};

Error unsupported(const Sniffed& sniffed, const std::string& name) {
  const std::string what = *sniffed.what != '\0' ? std::string("is ") + sniffed.what
                                                 : "is neither PDF, Word document (DOCX), HTML, Markdown nor text";
  return {ErrorCode::type_unsupported, name + ": " + what + ".",
          "Save it as PDF, Word document (DOCX), HTML or plain text and check that."};
}

Result<Document> read_as(const Sniffed& sniffed, std::string_view bytes, const std::string& name,
                         const ReadLimits& limits) {
  switch (sniffed.type) {
    case FileType::pdf:
      return read_pdf(bytes, name, limits);
    case FileType::html:
      return read_html(bytes, sniffed, name, limits);
    case FileType::docx:
      return read_docx(bytes, name, limits);
    case FileType::markdown:
      return read_markdown(bytes, sniffed, name, limits);
    case FileType::text:
      return read_text(bytes, sniffed, name, limits);
    case FileType::locked:
      return Error{ErrorCode::encrypted, name + ": is " + sniffed.what + ".",
                   "Save it without a password and check that."};
    case FileType::unknown:
      break;
  }
  return unsupported(sniffed, name);
}

}  // namespace

Result<Document> read_document(int fd, const std::string& name, const ReadLimits& limits) {
  struct stat status {};
  if (fstat(fd, &status) != 0)
    return Error{ErrorCode::file_unreadable, name + ": " + std::strerror(errno) + ".",
                 "Check that the file can be opened."};
  if (!S_ISREG(status.st_mode))
    return Error{ErrorCode::not_a_file, name + ": is not a file.",
                 "Give a PDF, DOCX, HTML, Markdown or text file, or a folder of them."};
  if (status.st_size == 0)
    return Error{ErrorCode::file_empty, name + ": is empty (0 bytes).", "Download or save the file again."};
  const Mapping mapping(fd, static_cast<std::size_t>(status.st_size));
  if (!mapping.ok() && errno == ENOMEM)
    return Error{ErrorCode::limit_memory, name + ": is larger than the memory that a reader may use.",
                 "Give readers more memory, or split the file."};
  if (!mapping.ok())
    return Error{ErrorCode::file_unreadable, name + ": " + std::strerror(errno) + ".",
                 "Check that the file can be read."};

  const Sniffed sniffed = sniff(mapping.bytes());
  Result<Document> result = read_as(sniffed, mapping.bytes(), name, limits);
  if (result && result.value().text.size() > limits.bytes) return over_limit(name, limits.bytes, "bytes of text");
  if (result) result.value().source.bytes = static_cast<std::uint64_t>(status.st_size);
  return result;
}

}  // namespace candour
