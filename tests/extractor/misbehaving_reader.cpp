// A candour-reader for tests: speaks the wire, and does what the first line of the file says. Counts its
// documents in the answer. Orders: see serve(); anything else is a good answer.
#include "extractor/reader/last_words.h"
#include "extractor/reader/sandbox.h"
#include "extractor/wire.h"
#include "extractor/write_all.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <new>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

using namespace candour;

namespace {

std::string receive(int& descriptor) {
  char bytes[wire::kMaxRequest];
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))];
  iovec part{bytes, sizeof bytes};
  msghdr header{};
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  header.msg_control = control;
  header.msg_controllen = sizeof control;
  const ssize_t size = recvmsg(wire::kRequestDescriptor, &header, MSG_CMSG_CLOEXEC);
  descriptor = -1;
  if (const cmsghdr* sent = CMSG_FIRSTHDR(&header)) std::memcpy(&descriptor, CMSG_DATA(sent), sizeof(int));
  return size > 0 ? std::string(bytes, static_cast<std::size_t>(size)) : std::string();
}

void send(const std::string& bytes) {
  if (write_all(wire::kAnswerDescriptor, bytes.data(), bytes.size()) != 0) _exit(0);
}

Document one_line(const std::string& text) {
  Document document;
  document.source.media_type = "text/plain";
  document.text = text + "\n";
  document.pages.emplace_back();
  document.lines.emplace_back();
  Word word;
  word.text = {0, static_cast<std::uint32_t>(text.size())};
  document.words.push_back(word);
  document.paragraphs.push_back({word.text, 0, 0, 1, Role::body, 0});
  return document;
}

[[noreturn]] void hang() {
  for (;;) pause();
}

[[noreturn]] void serve_hunger() {
  std::vector<char*> eaten;
  for (;;) {
    eaten.push_back(new char[64 << 20]);
    std::memset(eaten.back(), 1, 64 << 20);
  }
}

