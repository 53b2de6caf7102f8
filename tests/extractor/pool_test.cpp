// A pool of readers: what a host sees of it, and what it must not see.
#include "tests/extractor/pool_helpers.h"
#include "tests/processes.h"
#include "tests/temporary_folder.h"

#include <atomic>
#include <csignal>
#include <thread>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>

using namespace candour;

TEST_CASE("A document comes back complete, with its name and SHA-256") {
  const auto pool = real_pool();
  const auto document = read_bytes(*pool, kStatement, "folder/a.txt");
  REQUIRE(document);
  CHECK(document.value().source.name == "folder/a.txt");
  CHECK(document.value().source.bytes == std::string(kStatement).size());
  CHECK(document.value().source.media_type == "text/plain");
  CHECK(document.value().source.sha256.size() == 64);
  CHECK(document.value().sentences.size() == 3);
}

TEST_CASE("The SHA-256 is that of the bytes") {
  const auto pool = real_pool();
  CHECK(read_bytes(*pool, "abc").value().source.sha256 ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("The caller's descriptor stays where it was") {
  const TemporaryFolder folder;
  const int file = open(folder.write("a.txt", kStatement).c_str(), O_RDONLY | O_CLOEXEC);
  lseek(file, 7, SEEK_SET);
  CHECK(real_pool()->read(file, "a.txt"));
  CHECK(lseek(file, 0, SEEK_CUR) == 7);
  close(file);
}

TEST_CASE("One reader serves many documents") {
  const auto pool = misbehaving_pool();
  CHECK(outcome(*pool, "good") == "good-1");
  CHECK(outcome(*pool, "good") == "good-2");
  CHECK(outcome(*pool, "error") == "damaged");
  CHECK(outcome(*pool, "good") == "good-4");
  CHECK(children_of(getpid()).size() == 1);
}

TEST_CASE("A reader is replaced after 500 documents") {
  const auto pool = misbehaving_pool();
  for (int i = 1; i < 500; ++i) REQUIRE(outcome(*pool, "good") == "good-" + std::to_string(i));
  CHECK(outcome(*pool, "good") == "good-500");
  CHECK(outcome(*pool, "good") == "good-1");
}

TEST_CASE("A reader that has used much processor time is replaced") {
  ReaderLimits limits;
  limits.processor_seconds = 1;
  const auto pool = misbehaving_pool(1, limits);
  CHECK(outcome(*pool, "good") == "good-1");
  CHECK(outcome(*pool, "spin") == "spin-2");
  CHECK(outcome(*pool, "good") == "good-1");
}

TEST_CASE("Passwords are asked for by name, and only of documents that need one") {
  std::vector<std::string> asked;
  ReaderPool pool(CANDOUR_BIN_DIR "/misbehaving-reader", 1, {}, [&](const std::string& name) {
    asked.push_back(name);
    return std::string(name == "a.pdf" ? "sesame" : name == "b.pdf" ? "wrong" : "");
  });
  CHECK(outcome(read_bytes(pool, "good", "free.pdf")) == "good-1");
  CHECK(outcome(read_bytes(pool, "locked sesame", "b.pdf")) == "encrypted");
  CHECK(outcome(read_bytes(pool, "locked sesame", "c.pdf")) == "encrypted");
  CHECK(outcome(read_bytes(pool, "locked sesame", "a.pdf")) == "locked-3");
  CHECK(asked == std::vector<std::string>{"b.pdf", "c.pdf", "a.pdf"});
}

TEST_CASE("A reader that was given a password ends with that document") {
  ReaderPool pool(CANDOUR_BIN_DIR "/misbehaving-reader", 1, {},
                  [](const std::string&) { return std::string("sesame"); });
  CHECK(outcome(pool, "good") == "good-1");
  CHECK(outcome(pool, "locked sesame") == "locked-3");  // second without, third with it
  CHECK(outcome(pool, "good") == "good-1");
}

TEST_CASE("A password that no document can have is refused without a reader") {
  ReaderPool pool(CANDOUR_BIN_DIR "/misbehaving-reader", 1, {},
                  [](const std::string&) { return std::string(1025, 'x'); });
  CHECK(read_bytes(pool, "locked sesame").error().message == "a.txt: no password has more than 1024 bytes.");
}

TEST_CASE("No reader is started before it is needed, and none is left after the pool") {
  const std::size_t before = open_descriptors();
  {
    const auto pool = real_pool(4);
    CHECK(children_of(getpid()).empty());
    CHECK(read_bytes(*pool, kStatement));
    CHECK(children_of(getpid()).size() == 1);
  }
  CHECK(children_of(getpid()).empty());
  CHECK(open_descriptors() == before);
}

TEST_CASE("There are never more readers than asked for, and every thread gets its own document") {
  const auto pool = misbehaving_pool(3);
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 25; ++i) {
        const std::string order = "thread" + std::to_string(t) + "x" + std::to_string(i);
        if (outcome(*pool, order).rfind(order + "-", 0) != 0) ++wrong;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == 0);
  CHECK(children_of(getpid()).size() <= 3);
}

TEST_CASE("A reader has neither environment nor descriptors of the host's") {
  const int leaky = open("/dev/null", O_RDONLY);  // without close-on-exec, as hosts do
  const auto pool = misbehaving_pool();
  CHECK(outcome(*pool, "environment") == "environment:OMP_THREAD_LIMIT=1");  // of ours: see reader_spawn.cpp
  CHECK(outcome(*pool, "descriptors") == "0,1,2,3,4,");
  close(leaky);
}

TEST_CASE("Readers start also when the host has closed its standard streams") {
  const int saved = fcntl(0, F_DUPFD_CLOEXEC, 10);
  close(0);
  CHECK(outcome(*misbehaving_pool(), "good") == "good-1");
  dup2(saved, 0);
  close(saved);
}

TEST_CASE("A host that ignores SIGCHLD gets its documents") {
  struct sigaction before {};
  struct sigaction ignore {};
  ignore.sa_handler = SIG_IGN;
  sigaction(SIGCHLD, &ignore, &before);
  {
    const auto pool = misbehaving_pool();
    CHECK(outcome(*pool, "good") == "good-1");
    CHECK(outcome(*pool, "crash") == "reader_crashed");
    CHECK(outcome(*pool, "gmalloc") == "limit_memory");
    CHECK(outcome(*pool, "good") == "good-1");
  }
  sigaction(SIGCHLD, &before, nullptr);
  CHECK(children_of(getpid()).empty());
}

TEST_CASE("A host that takes every exit status itself gets its documents") {
  std::atomic<bool> stop{false};
  std::thread reaper([&] {
    while (!stop) waitpid(-1, nullptr, WNOHANG);
  });
  {
    const auto pool = misbehaving_pool();
    for (int i = 0; i < 5; ++i) {
      CHECK(outcome(*pool, "crash") == "reader_crashed");
      CHECK(outcome(*pool, "good") == "good-1");
    }
  }
  stop = true;
  reaper.join();
}

TEST_CASE("Readers end when the host is gone, also one that hangs") {
  prctl(PR_SET_CHILD_SUBREAPER, 1);  // the host's orphans become ours, so that their end is seen
  const pid_t host = fork();
  if (host == 0) {
    const auto pool = misbehaving_pool();
    CHECK_FALSE(read_bytes(*pool, "hang"));
    _exit(0);
  }
  REQUIRE(eventually([&] { return !children_of(host).empty(); }));
  const pid_t reader = children_of(host)[0];
  kill(host, SIGKILL);
  waitpid(host, nullptr, 0);
  CHECK(eventually([&] { return waitpid(reader, nullptr, WNOHANG) == reader; }));
  prctl(PR_SET_CHILD_SUBREAPER, 0);
}

TEST_CASE("A program that is not there is an error that names it") {
  ReaderPool pool("/nowhere/candour-reader", 1, {});
  const auto document = read_bytes(pool, kStatement);
  REQUIRE_FALSE(document);
  CHECK(document.error().code == ErrorCode::reader_missing);
  CHECK(document.error().message ==
        "The program that reads documents cannot be started: /nowhere/candour-reader: No such file or "
        "directory.");
  CHECK(document.error().advice == "Install candour-reader there, or name where it is (reader_path).");
}

TEST_CASE("A program that is no reader is an error that says how it ended") {
  ReaderPool pool("/bin/false", 1, {});
  const auto document = read_bytes(pool, kStatement);
  REQUIRE_FALSE(document);
  CHECK(document.error().code == ErrorCode::reader_missing);
  CHECK(document.error().message ==
        "The program that reads documents cannot be started: /bin/false: ended with status 1.");
  CHECK(children_of(getpid()).empty());
}

TEST_CASE("Run by hand, candour-reader says what it is") {
  FILE* output = popen(CANDOUR_BIN_DIR "/candour-reader 2>&1 3<&- 4<&-; echo $?", "r");
  char text[512] = {};
  const std::size_t size = fread(text, 1, sizeof text - 1, output);
  pclose(output);
  CHECK(std::string(text, size) ==
        "candour-reader reads documents for candour and libcandour, which start it; by hand use: candour "
        "check FILE\n2\n");
}
