// What tokens are: which words, and which states of the matcher's graphs a match can begin with over them. Thousands of tokens are the
// same words (all that are in no pattern), so each such class is there once.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <shared_mutex>
#include <span>
#include <string_view>
#include <vector>

namespace candour {

struct TokenClass {
  // What begins with such a token.
  struct Start {
    std::vector<std::uint32_t> segments;  // that also end with it
    std::vector<std::uint32_t> states;    // from which more tokens lead on
  };
  std::vector<std::uint32_t> later;  // those of its words that are not only first ones
  Start start, front;                // anywhere, and besides at the front of a sentence
};

// The classes of the tokens of all documents. Bounded, so that a document of nonsense does not fill the memory. Thread-safe.
class TokenClasses {
 public:
  // The class of each token; null if it is not known. Classes are good as long as this is.
  void find(std::span<const std::string_view> tokens, std::vector<const TokenClass*>& found) const;
  // The class of a token that is `words` (ascending), made if no token has had it. Kept for the token if there is room; null if the class
  // is new and there is no room for it.
  using MakeClass = std::function<TokenClass(const std::vector<std::uint32_t>& words)>;
  const TokenClass* add(std::string_view token, const std::vector<std::uint32_t>& words, const MakeClass& make);

 private:
  // A token's size and bytes, then zeros: a short one, as nearly all are. A whole slot of the table is read at once.
  struct Key {
    std::array<std::uint64_t, 3> parts{};
    explicit Key(std::string_view token);
    Key() = default;
    bool operator==(const Key&) const = default;
    std::size_t hash() const;
  };
  struct alignas(32) Slot {
    Key key;
    const TokenClass* token_class = nullptr;
  };
  std::size_t slot_of(const Key& key) const;

  mutable std::shared_mutex lock_;
  std::vector<Slot> slots_;  // a power of two, or none; at least a third of them free
  std::size_t tokens_ = 0;
  std::map<std::vector<std::uint32_t>, std::unique_ptr<const TokenClass>> classes_;  // by words
};

}  // namespace candour
