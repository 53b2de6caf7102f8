// The words that features are made of: the tokens of a document's sentences, with names, numbers and rare words each put into one
// class. What a company is called says nothing about the next one; that it speaks of itself does.
//
//   <self>    a capitalised word that few others use and this document uses often: the company's own name
//   <name>    any other capitalised word that is not known
//   <rare>    a word in small letters that is not known
//   <year>    1900 to 2099; <share> with a percent sign behind; <number> below 100; <count> other numbers
//   <month>, <country>, ...   capitalised words of the classes that the pack names
//
// Names that follow each other are one; a mark stands for itself.
#pragma once

#include "rules/document_reading.h"
#include "rules/weights/key_table.h"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace candour {

// What is known of words; all are folded, all by key_of(word).
struct WordKnowledge {
  KeyTable known;                    // those that enough documents use
  KeyTable classed;                  // those that stand for a class when they are capitalised
  std::vector<std::string> classes;  // by number in `classed`: "<country>"
  KeyTable sentence_starts,
      small_words;  // what tells a heading that has run into its sentence: "Our Policies We have ..."
};

class FeatureWords {
 public:
  struct Spelled {
    std::string_view word;
    std::uint32_t known = 0;  // its number in WordKnowledge::known, or KeyTable::kAbsent
  };

  // Both must outlive it.
  FeatureWords(const DocumentReading& reading, const WordKnowledge& knowledge);

  std::size_t size() const { return words_.size(); }
  // Without marks at the ends ("^", "$").
  const std::vector<std::string_view>& of(std::uint32_t sentence) const { return words_[sentence]; }
  // The share of words that begin with a capital letter, 0..1.
  float capitals(std::uint32_t sentence) const { return capitals_[sentence]; }
  bool begins_small(std::uint32_t sentence) const { return begins_small_[sentence]; }
  // The different words of a sentence that are written in ASCII letters, of two letters or more.
  const std::vector<Spelled>& spelled(std::uint32_t sentence) const { return spelled_[sentence]; }
  // How many of its first words are a heading that has run into the sentence; all of them if it looks like a heading as a whole.
  std::uint32_t heading_words(std::uint32_t sentence) const { return heading_words_[sentence]; }

 private:
  struct TokenWord {
    std::string_view text;
    bool capital = false;
    std::uint32_t known = 0;  // its number, or KeyTable::kAbsent
  };
  void read_tokens(std::uint32_t sentence);
  const TokenWord& token_word(std::uint32_t sentence, std::uint32_t token) const {
    return tokens_[first_token_[sentence] + token];
  }
  void find_own_name();
  std::string_view word_of(const TokenWord& word, bool percent_follows) const;
  void read_sentence(std::uint32_t sentence);
  void spell(std::uint32_t sentence, const TokenWord& word);
  std::uint32_t heading_length(std::uint32_t sentence, const std::vector<std::uint32_t>& word_at) const;

  const DocumentReading& reading_;
  const WordKnowledge& knowledge_;
  std::unordered_set<std::string_view> own_;  // words of the company's own name
  std::vector<TokenWord> tokens_;             // of all sentences
  std::vector<std::size_t> first_token_;      // by sentence
  std::vector<std::vector<std::string_view>> words_;
  std::vector<std::vector<Spelled>> spelled_;
  std::vector<float> capitals_;
  std::vector<bool> begins_small_;
  std::vector<std::uint32_t> heading_words_;
};

}  // namespace candour
