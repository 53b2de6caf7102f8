// Candour's C API for C++17 and later: the same, with owners instead of handles. Header only; candour.h is
// the manual.
//
//     const auto engine = candour::Engine::create();
//     if (!engine) return complain(engine.error());
//     const auto report = engine->check_path("statement.pdf");
//     if (report) std::cout << report->json().value();
//
// Errors are values: what can fail returns a Result, which is a value or an Error; taking what is not there
// throws std::bad_variant_access, which is a programming mistake. No other exception is thrown but
// std::bad_alloc. Objects are moved, not copied; each may be read by any number of threads at the same time.
#pragma once

#include "candour.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace candour {
inline namespace api {  // so that these names never meet the library's own

// Why a call failed, or why a document could not be checked.
struct Error {
  candour_status status = CANDOUR_OK;  // CANDOUR_OK for a document that could not be checked
  std::string code, message, advice;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::move(value)) {}
  Result(Error error) : held_(std::move(error)) {}
  explicit operator bool() const { return held_.index() == 0; }
  T& value() & { return std::get<0>(held_); }
  const T& value() const& { return std::get<0>(held_); }
  T value() && { return std::get<0>(std::move(held_)); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  const Error& error() const { return std::get<1>(held_); }

 private:
  std::variant<T, Error> held_;
};

enum class Ocr { automatic = CANDOUR_OCR_AUTO, never = CANDOUR_OCR_NEVER, always = CANDOUR_OCR_ALWAYS };

struct PageCounts {
  std::size_t pages = 0, by_ocr = 0, not_read = 0, without_ocr = 0, out_of_time = 0;
};

enum class JsonStyle { pretty = CANDOUR_JSON_PRETTY, compact = CANDOUR_JSON_COMPACT };

namespace detail {

inline std::string text_or_empty(const char* text) {
  return text != nullptr ? std::string(text) : std::string();
}

inline Error taken(candour_status status, candour_error* error) {
  const std::unique_ptr<candour_error, decltype(&candour_error_free)> owner(error, &candour_error_free);
  return {status, text_or_empty(candour_error_code(error)), text_or_empty(candour_error_message(error)),
          text_or_empty(candour_error_advice(error))};
}

// Calls call(char** text, size_t* size, candour_error** error).
template <typename Call>
Result<std::string> string_from(Call&& call) {
  char* text = nullptr;
  std::size_t size = 0;
  candour_error* error = nullptr;
  const candour_status status = call(&text, &size, &error);
  if (status != CANDOUR_OK) return taken(status, error);
  const std::unique_ptr<char, decltype(&candour_string_free)> owner(text, &candour_string_free);
  return std::string(text, size);
}

template <typename Handle, void (*Free)(Handle*)>
struct Freed {
  void operator()(Handle* handle) const { Free(handle); }
};

}  // namespace detail

struct HtmlOptions {
  std::optional<std::string> source_href, json_href, index_href;
};

// Reports of a result that someone else owns: what callbacks of a batch get.
class ReportView {
 public:
  explicit ReportView(const candour_result* handle) : handle_(handle) {}

  std::string name() const { return detail::text_or_empty(candour_result_name(handle_)); }
  // Why the document could not be checked; nothing if it was.
  std::optional<Error> error() const {
    if (candour_result_error_code(handle_) == nullptr) return std::nullopt;
    return Error{CANDOUR_OK, candour_result_error_code(handle_), candour_result_error_message(handle_),
                 candour_result_error_advice(handle_)};
  }
  // Whether the file at `path` holds the bytes that this is of.
  bool is_of(const std::string& path) const { return candour_result_is_of(handle_, path.c_str()) != 0; }
  PageCounts pages() const {
    candour_page_counts counts{};
    counts.size = sizeof counts;
    candour_result_pages(handle_, &counts);
    return {counts.pages, counts.by_ocr, counts.not_read, counts.without_ocr, counts.out_of_time};
  }
  Result<std::string> json(JsonStyle style = JsonStyle::pretty) const {
    return detail::string_from([&](char** text, std::size_t* size, candour_error** error) {
      return candour_result_json(handle_, static_cast<candour_json_style>(style), text, size, error);
    });
  }
  Result<std::string> html(const HtmlOptions& options = {}) const {
    const auto address = [](const std::optional<std::string>& href) { return href ? href->c_str() : nullptr; };
    candour_html_options given{};
    given.size = sizeof given;
    given.source_href = address(options.source_href);
    given.json_href = address(options.json_href);
    given.index_href = address(options.index_href);
    return detail::string_from([&](char** text, std::size_t* size, candour_error** error) {
      return candour_result_html(handle_, &given, text, size, error);
    });
  }

 private:
  const candour_result* handle_;
};

// The same, owned.
class Report : public ReportView {
 public:
  explicit Report(candour_result* handle) : ReportView(handle), owner_(handle) {}

 private:
  std::unique_ptr<candour_result, detail::Freed<candour_result, candour_result_free>> owner_;
};

class Document {
 public:
  explicit Document(candour_document* handle) : owner_(handle) {}

  Result<std::string> text() const {
    return detail::string_from([&](char** text, std::size_t* size, candour_error** error) {
      return candour_document_text(owner_.get(), text, size, error);
    });
  }
  Result<std::string> json(JsonStyle style = JsonStyle::pretty) const {
    return detail::string_from([&](char** text, std::size_t* size, candour_error** error) {
      return candour_document_json(owner_.get(), static_cast<candour_json_style>(style), text, size, error);
    });
  }

 private:
  std::unique_ptr<candour_document, detail::Freed<candour_document, candour_document_free>> owner_;
};

struct EngineOptions {
  std::vector<std::string> packs;  // none: "uk-msa-2015"
  bool only_read = false;          // no packs at all: starts faster, for read_path() and read_bytes()
  std::optional<std::string> reader_path;
  std::uint32_t timeout_ms = 0;  // 0, here and below: the default
  std::uint64_t memory_bytes = 0;
  std::uint32_t readers = 0;
  Ocr ocr = Ocr::automatic;
  std::optional<std::string> ocr_data;
  // The password of the document of this name, if it is known. Called on several threads at the same time; must not throw.
  std::function<std::optional<std::string>(const std::string& name)> password;
};

class Engine {
 public:
  static Result<Engine> create(const EngineOptions& options = {}) {
    std::vector<const char*> packs;
    for (const std::string& pack : options.packs) packs.push_back(pack.c_str());
    candour_engine_options given{};
    given.size = sizeof given;
    const char* const none[] = {nullptr};
    given.packs = options.only_read ? none : packs.empty() ? nullptr : packs.data();
    given.pack_count = options.only_read ? 0 : packs.size();
    given.reader_path = options.reader_path ? options.reader_path->c_str() : nullptr;
    given.timeout_ms = options.timeout_ms;
    given.memory_bytes = options.memory_bytes;
    given.readers = options.readers;
    given.ocr = static_cast<std::uint32_t>(options.ocr);
    given.ocr_data = options.ocr_data ? options.ocr_data->c_str() : nullptr;
    std::unique_ptr<Password> password;
    if (options.password) {
      password = std::make_unique<Password>(options.password);
      given.password = write_password;
      given.password_user = password.get();
    }
    candour_engine* engine = nullptr;
    candour_error* error = nullptr;
    const candour_status status = candour_engine_new(&given, &engine, &error);
    if (status != CANDOUR_OK) return detail::taken(status, error);
    return Engine(engine, std::move(password));
  }

  Result<std::string> about_json() const {
    return detail::string_from([&](char** text, std::size_t* size, candour_error** error) {
      return candour_engine_about_json(owner_.get(), text, size, error);
    });
  }
  Result<Report> check_path(const std::string& path, const std::optional<std::string>& name = {}) const {
    return checked([&](candour_result** result, candour_error** error) {
      return candour_check_path(owner_.get(), path.c_str(), name ? name->c_str() : nullptr, result, error);
    });
  }
  Result<Report> check_bytes(const std::string& name, std::string_view bytes) const {
    return checked([&](candour_result** result, candour_error** error) {
      return candour_check_bytes(owner_.get(), name.c_str(), bytes.data(), bytes.size(), result, error);
    });
  }
  Result<Report> check_text(const std::string& name, std::string_view text) const {
    return checked([&](candour_result** result, candour_error** error) {
      return candour_check_text(owner_.get(), name.c_str(), text.data(), text.size(), result, error);
    });
  }
  Result<Document> read_path(const std::string& path) const {
    return read([&](candour_document** document, candour_error** error) {
      return candour_read_path(owner_.get(), path.c_str(), document, error);
    });
  }
  Result<Document> read_bytes(const std::string& name, std::string_view bytes) const {
    return read([&](candour_document** document, candour_error** error) {
      return candour_read_bytes(owner_.get(), name.c_str(), bytes.data(), bytes.size(), document, error);
    });
  }
  candour_engine* handle() const { return owner_.get(); }

 private:
  using Password = std::function<std::optional<std::string>(const std::string& name)>;

  Engine(candour_engine* handle, std::unique_ptr<Password> password) : password_(std::move(password)), owner_(handle) {}

  static int write_password(void* user, const char* name, char* buffer, std::size_t size) noexcept {
    const std::optional<std::string> password = (*static_cast<const Password*>(user))(name);
    if (!password || password->size() > size) return 0;
    return static_cast<int>(password->copy(buffer, size));
  }

  template <typename Call>
  static Result<Report> checked(Call&& call) {
    candour_result* result = nullptr;
    candour_error* error = nullptr;
    const candour_status status = call(&result, &error);
    if (status != CANDOUR_OK) return detail::taken(status, error);
    return Report(result);
  }
  template <typename Call>
  static Result<Document> read(Call&& call) {
    candour_document* document = nullptr;
    candour_error* error = nullptr;
    const candour_status status = call(&document, &error);
    if (status != CANDOUR_OK) return detail::taken(status, error);
    return Document(document);
  }

  std::unique_ptr<Password> password_;  // goes after the engine that asks it
  std::unique_ptr<candour_engine, detail::Freed<candour_engine, candour_engine_free>> owner_;
};

// Callbacks must not throw. Those that return bool stop the batch with false.
struct BatchOptions {
  std::uint32_t jobs = 0;
  std::function<bool(std::size_t index, ReportView report)> on_checked;  // on worker threads, at the same time
  std::function<bool(std::size_t index, ReportView report)> on_next;     // one at a time, in order
  std::function<void(std::size_t done, std::size_t total)> on_progress;  // one at a time
};

struct BatchCounts {
  std::size_t checked = 0, could_not_check = 0, not_statements = 0;
};

struct IndexOptions {
  std::string statement_folder = "statements";
  bool link_html = false, link_json = false;
};

// Must not outlive its engine.
class Batch {
 public:
  static Result<Batch> create(const Engine& engine) {
    candour_batch* batch = nullptr;
    candour_error* error = nullptr;
    const candour_status status = candour_batch_new(engine.handle(), &batch, &error);
    if (status != CANDOUR_OK) return detail::taken(status, error);
    return Batch(batch);
  }

  std::optional<Error> leave_out(const std::string& folder) {
    return done([&](candour_error** error) { return candour_batch_leave_out(owner_.get(), folder.c_str(), error); });
  }
  std::optional<Error> add(const std::string& path) {
    return done([&](candour_error** error) { return candour_batch_add(owner_.get(), path.c_str(), error); });
  }
  std::size_t size() const { return candour_batch_size(owner_.get()); }
  std::string name(std::size_t index) const { return detail::text_or_empty(candour_batch_name(owner_.get(), index)); }
  std::string path(std::size_t index) const { return detail::text_or_empty(candour_batch_path(owner_.get(), index)); }
  std::string skipped() const { return detail::text_or_empty(candour_batch_skipped(owner_.get())); }

  std::optional<Error> run(BatchOptions options) {
    candour_batch_options given{};
    given.size = sizeof given;
    given.jobs = options.jobs;
    given.user = &options;
    if (options.on_checked) given.on_checked = &checked;
    if (options.on_next) given.on_next = &next;
    if (options.on_progress) given.on_progress = &progress;
    return done([&](candour_error** error) { return candour_batch_run(owner_.get(), &given, error); });
  }
  Result<std::string> index_html(const IndexOptions& options = {}) const {
    candour_index_options given{};
    given.size = sizeof given;
    given.statement_folder = options.statement_folder.c_str();
    given.link_html = options.link_html;
    given.link_json = options.link_json;
    return detail::string_from([&](char** text, std::size_t* size, candour_error** error) {
      return candour_batch_index_html(owner_.get(), &given, text, size, error);
    });
  }
  BatchCounts counts() const {
    BatchCounts counts;
    candour_batch_counts(owner_.get(), &counts.checked, &counts.could_not_check, &counts.not_statements);
    return counts;
  }

 private:
  explicit Batch(candour_batch* handle) : owner_(handle) {}

  template <typename Call>
  static std::optional<Error> done(Call&& call) {
    candour_error* error = nullptr;
    const candour_status status = call(&error);
    if (status != CANDOUR_OK) return detail::taken(status, error);
    return std::nullopt;
  }
  static int checked(void* user, std::size_t index, const candour_result* result) {
    return static_cast<BatchOptions*>(user)->on_checked(index, ReportView(result)) ? 0 : 1;
  }
  static int next(void* user, std::size_t index, const candour_result* result) {
    return static_cast<BatchOptions*>(user)->on_next(index, ReportView(result)) ? 0 : 1;
  }
  static void progress(void* user, std::size_t count, std::size_t total) {
    static_cast<BatchOptions*>(user)->on_progress(count, total);
  }

  std::unique_ptr<candour_batch, detail::Freed<candour_batch, candour_batch_free>> owner_;
};

}  // namespace api
}  // namespace candour
