// Single values of a pack file: texts, lists, patterns, conditions, examples.
#include "rules/pack_load.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace candour {
namespace {

constexpr std::size_t kLongestText = 64 * 1024;

const char* kind_name(YamlNode::Kind kind) {
  switch (kind) {
    case YamlNode::Kind::nothing:
      return "nothing";
    case YamlNode::Kind::text:
      return "a text";
    case YamlNode::Kind::list:
      return "a list";
    case YamlNode::Kind::map:
      return "a map";
  }
  return "";
}

bool is_name(std::string_view name) {
  if (name.empty() || name.size() > 80 || name[0] < 'a' || name[0] > 'z') return false;
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

bool is_id(std::string_view id) {
  if (id.empty() || id.size() > 80 || id[0] == '.' || id[0] == '-') return false;
  return std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
  });
}

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      diagonal = above;
    }
  }
  return row.back();
}

}  // namespace

std::string_view nearest_to(std::string_view name, const std::vector<std::string>& known) {
  std::string_view best;
  std::size_t least = name.size() / 3 + 1;
  if (name.size() > 80) return best;
  for (const std::string& one : known) {
    const std::size_t far = distance(name, one);
    if (far >= least) continue;
    least = far;
    best = one;
  }
  return best;
}

std::string PackLoader::nearest_name(std::string_view name, const std::vector<std::string>& known) const {
  const std::string_view near = nearest_to(name, known);
  return near.empty() ? "" : "; did you mean '" + std::string(near) + "'?";
}

bool PackLoader::is_map(const YamlNode& node, std::string_view what) {
  if (node.kind == YamlNode::Kind::map) return true;
  mistake(node, std::string(what) + " is " + kind_name(node.kind), "a map: 'key: value' on each line");
  return false;
}

bool PackLoader::is_list(const YamlNode& node, std::string_view what) {
  if (node.kind == YamlNode::Kind::list) return true;
  mistake(node, "'" + std::string(what) + "' is " + kind_name(node.kind),
          "a list: [one, two] or a line '- one' for each");
  return false;
}

std::string PackLoader::text(const YamlNode& node, std::string_view what) {
  if (node.kind != YamlNode::Kind::text || node.text.empty()) {
    mistake(node,
            "'" + std::string(what) + "' is " + (node.kind == YamlNode::Kind::text ? "empty" : kind_name(node.kind)),
            "a text");
    return {};
  }
  if (node.text.size() > kLongestText) {
    mistake(node, "'" + std::string(what) + "' is too long", "at most 64 KB");
    return {};
  }
  return node.text;
}

std::string PackLoader::optional_text(const Keys& keys, std::string_view key) {
  const YamlNode* node = keys.find(key);
  return node == nullptr ? std::string() : text(*node, key);
}

std::string PackLoader::needed_text(const Keys& keys, std::string_view key) {
  const YamlNode* node = keys.need(key);
  return node == nullptr ? std::string() : text(*node, key);
}

double PackLoader::share(const YamlNode& node, std::string_view what) {
  const std::string written = text(node, what);
  double number = -1;
  const auto end = std::from_chars(written.data(), written.data() + written.size(), number);
  if (end.ec == std::errc() && end.ptr == written.data() + written.size() && number >= 0 && number <= 1) return number;
  mistake(node, "'" + std::string(what) + "' is no share", "a number from 0 to 1, such as 0.5");
  return 0;
}

int PackLoader::points(const YamlNode& node, std::string_view what) {
  const std::string written = text(node, what);
  int number = 0;
  const auto end = std::from_chars(written.data(), written.data() + written.size(), number);
  if (end.ec == std::errc() && end.ptr == written.data() + written.size() && std::abs(number) <= 1000) return number;
  mistake(node, std::string(what) + " is no number of points", "a whole number from -1000 to 1000");
  return 0;
}

std::vector<PlacedText> PackLoader::texts(const YamlNode* node, std::string_view what) {
  std::vector<PlacedText> out;
  if (node == nullptr || !is_list(*node, what)) return out;
  for (const YamlNode& item : node->items) {
    std::string one = text(item, what);
    if (!one.empty()) out.push_back({std::move(one), at(item)});
  }
  return out;
}

