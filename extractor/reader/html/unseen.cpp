#include "extractor/reader/html/unseen.h"

#include "extractor/reader/html/names.h"

#include <string>
#include <string_view>
#include <unordered_set>

namespace candour::html {
namespace {

constexpr std::uint32_t kText = 200;  // characters of running text that are no ornament

std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, 2048))
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

bool is_hidden_by_style(std::string_view style) {
  if (style.empty()) return false;
  const std::string bare = folded(style);
  return bare.find("display:none") != std::string::npos || bare.find("visibility:hidden") != std::string::npos;
}

class Sight {
 public:
  Sight(const Tree& tree, const std::vector<Measure>& measures) : tree_(tree), measures_(measures) {
    for (std::uint32_t i = 0; i < tree_.nodes().size(); ++i) learn_controls(i);
  }

  bool is_unseen(std::uint32_t i) const {
    if (is_never_text(tree_.nodes()[i].tag)) return true;
    const Measure& m = measures_[i];
    const std::string_view hidden = tree_.attribute(i, "hidden");
    const bool closed = tree_.element(i) == "dialog" && !tree_.has(i, "open");
    if (closed || (tree_.has(i, "hidden") && hidden != "until-found" && hidden != "false") ||
        is_hidden_by_style(tree_.attribute(i, "style")))
      return !is_opened_by_a_control(i);
    if (tree_.attribute(i, "aria-hidden") == "true")
      return m.prose < kText && m.mains == 0 && !is_opened_by_a_control(i);
    const bool heading = m.titles > 0 || tree_.nodes()[i].tag == GUMBO_TAG_H1;
    return (hints_of(tree_.attribute(i, "class")) & kReadAloud) != 0 && m.prose < kText && !heading;
  }

 private:
  // Ids that something on the page opens.
  void learn_controls(std::uint32_t i) {
    if (tree_.nodes()[i].is_text) return;
    for (const char* name : {"aria-controls", "aria-owns", "data-target", "data-bs-target", "data-controls", "href"}) {
      std::string_view target = tree_.attribute(i, name);
      if (std::string_view(name) == "href" && !target.starts_with('#')) continue;
      if (target.starts_with('#')) target.remove_prefix(1);
      if (!target.empty() && target.size() < 128) opened_.emplace(target);
    }
  }

  bool is_opened_by_a_control(std::uint32_t i) const {
    if (measures_[i].prose == 0) return false;
    const std::string_view id = tree_.attribute(i, "id");
    std::uint32_t hints = hints_of(id) | hints_of(tree_.attribute(i, "class"));
    if ((hints & (kCookies | kMenu | kDialog | kReadAloud)) != 0) return false;
    if (!id.empty() && opened_.contains(std::string(id))) return true;
    const std::string_view role = tree_.attribute(i, "role");
    if (role == "dialog" || role == "alertdialog") return false;
    if (role == "tabpanel") return true;
    // The panel itself, or the item that it is the panel of.
    for (std::uint32_t up = i, steps = 0; steps < 3; ++steps, up = tree_.nodes()[up].parent)
      hints |= hints_of(tree_.attribute(up, "class"));
    return (hints & kPanel) != 0;
  }

  const Tree& tree_;
  const std::vector<Measure>& measures_;
  std::unordered_set<std::string> opened_;
};

}  // namespace

std::vector<bool> unseen_in(const Tree& tree, const std::vector<Measure>& measures) {
  const Sight sight(tree, measures);
  std::vector<bool> unseen(tree.nodes().size());
  for (std::uint32_t i = 0; i < tree.nodes().size(); ++i) {
    if (tree.nodes()[i].is_text || !sight.is_unseen(i)) continue;
    for (std::uint32_t k = i; k < tree.nodes()[i].end; ++k) unseen[k] = true;
    i = tree.nodes()[i].end - 1;
  }
  return unseen;
}

}  // namespace candour::html
