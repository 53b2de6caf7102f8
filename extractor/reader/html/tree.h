// A web page as a list of nodes in the order of the file: gumbo's tree, made flat, so that nothing recurses.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gumbo.h>

namespace candour::html {

// An element or a text. The nodes below it are those from its index + 1 up to `end`.
struct Node {
  const GumboNode* node = nullptr;
  std::uint32_t parent = 0;  // index; of the root: itself
  std::uint32_t end = 0;     // index
  GumboTag tag = GUMBO_TAG_UNKNOWN;
  bool is_text = false;
};

class Heap;

class Tree {
 public:
  // nullopt if the tree needs more memory than a page may take. `page` is UTF-8 and must outlive the Tree.
  static std::optional<Tree> parse(std::string_view page);
  Tree(Tree&&) noexcept;
  ~Tree();

  const std::vector<Node>& nodes() const { return nodes_; }
  // Of a text node.
  std::string_view text(std::uint32_t index) const { return nodes_[index].node->v.text.text; }
  // Empty if the element has none. See has() to tell `hidden` from nothing.
  std::string_view attribute(std::uint32_t index, const char* name) const;
  bool has(std::uint32_t index, const char* name) const;
  // Lower case; also of elements that HTML does not know ("cookie-banner").
  std::string element(std::uint32_t index) const;

 private:
  Tree();
  void flatten(const GumboNode* root);

  std::unique_ptr<Heap> heap_;
  std::vector<Node> nodes_;
};

}  // namespace candour::html
