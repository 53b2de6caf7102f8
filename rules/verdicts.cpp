#include "rules/verdicts.h"

#include "rules/specificity.h"
#include "rules/weights/label_scores.h"

#include <algorithm>
#include <tuple>

namespace candour {
namespace {

constexpr std::size_t kMostEvidence = 10;
constexpr std::size_t kMostNearest = 3;
constexpr float kSureEnoughToAsk = 0.65F;  // a score: with less, doubtful weights do not send a person to look

int order_of(Status status) {
  switch (status) {
    case Status::done:
    case Status::ongoing:
      return 0;
    case Status::policy_only:
      return 1;
    case Status::planned:
      return 2;
    case Status::conditional:
      return 3;
    default:
      return 4;
  }
}

int order_of(Specificity specificity) {
  return 2 - static_cast<int>(specificity);
}

// Why a status is not enough.
const char* shortfall(Status status) {
  switch (status) {
    case Status::negated:
      return "The statement says that it does not.";
    case Status::none_found:
      return "It says that none were found.";
    case Status::planned:
      return "It is only planned.";
    case Status::conditional:
      return "It is said only under a condition.";
    case Status::policy_only:
      return "A policy asks for it; whether it happens is not said.";
    case Status::definition:
      return "It explains a term.";
    case Status::quoted_law:
      return "It tells what the law says.";
    case Status::about_others:
      return "It is about others.";
    case Status::done:
    case Status::ongoing:
      return "It is not what is asked for here.";
  }
  return "";
}

class Judge {
 public:
  Judge(const DocumentReading& reading, const CompiledPack& pack, std::size_t index, const PackFacts& facts,
        const DocumentState& state)
      : reading_(reading),
        asked_(pack.pack->requirements[index]),
        compiled_(pack.requirements[index]),
        pack_(pack),
        facts_(facts),
        state_(state) {}

  Finding finding() {
    finding_.id = asked_.id;
    finding_.title = asked_.title;
    finding_.citation = asked_.citation;
    finding_.asks = asked_.asks;
    finding_.asked_by = asked_.asked_by;
    for (const std::uint32_t label : compiled_.answered_by.labels) {
      for (const std::uint32_t under : reading_.rules().labels[label].rests_on) add_measured(under);
    }
    // What could not be read has no type either; what is no statement is asked nothing.
    if (!state_.not_checked.empty()) return end(Verdict::could_not_check, state_.not_checked);
    if (!is_statement(state_.type)) return end(Verdict::not_applicable, state_.other_reason);
    if (!asked_.could_not_check.empty()) return end(Verdict::could_not_check, asked_.could_not_check);
    if (compiled_.not_applicable && reading_.holds_in_document(*compiled_.not_applicable))
      return end(Verdict::not_applicable, asked_.not_applicable_why);
    weigh_facts();
    weigh_labels();
    decide();
    return std::move(finding_);
  }

 private:
  Finding end(Verdict verdict, std::string reason) {
    finding_.verdict = verdict;
    finding_.reason = std::move(reason);
    return std::move(finding_);
  }

  void add_measured(std::uint32_t label) {
    const MeasuredLabel* measured = measured_of(label);
    const std::string& name = reading_.rules().labels[label].name;
    const auto is_there = [&](const MeasuredAnswer& one) { return one.label == name; };
    if (measured == nullptr || std::any_of(finding_.measured.begin(), finding_.measured.end(), is_there)) return;
    finding_.measured.push_back(
        {name, measured->yardstick, measured->statements, measured->marked, measured->carried, measured->right});
  }

  const MeasuredLabel* measured_of(std::uint32_t label) const {
    const CompiledLabel& compiled = reading_.rules().labels[label];
    if (!compiled.weights) return nullptr;
    const MeasuredLabel& measured =
        reading_.rules().weights[*compiled.weights]->weights->labels[compiled.column].measured;
    return measured.statements == 0 ? nullptr : &measured;
  }

  // Weights that were wrong too often are no answer by themselves: a person should look.
  bool is_doubtful(std::uint32_t label, const CarriedLabel& one) const {
    if (!one.by_weights_alone) return false;
    const MeasuredLabel* measured = measured_of(label);
    return measured == nullptr || measured->alone_right < asked_.precision * measured->alone;
  }

  void weigh_facts() {
    for (const std::uint32_t rule : compiled_.answered_by.facts) {
      for (const FactFound& found : facts_[rule]) {
        Evidence evidence;
        evidence.sentence = found.sentence;
        evidence.quote = found.fact.quote;
        evidence.matched = found.matched;
        evidence.label = pack_.pack->facts[rule].id;
        evidence.status = found.fact.status;
        evidence.specificity =
            pack_.pack->facts[rule].kind == FactKind::period ? Specificity::measured : Specificity::named;
        finding_.evidence.push_back(std::move(evidence));
        if (!fact_ || static_cast<int>(found.answers) < static_cast<int>(fact_->answers)) fact_ = &found;
      }
    }
  }

