// Checking one document, and the reports of it.
#include "extractor/input_file.h"
#include "extractor/open_descriptor.h"
#include "extractor/utf8.h"
#include "plugin-api/handles.h"
#include "reports/html.h"
#include "reports/json.h"

#include <algorithm>
#include <cstring>

using namespace candour;

namespace {

std::unique_ptr<candour_result> failed(const candour_engine& engine, Source source, Error error) {
  auto result = std::make_unique<candour_result>();
  result->about = engine.about;
  result->source = std::move(source);
  result->error = std::move(error);
  return result;
}

std::unique_ptr<candour_result> check_descriptor(candour_engine& engine, int descriptor, const std::string& name) {
  Source source;
  Result<Document> document = engine.readers.read(descriptor, name, &source);
  if (!document) return failed(engine, std::move(source), document.error());
  auto result = std::make_unique<candour_result>();
  result->about = engine.about;
  result->source = std::move(source);
  result->document = document.take();
  const Budget::Share memory(engine.judging, judging_bytes(*result->document));
  result->assessment = engine.rules.assess(*result->document);
  return result;
}

// A reader that cannot be started is an error of the call: it says nothing about the document.
candour_status deliver(std::unique_ptr<candour_result> made, candour_result** result, candour_error** error) {
  if (made->error.code == ErrorCode::reader_missing) return fail(error, made->error);
  *result = made.release();
  return CANDOUR_OK;
}

candour_status check_memory(candour_engine* engine, const char* name, const void* bytes, size_t size,
                            candour_result** result, candour_error** error) {
  if (engine == nullptr || name == nullptr || result == nullptr || (bytes == nullptr && size != 0)) {
    return wrong_argument(error, "engine, name, the bytes and result must not be NULL");
  }
  if (size > PTRDIFF_MAX) return wrong_argument(error, "size is impossible");
  const Result<int> file = ReaderPool::from_bytes(bytes, size);
  if (!file) return fail(error, file.error());
  const OpenDescriptor descriptor(file.value());
  return deliver(check_descriptor(*engine, descriptor.get(), to_utf8(name)), result, error);
}

// What the report of a document depends on: OCR only where it read a page.
ToolInfo tool_of(const candour_result& result) {
  ToolInfo tool = result.about->tool;
  const auto read_by_ocr = [](const Page& page) { return page.ocr == Ocr::read; };
  if (result.document && std::any_of(result.document->pages.begin(), result.document->pages.end(), read_by_ocr))
    add_ocr(tool);
  return tool;
}

JsonStyle style_of(candour_json_style style) {
  return style == CANDOUR_JSON_COMPACT ? JsonStyle::compact : JsonStyle::pretty;
}

}  // namespace

namespace candour {

std::unique_ptr<candour_result> check_file(candour_engine& engine, const std::string& path, const std::string& name) {
  const Result<int> file = ReaderPool::open(path, name);
  if (!file) {
    Source source;
    source.name = name;
    return failed(engine, std::move(source), file.error());
  }
  const OpenDescriptor descriptor(file.value());
  return check_descriptor(engine, descriptor.get(), name);
}

}  // namespace candour

candour_status candour_check_path(candour_engine* engine, const char* path, const char* name, candour_result** result,
                                  candour_error** error) {
  if (result != nullptr) *result = nullptr;
  return guarded(error, [&] {
    if (engine == nullptr || path == nullptr || result == nullptr) {
      return wrong_argument(error, "engine, path and result must not be NULL");
    }
    return deliver(check_file(*engine, path, name != nullptr ? to_utf8(name) : last_part(path)), result, error);
  });
}

candour_status candour_check_bytes(candour_engine* engine, const char* name, const void* bytes, size_t size,
                                   candour_result** result, candour_error** error) {
  if (result != nullptr) *result = nullptr;
  return guarded(error, [&] { return check_memory(engine, name, bytes, size, result, error); });
}

candour_status candour_check_text(candour_engine* engine, const char* name, const char* text, size_t size,
                                  candour_result** result, candour_error** error) {
  if (result != nullptr) *result = nullptr;
  return guarded(error, [&] {
    const size_t length = size == CANDOUR_NUL_TERMINATED && text != nullptr ? std::strlen(text) : size;
    return check_memory(engine, name, text, length, result, error);
  });
}

void candour_result_free(candour_result* result) {
  delete result;
}

int candour_result_is_of(const candour_result* result, const char* path) {
  try {
    return result != nullptr && path != nullptr && is_of(path, result->source) ? 1 : 0;
  } catch (...) {  // no memory: then it is not known
    return 0;
  }
}

const char* candour_result_name(const candour_result* result) {
  return result != nullptr ? result->source.name.c_str() : nullptr;
}

static const Error* error_of(const candour_result* result) {
  return result != nullptr && result->error.code != ErrorCode::none ? &result->error : nullptr;
}
const char* candour_result_error_code(const candour_result* result) {
  const Error* error = error_of(result);
  return error != nullptr ? code_name(error->code) : nullptr;
}
const char* candour_result_error_message(const candour_result* result) {
  const Error* error = error_of(result);
  return error != nullptr ? error->message.c_str() : nullptr;
}
const char* candour_result_error_advice(const candour_result* result) {
  const Error* error = error_of(result);
  return error != nullptr ? error->advice.c_str() : nullptr;
}

void candour_result_pages(const candour_result* result, candour_page_counts* counts) {
  if (counts == nullptr || counts->size < sizeof counts->size) return;
  candour_page_counts found{};
  found.size = counts->size;
  if (result != nullptr && result->document) {
    for (const Page& page : result->document->pages) {
      const bool unread = is_unread(page);
      ++found.pages;
      found.by_ocr += page.ocr == Ocr::read;
      found.not_read += unread;
      found.without_ocr += unread && page.ocr == Ocr::not_installed;
      found.out_of_time += unread && page.ocr == Ocr::out_of_time;
    }
  }
  std::memcpy(counts, &found, std::min(counts->size, sizeof found));
}

candour_status candour_result_json(const candour_result* result, candour_json_style style, char** json, size_t* size,
                                   candour_error** error) {
  if (json != nullptr) *json = nullptr;
  return guarded(error, [&] {
    if (result == nullptr || json == nullptr) return wrong_argument(error, "result and json must not be NULL");
    return give(json_report(result->report(), tool_of(*result), style_of(style)), json, size);
  });
}

candour_status candour_result_html(const candour_result* result, const candour_html_options* options, char** html,
                                   size_t* size, candour_error** error) {
  if (html != nullptr) *html = nullptr;
  return guarded(error, [&] {
    if (result == nullptr || html == nullptr) return wrong_argument(error, "result and html must not be NULL");
    const auto known = options_of(options);
    if (!known)
      return wrong_argument(error, "candour_html_options has a size, or fields, that this version does not know");
    const auto text = [](const char* given) { return given != nullptr ? std::string(given) : std::string(); };
    const HtmlOptions links{text(known->source_href), text(known->json_href), text(known->index_href)};
    return give(html_report(result->report(), tool_of(*result), links), html, size);
  });
}
