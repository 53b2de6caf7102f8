#include "extractor/reader/html.h"

#include "extractor/reader/dates.h"
#include "extractor/reader/flow.h"
#include "extractor/reader/html/depth.h"
#include "extractor/reader/html/encoding.h"
#include "extractor/reader/html/page.h"
#include "extractor/reader/html/parts.h"
#include "extractor/reader/html/tree.h"

#include <optional>

namespace candour {
namespace {

constexpr std::size_t kDeepest = 500;  // elements; browsers stop at 512

void read_metadata(const html::Tree& tree, Metadata& metadata) {
  const auto& nodes = tree.nodes();
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    const GumboTag tag = nodes[i].tag;
    if (nodes[i].is_text) continue;
    if (tag == GUMBO_TAG_HTML) {
      metadata.language = folded_line(tree.attribute(i, tree.has(i, "lang") ? "lang" : "xml:lang"));
    } else if (tag == GUMBO_TAG_TITLE && nodes[nodes[i].parent].tag == GUMBO_TAG_HEAD && metadata.title.empty()) {
      if (i + 1 < nodes[i].end && nodes[i + 1].is_text) metadata.title = folded_line(tree.text(i + 1));
    } else if (tag == GUMBO_TAG_META && tree.attribute(i, "name") == "author") {
      metadata.author = folded_line(tree.attribute(i, "content"));
    } else if (tag == GUMBO_TAG_META && tree.attribute(i, "property") == "article:published_time") {
      metadata.created = iso_date(tree.attribute(i, "content"));
    } else if (tag == GUMBO_TAG_META && tree.attribute(i, "property") == "article:modified_time") {
      metadata.modified = iso_date(tree.attribute(i, "content"));
    } else if (tag == GUMBO_TAG_META && metadata.language.empty() &&
               tree.attribute(i, "http-equiv") == "content-language") {
      metadata.language = folded_line(tree.attribute(i, "content"));
    }
  }
}

bool has_scripts(const html::Tree& tree) {
  for (const html::Node& node : tree.nodes())
    if (!node.is_text && node.tag == GUMBO_TAG_SCRIPT) return true;
  return false;
}

}  // namespace

Result<Document> read_html(std::string_view bytes, const Sniffed& sniffed, const std::string& name,
                           const ReadLimits& limits) {
  std::string held;
  std::string_view page = html::to_utf8(bytes, sniffed, held);
  const std::string shallow = html::without_depth(page, kDeepest);
  if (!shallow.empty()) page = shallow;
  const std::optional<html::Tree> tree = html::Tree::parse(page);
  if (!tree)
    return Error{ErrorCode::limit_memory, name + ": is a web page that needs more memory than a page may take.",
                 "Save the statement's part of the page by itself, or as PDF."};
  Flow flow(limits);
  html::write_page(*tree, html::parts_of(*tree), flow);
  if (flow.is_full()) return over_limit(name, limits.words, "words");
  if (flow.words() == 0 && has_scripts(*tree))
    return Error{ErrorCode::damaged, name + ": is a web page without text of its own, which scripts would fetch.",
                 "Open it in a browser and save it as PDF, or save the page complete, and check that."};
  Document document = flow.finish();
  document.source.media_type = "text/html";
  read_metadata(*tree, document.metadata);
  document.metadata.tagged = true;
  document.metadata.scripts = has_scripts(*tree);
  return document;
}

}  // namespace candour
