#include "rules/text_numbers.h"

#include <algorithm>
#include <cstring>

namespace candour {
namespace {

constexpr std::uint32_t kFree = 0xFFFFFFFF;

// Eight bytes at a time, each time multiplied with an odd number and folded.
std::uint32_t hash_of(std::string_view text) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;
  std::uint64_t hash = text.size() * kOdd;
  while (!text.empty()) {
    std::uint64_t word = 0;
    const std::size_t size = std::min(text.size(), sizeof word);
    std::memcpy(&word, text.data(), size);
    hash = (hash ^ word) * kOdd;
    hash ^= hash >> 32U;
    text.remove_prefix(size);
  }
  return static_cast<std::uint32_t>(hash);
}

}  // namespace

std::string_view TextNumbers::text(std::uint32_t number) const {
  const std::uint32_t begin = number == 0 ? 0 : ends_[number - 1];
  return std::string_view(bytes_).substr(begin, ends_[number] - begin);
}

std::uint32_t TextNumbers::add(std::string_view text) {
  const std::uint32_t hash = hash_of(text);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].number != kFree; at = (at + 1) & mask) {
    if (slots_[at].hash == hash && this->text(slots_[at].number) == text) return slots_[at].number;
  }
  const auto number = static_cast<std::uint32_t>(ends_.size());
  slots_[at] = {hash, number};
  bytes_ += text;
  ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  if (ends_.size() * 2 > slots_.size()) grow();
  return number;
}

void TextNumbers::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.number == kFree) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].number != kFree) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

}  // namespace candour
