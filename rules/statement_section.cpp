#include "rules/statement_section.h"

#include <algorithm>

namespace candour {
namespace {

// What a sentence that speaks as statements do gains, and another one costs: in a statement more than half speak, on other pages of a
// report one in ten; an end lies where fewer than one in three do.
constexpr int kGain = 4;
constexpr int kCost = -1;
constexpr int kLeastGain = 12;             // a statement's sentences gain this together, or it is a mention
constexpr int kMostLost = 8;               // on the way back from what says that it is a statement
constexpr int kUnclaimedGain = 60;         // where no sentence says that it is a statement: a list of contents has less
constexpr std::uint32_t kCloseReach = 80;  // sentences on further pages to the one that closes a statement
constexpr std::uint32_t kHeadingReach = 4;      // sentences from a heading to the one that a statement begins with
constexpr std::uint32_t kOpening = 25;          // sentences in which it must have gained something already
constexpr std::uint32_t kAhead = 15;            // sentences to look ahead where a statement may have ended
constexpr std::uint32_t kFewOnNextPage = 3;     // of them speak where a page begins with something else
constexpr std::uint32_t kFewAfterSigning = 9;   // behind a sign-off
constexpr std::uint32_t kSignOffReach = 30;     // sentences behind the last that speaks, where it may be signed
constexpr std::uint32_t kLeastRest = 40;        // sentences that the rest of the document has, at least
constexpr std::uint32_t kMostBeginnings = 200;  // that are tried: a hostile document has one a line

class SectionSearch {
 public:
  SectionSearch(const DocumentReading& reading, const CompiledSection& section)
      : reading_(reading), section_(section), sentences_(static_cast<std::uint32_t>(reading.sentences())) {}

  std::optional<SentenceRange> run() {
    for (std::uint32_t i = 0; i < sentences_ && tried_ < kMostBeginnings; ++i) {
      if (i >= best_.end && reading_.holds(section_.begins, i)) try_from(with_heading(i));
    }
    // A heading that says so is better than a sentence that does.
    std::uint32_t last = kNone;  // several sentences of a statement say so, and lead back to one beginning
    for (std::uint32_t i = 0; section_.claims && best_gain_ < kLeastGain && i < sentences_; ++i) {
      if (tried_ >= kMostBeginnings || !reading_.holds(*section_.claims, i)) continue;
      const std::uint32_t begin = with_heading(beginning_before(i));
      if (begin != last)
        try_from(begin);
      else
        ++tried_;  // looking back costs, too
      last = begin;
    }
    if (best_gain_ < kLeastGain) return std::nullopt;
    best_.end = end_of_sign_off(best_.end);
    const std::uint32_t length = best_.end - best_.begin, rest = sentences_ - length;
    if (rest < kLeastRest || rest < length) return std::nullopt;
    return best_;
  }

 private:
  // The end at which the sentences from `begin` on have gained most.
  void try_from(std::uint32_t begin) {
    ++tried_;
    int gain = 0;
    bool claimed = !section_.claims, closed = false;
    for (std::uint32_t i = begin; i < sentences_; ++i) {
      if (gain >= kLeastGain && may_end_before(i, closed)) return;
      gain += speaks(i) ? kGain : kCost;
      claimed = claimed || reading_.holds(*section_.claims, i);
      closed = closed || closes(i);
      if (gain < -kLeastGain || (i - begin == kOpening && gain <= 0)) return;
      if (gain <= best_gain_ || (!claimed && gain < kUnclaimedGain)) continue;
      best_gain_ = gain;
      best_ = {begin, i + 1};
    }
  }

  // Where the sentences that lead up to one have gained most: what says that it is a statement may stand anywhere in it.
  std::uint32_t beginning_before(std::uint32_t sentence) const {
    int gain = 0, most = 0;
    std::uint32_t first = sentence;
    for (std::uint32_t i = sentence; i-- > 0 && gain > -kMostLost;) {
      const bool next_page = page(i) != page(i + 1);
      if (role(i) == Role::sign_off || (next_page && (role(i + 1) == Role::heading || !speak_before(i + 1)))) break;
      gain += speaks(i) ? kGain : kCost;
      if (gain <= most) continue;
      most = gain;
      first = i;
    }
    return first;
  }

  // Whether a page that ends before the sentence speaks as statements do.
  bool speak_before(std::uint32_t sentence) const {
    std::uint32_t speaking = 0;
    for (std::uint32_t i = sentence - std::min(sentence, kAhead); i < sentence; ++i) speaking += speaks(i);
    return speaking >= kFewOnNextPage;
  }

  // A statement that begins below its heading, or headings, begins with the first of them.
  std::uint32_t with_heading(std::uint32_t sentence) const {
    std::uint32_t first = sentence;
    for (std::uint32_t i = sentence; i-- > 0 && sentence - i <= kHeadingReach && page(i) == page(sentence);) {
      if (role(i) == Role::heading)
        first = i;
      else if (first < sentence)
        break;
    }
    return first;
  }

  bool speaks(std::uint32_t sentence) const { return reading_.holds(section_.speaks, sentence); }

  bool closes(std::uint32_t sentence) const { return section_.closes && reading_.holds(*section_.closes, sentence); }

  // Whether a sentence that closes a statement follows, and what stands before it speaks now and then.
  bool is_closed_after(std::uint32_t sentence) const {
    int gain = 0;
    for (std::uint32_t i = sentence; i < std::min(sentences_, sentence + kCloseReach); ++i) {
      gain += speaks(i) ? kGain : kCost;
      if (closes(i) && gain >= 0) return true;
    }
    return false;
  }

  // Where names have signed, and where a page begins, the statement has ended if what follows hardly speaks; and at the end of the page on
  // which it was `closed`, unless that speaks a lot. A page that closes what is not closed yet is its last.
  bool may_end_before(std::uint32_t sentence, bool closed) const {
    const bool next_page = page(sentence - 1) != page(sentence);
    const bool signed_before = role(sentence - 1) == Role::sign_off && role(sentence) != Role::sign_off;
    if (!signed_before && !next_page) return false;
    if (next_page && !closed && is_closed_after(sentence)) return false;
    const std::uint32_t end = std::min(sentences_, sentence + kAhead);
    std::uint32_t speaking = 0;
    for (std::uint32_t i = sentence; i < end; ++i) speaking += speaks(i);
    return speaking < (signed_before || closed ? kFewAfterSigning : kFewOnNextPage);
  }

  Role role(std::uint32_t sentence) const { return reading_.document().sentences[sentence].role; }
  std::uint32_t page(std::uint32_t sentence) const {
    const Document& document = reading_.document();
    return document.paragraphs[document.sentences[sentence].paragraph].page;
  }

  // Behind the last sentence that speaks there may be the names, roles and dates of those who sign, but not on another page than the rest.
  std::uint32_t end_of_sign_off(std::uint32_t end) const {
    std::uint32_t last = end;
    for (std::uint32_t i = end; i < std::min(sentences_, end + kSignOffReach); ++i) {
      if (last > end && page(i) != page(i - 1)) break;
      if (role(i) == Role::sign_off)
        last = i + 1;
      else if (last > end || (page(i) != page(i - 1) && may_end_before(i, true)))
        break;
    }
    return last;
  }

  const DocumentReading& reading_;
  const CompiledSection& section_;
  const std::uint32_t sentences_;
  int best_gain_ = 0;
  std::uint32_t tried_ = 0;
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
