#include "extractor/reader/dates.h"

#include <array>
#include <cstdio>

namespace candour {
namespace {

// Figures from the front of a text.
class Figures {
 public:
  explicit Figures(std::string_view text) : text_(text) {}

  // The number of exactly so many figures; -1 if they are not there.
  int take(std::size_t count) {
    if (text_.size() < count) return -1;
    int number = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (text_[i] < '0' || text_[i] > '9') return -1;
      number = number * 10 + (text_[i] - '0');
    }
    text_.remove_prefix(count);
    return number;
  }
  bool skip(char sign) {
    if (text_.empty() || text_[0] != sign) return false;
    text_.remove_prefix(1);
    return true;
  }
  bool at_end() const { return text_.empty(); }

 private:
  std::string_view text_;
};

struct Moment {
  int year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0;
  bool timed = false;
  std::string zone;

  bool exists() const {
    static constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1 || month < 1 || month > 12 || day < 1 || hour < 0 || hour > 23 || minute < 0 || minute > 59 ||
        second < 0 || second > 60)
      return false;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= kDays[static_cast<std::size_t>(month) - 1] + (month == 2 && leap ? 1 : 0);
  }

  std::string text() const {
    if (!exists()) return {};
    char day_text[40], time_text[40];
    std::snprintf(day_text, sizeof day_text, "%04d-%02d-%02d", year, month, day);
    if (!timed) return day_text;
    std::snprintf(time_text, sizeof time_text, "T%02d:%02d:%02d", hour, minute, second);
    return std::string(day_text) + time_text + zone;
  }
};

// "Z", "+01:00", "+01'00'", "-0530"; false for what is none. Nothing is no zone.
bool take_zone(Figures& figures, std::string& zone) {
  if (figures.at_end()) return true;
  if (figures.skip('Z')) {
    zone = "Z";
    return true;
  }
  const bool east = figures.skip('+');
  if (!east && !figures.skip('-')) return false;
  const int hour = figures.take(2);
  if (!figures.skip(':')) figures.skip('\'');
  const int minute = figures.at_end() ? 0 : figures.take(2);
  if (hour < 0 || hour > 14 || minute < 0 || minute > 59) return false;
  char text[16];
  std::snprintf(text, sizeof text, "%c%02d:%02d", east ? '+' : '-', hour, minute);
  zone = text;
  return true;
}

}  // namespace

std::string pdf_date(std::string_view text) {
  if (text.starts_with("D:")) text.remove_prefix(2);
  Figures figures(text);
  Moment moment;
  moment.year = figures.take(4);
  if (const int month = figures.take(2); month >= 0) {
    moment.month = month;
    if (const int day = figures.take(2); day >= 0) {
      moment.day = day;
      if (const int hour = figures.take(2); hour >= 0) {
        moment.timed = true;
        moment.hour = hour;
        if (const int minute = figures.take(2); minute >= 0) moment.minute = minute;
        if (const int second = figures.take(2); second >= 0) moment.second = second;
      }
    }
  }
  return take_zone(figures, moment.zone) ? moment.text() : std::string();
}

std::string iso_date(std::string_view text) {
  Figures figures(text);
  Moment moment;
  moment.year = figures.take(4);
  if (!figures.skip('-')) return {};
  moment.month = figures.take(2);
  if (!figures.skip('-')) return {};
  moment.day = figures.take(2);
  if (figures.at_end()) return moment.text();
  if (!figures.skip('T') && !figures.skip(' ')) return {};
  moment.timed = true;
  moment.hour = figures.take(2);
  if (!figures.skip(':')) return {};
  moment.minute = figures.take(2);
  if (figures.skip(':')) moment.second = figures.take(2);
  if (figures.skip('.'))
    while (figures.take(1) >= 0) {
    }
  return take_zone(figures, moment.zone) ? moment.text() : std::string();
}

}  // namespace candour
