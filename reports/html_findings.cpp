// The checklist, and requirement by requirement with its quotes.
#include "reports/html_parts.h"
#include "reports/passage.h"
#include "reports/wording.h"

#include <algorithm>
#include <cmath>

namespace candour {
namespace {

constexpr std::size_t kAround = 140;  // characters of context on each side of a quote
constexpr std::size_t kShown = 5;     // quotes of a requirement that stand open

void write_caption(HtmlWriter& html, const PageContext& page, const Group& group) {
  html.raw("<caption id=\"checklist-").raw(group.key).raw("\">").raw(words_of(group.asked_by));
  html.raw("<span class=\"quiet\">").text(page.report.assessment->packs[group.pack].pack.title).raw(". ");
  html.raw(hint_of(group.asked_by)).raw("</span></caption>");
}

// The best that the evidence says: what is done before what goes on before what is planned, and so on, as
// Status is ordered.
void write_best_status(HtmlWriter& html, const Finding& finding) {
  const auto best = std::min_element(finding.evidence.begin(), finding.evidence.end(),
                                     [](const Evidence& a, const Evidence& b) { return a.status < b.status; });
  if (best == finding.evidence.end()) {
    html.raw("–");
  } else {
    html.raw(words_of(best->status));
  }
}

void write_quote_count(HtmlWriter& html, const PageContext& page, const Finding& finding) {
  if (finding.evidence.empty()) {
    html.raw("none");
    return;
  }
  html.number(finding.evidence.size());
  if (page.places != Places::boxes) return;
  std::vector<std::uint32_t> pages;
  for (const Evidence& evidence : finding.evidence) {
    const auto more = page_numbers(*page.report.document, evidence.quote);
    pages.insert(pages.end(), more.begin(), more.end());
  }
  std::sort(pages.begin(), pages.end());
  pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
  if (!pages.empty()) html.raw(" on ").raw(page_words(pages));
}

void write_table(HtmlWriter& html, const PageContext& page, const Group& group) {
  html.raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"checklist-")
      .raw(group.key)
      .raw("\"><table class=\"checklist\">\n");
  write_caption(html, page, group);
  html.raw(
      "<thead><tr><th scope=\"col\">Requirement</th><th scope=\"col\">Result</th><th scope=\"col\">Status at "
      "best</th>"
      "<th scope=\"col\">Quotes</th></tr></thead>\n<tbody>\n");
  for (const Finding* finding : group.findings) {
    html.raw("<tr><th scope=\"row\"><a href=\"#req-").raw(id_part(finding->id)).raw("\">").text(finding->title);
    html.raw("</a><span class=\"quiet\">").text(finding->citation).raw("</span></th><td>");
    write_tag(html, finding->verdict);
    html.raw("</td><td data-label=\"Status at best\">");
    write_best_status(html, *finding);
    html.raw("</td><td data-label=\"Quotes\">");
    write_quote_count(html, page, *finding);
    html.raw("</td></tr>\n");
  }
  html.raw("</tbody></table></div>\n");
}

// Which rule picked the quote, for those who want to know: what spoke for it, and how much of it.
void write_rule(HtmlWriter& html, const Evidence& evidence) {
  html.raw("<details><summary>Which rule picked this</summary><p>Label <code>").text(evidence.label).raw("</code>");
  for (std::size_t i = 0; i < evidence.signals.size(); ++i) {
    html.raw(i == 0 ? ", carried by " : ", ").raw("<code>").text(evidence.signals[i].signal).raw("</code> ");
    html.number(static_cast<std::size_t>(std::lround(evidence.signals[i].share * 100))).raw(" %");
  }
  html.raw("</p></details>");
}

void write_evidence(HtmlWriter& html, const PageContext& page, const Finding& finding, const Evidence& evidence,
                    std::size_t number) {
  const std::string id = "ev-" + std::to_string(number);
  const std::string heading = heading_over(*page.report.document, evidence.sentence);
  html.raw("<figure id=\"").raw(id).raw("\">\n");
  write_quote(html, page, evidence.quote, evidence.matched, kAround);
  html.raw("\n<figcaption><p><b>");
  write_place(html, page, evidence.quote);
  html.raw("</b>");
  if (!heading.empty()) html.raw(", under ").q(heading);
  html.raw(". Status: ")
      .raw(words_of(evidence.status))
      .raw("; ")
      .raw(words_of(evidence.specificity))
      .raw(".</p>\n<div class=\"links\">");
  html.raw("<a class=\"anchor\" href=\"#")
      .raw(id)
      .raw("\">")
      .raw(id)
      .raw("<span class=\"hidden\">: address of this quote</span></a>");
  write_page_links(html, page, evidence.quote, "quote " + id + ", " + finding.title);
  write_rule(html, evidence);
  html.raw("</div></figcaption>\n</figure>\n");
}

// The first quotes in full; where there are many, the others behind a click, so that the page stays readable.
void write_all_evidence(HtmlWriter& html, const PageContext& page, const Finding& finding, std::size_t number) {
  const std::size_t count = finding.evidence.size();
  const std::size_t shown = count > kShown + 1 ? kShown : count;
  if (count > 0) html.raw("<h4>In the document’s words</h4>\n");
  for (std::size_t i = 0; i < count; ++i) {
    if (i == shown) html.raw("<details class=\"more\"><summary>").number(count - shown).raw(" more quotes</summary>\n");
    write_evidence(html, page, finding, finding.evidence[i], number + i + 1);
  }
  if (shown < count) html.raw("</details>\n");
}

void write_nearest_misses(HtmlWriter& html, const PageContext& page, const Finding& finding) {
  if (finding.nearest_misses.empty()) return;
  html.raw("<h4>What came close</h4>\n");
  for (std::size_t i = 0; i < finding.nearest_misses.size(); ++i) {
    const NearestMiss& miss = finding.nearest_misses[i];
    html.raw("<figure class=\"miss\">\n");
    write_quote(html, page, miss.quote, {}, kAround);
    html.raw("\n<figcaption><p><b>Not enough:</b> ");
    write_sentence(html, page, miss.why);
    html.raw("</p><p><b>");
    write_place(html, page, miss.quote);
    html.raw("</b>");
    write_page_links(html, page, miss.quote, "near miss " + std::to_string(i + 1) + ", " + finding.title);
    html.raw("</p></figcaption>\n</figure>\n");
  }
}

// How often sentences that were judged like these were right, in words: never a percentage without its numbers.
void write_measured(HtmlWriter& html, const Finding& finding) {
  html.raw("<p class=\"asks\"><b>How often this is right:</b> ");
  if (finding.measured.empty()) html.raw("not measured.");
  for (const MeasuredAnswer& one : finding.measured) {
    if (finding.measured.size() > 1) html.raw("<code>").text(one.label).raw("</code>: ");
    html.raw("on ").number(one.statements).raw(" statements that the weights were not fitted on, ").number(one.right);
    html.raw(" of ")
        .number(one.carried)
        .raw(" sentences that were picked were right by the marks of ")
        .text(one.yardstick);
    html.raw(", and ").number(one.right).raw(" of ").number(one.marked).raw(" that they marked were picked. ");
  }
  html.raw("</p>\n");
}

void write_requirement(HtmlWriter& html, const PageContext& page, const Finding& finding, std::size_t number) {
  const std::string id = "req-" + id_part(finding.id);
  html.raw("<article class=\"v-").raw(name_of(finding.verdict)).raw("\" id=\"").raw(id).raw("\" data-verdict=\"");
  html.raw(name_of(finding.verdict)).raw("\" aria-labelledby=\"").raw(id).raw("-title\">\n<p class=\"kicker\">");
  html.raw(words_of(finding.asked_by))
      .raw(": ")
      .text(finding.citation)
      .raw("</p>\n<div class=\"head\"><h3 id=\"")
      .raw(id);
  html.raw("-title\">").text(finding.title).raw("</h3>");
  write_tag(html, finding.verdict);
  html.raw("</div>\n<p class=\"why\">");
  write_sentence(html, page, finding.reason);
  html.raw("</p>\n");
  if (!finding.asks.empty()) html.raw("<p class=\"asks\"><b>What is asked:</b> ").text(finding.asks).raw("</p>\n");
  if (finding.verdict != Verdict::could_not_check && finding.verdict != Verdict::not_applicable)
    write_measured(html, finding);
  write_all_evidence(html, page, finding, number);
  write_nearest_misses(html, page, finding);
  html.raw("</article>\n");
}

}  // namespace

