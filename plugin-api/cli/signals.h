// How the program ends when it is told to: SIGINT (Ctrl-C), SIGTERM, SIGHUP.
#pragma once

#include <cstddef>
#include <mutex>
#include <string>

namespace candour::cli {

// Call first in a command that writes files, before there are other threads. `quiet`: nothing is said. From then on a signal is taken by a thread of its own: it removes
// the temporary files that are open, says in one line what is done, and ends the program by that same signal, so that whoever started
// it sees why. Files under their own names are whole, because nothing else gets there (see NewFile). Signals that were ignored
// when the program began, as under nohup, stay ignored.
void watch_signals(bool quiet);

// For that line: so many of so many files are done, and their reports are in this folder. May be called from any thread.
void note_done(std::size_t done, std::size_t total, const std::string& folder);

// While it lives, no signal ends the program: for steps between which a temporary file would be left or lost. Short ones.
class NoSignal {
 public:
  NoSignal();

 private:
  std::unique_lock<std::mutex> lock_;
};

// A temporary file that is to be removed on a signal, and one that is no longer; within a NoSignal.
void add_temporary(const std::string& path);
void drop_temporary(const std::string& path);

}  // namespace candour::cli
