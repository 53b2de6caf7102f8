// run_examples(): every example of a pack, judged by the engine that judges documents.
#include "rules/document_reading.h"
#include "rules/facts.h"
#include "rules/rule_set_access.h"
#include "rules/verdicts.h"

#include <algorithm>
#include <sstream>

namespace candour {
namespace {

// Builds a Document from paragraphs. It has one page and no geometry.
class Draft {
 public:
  Draft() {
    document_.pages.emplace_back();
    document_.language = "und";
  }

  std::uint32_t paragraph(const std::string& text, Role role, std::uint8_t level) {
    Paragraph paragraph;
    const auto begin = static_cast<std::uint32_t>(document_.text.size());
    document_.text += text + '\n';
    paragraph.text = {begin, begin + static_cast<std::uint32_t>(text.size())};
    paragraph.role = role;
    paragraph.level = level;
    add_words(paragraph);
    document_.paragraphs.push_back(paragraph);
    return static_cast<std::uint32_t>(document_.paragraphs.size() - 1);
  }

  // A sentence of its own in the last paragraph, which begins at `offset` in it.
  std::uint32_t sentence(std::size_t offset, std::size_t length, std::uint32_t heading, std::uint32_t lead) {
    const Paragraph& paragraph = document_.paragraphs.back();
    Sentence sentence;
    sentence.text = {paragraph.text.begin + static_cast<std::uint32_t>(offset),
                     paragraph.text.begin + static_cast<std::uint32_t>(offset + length)};
    sentence.paragraph = static_cast<std::uint32_t>(document_.paragraphs.size() - 1);
    sentence.role = paragraph.role;
    sentence.heading = heading;
    sentence.lead = lead;
    document_.sentences.push_back(sentence);
    return static_cast<std::uint32_t>(document_.sentences.size() - 1);
  }

  Document& document() { return document_; }

 private:
  void add_words(Paragraph& paragraph) {
    paragraph.first_word = static_cast<std::uint32_t>(document_.words.size());
    const auto line = static_cast<std::uint32_t>(document_.lines.size());
    document_.lines.emplace_back();
    for (std::uint32_t at = paragraph.text.begin; at < paragraph.text.end;) {
      std::uint32_t end = at;
      while (end < paragraph.text.end && document_.text[end] != ' ') ++end;
      if (end > at) {
        Word word;
        word.text = {at, end};
        word.line = line;
        document_.words.push_back(word);
      }
      at = end + 1;
    }
    paragraph.end_word = static_cast<std::uint32_t>(document_.words.size());
  }

  Document document_;
};

// Whether a sentence is a sign-off line is told by complete(), as in a real document, with each of the
// example's sentences a paragraph.
void tell_sign_off(const Document& document, Sentence& sentence) {
  Draft lines;
  std::uint32_t at = 0;
  for (const Sentence& one : document.sentences) {
    const std::uint32_t paragraph =
        lines.paragraph(std::string(text_of(document, one.text)), one.role, one.role == Role::heading ? 1 : 0);
    if (&one == &sentence) at = paragraph;
  }
  complete(lines.document());
  for (const Sentence& one : lines.document().sentences) {
    if (one.paragraph == at && one.role == Role::sign_off) sentence.role = Role::sign_off;
  }
}

// The example's sentence among its context; `at` is its index.
Document document_of(const Example& example, std::uint32_t& at) {
  Draft draft;
  std::uint32_t heading = kNone, lead = kNone;
  if (!example.heading.empty()) {
    draft.paragraph(example.heading, Role::heading, 1);
    heading = draft.sentence(0, example.heading.size(), kNone, kNone);
  }
  if (!example.lead.empty()) {
    draft.paragraph(example.lead, Role::body, 0);
    lead = draft.sentence(0, example.lead.size(), heading, kNone);
  }
  std::string text = example.before.empty() ? "" : example.before + ' ';
  const std::size_t begin = text.size();
  text += example.sentence;
  const std::size_t end = text.size();
  if (!example.after.empty()) text += ' ' + example.after;
  draft.paragraph(text, lead == kNone ? Role::body : Role::list_item, lead == kNone ? 0 : 1);
  if (begin > 0) draft.sentence(0, begin - 1, heading, lead);
  at = draft.sentence(begin, end - begin, heading, lead);
  if (end < text.size()) draft.sentence(end + 1, text.size() - end - 1, heading, lead);
  if (lead == kNone) tell_sign_off(draft.document(), draft.document().sentences[at]);
  return std::move(draft.document());
}

// A text of one paragraph a line: "# " begins a heading, "- " a list item.
Document document_of(const std::string& text) {
  Draft draft;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.pop_back();
    const std::size_t begin = line.find_first_not_of(' ');
    if (begin == std::string::npos) continue;
    line.erase(0, begin);
    const std::size_t marks = line.find_first_not_of('#');
    if (marks != 0 && marks != std::string::npos && line[marks] == ' ') {
      draft.paragraph(line.substr(marks + 1), Role::heading,
                      static_cast<std::uint8_t>(std::min<std::size_t>(marks, 6)));
    } else if (line.starts_with("- ")) {
      draft.paragraph(line.substr(2), Role::list_item, 1);
    } else {
      draft.paragraph(line, Role::body, 0);
    }
  }
  complete(draft.document());
  draft.document().language = "und";  // too little to tell by
  return std::move(draft.document());
}

std::string quoted(const std::string& text) {
  constexpr std::size_t kShown = 160;
  if (text.size() <= kShown) return "'" + text + "'";
  std::size_t end = kShown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return "'" + text.substr(0, end) + "...'";
}

class ExampleRunner {
 public:
  ExampleRunner(const CompiledRules& rules, const CompiledPack& compiled)
      : rules_(rules), compiled_(compiled), pack_(*compiled.pack) {}

