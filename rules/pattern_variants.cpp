#include "rules/pattern_variants.h"

#include <algorithm>

namespace candour {
namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";  // editors write three dots so

enum class Piece { gap, reference, open, close, bar, other };

// The piece of a pattern that begins at `at`, and where it ends.
Piece piece_at(std::string_view text, std::size_t at, std::size_t& end) {
  const std::string_view rest = text.substr(at);
  end = at + 1;
  if (rest.starts_with("...")) return end = at + 3, Piece::gap;
  if (rest.starts_with(kEllipsis)) return end = at + kEllipsis.size(), Piece::gap;
  switch (rest[0]) {
    case '\\':
      return end = std::min(at + 2, text.size()), Piece::other;
    case '(':
      return Piece::open;
    case ')':
      return Piece::close;
    case '|':
      return Piece::bar;
    case '[': {
      std::size_t close = at + 1;
      if (close < text.size() && text[close] == '^') ++close;
      if (close < text.size() && text[close] == ']') ++close;
      while (close < text.size() && text[close] != ']') close += text[close] == '\\' ? 2 : 1;
      return end = std::min(close + 1, text.size()), Piece::other;
    }
    case '{': {
      const std::size_t close = text.find('}', at);
      if (close == std::string_view::npos) return Piece::other;
      end = close + 1;
      return rest[1] >= 'a' && rest[1] <= 'z' ? Piece::reference : Piece::other;
    }
    default:
      return Piece::other;
  }
}

template <typename Visit>
void each_piece(std::string_view text, Visit visit) {
  for (std::size_t at = 0, end = 0; at < text.size(); at = end) {
    const Piece piece = piece_at(text, at, end);
    if (!visit(piece, at, end)) return;
  }
}

std::string name_in(std::string_view reference) {
  return std::string(reference.substr(1, reference.size() - 2));
}

class Expander {
 public:
  explicit Expander(const GapWordLookup& lookup) : lookup_(lookup) {}

  std::vector<std::string> expand(std::string_view text) {
    if (++depth_ > 60) fail("the pattern is too deep", "fewer parentheses and vocabularies inside each other");
    std::vector<std::string> out;
    if (!mistake) out = expand_first(text);
    --depth_;
    return out;
  }

  std::optional<PatternMistake> mistake;

 private:
  void fail(std::string what, std::string expected) {
    if (!mistake) mistake = PatternMistake{std::move(what), std::move(expected)};
  }

  // Whether gaps hide in parentheses' content.
  bool hides_gap(std::string_view content) {
    bool found = false;
    each_piece(content, [&](Piece piece, std::size_t at, std::size_t end) {
      found = piece == Piece::gap ||
              (piece == Piece::reference && !lookup_(name_in(content.substr(at, end - at))).with_gaps.empty());
      return !found;
    });
    return found;
  }

  // Writes out the first part that hides a gap, then what follows it.
  std::vector<std::string> expand_first(std::string_view text) {
    std::vector<std::string> out{std::string(text)};
    each_piece(text, [&](Piece piece, std::size_t at, std::size_t end) {
      std::vector<std::string> choices;
      if (piece == Piece::reference) {
        const std::string_view reference = text.substr(at, end - at);
        const GapWords words = lookup_(name_in(reference));
        if (words.with_gaps.empty()) return true;
        if (words.others) choices.emplace_back(reference);
        for (const std::string& word : words.with_gaps) append(choices, expand(word));
      } else if (piece == Piece::open) {
        end = closing(text, at);
        std::string_view content = text.substr(at + 1, end - at - 1);
        if (end == text.size() || !hides_gap(content)) return true;
        if (content.starts_with("?:")) content.remove_prefix(2);
        choices = alternatives(content);
        ++end;
      } else {
        return true;
      }
      if (end < text.size() && text[end] == '?') {
        choices.emplace_back();
        ++end;
      } else if (end < text.size() && (text[end] == '*' || text[end] == '+')) {
        fail("what repeats holds a gap '...'", "no * or + after parentheses with a gap");
      }
      out = joined(text.substr(0, at), choices, expand(text.substr(end)));
      return false;
    });
    return out;
  }

  static std::size_t closing(std::string_view text, std::size_t open) {
    int depth = 0;
    std::size_t found = text.size();
    each_piece(text.substr(open), [&](Piece piece, std::size_t at, std::size_t) {
      if (piece == Piece::open) ++depth;
      if (piece == Piece::close && --depth == 0) found = open + at;
      return found == text.size();
    });
    return found;
  }

  // The alternatives of a group: those without gaps together, each other by itself.
  std::vector<std::string> alternatives(std::string_view content) {
    std::vector<std::string_view> all;
    std::size_t begin = 0;
    int depth = 0;
    each_piece(content, [&](Piece piece, std::size_t at, std::size_t) {
      if (piece == Piece::open) ++depth;
      if (piece == Piece::close) --depth;
      if (piece == Piece::bar && depth == 0) {
        all.push_back(content.substr(begin, at - begin));
        begin = at + 1;
      }
      return true;
    });
    all.push_back(content.substr(begin));
    std::string plain;
    std::vector<std::string> choices;
    for (const std::string_view one : all) {
      if (hides_gap(one)) {
        append(choices, expand(one));
      } else {
        plain += (plain.empty() ? "(" : "|") + std::string(one);
      }
    }
    if (!plain.empty()) choices.insert(choices.begin(), plain + ")");
    return choices;
  }

  void append(std::vector<std::string>& all, std::vector<std::string> more) {
    for (std::string& one : more) all.push_back(std::move(one));
    if (all.size() > kMostVariants) too_many();
  }

  void too_many() { fail("the pattern has too many alternatives with gaps", "at most 200, written out"); }

  std::vector<std::string> joined(std::string_view before, const std::vector<std::string>& choices,
                                  const std::vector<std::string>& rests) {
    std::vector<std::string> out;
    if (choices.size() * rests.size() > kMostVariants) too_many();
    if (mistake) return out;
    for (const std::string& choice : choices) {
      for (const std::string& rest : rests) out.push_back(std::string(before) + choice + rest);
    }
    return out;
  }

  const GapWordLookup& lookup_;
  int depth_ = 0;
};

}  // namespace

VariantsResult variants_of(std::string_view pattern, const GapWordLookup& lookup) {
  Expander expander(lookup);
  auto variants = expander.expand(pattern);
  if (expander.mistake) return {std::nullopt, expander.mistake};
  return {std::move(variants), std::nullopt};
}

bool has_gap(std::string_view pattern) {
  bool found = false;
  each_piece(pattern, [&](Piece piece, std::size_t, std::size_t) { return !(found = piece == Piece::gap); });
  return found;
}

std::vector<std::string> vocabularies_in(std::string_view pattern) {
  std::vector<std::string> names;
  each_piece(pattern, [&](Piece piece, std::size_t at, std::size_t end) {
    if (piece == Piece::reference) names.push_back(name_in(pattern.substr(at, end - at)));
    return true;
  });
  return names;
}

}  // namespace candour
