#include "rules/pack_load.h"

#include "rules/pack_files.h"
#include "rules/rule_set.h"
#include "rules/sha256.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace candour {
namespace {

constexpr std::size_t kMostFiles = 64;
constexpr std::size_t kMostShownMistakes = 20;

// The same file under two names is the same file.
std::string identity_of(const std::string& name) {
  if (name.starts_with("candour:")) return name;
  std::error_code error;
  const auto path = std::filesystem::canonical(name, error);
  return error ? name : path.string();
}

}  // namespace

void PackLoader::mistake(Place place, std::string what, std::string expected) {
  if (mistakes_.size() < kMostMistakes) mistakes_.push_back({place, std::move(what), std::move(expected)});
}

PackLoader::Keys::Keys(PackLoader& loader, const YamlNode& node, std::string_view what,
                       std::initializer_list<const char*> known)
    : loader_(loader), node_(node), what_(what) {
  if (!loader.is_map(node, what)) return;
  const std::vector<std::string> names(known.begin(), known.end());
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  for (const YamlEntry& entry : node.entries) {
    if (std::find(names.begin(), names.end(), entry.key) != names.end()) continue;
    loader.mistake(loader.at(entry), what_ + " has no '" + entry.key + "'" + loader.nearest_name(entry.key, names),
                   "one of: " + list);
  }
}

