// The JSON of fitted weights, beside the pack weighed.yaml, which is used with them.
#include "extractor/sentence_list.h"
#include "rules/pack.h"
#include "rules/rule_set.h"
#include "tests/fuzz/promises.h"
#include "tests/temporary_folder.h"

#include <filesystem>

using namespace candour;

namespace {

constexpr std::string_view kSentences[] = {"We train dogs.", "The cats of Kenya.", "Signed in March.", "",
                                           "Under the Act we speak of slavery, and of dogs and cats."};

void check_scores(std::shared_ptr<const Pack> pack) {
  auto rules = RuleSet::compile({std::move(pack)});
  fuzz::promise(static_cast<bool>(rules), "a pack that was loaded can be compiled");
  const Document document = document_of_sentences(kSentences);
  for (const SentenceLabels& sentence : label_sentences(rules.value(), document)) {
    for (const float score : sentence.scores) fuzz::promise(score >= 0 && score <= 1, "a score is 0 to 1");
  }
  static_cast<void>(rules.value().assess(document));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string json(fuzz::bytes_of(data, size));
  const auto weights = read_weights(json, "weights.json");
  // What calibrate writes is read by a way of its own, which a space at the end bars.
  const auto slowly = read_weights(json + " ", "weights.json");
  fuzz::promise(static_cast<bool>(weights) == static_cast<bool>(slowly), "both ways take the same files");
  if (!weights) {
    fuzz::promise(weights.error().code == ErrorCode::pack_invalid && !weights.error().message.empty(),
                  "an error of weights has code and message");
    return 0;
  }
  const std::string written = json_of(weights.value());
  fuzz::promise(json_of(slowly.value()) == written, "both ways read the same");
  const auto again = read_weights(written, "weights.json");
  fuzz::promise(again && json_of(again.value()) == written, "weights that were written are read as they were");

  static const TemporaryFolder folder;
  static const bool copied =
      std::filesystem::copy_file(CANDOUR_SOURCE_DIR "/tests/fuzz/weighed.yaml", folder / "weighed.yaml");
  fuzz::promise(copied, "weighed.yaml is there");
  folder.write("weights.json", json);
  auto pack = load_pack(folder / "weighed.yaml");
  fuzz::promise(static_cast<bool>(pack), "weights that can be read do not break their pack");
  check_scores(pack.take());
  return 0;
}
