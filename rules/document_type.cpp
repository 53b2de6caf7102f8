#include "rules/document_type.h"

#include "rules/compiled_rules.h"
#include "rules/verdicts.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace candour {
namespace {

// So much evidence is named as the reason of a type that was told by points.
constexpr std::size_t kMostSaid = 3;
// A type that is so many points before the next is plainly that: e to the tenth of it is how much more likely it is.
constexpr int kClearLead = 20;

int points_of(const DocumentEvidence& evidence, DocumentType type) {
  for (const auto& [known, points] : evidence.points)
    if (known == type) return points;
  return 0;
}

// What evidence is about, however much of it there is: "it names slavery, 3 times" and "it names slavery in 10 of 100 sentences" are one.
std::string_view matter_of(std::string_view says) {
  says = says.substr(0, says.find_first_of("0123456789"));
  for (const std::string_view end : {" ", " in", ","})
    if (says.ends_with(end)) says.remove_suffix(end.size());
  return says;
}

// Which types have no rule of their own, in the pack's order, and how the evidence that holds weighs for each.
class Scorecard {
 public:
  Scorecard(const DocumentReading& reading, const CompiledPack& pack) {
    for (const CompiledEvidence& one : pack.evidence)
      if (reading.holds_in_document(one.when)) held_.push_back(one.of);
    for (const CompiledDocumentType& rule : pack.document_types) {
      if (rule.when) continue;
      int sum = rule.base;
      for (const DocumentEvidence* one : held_) sum += points_of(*one, rule.type);
      candidates_.emplace_back(&rule, sum);
    }
    std::stable_sort(candidates_.begin(), candidates_.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
  }

  // Null if all types have rules.
  const CompiledDocumentType* best() const { return candidates_.empty() ? nullptr : candidates_.front().first; }

  // By how many points the best type is before the next; 0 if there is no other.
  int lead() const { return candidates_.size() < 2 ? 0 : candidates_[0].second - candidates_[1].second; }

  std::vector<std::string> said() const {
    std::vector<std::string> out;
    for (const DocumentEvidence* one : held_) out.push_back(one->says);
    return out;
  }

  // What sets the best type apart from the next, the strongest first: ": it says A; it says B".
  std::string strongest() const {
    std::vector<std::pair<int, const DocumentEvidence*>> strong;
    for (const DocumentEvidence* one : held_) {
      const int next = candidates_.size() > 1 ? points_of(*one, candidates_[1].first->type) : 0;
      const int apart = points_of(*one, best()->type) - next;
      if (apart > 0) strong.emplace_back(apart, one);
    }
    std::stable_sort(strong.begin(), strong.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::string out;
    std::vector<std::string_view> matters;
    for (const auto& [apart, one] : strong) {
      const std::string_view matter = matter_of(one->says);
      if (matters.size() == kMostSaid || std::find(matters.begin(), matters.end(), matter) != matters.end()) continue;
      out += (matters.empty() ? " What says so most: " : "; ") + one->says;
      matters.push_back(matter);
    }
    return out.empty() ? out : out + ".";
  }

 private:
  std::vector<const DocumentEvidence*> held_;
  std::vector<std::pair<const CompiledDocumentType*, int>> candidates_;  // with their points, most first
};

bool is_unread(const DocumentReading& reading) {
  const auto& packs = reading.rules().packs;
  return !packs.empty() && std::all_of(packs.begin(), packs.end(), [&](const CompiledPack& pack) {
    return !state_of(reading.document(), *pack.pack).not_checked.empty();
  });
}

}  // namespace

std::optional<SentenceRange> decide_type(const DocumentReading& reading, Assessment& assessment) {
  assessment.type = DocumentType::statement;
  if (is_unread(reading)) {
    assessment.type_reason = "What kind of document it is was not judged, because its text could not be.";
    return std::nullopt;
  }
  const auto& packs = reading.rules().packs;
  const auto pack =
      std::find_if(packs.begin(), packs.end(), [](const CompiledPack& one) { return !one.document_types.empty(); });
  if (pack == packs.end()) {
    assessment.type_reason = "The pack does not say how to tell a statement, so it is judged as one.";
    return std::nullopt;
  }
  const Scorecard scorecard(reading, *pack);
  assessment.type_evidence = scorecard.said();
  for (const CompiledDocumentType& rule : pack->document_types) {
    if (!rule.when || !reading.holds_in_document(*rule.when)) continue;
    // What reads as a statement as a whole is not cut down to a part of it.
    const bool whole = rule.section && scorecard.best() != nullptr && is_statement(scorecard.best()->type) &&
                       scorecard.lead() >= kClearLead;
    const auto section = rule.section && !whole ? find_statement(reading, *rule.section) : std::nullopt;
    if (rule.section && !section) continue;
    assessment.type = rule.type;
    assessment.type_reason = rule.reason;
    if (section) assessment.statement_pages = pages_of(reading.document(), *section);
    return section;
  }
  if (const CompiledDocumentType* best = scorecard.best()) {
    assessment.type = best->type;
    assessment.type_reason = best->reason + scorecard.strongest();
  } else {
    assessment.type = DocumentType::other;
    assessment.type_reason = "Nothing in its title or first sentences presents it as a modern slavery statement.";
  }
  return std::nullopt;
}

}  // namespace candour
