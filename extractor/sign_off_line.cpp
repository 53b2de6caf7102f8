#include "extractor/sign_off_line.h"

#include "extractor/sign_off_phrases.h"
#include "extractor/sign_off_tokens.h"
#include "extractor/sign_off_words.h"

#include <algorithm>
#include <array>
#include <string>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace candour {
namespace {

namespace words = sign_off_words;

using Token = SignOffToken;

// Words in small letters that a line without a verb may hold.
bool may_lack_verb(std::string_view word) {
  return words::is_small(word) || words::is_role_head(word) || words::is_weak_role_head(word) ||
         words::is_role_modifier(word);
}

class LineReader {
 public:
  explicit LineReader(std::string_view line) : line_(line), tokens_(sign_off_tokens(line)) {}

  SignOffLine read() {
    if (line_.find("/s/") != std::string_view::npos) {
      const auto at = static_cast<std::uint32_t>(line_.find("/s/"));
      out_.parts.push_back({SignOffPartKind::electronic, {at, at + 3}, false});
    }
    for (std::size_t i = 0; i < tokens_.size();) i = read_part(i);
    judge_words();
    return std::move(out_);
  }

 private:
  std::size_t read_part(std::size_t i) {
    if (const SigningPhrase phrase = signing_phrase_at(tokens_, i); phrase.end > i) {
      for (std::size_t k = i; k < phrase.end; ++k) tokens_[k].lower.clear();  // their verbs are none of the line's
      return add(phrase.kind, i, phrase.end);
    }
    if (const std::size_t end = date_end(tokens_, i); end > i) return add(SignOffPartKind::date, i, end);
    if (const std::size_t end = role_end(tokens_, i); end > i) {
      for (std::size_t k = i; k < end; ++k)
        out_.leading_role = out_.leading_role || words::is_leading_role(tokens_[k].lower);
      return add(SignOffPartKind::role, i, end);
    }
    if (tokens_[i].is_capital || words::is_title(tokens_[i].lower)) return add_capitals(i);
    return i + 1;
  }

  std::size_t add(SignOffPartKind kind, std::size_t first, std::size_t end) {
    const bool after_break = tokens_[first].before != Separator::space;
    out_.parts.push_back({kind, {tokens_[first].text.begin, tokens_[end - 1].text.end}, after_break});
    return end;
  }

  // A run of capitalised words that is neither a role nor a date: a person, an organisation, or something
  // else.
  std::size_t add_capitals(std::size_t first) {
    std::size_t end = first;
    std::size_t core = 0;  // words but titles, particles and letters after the name
    bool organisation = false;
    bool never = false;
    for (; end < tokens_.size(); ++end) {
      const Token& token = tokens_[end];
      const bool post_nominal = core >= 2 && token.is_capital && words::is_post_nominal(token.lower);
      if (post_nominal) continue;
      if (end > first && (token.before != Separator::space || starts_other_part(end))) break;
      if (end > first && is_legal_form(tokens_[end - 1].lower) && is_person_with_role(end)) break;
      const bool title = words::is_title(token.lower);
      if (title && core > 0) break;
      if (title) continue;
      const bool particle = core > 0 && !token.is_capital && words::is_particle(token.lower);
      if (!token.is_capital && !particle) break;
      organisation = organisation || words::is_organisation(token.lower);
      // "A. B. Smith": one capital letter is an initial, not an article.
      never = never || (token.lower.size() > 1 && words::is_never_in_name(token.lower)) || is_acronym(end, first);
      if (!particle) ++core;
    }
    end = std::max(end, first + 1);
    const std::size_t fewest = words::is_title(tokens_[first].lower) ? 1 : 2;
    const bool person = !organisation && !never && core >= fewest && core <= 5;
    return add(person         ? SignOffPartKind::name
               : organisation ? SignOffPartKind::organisation
                              : SignOffPartKind::other,
               first, end);
  }

  // "UK", "EMEA" beside words that are not in capitals; "MARK LI" is a name.
  bool is_acronym(std::size_t i, std::size_t first) const {
    const std::size_t length = tokens_[i].text.end - tokens_[i].text.begin;
    const bool shouted = tokens_[first].is_all_caps && first + 1 < tokens_.size() && tokens_[first + 1].is_all_caps;
    return tokens_[i].is_all_caps && length > 1 && length <= 3 && !shouted;
  }

  // "Acme Group Limited | Jo Doe Chief Executive": two or three capitalised words and then a role.
  bool is_person_with_role(std::size_t i) const {
    for (std::size_t k = i; k <= i + 3 && k < tokens_.size(); ++k) {
      if (k >= i + 2 && role_end(tokens_, k) > k) return true;
      if (!tokens_[k].is_capital || tokens_[k].before != Separator::space || words::is_organisation(tokens_[k].lower))
        return false;
    }
    return false;
  }
  static bool is_legal_form(std::string_view word) {
    return word == "limited" || word == "ltd" || word == "plc" || word == "llp" || word == "inc";
  }

  bool starts_other_part(std::size_t i) const {
    return signing_phrase_at(tokens_, i).end > i || date_end(tokens_, i) > i || role_end(tokens_, i) > i;
  }

  void judge_words() {
    for (const Token& token : tokens_) {
      if (token.lower.empty()) continue;  // of a phrase
      const bool capital_word = token.is_capital || token.is_number;
      if (words::is_verb(token.lower) && !(token.lower == "i" && token.is_capital)) out_.verbless = false;
      if (!capital_word && !may_lack_verb(token.lower)) out_.verbless = false;
      if (words::is_other_matter(token.lower)) out_.other_matter = true;
    }
    if (line_.find('@') != std::string_view::npos) out_.other_matter = true;
  }

  std::string_view line_;
  std::vector<Token> tokens_;
  SignOffLine out_;
};

}  // namespace

bool SignOffLine::has(SignOffPartKind kind) const {
  return std::any_of(parts.begin(), parts.end(), [&](const SignOffPart& part) { return part.kind == kind; });
}

SignOffLine read_sign_off_line(std::string_view line) {
  return LineReader(line).read();
}

// Looks at words between spaces that are written in small ASCII letters, perhaps with a comma: these are tokens as they stand.
bool has_plain_verb(std::string_view line) {
  for (std::size_t at = 0, end = 0; at < line.size(); at = end + 1) {
    end = std::min(line.find(' ', at), line.size());
    std::string_view word = line.substr(at, end - at);
    if (word.ends_with(',')) word.remove_suffix(1);
    const bool small = std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (word.empty() || !small) continue;
    const bool tells = words::is_verb(word) || !may_lack_verb(word);
    if (tells && !is_in_signing_phrase(word)) return true;  // a phrase's words are not judged
  }
  return false;
}

}  // namespace candour