void write_checklist(HtmlWriter& html, const PageContext& page, const std::vector<Group>& groups) {
  html.raw("<section aria-labelledby=\"checklist\"><h2 id=\"checklist\">Checklist</h2>\n");
  for (const Group& group : groups) write_table(html, page, group);
  html.raw("</section>\n");
}

// In the order of the groups, as the checklist stands; but quotes keep the numbers that they have in the JSON
// report, which counts them in the order of the packs.
void write_requirements(HtmlWriter& html, const PageContext& page, const std::vector<Group>& groups) {
  html.raw("<section aria-labelledby=\"requirements\"><h2 id=\"requirements\">Requirement by requirement</h2>\n");
  std::size_t before_pack = 0;
  for (std::size_t pack = 0; pack < page.report.assessment->packs.size(); ++pack) {
    const std::vector<Finding>& findings = page.report.assessment->packs[pack].findings;
    std::vector<std::size_t> numbers(findings.size());  // quotes before those of each finding
    for (std::size_t i = 0; i < findings.size(); ++i) {
      numbers[i] = before_pack;
      before_pack += findings[i].evidence.size();
    }
    for (const Group& group : groups) {
      if (group.pack != pack) continue;
      for (const Finding* finding : group.findings) {
        write_requirement(html, page, *finding, numbers[static_cast<std::size_t>(finding - findings.data())]);
      }
    }
  }
  html.raw("</section>\n");
}

}  // namespace candour
