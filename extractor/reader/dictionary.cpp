#include "extractor/reader/dictionary.h"

#include "dictionary_bits.h"  // made by dictionary_builder.cpp

namespace candour {

bool is_english_word(std::string_view word) {
  for (std::size_t probe = 0; probe < kDictionaryProbes; ++probe) {
    const std::size_t bit = dictionary_bit(word, probe);
    if ((kDictionary[bit / 8] >> bit % 8 & 1U) == 0) return false;
  }
  return true;
}

}  // namespace candour
