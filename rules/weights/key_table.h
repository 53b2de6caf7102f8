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
    if ((size_ + 1) * 2 > slots_.size()) grow();
    Slot& slot = slot_of(key);
    if (slot.number == kAbsent) slot = {key, static_cast<std::uint32_t>(size_++)};
    return slot.number;
  }
  std::uint32_t find(FeatureKey key) const { return const_cast<KeyTable*>(this)->slot_of(key).number; }
  std::size_t size() const { return size_; }

 private:
  struct Slot {
    FeatureKey key = 0;
    std::uint32_t number = kAbsent;
  };
  void make_room(std::size_t count) {
    std::size_t slots = 16;
    while (slots < count * 2 + 2) slots *= 2;
    slots_.assign(slots, {});
  }
  void grow() {
    std::vector<Slot> old;
    old.swap(slots_);
    make_room(old.size());
    for (const Slot& slot : old) {
      if (slot.number != kAbsent) slot_of(slot.key) = slot;
    }
  }
  // Where the key is, or the free slot where it would be. Half of the slots are free, so there is an end.
  Slot& slot_of(FeatureKey key) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (key ^ (key >> 29)) & mask;
    while (slots_[at].number != kAbsent && slots_[at].key != key) at = (at + 1) & mask;
    return slots_[at];
  }

  std::vector<Slot> slots_;  // a power of two
  std::size_t size_ = 0;
};

}  // namespace candour