std::vector<PlacedText> PackLoader::pattern_texts(const YamlNode* node, std::string_view what) {
  std::vector<PlacedText> out = texts(node, what);
  std::erase_if(out, [&](const PlacedText& one) {
    if (one.text.size() <= kLongestPattern) return false;
    mistake(one.place, "a pattern is too long", "at most 4 KB; a vocabulary can hold its words");
    return true;
  });
  return out;
}

std::vector<PlacedPattern> PackLoader::patterns(const YamlNode* node, std::string_view what) {
  std::vector<PlacedPattern> out;
  for (PlacedText& one : pattern_texts(node, what)) out.push_back({std::move(one.text), one.place, {}});
  return out;
}

std::optional<PlacedCondition> PackLoader::condition(const YamlNode* node) {
  if (node == nullptr) return std::nullopt;
  std::string written = text(*node, "when");
  if (written.empty()) return std::nullopt;
  if (written.size() > kLongestCondition) {
    mistake(*node, "the condition is too long", "at most 8 KB; labels can be built of labels");
    return std::nullopt;
  }
  ConditionResult result = parse_condition(written);
  if (result.mistake) {
    mistake(*node,
            "in the condition '" + written + "', at character " + std::to_string(result.mistake->offset + 1) + ": " +
                result.mistake->what,
            result.mistake->expected);
    return std::nullopt;
  }
  return PlacedCondition{std::move(written), at(*node), std::move(*result.condition)};
}

std::vector<Status> PackLoader::statuses(const YamlNode* node, std::vector<Status> otherwise) {
  if (node == nullptr) return otherwise;
  std::vector<Status> out;
  for (const PlacedText& one : texts(node, "statuses")) {
    if (const auto status = status_named(one.text)) {
      out.push_back(*status);
    } else {
      mistake(one.place, "'" + one.text + "' is not a status",
              "done, ongoing, planned, conditional, negated, none_found, policy_only, definition, quoted_law "
              "or about_others");
    }
  }
  return out;
}

Example PackLoader::example(const YamlNode& node, std::string_view what, bool with_context) {
  Example example;
  example.place = at(node);
  if (node.kind != YamlNode::Kind::map || !with_context) {
    example.sentence = text(node, what);
    return example;
  }
  const Keys keys(*this, node, "an example", {"sentence", "heading", "lead", "before", "after", "status"});
  example.sentence = needed_text(keys, "sentence");
  example.heading = optional_text(keys, "heading");
  example.lead = optional_text(keys, "lead");
  example.before = optional_text(keys, "before");
  example.after = optional_text(keys, "after");
  if (const YamlNode* status = keys.find("status")) {
    const std::string name = text(*status, "status");
    example.status = status_named(name);
    if (!example.status && !name.empty())
      mistake(*status, "'" + name + "' is not a status", "done, ongoing, planned, ...");
  }
  return example;
}

std::vector<Example> PackLoader::examples(const YamlNode* node, std::string_view what, bool with_context) {
  std::vector<Example> out;
  if (node == nullptr || !is_list(*node, what)) return out;
  for (const YamlNode& item : node->items) out.push_back(example(item, what, with_context));
  return out;
}

void PackLoader::check_name(const YamlEntry& entry, std::string_view what) {
  if (!is_name(entry.key))
    mistake(at(entry), "'" + entry.key.substr(0, 80) + "' cannot name " + std::string(what),
            "lower-case letters, digits and underscores, a letter first");
}

void PackLoader::check_id(std::string_view id, Place place, std::string_view what) {
  if (!is_id(id))
    mistake(place, "'" + std::string(id.substr(0, 80)) + "' cannot be " + std::string(what),
            "lower-case letters, digits, '.', '-' and '_'");
}

void PackLoader::define(std::unordered_map<std::string, Place>& names, const YamlEntry& entry, std::string_view what) {
  const auto [first, added] = names.emplace(entry.key, at(entry));
  if (!added)
    mistake(at(entry),
            std::string(what) + " '" + entry.key + "' is defined for the second time (first in " +
                shown(pack_, first->second) + ")",
            "each name once over a pack and all that it includes");
}

std::vector<std::string> PackLoader::names_of(const std::unordered_map<std::string, Place>& names) const {
  std::vector<std::string> out;
  for (const auto& [name, place] : names) out.push_back(name);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace candour