const YamlNode* PackLoader::Keys::find(std::string_view key) const {
  for (const YamlEntry& entry : node_.entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

const YamlNode* PackLoader::Keys::need(std::string_view key) const {
  const YamlNode* node = find(key);
  if (node == nullptr && node_.kind == YamlNode::Kind::map)
    loader_.mistake(node_, what_ + " has no '" + std::string(key) + "'", "'" + std::string(key) + ": ...'");
  return node;
}

bool PackLoader::read(const std::string& file_name, bool shipped) {
  const bool done = read_file(shipped ? "candour:" + file_name : file_name, {}, true);
  pack_.sha256 = sha256_of({all_bytes_, weights_bytes_});
  return done;
}

bool PackLoader::read_file(const std::string& name, Place from, bool first) {
  const std::string identity = identity_of(name);
  if (std::find(open_files_.begin(), open_files_.end(), identity) != open_files_.end()) {
    mistake(from, "'" + name + "' includes itself, directly or by way of others", "no circle of includes");
    return true;
  }
  for (std::uint32_t file = 0; file < pack_.files.size(); ++file) {
    if (identity_of(pack_.files[file]) != identity) continue;
    includes_[from.file].push_back(file);
    return true;  // included twice is included once
  }
  if (pack_.files.size() >= kMostFiles) {
    mistake(from, "too many files are included", "at most 64");
    return true;
  }
  PackFileResult found = read_pack_file(name);
  if (!found.file) {
    problem_ = found.problem;
    if (!first)
      mistake(from, "'" + name + "' cannot be included: " + found.problem,
              "a file's name, relative to this file, or candour:shared/...");
    return !found.missing || !first;
  }
  pack_.files.push_back(name);
  const std::uint32_t before = file_;
  file_ = static_cast<std::uint32_t>(pack_.files.size() - 1);
  includes_.emplace_back();
  if (!first) includes_[from.file].push_back(file_);
  all_bytes_ += found.file->bytes;
  ends_.push_back(all_bytes_.size());
  open_files_.push_back(identity);
  std::vector<YamlMistake> wrong;
  const YamlNode root = read_yaml(found.file->bytes, wrong);
  for (YamlMistake& one : wrong) mistake({file_, one.line}, std::move(one.what), std::move(one.expected));
  if (root.kind == YamlNode::Kind::nothing && wrong.empty())
    mistake({file_, 1}, "the file is empty", first ? "a pack: id, version, title, ..." : "vocabularies, signals, ...");
  if (root.kind != YamlNode::Kind::nothing) read_sections(root, first);
  open_files_.pop_back();
  file_ = before;
  return true;
}

void PackLoader::read_includes(const YamlNode& root, const std::string& name) {
  for (const YamlEntry& entry : root.entries) {
    if (entry.key != "include") continue;
    for (const PlacedText& path : texts(&entry.value, "include"))
      read_file(included_name(name, path.text), path.place, false);
  }
}

void PackLoader::read_heading(const Keys& keys, const YamlNode& root) {
  pack_.id = needed_text(keys, "id");
  if (!pack_.id.empty()) check_id(pack_.id, at(*keys.find("id")), "the id of a pack");
  pack_.version = needed_text(keys, "version");
  pack_.title = needed_text(keys, "title");
  pack_.law_checked = optional_text(keys, "law_checked");
  if (keys.find("language") != nullptr) pack_.language = optional_text(keys, "language");
  if (root.kind != YamlNode::Kind::map) return;
}

void PackLoader::read_sections(const YamlNode& root, bool first) {
  const std::string name = pack_.files[file_];
  const Keys keys = first ? Keys(*this, root, "a pack",
                                 {"id", "version", "title", "language", "law_checked", "include", "vocabularies",
                                  "signals", "statuses", "clauses", "labels", "weights", "facts", "document_types",
                                  "document_evidence", "requirements", "changes"})
                          : Keys(*this, root, "an included file",
                                 {"include", "vocabularies", "signals", "statuses", "clauses", "labels", "weights",
                                  "facts", "document_types", "document_evidence", "requirements"});
  if (first) read_heading(keys, root);
  if (root.kind != YamlNode::Kind::map) return;
  if (const YamlNode* node = first ? keys.find("changes") : nullptr) read_changes(*node);
  // The first rule that holds decides, so a pack's own rules stand before those of what it includes; all else
  // is in reading order.
  if (const YamlNode* node = keys.find("statuses")) read_statuses(*node);
  if (const YamlNode* node = keys.find("document_types")) read_document_types(*node);
  read_includes(root, name);
  if (const YamlNode* node = keys.find("vocabularies")) read_vocabularies(*node);
  if (const YamlNode* node = keys.find("signals")) read_signals(*node);
  if (const YamlNode* node = keys.find("clauses")) read_clauses(*node);
  if (const YamlNode* node = keys.find("labels")) read_labels(*node);
  if (const YamlNode* node = keys.find("weights")) read_weights_rule(*node);
  if (const YamlNode* node = keys.find("facts")) read_facts(*node);
  if (const YamlNode* node = keys.find("document_evidence")) read_document_evidence(*node);
  if (const YamlNode* node = keys.find("requirements")) read_requirements(*node);
}

Error PackLoader::error() const {
  std::vector<PackMistake> sorted = mistakes_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const PackMistake& a, const PackMistake& b) {
    return std::pair(a.place.file, a.place.line) < std::pair(b.place.file, b.place.line);
  });
  Error error{ErrorCode::pack_invalid, {}, {}};
  for (std::size_t i = 0; i < std::min(sorted.size(), kMostShownMistakes); ++i) {
    error.message += (i > 0 ? "\n" : "") + shown(pack_, sorted[i].place) + ": " + sorted[i].what;
    error.advice += (i > 0 ? "\n" : "") + std::string("expected ") + sorted[i].expected;
  }
  if (sorted.size() > kMostShownMistakes)
    error.message += "\nand " + std::to_string(sorted.size() - kMostShownMistakes) + " more";
  return error;
}

Result<std::shared_ptr<const Pack>> load_pack(const std::string& id_or_file) {
  const bool is_path =
      id_or_file.find('/') != std::string::npos || id_or_file.ends_with(".yaml") || id_or_file.ends_with(".yml");
  std::string known;
  for (const std::string& id : shipped_pack_ids()) known += (known.empty() ? "" : ", ") + id;
  PackLoader loader;
  if (!loader.read(is_path ? id_or_file : id_or_file + ".yaml", !is_path)) {
    if (is_path)
      return Error{ErrorCode::pack_unknown, id_or_file + ": " + loader.problem(),
                   "Give the path of a pack file, or one of: " + known};
    return Error{ErrorCode::pack_unknown, "there is no pack '" + id_or_file + "'",
                 "Give one of " + known + ", or a path to a pack file"};
  }
  if (!loader.has_mistakes() && !loader.problem().empty())
    return Error{ErrorCode::pack_invalid, id_or_file + ": " + loader.problem(),
                 "Give the path of a pack file of at most 4 MB"};
  loader.check();
  if (loader.has_mistakes()) return loader.error();
  return std::make_shared<const Pack>(loader.take());
}

}  // namespace candour
