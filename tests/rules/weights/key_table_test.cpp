// The names of features as numbers.
#include "rules/weights/key_table.h"

#include <string>

#include <catch2/catch.hpp>

using namespace candour;

TEST_CASE("A name's key is its FNV-1a hash of 64 bits") {  // the vectors of http://www.isthe.com/chongo/tech/comp/fnv/
  CHECK(key_of("") == 0xCBF29CE484222325);
  CHECK(key_of("a") == 0xAF63DC4C8601EC8C);
  CHECK(key_of("foobar") == 0x85944171F73967E8);
}

TEST_CASE("A key goes on where the key of the name's beginning ended") {
  CHECK(key_after(key_of("approved by"), " the") == key_of("approved by the"));
  CHECK(key_after(key_of("fooba"), 'r') == key_of("foobar"));
}

TEST_CASE("Bytes beyond ASCII are hashed as bytes, not as negative numbers") {
  // One round of the definition, by hand: (offset XOR 0xC3) * prime.
  CHECK(key_of("\xC3") == (kEmptyName ^ 0xC3U) * 0x100000001B3U);
}

TEST_CASE("A table of keys numbers them in the order in which they are added") {
  KeyTable table;
  CHECK(table.add(key_of("c")) == 0);
  CHECK(table.add(key_of("a")) == 1);
  CHECK(table.add(key_of("b")) == 2);
  CHECK(table.size() == 3);
  CHECK(table.find(key_of("a")) == 1);
}

TEST_CASE("A key that is added twice keeps its number") {
  KeyTable table;
  table.add(key_of("a"));
  table.add(key_of("b"));
  CHECK(table.add(key_of("a")) == 0);
  CHECK(table.size() == 2);
}

TEST_CASE("A key that was not added is absent") {
  KeyTable table;
  CHECK(table.find(key_of("a")) == KeyTable::kAbsent);
  table.add(key_of("a"));
  CHECK(table.find(key_of("b")) == KeyTable::kAbsent);
  CHECK(table.find(0) == KeyTable::kAbsent);  // what free slots hold
}

TEST_CASE("The key 0 can be added as any other") {
  KeyTable table;
  table.add(7);
  CHECK(table.add(0) == 1);
  CHECK(table.find(0) == 1);
}

TEST_CASE("Keys keep their numbers while the table grows") {
  KeyTable table;
  for (std::uint32_t i = 0; i < 5000; ++i) REQUIRE(table.add(key_of(std::to_string(i))) == i);
  CHECK(table.size() == 5000);
  for (std::uint32_t i = 0; i < 5000; ++i) REQUIRE(table.find(key_of(std::to_string(i))) == i);
  CHECK(table.find(key_of("5000")) == KeyTable::kAbsent);
}

TEST_CASE("Keys that fall into the same slot are told apart") {
  KeyTable table(4);
  for (FeatureKey i = 0; i < 7; ++i) REQUIRE(table.add(i << 24U) == i);  // equal in the bits that choose a slot
  for (FeatureKey i = 0; i < 7; ++i) CHECK(table.find(i << 24U) == i);
  CHECK(table.find(FeatureKey{7} << 24U) == KeyTable::kAbsent);
}
