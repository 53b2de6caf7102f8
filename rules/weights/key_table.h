// From feature keys to small numbers: a hash table that is filled once and then only read.
#pragma once

#include "rules/weights/names.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace candour {

class KeyTable {
 public:
  static constexpr std::uint32_t kAbsent = 0xFFFFFFFF;

  // Room for `count` keys without growing.
  explicit KeyTable(std::size_t count = 0) { make_room(count); }

  // The number of a key: 0 for the first that was added, 1 for the second, ...
  std::uint32_t add(FeatureKey key) {
    if ((size_ + 1) * 3 > slots_.size() * 2) grow();
    Slot& slot = slot_of(key);
    if (slot.number != kAbsent) return slot.number;
    slot = {key, static_cast<std::uint32_t>(size_++)};
    mark(key);
    return slot.number;
  }
  std::uint32_t find(FeatureKey key) const {
    return may_have(key) ? const_cast<KeyTable*>(this)->slot_of(key).number : kAbsent;
  }
  // False only if find() gives kAbsent: for nearly all keys that are absent. If true, it calls for the memory that find() will need.
  bool may_have(FeatureKey key) const {
    const std::size_t bit = bit_of(key);
    if ((marks_[bit / 64] >> (bit % 64) & 1) == 0) return false;
    __builtin_prefetch(&slots_[mixed(key) & (slots_.size() - 1)]);
    return true;
  }
  std::size_t size() const { return size_; }

 private:
  struct Slot {
    FeatureKey key = 0;
    std::uint32_t number = kAbsent;
  };
  static std::size_t mixed(FeatureKey key) { return key ^ (key >> 29); }
  std::size_t bit_of(FeatureKey key) const { return (mixed(key) * 0x9E3779B97F4A7C15) >> marks_shift_; }
  void mark(FeatureKey key) { marks_[bit_of(key) / 64] |= std::uint64_t{1} << (bit_of(key) % 64); }

  void make_room(std::size_t count) {
    std::size_t slots = 16;
    for (marks_shift_ = 64 - 7; slots * 2 < count * 3 + 3; --marks_shift_) slots *= 2;
    slots_.assign(slots, {});
    marks_.assign(slots * 8 / 64, 0);
  }
  void grow() {
    std::vector<Slot> old;
    old.swap(slots_);
    make_room(old.size());
    for (const Slot& slot : old) {
      if (slot.number == kAbsent) continue;
      slot_of(slot.key) = slot;
      mark(slot.key);
    }
  }
  // Where the key is, or the free slot where it would be. A third of the slots are free, so there is an end.
  Slot& slot_of(FeatureKey key) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = mixed(key) & mask;
    while (slots_[at].number != kAbsent && slots_[at].key != key) at = (at + 1) & mask;
    return slots_[at];
  }

  std::vector<Slot> slots_;  // a power of two
  // A bit for each key, eight times as many as slots: most keys that are asked for are absent, and this is small enough to stay near.
  std::vector<std::uint64_t> marks_;
  unsigned marks_shift_ = 0;
  std::size_t size_ = 0;
};

}  // namespace candour
