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
constexpr std::size_t kLongestBlock =
    14;                                  // lines; a longer one without a word of signing is a list of people
constexpr std::size_t kMostPeople = 4;   // in a block without a word of signing
constexpr std::size_t kNearTheEnd = 60;  // lines before the end of the document

// A sentence that may be a line of a block.
struct Candidate {
  std::uint32_t sentence = 0;
  std::size_t bytes = 0;
  bool is_heading = false;
  SignOffLine line;

  bool has(SignOffPartKind kind) const { return line.has(kind); }
  bool has_person() const { return has(name) && has(role); }
};

// True for what may stand in a block: short, without a verb, and holding something of which blocks are made.
bool may_stand_in_block(const Candidate& candidate) {
  if (!candidate.line.verbless || candidate.bytes > kLongestOneLiner) return false;
  if (candidate.bytes <= kLongestLine) return true;
  return candidate.has_person() || candidate.has(signing) || candidate.has(electronic) ||
         (candidate.has(name) && candidate.has(approving));
}

// Holds nothing but dots, lines and scribbles where a signature stood.
bool is_rule(const Candidate& candidate) {
  return candidate.line.parts.empty() && candidate.bytes <= kLongestOneLiner;
}

bool is_member(const Candidate& candidate) {
  if (!may_stand_in_block(candidate)) return false;
  if (candidate.line.other_matter && !candidate.has(signing) && !candidate.has(electronic)) return false;
  for (const SignOffPartKind kind : {name, role, signing, electronic, label, date, organisation}) {
    if (!candidate.has(kind)) continue;
    // A heading is a member when it names somebody or signs: "Date of review" and "The Group" head sections.
    if (!candidate.is_heading || kind == name || kind == signing || kind == electronic || kind == role)
      return true;
  }
  return candidate.has(approving) && candidate.has(name);
}

bool says(std::string_view text, std::initializer_list<std::string_view> any) {
  return std::any_of(any.begin(), any.end(),
                     [&](std::string_view words) { return text.find(words) != std::string_view::npos; });
}

class BlockFinder {
 public:
  explicit BlockFinder(Document& document) : document_(document) {
    for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
      const Sentence& sentence = document.sentences[i];
      if (sentence.role == Role::footnote) continue;
      Candidate candidate{i, sentence.text.end - sentence.text.begin, sentence.role == Role::heading, {}};
      if (candidate.bytes <= kLongestOneLiner) {
        candidate.line = read_sign_off_line(text_of(document, sentence.text));
      } else {
        candidate.line.verbless = false;
      }
      candidates_.push_back(std::move(candidate));
    }
  }

  void mark() {
    for (std::size_t i = 0; i < candidates_.size();) {
      std::size_t end = i;
      while (end < candidates_.size() &&
             (is_member(candidates_[end]) || (end > i && is_rule(candidates_[end]))))
        ++end;
      if (end > i) judge(i, end);
      i = std::max(end, i + 1);
    }
  }

 private:
  // A run of lines that could all stand in a block: the block is the part around what makes it one.
  void judge(std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end;) {
      if (!is_seed(i, end)) {
        ++i;
        continue;
      }
      std::size_t from = i;
      while (from > first && leads_in(from - 1)) --from;
      std::size_t to = i + 1;
      while (to < end && follows_on(to)) ++to;
      if (is_block(from, to)) {
        for (std::size_t k = from; k < to; ++k) mark_line(candidates_[k]);
      }
      i = to;
    }
  }

  // What makes a block: a line that signs, or a name with its role in the line or in the next.
  bool is_seed(std::size_t i, std::size_t end) const {
    const Candidate& candidate = candidates_[i];
    if (candidate.has(signing) || candidate.has(electronic) || candidate.has_person()) return true;
    if (candidate.has(approving) && candidate.has(name)) return true;
    return candidate.has(name) && i + 1 < end && candidates_[i + 1].has(role) &&
           !candidates_[i + 1].has(name);
  }

  // Lines before the seed: a label, a name, a date. Not a role: "Board of Directors" heads what follows.
  bool leads_in(std::size_t i) const {
    const Candidate& candidate = candidates_[i];
    return is_rule(candidate) ||
           (!candidate.is_heading && (candidate.has(label) || candidate.has(name) || candidate.has(date)));
  }

  bool follows_on(std::size_t i) const {
    const Candidate& candidate = candidates_[i];
    if (candidate.is_heading && !candidate.has(name) && !candidate.has(role)) return false;
    return true;
  }

  bool is_block(std::size_t from, std::size_t to) const {
    std::size_t people = 0;
    bool signs = false;
    bool holds = false;  // something beside the words of signing
    bool dated = false;
    for (std::size_t i = from; i < to; ++i) {
      const Candidate& candidate = candidates_[i];
      signs = signs || candidate.has(signing) || candidate.has(electronic);
      people += candidate.has(name);
      dated = dated || candidate.has(date);
      holds = holds || candidate.has(name) || candidate.has(role) || candidate.has(date) ||
              candidate.has(label) || candidate.has(electronic);
    }
    if (signs && holds) return true;
    if (signs) return is_bare_signature(from, to);
    if (people > kMostPeople || to - from > kLongestBlock || is_about_others(from)) return false;
    return dated || is_near_end(from) || is_announced(from);
  }

  // "Signed ..............." with nothing else on it.
  bool is_bare_signature(std::size_t from, std::size_t to) const {
    return std::any_of(
        candidates_.begin() + static_cast<std::ptrdiff_t>(from),
        candidates_.begin() + static_cast<std::ptrdiff_t>(to), [&](const Candidate& candidate) {
          const std::string_view text = text_of(document_, document_.sentences[candidate.sentence].text);
          return says(text, {"Sign", "SIGN", "sign"}) && candidate.bytes <= kLongestLine;
        });
  }

  std::string_view text_before(std::size_t from) const {
    return from == 0 ? std::string_view()
                     : text_of(document_, document_.sentences[candidates_[from - 1].sentence].text);
  }

  bool is_about_others(std::size_t from) const {
    return says(text_before(from), {"contact", "Contact", "question", "e-mail", "email", "ommittee",
                                    "comprise", "consist", "members of"});
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

  void mark_line(const Candidate& candidate) {
    document_.sentences[candidate.sentence].role = Role::sign_off;
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
