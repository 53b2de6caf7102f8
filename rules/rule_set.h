// A RuleSet: packs, compiled once, used by many threads. The way to it: load_pack() reads YAML and reports every mistake with file
// and line; RuleSet::compile() turns packs into matchers; assess() judges Documents.
#pragma once

#include "extractor/document.h"
#include "extractor/error.h"
#include "rules/assessment.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

struct Pack;           // rules/pack.h: a pack as its files say it, with line numbers
struct CompiledRules;  // rules/compiled_rules.h

// Packs that are compiled into the library: "uk-msa-2015", ... in the order `rules list` shows them.
std::vector<std::string> shipped_pack_ids();

// Reads a pack and all that it includes. `id_or_file` is a shipped pack's id, or else a path to a file (anything with a "/" or that
// ends in .yaml or .yml is a path). Errors: pack_unknown; pack_invalid with "FILE:LINE: what is wrong" (every mistake found, one a
// line, at most 20) in message and what was expected in advice. Reads files; thread-safe.
Result<std::shared_ptr<const Pack>> load_pack(const std::string& id_or_file);

class RuleSet {
 public:
  // Compiles packs, in this order; the same pack twice is the same as once. Shared parts are matched once. Errors: pack_invalid (a
  // pattern that RE2 refuses is found by load_pack already; here: two packs that define one requirement id).
  static Result<RuleSet> compile(std::vector<std::shared_ptr<const Pack>> packs);

  RuleSet(RuleSet&&) noexcept;
  RuleSet& operator=(RuleSet&&) noexcept;
  ~RuleSet();

  std::vector<PackReference> packs() const;

  // Judges a document. Pure; thread-safe; never fails: what cannot be judged is could_not_check with its reason.
  Assessment assess(const Document& document) const;

 private:
  friend struct RuleSetAccess;  // rules/rule_set_access.h
  explicit RuleSet(std::unique_ptr<const CompiledRules>);
  std::unique_ptr<const CompiledRules> rules_;
};

// One line per pack for `candour rules list`: id, version, title, number of requirements, date of the law.
struct PackSummary {
  PackReference reference;
  std::string law_checked;
  std::size_t requirements = 0;
};
PackSummary summary_of(const Pack& pack);

// A requirement (or label, or signal) as a page of plain text for `candour rules show`: what is asked, citation, what counts, what
// does not, examples, how often its labels were right, what versions of the pack have changed of it. The pack's id gives a page of the
// pack. Empty if the pack has nothing of that name.
std::string page_of(const Pack& pack, std::string_view name);

// Runs every example of a pack (signals, labels, requirements). One failure a line: "FILE:LINE: label training: should match: '...'".
struct ExampleRun {
  std::size_t examples = 0;
  std::vector<std::string> failures;
};
ExampleRun run_examples(std::shared_ptr<const Pack> pack);

// What each sentence carries, for tests, for `rules test` and for benchmarks: the same engine that assess() uses.
struct SentenceLabels {
  struct Carried {
    std::string label;
    Status status;
    double score = 1;  // 0..1, 0.5 is the cut
    std::vector<SignalShare> signals;
  };
  std::vector<Carried>
      labels;  // in the pack's order; below the cut are those whose own condition holds, which check takes as well
  Status status = Status::ongoing;  // of the sentence as a whole, labelled or not
  std::vector<float> scores;        // 0..1, one for each of label_names(), carried or not
};
// Whether Carried::signals are gathered: naming them takes time, and labelling many sentences needs none.
enum class Explain : bool { no, yes };
std::vector<SentenceLabels> label_sentences(const RuleSet& rules, const Document& document,
                                            Explain explain = Explain::yes);

// The labels of the packs, in the packs' order, each once: what SentenceLabels::scores stand for.
std::vector<std::string> label_names(const RuleSet& rules);

}  // namespace candour
