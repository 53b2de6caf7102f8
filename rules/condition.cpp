#include "rules/condition.h"

#include <array>
#include <utility>

namespace candour {
namespace {

using Kind = Condition::Kind;

constexpr std::array<std::pair<std::string_view, Flag>, 9> kFlags{{{"is_heading", Flag::is_heading},
                                                                   {"is_list_item", Flag::is_list_item},
                                                                   {"is_table_row", Flag::is_table_row},
                                                                   {"is_footnote", Flag::is_footnote},
                                                                   {"is_aside", Flag::is_aside},
                                                                   {"is_sign_off", Flag::is_sign_off},
                                                                   {"is_body", Flag::is_body},
                                                                   {"at_start", Flag::at_start},
                                                                   {"at_end", Flag::at_end}}};

constexpr std::array<std::pair<std::string_view, Kind>, 11> kPlaces{{{"heading", Kind::heading},
                                                                     {"lead", Kind::lead},
                                                                     {"before", Kind::before},
                                                                     {"after", Kind::after},
                                                                     {"near", Kind::near},
                                                                     {"paragraph", Kind::paragraph},
                                                                     {"sentence", Kind::sentence},
                                                                     {"title", Kind::title},
                                                                     {"document", Kind::document},
                                                                     {"count", Kind::count},
                                                                     {"share", Kind::share}}};

constexpr int kDeepest = 50;

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}
bool is_white(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) { next(); }

  ConditionResult parse() {
    Condition condition = any_of();
    if (!mistake_ && !token_.empty()) fail("'" + std::string(token_) + "' is not expected", "'and', 'or' or the end");
    if (mistake_) return {std::nullopt, mistake_};
    return {std::move(condition), std::nullopt};
  }

 private:
  void next() {
    at_ += token_.size();
    while (at_ < text_.size() && is_white(text_[at_])) ++at_;
    std::size_t end = at_;
    while (end < text_.size() && is_word(text_[end])) ++end;
    if (end == at_ && at_ < text_.size()) {
      ++end;
      while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0) == 0x80) ++end;  // a whole character
    }
    token_ = text_.substr(at_, end - at_);
  }

  bool take(std::string_view token) {
    if (token_ != token) return false;
    next();
    return true;
  }

  void fail(std::string what, std::string expected) {
    if (!mistake_) mistake_ = ConditionMistake{at_, std::move(what), std::move(expected)};
  }

  std::string here() const { return token_.empty() ? "the end" : "'" + std::string(token_) + "'"; }

  Condition any_of() { return row("or", Kind::any_of, &Parser::all_of); }
  Condition all_of() { return row("and", Kind::all_of, &Parser::none_of); }

  Condition row(std::string_view word, Kind kind, Condition (Parser::*part)()) {
    Condition first = (this->*part)();
    if (token_ != word || mistake_) return first;
    Condition whole;
    whole.kind = kind;
    whole.offset = first.offset;
    whole.parts.push_back(std::move(first));
    while (!mistake_ && take(word)) whole.parts.push_back((this->*part)());
    return whole;
  }

  Condition none_of() {
    if (++depth_ > kDeepest) fail("the condition is too deep", "at most 50 levels");
    Condition condition;
    condition.offset = at_;
    if (mistake_) return condition;
    if (take("not")) {
      condition.kind = Kind::none_of;
      condition.parts.push_back(none_of());
    } else {
      condition = single();
    }
    --depth_;
    return condition;
  }

  Condition single() {
    Condition condition;
    condition.offset = at_;
    if (take("(")) {
      condition = any_of();
      close();
      return condition;
    }
    if (token_.empty() || !is_word(token_[0]) || token_ == "and" || token_ == "or") {
      fail(here() + " stands where a name should", "the name of a signal or label, 'not' or '('");
      return condition;
    }
    const std::string_view word = token_;
    next();
    if (token_ == "(") return place(word, condition.offset);
    for (const auto& [name, flag] : kFlags) {
      if (word != name) continue;
      condition.kind = Kind::flag;
      condition.flag = flag;
      return condition;
    }
    for (const auto& [name, kind] : kPlaces) {
      if (word == name)
        fail("'" + std::string(word) + "' stands alone", "a name in parentheses: " + std::string(word) + "(x)");
    }
    condition.name = word;
    return condition;
  }

  Condition place(std::string_view word, std::size_t offset) {
    Condition condition;
    condition.offset = offset;
    const std::pair<std::string_view, Kind>* found = nullptr;
    for (const auto& entry : kPlaces) {
      if (entry.first == word) found = &entry;
    }
    if (found == nullptr) {
      at_ = offset;
      fail("there is no '" + std::string(word) + "(...)'",
           "heading, lead, before, after, near, paragraph, sentence, title, document, count or share before '('");
      return condition;
    }
    condition.kind = found->second;
    take("(");
    condition.parts.push_back(any_of());
    if (condition.kind == Kind::count || condition.kind == Kind::share) condition.times = times(condition.kind);
    close();
    return condition;
  }

  std::uint32_t times(Kind kind) {
    const bool share = kind == Kind::share;
    if (!take(",")) {
      fail(share ? "share() needs a number" : "count() needs a number", share ? "share(x, 10)" : "count(x, 3)");
      return 0;
    }
    std::uint32_t number = 0;
    for (const char c : token_) {
      if (c < '0' || c > '9' || number > (share ? 10 : 100000)) {
        number = 0;
        break;
      }
      number = number * 10 + static_cast<std::uint32_t>(c - '0');
    }
    if (share && (number == 0 || number > 100))
      fail(here() + " is not a share", "a number from 1 to 100: share(x, 10)");
    if (!share && number == 0) fail(here() + " is not a number of sentences", "a number from 1 up: count(x, 3)");
    next();
    return number;
  }

  void close() {
    if (!take(")")) fail(here() + " stands where ')' should", "')'");
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string_view token_;
  int depth_ = 0;
  std::optional<ConditionMistake> mistake_;
};

void collect(const Condition& condition, std::vector<NameUse>& names) {
  if (condition.kind == Kind::name) names.push_back({condition.name, condition.offset});
  for (const Condition& part : condition.parts) collect(part, names);
}

}  // namespace

ConditionResult parse_condition(std::string_view text) {
  return Parser(text).parse();
}

bool is_condition_word(std::string_view name) {
  if (name == "and" || name == "or" || name == "not") return true;
  for (const auto& [word, flag] : kFlags) {
    if (word == name) return true;
  }
  for (const auto& [word, kind] : kPlaces) {
    if (word == name) return true;
  }
  return false;
}

const char* place_word(Condition::Kind kind) {
  for (const auto& [word, place] : kPlaces) {
    if (place == kind) return word.data();
  }
  return "";
}

std::vector<NameUse> names_in(const Condition& condition) {
  std::vector<NameUse> names;
  collect(condition, names);
  return names;
}

}  // namespace candour
