#include "extractor/roles.h"

#include <algorithm>
#include <array>
#include <vector>

namespace candour {
namespace {

constexpr std::size_t kDeepest = 6;  // heading levels and list depths beyond count as this

// 1..kDeepest; `unset` where the reader gave none.
std::size_t depth_of(const Paragraph& paragraph, std::size_t unset) {
  return paragraph.level == 0 ? unset : std::min<std::size_t>(paragraph.level, kDeepest);
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return text.ends_with(ending); });
}

// True for a sentence that a list may hang on.
bool opens_list(const Document& document, const Sentence& sentence) {
  const std::string_view text = text_of(document, sentence.text);
  if (ends_with_any(text, {":", ":-", ": -", "\uFF1A", "\u2013", "\u2014", " -"})) return true;
  if (sentence.role != Role::body && sentence.role != Role::list_item) return false;
  if (!ends_with_any(text, {".", "!", "?", "\u2026", ")", "\"", "\u201D"})) return true;
  const std::string_view tail = text.substr(text.size() - std::min<std::size_t>(text.size(), 80));
  return tail.find("following") != std::string_view::npos || tail.find("as follows") != std::string_view::npos ||
         tail.find("below") != std::string_view::npos;
}

// The list items read so far that an item may hang on.
class ListStack {
 public:
  explicit ListStack(const Document& document) : document_(document) {}

  // A sentence outside any list.
  void pass(std::uint32_t sentence) {
    before_ = sentence;
    depth_ = 0;
  }

  // The lead of an item at `depth`; `sentence` is its first.
  std::uint32_t lead_of(std::size_t depth) {
    if (depth_ == 0) {
      leads_[depth] = before_ != kNone && opens_list(document_, document_.sentences[before_]) ? before_ : kNone;
      for (std::size_t outer = 1; outer < depth; ++outer) leads_[outer] = leads_[depth];
    } else if (depth > depth_) {
      const bool opens = opens_list(document_, document_.sentences[before_]);
      const std::uint32_t outer_lead = leads_[depth_];
      for (std::size_t inner = depth_ + 1; inner <= depth; ++inner) leads_[inner] = opens ? before_ : outer_lead;
    }
    depth_ = depth;
    return leads_[depth];
  }

  void pass_item(std::uint32_t last_sentence) { before_ = last_sentence; }

 private:
  const Document& document_;
  std::uint32_t before_ = kNone;                     // the sentence read last
  std::size_t depth_ = 0;                            // of the item read last; 0 outside lists
  std::array<std::uint32_t, kDeepest + 1> leads_{};  // by depth
};

bool is_beside_the_flow(Role role) {
  return role == Role::footnote || role == Role::aside || is_furniture(role);
}

}  // namespace

void link_headings(Document& document) {
  std::array<std::uint32_t, kDeepest + 1> open;  // by level: the heading that stands open
  open.fill(kNone);
  std::uint32_t paragraph = kNone;  // heading paragraph that was read last
  for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
    Sentence& sentence = document.sentences[i];
    std::size_t level = kDeepest + 1;
    if (sentence.role == Role::heading) {
      level = depth_of(document.paragraphs[sentence.paragraph], kDeepest);
      if (sentence.paragraph != paragraph) {
        std::fill(open.begin() + static_cast<std::ptrdiff_t>(level), open.end(), kNone);
        open[level] = i;
      }
      paragraph = sentence.paragraph;
    }
    const auto above = std::find_if(std::make_reverse_iterator(open.begin() + static_cast<std::ptrdiff_t>(level)),
                                    open.rend(), [](std::uint32_t heading) { return heading != kNone; });
    sentence.heading = above == open.rend() ? kNone : *above;
  }
}

void link_leads(Document& document) {
  ListStack lists(document);
  std::uint32_t paragraph = kNone;
  std::uint32_t lead = kNone;
  for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
    Sentence& sentence = document.sentences[i];
    sentence.lead = kNone;
    if (is_beside_the_flow(sentence.role)) continue;
    if (sentence.role != Role::list_item) {
      lists.pass(i);
      continue;
    }
    if (sentence.paragraph != paragraph) lead = lists.lead_of(depth_of(document.paragraphs[sentence.paragraph], 1));
    paragraph = sentence.paragraph;
    sentence.lead = lead;
    lists.pass_item(i);
  }
}

}  // namespace candour
