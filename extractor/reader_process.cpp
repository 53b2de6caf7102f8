#include "extractor/reader_process.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
extern "C" {  // glibc 2.36 forgets to say so itself
#include <sys/pidfd.h>
}

#include "extractor/reader_pool.h"
#include "extractor/reader_spawn.h"

namespace candour {
namespace {

// A reader is ready some milliseconds after its start; this is for machines under water.
constexpr std::uint32_t kStartMs = 30'000;
// Readers that are killed before they are ready are started again, so many times.
constexpr int kStarts = 10;
// How long a process may take from closing its pipe to its end.
constexpr int kEndMs = 2'000;
// A process is a little behind its clock.
constexpr std::uint32_t kSlackSeconds = 10;
// Answers are taken in steps of at least this, so a length that is a lie costs no memory.
constexpr std::uint64_t kStep = std::uint64_t{1} << 20;

std::string describe(int error) {
  const char* text = strerrordesc_np(error);
  return text != nullptr ? text : "error " + std::to_string(error);
}

Error cannot_start(const std::string& program, const std::string& why, int error = 0) {
  if (error == EMFILE || error == ENFILE) {
    return {ErrorCode::reader_missing, "The program that reads documents cannot be started: " + why + ".",
            "Raise the limit on open files (ulimit -n), or use fewer readers (--jobs)."};
  }
  return {ErrorCode::reader_missing,
          "The program that reads documents cannot be started: " + program + ": " + why + ".",
          "Install candour-reader there, or name where it is (reader_path)."};
}

// A document may take so long, OCR included.
std::uint32_t longest_ms(const ReaderLimits& limits) {
  return std::max(limits.timeout_ms, limits.ocr.timeout_ms);
}

// What a reader may use in all: it is replaced before it has used so much, unless its last document takes more than any may.
std::uint32_t most_processor_seconds(const ReaderLimits& limits) {
  return limits.processor_seconds + longest_ms(limits) / 1000 + kSlackSeconds;
}

std::string describe_status(int status) {
  if (status < 0) return "it ended";
  if (WIFSIGNALED(status)) return "killed by signal " + std::to_string(WTERMSIG(status));
  return "ended with status " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

// Time to wait, counted in slices by a clock that never jumps. A slice that took longer than it could is one in which this process was
// stopped (Ctrl-Z, a frozen container): what is beyond it does not count, because the reader may have been stopped as well.
class ReaderProcess::Patience {
 public:
  explicit Patience(std::uint32_t milliseconds) : left_(milliseconds), last_(now()) {}

  // Waits until there is something to read, or the pipe is closed. answered, crashed, or out_of_time.
  Exchange wait(int descriptor) {
    for (;;) {
      const int slice = static_cast<int>(std::clamp<std::int64_t>(left_, 0, kSliceMs));
      pollfd pipe{descriptor, POLLIN, 0};
      const int ready = poll(&pipe, 1, slice);
      const int error = errno;
      const std::int64_t time = now();
      left_ -= std::min<std::int64_t>(time - last_, slice + kSlackMs);
      last_ = time;
      if (ready > 0) return left_ > -kLateMs ? Exchange::answered : Exchange::out_of_time;
      if (ready < 0 && error != EINTR) return Exchange::crashed;
      if (left_ <= 0 && ready == 0 && slice == 0) return Exchange::out_of_time;
    }
  }
  void add(std::int64_t milliseconds) { left_ += milliseconds; }

 private:
  static constexpr int kSliceMs = 1'000, kSlackMs = 100;
  // An answer that is there already when the time is up is taken, if it does not go on for longer than this.
  static constexpr int kLateMs = 2'000;

  static std::int64_t now() {
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<std::int64_t>(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
  }

  std::int64_t left_, last_;  // milliseconds
};

Result<std::unique_ptr<ReaderProcess>> ReaderProcess::start(const std::string& program, const ReaderLimits& limits) {
  std::string why;
  // A start that a signal ended (the kernel short of memory, say), or that ended unseen, says nothing about
  // the next.
  for (int attempt = 0; attempt < kStarts; ++attempt) {
    std::unique_ptr<ReaderProcess> reader(new ReaderProcess());
    const Spawned spawned = spawn_reader(program);
    if (spawned.error != 0) return cannot_start(program, describe(spawned.error), spawned.error);
    reader->process_ = spawned.process;
    reader->socket_ = spawned.socket;
    reader->answers_ = spawned.answers;
    reader->handle_ = pidfd_open(spawned.process, 0);
    Answer ready;
    reader->send(
        wire::encode_setup({limits.timeout_ms, limits.memory_bytes, most_processor_seconds(limits), limits.ocr}), -1);
    Patience patience(kStartMs);
    const Exchange exchange = reader->receive_answer(ready, 0, patience);
    if (exchange == Exchange::answered && ready.kind == wire::AnswerKind::ready) return reader;
    if (exchange == Exchange::out_of_time) return cannot_start(program, "it does not say that it is ready");
    if (exchange != Exchange::crashed) return cannot_start(program, "it is of another version");
    reader->ending(why);
    if (reader->status_ >= 0 && !WIFSIGNALED(reader->status_)) return cannot_start(program, why);
  }
  return cannot_start(program, why);
}

ReaderProcess::~ReaderProcess() {
  end();
  for (const int descriptor : {handle_, socket_, answers_}) {
    if (descriptor >= 0) close(descriptor);
  }
}

double ReaderProcess::processor_seconds() const {
  clockid_t clock{};
  timespec used{};
  if (clock_getcpuclockid(process_, &clock) != 0 || clock_gettime(clock, &used) != 0) return 0;
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

void ReaderProcess::end() {
  if (process_ < 0) return;
  if (handle_ >= 0) {
    pidfd_send_signal(handle_, SIGKILL, nullptr, 0);
  } else {
    kill(process_, SIGKILL);
  }
  // Only this child is waited for. ECHILD: the host ignores SIGCHLD or has taken the status itself.
  pid_t taken = 0;
  do {
    taken = waitpid(process_, &status_, 0);
  } while (taken < 0 && errno == EINTR);
  if (taken != process_) status_ = -1;
  process_ = -1;
}

bool ReaderProcess::send(const std::string& message, int descriptor) const {
  iovec part{const_cast<char*>(message.data()), message.size()};
  msghdr header{};
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
  if (descriptor >= 0) {
    header.msg_control = control;
    header.msg_controllen = sizeof control;
    cmsghdr* beside = CMSG_FIRSTHDR(&header);
    beside->cmsg_level = SOL_SOCKET;
    beside->cmsg_type = SCM_RIGHTS;
    beside->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(beside), &descriptor, sizeof(int));
  }
  ssize_t sent = 0;
  do {
    sent = sendmsg(socket_, &header, MSG_NOSIGNAL | MSG_DONTWAIT);
  } while (sent < 0 && errno == EINTR);
  return sent == static_cast<ssize_t>(message.size());
}

Exchange ReaderProcess::receive(std::string& into, std::uint64_t size, Patience& patience) const {
  const std::uint64_t whole = into.size() + size;
  std::uint64_t have = into.size();
  while (have < whole) {
    if (const Exchange waited = patience.wait(answers_); waited != Exchange::answered) return waited;
    if (have == into.size()) into.resize(std::min(whole, have + std::max(have, kStep)));
    const ssize_t part = read(answers_, into.data() + have, into.size() - have);
    if (part < 0 && errno == EINTR) continue;
    if (part <= 0) return Exchange::crashed;
    have += static_cast<std::uint64_t>(part);
  }
  return Exchange::answered;
}

Exchange ReaderProcess::receive_answer(Answer& answer, std::uint64_t most_bytes, Patience& patience) const {
  std::string bytes;
  const Exchange began = receive(bytes, wire::kHeaderSize, patience);
  if (began != Exchange::answered) return began;
  const auto header = wire::decode_header(bytes);
  if (!header || header->length > most_bytes) return Exchange::not_an_answer;
  answer.kind = header->kind;
  return receive(answer.payload, header->length, patience);
}

Exchange ReaderProcess::ending(std::string& detail) {
  if (handle_ >= 0) {
    Patience(kEndMs).wait(handle_);
  }
  end();
  detail = describe_status(status_);
  if (status_ >= 0 && WIFSIGNALED(status_) && WTERMSIG(status_) == SIGXCPU) return Exchange::out_of_time;
  if (status_ >= 0 && WIFEXITED(status_)) {
    if (WEXITSTATUS(status_) == wire::kExitMemory) return Exchange::out_of_memory;
    if (WEXITSTATUS(status_) == wire::kExitTime) return Exchange::out_of_time;
  }
  return Exchange::crashed;
}

Answer ReaderProcess::ask(int descriptor, const wire::Request& request, const ReaderLimits& limits) {
  Answer answer;
  Patience patience(limits.timeout_ms);
  if (!send(wire::encode_request(request), descriptor)) {
    answer.exchange = Exchange::gone;
    return answer;
  }
  ++served_;
  answer.exchange = receive_answer(answer, limits.answer_bytes, patience);
  if (answer.exchange == Exchange::answered && answer.kind == wire::AnswerKind::recognising) {
    answer.recognising = true;
    patience.add(longest_ms(limits) - limits.timeout_ms);
    answer.exchange = receive_answer(answer, limits.answer_bytes, patience);
  }
  if (answer.exchange == Exchange::crashed) answer.exchange = ending(answer.detail);
  if (answer.exchange == Exchange::not_an_answer)
    answer.detail = "it begins with bytes that no answer begins with, or is too long";
  return answer;
}

}  // namespace candour
