#include "rules/yaml_tree.h"

#include <algorithm>
#include <sstream>
#include <unordered_map>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace candour {
namespace {

// Ends reading; what is wrong is in the list already.
struct Stopped {};

std::uint32_t line_of(const YAML::Mark& mark) {
  return static_cast<std::uint32_t>(std::max(mark.line, 0)) + 1;
}

// Builds the tree from yaml-cpp's events.
class TreeBuilder : public YAML::EventHandler {
 public:
  explicit TreeBuilder(std::vector<YamlMistake>& mistakes) : mistakes_(mistakes) {}

  YamlNode take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    add({YamlNode::Kind::nothing, line_of(mark), {}, {}, {}});
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    stop(mark, "an alias (*name) stands here", "the text itself: packs have no anchors and aliases");
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    add({YamlNode::Kind::text, line_of(mark), value, {}, {}});
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, YamlNode::Kind::list);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, YamlNode::Kind::map);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Level {
    YamlNode node;
    bool key_next = true;  // maps: the next event is a key
    std::string key;
    std::uint32_t key_line = 0;
    std::unordered_map<std::string, std::uint32_t> lines = {};  // of the keys so far
  };

  [[noreturn]] void stop(const YAML::Mark& mark, std::string what, std::string expected) {
    mistakes_.push_back({line_of(mark), std::move(what), std::move(expected)});
    throw Stopped{};
  }

  void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != 0) stop(mark, "an anchor (&name) stands here", "packs have no anchors and aliases");
  }

  void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    if (!tag.empty() && tag != "?" && tag != "!")
      stop(mark, "a tag (" + tag.substr(0, 40) + ") stands here", "packs have no tags");
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YamlNode::Kind kind) {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    if (levels_.size() >= kDeepestPack) stop(mark, "lists and maps are too deep", "at most 12 inside each other");
    if (!levels_.empty() && levels_.back().node.kind == YamlNode::Kind::map && levels_.back().key_next)
      stop(mark, "a list or map stands where a key should", "a name");
    levels_.push_back({{kind, line_of(mark), {}, {}, {}}, true, {}, 0});
  }

  void close() {
    YamlNode node = std::move(levels_.back().node);
    levels_.pop_back();
    add(std::move(node));
  }

  void add(YamlNode node) {
    if (++nodes_ > kMostPackNodes) {
      mistakes_.push_back({node.line, "the file holds too much", "at most 200,000 values"});
      throw Stopped{};
    }
    if (levels_.empty()) {
      root_ = std::move(node);
      return;
    }
    Level& level = levels_.back();
    if (level.node.kind == YamlNode::Kind::list) {
      level.node.items.push_back(std::move(node));
    } else if (level.key_next) {
      level.key = std::move(node.text);
      level.key_line = node.line;
      level.key_next = false;
    } else {
      add_entry(level, std::move(node));
      level.key_next = true;
    }
  }

  void add_entry(Level& level, YamlNode node) {
    const auto [first, added] = level.lines.emplace(level.key, level.key_line);
    if (!added) {
      mistakes_.push_back({level.key_line,
                           "the key '" + level.key + "' stands here for the second time (first in line " +
                               std::to_string(first->second) + ")",
                           "each key once"});
      return;
    }
    if (node.kind == YamlNode::Kind::nothing) node.line = level.key_line;  // yaml-cpp tells the line of what follows
    level.node.entries.push_back({level.key, level.key_line, std::move(node)});
  }

  std::vector<YamlMistake>& mistakes_;
  std::vector<Level> levels_;
  YamlNode root_;
  std::size_t nodes_ = 0;
};

// The line of the first byte that is not UTF-8 (or is NUL), or 0.
std::uint32_t first_bad_line(std::string_view bytes) {
  std::uint32_t line = 1;
  const auto* text = reinterpret_cast<const std::uint8_t*>(bytes.data());
  for (std::int64_t at = 0, size = static_cast<std::int64_t>(bytes.size()); at < size;) {
    UChar32 c = 0;
    U8_NEXT(text, at, size, c);
    if (c <= 0) return line;
    if (c == '\n') ++line;
  }
  return 0;
}

// The same text in NFC, as the Document's text is.
std::string composed(std::string_view bytes) {
  if (std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return std::string(bytes);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  std::string out;
  if (U_SUCCESS(status)) {
    icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(bytes.size()));
    nfc->normalizeUTF8(0, icu::StringPiece(bytes.data(), static_cast<std::int32_t>(bytes.size())), sink, nullptr,
                       status);
  }
  return U_SUCCESS(status) ? out : std::string(bytes);
}

}  // namespace

YamlNode read_yaml(std::string_view bytes, std::vector<YamlMistake>& mistakes) {
  if (bytes.size() > kLargestPackFile) {
    mistakes.push_back({1, "the file is too large", "at most 4 MB"});
    return {};
  }
  if (const std::uint32_t line = first_bad_line(bytes); line != 0) {
    mistakes.push_back({line, "the file is not UTF-8 text", "a text file saved as UTF-8"});
    return {};
  }
  TreeBuilder builder(mistakes);
  try {
    std::istringstream stream(composed(bytes));
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
    YamlNode root = builder.take();
    std::vector<YamlMistake> ignored;
    TreeBuilder second(ignored);
    if (parser.HandleNextDocument(second))
      mistakes.push_back({1, "the file holds more than one YAML document", "one, without '---' lines between"});
    return root;
  } catch (const Stopped&) {
    return {};
  } catch (const YAML::Exception& exception) {
    mistakes.push_back(
        {line_of(exception.mark), "this is not YAML: " + exception.msg,
         "YAML: 'key: value', two spaces further in for what belongs to a key, patterns in 'single quotes'"});
    return {};
  } catch (const std::exception&) {  // yaml-cpp lets some of the standard library's through
    mistakes.push_back({1, "this is not YAML", "YAML: 'key: value', two spaces further in for what belongs to a key"});
    return {};
  }
}

}  // namespace candour
