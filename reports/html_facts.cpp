// Facts and notes, each with its quote.
#include "reports/html_parts.h"
#include "reports/wording.h"

namespace candour {
namespace {

void write_parts(HtmlWriter& html, const Fact& fact) {
  const bool period = !period_words(fact.value).empty();
  for (const auto& [name, value] : fact.parts) {
    if (value.empty() || value == fact.value || (period && (name == "start" || name == "end"))) continue;
    html.raw("<br><span class=\"quiet\">").text(title_of_id(name)).raw(": ");
    write_value(html, value);
    html.raw("</span>");
  }
}

void write_fact(HtmlWriter& html, const PageContext& page, std::string_view id, std::size_t number, const Fact& fact) {
  const std::string title = title_of_id(id);
  html.raw("<tr id=\"fact-")
      .raw(id_part(id))
      .raw("-")
      .number(number)
      .raw("\"><th scope=\"row\">")
      .text(title)
      .raw("</th><td>");
  write_value(html, fact.value);
  write_parts(html, fact);
  html.raw("</td><td>");
  if (fact.quote.begin < fact.quote.end) {
    write_quote(html, page, fact.quote, {}, 0);
    html.raw("<span class=\"quiet\">");
    write_place(html, page, fact.quote);
    html.raw("</span>");
    write_page_links(html, page, fact.quote, "fact " + title + " " + std::to_string(number));
  }
  html.raw("</td></tr>\n");
}

}  // namespace

void write_value(HtmlWriter& html, const std::string& value) {
  const std::string period = period_words(value);
  html.q(period.empty() ? value : period);
}

void write_facts(HtmlWriter& html, const PageContext& page) {
  const auto& all = page.report.assessment->facts;
  if (all.empty()) return;
  html.raw(
      "<section aria-labelledby=\"facts\"><h2 id=\"facts\">Facts</h2>\n"
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"facts\"><table "
      "class=\"facts\">\n"
      "<caption class=\"hidden\">Facts read out of the text</caption>\n"
      "<thead><tr><th scope=\"col\">What</th><th scope=\"col\">Value</th><th scope=\"col\">Where it says "
      "so</th></tr></thead>\n<tbody>\n");
  for (const auto& [id, facts] : all) {
    for (std::size_t i = 0; i < facts.size(); ++i) write_fact(html, page, id, i + 1, facts[i]);
  }
  html.raw("</tbody></table></div></section>\n");
}

void write_notes(HtmlWriter& html, const PageContext& page) {
  const auto& notes = page.report.assessment->notes;
  if (notes.empty()) return;
  html.raw(
      "<section aria-labelledby=\"notes\"><h2 id=\"notes\">Worth a look</h2>\n<p>These are hints, not "
      "results.</p>\n");
  for (std::size_t i = 0; i < notes.size(); ++i) {
    html.raw("<figure class=\"note\" id=\"note-")
        .number(i + 1)
        .raw("\">\n<p class=\"why\">")
        .text(notes[i].text)
        .raw("</p>\n");
    if (notes[i].quote.begin < notes[i].quote.end) {
      write_quote(html, page, notes[i].quote, {}, 0);
      html.raw("\n<figcaption><p><b>");
      write_place(html, page, notes[i].quote);
      html.raw("</b>");
      write_page_links(html, page, notes[i].quote, "note " + std::to_string(i + 1));
      html.raw("</p></figcaption>\n");
    }
    html.raw("</figure>\n");
  }
  html.raw("</section>\n");
}

}  // namespace candour
