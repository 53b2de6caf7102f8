#include "rules/statement_section.h"

#include <algorithm>

namespace candour {
namespace {

// What a sentence that speaks as statements do gains, and another one costs: on a page of a statement about one in three speaks, of
// structure and business too few; on other pages of a report one in twenty.
constexpr int kGain = 4;
constexpr int kCost = -1;
constexpr int kLeastGain = 6 * kGain;         // a statement's sentences gain this together, or it is a mention
constexpr std::uint32_t kOpening = 25;        // sentences in which it must have gained something already
constexpr std::uint32_t kSignOffReach = 14;   // sentences behind the last that speaks, where it may be approved and signed
constexpr std::uint32_t kLeastRest = 40;      // sentences that the rest of the document has, at least

class SectionSearch {
 public:
  SectionSearch(const DocumentReading& reading, const CompiledSection& section)
      : reading_(reading), section_(section), sentences_(static_cast<std::uint32_t>(reading.sentences())) {}

  std::optional<SentenceRange> run() {
    for (std::uint32_t i = 0; i < sentences_; ++i) {
      if (reading_.holds(section_.begins, i)) try_from(i);
    }
    if (best_gain_ < kLeastGain) return std::nullopt;
    best_.end = end_of_sign_off(best_.end);
    const std::uint32_t length = best_.end - best_.begin, rest = sentences_ - length;
    if (rest < kLeastRest || rest < length) return std::nullopt;
    return best_;
  }

 private:
  // The end at which the sentences from `begin` on have gained most. A second beginning within the first statement gains less.
  void try_from(std::uint32_t begin) {
    int gain = 0;
    for (std::uint32_t i = begin; i < sentences_; ++i) {
      gain += reading_.holds(section_.speaks, i) ? kGain : kCost;
      if (gain < -kLeastGain || (i - begin == kOpening && gain <= 0)) return;
      if (gain <= best_gain_) continue;
      best_gain_ = gain;
      best_ = {begin, i + 1};
    }
  }

  // Behind the last sentence that speaks there may be the names, roles and dates of those who sign.
  std::uint32_t end_of_sign_off(std::uint32_t end) const {
    std::uint32_t last = end;
    for (std::uint32_t i = end; i < std::min(sentences_, end + kSignOffReach); ++i) {
      if (reading_.document().sentences[i].role == Role::sign_off) last = i + 1;
    }
    return last;
  }

  const DocumentReading& reading_;
  const CompiledSection& section_;
  const std::uint32_t sentences_;
  int best_gain_ = 0;
  SentenceRange best_;
};

}  // namespace

std::optional<SentenceRange> find_statement(const DocumentReading& reading, const CompiledSection& section) {
  return SectionSearch(reading, section).run();
}

PageRange pages_of(const Document& document, SentenceRange range) {
  const auto page_at = [&](std::uint32_t sentence) {
    return document.pages[page_of(document, document.sentences[sentence].text)].number;
  };
  return {page_at(range.begin), page_at(range.end - 1)};
}

Document part_of(const Document& document, SentenceRange range) {
  Document part = document;
  part.metadata.title.clear();
  part.sentences.assign(document.sentences.begin() + range.begin, document.sentences.begin() + range.end);
  for (Sentence& one : part.sentences) {
    for (std::uint32_t* other : {&one.heading, &one.lead}) {
      const bool inside = *other != kNone && *other >= range.begin && *other < range.end;
      *other = inside ? *other - range.begin : kNone;
    }
  }
  const PageRange pages = pages_of(document, range);
  for (Page& page : part.pages) {
    if (page.number < pages.first || page.number > pages.last) page.quality = PageQuality::read;
  }
  return part;
}

}  // namespace candour