// A page that is an image: OCR begins, and ends as the order says. A reader that does no OCR has nothing to fear.
void serve_scan(const std::string& order, const wire::Setup& setup) {
  Document document = one_line("scan");
  document.pages[0].quality = PageQuality::image_only;
  if (setup.ocr.mode != OcrMode::never) {
    send(wire::encode_recognising());
    start_watch(std::max(setup.timeout_ms, setup.ocr.timeout_ms) + 10'000);
    if (order == "scan-crash") raise(SIGKILL);
    if (order == "scan-hang") hang();
    if (order == "scan-eat") serve_hunger();
    document.pages[0].quality = PageQuality::read;
    document.pages[0].ocr = Ocr::read;
    document.pages[0].ocr_confidence = 0.9F;
    if (order == "scan-slow") usleep(setup.timeout_ms * 1500);
  }
  send(wire::encode_document(document));
}

// What a reader that was taken over would try. "refused", or what it got.
std::string escape(const std::string& way) {
  const auto told = [](bool done) { return std::string(done ? "done" : "refused"); };
  if (way == "open") return told(open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0);
  if (way == "open-font") return told(open("/etc/fonts/fonts.conf", O_RDONLY | O_CLOEXEC) >= 0);
  if (way == "write") return told(open("/tmp/candour-escape", O_WRONLY | O_CREAT, 0600) >= 0);
  if (way == "write-font") return told(open("/usr/share/fonts/candour-escape", O_WRONLY | O_CREAT, 0600) >= 0);
  if (way == "connect") return told(socket(AF_INET, SOCK_STREAM, 0) >= 0 || socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
  if (way == "fork") {
    const pid_t child = fork();
    if (child == 0) _exit(0);
    return told(child > 0);
  }
  if (way == "shell") {
    execl("/bin/sh", "sh", "-c", "exit 0", nullptr);
    return told(false);
  }
  if (way == "signal") return told(kill(getppid(), 0) == 0 || kill(getpid(), 0) == 0);
  if (way == "memory") {
    char byte = 0;
    iovec ours{&byte, 1}, theirs{&byte, 1};
    return told(process_vm_readv(getppid(), &ours, 1, &theirs, 1, 0) >= 0 ||
                ptrace(PTRACE_ATTACH, getppid(), 0, 0) == 0);
  }
  if (way == "limits") {
    const rlimit more{RLIM_INFINITY, RLIM_INFINITY};
    return told(setrlimit(RLIMIT_AS, &more) == 0);
  }
  if (way == "processor") {
    rlimit limit{};
    getrlimit(RLIMIT_CPU, &limit);
    return std::to_string(limit.rlim_cur) + " seconds";
  }
  if (way == "spoil") return told(pwrite(0, "x", 1, 0) == 1 || write(1, "x", 1) == 1);
  return "no such way";
}

// With the first line of the file, up to a space.
void serve(const std::string& order, const std::string& argument, const std::string& password, int descriptor,
           unsigned count) {
  const std::string good = wire::encode_document(one_line(order + "-" + std::to_string(count)));
  if (order == "crash" &&
      argument == "once") {  // the position in the file, which readers share, says that it has happened
    if (lseek(descriptor, 0, SEEK_CUR) != 0) return send(good);
    lseek(descriptor, 1, SEEK_SET);
    raise(SIGKILL);
  }
  if (order == "escape") return send(wire::encode_document(one_line(escape(argument))));
  if (order == "crash") {
    signal(SIGSEGV, SIG_DFL);  // a sanitizer would turn the signal into a status
    raise(SIGSEGV);
  }
  if (order == "spin") {  // for a second of processor time
    for (const std::clock_t begin = std::clock(); std::clock() - begin < CLOCKS_PER_SEC;) continue;
  }
  if (order == "exit") _exit(3);
  if (order == "hang") hang();
  if (order == "eat") serve_hunger();
  if (order == "gmalloc") {  // as Poppler's does
    errno = ENOMEM;
    std::abort();
  }
  if (order == "nonsense") return send(std::string(wire::kHeaderSize, 'x'));
  if (order == "huge") {
    std::string lie = good.substr(0, wire::kHeaderSize);
    const std::uint64_t length = 1ULL << 62;
    std::memcpy(lie.data() + 8, &length, sizeof length);
    return send(lie);
  }
  if (order == "wrong") {
    std::string wrong = good;
    wrong[wrong.size() - 2] = '\x7F';  // an unknown role
    return send(wrong);
  }
  if (order == "half") {
    send(good.substr(0, good.size() / 2));
    _exit(0);
  }
  if (order == "stall") {
    send(good.substr(0, good.size() / 2));
    hang();
  }
  if (order == "locked" && argument != password)
    return send(wire::encode_error({ErrorCode::encrypted, "locked", "unlock it"}));
  if (order == "error") return send(wire::encode_error({ErrorCode::damaged, "broken", "mend it"}));
  if (order == "environment") {
    std::string all;
    for (char** variable = environ; *variable != nullptr; ++variable) all += *variable;
    return send(wire::encode_document(one_line("environment:" + all)));
  }
  if (order == "descriptors") {  // which are open, but the document's
    close(descriptor);
    std::string open;
    for (int i = 0; i < 256; ++i) {
      if (fcntl(i, F_GETFD) >= 0) open += std::to_string(i) + ",";
    }
    return send(wire::encode_document(one_line(open)));
  }
  send(good);
}

}  // namespace

int main() {
  install_last_words();
  int descriptor = -1;
  const auto setup = wire::decode_setup(receive(descriptor));
  if (!setup) return wire::kExitProtocol;
  if (!enter_sandbox(*setup).empty()) return wire::kExitProtocol;
  send(wire::encode_ready());
  for (unsigned count = 1;; ++count) {
    const std::string request = receive(descriptor);
    if (request.empty()) return 0;
    char bytes[512];
    const ssize_t size = pread(descriptor, bytes, sizeof bytes, 0);
    const std::string file(bytes, size > 0 ? static_cast<std::size_t>(size) : 0);
    const std::string line = file.substr(0, file.find('\n'));
    const std::size_t space = line.find(' ');
    start_watch(setup->timeout_ms + 10'000);
    if (line.rfind("scan", 0) == 0)
      serve_scan(line, *setup);
    else
      serve(line.substr(0, space), space == std::string::npos ? "" : line.substr(space + 1),
            wire::decode_request(request)->password, descriptor, count);
    stop_watch();
    close(descriptor);
  }
}
