// One candour-reader, from its start to its end, as the pool sees it. Used by one thread at a time.
#pragma once

#include "extractor/error.h"
#include "extractor/wire.h"

#include <cstdint>
#include <memory>
#include <string>

#include <sys/types.h>

namespace candour {

struct ReaderLimits;

// How an exchange with a reader went.
enum class Exchange {
  answered,  // kind and payload are there, unchecked
  gone,      // it had ended before the document was handed over
  crashed,
  out_of_memory,
  out_of_time,
  not_an_answer,  // bytes that are no header, or a length over the limit
};

struct Answer {
  Exchange exchange = Exchange::crashed;
  wire::AnswerKind kind = wire::AnswerKind::error;
  std::string payload;
  bool recognising = false;  // OCR had begun
  std::string detail;        // for crashed and not_an_answer: "killed by signal 11"
};

class ReaderProcess {
 public:
  // Starts `program` and waits until it is ready. Errors: reader_missing.
  //
  // The reader gets an environment of one variable of ours, /dev/null as its standard streams, no descriptor of the host's,
  // default signal handling, and a process group of its own: Ctrl-C in a terminal reaches the host, which
  // decides; when the host ends, its readers see the closed socket and end within a second, and the kernel
  // wakes those that were stopped.
  static Result<std::unique_ptr<ReaderProcess>> start(const std::string& program, const ReaderLimits& limits);

  // Kills the process if it still runs, and takes its exit status so that no zombie is left. Touches no other
  // process: it is known by a pidfd, so a process number that the host reaped and the kernel gave to another
  // is never meant.
  ~ReaderProcess();
  ReaderProcess(const ReaderProcess&) = delete;
  ReaderProcess& operator=(const ReaderProcess&) = delete;

  // Hands over one document and waits for the answer: as long as `limits` say, and longer once the reader says that OCR
  // has begun. After anything but `answered` the process is of no
  // further use.
  Answer ask(int descriptor, const wire::Request& request, const ReaderLimits& limits);

  // Documents that were handed to it.
  std::uint32_t served() const { return served_; }
  // Processor time that it has used since its start; 0 if that cannot be known.
  double processor_seconds() const;

 private:
  ReaderProcess() = default;
  class Patience;  // how long to wait

  bool send(const std::string& message, int descriptor) const;
  // Reads `size` bytes more into `into`. answered, or crashed when it closed the pipe, or out_of_time.
  Exchange receive(std::string& into, std::uint64_t size, Patience& patience) const;
  Exchange receive_answer(Answer& answer, std::uint64_t most_bytes, Patience& patience) const;
  // Why it closed the pipe: crashed, out_of_memory or out_of_time. Ends it.
  Exchange ending(std::string& detail);
  void end();

  pid_t process_ = -1;
  int handle_ = -1;   // pidfd
  int socket_ = -1;   // requests go out here
  int answers_ = -1;  // and answers come in here
  int status_ = -1;   // as waitpid() gives it; -1: not known (the host took it)
  std::uint32_t served_ = 0;
};

}  // namespace candour
