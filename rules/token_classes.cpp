#include "rules/token_classes.h"

#include <cstring>
#include <mutex>

namespace candour {
namespace {

constexpr std::size_t kSlots = std::size_t{1} << 15;
constexpr std::size_t kMostTokens = 20'000;
constexpr std::size_t kLongestToken = 23;  // bytes
constexpr std::size_t kMostClasses = 20'000;

}  // namespace

TokenClasses::Key::Key(std::string_view token) {
  std::array<char, sizeof parts> bytes{};
  bytes[0] = static_cast<char>(token.size());
  std::memcpy(bytes.data() + 1, token.data(), token.size());
  std::memcpy(parts.data(), bytes.data(), sizeof parts);
}

std::size_t TokenClasses::Key::hash() const {
  std::uint64_t mixed = 0;
  for (const std::uint64_t part : parts) {
    mixed = (mixed ^ part) * 0x9E3779B97F4A7C15;
    mixed ^= mixed >> 32U;
  }
  return mixed;
}

// Where a token is, or the free slot where it would be.
std::size_t TokenClasses::slot_of(const Key& key) const {
  std::size_t at = key.hash() % kSlots;
  while (slots_[at].token_class != nullptr && !(slots_[at].key == key)) at = (at + 1) % kSlots;
  return at;
}

void TokenClasses::find(std::span<const std::string_view> tokens, std::vector<const TokenClass*>& found) const {
  found.assign(tokens.size(), nullptr);
  const std::shared_lock reading(lock_);
  if (slots_.empty()) return;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].size() <= kLongestToken) found[i] = slots_[slot_of(Key(tokens[i]))].token_class;
  }
}

const TokenClass* TokenClasses::add(std::string_view token, const std::vector<std::uint32_t>& words,
                                    const MakeClass& make) {
  const std::unique_lock writing(lock_);
  auto known = classes_.find(words);
  if (known == classes_.end()) {
    if (classes_.size() >= kMostClasses) return nullptr;
    known = classes_.emplace(words, std::make_unique<const TokenClass>(make(words))).first;
  }
  if (token.size() > kLongestToken || tokens_ >= kMostTokens) return known->second.get();
  if (slots_.empty()) slots_.resize(kSlots);
  Slot& slot = slots_[slot_of(Key(token))];
  if (slot.token_class == nullptr) ++tokens_;
  slot = {Key(token), known->second.get()};
  return slot.token_class;
}

}  // namespace candour
