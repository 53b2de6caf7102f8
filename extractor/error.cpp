#include "extractor/error.h"

namespace candour {

const char* code_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::none:
      return "none";
    case ErrorCode::file_not_found:
      return "file_not_found";
    case ErrorCode::file_unreadable:
      return "file_unreadable";
    case ErrorCode::not_a_file:
      return "not_a_file";
    case ErrorCode::file_empty:
      return "file_empty";
    case ErrorCode::file_too_large:
      return "file_too_large";
    case ErrorCode::type_unsupported:
      return "type_unsupported";
    case ErrorCode::encrypted:
      return "encrypted";
    case ErrorCode::damaged:
      return "damaged";
    case ErrorCode::limit_time:
      return "limit_time";
    case ErrorCode::limit_memory:
      return "limit_memory";
    case ErrorCode::limit_pages:
      return "limit_pages";
    case ErrorCode::reader_crashed:
      return "reader_crashed";
    case ErrorCode::reader_missing:
      return "reader_missing";
    case ErrorCode::reader_answer:
      return "reader_answer";
    case ErrorCode::pack_invalid:
      return "pack_invalid";
    case ErrorCode::pack_unknown:
      return "pack_unknown";
    case ErrorCode::argument_invalid:
      return "argument_invalid";
    case ErrorCode::output_failed:
      return "output_failed";
    case ErrorCode::internal:
      return "internal";
    case ErrorCode::stopped:
      return "stopped";
    case ErrorCode::ocr_missing:
      return "ocr_missing";
  }
  return "internal";
}

Error over_limit(const std::string& name, std::uint32_t most, const std::string& what) {
  return {ErrorCode::limit_pages, name + ": has more than " + std::to_string(most) + " " + what + ".",
          "Take only the pages of the statement, or split the file."};
}

}  // namespace candour
