// Run while building: dictionary_builder OUT LIST... writes the words of word lists (one a line) as the bits of dictionary.h. Words with
// anything but ASCII letters are left out, and so are possessives.
#include "extractor/reader/dictionary.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

int main(int argc, char** argv) {
  std::vector<unsigned> bytes(candour::kDictionaryBits / 8);
  std::size_t words = 0;
  for (int i = 2; i < argc; ++i) {
    std::ifstream list(argv[i]);
    for (std::string word; std::getline(list, word);) {
      const bool letters = std::all_of(word.begin(), word.end(),
                                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
      if (!letters || word.empty()) continue;
      std::transform(word.begin(), word.end(), word.begin(), [](char c) { return static_cast<char>(c | 0x20); });
      for (std::size_t probe = 0; probe < candour::kDictionaryProbes; ++probe) {
        const std::size_t bit = candour::dictionary_bit(word, probe);
        bytes[bit / 8] |= 1U << bit % 8;
      }
      ++words;
    }
  }
  if (argc < 3 || words < 50'000) {
    std::cerr << "dictionary_builder: " << words << " words in the word lists; expected at least 50,000.\n";
    return 1;
  }
  std::ofstream out(argv[1]);
  out << "inline constexpr unsigned char kDictionary[] = {";
  for (std::size_t i = 0; i < bytes.size(); ++i) out << (i % 32 == 0 ? "\n" : "") << bytes[i] << ',';
  out << "};\n";
  return out.flush() ? 0 : 1;
}
