// Writes JSON as it goes: no tree is built, because the Document of a long report has hundreds of thousands
// of values. The caller gives keys in ascending byte order, as the tests hold it to.
//
// What comes out is always valid UTF-8 (bytes that are not become U+FFFD). Characters that steer a terminal
// or reorder text (controls, direction overrides) are written as \u escapes: the value is the same, and
// looking at a report is safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

enum class JsonStyle : std::uint8_t {
  pretty,   // two spaces a level; rows (boxes, regions, pages) on one line
  compact,  // one line
};

class JsonWriter {
 public:
  JsonWriter(std::string& out, JsonStyle style) : out_(out), pretty_(style == JsonStyle::pretty) {}

  void begin_object() { begin('{', '}', false); }
  void begin_array() { begin('[', ']', false); }
  // On one line, with all that is in them.
  void begin_row() { begin('[', ']', true); }
  void begin_row_object() { begin('{', '}', true); }
  void end();
  JsonWriter& key(std::string_view name);

  void string(std::string_view value);
  void integer(std::uint64_t value);
  // Rounded half away from zero to `places` (0 to 6) decimals, no trailing zeros; what is not finite is 0.
  void decimal(double value, int places);
  void boolean(bool value) { literal(value ? "true" : "false"); }
  void null() { literal("null"); }

 private:
  struct Level {
    char close;
    bool row;
    bool empty;
  };
  void begin(char open, char close, bool row);
  void before_value();
  void separate();
  void new_line();
  void literal(std::string_view text);
  void quoted(std::string_view text);

  std::string& out_;
  bool pretty_;
  bool after_key_ = false;
  std::vector<Level> levels_;
};

}  // namespace candour