  void weigh_labels() {
    for (const std::uint32_t label : compiled_.answered_by.labels) {
      for (const CarriedLabel& one : reading_.label(label).carried) {
        const bool would_count = ((compiled_.found | compiled_.partly_found) & bit_of(one.status)) != 0;
        if (would_count && is_doubtful(label, one)) {
          if (reading_.score_of(label, one.sentence) >= kSureEnoughToAsk) doubtful_.push_back(evidence_of(label, one));
        } else if ((compiled_.found & bit_of(one.status)) != 0) {
          found_.push_back(evidence_of(label, one));
        } else if ((compiled_.partly_found & bit_of(one.status)) != 0) {
          partly_.push_back(evidence_of(label, one));
        } else {
          near(one.sentence, shortfall(one.status), one.status == Status::negated ? 0 : 1);
          if (one.status == Status::negated) negated_ = true;
        }
      }
      for (const CarriedLabel& one : reading_.label(label).held_back) near(one.sentence, shortfall(one.status), 3);
    }
    for (const std::uint32_t label : compiled_.partly_by) {
      for (const CarriedLabel& one : reading_.label(label).carried) {
        if (one.status == Status::negated || one.status == Status::none_found) continue;
        if (answered(one.sentence)) continue;
        partly_.push_back(evidence_of(label, one));
        by_label_ = true;
      }
    }
    for (std::size_t i = 0; i < compiled_.nearest.size(); ++i) {
      for (const CarriedLabel& one : reading_.label(compiled_.nearest[i]).carried)
        near(one.sentence, asked_.nearest[i].why, 2);
    }
  }

  bool answered(std::uint32_t sentence) const {
    const auto same = [&](const Evidence& one) { return one.sentence == sentence; };
    return std::any_of(found_.begin(), found_.end(), same) || std::any_of(partly_.begin(), partly_.end(), same);
  }

  Evidence evidence_of(std::uint32_t label, const CarriedLabel& one) const {
    const Document& document = reading_.document();
    Evidence evidence;
    evidence.sentence = one.sentence;
    evidence.quote = document.sentences[one.sentence].text;
    evidence.label = reading_.rules().labels[label].name;
    evidence.status = one.status;
    evidence.specificity = specificity_of(text_of(document, evidence.quote), reading_.match_text(one.sentence));
    return evidence;
  }

  // Only for evidence that is shown: spans cost more than hits.
  void explain(Evidence& evidence, std::uint32_t label) const {
    const auto support = reading_.support_of(label, evidence.sentence);
    evidence.matched = reading_.matched(support, evidence.sentence);
    evidence.signals = reading_.shares_of(label, evidence.sentence);
  }

  void near(std::uint32_t sentence, const std::string& why, int rank) {
    const TextRange quote = reading_.document().sentences[sentence].text;
    for (auto& [other_rank, at, miss] : near_) {
      if (miss.quote == quote) {
        if (rank < other_rank) other_rank = rank, miss.why = why;
        return;
      }
    }
    near_.emplace_back(rank, sentence, NearestMiss{quote, why});
  }

  void sort_and_cut(std::vector<Evidence>& all) const {
    std::stable_sort(all.begin(), all.end(), [](const Evidence& a, const Evidence& b) {
      return std::tuple(order_of(a.status), order_of(a.specificity), a.sentence) <
             std::tuple(order_of(b.status), order_of(b.specificity), b.sentence);
    });
    // One sentence is quoted once, whatever the labels it answers by.
    std::vector<Evidence> once;
    for (Evidence& one : all) {
      const bool known =
          std::any_of(once.begin(), once.end(), [&](const Evidence& other) { return other.sentence == one.sentence; });
      if (!known && once.size() < kMostEvidence) once.push_back(std::move(one));
    }
    all = std::move(once);
  }

