// Runs a program as a user would: with an empty environment, and its output caught.
#pragma once

#include "tests/temporary_folder.h"

#include <string>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace candour {

struct Ran {
  int status = -1;  // exit status, or 128 + signal
  std::string out, err;
};

class Running {
 public:
  // `out` and `err` are paths; empty: caught. "closed" as `out` closes standard output.
  explicit Running(std::vector<std::string> words, const std::string& folder = ".", const std::string& out = "",
                   const std::string& err = "")
      : out_(out.empty() ? caught_ / "out" : out), err_(err.empty() ? caught_ / "err" : err) {
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    if (out == "closed") {
      posix_spawn_file_actions_addclose(&actions, 1);
    } else {
      posix_spawn_file_actions_addopen(&actions, 1, out_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    }
    posix_spawn_file_actions_addopen(&actions, 2, err_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    char* environment[] = {nullptr};
    if (posix_spawn(&process_, words[0].c_str(), &actions, nullptr, arguments.data(), environment) != 0) process_ = -1;
    posix_spawn_file_actions_destroy(&actions);
  }
  pid_t process() const { return process_; }
  Ran wait() {
    Ran ran;
    int status = 0;
    if (process_ < 0 || waitpid(process_, &status, 0) != process_) return ran;
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    ran.out = bytes_of(caught_ / "out");  // empty if they went elsewhere
    ran.err = bytes_of(caught_ / "err");
    return ran;
  }

 private:
  TemporaryFolder caught_;
  std::string out_, err_;
  pid_t process_ = -1;
};

// candour with these words behind it, run in `folder`.
inline std::vector<std::string> candour_words(std::vector<std::string> words) {
  words.insert(words.begin(), CANDOUR_BIN_DIR "/candour");
  return words;
}
inline Ran run_candour(std::vector<std::string> words, const std::string& folder = ".") {
  return Running(candour_words(std::move(words)), folder).wait();
}

// Whether a text, such as what a program has said, holds another.
inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace candour
