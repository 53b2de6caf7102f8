// A pack's YAML, with words.yaml beside it to include.
#include "rules/pack.h"

#include "extractor/sentence_list.h"
#include "extractor/utf8.h"
#include "rules/rule_set.h"
#include "tests/fuzz/promises.h"
#include "tests/temporary_folder.h"

#include <filesystem>

using namespace candour;

namespace {

constexpr std::string_view kSentences[] = {"Modern slavery statement 2020",
                                           "In 2021 we will:", "- train all employees on forced labour;",
                                           "We do not buy from suppliers who refuse an audit.", ""};

void check_error_of_pack(const Error& error) {
  fuzz::promise(error.code == ErrorCode::pack_invalid || error.code == ErrorCode::pack_unknown,
                "an error of a pack has its code");
  fuzz::promise(!error.message.empty() && is_utf8(error.message), "an error has a message");
  fuzz::promise(!error.advice.empty() && is_utf8(error.advice), "an error has advice");
}

void use(std::shared_ptr<const Pack> pack) {
  for (const Signal& signal : pack->signals)
    fuzz::promise(!page_of(*pack, signal.name).empty(), "a signal has its page");
  for (const Label& label : pack->labels) fuzz::promise(!page_of(*pack, label.name).empty(), "a label has its page");
  for (const Requirement& asked : pack->requirements)
    fuzz::promise(!page_of(*pack, asked.id).empty(), "a requirement has its page");
  const ExampleRun run = run_examples(pack);
  fuzz::promise(run.failures.size() <= run.examples, "no more examples fail than there are");
  auto rules = RuleSet::compile({pack});
  if (!rules) return check_error_of_pack(rules.error());
  const Document document = document_of_sentences(kSentences);
  const Assessment assessment = rules.value().assess(document);
  fuzz::promise(assessment.packs.size() == 1 && assessment.packs[0].findings.size() == pack->requirements.size(),
                "each requirement has its finding");
  fuzz::promise(label_sentences(rules.value(), document).size() == document.sentences.size(),
                "each sentence has its labels");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const TemporaryFolder folder;
  static const bool words =
      std::filesystem::copy_file(CANDOUR_SOURCE_DIR "/tests/rules/packs/words.yaml", folder / "words.yaml");
  fuzz::promise(words, "words.yaml is there");
  auto pack = load_pack(folder.write("pack.yaml", std::string(fuzz::bytes_of(data, size))));
  if (!pack)
    check_error_of_pack(pack.error());
  else
    use(pack.take());
  return 0;
}