  void decide() {
    const bool fact_found = fact_ && fact_->answers == Verdict::found;
    const std::size_t found = found_.size(), partly = partly_.size();
    show_evidence();
    if (fact_found || found > 0) {
      finding_.verdict = Verdict::found;
      finding_.reason = !asked_.reason_found.empty() && !fact_found ? asked_.reason_found
                        : fact_found                                ? fact_->reason
                                                                    : found_reason(found);
      return;
    }
    if (partly > 0 || (fact_ && fact_->answers == Verdict::partly_found)) {
      finding_.verdict = Verdict::partly_found;
      finding_.reason = !asked_.reason_partly_found.empty() ? asked_.reason_partly_found
                        : partly == 0                       ? fact_->reason
                                                            : partly_reason();
      return add_nearest();
    }
    if (fact_) {
      finding_.verdict = Verdict::needs_review;
      finding_.reason = fact_->reason;
      return;
    }
    if (review()) return;
    add_nearest();
    if (!state_.unreadable_pages.empty()) {
      finding_.verdict = Verdict::could_not_check;
      finding_.reason = "Not found in what could be read, but " + state_.unreadable_pages + ".";
      return;
    }
    finding_.verdict = Verdict::not_found;
    finding_.reason = negated_                           ? shortfall(Status::negated)
                      : !asked_.reason_not_found.empty() ? asked_.reason_not_found
                                                         : "No sentence of the text discloses this.";
  }

  void show_evidence() {
    std::vector<Evidence> all = std::move(found_);
    for (Evidence& one : partly_) all.push_back(std::move(one));
    sort_and_cut(all);
    for (Evidence& one : all) {
      explain(one, label_named(one.label));
      finding_.evidence.push_back(std::move(one));
    }
    if (finding_.evidence.size() > kMostEvidence) finding_.evidence.resize(kMostEvidence);
  }

  std::uint32_t label_named(const std::string& name) const {
    for (std::size_t i = 0; i < pack_.pack->labels.size(); ++i) {
      if (pack_.pack->labels[i].name == name) return pack_.labels[i];
    }
    return 0;  // never: evidence has its label from the pack
  }

  static std::string found_reason(std::size_t count) {
    return count == 1 ? "One sentence of the text discloses this."
                      : std::to_string(count) + " sentences of the text disclose this.";
  }

  std::string partly_reason() const {
    const auto all = [&](Status status) {
      return std::all_of(finding_.evidence.begin(), finding_.evidence.end(),
                         [&](const Evidence& one) { return one.status == status; });
    };
    if (by_label_) return "The text touches on this, but does not say enough.";
    if (all(Status::planned)) return "The text only plans this.";
    if (all(Status::conditional)) return "The text says this only under a condition.";
    if (all(Status::policy_only)) return "A policy asks for this; whether it happens is not said.";
    return "The text says this only in part: planned, under a condition, or as a policy.";
  }

  bool review() {
    std::vector<Evidence> unclear = std::move(doubtful_);
    const bool doubtful = !unclear.empty();
    for (const std::uint32_t label : compiled_.review_by) {
      for (const CarriedLabel& one : reading_.label(label).carried) unclear.push_back(evidence_of(label, one));
    }
    if (unclear.empty()) return false;
    found_ = std::move(unclear);
    partly_.clear();
    show_evidence();
    finding_.verdict = Verdict::needs_review;
    finding_.reason = !asked_.reason_needs_review.empty() ? asked_.reason_needs_review
                      : doubtful
                          ? "The wording is like what people mark for this, but such wording alone was wrong too "
                            "often where it was measured; a person should look."
                          : "What the text says may answer this; a person should look.";
    return true;
  }

  void add_nearest() {
    std::stable_sort(near_.begin(), near_.end(), [](const auto& a, const auto& b) {
      return std::pair(std::get<0>(a), std::get<1>(a)) < std::pair(std::get<0>(b), std::get<1>(b));
    });
    for (auto& [rank, sentence, miss] : near_) {
      const bool quoted = std::any_of(finding_.evidence.begin(), finding_.evidence.end(),
                                      [&, at = sentence](const Evidence& one) { return one.sentence == at; });
      if (!quoted && finding_.nearest_misses.size() < kMostNearest) finding_.nearest_misses.push_back(std::move(miss));
    }
  }

  const DocumentReading& reading_;
  const Requirement& asked_;
  const CompiledRequirement& compiled_;
  const CompiledPack& pack_;
  const PackFacts& facts_;
  const DocumentState& state_;
  Finding finding_;
  const FactFound* fact_ = nullptr;  // the best
  std::vector<Evidence> found_, partly_, doubtful_;
  std::vector<std::tuple<int, std::uint32_t, NearestMiss>> near_;  // rank, sentence
  bool negated_ = false;                                           // an answer is there, but negated
  bool by_label_ = false;                                          // partly, by a label of partly_by
};

}  // namespace

Finding judge(const DocumentReading& reading, const CompiledPack& pack, std::size_t requirement, const PackFacts& facts,
              const DocumentState& state) {
  return Judge(reading, pack, requirement, facts, state).finding();
}

}  // namespace candour
