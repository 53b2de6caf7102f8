#include "rules/word_graph.h"

#include <algorithm>
#include <map>

namespace candour {
namespace {

// A place in the graph while it is being built: a state, and what of the next word has been read since.
struct Cursor {
  std::uint32_t state = 0;
  std::string word;
  bool may_be_empty = true;  // the word so far
  bool operator==(const Cursor&) const = default;
};

using Cursors = std::vector<Cursor>;

constexpr std::size_t kMostCursors = 2000;
// Of parts read, each as often as it is repeated: ' ?' repeated within repetitions makes no steps that could be counted.
constexpr std::size_t kMostWork = 500'000;
constexpr std::size_t kLongestWord = 64 * 1024;

class GraphBuilder {
 public:
  WordGraphResult build(const PatternNode& tree) {
    graph_.ends.push_back(false);
    const Cursors ends = flush(run(tree, {Cursor{}}));
    if (graph_.steps.empty()) fail("the pattern is empty", "at least one word");
    for (const Cursor& end : ends) {
      if (end.state == 0) fail("the pattern can match nothing", "at least one word that must be there");
      graph_.ends[end.state] = true;
    }
    if (mistake_) return {std::nullopt, mistake_};
    return {std::move(graph_), std::nullopt};
  }

 private:
  void fail(std::string what, std::string expected) {
    if (!mistake_) mistake_ = PatternMistake{std::move(what), std::move(expected)};
  }

  std::uint32_t new_state() {
    graph_.ends.push_back(false);
    return static_cast<std::uint32_t>(graph_.ends.size() - 1);
  }

  void step(std::uint32_t from, std::uint32_t to, const std::string& word) {
    if (graph_.steps.size() >= kMostSteps)
      return fail("the pattern is too large with its vocabularies written out",
                  "at most 5,000 steps from word to word");
    graph_.steps.push_back({from, to, word});
  }

  static void add(Cursors& cursors, Cursor cursor) {
    if (std::find(cursors.begin(), cursors.end(), cursor) == cursors.end()) cursors.push_back(std::move(cursor));
  }

  // A word ends here. Spaces are edges, not characters: two in a row are one.
  Cursors flush(const Cursors& in) {
    Cursors out;
    std::size_t words = 0;
    for (const Cursor& cursor : in) {
      if (cursor.may_be_empty) add(out, {cursor.state, {}, true});
      if (!cursor.word.empty()) ++words;
    }
    std::uint32_t next = 0;
    for (const Cursor& cursor : in) {
      if (cursor.word.empty() || mistake_) continue;
      if (words == 1) {
        // The same word from the same state leads to the same state: vocabularies become trees, not rows.
        const auto [known, added] = after_.emplace(std::pair(cursor.state, cursor.word), 0u);
        if (added) step(cursor.state, known->second = new_state(), cursor.word);
        next = known->second;
      } else {
        if (next == 0) next = new_state();
        step(cursor.state, next, cursor.word);
      }
    }
    if (next != 0) add(out, {next, {}, true});
    return out;
  }

  Cursors run(const PatternNode& node, Cursors in) {
    if (mistake_) return in;
    work_ += 1 + in.size();
    if (work_ > kMostWork) {
      fail("the pattern is too intricate", "fewer repetitions inside each other");
      return in;
    }
    if (in.size() > kMostCursors) {
      fail("the pattern is too intricate", "fewer alternatives that begin or end inside a word");
      return in;
    }
    if (!node.spaced) return word(regex_of(node), node.may_be_empty, std::move(in));
    switch (node.kind) {
      case PatternNode::Kind::space:
        return flush(in);
      case PatternNode::Kind::mark:
        return flush(word(node.regex, false, flush(in)));
      case PatternNode::Kind::sequence:
        for (const PatternTree& part : node.parts) in = run(*part, std::move(in));
        return in;
      case PatternNode::Kind::alternatives:
        return alternatives(node, in);
      case PatternNode::Kind::repeat:
        return repeat(node, in);
      case PatternNode::Kind::word:
        break;
    }
    return in;
  }

  Cursors word(const std::string& regex, bool may_be_empty, Cursors in) {
    for (Cursor& cursor : in) {
      cursor.word += regex;
      cursor.may_be_empty = cursor.may_be_empty && may_be_empty;
      if (cursor.word.size() > kLongestWord)
        fail("a word is too long with its vocabularies written out", "at most 64 KB");
    }
    return in;
  }

  static bool ends_in_space(const PatternNode& node) {
    return node.kind == PatternNode::Kind::sequence && node.parts.back()->kind == PatternNode::Kind::space;
  }

  Cursors alternatives(const PatternNode& node, const Cursors& in) {
    std::vector<PatternTree> words;
    Cursors out;
    Cursors before_space;  // of '(own |whole )': one state for all, or repeats would multiply the steps
    for (const PatternTree& part : node.parts) {
      if (mistake_) return out;
      if (!part->spaced) {
        words.push_back(part);
      } else if (ends_in_space(*part)) {
        const std::vector<PatternTree> rest(part->parts.begin(), part->parts.end() - 1);
        for (Cursor& cursor : run(*sequence_node(rest), in)) add(before_space, std::move(cursor));
      } else {
        for (Cursor& cursor : run(*part, in)) add(out, std::move(cursor));
      }
    }
    for (Cursor& cursor : flush(before_space)) add(out, std::move(cursor));
    if (!words.empty()) {
      for (Cursor& cursor : run(*alternatives_node(words), in)) add(out, std::move(cursor));
    }
    return out;
  }

  Cursors repeat(const PatternNode& node, const Cursors& in) {
    if (node.most != kMany && node.most > kMostCounted) {
      fail("a repetition over words is too long", "at most {0,30}, or a gap");
      return in;
    }
    const std::uint32_t most = node.most == kMany ? std::max(kMostRepeats, node.least) : node.most;
    Cursors out, now = in;
    if (node.least == 0) out = in;
    for (std::uint32_t i = 1; i <= most && !mistake_; ++i) {
      now = run(*node.parts[0], std::move(now));
      if (i < node.least) continue;
      for (const Cursor& cursor : now) add(out, cursor);
    }
    return out;
  }

  WordGraph graph_;
  std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> after_;
  std::optional<PatternMistake> mistake_;
  std::size_t work_ = 0;
};

}  // namespace

WordGraphResult graph_of(const PatternNode& tree) {
  return GraphBuilder().build(tree);
}

std::string key_of(const WordGraph& graph) {
  std::string key;
  for (const WordGraph::Step& step : graph.steps)
    key += std::to_string(step.from) + ' ' + std::to_string(step.to) + ' ' + step.word + '\n';
  for (const bool end : graph.ends) key += end ? '1' : '0';
  return key;
}

}  // namespace candour
