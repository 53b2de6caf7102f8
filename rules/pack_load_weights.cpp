// The section `weights`: where fitted weights are, and what they are laid on.
#include "rules/pack_files.h"
#include "rules/pack_load.h"
#include "rules/sha256.h"

#include <algorithm>

namespace candour {

void PackLoader::read_weights_rule(const YamlNode& node) {
  if (!is_map(node, "'weights'")) return;
  if (pack_.weights) {
    mistake(node, "there are weights already (" + shown(pack_, pack_.weights->place) + ")", "one section 'weights'");
    return;
  }
  const Keys keys(*this, node, "'weights'",
                  {"file", "sentences", "document", "placed", "classes", "sentence_starts", "small_words"});
  WeightsRule rule;
  rule.place = at(node);
  const std::string path = needed_text(keys, "file");
  if (const YamlNode* sentences = keys.need("sentences")) {
    if (auto condition = this->condition(sentences)) rule.sentences = std::move(*condition);
  }
  rule.document = texts(keys.find("document"), "document");
  rule.placed = texts(keys.find("placed"), "placed");
  rule.classes = texts(keys.find("classes"), "classes");
  const auto vocabulary = [&](const char* key) {
    PlacedText name;
    name.text = optional_text(keys, key);
    if (const YamlNode* place = keys.find(key)) name.place = at(*place);
    return name;
  };
  rule.sentence_starts = vocabulary("sentence_starts");
  rule.small_words = vocabulary("small_words");
  add_with_includes(file_, rule.files);
  std::string bytes;
  for (const std::uint32_t file : rule.files) {
    const std::size_t from = file == 0 ? 0 : ends_[file - 1];
    bytes.append(all_bytes_, from, ends_[file] - from);
  }
  rule.pack_sha256 = sha256_of(bytes);
  if (path.empty()) return;
  rule.file = included_name(pack_.files[file_], path);
  PackFileResult found = read_pack_file(rule.file);
  const std::string place = shown(pack_, rule.place) + ": ";
  if (found.missing) {
    pack_.warnings.push_back(place + "there is no file " + rule.file +
                             ": labels are judged by their conditions alone. Fit weights with candour calibrate");
  } else if (!found.file) {
    mistake(node, "'" + rule.file + "' cannot be read: " + found.problem, "weights that candour calibrate wrote");
  } else if (auto weights = read_weights(found.file->bytes, rule.file); !weights) {
    mistake(node, weights.error().message, "weights that candour calibrate wrote");
  } else {
    if (weights.value().pack_sha256 != rule.pack_sha256) {
      pack_.warnings.push_back(place + "the weights in " + rule.file +
                               " were fitted for other signals and labels than these files now have. They are used "
                               "as they are; fit them again with candour calibrate");
    }
    rule.weights = std::make_shared<const Weights>(weights.take());
    weights_bytes_ = std::move(found.file->bytes);
  }
  pack_.weights = std::move(rule);
}

// In the order in which they are read when `file` is read first: what other files have included before it changes nothing.
void PackLoader::add_with_includes(std::uint32_t file, std::vector<std::uint32_t>& files) const {
  if (std::find(files.begin(), files.end(), file) != files.end()) return;
  files.push_back(file);
  for (const std::uint32_t other : includes_[file]) add_with_includes(other, files);
}

bool WeightsRule::covers(Place at) const {
  return std::find(files.begin(), files.end(), at.file) != files.end();
}

void PackLoader::check_weights_rule() {
  if (!pack_.weights) return;
  const WeightsRule& rule = *pack_.weights;
  if (!rule.sentences.text.empty()) check_condition(rule.sentences, "the section 'weights'", true);
  for (const auto* names : {&rule.document, &rule.placed}) {
    for (const PlacedText& name : *names) {
      if (!signals_.contains(name.text))
        mistake(name.place, "there is no signal '" + name.text + "'", "the name of a signal");
    }
  }
  std::vector<PlacedText> vocabularies = rule.classes;
  vocabularies.push_back(rule.sentence_starts);
  vocabularies.push_back(rule.small_words);
  for (const PlacedText& name : vocabularies) {
    if (!name.text.empty() && vocabulary_named(name.text) == nullptr)
      mistake(name.place, "there is no vocabulary '" + name.text + "'", "the name of a vocabulary");
  }
}

}  // namespace candour
