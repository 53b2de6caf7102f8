// The page of one document, top to bottom.
#include "reports/html.h"
#include "reports/html_parts.h"
#include "reports/passage.h"
#include "reports/wording.h"

namespace candour {
namespace {

std::string shown_title(const Report& report) {
  const std::string title = report.document != nullptr ? title_of(*report.document) : std::string();
  return title.empty() ? source_of(report).name : title;
}

// A language tag that can stand in an attribute, for quotes that are not in the page's language.
std::string language_attribute(const Report& report) {
  if (report.document == nullptr) return {};
  const std::string& code = report.document->language;
  if (code.empty() || code.size() > 35 || code == "en" || code == "und" || id_part(code) != code) return {};
  return " lang=\"" + code + "\"";
}

void write_title(HtmlWriter& html, const PageContext& page) {
  const std::string& name = source_of(page.report).name;
  const std::string title = shown_title(page.report);
  html.raw("<div class=\"title\">\n<p class=\"kicker\">");
  html.raw(!was_checked(page.report) ? "Could not check" : "What this document discloses").raw("</p>\n<h1>");
  html.q(title).raw("</h1>\n");
  if (title != name) html.raw("<p class=\"file\">").q(name).raw("</p>\n");
  html.raw("<p class=\"standing\">").raw(kStandingLine).raw("</p>\n</div>\n");
}

void write_contents(HtmlWriter& html, const PageContext& page, const std::vector<Group>& groups) {
  const Assessment& assessment = *page.report.assessment;
  const bool statement = is_statement(assessment.type);
  const auto link = [&](std::string_view id, std::string_view words) {
    html.raw("<li><a href=\"#").raw(id).raw("\">").raw(words).raw("</a></li>");
  };
  html.raw("<nav class=\"contents\" aria-labelledby=\"contents\"><h2 id=\"contents\">On this page</h2><ul>");
  link("summary", "Summary");
  if (statement) {
    link("person", "What needs a person");
    for (const Group& group : groups) {
      std::string words = words_of(group.asked_by);
      if (group.pack > 0) words += ", pack " + std::to_string(group.pack + 1);
      link("checklist-" + group.key, words);
    }
    link("requirements", "Requirement by requirement");
  }
  if (!assessment.facts.empty()) link("facts", "Facts");
  if (!assessment.notes.empty()) link("notes", "Worth a look");
  link("method", "How this was checked");
  html.raw("</ul></nav>\n");
}

void write_error(HtmlWriter& html, const PageContext& page) {
  html.raw(
      "<section class=\"warnings\" aria-labelledby=\"warnings\"><h2 id=\"warnings\">This file could not be "
      "checked</h2>\n<p>");
  write_message(html, page.report.error.message, source_of(page.report).name);
  html.raw("</p>\n<p><b>What to do:</b> ");
  write_message(html, page.report.error.advice, source_of(page.report).name);
  html.raw("</p></section>\n");
}

}  // namespace

std::string html_report(const Report& report, const ToolInfo& tool, const HtmlOptions& options) {
  HtmlWriter html;
  html.reserve(256 * 1024);
  const PageContext page{report,
                         tool,
                         options,
                         percent_encoded(options.source_href),
                         language_attribute(report),
                         report.document != nullptr ? places_of(*report.document) : Places::none,
                         names_of(report)};
  begin_page(html, source_of(report).name + " – Candour", "", options.index_href);
  write_title(html, page);
  if (!was_checked(report)) {
    html.raw("<div class=\"single\">\n");
    write_error(html, page);
    write_method(html, page);
  } else {
    const std::vector<Group> groups = groups_of(*report.assessment);
    html.raw("<div class=\"columns\">\n");
    write_contents(html, page, groups);
    html.raw("<div class=\"content\">\n");
    write_warnings(html, page);
    write_summary(html, page, groups);
    if (is_statement(report.assessment->type)) {
      write_for_a_person(html, page, groups);
      write_checklist(html, page, groups);
      write_requirements(html, page, groups);
    } else {
      html.raw(kNoChecklistText);  // a document that is no statement gets no list of what is not in it
    }
    write_facts(html, page);
    write_notes(html, page);
    write_method(html, page);
    html.raw("</div>\n");
  }
  html.raw("</div>\n");
  end_page(html);
  return html.take();
}

}  // namespace candour
