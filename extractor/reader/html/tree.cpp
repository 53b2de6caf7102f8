#include "extractor/reader/html/tree.h"

#include <csetjmp>
#include <cstddef>
#include <cstdlib>

namespace candour::html {

// What gumbo allocates. Gumbo frees its tree by recursion and does not look whether it got memory; so all of it is
// freed here at once, and when there is no more, parsing is left by a jump over gumbo's frames, which are C.
class Heap {
 public:
  static constexpr std::size_t kMostBytes = std::size_t{384} << 20;

  Heap() { all_.next = all_.previous = &all_; }
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;
  ~Heap() {
    for (Block* block = all_.next; block != &all_;) {
      Block* next = block->next;
      std::free(block);
      block = next;
    }
  }

  static void* allocate(void* heap, std::size_t size) { return static_cast<Heap*>(heap)->get(size); }
  static void release(void* heap, void* at) { static_cast<Heap*>(heap)->put_back(at); }

  std::jmp_buf full;

 private:
  struct alignas(std::max_align_t) Block {
    Block* next;
    Block* previous;
    std::size_t size;
  };

  void* get(std::size_t size) {
    void* memory = size <= kMostBytes - bytes_ ? std::malloc(sizeof(Block) + size) : nullptr;
    if (memory == nullptr) std::longjmp(full, 1);
    bytes_ += size;
    Block* block = new (memory) Block{all_.next, &all_, size};
    all_.next->previous = block;
    all_.next = block;
    return block + 1;
  }

  void put_back(void* at) {
    if (at == nullptr) return;
    Block* block = static_cast<Block*>(at) - 1;
    block->next->previous = block->previous;
    block->previous->next = block->next;
    bytes_ -= block->size;
    std::free(block);
  }

  Block all_{};
  std::size_t bytes_ = 0;
};

namespace {

const GumboOutput* parse_in(Heap& heap, std::string_view page) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = &Heap::allocate;
  options.deallocator = &Heap::release;
  options.userdata = &heap;
  options.max_errors = 0;
  if (setjmp(heap.full) != 0) return nullptr;
  return gumbo_parse_with_options(&options, page.data(), page.size());
}

const GumboVector* children_of(const GumboNode* node) {
  const bool element = node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
  return element ? &node->v.element.children : nullptr;
}

bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
}

}  // namespace

Tree::Tree() : heap_(std::make_unique<Heap>()) {}
Tree::Tree(Tree&&) noexcept = default;
Tree::~Tree() = default;

std::optional<Tree> Tree::parse(std::string_view page) {
  Tree tree;
  const GumboOutput* output = parse_in(*tree.heap_, page);
  if (output == nullptr) return std::nullopt;
  tree.flatten(output->root);
  return tree;
}

void Tree::flatten(const GumboNode* root) {
  struct Open {
    std::uint32_t index;
    unsigned next_child;
  };
  std::vector<Open> open;
  const auto add = [&](const GumboNode* node) {
    const auto index = static_cast<std::uint32_t>(nodes_.size());
    const bool text = is_text(node);
    nodes_.push_back({node, open.empty() ? index : open.back().index, index + 1,
                      text ? GUMBO_TAG_UNKNOWN : node->v.element.tag, text});
    if (!text) open.push_back({index, 0});
  };
  add(root);
  while (!open.empty()) {
    Open& top = open.back();
    const GumboVector* children = children_of(nodes_[top.index].node);
    if (children == nullptr || top.next_child == children->length) {
      nodes_[top.index].end = static_cast<std::uint32_t>(nodes_.size());
      open.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(children->data[top.next_child++]);
    if (is_text(child) || children_of(child) != nullptr) add(child);
  }
}

std::string_view Tree::attribute(std::uint32_t index, const char* name) const {
  const Node& node = nodes_[index];
  if (node.is_text) return {};
  const GumboAttribute* attribute = gumbo_get_attribute(&node.node->v.element.attributes, name);
  return attribute != nullptr ? attribute->value : std::string_view{};
}

bool Tree::has(std::uint32_t index, const char* name) const {
  const Node& node = nodes_[index];
  return !node.is_text && gumbo_get_attribute(&node.node->v.element.attributes, name) != nullptr;
}

std::string Tree::element(std::uint32_t index) const {
  const Node& node = nodes_[index];
  if (node.is_text) return {};
  if (node.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(node.tag);
  GumboStringPiece name = node.node->v.element.original_tag;
  if (name.data == nullptr) return {};
  gumbo_tag_from_original_text(&name);
  std::string out(name.data, name.length);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

}  // namespace candour::html
