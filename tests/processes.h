// Looking at processes and descriptors, for tests.
#pragma once

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <dirent.h>
#include <unistd.h>

namespace candour {

// Processes whose parent is `parent`, zombies too.
inline std::vector<pid_t> children_of(pid_t parent) {
  std::vector<pid_t> children;
  DIR* folder = opendir("/proc");
  while (const dirent* entry = readdir(folder)) {
    std::ifstream file(std::string("/proc/") + entry->d_name + "/stat");
    std::string line;
    if (entry->d_name[0] < '1' || entry->d_name[0] > '9' || !std::getline(file, line)) continue;
    std::istringstream rest(line.substr(line.rfind(')') + 1));
    std::string state;
    pid_t of = 0;
    rest >> state >> of;
    if (of == parent) children.push_back(static_cast<pid_t>(std::stol(entry->d_name)));
  }
  closedir(folder);
  return children;
}

// 'R', 'S', 'T' (stopped), 'Z' (zombie) ...; 0 if there is no such process.
inline char state_of(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string line;
  if (!std::getline(file, line)) return 0;
  const std::size_t at = line.rfind(')') + 2;
  return at < line.size() ? line[at] : '\0';
}

inline std::size_t open_descriptors() {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) ++count;
  return count;
}

// While it lives, this process is no superuser, who may read everything.
class Unprivileged {
 public:
  Unprivileged() { changed_ = geteuid() == 0 && seteuid(65534) == 0; }
  ~Unprivileged() {
    if (changed_ && seteuid(0) != 0) std::abort();
  }
  Unprivileged(const Unprivileged&) = delete;
  Unprivileged& operator=(const Unprivileged&) = delete;

 private:
  bool changed_ = false;
};

// Waits until it holds, at most `seconds`: tests wait for what happens, not for time to pass.
inline bool eventually(const std::function<bool()>& holds, int seconds = 20) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  while (!holds()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::yield();
    usleep(1000);
  }
  return true;
}

}  // namespace candour
