// The rules on any Document that decode_answer() lets through. Where the first byte is 0, the rest is such an answer; else the input is
// a text, read as Markdown.
#include "extractor/reader/markdown.h"
#include "extractor/wire.h"
#include "rules/rule_set.h"
#include "tests/fuzz/promises.h"

#include <cstdlib>

using namespace candour;

namespace {

const RuleSet& rules() {
  static const RuleSet compiled = [] {
    auto pack = load_pack("uk-msa-2015");
    fuzz::promise(static_cast<bool>(pack), "the shipped pack can be loaded");
    auto set = RuleSet::compile({pack.take()});
    fuzz::promise(static_cast<bool>(set), "the shipped pack can be compiled");
    return set.take();
  }();
  return compiled;
}

Result<Document> document_of(std::string_view bytes) {
  if (bytes.starts_with('\0')) return wire::decode_answer(wire::AnswerKind::document, bytes.substr(1));
  return read_markdown(bytes, sniff(bytes), "fuzz.md", {200, 50'000});
}

void check(const Assessment& assessment, const Document& document) {
  for (const PackAssessment& pack : assessment.packs) {
    for (const Finding& finding : pack.findings) {
      fuzz::promise(!finding.id.empty() && !finding.reason.empty(), "a finding has an id and a reason");
      for (const Evidence& one : finding.evidence)
        fuzz::promise(one.sentence < document.sentences.size(), "evidence is a sentence: " + finding.id);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto read = document_of(fuzz::bytes_of(data, size));
  if (!read) return 0;
  Document document = read.take();
  complete(document);
  check(rules().assess(document), document);
  const auto labels = label_sentences(rules(), document);
  fuzz::promise(labels.size() == document.sentences.size(), "each sentence has its labels");
  for (const SentenceLabels& sentence : labels) {
    for (const float score : sentence.scores) fuzz::promise(score >= 0 && score <= 1, "a score is 0 to 1");
  }
  return 0;
}
