#include "rules/sign_off.h"

#include "extractor/sign_off_line.h"
#include "rules/signature_image.h"

#include <algorithm>
#include <string_view>

namespace candour {
namespace {

using enum SignOffPartKind;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// Small ASCII letters, hyphens as spaces.
std::string plain(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    if (c == '-') c = ' ';
  }
  return out;
}

bool holds(const std::string& plain_text, std::string_view word) {
  for (std::size_t at = plain_text.find(word); at != std::string::npos; at = plain_text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_letter(plain_text[at - 1])) &&
        (end == plain_text.size() || !is_letter(plain_text[end])))
      return true;
  }
  return false;
}

bool holds_any(std::string_view text, const std::vector<std::string>& plain_words) {
  const std::string plain_text = plain(text);
  return std::any_of(plain_words.begin(), plain_words.end(),
                     [&](const std::string& word) { return holds(plain_text, word); });
}

std::vector<std::string> plain_all(const std::vector<std::string>& texts) {
  std::vector<std::string> out;
  for (const std::string& text : texts) {
    if (!text.empty()) out.push_back(plain(text));
  }
  return out;
}

// A name with what it is said to be.
struct Person {
  TextRange name;
  std::vector<TextRange> roles;
  TextRange perhaps_role;  // capitalised words after a name that has no role
};

// Roles belong to the name before them; one before any name, to the next ("Director: Jane Doe").
std::vector<Person> people_in(const std::vector<SignOffPart>& parts) {
  std::vector<Person> people;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const SignOffPart& part = parts[i];
    if (part.kind == name) {
      const bool roles_wait = !people.empty() && is_empty(people.back().name);
      if (!roles_wait) people.emplace_back();
      people.back().name = part.text;
    } else if (part.kind == role) {
      if (people.empty()) people.emplace_back();
      people.back().roles.push_back(part.text);
    } else if (part.kind == other && i > 0 && parts[i - 1].kind == name && !people.empty()) {
      people.back().perhaps_role = part.text;
    }
  }
  // Beside someone with a role, words that look like a name alone are mostly a company's: "Glenn Doe, CEO,
  // Reward Gateway".
  const auto has_role = [](const Person& person) { return !person.roles.empty(); };
  if (std::any_of(people.begin(), people.end(), has_role))
    std::erase_if(people, [&](const Person& person) { return !has_role(person); });
  return people;
}

class SignOffFinder {
 public:
  SignOffFinder(const Document& document, const std::vector<std::string>& roles,
                const std::vector<std::string>& signing_words)
      : document_(document), roles_(plain_all(roles)), signing_words_(plain_all(signing_words)) {}

  std::vector<SignOff> find() {
    const auto& sentences = document_.sentences;
    for (std::uint32_t i = 0; i < sentences.size();) {
      if (sentences[i].role != Role::sign_off) {
        read_sentence(i++);
        continue;
      }
      std::uint32_t end = i;
      while (end < sentences.size() && sentences[end].role == Role::sign_off) ++end;
      read_block(i, end);
      i = end;
    }
    return std::move(found_);
  }

 private:
  std::string_view text(TextRange range) const { return text_of(document_, range); }

  std::vector<SignOffPart> parts_of(TextRange range) const {
    std::vector<SignOffPart> parts = read_sign_off_line(text(range)).parts;
    for (SignOffPart& part : parts) part.text = {part.text.begin + range.begin, part.text.end + range.begin};
    return parts;
  }

  void read_block(std::uint32_t first, std::uint32_t end) {
    SignOff block;
    block.block = {document_.sentences[first].text.begin, document_.sentences[end - 1].text.end};
    std::vector<SignOffPart> parts;
    for (std::uint32_t i = first; i < end; ++i) {
      const auto more = parts_of(document_.sentences[i].text);
      parts.insert(parts.end(), more.begin(), more.end());
    }
    block.signed_word = holds_any(text(block.block), signing_words_) || is_opened_by_signing(first);
    block.signature_text = std::any_of(parts.begin(), parts.end(),
                                       [](const SignOffPart& part) { return part.kind == electronic; });
    add(block, people_in(parts));
  }

  // "... and signed on its behalf by:" before the block.
  bool is_opened_by_signing(std::uint32_t first) const {
    if (first == 0) return false;
    const std::string before = plain(text(document_.sentences[first - 1].text));
    return holds(before, "signed") && (before.ends_with(':') || before.ends_with("by"));
  }

  // A sentence that tells who signed.
  void read_sentence(std::uint32_t index) {
    const TextRange range = document_.sentences[index].text;
    const std::string sentence = plain(text(range));
    const std::size_t at = signed_at(sentence);
    if (at == std::string::npos) return;
    const auto parts = parts_of({range.begin + static_cast<std::uint32_t>(at), range.end});
    const auto people = people_in(parts);
    if (people.empty()) return;
    SignOff sign_off;
    sign_off.block = range;
    sign_off.signed_word = true;
    add(sign_off, people);
  }

  // Where "signed ... by" stands in a sentence that says so of the statement; npos if it does not.
  static std::size_t signed_at(const std::string& sentence) {
    const std::size_t at = sentence.find("signed ");
    if (at == std::string::npos || (at > 0 && is_letter(sentence[at - 1]))) return std::string::npos;
    if (sentence.find(" by", at) == std::string::npos) return std::string::npos;
    const std::string before = sentence.substr(0, at);
    for (const char* const other : {"must", "should", "shall", "will be", "to be", "required", "requires",
                                    "need", "not ", "supplier"}) {
      if (holds(before, other)) return std::string::npos;
    }
    const bool of_statement =
        holds(before, "statement") || holds(before, "approved") || before.starts_with("it ");
    return of_statement ? at : std::string::npos;
  }

  void add(SignOff sign_off, const std::vector<Person>& people) {
    sign_off.image_near = has_signature_image_near(document_, sign_off.block);
    if (people.empty()) found_.push_back(sign_off);
    for (const Person& person : people) {
      sign_off.name = person.name;
      sign_off.role = sign_off.other_role = {};
      const auto counts = std::find_if(person.roles.begin(), person.roles.end(),
                                       [&](TextRange r) { return holds_any(text(r), roles_); });
      if (counts != person.roles.end()) {
        sign_off.role = *counts;
      } else {
        sign_off.other_role = person.roles.empty() ? person.perhaps_role : person.roles.front();
      }
      found_.push_back(sign_off);
    }
  }

  const Document& document_;
  std::vector<std::string> roles_, signing_words_;
  std::vector<SignOff> found_;
};

}  // namespace

std::vector<SignOff> find_sign_offs(const Document& document, const std::vector<std::string>& roles,
                                    const std::vector<std::string>& signing_words) {
  return SignOffFinder(document, roles, signing_words).find();
}

}  // namespace candour
