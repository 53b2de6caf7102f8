#include "extractor/reader_pool.h"

#include "extractor/input_file.h"
#include "extractor/open_descriptor.h"
#include "extractor/reader_process.h"
#include "extractor/wire.h"

#include <algorithm>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <utility>
#include <vector>

namespace candour {
namespace {

// A reader is replaced after so many documents, so that what leaks in the libraries it uses never adds up.
constexpr std::uint32_t kDocumentsPerReader = 500;
// A document is given to a fresh reader once more when the first one died on it.
constexpr int kTries = 2;
// Readers that are found dead before they got the document do not count as tries, but there is an end to it.
constexpr int kGone = 10;

// Pages that OCR was to read.
void mark_failed(Document& document, OcrMode mode) {
  for (Page& page : document.pages) {
    if (page.quality == PageQuality::image_only || (mode == OcrMode::always && page.quality != PageQuality::read))
      page.ocr = Ocr::failed;
  }
}

Error out_of_time(const std::string& name, std::uint32_t milliseconds) {
  const std::string seconds = milliseconds == 1000       ? "1 second"
                              : milliseconds % 1000 == 0 ? std::to_string(milliseconds / 1000) + " seconds"
                                                         : std::to_string(milliseconds) + " milliseconds";
  return {ErrorCode::limit_time, name + ": could not be read within " + seconds + ".",
          "Give it more time (timeout), or save the file again with another program."};
}

Error out_of_memory(const std::string& name, std::uint64_t bytes) {
  return {ErrorCode::limit_memory,
          name + ": needs more memory than a reader may use (" + std::to_string(bytes >> 20) + " MB).",
          "Take only the pages of the statement, or give readers more memory (--memory)."};
}

Error crashed(const std::string& name, const std::string& detail) {
  return {ErrorCode::reader_crashed, name + ": made the reader stop twice (" + detail + ").",
          "Save the file again with another program, and please report it, with the file if you may share it."};
}

Error not_a_document(const std::string& name, const std::string& what) {
  return {ErrorCode::reader_answer,
          name + ": cannot be judged: what the reader sent back is no document (" + what + ").",
          "Please report this, with the file if you may share it."};
}

Error password_too_long(const std::string& name) {
  return {ErrorCode::encrypted, name + ": no password has more than " + std::to_string(wire::kMaxPassword) + " bytes.",
          "Check the password that was given for it."};
}

Error always_gone(const std::string& program) {
  return {ErrorCode::reader_missing,
          "The program that reads documents ends as soon as it has started: " + program + ".",
          "Check whether something on this machine ends it."};
}

}  // namespace

struct ReaderPool::Pool {
  using Reader = std::unique_ptr<ReaderProcess>;

  Pool(std::string path, std::uint32_t most, ReaderLimits given, Passwords known)
      : program(std::move(path)), free(most), limits(std::move(given)), passwords(std::move(known)) {
    idle.reserve(most);  // so that leave() never needs memory
  }

  // A permission to run one reader, and an idle one if there is any (the one used last: the others may rest).
  Reader enter() {
    std::unique_lock lock(mutex);
    freed.wait(lock, [this] { return free > 0; });
    --free;
    if (idle.empty()) return nullptr;
    Reader reader = std::move(idle.back());
    idle.pop_back();
    return reader;
  }
  void leave(Reader reader) {
    if (reader && (reader->served() >= kDocumentsPerReader || reader->processor_seconds() >= limits.processor_seconds))
      reader.reset();
    {
      const std::lock_guard lock(mutex);
      if (reader) idle.push_back(std::move(reader));
      ++free;
    }
    freed.notify_one();
  }

  Result<Document> read(Reader& reader, int descriptor, const std::string& name);
  Result<Document> read(Reader& reader, int descriptor, const wire::Request& request) const;
  // What can be had of a document on which OCR made a reader end: a reader that does none reads it, and is not kept.
  Result<Document> read_without_ocr(int descriptor, const wire::Request& request) const;
  Result<Document> outcome(const Answer& answer, const std::string& name, const ReaderLimits& within) const;
  Result<Document> judge(const Answer& answer, const std::string& name) const;

