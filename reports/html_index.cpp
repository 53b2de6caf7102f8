// The index over many documents.
#include "reports/html.h"
#include "reports/html_parts.h"
#include "reports/passage.h"
#include "reports/wording.h"

#include <algorithm>
#include <iterator>

namespace candour {
namespace {

constexpr AskedBy kAuthorities[] = {AskedBy::law, AskedBy::guidance, AskedBy::pledge};

bool is_checked(const IndexRow& row) {
  return row.error.code == ErrorCode::none;
}
bool is_statement(const IndexRow& row) {
  return is_checked(row) && is_statement(row.type);
}
// Without a verdict for each column a row cannot stand in a table.
bool has_verdicts(const IndexRow& row, const Index& index) {
  return is_statement(row) && row.verdicts.size() == index.columns.size();
}

struct Counts {
  std::size_t statements = 0, others = 0, errors = 0, unread = 0;
};

Counts counts_of(const Index& index) {
  Counts counts;
  for (const IndexRow& row : index.rows) {
    ++(is_statement(row) ? counts.statements : is_checked(row) ? counts.others : counts.errors);
    if (is_checked(row) && row.pages_unread > 0) ++counts.unread;
  }
  return counts;
}

Tally tally_of(const Index& index, std::size_t column) {
  Tally tally{};
  for (const IndexRow& row : index.rows) {
    if (has_verdicts(row, index)) {
      ++tally[static_cast<std::size_t>(std::find(std::begin(kVerdicts), std::end(kVerdicts), row.verdicts[column]) -
                                       std::begin(kVerdicts))];
    }
  }
  return tally;
}

// A document's name, as a link to its report where there is one; below it its title, if that says more.
void write_name(HtmlWriter& html, const IndexRow& row) {
  if (!row.html_href.empty()) html.raw("<a href=\"").raw(percent_encoded(row.html_href)).raw("\">");
  html.q(row.name);
  if (!row.html_href.empty()) html.raw("</a>");
  if (!row.title.empty() && row.title != row.name) html.raw("<span class=\"quiet\">").q(row.title).raw("</span>");
  if (row.pages_unread > 0) {
    html.raw("<span class=\"quiet\">").number(row.pages_unread).raw(" of ").raw(counted(row.pages, "page", "pages"));
    html.raw(" could not be read</span>");
  }
  if (row.pages_by_ocr > 0)
    html.raw("<span class=\"quiet\">").raw(counted(row.pages_by_ocr, "page", "pages")).raw(" read by OCR</span>");
}

void write_counts(HtmlWriter& html, const Index& index) {
  const Counts counts = counts_of(index);
  const auto figure = [&](std::size_t count, std::string_view words, std::string_view id) {
    html.raw("<li><b>").number(count).raw("</b> ");
    if (count > 0 && !id.empty()) {
      html.raw("<a href=\"#").raw(id).raw("\">").raw(words).raw("</a></li>");
    } else {
      html.raw(words).raw("</li>");
    }
  };
  html.raw("<ul class=\"figures\">");
  figure(counts.statements, counts.statements == 1 ? "statement was checked" : "statements were checked", "");
  figure(counts.errors, counts.errors == 1 ? "file could not be checked" : "files could not be checked", "errors");
  figure(counts.others, counts.others == 1 ? "document is not a statement" : "documents are not statements", "others");
  figure(
      counts.unread,
      counts.unread == 1 ? "document has pages that could not be read" : "documents have pages that could not be read",
      "");
  html.raw("</ul>\n");
  if (!index.skipped.empty()) html.raw("<p class=\"quiet\">Skipped: ").text(index.skipped).raw("</p>\n");
}

void write_errors(HtmlWriter& html, const Index& index) {
  if (counts_of(index).errors == 0) return;
  html.raw(
      "<section aria-labelledby=\"errors\"><h2 id=\"errors\">Could not be checked</h2>\n"
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"errors\"><table "
      "class=\"facts\">\n"
      "<caption class=\"hidden\">Files that could not be checked</caption><thead><tr><th "
      "scope=\"col\">File</th>"
      "<th scope=\"col\">Why</th><th scope=\"col\">What to do</th></tr></thead>\n<tbody>\n");
  for (const IndexRow& row : index.rows) {
    if (is_checked(row)) continue;
    html.raw("<tr><th scope=\"row\">");
    write_name(html, row);
    html.raw("</th><td>");
    write_message(html, row.error.message, row.name);
    html.raw("</td><td>");
    write_message(html, row.error.advice, row.name);
    html.raw("</td></tr>\n");
  }
  html.raw("</tbody></table></div></section>\n");
}

void write_others(HtmlWriter& html, const Index& index) {
  if (counts_of(index).others == 0) return;
  html.raw(kNotStatementsText);
  html.raw(
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"others\"><table "
      "class=\"facts\">\n");
  html.raw(
      "<caption class=\"hidden\">Documents that are not statements</caption>\n<thead><tr><th "
      "scope=\"col\">Document</th>");
  html.raw("<th scope=\"col\">Kind</th><th scope=\"col\">Why it was not taken for one</th></tr></thead>\n<tbody>\n");
  for (const IndexRow& row : index.rows) {
    if (!is_checked(row) || is_statement(row)) continue;
    html.raw("<tr><th scope=\"row\">");
    write_name(html, row);
    html.raw("</th><td>").raw(words_of(row.type)).raw("</td><td>").text(row.type_reason).raw("</td></tr>\n");
  }
  html.raw("</tbody></table></div></section>\n");
}

void write_legend(HtmlWriter& html) {
  html.raw("<ul class=\"legend\" aria-label=\"What the letters mean\">");
  for (const Verdict verdict : kVerdicts) {
    html.raw("<li><b class=\"cell v-").raw(name_of(verdict)).raw("\">").raw(letter_of(verdict)).raw("</b> ");
    html.raw(words_of(verdict)).raw("</li>");
  }
  html.raw("</ul>\n");
}

void write_table_head(HtmlWriter& html, const Index& index, const std::vector<std::size_t>& columns) {
  html.raw("<thead><tr><th scope=\"col\">Document</th>");
  for (const std::size_t column : columns) {
    html.raw("<th scope=\"col\"><span>").text(index.columns[column].title).raw("</span></th>");
  }
  html.raw("</tr></thead>\n");
}

// How many statements have each verdict, as many rows as there are verdicts given.
void write_table_foot(HtmlWriter& html, const Index& index, const std::vector<std::size_t>& columns) {
  std::vector<Tally> tallies;
  for (const std::size_t column : columns) tallies.push_back(tally_of(index, column));
  html.raw("<tbody class=\"counts\">\n");
  for (std::size_t verdict = 0; verdict < std::size(kVerdicts); ++verdict) {
    if (std::all_of(tallies.begin(), tallies.end(), [&](const Tally& tally) { return tally[verdict] == 0; })) continue;
    html.raw("<tr data-verdict=\"")
        .raw(name_of(kVerdicts[verdict]))
        .raw("\"><th scope=\"row\">")
        .raw(words_of(kVerdicts[verdict]));
    html.raw("</th>");
    for (const Tally& tally : tallies) html.raw("<td>").number(tally[verdict]).raw("</td>");
    html.raw("</tr>\n");
  }
  html.raw("</tbody>\n");
}

void write_table(HtmlWriter& html, const Index& index, AskedBy asked_by) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < index.columns.size(); ++i) {
    if (index.columns[i].asked_by == asked_by) columns.push_back(i);
  }
  if (columns.empty()) return;
  const std::string_view key = name_of(asked_by);
  html.raw("<section aria-labelledby=\"table-")
      .raw(key)
      .raw("\"><h2 id=\"table-")
      .raw(key)
      .raw("\">")
      .raw(words_of(asked_by));
  html.raw("</h2>\n<p class=\"quiet\">")
      .raw(hint_of(asked_by))
      .raw("</p>\n<div class=\"scroll tall\" role=\"region\" tabindex=\"0\" ");
  html.raw("aria-labelledby=\"table-").raw(key).raw("\"><table class=\"grid\">\n<caption class=\"hidden\">");
  html.raw(words_of(asked_by)).raw(", document by document</caption>\n");
  write_table_head(html, index, columns);
  html.raw("<tbody>\n");
  for (const IndexRow& row : index.rows) {
    if (!has_verdicts(row, index)) continue;
    html.raw("<tr><th scope=\"row\">");
    write_name(html, row);
    html.raw("</th>");
    for (const std::size_t column : columns) {
      const Verdict verdict = row.verdicts[column];
      html.raw("<td class=\"v-")
          .raw(name_of(verdict))
          .raw("\"><b>")
          .raw(letter_of(verdict))
          .raw("</b><i>")
          .raw(words_of(verdict));
      html.raw("</i></td>");
    }
    html.raw("</tr>\n");
  }
  html.raw("</tbody>\n");
  write_table_foot(html, index, columns);
  html.raw("</table></div></section>\n");
}

