// seccomp, by libseccomp.
#include "extractor/isolation.h"
#include "extractor/reader/sandbox.h"

#include <cerrno>
#include <memory>

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <unistd.h>

namespace candour::sandbox {
namespace {

// What a reader needs: memory, its three open descriptors, clocks, and to end. What is not here is refused with EPERM.
constexpr int kAllowed[] = {
    // memory
    SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(mprotect), SCMP_SYS(madvise),
    // descriptors that are open
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(lseek), SCMP_SYS(close), SCMP_SYS(fstat),
    SCMP_SYS(fstatfs), SCMP_SYS(fadvise64), SCMP_SYS(getdents64), SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(recvmsg),
    // names: whether something is there, not what is in it
    SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(statfs), SCMP_SYS(access),
    SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getcwd),
    // time, and threads of this process
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(nanosleep),
    SCMP_SYS(clock_nanosleep), SCMP_SYS(setitimer), SCMP_SYS(times), SCMP_SYS(getrusage), SCMP_SYS(futex),
    SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(pause),
    // itself
    SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid),
    SCMP_SYS(getrlimit), SCMP_SYS(getrandom), SCMP_SYS(uname), SCMP_SYS(sysinfo), SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack), SCMP_SYS(restart_syscall), SCMP_SYS(exit),
    SCMP_SYS(exit_group)};

constexpr std::uint64_t kChanges = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);

class Filter {
 public:
  Filter() : context_(seccomp_init(SCMP_ACT_ERRNO(EPERM)), seccomp_release) {}

  void allow(int call) { add(SCMP_ACT_ALLOW, call, nullptr); }
  void allow(int call, scmp_arg_cmp when) { add(SCMP_ACT_ALLOW, call, &when); }
  void refuse(int call, int error) { add(SCMP_ACT_ERRNO(static_cast<std::uint32_t>(error)), call, nullptr); }
  bool load() { return good_ && context_ && seccomp_load(context_.get()) == 0; }

 private:
  void add(std::uint32_t action, int call, const scmp_arg_cmp* when) {
    if (!context_) return;
    // A call that this architecture does not have is negative, and needs no rule.
    if (call < 0) return;
    good_ = good_ && seccomp_rule_add_array(context_.get(), action, call, when == nullptr ? 0 : 1, when) == 0;
  }

  std::unique_ptr<void, void (*)(scmp_filter_ctx)> context_;
  bool good_ = true;
};

}  // namespace

Outcome restrict_calls(bool may_open) {
  if (!has_seccomp()) return Outcome::missing;
  Filter filter;
  for (const int call : kAllowed) filter.allow(call);
  if (may_open) {
    filter.allow(SCMP_SYS(open), SCMP_A1(SCMP_CMP_MASKED_EQ, kChanges, 0));
    filter.allow(SCMP_SYS(openat), SCMP_A2(SCMP_CMP_MASKED_EQ, kChanges, 0));
  }
  for (const int call : {SCMP_SYS(write), SCMP_SYS(writev)})
    filter.allow(call, SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(wire::kAnswerDescriptor)));
  for (const int command : {F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC})
    filter.allow(SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, static_cast<scmp_datum_t>(command)));
  // Threads, but no processes. glibc asks for clone3() first, whose flags no filter can see.
  filter.allow(SCMP_SYS(clone), SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));
  filter.refuse(SCMP_SYS(clone3), ENOSYS);
  // abort() signals its own thread; nobody else may be signalled.
  filter.allow(SCMP_SYS(tgkill), SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(getpid())));
  // Limits may be asked for, not set.
  filter.allow(SCMP_SYS(prlimit64), SCMP_A2(SCMP_CMP_EQ, 0));
  return filter.load() ? Outcome::holds : Outcome::failed;
}

}  // namespace candour::sandbox
