// Readers: programs named candour-reader that turn a file's bytes into a Document, each in a process of its
// own. A ReaderPool starts them, hands each an open descriptor, takes the Document back over a pipe, keeps
// them for the next file, and replaces them when they die or exceed a limit. Nothing in this process looks
// into the file.
#pragma once

#include "extractor/document.h"
#include "extractor/error.h"
#include "extractor/ocr.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace candour {

// Asked for the password of a document that cannot be opened without one, by its name (UTF-8); nothing, or an empty one, if it is not known.
// Called on the thread that reads, at the same time as others. Must not throw.
using Passwords = std::function<std::string(const std::string& name)>;

struct ReaderLimits {
  std::uint32_t timeout_ms = 60'000;        // wall time for one document without OCR
  std::uint64_t memory_bytes = 1ULL << 30;  // address space of a reader; not limited in sanitizer builds
  std::uint32_t processor_seconds =
      600;  // a reader that has used so much is replaced; it never gets a document's time beyond it
  std::uint64_t file_bytes = 200ULL << 20;   // larger files are refused unread
  std::uint64_t answer_bytes = 64ULL << 20;  // a longer answer is no Document
  std::uint32_t sentences = 50'000;          // a Document with more is refused
  OcrSettings ocr;
};

class ReaderPool {
 public:
  // `program` is the path of candour-reader. At most `readers` processes live at a time (1 to 1,024); none is
  // started before it is needed. Does not check that the program exists. `passwords` may be empty.
  ReaderPool(std::string program, std::uint32_t readers, ReaderLimits limits, Passwords passwords = {});
  ~ReaderPool();  // ends all readers; no read() may be under way
  ReaderPool(const ReaderPool&) = delete;
  ReaderPool& operator=(const ReaderPool&) = delete;

  // Reads one document: takes a copy of `descriptor` (an open regular file or memfd, read from its beginning; stays the caller's) that
  // nobody can change, waits for a free reader, sends it that, and returns the completed Document with `name` and SHA-256 as
  // its source. `name` is UTF-8. A reader that dies is replaced and the document tried once more; one that
  // exceeds a limit is replaced and not tried again; but where that happens after OCR has begun, the document is read
  // once more without it, and pages that are images say that OCR failed. A document that needs a password is read again with the one that
  // `passwords` knows, by a reader that is then not used again: what it has seen is gone before the next document. Thread-safe. `source`, if not null, receives what is
  // known of the file, also when it cannot be read. Errors: as in error.h, from file_empty to reader_answer;
  // message and advice are ready to show, with `name` in them.
  Result<Document> read(int descriptor, const std::string& name, Source* source = nullptr);

  // Opens a file for read(): without following it into devices, pipes or folders. Errors: file_not_found,
  // file_unreadable, not_a_file.
  static Result<int> open(const std::string& path, const std::string& name);
  // Puts bytes into a sealed memory file for read(): neither the reader nor anyone else can change them. The
  // caller closes the descriptor. Errors: internal.
  static Result<int> from_bytes(const void* bytes, std::size_t size);

 private:
  struct Pool;
  std::unique_ptr<Pool> pool_;
};

}  // namespace candour
