// Reading without judging.
#include "extractor/document.h"

#include "extractor/open_descriptor.h"
#include "extractor/utf8.h"
#include "plugin-api/handles.h"
#include "reports/json.h"

using namespace candour;

namespace {

candour_status read_descriptor(candour_engine& engine, const Result<int>& file, const std::string& name,
                               candour_document** document, candour_error** error) {
  if (!file) return fail(error, file.error());
  const OpenDescriptor descriptor(file.value());
  Result<Document> read = engine.readers.read(descriptor.get(), name);
  if (!read) {
    const bool call = read.error().code == ErrorCode::reader_missing;
    return fail(error, call ? CANDOUR_ERROR_READER : CANDOUR_ERROR_DOCUMENT, read.error());
  }
  *document = new candour_document{read.take()};
  return CANDOUR_OK;
}

}  // namespace

candour_status candour_read_path(candour_engine* engine, const char* path, candour_document** document,
                                 candour_error** error) {
  if (document != nullptr) *document = nullptr;
  return guarded(error, [&] {
    if (engine == nullptr || path == nullptr || document == nullptr) {
      return wrong_argument(error, "engine, path and document must not be NULL");
    }
    const std::string name = last_part(path);
    return read_descriptor(*engine, ReaderPool::open(path, name), name, document, error);
  });
}

candour_status candour_read_bytes(candour_engine* engine, const char* name, const void* bytes, size_t size,
                                  candour_document** document, candour_error** error) {
  if (document != nullptr) *document = nullptr;
  return guarded(error, [&] {
    if (engine == nullptr || name == nullptr || document == nullptr || (bytes == nullptr && size != 0)) {
      return wrong_argument(error, "engine, name, bytes and document must not be NULL");
    }
    if (size > PTRDIFF_MAX) return wrong_argument(error, "size is impossible");
    return read_descriptor(*engine, ReaderPool::from_bytes(bytes, size), to_utf8(name), document, error);
  });
}

void candour_document_free(candour_document* document) {
  delete document;
}

candour_status candour_document_text(const candour_document* document, char** text, size_t* size,
                                     candour_error** error) {
  if (text != nullptr) *text = nullptr;
  return guarded(error, [&] {
    if (document == nullptr || text == nullptr) return wrong_argument(error, "document and text must not be NULL");
    return give(printed_text(document->document), text, size);
  });
}

candour_status candour_document_json(const candour_document* document, candour_json_style style, char** json,
                                     size_t* size, candour_error** error) {
  if (json != nullptr) *json = nullptr;
  return guarded(error, [&] {
    if (document == nullptr || json == nullptr) return wrong_argument(error, "document and json must not be NULL");
    const JsonStyle wanted = style == CANDOUR_JSON_COMPACT ? JsonStyle::compact : JsonStyle::pretty;
    return give(json_document(document->document, wanted), json, size);
  });
}
