// Versions, errors and strings of candour.h.
#include "plugin-api/handles.h"

#include <cstdlib>
#include <cstring>

namespace {

// There is always an error to give, memory or not; candour_error_free() knows them.
candour_error& out_of_memory() {
  static candour_error error{"internal", "Out of memory.",
                             "Free some memory, or check fewer documents at the same time."};
  return error;
}

}  // namespace

namespace candour {

candour_status fail(candour_error** error, candour_status status, const Error& what) {
  if (error != nullptr) *error = new candour_error{code_name(what.code), what.message, what.advice};
  return status;
}

candour_status fail(candour_error** error, const Error& what) {
  switch (what.code) {
    case ErrorCode::pack_invalid:
    case ErrorCode::pack_unknown:
      return fail(error, CANDOUR_ERROR_PACK, what);
    case ErrorCode::reader_missing:
      return fail(error, CANDOUR_ERROR_READER, what);
    case ErrorCode::argument_invalid:
    case ErrorCode::ocr_missing:
      return fail(error, CANDOUR_ERROR_ARGUMENT, what);
    case ErrorCode::internal:
      return fail(error, CANDOUR_ERROR_INTERNAL, what);
    default:
      return fail(error, CANDOUR_ERROR_DOCUMENT, what);
  }
}

candour_status wrong_argument(candour_error** error, const std::string& what) {
  return fail(error, {ErrorCode::argument_invalid, what + ".", "See candour.h."});
}

candour_status fail_without_memory(candour_error** error) noexcept {
  if (error != nullptr) *error = &out_of_memory();
  return CANDOUR_ERROR_INTERNAL;
}

candour_status fail_with_defect(candour_error** error, const char* what) noexcept {
  try {
    return fail(error, {ErrorCode::internal, std::string("A defect in Candour: ") + what + ".", "Please report this."});
  } catch (...) {
    return fail_without_memory(error);
  }
}

candour_status give(const std::string& text, char** out, size_t* size) {
  char* copy = static_cast<char*>(std::malloc(text.size() + 1));
  if (copy == nullptr) throw std::bad_alloc();
  std::memcpy(copy, text.c_str(), text.size() + 1);
  *out = copy;
  if (size != nullptr) *size = text.size();
  return CANDOUR_OK;
}

}  // namespace candour

uint32_t candour_abi_version(void) {
  return CANDOUR_ABI_VERSION;
}
const char* candour_version(void) {
  return CANDOUR_VERSION;
}

const char* candour_error_code(const candour_error* error) {
  return error != nullptr ? error->code.c_str() : nullptr;
}
const char* candour_error_message(const candour_error* error) {
  return error != nullptr ? error->message.c_str() : nullptr;
}
const char* candour_error_advice(const candour_error* error) {
  return error != nullptr ? error->advice.c_str() : nullptr;
}
void candour_error_free(candour_error* error) {
  if (error != &out_of_memory()) delete error;
}

void candour_string_free(char* string) {
  std::free(string);
}
