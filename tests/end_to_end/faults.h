// What the tests of faults share: programs that are started in a strange place, held still, and looked at afterwards.
#pragma once

#include "tests/end_to_end/check_words.h"
#include "tests/processes.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>

namespace candour::faults {

using nlohmann::json;

inline std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

// A shell that does what `script` says, in which "$@" are these words: exec "$@" becomes the program.
inline std::vector<std::string> in_shell(const std::string& script, std::vector<std::string> words) {
  words.insert(words.begin(), {"/bin/sh", "-c", script, "sh"});
  return words;
}

// How a program ended: `signal` is 0 if it was not killed by one.
struct Ending {
  bool in_time = false;
  int signal = 0;
  Ran ran;
};
// Waits for its end; kills what does not end within so many seconds.
inline Ending ending_of(Running& running, int seconds = 60) {
  Ending ending;
  ending.in_time = eventually([&] { return state_of(running.process()) == 'Z'; }, seconds);
  if (!ending.in_time) kill(running.process(), SIGKILL);
  siginfo_t how{};
  if (waitid(P_PID, static_cast<id_t>(running.process()), &how, WEXITED | WNOWAIT) == 0 &&
      (how.si_code == CLD_KILLED || how.si_code == CLD_DUMPED))
    ending.signal = how.si_status;
  ending.ran = running.wait();
  return ending;
}

// Every file below a folder, by its path there; a folder that is not there has none.
inline std::vector<std::string> files_below(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, error)) {
    if (!entry.is_directory()) files.push_back(entry.path().lexically_relative(folder).string());
  }
  std::sort(files.begin(), files.end());
  return files;
}
inline std::size_t count_ending(const std::string& folder, const std::string& ending) {
  const auto files = files_below(folder);
  return static_cast<std::size_t>(
      std::count_if(files.begin(), files.end(), [&](const std::string& file) { return file.ends_with(ending); }));
}

inline bool is_json(const std::string& text) {
  return json::accept(text) && text.ends_with("}\n");
}
// Everything that can be wrong with results in an output folder, one a line: files that are cut, and temporary ones.
inline std::string broken_results(const std::string& folder) {
  std::string broken;
  for (const std::string& file : files_below(folder)) {
    const std::string text = bytes_of(folder + "/" + file);
    bool whole = true;
    if (file.ends_with(".json")) whole = is_json(text);
    if (file.ends_with(".html")) whole = text.starts_with("<!DOCTYPE html>") && text.ends_with("</html>\n");
    if (file.ends_with(".jsonl")) {
      std::istringstream lines(text);
      whole = text.empty() || text.ends_with('\n');
      for (std::string line; whole && std::getline(lines, line);) whole = json::accept(line);
    }
    if (!whole) broken += file + " is not whole\n";
    if (has(file, ".tmp")) broken += file + " is left\n";
  }
  return broken;
}

// The files of one folder that another has not, or has otherwise, and the other way round; one a line.
inline std::string differences(const std::string& one, const std::string& other) {
  std::string different;
  for (const std::string& file : files_below(one)) {
    if (!std::filesystem::exists(other + "/" + file) || bytes_of(one + "/" + file) != bytes_of(other + "/" + file))
      different += file + "\n";
  }
  for (const std::string& file : files_below(other)) {
    if (!std::filesystem::exists(one + "/" + file)) different += "more: " + file + "\n";
  }
  return different;
}

// A report without what the document is called.
inline json nameless(json report) {
  report["document"].erase("name");
  return report;
}
inline json report_in(const std::string& file) {
  return json::parse(bytes_of(file), nullptr, false);
}

// The readers that a program has begun.
inline std::vector<pid_t> readers_of(const Running& running) {
  auto children = children_of(running.process());
  std::erase_if(children,
                [](pid_t child) { return bytes_of("/proc/" + std::to_string(child) + "/comm") != "candour-reader\n"; });
  return children;
}
// The reader of a program that has one job, stopped: as soon as it can be seen, before it has read much.
inline pid_t stopped_reader(const Running& running) {
  pid_t reader = 0;
  eventually([&] {
    const auto readers = readers_of(running);
    if (!readers.empty()) reader = readers[0];
    return reader != 0;
  });
  if (reader == 0 || kill(reader, SIGSTOP) != 0) return 0;
  eventually([&] { return state_of(reader) == 'T'; });
  return reader;
}

// Files that are read before all others in `in/`, so that these still wait when the reader is stopped.
constexpr int kFirst = 100;
inline void write_first(const TemporaryFolder& folder) {
  for (int i = 0; i < kFirst; ++i)
    folder.write("in/" + std::to_string(100 + i) + ".txt", "Modern slavery statement\n\nWe train all staff.\n");
}

// Whether a thread of the process waits for an answer, as those of a program do whose reader is stopped.
inline bool waits(pid_t process) {
  std::error_code error;
  for (const auto& task : std::filesystem::directory_iterator("/proc/" + std::to_string(process) + "/task", error)) {
    std::istringstream call(bytes_of(task.path().string() + "/syscall"));
    long number = -1;
    call >> number;
    if (number == SYS_ppoll) return true;
#ifdef SYS_poll
    if (number == SYS_poll) return true;
#endif
  }
  return false;
}

// What an undisturbed run says about each of these files: by the SHA-256 of their bytes.
inline std::map<std::string, json> quiet_reports(const TemporaryFolder& folder, const std::string& files) {
  std::map<std::string, json> reports;
  Running(check_words({files, "--out", "quiet", "--format", "json"}), folder.path()).wait();
  for (const std::string& file : files_below(folder / "quiet/statements")) {
    const json report = report_in(folder / ("quiet/statements/" + file));
    reports[report["document"]["sha256"]] = nameless(report);
  }
  return reports;
}

}  // namespace candour::faults