void write_made_with(HtmlWriter& html, const Index& index, const ToolInfo& tool) {
  html.raw(
      "<section class=\"method\" aria-labelledby=\"method\"><h2 id=\"method\">How these were "
      "checked</h2>\n<p>");
  html.raw(kStandingText)
      .raw(" This page describes documents, not the conditions of workers.</p>\n<dl class=\"summary\">\n");
  write_packs_and_tool(html, index.packs, tool);
  html.raw("</dl></section>\n");
}

}  // namespace

IndexRow index_row(const Report& report) {
  IndexRow row;
  row.name = source_of(report).name;
  row.error = report.error;
  if (report.document != nullptr) {
    const Document& document = *report.document;
    row.title = title_of(document);
    row.pages = static_cast<std::uint32_t>(document.pages.size());
    row.pages_unread =
        static_cast<std::uint32_t>(std::count_if(document.pages.begin(), document.pages.end(), is_unread));
    row.pages_by_ocr = static_cast<std::uint32_t>(std::count_if(
        document.pages.begin(), document.pages.end(), [](const Page& page) { return page.ocr == Ocr::read; }));
  }
  if (was_checked(report)) {
    row.type = report.assessment->type;
    row.type_reason = report.assessment->type_reason;
    for (const PackAssessment& pack : report.assessment->packs) {
      for (const Finding& finding : pack.findings) row.verdicts.push_back(finding.verdict);
    }
  }
  return row;
}

std::vector<IndexColumn> index_columns(const Assessment& assessment) {
  std::vector<IndexColumn> columns;
  for (const PackAssessment& pack : assessment.packs) {
    for (const Finding& finding : pack.findings) columns.push_back({finding.id, finding.title, finding.asked_by});
  }
  return columns;
}

std::string html_index(const Index& index, const ToolInfo& tool) {
  HtmlWriter html;
  html.reserve(32 * 1024 + index.rows.size() * (256 + 64 * index.columns.size()));
  begin_page(html, "All documents – Candour", kIndexStyle, "");
  html.raw(
          "<div class=\"title\">\n<p class=\"kicker\">All documents</p>\n<h1>What these documents "
          "disclose</h1>\n<p class=\"standing\">")
      .raw(kStandingLine)
      .raw("</p>\n");
  write_counts(html, index);
  html.raw("</div>\n<div class=\"single\">\n");
  write_errors(html, index);
  if (counts_of(index).statements > 0) {
    write_legend(html);
    for (const AskedBy asked_by : kAuthorities) write_table(html, index, asked_by);
  }
  write_others(html, index);
  write_made_with(html, index, tool);
  html.raw("</div>\n");
  end_page(html);
  return html.take();
}

}  // namespace candour
