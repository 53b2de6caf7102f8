// Reading and writing of plain numbers and strings, for wire.cpp and wire_decode.cpp alone.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

namespace candour::wire {

inline constexpr std::uint32_t kMagic = 0x43444E52;
inline constexpr std::uint16_t kSetup = 101, kRequest = 102;

// Bytes that a record takes, for counts against what is left.
inline constexpr std::size_t kBoxSize = 16, kPageSize = 51, kLineSize = 20, kWordSize = 41, kParagraphSize = 22;
inline constexpr std::uint32_t kMaxImages = 1000;  // document.h: a page keeps no more
inline constexpr std::uint32_t kMaxErrorText = 64 << 10;

// Writes into a string whose final size was computed beforehand: no check and no growth per number.
class Writer {
 public:
  explicit Writer(std::size_t size) : bytes_(size, '\0'), at_(bytes_.data()) {}
  Writer(const Writer&) = delete;  // at_ points into bytes_
  Writer& operator=(const Writer&) = delete;

  template <typename T>
  void number(T value) {
    static_assert(std::is_arithmetic_v<T>);
    std::memcpy(at_, &value, sizeof value);
    at_ += sizeof value;
  }
  void string(std::string_view text) {
    number(static_cast<std::uint32_t>(text.size()));
    std::memcpy(at_, text.data(), text.size());
    at_ += text.size();
  }
  static std::size_t size_of(std::string_view text) { return 4 + text.size(); }

  std::size_t size() const { return bytes_.size(); }
  std::string take() { return std::move(bytes_); }
  // True when what was written is as long as was computed.
  bool full() const { return at_ == bytes_.data() + bytes_.size(); }

 private:
  std::string bytes_;
  char* at_;
};

// Reads without ever passing the end: then everything is 0 or empty, and good() is false.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  template <typename T>
  T number() {
    static_assert(std::is_arithmetic_v<T>);
    T value{};
    if (rest_.size() < sizeof value) {
      fail();
      return T{};
    }
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
    return value;
  }
  std::string_view string() {
    const auto size = number<std::uint32_t>();
    if (size > rest_.size()) {
      fail();
      return {};
    }
    const std::string_view text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return text;
  }
  // A count of records of at least `record` bytes each: 0 and not good() if so many cannot follow.
  std::uint32_t count(std::size_t record) {
    const auto value = number<std::uint32_t>();
    if (value > rest_.size() / record) {
      fail();
      return 0;
    }
    return value;
  }
  bool good() const { return good_; }
  bool at_end() const { return good_ && rest_.empty(); }

 private:
  void fail() {
    good_ = false;
    rest_ = {};
  }
  std::string_view rest_;
  bool good_ = true;
};

}  // namespace candour::wire