  const std::string program;
  std::mutex mutex;
  std::condition_variable freed;
  std::uint32_t free;        // permissions left
  std::vector<Reader> idle;  // as many as permissions left, at most
  const ReaderLimits limits;
  const Passwords passwords;  // may be empty
};

// What an answer that came in order says. reader_answer: the reader must not be used again.
Result<Document> ReaderPool::Pool::judge(const Answer& answer, const std::string& name) const {
  Result<Document> decoded = wire::decode_answer(answer.kind, answer.payload);
  if (decoded) return decoded;
  switch (decoded.error().code) {
    case ErrorCode::reader_answer:
      return not_a_document(name, decoded.error().message);
    case ErrorCode::limit_memory:
      return out_of_memory(name, limits.memory_bytes);
    default:
      return decoded;
  }
}

// What came of one exchange, as the caller hears it.
Result<Document> ReaderPool::Pool::outcome(const Answer& answer, const std::string& name,
                                           const ReaderLimits& within) const {
  switch (answer.exchange) {
    case Exchange::answered:
      return judge(answer, name);
    case Exchange::out_of_time:
      return out_of_time(name,
                         answer.recognising ? std::max(within.timeout_ms, within.ocr.timeout_ms) : within.timeout_ms);
    case Exchange::out_of_memory:
      return out_of_memory(name, within.memory_bytes);
    case Exchange::not_an_answer:
      return not_a_document(name, answer.detail);
    case Exchange::crashed:
      return crashed(name, answer.detail);
    case Exchange::gone:
      break;
  }
  return always_gone(program);
}

Result<Document> ReaderPool::Pool::read_without_ocr(int descriptor, const wire::Request& request) const {
  ReaderLimits without = limits;
  without.ocr.mode = OcrMode::never;
  auto started = ReaderProcess::start(program, without);
  if (!started) return started.error();
  Result<Document> document = outcome(started.value()->ask(descriptor, request, without), request.name, without);
  if (document) mark_failed(document.value(), limits.ocr.mode);
  return document;
}

// Reads with `reader`, or a new one; leaves in it one that can be used again, or nothing.
Result<Document> ReaderPool::Pool::read(Reader& reader, int descriptor, const wire::Request& request) const {
  const std::string& name = request.name;
  Answer answer;
  for (int tries = 0, gone = 0; tries < kTries && gone < kGone;) {
    if (!reader) {
      auto started = ReaderProcess::start(program, limits);
      if (!started) return started.error();
      reader = started.take();
    }
    answer = reader->ask(descriptor, request, limits);
    if (answer.exchange == Exchange::answered) {
      Result<Document> document = judge(answer, name);
      const ErrorCode code = document ? ErrorCode::none : document.error().code;
      if (code == ErrorCode::reader_answer || code == ErrorCode::limit_memory) reader.reset();
      if (code == ErrorCode::limit_memory && answer.recognising) return read_without_ocr(descriptor, request);
      return document;
    }
    reader.reset();
    if (answer.exchange == Exchange::gone)
      ++gone;
    else if (answer.exchange == Exchange::crashed)
      ++tries;
    else
      break;
  }
  const bool ended = answer.exchange != Exchange::gone && answer.exchange != Exchange::not_an_answer;
  return answer.recognising && ended ? read_without_ocr(descriptor, request) : outcome(answer, name, limits);
}

// The same, with the document's password if it turns out to need one.
Result<Document> ReaderPool::Pool::read(Reader& reader, int descriptor, const std::string& name) {
  wire::Request request{name, {}};
  Result<Document> document = read(reader, descriptor, request);
  if (document || document.error().code != ErrorCode::encrypted || !passwords) return document;
  request.password = passwords(name);
  if (request.password.empty()) return document;
  if (request.password.size() > wire::kMaxPassword) return password_too_long(name);
  document = read(reader, descriptor, request);
  explicit_bzero(request.password.data(), request.password.size());
  reader.reset();  // a later document must not find the password in its memory
  return document;
}

ReaderPool::ReaderPool(std::string program, std::uint32_t readers, ReaderLimits limits, Passwords passwords)
    : pool_(std::make_unique<Pool>(std::move(program), readers, std::move(limits), std::move(passwords))) {}

ReaderPool::~ReaderPool() = default;

Result<Document> ReaderPool::read(int descriptor, const std::string& name, Source* source) {
  Source identity;
  const Result<int> taken = take_input(descriptor, name, pool_->limits.file_bytes, identity);
  if (source != nullptr) *source = identity;
  if (!taken) return taken.error();
  const OpenDescriptor copy(taken.value());

  // Given back whatever happens, out of memory included.
  struct Turn {
    explicit Turn(Pool& of) : pool(of), reader(of.enter()) {}
    ~Turn() { pool.leave(std::move(reader)); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    Pool& pool;
    Pool::Reader reader;
  };
  Result<Document> document = [&] {
    Turn turn(*pool_);
    return pool_->read(turn.reader, copy.get(), name);
  }();
  if (!document) return document;
  Document& made = document.value();
  identity.media_type = std::move(made.source.media_type);
  if (source != nullptr) source->media_type = identity.media_type;
  made.source = std::move(identity);
  complete(made);
  if (made.sentences.size() > pool_->limits.sentences) return over_limit(name, pool_->limits.sentences, "sentences");
  return document;
}

Result<int> ReaderPool::open(const std::string& path, const std::string& name) {
  return open_input(path, name);
}

Result<int> ReaderPool::from_bytes(const void* bytes, std::size_t size) {
  return memory_file(bytes, size);
}

}  // namespace candour
