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

#include <span>
#include <string>
#include <string_view>
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
  // A word or class of words that stands in the document. Each is there once, and is known by its number in all().
  struct Word {
    std::string_view text;
    FeatureKey key = 0;
    std::uint32_t known = KeyTable::kAbsent;  // its number in WordKnowledge::known
  };
  struct Spelled {
    std::string_view word;
    std::uint32_t known = 0;  // its number in WordKnowledge::known, or KeyTable::kAbsent
  };
  static constexpr std::uint32_t kBegin = 0, kEnd = 1;  // "^" and "$", the ends of a sentence

  // Both must outlive it.
  FeatureWords(const DocumentReading& reading, const WordKnowledge& knowledge);

  std::size_t size() const { return capitals_.size(); }
  const std::vector<Word>& all() const { return all_; }
  // Numbers of words, without those of the ends.
  std::span<const std::uint32_t> of(std::uint32_t sentence) const { return part(words_, first_word_, sentence); }
  // The share of words that begin with a capital letter, 0..1.
  float capitals(std::uint32_t sentence) const { return capitals_[sentence]; }
  bool begins_small(std::uint32_t sentence) const { return begins_small_[sentence]; }
  // The different words of a sentence that are written in ASCII letters, of two letters or more.
  std::span<const Spelled> spelled(std::uint32_t sentence) const { return part(spelled_, first_spelled_, sentence); }
  // How many of its first words are a heading that has run into the sentence; all of them if it looks like a heading as a whole.
  std::uint32_t heading_words(std::uint32_t sentence) const { return heading_words_[sentence]; }

 private:
  // One of the document's different tokens.
  struct Token {
    std::string_view text;
    FeatureKey key = 0;
    std::uint32_t known = KeyTable::kAbsent;
    bool number = false, spelled = false, own = false;
    bool starts_sentences = false, small_word = false;  // as WordKnowledge has them
    std::uint32_t uses = 0;                             // capitalised, where it is no known word
    std::uint32_t small_form = 0, capital_form = 0;     // the numbers of the words that it is
    std::uint32_t spelled_in = kNone;                   // the last sentence
  };

  template <typename Part>
  static std::span<const Part> part(const std::vector<Part>& all, const std::vector<std::size_t>& first,
                                    std::uint32_t sentence) {
    return {all.data() + first[sentence], first[sentence + 1] - first[sentence]};
  }
  std::uint32_t add(std::string_view text);
  void read_tokens();
  Token token_of(std::string_view text) const;
  void find_own_name();
  void find_forms();
  void read_sentence(std::uint32_t sentence);
  void add_word(std::uint32_t word, std::size_t first);
  std::uint32_t heading_length(std::uint32_t sentence) const;

  const DocumentReading& reading_;
  const WordKnowledge& knowledge_;
  std::vector<Word> all_;
  std::vector<Token> tokens_;             // by number, as DocumentReading::tokens()
  std::vector<bool> capital_;             // of all tokens in a row
  std::vector<std::size_t> first_token_;  // by sentence, in capital_
  std::vector<std::uint32_t> words_;
  std::vector<std::size_t> first_word_;  // by sentence, and where the last one ends
  std::vector<Spelled> spelled_;
  std::vector<std::size_t> first_spelled_;  // likewise
  std::vector<float> capitals_;
  std::vector<bool> begins_small_;
  std::vector<std::uint32_t> heading_words_;
  std::vector<std::uint32_t> word_at_;  // by token of the sentence that is read: the words before it
};

}  // namespace candour
