// Errors as values. An Error says what went wrong with one file (or one pack, or one call) and what to do
// about it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace candour {

// Stable: reports print code_name(), hosts compare it. Added to at the end, never renumbered.
enum class ErrorCode : int {
  none = 0,
  file_not_found,
  file_unreadable,  // exists, but may not be opened or read
  not_a_file,       // a folder, device or pipe where a file is needed
  file_empty,       // zero bytes
  file_too_large,
  type_unsupported,  // neither of the types that this version reads
  encrypted,         // needs a password
  damaged,           // of a known type, but no page could be read
  limit_time,        // reader exceeded its time
  limit_memory,      // reader exceeded its memory
  limit_pages,       // more pages, words or images than a document may have
  reader_crashed,    // died twice on this document
  reader_missing,    // candour-reader could not be started
  reader_answer,     // what the reader sent back is not a Document
  pack_invalid,      // a pack file is wrong: message is FILE:LINE: what; advice is what was expected
  pack_unknown,      // no pack of that id, no file of that name
  argument_invalid,  // a call's argument is wrong
  output_failed,     // a result could not be written
  internal,          // a defect in Candour
  stopped,           // a caller's callback asked to stop
  ocr_missing,       // OCR was asked for and is not there
};

// "file_not_found" and so on.
const char* code_name(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::none;
  std::string message;  // one sentence: which file (and page or line), what is wrong
  std::string advice;   // one sentence: what to do
};

// limit_pages: a document has more than `most` "pages", "words" or the like.
Error over_limit(const std::string& name, std::uint32_t most, const std::string& what);

// A value or an Error. Callers test before they take; taking what is not there is a programming mistake
// (throws std::bad_variant_access).
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::move(value)) {}
  Result(Error error) : held_(std::move(error)) {}
  explicit operator bool() const { return held_.index() == 0; }
  T& value() { return std::get<0>(held_); }
  const T& value() const { return std::get<0>(held_); }
  T take() { return std::move(std::get<0>(held_)); }
  const Error& error() const { return std::get<1>(held_); }

 private:
  std::variant<T, Error> held_;
};

}  // namespace candour
