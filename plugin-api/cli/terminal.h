// What the commands say to people. Results go to standard output, everything else to standard error.
#pragma once

#include <string>
#include <string_view>

namespace candour::cli {

// Exit statuses of every command.
inline constexpr int kGood = 0;
inline constexpr int kSomeFailed =
    1;  // a file could not be checked or read, an example failed, a result could not be written
inline constexpr int kWrongUse = 2;  // the command line or a pack is wrong; nothing was done

// Text fit for a terminal: controls, direction overrides and bytes that are not UTF-8 are shown (\x1B,
// \u{202E}), not obeyed.
std::string visible(std::string_view text);
// The same, but line ends stay: for messages of several lines.
std::string visible_lines(std::string_view text);

// "candour: MESSAGE ADVICE" on standard error as one line, made visible; a progress line that stands there is
// wiped first.
void complain(const std::string& message, const std::string& advice = {});
// The same for texts of several lines, such as all that is wrong in a pack.
void complain_lines(const std::string& text);

// A line that is written over and over while standard error is a terminal; does nothing elsewhere.
class ProgressLine {
 public:
  explicit ProgressLine(bool wanted);
  ~ProgressLine();  // wipes it
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  // Not for use by two threads at once. Shows at most ten states a second.
  void show(std::size_t done, std::size_t total);

 private:
  bool shown_ = false, wanted_;
  double began_, last_ = 0;  // seconds
};

// "340 files, 5.1 a second, 1 min 4 s left" as the line shows it.
std::string progress_text(std::size_t done, std::size_t total, double seconds);

}  // namespace candour::cli
