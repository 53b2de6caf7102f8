#include "extractor/reader_spawn.h"

#include "extractor/open_descriptor.h"
#include "extractor/wire.h"

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <unistd.h>

namespace candour {
namespace {

// The ends that the process gets. They are moved above the numbers they will have there, so that no dup2()
// runs over another's.
struct Channel {
  OpenDescriptor socket, answers;              // ours
  OpenDescriptor their_socket, their_answers;  // the process's

  int open() {
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0) return errno;
    socket.reset(pair[0]);
    their_socket.reset(pair[1]);
    if (pipe2(pair, O_CLOEXEC) != 0) return errno;
    answers.reset(pair[0]);
    their_answers.reset(pair[1]);
    fcntl(answers.get(), F_SETPIPE_SZ, 1 << 20);  // fewer turns for long answers; as well without
    return 0;
  }
  int move_up() {
    for (OpenDescriptor* theirs : {&their_socket, &their_answers}) {
      if (theirs->get() > wire::kAnswerDescriptor) continue;
      const int moved = fcntl(theirs->get(), F_DUPFD_CLOEXEC, wire::kAnswerDescriptor + 1);
      if (moved < 0) return errno;
      theirs->reset(moved);
    }
    return 0;
  }
};

// What happens in the new process before its program begins.
class Preparation {
 public:
  explicit Preparation(const Channel& channel) {
    good_ = posix_spawn_file_actions_init(&actions_) == 0 && posix_spawnattr_init(&attributes_) == 0;
    const auto act = [this](int result) { good_ = good_ && result == 0; };
    act(posix_spawn_file_actions_addopen(&actions_, 0, "/dev/null", O_RDONLY, 0));
    act(posix_spawn_file_actions_addopen(&actions_, 1, "/dev/null", O_WRONLY, 0));
#ifndef CANDOUR_SANITIZE  // what a sanitizer finds in a reader must be seen
    act(posix_spawn_file_actions_addopen(&actions_, 2, "/dev/null", O_WRONLY, 0));
#endif
    act(posix_spawn_file_actions_adddup2(&actions_, channel.their_socket.get(), wire::kRequestDescriptor));
    act(posix_spawn_file_actions_adddup2(&actions_, channel.their_answers.get(), wire::kAnswerDescriptor));
    // The host may have opened files without close-on-exec: they are none of the reader's business.
    act(posix_spawn_file_actions_addclosefrom_np(&actions_, wire::kAnswerDescriptor + 1));
    sigset_t every, none;
    sigfillset(&every);
    sigemptyset(&none);
    act(posix_spawnattr_setsigdefault(&attributes_, &every));
    act(posix_spawnattr_setsigmask(&attributes_, &none));
    act(posix_spawnattr_setpgroup(&attributes_, 0));
    act(posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP));
  }
  ~Preparation() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  Preparation(const Preparation&) = delete;
  Preparation& operator=(const Preparation&) = delete;

  int run(const std::string& program, pid_t& process) {
    if (!good_) return ENOMEM;
    std::string argument = "candour-reader";
    char* arguments[] = {argument.data(), nullptr};
    // OCR's library starts a thread for each core unless it is told before it is loaded. The pool runs as many readers
    // as it wants cores to be busy.
    std::string one_thread = "OMP_THREAD_LIMIT=1";
    char* environment[] = {one_thread.data(), nullptr};
    return posix_spawn(&process, program.c_str(), &actions_, &attributes_, arguments, environment);
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
  bool good_ = false;
};

}  // namespace

Spawned spawn_reader(const std::string& program) {
  Spawned spawned;
  Channel channel;
  spawned.error = channel.open();
  if (spawned.error == 0) spawned.error = channel.move_up();
  if (spawned.error == 0) spawned.error = Preparation(channel).run(program, spawned.process);
  if (spawned.error != 0) return spawned;
  spawned.socket = channel.socket.release();
  spawned.answers = channel.answers.release();
  return spawned;
}

}  // namespace candour
