// `candour check` with a small pack, for tests that are not about packs.
#pragma once

#include "tests/run_program.h"

#include <string>
#include <vector>

namespace candour {

inline std::vector<std::string> check_words(std::vector<std::string> words) {
  words.insert(words.begin(), {"check", "--pack", TEST_PACK});
  return candour_words(words);
}

}  // namespace candour
