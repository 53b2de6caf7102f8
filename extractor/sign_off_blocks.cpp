#include "extractor/roles.h"
#include "extractor/sign_off_line.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace candour {
namespace {

using enum SignOffPartKind;

constexpr std::size_t kLongestLine = 90;  // bytes
constexpr std::size_t kLongestOneLiner =
    300;  // bytes of a line that holds name and role, or of lines that a PDF ran together
constexpr std::size_t kLongestBlock = 14;   // lines; a longer one without a word of signing is a list of people
constexpr std::size_t kMostPeople = 4;      // in a block without a word of signing
constexpr std::size_t kLongestBridge = 60;  // bytes
constexpr std::size_t kMostCompanies = 2;   // lines after a person
constexpr std::size_t kColumns = 4;         // lines of names before the lines of their roles
constexpr std::size_t kNearTheEnd = 60;     // lines before the end of the document

// A sentence that may be a line of a block.
struct Candidate {
  std::uint32_t sentence = 0;
  std::string_view text;
  bool is_heading = false;
  bool is_read = false;  // else `line` says only that it has a verb
  SignOffLine line = {};

  bool has(SignOffPartKind kind) const { return line.has(kind); }
  bool has_person() const { return has(name) && has(role); }
  bool signs() const { return has(signing) || has(electronic); }
  // Nothing but a name or a date, perhaps with a company: no title that holds a year, no address.
  bool is_plain() const { return !has(other); }
};

bool says(std::string_view text, std::initializer_list<std::string_view> any) {
  return std::any_of(any.begin(), any.end(),
                     [&](std::string_view words) { return text.find(words) != std::string_view::npos; });
}

// Holds nothing but dots, lines and scribbles where a signature stood.
bool is_rule(const Candidate& candidate) {
  if (candidate.text.size() > kLongestOneLiner) return false;
  if (std::any_of(candidate.text.begin(), candidate.text.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return false;
  return candidate.is_read ? candidate.line.parts.empty() : read_sign_off_line(candidate.text).parts.empty();
}

// True for what may stand in a block: short, without a verb, and holding something of which blocks are made.
bool is_member(const Candidate& candidate) {
  if (!candidate.line.verbless || candidate.text.size() > kLongestOneLiner) return false;
  if (candidate.text.size() > kLongestLine && !candidate.has(role) && !candidate.signs()) return false;
  if (candidate.line.other_matter && !candidate.signs()) return false;
  const bool named = candidate.has(name);
  if (candidate.has(approving) && !named) return false;  // the board's approval, no signature
  if (candidate.text.ends_with(':') && !candidate.signs() && !candidate.has(label)) return false;
  if (named || candidate.has(role) || candidate.signs()) return true;
  if (candidate.has(label)) return true;
  const bool dated = candidate.has(date);
  // A layout takes short lines for headings: "1st May 2017" may be one of the block, "The Group" and "2019"
  // head sections.
  if (candidate.is_heading) return dated && candidate.line.parts.size() == 1 && candidate.text.size() > 4;
  return candidate.is_plain() && (dated || candidate.has(organisation));
}

// A line with a date and nobody in it.
bool is_date(const Candidate& candidate) {
  return candidate.has(date) && candidate.is_plain() && !candidate.has(name) && !candidate.has(role);
}

// A company whose name does not tell that it is one; stands within a block, not at its end.
bool is_bridge(const Candidate& candidate) {
  if (says(candidate.text, {"ppendix", "APPENDIX", "nnex", "ANNEX", "chedule", "SCHEDULE"})) return false;
  return candidate.line.verbless && !candidate.is_heading && !candidate.line.other_matter && candidate.has(other) &&
         candidate.text.size() <= kLongestBridge && !candidate.text.ends_with('.');
}

class BlockFinder {
 public:
  explicit BlockFinder(Document& document) : document_(document) {
    for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
      const Sentence& sentence = document.sentences[i];
      if (sentence.role == Role::footnote || sentence.role == Role::aside) continue;
      Candidate candidate{i, text_of(document, sentence.text), sentence.role == Role::heading};
      candidate.is_read = candidate.text.size() <= kLongestOneLiner && !has_plain_verb(candidate.text);
      if (candidate.is_read) {
        candidate.line = read_sign_off_line(candidate.text);
      } else {
        candidate.line.verbless = false;
      }
      // A list of roles and names is none of signatures.
      if (sentence.role == Role::list_item && !candidate.line.has(signing)) candidate.line.verbless = false;
      candidates_.push_back(std::move(candidate));
    }
  }

  void mark() {
    for (std::size_t i = 0; i < candidates_.size();) {
      const std::size_t end = is_member(candidates_[i]) ? run_end(i) : i;
      if (end > i) judge(i, end);
      i = std::max(end, i + 1);
    }
  }

 private:
  // Where the run of members that begins at `first` ends: with rules and single bridges between, its last
  // line a member.
  std::size_t run_end(std::size_t first) const {
    std::size_t end = first;
    for (std::size_t i = first; i < candidates_.size(); ++i) {
      if (is_member(candidates_[i])) {
        end = i + 1;
      } else if (!is_rule(candidates_[i]) && !(is_bridge(candidates_[i]) && end == i)) {
        break;
      }
    }
    return end;
  }

  // A run of lines that could all stand in a block: the block is the part around what makes it one.
  void judge(std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end;) {
      if (!is_seed(i, end)) {
        ++i;
        continue;
      }
      std::size_t from = i;
      while (from > first && leads_in(from - 1)) --from;
      const std::size_t to = block_end(from, end);
      if (is_block(from, to)) {
        for (std::size_t k = from; k < to; ++k) document_.sentences[candidates_[k].sentence].role = Role::sign_off;
      }
      return;
    }
  }

  // What makes a block: a line that signs, or a name with its role in the line or near it.
  bool is_seed(std::size_t i, std::size_t end) const {
    const Candidate& candidate = candidates_[i];
    if (candidate.signs() || candidate.has_person()) return true;
    if (candidate.has(name) && (candidate.has(approving) || candidate.has(label))) return true;
    if (candidate.has(name)) return is_followed_by(i, end, role) || is_said_to_sign(i);
    // The name was in the signature's picture.
    if (candidate.has(role) && candidate.is_plain() && !candidate.is_heading && is_announced(i)) return true;
    // A role above a name looks like a menu's or a list's, unless the text leads there.
    return candidate.has(role) && !candidate.is_heading && is_announced(i) && is_followed_by(i, end, name);
  }

  // "This statement is signed by a director." before a name.
  bool is_said_to_sign(std::size_t i) const { return says(text_before(i), {"igned by", "igned on", "ignature"}); }

  // True if a line with `kind` comes next, past lines of the same kind as this (two columns of signatures)
  // and rules.
  bool is_followed_by(std::size_t i, std::size_t end, SignOffPartKind kind) const {
    const SignOffPartKind own = kind == role ? name : role;
    for (std::size_t k = i + 1; k < end && k <= i + kColumns; ++k) {
      if (candidates_[k].has(kind)) return true;
      if (!candidates_[k].has(own) && !is_rule(candidates_[k])) return false;
    }
    return false;
  }

  // The end of the block that begins at `from`: its last role, date or word of signing, and the companies
  // after it. Names that stand alone after those with roles are no people: "Privacy Policy".
  std::size_t block_end(std::size_t from, std::size_t run_end) const {
    std::size_t to = from + 1;
    std::size_t companies = 0;  // since the last line of another kind
    bool has_role = candidates_[from].has(role);
    bool has_name = candidates_[from].has(name);
    for (std::size_t i = from + 1; i < run_end; ++i) {
      const Candidate& candidate = candidates_[i];
      const bool company = to == i && companies < kMostCompanies && candidate.is_plain() &&
                           candidate.has(organisation) && !is_date(candidates_[i - 1]);
      const bool lone_name = candidate.has(name) && !(has_role && has_name) && i <= to + kColumns;
      const bool lone_date = candidate.is_plain() && candidate.has(date);
      if (candidate.has(role) || candidate.signs() || candidate.has(label) || lone_name || lone_date || company)
        to = i + 1;
      companies = candidate.has(organisation) && !candidate.has(role) ? companies + 1 : 0;
      has_role = has_role || candidate.has(role);
      has_name = has_name || candidate.has(name);
    }
    return to;
  }

  // Lines before the seed: a label, a name, a date. Not a role: "Board of Directors" heads what follows.
  bool leads_in(std::size_t i) const {
    const Candidate& candidate = candidates_[i];
    if (candidate.is_heading) return false;
    return is_rule(candidate) || candidate.has(label) ||
           (candidate.is_plain() && (candidate.has(name) || candidate.has(date)));
  }

  bool is_block(std::size_t from, std::size_t to) const {
    std::size_t people = 0;
    bool signs = false, dated = false, leading = false;
    for (std::size_t i = from; i < to; ++i) {
      const Candidate& candidate = candidates_[i];
      signs = signs || candidate.signs();
      people += candidate.has(name);
      dated = dated || candidate.has(date);
      leading = leading || candidate.line.leading_role;
    }
    if (signs) return true;
    if (people > kMostPeople || to - from > kLongestBlock || is_about_others(from)) return false;
    if (is_announced(from)) return people > 0 || leading;
    return leading && people > 0 && (dated || is_near_end(from) || closes_section(from, to));
  }

  std::string_view text_before(std::size_t from) const {
    return from == 0 ? std::string_view() : candidates_[from - 1].text;
  }

  bool is_about_others(std::size_t from) const {
    const std::string_view before = text_before(from);
    if (says(before, {"contact", "Contact", "question", "e-mail", "email"})) return true;
    return before.ends_with(':') && says(before, {"ommittee", "comprise", "consist", "members", "include"});
  }

  bool is_announced(std::size_t from) const {
    for (std::size_t back = 0; back < 2 && back < from; ++back) {
      if (says(text_before(from - back), {"sign", "Sign", "pprov", "behalf", "pprouv"})) return true;
    }
    return false;
  }

  bool is_near_end(std::size_t from) const {
    return from * 2 >= candidates_.size() || candidates_.size() - from <= kNearTheEnd;
  }

  // A foreword's: after a sentence, before a heading or at the end of a page.
  bool closes_section(std::size_t from, std::size_t to) const {
    if (!text_before(from).ends_with('.')) return false;
    return to == candidates_.size() || candidates_[to].is_heading ||
           page_of(candidates_[to - 1]) != page_of(candidates_[to]);
  }

  std::uint32_t page_of(const Candidate& candidate) const {
    return document_.paragraphs[document_.sentences[candidate.sentence].paragraph].page;
  }

  Document& document_;
  std::vector<Candidate> candidates_;
};

}  // namespace

void mark_sign_offs(Document& document) {
  BlockFinder(document).mark();
  for (std::size_t i = 0; i < document.sentences.size();) {
    const std::uint32_t paragraph = document.sentences[i].paragraph;
    bool all = true;
    for (; i < document.sentences.size() && document.sentences[i].paragraph == paragraph; ++i) {
      all = all && document.sentences[i].role == Role::sign_off;
    }
    if (all) document.paragraphs[paragraph].role = Role::sign_off;
  }
}

}  // namespace candour
