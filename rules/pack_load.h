// The inside of load_pack(): a loader that reads files into a Pack and collects every mistake.
#pragma once

#include "extractor/error.h"
#include "rules/pack.h"
#include "rules/pattern_variants.h"
#include "rules/yaml_tree.h"

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace candour {

inline constexpr std::size_t kMostMistakes = 500;  // collected; 20 are shown
inline constexpr std::size_t kLongestCondition = 8 * 1024;

struct PackMistake {
  Place place;
  std::string what;
  std::string expected;
};

// A pack in the making. Not thread-safe; one per load.
class PackLoader {
 public:
  // Reads a file and all that it includes. False if the first file is not there at all.
  bool read(const std::string& file_name, bool shipped);

  // Checks names, translates patterns. After read().
  void check();

  Pack take() { return std::move(pack_); }
  bool has_mistakes() const { return !mistakes_.empty(); }
  Error error() const;                                     // of all mistakes
  const std::string& problem() const { return problem_; }  // why read() returned false

 private:
  // Takes a map apart: refuses unknown keys (with the nearest known one) and gives the known ones.
  class Keys {
   public:
    Keys(PackLoader& loader, const YamlNode& node, std::string_view what, std::initializer_list<const char*> known);
    const YamlNode* find(std::string_view key) const;  // null when absent
    const YamlNode* need(std::string_view key) const;  // as find(), and reports what is absent

   private:
    PackLoader& loader_;
    const YamlNode& node_;
    std::string what_;
  };

  void mistake(Place place, std::string what, std::string expected);
  void mistake(const YamlNode& node, std::string what, std::string expected) {
    mistake(at(node), std::move(what), std::move(expected));
  }
  Place at(const YamlNode& node) const { return {file_, node.line}; }
  Place at(const YamlEntry& entry) const { return {file_, entry.line}; }

  // pack_load.cpp: files and the parts of a file
  bool read_file(const std::string& name, Place from, bool first);
  void read_sections(const YamlNode& root, bool first);
  void read_includes(const YamlNode& root, const std::string& name);
  void read_heading(const Keys& keys, const YamlNode& root);

  // pack_load_values.cpp: single values
  std::string text(const YamlNode& node, std::string_view what);
  double share(const YamlNode& node, std::string_view what);  // a number from 0 to 1
  int points(const YamlNode& node, std::string_view what);    // a whole number from -1000 to 1000
  std::string optional_text(const Keys& keys, std::string_view key);
  std::string needed_text(const Keys& keys, std::string_view key);
  std::vector<PlacedText> texts(const YamlNode* node, std::string_view what);
  std::vector<PlacedText> pattern_texts(const YamlNode* node, std::string_view what);  // of patterns and vocabularies
  std::vector<PlacedPattern> patterns(const YamlNode* node, std::string_view what);
  std::optional<PlacedCondition> condition(const YamlNode* node);
  std::vector<Status> statuses(const YamlNode* node, std::vector<Status> otherwise);
  std::vector<Example> examples(const YamlNode* node, std::string_view what, bool with_context);
  Example example(const YamlNode& node, std::string_view what, bool with_context);
  bool is_map(const YamlNode& node, std::string_view what);
  bool is_list(const YamlNode& node, std::string_view what);
  void check_name(const YamlEntry& entry, std::string_view what);
  void check_id(std::string_view id, Place place, std::string_view what);

  // pack_load_parts.cpp: the sections
  void read_vocabularies(const YamlNode& node);
  void read_signals(const YamlNode& node);
  void read_statuses(const YamlNode& node);
  void read_clauses(const YamlNode& node);
  void read_labels(const YamlNode& node);
  void read_facts(const YamlNode& node);
  void read_document_types(const YamlNode& node);
  std::optional<SectionRule> read_section(const YamlNode* node);
  void read_document_evidence(const YamlNode& node);
  std::optional<DocumentType> document_type(const std::string& name, Place place);
  void read_requirements(const YamlNode& node);
  void read_changes(const YamlNode& node);
  void read_weights_rule(const YamlNode& node);  // pack_load_weights.cpp
  void add_with_includes(std::uint32_t file, std::vector<std::uint32_t>& files) const;
  void check_weights_rule();
  void read_requirement(const YamlEntry& entry);
  void define(std::unordered_map<std::string, Place>& names, const YamlEntry& entry, std::string_view what);

  // pack_check.cpp: across sections
  PatternTree vocabulary_tree(std::string_view vocabulary, bool with_case, Place from);
  PatternTree phrase_tree(const PlacedText& word, bool with_case);
  const Vocabulary* vocabulary_named(std::string_view name) const;
  GapWords gap_words(std::string_view vocabulary);
  bool too_many();
  bool affordable(const WordGraph& graph, Place place);
  void translate_all();
  void translate(PlacedPattern& pattern, bool with_case);
  void check_conditions();
  void check_condition(const PlacedCondition& condition, std::string_view of, bool signals_only);
  void check_label_circles();
  void check_facts();
  void check_requirements();
  void check_changes();
  void check_answers(const std::vector<PlacedText>& names, bool facts_too, const Requirement& requirement);
  std::string nearest_name(std::string_view name, const std::vector<std::string>& known) const;
  std::vector<std::string> names_of(const std::unordered_map<std::string, Place>& names) const;

  struct VocabularyState {
    bool done = false, busy = false;
    PatternTree tree;  // null when something is wrong with it
  };

  Pack pack_;
  std::vector<PackMistake> mistakes_;
  std::string problem_;
  std::string all_bytes_;                             // of all files, for the checksum
  std::vector<std::size_t> ends_;                     // by file: where its bytes end in all_bytes_
  std::vector<std::vector<std::uint32_t>> includes_;  // by file: those that it names
  std::vector<std::string> open_files_;               // being read: what includes what
  std::string weights_bytes_;                         // of the weights file
  std::uint32_t file_ = 0;                            // being read
  std::unordered_map<std::string, Place> vocabulary_names_, condition_names_, fact_names_, requirement_names_;
  std::unordered_map<std::string, const Signal*> signals_;
  std::unordered_map<std::string, const Label*> labels_;
  std::unordered_map<std::string, VocabularyState> trees_[2];  // by case
  std::unordered_set<std::string> broken_labels_;              // whose condition cannot be read: told already
  std::size_t steps_ = 0, bytes_ = 0;                          // of all graphs so far
  int vocabulary_depth_ = 0;
  std::unordered_set<std::string> taken_words_;  // by RE2
  std::unordered_map<std::string, GapWords> gap_words_;
};

// Of `known`, the one that differs least from `name`, if it differs little.
std::string_view nearest_to(std::string_view name, const std::vector<std::string>& known);

}  // namespace candour
