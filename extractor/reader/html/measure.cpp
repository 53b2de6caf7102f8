#include "extractor/reader/html/measure.h"

#include <algorithm>
#include <string>

namespace candour::html {
namespace {

constexpr std::uint32_t kProse = 60;   // characters that are no link's: a block so long that has a full stop is prose
constexpr std::uint32_t kSpeech = 12;  // and so long it may be a sentence

bool is_main(const Tree& tree, std::uint32_t index) {
  return tree.nodes()[index].tag == GUMBO_TAG_MAIN || tree.attribute(index, "role") == "main";
}

bool says(std::string_view text, std::string_view word) {
  const auto found = std::search(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
  });
  return found != text.end();
}

std::uint32_t characters(std::string_view text) {
  std::uint32_t count = 0;
  for (const char c : text) count += c != ' ' && c != '\n' && c != '\t' && c != '\r' && (c & '\xC0') != '\x80';
  return count;
}

}  // namespace

bool is_never_text(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_METER:
    case GUMBO_TAG_PROGRESS:
    case GUMBO_TAG_RP:
    case GUMBO_TAG_RT:
    case GUMBO_TAG_NOFRAMES:
      return true;
    default:
      return false;
  }
}

bool is_block(const Tree& tree, std::uint32_t index) {
  switch (tree.nodes()[index].tag) {
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_DIR:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_HGROUP:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_LEGEND:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_P:
    case GUMBO_TAG_PLAINTEXT:
    case GUMBO_TAG_LISTING:
    case GUMBO_TAG_XMP:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_BUTTON:
      return true;
    case GUMBO_TAG_UNKNOWN: {
      // Elements of the page's own hold blocks, as pages use them.
      const std::string name = tree.element(index);
      return name == "dialog" || name.find('-') != std::string::npos;
    }
    default:
      break;
  }
  const std::string_view style = tree.attribute(index, "style");
  for (const std::string_view shown : {"display:block", "display: block", "display:flex", "display: flex"})
    if (style.find(shown) != std::string_view::npos) return true;
  return false;
}

namespace {

// Each part's sums from those of the parts in it, which stand behind it.
void add_up(const std::vector<Node>& nodes, std::vector<Measure>& measures) {
  for (std::uint32_t i = static_cast<std::uint32_t>(nodes.size()); i-- > 1;) {
    const Measure& at = measures[i];
    Measure& above = measures[nodes[i].parent];
    above.chars += at.chars;
    above.link_chars += at.link_chars;
    above.links += at.links;
    above.prose += at.prose;
    above.speech += at.speech;
    above.mains += at.mains;
    above.titles += at.titles;
    above.small_print |= at.small_print;
    above.says_cookies |= at.says_cookies;
  }
}

}  // namespace

std::vector<Measure> measure(const Tree& tree, const std::vector<bool>& unseen) {
  const auto& nodes = tree.nodes();
  std::vector<Measure> measures(nodes.size());
  std::vector<bool> full_stop(nodes.size());
  // What each text stands in, found on the way down.
  std::vector<std::uint32_t> block(nodes.size()), link(nodes.size());
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    const Node& node = nodes[i];
    block[i] = block[node.parent];
    link[i] = link[node.parent];
    const bool skipped = !node.is_text && (is_never_text(node.tag) || (!unseen.empty() && unseen[i]));
    if (skipped) {
      // Nothing below counts; the indices below are passed over.
      i = node.end - 1;
      continue;
    }
    if (!node.is_text) {
      if (is_block(tree, i)) block[i] = i;
      if (node.tag == GUMBO_TAG_A && tree.has(i, "href")) link[i] = i, ++measures[i].links;
      measures[i].mains += is_main(tree, i);
      measures[i].titles += node.tag == GUMBO_TAG_H1;
      continue;
    }
    const std::string_view text = tree.text(i);
    const std::uint32_t count = characters(text);
    Measure& at = measures[block[i]];
    at.own += count;
    if (link[i] != 0) at.own_links += count;
    if (text.find_first_of(".!?:;") != std::string_view::npos) full_stop[block[i]] = true;
    if (count > 0 && (says(text, "\xC2\xA9") || says(text, "copyright 2") || says(text, "all rights reserved")))
      at.small_print = true;
    if (count > 0 && says(text, "cookie")) at.says_cookies = true;
  }
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    Measure& at = measures[i];
    const std::uint32_t plain = at.own - at.own_links;
    const bool speech =
        plain >= kSpeech && full_stop[i] && plain >= at.own_links && !at.small_print && !at.says_cookies;
    at.is_prose = speech && plain >= kProse;
    at.chars = at.own;
    at.link_chars = at.own_links;
    at.prose = at.is_prose ? plain : 0;
    at.speech = speech ? plain : 0;
  }
  add_up(nodes, measures);
  return measures;
}

}  // namespace candour::html
