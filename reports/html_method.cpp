// How a document, or a batch of them, was checked: with what, and what that does not show.
#include "reports/html_parts.h"
#include "reports/wording.h"

namespace candour {
namespace {

void write_digest(HtmlWriter& html, const std::string& sha256) {
  if (!sha256.empty()) html.raw("; SHA-256 <code>").text(sha256).raw("</code>");
}

void write_source(HtmlWriter& html, const Source& source) {
  write_row(html, "Document");
  html.q(source.name).raw("<br><span class=\"quiet\">").text(media_words(source.media_type));
  write_digest(html, source.sha256);
  html.raw("</span>");
  end_row(html);
}

void write_link(HtmlWriter& html, std::string_view term, std::string_view href, std::string_view words) {
  if (href.empty()) return;
  write_row(html, term);
  html.raw("<a href=\"").raw(href).raw("\">").raw(words).raw("</a>");
  end_row(html);
}

}  // namespace

void write_packs_and_tool(HtmlWriter& html, const std::vector<PackReference>& packs, const ToolInfo& tool) {
  for (const PackReference& pack : packs) {
    write_row(html, "Rule pack");
    html.text(pack.title.empty() ? pack.id : pack.title).raw("<br><span class=\"quiet\"><code>").text(pack.id);
    html.raw("</code> ").text(pack.version);
    write_digest(html, pack.sha256);
    html.raw("</span>");
    for (const std::string& warning : pack.warnings) html.raw("<br>").text(warning).raw(".");
    end_row(html);
  }
  write_row(html, "Tool");
  html.text(tool.name).raw(" ").text(tool.version);
  bool first = true;
  for (const auto& [name, version] : tool.libraries) {
    html.raw(first ? "<br><span class=\"quiet\">" : ", ").text(name).raw(" ").text(version);
    first = false;
  }
  if (!first) html.raw("</span>");
  end_row(html);
}

void write_method(HtmlWriter& html, const PageContext& page) {
  html.raw("<section class=\"method\" aria-labelledby=\"method\"><h2 id=\"method\">How this was checked</h2>\n");
  if (was_checked(page.report)) html.raw("<p>").raw(kStandingText).raw("</p>\n").raw(kMethodText);
  html.raw("<dl class=\"summary\">\n");
  write_source(html, source_of(page.report));
  write_packs_and_tool(html, page.report.packs, page.tool);
  write_link(html, "As data", percent_encoded(page.options.json_href), "The same report as JSON");
  write_link(html, "Source", page.source_href, "Open the document");
  html.raw("</dl></section>\n");
}

}  // namespace candour
