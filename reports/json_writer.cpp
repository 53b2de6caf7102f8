#include "reports/json_writer.h"

#include "reports/unicode.h"

#include <charconv>
#include <cmath>

namespace candour {
namespace {

void append_escape(std::string& out, char32_t c) {
  constexpr char kDigits[] = "0123456789abcdef";
  const auto unit = [&](char32_t u) {
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(u >> shift) & 0xF];
  };
  if (c > 0xFFFF) {  // a surrogate pair
    unit(0xD800 + ((c - 0x10000) >> 10));
    unit(0xDC00 + ((c - 0x10000) & 0x3FF));
  } else {
    unit(c);
  }
}

// Length of the run of characters from `at` on that stand for themselves; most of most texts.
std::size_t plain_run(std::string_view text, std::size_t at) {
  const auto stands = [](unsigned char c) { return c >= ' ' && c < 0x7F && c != '"' && c != '\\'; };
  std::size_t end = at;
  while (end < text.size() && stands(static_cast<unsigned char>(text[end]))) ++end;
  return end - at;
}

}  // namespace

void JsonWriter::new_line() {
  out_ += '\n';
  out_.append(2 * levels_.size(), ' ');
}

// What parts a value or key from what stands before it in the same container.
void JsonWriter::separate() {
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (!level.empty) out_ += ',';
  if (level.row) {
    if (pretty_ && !level.empty) out_ += ' ';
  } else if (pretty_) {
    new_line();
  }
  level.empty = false;
}

void JsonWriter::before_value() {
  if (!after_key_) separate();
  after_key_ = false;
}

void JsonWriter::begin(char open, char close, bool row) {
  before_value();
  out_ += open;
  levels_.push_back({close, row || (!levels_.empty() && levels_.back().row), true});
}

void JsonWriter::end() {
  const Level level = levels_.back();
  levels_.pop_back();
  if (pretty_ && !level.row && !level.empty) new_line();
  out_ += level.close;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  quoted(name);
  out_ += pretty_ ? ": " : ":";
  after_key_ = true;
  return *this;
}

void JsonWriter::literal(std::string_view text) {
  before_value();
  out_ += text;
}

void JsonWriter::string(std::string_view value) {
  before_value();
  quoted(value);
}

void JsonWriter::quoted(std::string_view text) {
  out_ += '"';
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t plain = plain_run(text, i);
    out_.append(text, i, plain);
    i += plain;
    if (i == text.size()) break;
    const CodePoint c = code_point_at(text, i);
    switch (c.value) {
      case '"':
        out_ += "\\\"";
        break;
      case '\\':
        out_ += "\\\\";
        break;
      case '\n':
        out_ += "\\n";
        break;
      case '\r':
        out_ += "\\r";
        break;
      case '\t':
        out_ += "\\t";
        break;
      default:
        if (c.value < 0x20 || c.value == 0x85 || c.value == 0x2028 || c.value == 0x2029 || is_steering(c.value)) {
          append_escape(out_, c.value);
        } else if (c.valid) {
          out_.append(text, i, c.size);
        } else {
          out_ += "\uFFFD";
        }
    }
    i += c.size;
  }
  out_ += '"';
}

void JsonWriter::integer(std::uint64_t value) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  literal({digits, static_cast<std::size_t>(end - digits)});
}

void JsonWriter::decimal(double value, int places) {
  constexpr std::uint64_t kPowers[] = {1, 10, 100, 1'000, 10'000, 100'000, 1'000'000};
  constexpr double kLargest = 1e12;  // beyond it the rounded number would not fit
  const std::uint64_t power = kPowers[places];
  if (!std::isfinite(value) || std::fabs(value) > kLargest) value = 0;
  const auto scaled = static_cast<std::uint64_t>(std::llround(std::fabs(value) * static_cast<double>(power)));
  char text[40];
  char* end = text;
  if (value < 0 && scaled > 0) *end++ = '-';
  end = std::to_chars(end, text + sizeof text, scaled / power).ptr;
  if (std::uint64_t fraction = scaled % power; fraction > 0) {
    *end++ = '.';
    for (std::uint64_t digit = power / 10; fraction > 0; fraction %= digit, digit /= 10) {
      *end++ = static_cast<char>('0' + fraction / digit);
      if (digit == 1) break;
    }
  }
  literal({text, static_cast<std::size_t>(end - text)});
}

}  // namespace candour
