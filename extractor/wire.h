// What a ReaderPool and its candour-readers say to each other, as bytes. Both sides are built from the same
// tree; a reader says its version first, so that a pool never talks to one of another build.
//
// Pool to reader, each one message on a Unix SOCK_SEQPACKET socket (the reader's descriptor 3):
//   Setup    once, first: the limits, and what to do about OCR
//   Request  a document's name, and the password that opens it, if it is asked again with one; the descriptor of its bytes travels beside it
//            (SCM_RIGHTS)
// Reader to pool, on a pipe (the reader's descriptor 4): a Header, then `length` bytes.
//   ready    once, after Setup was obeyed; no payload
//   recognising   at most once for each Request, before its answer: OCR begins, which takes time; no payload
//   document or error   one for each Request
//
// Numbers are in the machine's own order: both ends are on one machine. The answer is made from untrusted
// bytes by a program that may have been taken over, so the decoder believes nothing: see decode_answer().
#pragma once

#include "extractor/document.h"
#include "extractor/error.h"
#include "extractor/ocr.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace candour::wire {

// Raised with every change of a format below.
inline constexpr std::uint16_t kVersion = 4;

inline constexpr int kRequestDescriptor = 3;
inline constexpr int kAnswerDescriptor = 4;

// A reader's exit statuses, beside 0 (the pool closed the socket).
inline constexpr int kExitMemory = 71;    // it could not get the memory it needed
inline constexpr int kExitTime = 72;      // its own timer ended it: the pool, or nobody, had ended it before
inline constexpr int kExitProtocol = 73;  // the pool said something that it does not understand

struct Setup {
  std::uint32_t timeout_ms = 0;         // wall time for one document
  std::uint64_t memory_bytes = 0;       // address space of the reader; 0: not limited
  std::uint32_t processor_seconds = 0;  // for all its documents; 0: not limited
  OcrSettings ocr = {OcrMode::never, {}, 0};
};

// A folder of language data may have a path of so many bytes.
inline constexpr std::size_t kMaxPath = 4096;

std::string encode_setup(const Setup& setup);
std::optional<Setup> decode_setup(std::string_view message);

// Names longer than this are cut by the pool before they get here, and passwords are refused; so every request fits one message.
inline constexpr std::size_t kMaxName = 8192;
inline constexpr std::size_t kMaxPassword = 1024;  // PDF takes 127 bytes of one, and passes over the rest
inline constexpr std::size_t kMaxRequest = kMaxName + kMaxPassword + 64;

struct Request {
  std::string name;
  std::string password;  // empty: none
};
std::string encode_request(const Request& request);
std::optional<Request> decode_request(std::string_view message);

enum class AnswerKind : std::uint16_t { ready = 1, document = 2, error = 3, recognising = 4 };

struct Header {
  AnswerKind kind = AnswerKind::ready;
  std::uint64_t length = 0;  // of the payload, in bytes
};
inline constexpr std::size_t kHeaderSize = 16;

// Header and payload in one string. A document's sentences, language as a whole, name and SHA-256 are not sent: the
// pool's side makes them. The document must keep the promises of document.h.
std::string encode_ready();
std::string encode_recognising();
std::string encode_document(const Document& document);
std::string encode_error(const Error& error);

// nullopt if the bytes are no header of this version.
std::optional<Header> decode_header(std::string_view bytes);

// The Document or Error in a payload. Never throws, and allocates no more than a small multiple of the
// payload's size, whatever the bytes are. What it returns as a Document keeps every promise of document.h:
// counts fit, indices point at something, ranges ascend, lie in the text and begin and end on characters,
// text and names are UTF-8, numbers are finite, boxes are in order. Everything else is Error{reader_answer}
// whose message says what is wrong ("word 17: line 99 of 12").
Result<Document> decode_answer(AnswerKind kind, std::string_view payload);

}  // namespace candour::wire
