// judge-text PACK [--labels] FILE.txt...: what a pack says of plain text files, one paragraph a line. A bench
// for those who write packs, until there is `candour check`. With --labels every sentence is printed with its
// status and labels.
#include "rules/rule_set.h"
#include "tests/rules/drafts.h"

#include <fstream>
#include <iostream>
#include <string>

namespace {

using namespace candour;

void print_labels(const RuleSet& rules, const Document& document) {
  const auto sentences = label_sentences(rules, document);
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    std::cout << i << " [" << name_of(sentences[i].status) << "]";
    for (const auto& carried : sentences[i].labels) {
      std::cout << " " << carried.label << "=" << name_of(carried.status) << "(";
      for (const auto& signal : carried.signals)
        std::cout << (&signal == &carried.signals[0] ? "" : " ") << signal.signal;
      std::cout << ")";
    }
    std::cout << "\n    " << text_of(document, document.sentences[i].text) << "\n";
  }
}

void print_assessment(const Assessment& assessment, const Document& document) {
  std::cout << name_of(assessment.type) << ": " << assessment.type_reason << "\n";
  for (const auto& [id, facts] : assessment.facts) {
    for (const Fact& fact : facts) {
      std::cout << "fact " << id << " = " << fact.value;
      for (const auto& [part, value] : fact.parts) std::cout << " " << part << "=" << value;
      std::cout << "  \"" << text_of(document, fact.quote) << "\"\n";
    }
  }
  for (const PackAssessment& pack : assessment.packs) {
    for (const Finding& finding : pack.findings) {
      std::cout << finding.id << ": " << name_of(finding.verdict) << " - " << finding.reason << "\n";
      for (const Evidence& one : finding.evidence) {
        std::cout << "    " << one.label << " " << name_of(one.status) << " " << name_of(one.specificity) << " (";
        for (const SignalShare& signal : one.signals)
          std::cout << (&signal == &one.signals[0] ? "" : " ") << signal.signal;
        std::cout << ") \"" << text_of(document, one.quote) << "\"\n";
      }
      for (const NearestMiss& miss : finding.nearest_misses)
        std::cout << "    near: " << miss.why << " \"" << text_of(document, miss.quote) << "\"\n";
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "judge-text PACK [--labels|--examples] FILE...\n";
    return 2;
  }
  const auto pack = load_pack(argv[1]);
  if (!pack) {
    std::cerr << pack.error().message << "\n" << pack.error().advice << "\n";
    return 2;
  }
  auto rules = RuleSet::compile({pack.value()});
  if (!rules) {
    std::cerr << rules.error().message << "\n";
    return 2;
  }
  bool labels = false;
  for (int i = 2; i < argc; ++i) {
    const std::string name = argv[i];
    if (name == "--labels") {
      labels = true;
      continue;
    }
    if (name == "--examples") {
      const auto run = run_examples(pack.value());
      for (const std::string& failure : run.failures) std::cout << failure << "\n";
      std::cout << run.examples << " examples, " << run.failures.size() << " failed\n";
      continue;
    }
    std::ifstream stream(name, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    const Document document = tests::document_of_text(text);
    std::cout << "== " << name << " (" << document.sentences.size() << " sentences, " << document.language << ")\n";
    if (labels)
      print_labels(rules.value(), document);
    else
      print_assessment(rules.value().assess(document), document);
  }
}