  ExampleRun run() {
    for (std::size_t i = 0; i < pack_.signals.size(); ++i) run_signal(i);
    for (std::size_t i = 0; i < pack_.labels.size(); ++i) run_label(i);
    for (std::size_t i = 0; i < pack_.requirements.size(); ++i) run_requirement(i);
    return std::move(run_);
  }

 private:
  void fail(const Example& example, const std::string& what) {
    run_.failures.push_back(shown(pack_, example.place) + ": " + what + ": " + quoted(example.sentence));
  }

  void run_signal(std::size_t index) {
    const Signal& signal = pack_.signals[index];
    const auto check = [&](const Example& example, bool wanted) {
      ++run_.examples;
      std::uint32_t at = 0;
      const Document document = document_of(example, at);
      if (DocumentReading(rules_, document).signal_holds(compiled_.signals[index], at) == wanted) return;
      fail(example, "signal " + signal.name + ": should " + (wanted ? "match" : "not match"));
    };
    for (const Example& example : signal.matching) check(example, true);
    for (const Example& example : signal.not_matching) check(example, false);
  }

  void run_label(std::size_t index) {
    const Label& label = pack_.labels[index];
    const auto check = [&](const Example& example, bool wanted) {
      ++run_.examples;
      std::uint32_t at = 0;
      const Document document = document_of(example, at);
      const DocumentReading reading(rules_, document);
      const auto& carried = reading.label(compiled_.labels[index]).carried;
      const auto found =
          std::find_if(carried.begin(), carried.end(), [&](const CarriedLabel& one) { return one.sentence == at; });
      if ((found != carried.end()) != wanted)
        return fail(example, "label " + label.name + ": should " + (wanted ? "match" : "not match") +
                                 held_back(reading, index, at));
      if (found == carried.end() || !example.status || found->status == *example.status) return;
      fail(example, "label " + label.name + ": the status should be " + name_of(*example.status) + " and is " +
                        name_of(found->status));
    };
    for (const Example& example : label.matching) check(example, true);
    for (const Example& example : label.not_matching) check(example, false);
  }

  // Why a label that should be there is not, if it is for its status.
  std::string held_back(const DocumentReading& reading, std::size_t index, std::uint32_t at) const {
    for (const CarriedLabel& one : reading.label(compiled_.labels[index]).held_back) {
      if (one.sentence == at) return std::string(" (it cannot stand in the status ") + name_of(one.status) + ")";
    }
    return {};
  }

  void run_requirement(std::size_t index) {
    const Requirement& requirement = pack_.requirements[index];
    const auto check = [&](const Example& example, Verdict wanted) {
      ++run_.examples;
      const Document document = document_of(example.sentence);
      const DocumentReading reading(rules_, document);
      PackFacts facts;
      for (std::size_t i = 0; i < pack_.facts.size(); ++i) facts.push_back(read_facts(reading, compiled_, i));
      const Finding finding = judge(reading, compiled_, index, facts, {});
      if (finding.verdict == wanted) return;
      fail(example, "requirement " + requirement.id + ": should be " + name_of(wanted) + " and is " +
                        name_of(finding.verdict) + " (" + finding.reason + ")");
    };
    for (const Example& example : requirement.found_examples) check(example, Verdict::found);
    for (const Example& example : requirement.partly_found_examples) check(example, Verdict::partly_found);
    for (const Example& example : requirement.not_found_examples) check(example, Verdict::not_found);
  }

  const CompiledRules& rules_;
  const CompiledPack& compiled_;
  const Pack& pack_;
  ExampleRun run_;
};

}  // namespace

ExampleRun run_examples(std::shared_ptr<const Pack> pack) {
  const auto rules = compile_rules({pack});
  if (!rules) return {0, {rules.error().message}};
  return ExampleRunner(*rules.value(), rules.value()->packs[0]).run();
}

}  // namespace candour
