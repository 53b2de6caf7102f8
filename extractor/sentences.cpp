#include "extractor/sentences.h"

#include "extractor/abbreviations.h"

#include <algorithm>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace candour {
namespace {

constexpr std::size_t kLongestToken = 80;  // how far back a word is looked at: bounds the work at each full stop

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_lower_ascii(char c) {
  return c >= 'a' && c <= 'z';
}

// The code point at `at`, which is moved past it; 0 at the end.
UChar32 next_character(std::string_view text, std::size_t& at) {
  if (at >= text.size()) return 0;
  auto i = static_cast<std::int32_t>(at);
  UChar32 c = 0;
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  U8_NEXT(bytes, i, static_cast<std::int32_t>(text.size()), c);
  at = static_cast<std::size_t>(i);
  return c < 0 ? 0xFFFD : c;
}

UChar32 character_at(std::string_view text, std::size_t at) {
  return next_character(text, at);
}

bool is_terminator(UChar32 c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}

bool is_closing(UChar32 c) {
  return c == ')' || c == ']' || c == '}' || c == '"' || c == '\'' || c == 0x2019 || c == 0x201D || c == 0xBB;
}

bool is_opening(UChar32 c) {
  return c == '(' || c == '[' || c == '{' || c == '"' || c == '\'' || c == 0x2018 || c == 0x201C || c == 0x201E ||
         c == 0xAB || c == 0xBF || c == 0xA1;
}

bool is_bullet(UChar32 c) {
  return c == 0x2022 || c == 0x25AA || c == 0x25AB || c == 0x25A0 || c == 0x25CF || c == 0x25CB || c == 0x25E6 ||
         c == 0x2023 || c == 0x27A2 || c == 0x2756 || c == 0x2713 || c == 0x2714 || c == 0xF0B7 || c == 0xF0A7 ||
         c == 0xF0D8;
}

class Splitter {
 public:
  Splitter(std::string_view text, std::span<const std::uint32_t> line_ends) : text_(text), line_ends_(line_ends) {}

  std::vector<TextRange> split() {
    std::size_t at = 0;
    while (at < text_.size()) {
      const std::size_t here = at;
      const UChar32 c = next_character(text_, at);
      if (is_terminator(c)) {
        at = pass_terminator(here);
      } else if (is_bullet(c) && here > begin_ && is_space(text_[here - 1]) && at < text_.size() &&
                 is_space(text_[at])) {
        end_at(here);
      } else if (c == ':' && ends_signing_words(here) && starts_upper(skip_space(at))) {
        end_at(at);
      }
    }
    end_at(text_.size());
    return std::move(sentences_);
  }

 private:
  // Judges the run of terminators that begins at `first`; returns where to go on.
  std::size_t pass_terminator(std::size_t first) {
    std::size_t dots = 0;
    bool strong = false;  // a question or exclamation mark, or a full stop of a script without capitals
    const std::size_t after_run = skip_while(first, [&](UChar32 c) {
      if (!is_terminator(c)) return false;
      if (c == '.' || c == 0x2026) {
        ++dots;
      } else {
        strong = true;
      }
      return true;
    });
    std::size_t at = skip_while(after_run, is_closing);
    at = pass_note_mark(first, at);
    const bool quoted = at > after_run;
    if (at >= text_.size()) return at;
    if (!is_space(text_[at])) {
      if (dots == 1 && !strong && !quoted && is_glued_end(first, at)) end_at(at);
      return at;
    }
    const std::size_t next = skip_space(at);
    if (next >= text_.size()) return next;
    if (dots > 1 && !strong ? starts_upper(next) : ends_before(first, next, strong, quoted)) end_at(at);
    return at;
  }

  // "trafficking.4 We": the digits after a full stop are the mark of a footnote when a word stands before it
  // and a capital follows.
  std::size_t pass_note_mark(std::size_t stop, std::size_t at) const {
    std::size_t end = at;
    while (end < text_.size() && is_digit(text_[end]) && end - at < 3) ++end;
    if (end == at || end - at > 2 || end >= text_.size() || !is_space(text_[end])) return at;
    const std::string_view word = token_before(stop);
    if (word.size() < 2 || abbreviation(word) != Abbreviation::none || is_digit(word.back())) return at;
    return starts_upper(skip_space(end)) ? end : at;
  }

  // "compliance.We": the space after the full stop was lost. Not in "VictoriaPlum.Com" or an address.
  bool is_glued_end(std::size_t stop, std::size_t at) const {
    const std::string_view word = token_before(stop);
    if (word.size() < 3 || !std::all_of(word.begin(), word.end(), is_lower_ascii)) return false;
    std::size_t end = at;
    while (end < text_.size() && !is_space(text_[end]) && end - at < kLongestToken) ++end;
    return opens_sentences(text_.substr(at, end - at));
  }

  bool ends_before(std::size_t stop, std::size_t next, bool strong, bool quoted) const {
    const bool number = is_digit(text_[next]);
    const std::string_view word = token_before(stop);
    if (!strong && is_enumerator(word, stop)) return false;
    if (!strong && !quoted) {
      switch (abbreviation(word)) {
        case Abbreviation::never_ends:
          return false;
        case Abbreviation::before_number:
          if (number) return false;
          break;
        case Abbreviation::may_end:
          return opens_sentences(word_at(next)) || is_bullet(character_at(text_, next));
        case Abbreviation::none:
          break;
      }
      if (is_ordinal_of_date(word, next)) return false;
    }
    return number || starts_upper(next) || !starts_lower(next) || is_list_mark(next);
  }

