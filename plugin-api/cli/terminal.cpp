#include "plugin-api/cli/terminal.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <mutex>

#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <unistd.h>

#pragma GCC diagnostic ignored "-Wconversion"  // U8_NEXT is a macro of ICU's

namespace candour::cli {
namespace {

std::mutex g_mutex;          // standard error is written by one thread at a time
bool g_line_stands = false;  // a progress line is there

std::string hex(std::uint32_t value) {
  char text[16];
  std::snprintf(text, sizeof text, "%02X", value);
  return text;
}

bool is_dangerous(UChar32 character) {
  switch (u_charType(character)) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:  // direction marks and overrides, zero-width characters
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_SURROGATE:
      return true;
    default:
      return false;
  }
}

std::string shown(std::string_view text, bool keep_lines) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    UChar32 character = 0;
    U8_NEXT(text.data(), i, text.size(), character);
    if (character < 0) {
      for (std::size_t j = begin; j < i; ++j) out += "\\x" + hex(static_cast<unsigned char>(text[j]));
    } else if (character == '\n' && keep_lines) {
      out += '\n';
    } else if (character < 0x80 && is_dangerous(character)) {
      out += "\\x" + hex(static_cast<std::uint32_t>(character));
    } else if (is_dangerous(character)) {
      out += "\\u{" + hex(static_cast<std::uint32_t>(character)) + "}";
    } else {
      out.append(text, begin, i - begin);
    }
  }
  return out;
}

double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void wipe() {
  if (g_line_stands) std::fputs("\r\x1b[K", stderr);
  g_line_stands = false;
}

}  // namespace

std::string visible(std::string_view text) {
  return shown(text, false);
}
std::string visible_lines(std::string_view text) {
  return shown(text, true);
}

void complain(const std::string& message, const std::string& advice) {
  complain_lines(visible(advice.empty() ? message : message + " " + advice));
}

void complain_lines(const std::string& text) {
  const std::lock_guard lock(g_mutex);
  wipe();
  std::fputs(("candour: " + visible_lines(text) + "\n").c_str(), stderr);
}

std::string progress_text(std::size_t done, std::size_t total, double seconds) {
  std::string text = std::to_string(done) + " of " + std::to_string(total) + " files";
  if (done == 0 || seconds <= 0) return text;
  const double rate = static_cast<double>(done) / seconds;
  char number[64];
  std::snprintf(number, sizeof number, rate < 10 ? ", %.1f a second" : ", %.0f a second", rate);
  text += number;
  const auto left = static_cast<std::size_t>(std::lround(static_cast<double>(total - done) / rate));
  if (left >= 3600)
    text += ", " + std::to_string(left / 3600) + " h " + std::to_string(left % 3600 / 60) + " min left";
  else if (left >= 60)
    text += ", " + std::to_string(left / 60) + " min " + std::to_string(left % 60) + " s left";
  else
    text += ", " + std::to_string(left) + " s left";
  return text;
}

ProgressLine::ProgressLine(bool wanted) : wanted_(wanted && isatty(STDERR_FILENO) != 0), began_(now()) {}

ProgressLine::~ProgressLine() {
  if (!shown_) return;
  const std::lock_guard lock(g_mutex);
  wipe();
}

void ProgressLine::show(std::size_t done, std::size_t total) {
  if (!wanted_) return;
  const double time = now();
  if (shown_ && time - last_ < 0.1) return;
  const std::lock_guard lock(g_mutex);
  std::fputs(("\r" + progress_text(done, total, time - began_) + "\x1b[K").c_str(), stderr);
  std::fflush(stderr);
  g_line_stands = shown_ = true;
  last_ = time;
}

}  // namespace candour::cli
