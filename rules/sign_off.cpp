#include "rules/sign_off.h"

#include "extractor/sign_off_line.h"
#include "rules/sign_off_glued.h"
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
    if ((at == 0 || !is_letter(plain_text[at - 1])) && (end == plain_text.size() || !is_letter(plain_text[end])))
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

// Sign-offs that have run into other text, of one document.
constexpr std::size_t kMostGlued = 3;

// A name with what it is said to be.
struct Person {
  TextRange name;
  std::vector<TextRange> roles;
  TextRange perhaps_role;  // capitalised words after a name that has no role
};

// Roles to the names before them: all to one name, or one by one where the names stand side by side above
// their roles.
void share_out(std::vector<Person>& people, std::size_t first, const std::vector<TextRange>& roles) {
  const std::size_t names = people.size() - first;
  for (std::size_t i = 0; i < roles.size() && names > 0; ++i) {
    const bool in_turn = roles.size() >= names;
    const std::size_t to = in_turn ? i * names / roles.size() : names - roles.size() + i;
    people[first + to].roles.push_back(roles[i]);
  }
}

// Roles belong to the names before them; roles before any name, to the first ("Director: Jane Doe").
std::vector<Person> people_in(const std::vector<SignOffPart>& parts) {
  std::vector<Person> people;
  std::vector<TextRange> roles;  // since the last name
  std::size_t open = 0;          // the first person whose role is still to come
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const SignOffPart& part = parts[i];
    if (part.kind == name) {
      if (!people.empty() && !roles.empty()) {
        share_out(people, open, roles);
        roles.clear();
        open = people.size();
      }
      people.push_back({part.text, {}, {}});
      if (people.size() == 1) people.back().roles.swap(roles);
    } else if (part.kind == role) {
      roles.push_back(part.text);
    } else if (part.kind == other && i > 0 && parts[i - 1].kind == name && !people.empty()) {
      people.back().perhaps_role = part.text;
    }
  }
  if (people.empty() && !roles.empty())
    people.push_back({{}, roles, {}});
  else
    share_out(people, open, roles);
  // Beside someone with a role, words that look like a name alone are mostly a company's: "Glenn Doe, CEO,
  // Reward Gateway".
  const auto has_role = [](const Person& person) { return !person.roles.empty(); };
  if (std::any_of(people.begin(), people.end(), has_role))
    std::erase_if(people, [&](const Person& person) { return !has_role(person); });
  return people;
}

// Envelope ids stand on every page of a signed file: they speak for the people who signed it, not for
// themselves.
void fold_electronic(std::vector<SignOff>& found) {
  const auto is_bare = [](const SignOff& s) {
    return s.signature_text && is_empty(s.name) && is_empty(s.role) && is_empty(s.other_role);
  };
  const auto first = std::find_if(found.begin(), found.end(), is_bare);
  if (first == found.end()) return;
  const SignOff one = *first;
  std::erase_if(found, is_bare);
  if (found.empty()) found.push_back(one);
  for (SignOff& sign_off : found) sign_off.signature_text = true;
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
    // More of them are a list of who leads the company.
    if (glued_.size() <= kMostGlued) {
      for (const TextRange range : glued_) read_glued(range);
      std::stable_sort(found_.begin(), found_.end(),
                       [](const SignOff& a, const SignOff& b) { return a.block.begin < b.block.begin; });
    }
    fold_electronic(found_);
    return std::move(found_);
  }

 private:
  std::string_view text(TextRange range) const { return text_of(document_, range); }

  std::vector<SignOffPart> parts_of(TextRange range) const {
    std::vector<SignOffPart> parts;
    for (SignOffPart part : read_sign_off_line(text(range)).parts) {
      part.text = {part.text.begin + range.begin, part.text.end + range.begin};
      parts.push_back(part);
      // "Director's name:" says what he is who is named behind it.
      const bool of_director =
          (part.kind == label || part.kind == signing) && plain(text(part.text)).starts_with("director");
      if (of_director) parts.push_back({role, {part.text.begin, part.text.begin + 8}, false});
    }
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
    block.signature_text =
        std::any_of(parts.begin(), parts.end(), [](const SignOffPart& part) { return part.kind == electronic; });
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
    if (at == std::string::npos) {
      const auto glued = glued_sign_off(text(range), index + 2 >= document_.sentences.size());
      const Role place = document_.sentences[index].role;
      if (glued && place != Role::list_item && place != Role::table_row && !follows_contact(index))
        glued_.push_back({range.begin + glued->begin, range.begin + glued->end});
      return;
    }
    const auto parts = parts_of({range.begin + static_cast<std::uint32_t>(at), range.end});
    const auto people = people_in(parts);
    if (people.empty()) return;
    SignOff sign_off;
    sign_off.block = range;
    sign_off.signed_word = true;
    add(sign_off, people);
  }

  // "For questions please contact:"
  bool follows_contact(std::uint32_t index) const {
    if (index == 0) return false;
    const std::string before = plain(text(document_.sentences[index - 1].text));
    return holds(before, "contact") || holds(before, "questions") || holds(before, "email");
  }

  void read_glued(TextRange range) {
    SignOff sign_off;
    sign_off.block = range;
    add(sign_off, people_in(parts_of(range)));
  }

  // Where "signed ... by" stands in a sentence that says so of the statement; npos if it does not.
  static std::size_t signed_at(const std::string& sentence) {
    const std::size_t at = sentence.find("signed ");
    if (at == std::string::npos || (at > 0 && is_letter(sentence[at - 1]))) return std::string::npos;
    if (sentence.find(" by", at) == std::string::npos) return std::string::npos;
    const std::string before = sentence.substr(0, at);
    for (const char* const other :
         {"must", "should", "shall", "will be", "to be", "required", "requires", "need", "not ", "supplier"}) {
      if (holds(before, other)) return std::string::npos;
    }
    const bool of_statement = holds(before, "statement") || holds(before, "approved") || before.starts_with("it ");
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
  std::vector<TextRange> glued_;  // sign-offs that have run into other text
};

}  // namespace

std::vector<SignOff> find_sign_offs(const Document& document, const std::vector<std::string>& roles,
                                    const std::vector<std::string>& signing_words) {
  return SignOffFinder(document, roles, signing_words).find();
}

}  // namespace candour