  // "1." or "3.2." or "B." or "iv." at the start of a sentence numbers it.
  bool is_enumerator(std::string_view word, std::size_t stop) const {
    if (word.empty() || word.size() > 6 || stop != skip_opening(begin_) + word.size()) return false;
    const bool number = std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == '.'; });
    const bool roman = word.find_first_not_of("ivxIVX") == std::string_view::npos;
    return number || roman || (word.size() == 1 && u_isalpha(static_cast<unsigned char>(word[0])));
  }

  // "b." or "ii)" before a word: a small letter that numbers the next sentence.
  bool is_list_mark(std::size_t at) const {
    std::size_t end = at;
    while (end < text_.size() && is_lower_ascii(text_[end]) && end - at < 5) ++end;
    const std::string_view mark = text_.substr(at, end - at);
    if (mark.size() != 1 && mark.find_first_not_of("ivx") != std::string_view::npos) return false;
    return end + 1 < text_.size() && (text_[end] == '.' || text_[end] == ')') && is_space(text_[end + 1]);
  }

  // "am 31. Dezember 2019"
  bool is_ordinal_of_date(std::string_view word, std::size_t next) const {
    static constexpr std::string_view kMonths[] = {"Januar",  "Jänner",   "Februar", "März",   "April",
                                                   "Mai",     "Juni",     "Juli",    "August", "September",
                                                   "Oktober", "November", "Dezember"};
    if (word.empty() || word.size() > 2 || !std::all_of(word.begin(), word.end(), is_digit)) return false;
    return std::find(std::begin(kMonths), std::end(kMonths), word_at(next)) != std::end(kMonths);
  }

  // "signed on its behalf by:" and "Signature:"; what follows is a sign-off block.
  bool ends_signing_words(std::size_t colon) const {
    const std::size_t from = std::max(begin_, colon > kLongestToken ? colon - kLongestToken : 0);
    const std::string_view before = text_.substr(from, colon - from);
    if (before.ends_with("Signed") || before.ends_with("Signature")) return true;
    if (!before.ends_with(" by")) return false;
    return before.find("igned ") != std::string_view::npos || before.find("pproved ") != std::string_view::npos;
  }

  // The word that ends at `stop`, back to white space, without the quotation marks and brackets it opens
  // with.
  std::string_view token_before(std::size_t stop) const {
    std::size_t from = stop;
    const std::size_t least = std::max(begin_, stop > kLongestToken ? stop - kLongestToken : 0);
    while (from > least && !is_space(text_[from - 1])) --from;
    from = std::min(skip_opening(from), stop);
    return text_.substr(from, stop - from);
  }

  // The letters at `at`, opening marks passed over.
  std::string_view word_at(std::size_t at) const {
    at = skip_opening(at);
    const std::size_t end = skip_while(at, [](UChar32 c) { return u_isalpha(c); });
    return text_.substr(at, end - at);
  }

  template <typename Predicate>
  std::size_t skip_while(std::size_t at, Predicate holds) const {
    while (at < text_.size()) {
      std::size_t next = at;
      if (!holds(next_character(text_, next))) break;
      at = next;
    }
    return at;
  }

  std::size_t skip_opening(std::size_t at) const { return skip_while(at, is_opening); }

  std::size_t skip_space(std::size_t at) const {
    while (at < text_.size() && is_space(text_[at])) ++at;
    return at;
  }

  bool starts_upper(std::size_t at) const {
    const UChar32 c = character_at(text_, skip_opening(at));
    return u_isupper(c) || u_istitle(c);
  }
  bool starts_lower(std::size_t at) const { return u_islower(character_at(text_, at)); }

  // Ends the sentence that begins at begin_, if there is anything in it.
  void end_at(std::size_t end) {
    std::size_t first = skip_space(begin_);
    while (end > first && is_space(text_[end - 1])) --end;
    while (end > first && end - first > kLongestSentence) {
      const std::size_t cut = cut_before(first, first + kLongestSentence);
      add(first, cut);
      first = skip_space(cut);
    }
    if (end > first) add(first, end);
    begin_ = skip_space(std::max(begin_, end));
  }

  // Where to cut a sentence that goes on beyond `limit`: never before its first half is over.
  std::size_t cut_before(std::size_t first, std::size_t limit) const {
    const std::size_t half = first + (limit - first) / 2;
    for (std::size_t at = limit - 1; at > half; --at) {
      if (text_[at - 1] == ';' && is_space(text_[at])) return at;
    }
    const auto line = std::upper_bound(line_ends_.begin(), line_ends_.end(), static_cast<std::uint32_t>(limit));
    if (line != line_ends_.begin() && *(line - 1) > half) return *(line - 1);
    for (std::size_t at = limit; at > half; --at) {
      if (is_space(text_[at])) return at;
    }
    while (limit > half && U8_IS_TRAIL(text_[limit])) --limit;
    return limit;
  }

  void add(std::size_t first, std::size_t end) {
    while (end > first && is_space(text_[end - 1])) --end;
    sentences_.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end)});
  }

  std::string_view text_;
  std::span<const std::uint32_t> line_ends_;
  std::size_t begin_ = skip_space(0);  // of the sentence that is being read
  std::vector<TextRange> sentences_;
};

}  // namespace

std::vector<TextRange> split_sentences(std::string_view paragraph, std::span<const std::uint32_t> line_ends) {
  return Splitter(paragraph, line_ends).split();
}

}  // namespace candour
