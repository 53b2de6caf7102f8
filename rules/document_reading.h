// What one document showed: which patterns, signals and labels hold in which of its sentences, and in what
// status. Made in one pass by read_document(); read by requirements, facts and label_sentences().
#pragma once

#include "extractor/document.h"
#include "rules/compiled_rules.h"
#include "rules/match_text.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace candour {

// One bit a sentence. All columns of a document have the same length.
class Column {
 public:
  explicit Column(std::size_t size = 0) : size_(size), words_((size + 63) / 64) {}
  std::size_t size() const { return size_; }
  bool test(std::size_t i) const { return (words_[i / 64] >> (i % 64) & 1) != 0; }
  void set(std::size_t i) { words_[i / 64] |= std::uint64_t{1} << (i % 64); }
  void reset(std::size_t i) { words_[i / 64] &= ~(std::uint64_t{1} << (i % 64)); }
  void set_all();
  void negate();
  bool any() const;
  std::size_t count() const;
  Column& operator&=(const Column& other);
  Column& operator|=(const Column& other);
  // Calls `visit(i)` for every set bit, ascending.
  template <typename Visit>
  void each(Visit visit) const {
    for (std::size_t w = 0; w < words_.size(); ++w) {
      for (std::uint64_t bits = words_[w]; bits != 0; bits &= bits - 1)
        visit(w * 64 + static_cast<std::size_t>(__builtin_ctzll(bits)));
    }
  }

 private:
  std::size_t size_;
  std::vector<std::uint64_t> words_;
};

// A label on a sentence.
struct CarriedLabel {
  std::uint32_t sentence = 0;
  Status status = Status::ongoing;
  std::uint32_t label = 0;        // the label whose condition held: itself, or one that is part of it
  bool by_weights_alone = false;  // its condition does not hold
};

struct LabelReading {
  std::vector<CarriedLabel> carried;    // ascending by sentence
  std::vector<CarriedLabel> held_back;  // its condition holds, but not in a status in which it can stand; ascending
};

class LabelScores;  // rules/weights/label_scores.h

// A signal that helped a label to hold, as explanations show it: "slavery_topic", "heading(slavery_topic)".
struct SupportingSignal {
  std::string name;
  std::optional<std::uint32_t> signal;  // set if it holds in the sentence itself
};

class DocumentReading {
 public:
  // Both must outlive it.
  DocumentReading(const CompiledRules& rules, const Document& document);
  ~DocumentReading();

  const Document& document() const { return document_; }
  const CompiledRules& rules() const { return rules_; }
  std::size_t sentences() const { return document_.sentences.size(); }

  const MatchText& match_text(std::uint32_t sentence) const { return texts_[sentence]; }
  // Of the folded tokens of a sentence: which of the document's different tokens each is, as a number.
  std::span<const std::uint32_t> tokens(std::uint32_t sentence) const {
    return {tokens_.data() + first_token_[sentence], texts_[sentence].tokens.size()};
  }
  std::size_t different_tokens() const { return different_tokens_; }
  bool signal_holds(std::uint32_t signal, std::uint32_t sentence) const { return signals_[signal].test(sentence); }
  // Where it holds. One bit more than sentences.
  const Column& signal_column(std::uint32_t signal) const { return signals_[signal]; }
  const LabelReading& label(std::uint32_t label) const { return labels_[label]; }
  bool holds(std::uint32_t node, std::size_t sentence) const { return nodes_[node].test(sentence); }
  // The value of a node that speaks of the document.
  bool holds_in_document(std::uint32_t node) const { return nodes_[node].test(sentences()); }

  // The status of a sentence as a whole.
  Status status_of(std::uint32_t sentence, std::uint32_t table) const;

  // The signals by which `label` holds in a sentence, in the order of its condition, each once.
  std::vector<SupportingSignal> support_of(std::uint32_t label, std::uint32_t sentence) const;

  // How sure it is that a sentence carries a label, 0..1; 0.5 is the cut. Without weights: 1 or 0.
  float score_of(std::uint32_t label, std::uint32_t sentence) const;

  // What carried a label in a sentence, the largest share first: by weights the features that spoke for it, or for the first label that it
  // rests on and that the sentence carries; else the signals of support_of(), all alike.
  std::vector<SignalShare> shares_of(std::uint32_t label, std::uint32_t sentence) const;

  // What a signal matched in a sentence: ranges of the document's text, ascending, touching ones joined.
  std::vector<TextRange> matched(const std::vector<SupportingSignal>& support, std::uint32_t sentence) const;

 private:
  bool is_carried(std::uint32_t label, std::uint32_t sentence) const;

  // Clauses of a sentence: the tokens at which they begin, the first at 0.
  using ClauseStarts = std::vector<std::uint32_t>;

  // document_reading.cpp
  void match_sentences();
  TextRange text_range(std::uint32_t sentence, TokenSpan span) const;
  std::vector<TokenSpan> spans_of(std::uint32_t signal, std::uint32_t sentence) const;
  void collect_support(std::uint32_t node, std::uint32_t sentence, const std::string& around,
                       std::vector<SupportingSignal>& out) const;
  std::optional<std::uint32_t> first_in_context(ConditionNode::Kind kind, std::uint32_t sentence,
                                                const Column& holds) const;

  // condition_columns.cpp
  void evaluate_nodes();
  Column value_of(const ConditionNode& node);
  Column flag_column(Flag flag) const;
  Column title_sentences() const;
  bool same_heading(std::size_t a, std::size_t b) const;

  // label_statuses.cpp
  void carry(std::uint32_t label);
  void carry_by_weights(std::uint32_t label);
  bool may_carry(const CompiledLabel& label, std::uint32_t sentence) const;
  Status find_status(std::uint32_t sentence, std::uint32_t table) const;
  void remember_of(std::uint32_t table) const;
  const ClauseStarts& clauses(std::uint32_t sentence, std::uint32_t table) const;
  std::optional<Status> status_in(std::uint32_t sentence, TokenSpan clause, const StatusTable& table, bool whole) const;
  // True if one of the patterns holds in the sentence and begins in the clause.
  bool begins_in(const std::vector<std::uint32_t>& patterns, std::uint32_t sentence, TokenSpan clause) const;
  bool clause_holds(const ClauseCondition& condition, std::uint32_t sentence, TokenSpan clause, bool whole) const;
  Status status_of_label(std::uint32_t node, std::uint32_t sentence, std::uint32_t table) const;
  std::optional<Status> lead_status(std::uint32_t sentence, std::uint32_t table) const;

  const CompiledRules& rules_;
  const Document& document_;
  // One more than sentences: the file's title stands at the end, so that title() can look at it.
  std::vector<MatchText> texts_;
  std::vector<std::uint32_t> tokens_;     // of all texts in a row
  std::vector<std::size_t> first_token_;  // by sentence, in tokens_
  std::size_t different_tokens_ = 0;
  std::vector<SentenceHits> hits_;
  std::vector<Column> signals_;
  std::vector<Column> made_;  // as signals_, whatever silences a signal
  std::vector<Column> nodes_;
  std::vector<LabelReading> labels_;
  std::vector<std::unique_ptr<const LabelScores>> scores_;  // as CompiledRules::weights; empty while they are made
  // By sentence, for the table that was asked last.
  mutable std::vector<std::optional<ClauseStarts>> clauses_;
  mutable std::vector<std::optional<Status>> statuses_;
  mutable std::uint32_t table_ = kNone;
};

}  // namespace candour
