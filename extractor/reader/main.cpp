// candour-reader: turns the bytes of files into Documents, for a ReaderPool that started it (see
// extractor/wire.h). It is the only program of Candour that meets an untrusted byte: it serves one document
// at a time and may die on any of them.
#include "extractor/reader/last_words.h"
#include "extractor/reader/ocr/engine.h"
#include "extractor/reader/read.h"
#include "extractor/reader/sandbox.h"
#include "extractor/wire.h"
#include "extractor/write_all.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <exception>
#include <optional>
#include <string>

#include <malloc.h>
#include <sys/socket.h>
#include <unistd.h>

namespace candour {
namespace {

// The pool has its own clock; the reader's is slower, so that it only counts when the pool is gone or
// stopped.
constexpr std::uint32_t kGraceMs = 10'000;

struct Message {
  std::string bytes;    // empty: the pool has closed the socket
  int descriptor = -1;  // ours to close
};

std::optional<Message> receive() {
  char bytes[wire::kMaxRequest];
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))];
  iovec part{bytes, sizeof bytes};
  msghdr header{};
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  header.msg_control = control;
  header.msg_controllen = sizeof control;
  ssize_t size = 0;
  do {
    size = recvmsg(wire::kRequestDescriptor, &header, MSG_CMSG_CLOEXEC);
  } while (size < 0 && errno == EINTR);
  if (size < 0 || (header.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0) return std::nullopt;
  Message message{std::string(bytes, static_cast<std::size_t>(size)), -1};
  if (const cmsghdr* sent = CMSG_FIRSTHDR(&header); sent != nullptr && sent->cmsg_type == SCM_RIGHTS) {
    __builtin_memcpy(&message.descriptor, CMSG_DATA(sent), sizeof(int));
  }
  return message;
}

bool send(const std::string& answer) {
  begin_speaking();
  return write_all(wire::kAnswerDescriptor, answer.data(), answer.size()) == 0;
}

// The pool grants the time that OCR takes; the answer is still to come.
void say_recognising(const wire::Setup& setup) {
  const std::string header = wire::encode_recognising();
  [[maybe_unused]] const ssize_t written = write(wire::kAnswerDescriptor, header.data(), header.size());
  start_watch(std::max(setup.timeout_ms, setup.ocr.timeout_ms) + kGraceMs);
}

std::string answer_to(const wire::Request& request, int descriptor, const wire::Setup& setup) {
  const std::string& name = request.name;
  ReadLimits limits;
  limits.ocr = setup.ocr;
  limits.password = request.password;
  limits.before_ocr = [&setup] { say_recognising(setup); };
  try {
    const Result<Document> document = read_document(descriptor, name, limits);
    return document ? wire::encode_document(document.value()) : wire::encode_error(document.error());
  } catch (const std::exception& error) {
    return wire::encode_error({ErrorCode::internal,
                               name + ": the reader met a defect of its own (" + error.what() + ").",
                               "Please report this, with the file if you may share it."});
  }
}

int serve() {
  install_last_words();
  const std::optional<Message> first = receive();
  const std::optional<wire::Setup> setup = first ? wire::decode_setup(first->bytes) : std::nullopt;
  if (!setup) return wire::kExitProtocol;
  // Where no file can be opened later, OCR is made ready now.
  if (setup->ocr.mode != OcrMode::never && !files_can_be_told_apart()) ocr::engine(setup->ocr.data);
  if (!enter_sandbox(*setup).empty()) return wire::kExitProtocol;
  if (!send(wire::encode_ready())) return 0;
  for (;;) {
    const std::optional<Message> message = receive();
    if (!message) return wire::kExitProtocol;
    if (message->bytes.empty()) return 0;
    const std::optional<wire::Request> request = wire::decode_request(message->bytes);
    if (!request || message->descriptor < 0) return wire::kExitProtocol;
    start_watch(setup->timeout_ms + kGraceMs);
    const std::string answer = answer_to(*request, message->descriptor, *setup);
    close(message->descriptor);
    const bool heard = send(answer);
    stop_watch();
    if (!heard) return 0;
  }
}

bool started_by_a_pool() {
  int type = 0;
  socklen_t size = sizeof type;
  return getsockopt(wire::kRequestDescriptor, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_SEQPACKET;
}

}  // namespace
}  // namespace candour

int main() {
  // What one document frees the next one needs: giving it back to the kernel in between costs more than reading a page.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
  if (!candour::started_by_a_pool()) {
    std::fputs(
        "candour-reader reads documents for candour and libcandour, which start it; by hand use: candour "
        "check FILE\n",
        stderr);
    return 2;
  }
  // Nothing that a library does at exit is of use to anyone: the pool has what it asked for.
  _exit(candour::serve());
}
