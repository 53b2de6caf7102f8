// Engines and documents for tests of the C API.
#pragma once

#include "plugin-api/candour.h"

#include <memory>
#include <string>

inline constexpr const char* kStatement = "Modern slavery statement\n\nWe train all staff every year.\n";

struct Freed {
  void operator()(candour_engine* engine) const { candour_engine_free(engine); }
  void operator()(candour_result* result) const { candour_result_free(result); }
  void operator()(candour_document* document) const { candour_document_free(document); }
  void operator()(candour_batch* batch) const { candour_batch_free(batch); }
  void operator()(candour_error* error) const { candour_error_free(error); }
};
template <typename Handle>
using Owned = std::unique_ptr<Handle, Freed>;

// With the pack of these tests; changes as `settings` says.
inline Owned<candour_engine> engine_with(candour_engine_options settings = {}) {
  static const char* const pack = TEST_PACK;
  settings.size = sizeof settings;
  settings.packs = &pack;
  settings.pack_count = 1;
  candour_engine* engine = nullptr;
  candour_engine_new(&settings, &engine, nullptr);
  return Owned<candour_engine>(engine);
}

inline Owned<candour_result> check_text(const Owned<candour_engine>& engine, const std::string& text,
                                        const char* name = "a.txt") {
  candour_result* result = nullptr;
  candour_check_text(engine.get(), name, text.data(), text.size(), &result, nullptr);
  return Owned<candour_result>(result);
}

inline std::string json_of(const candour_result* result, candour_json_style style = CANDOUR_JSON_PRETTY) {
  char* json = nullptr;
  size_t size = 0;
  if (candour_result_json(result, style, &json, &size, nullptr) != CANDOUR_OK) return {};
  const std::string text(json, size);
  candour_string_free(json);
  return text;
}

inline std::string code_of(const candour_result* result) {
  return candour_result_error_code(result) != nullptr ? candour_result_error_code(result) : "";
}
