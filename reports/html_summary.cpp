// What stands at the top of a page: warnings, the summary, what needs a person.
#include "reports/html_parts.h"
#include "reports/passage.h"
#include "reports/wording.h"

#include <algorithm>

namespace candour {
namespace {

constexpr std::size_t kSummaryFacts = 8;

template <typename Which>
std::vector<std::uint32_t> numbers_of(const Document& document, Which which) {
  std::vector<std::uint32_t> pages;
  for (const Page& page : document.pages) {
    if (which(page)) pages.push_back(page.number);
  }
  return pages;
}

// "Pages 3 to 5 are images" at the beginning of a sentence.
std::string capital_pages(const std::vector<std::uint32_t>& pages, const char* one, const char* many) {
  std::string words = page_words(pages) + (pages.size() == 1 ? one : many);
  words[0] = 'P';
  return words;
}

// Why pages that are images were not read, and what to do, behind "Pages 3 to 5 are images".
const char* words_on_images(Ocr ocr) {
  switch (ocr) {
    case Ocr::out_of_time:
      return " that OCR did not come to before its time was used up, so nothing there was checked. Please look there, "
             "or give the file more time (timeout) and check it again.";
    case Ocr::not_installed:
      return " with no text to read, and OCR is not installed here, so nothing there was checked. Please look there, "
             "or check the file again where OCR is installed.";
    case Ocr::unsure:
      return " on which OCR found no text that it is sure of, so nothing there was checked. Please look there.";
    case Ocr::failed:
      return " on which OCR failed, so nothing there was checked. Please look there, or save the file again with "
             "another program and check that.";
    case Ocr::none:
    case Ocr::read:
      break;
  }
  return " with no text to read, so nothing there was checked. Please look there, or have "
         "the text recognised (OCR) first "
         "and check the file again.";
}

// "tesseract 5.3.0", as the report's tool knows it.
std::string ocr_words(const ToolInfo& tool) {
  const auto found = tool.libraries.find("tesseract");
  return found == tool.libraries.end() ? "OCR" : "OCR (Tesseract " + found->second + ")";
}

void add_ocr_warnings(const Document& document, const ToolInfo& tool, std::vector<std::string>& warnings) {
  const auto by_ocr = numbers_of(document, [](const Page& page) { return page.ocr == Ocr::read; });
  if (!by_ocr.empty()) {
    warnings.push_back(capital_pages(by_ocr, " was", " were") + " read by " + ocr_words(tool) +
                       ", from a picture of the page. Letters and whole words may be wrong there: please compare a "
                       "quote with its page before you "
                       "use it.");
  }
  for (const Ocr ocr : {Ocr::none, Ocr::unsure, Ocr::out_of_time, Ocr::not_installed, Ocr::failed}) {
    const auto pages = numbers_of(
        document, [&](const Page& page) { return page.quality == PageQuality::image_only && page.ocr == ocr; });
    if (!pages.empty()) warnings.push_back(capital_pages(pages, " is an image", " are images") + words_on_images(ocr));
  }
}

// Languages of pages with some text, each with their numbers, in the order in which they first come. A document whose pages say nothing
// has its own.
using PagesByLanguage = std::vector<std::pair<std::string, std::vector<std::uint32_t>>>;

PagesByLanguage languages_of(const Document& document) {
  PagesByLanguage languages;
  for (const Page& page : document.pages) {
    if (!tells_language(page)) continue;
    auto known = std::find_if(languages.begin(), languages.end(),
                              [&](const auto& language) { return language.first == page.language; });
    if (known == languages.end()) known = languages.insert(languages.end(), {page.language, {}});
    known->second.push_back(page.number);
  }
  if (languages.empty()) languages.push_back({document.language, {}});
  return languages;
}

void add_language_warnings(const Document& document, std::vector<std::string>& warnings) {
  const PagesByLanguage languages = languages_of(document);
  for (const auto& [language, pages] : languages) {
    if (language.empty() || language == "en" || language == "und") continue;
    if (languages.size() == 1) {
      warnings.push_back("The text looks like " + language_words(language) +
                         ". Please make sure that the rule pack was written for that language: if not, nothing was "
                         "checked.");
    } else {
      warnings.push_back(capital_pages(pages, " is", " are") + " in " + language_words(language) +
                         ". Nothing there was checked, unless the rule pack was written for that language.");
    }
  }
}

void write_languages(HtmlWriter& html, const Document& document) {
  const PagesByLanguage languages = languages_of(document);
  if (languages.size() == 1) {
    html.text(language_words(languages.front().first));
    return;
  }
  for (std::size_t i = 0; i < languages.size(); ++i) {
    html.raw(i == 0 ? "" : ", ").text(language_words(languages[i].first));
    html.raw(" (").text(page_words(languages[i].second)).raw(")");
  }
}

std::vector<std::string> warnings_of(const PageContext& page) {
  const Document& document = *page.report.document;
  std::vector<std::string> warnings;
  add_ocr_warnings(document, page.tool, warnings);
  const auto without_maps = numbers_of(document, [](const Page& each) { return each.maps_missing; });
  if (!without_maps.empty()) {
    warnings.push_back(capital_pages(without_maps, " has", " have") +
                       " text that needs character maps, which are not on this machine (poppler-data) or which its "
                       "kernel lets no reader open (Landlock is missing), so that text was not checked. Please look "
                       "there, or check the file on another machine.");
  }
  const auto garbled =
      numbers_of(document, [](const Page& each) { return each.quality == PageQuality::garbled && !each.maps_missing; });
  if (!garbled.empty()) {
    warnings.push_back(capital_pages(garbled, " has", " have") +
                       " text that came out garbled, so nothing there was checked. Please look there, or "
                       "ask for another copy.");
  }
  add_language_warnings(document, warnings);
  return warnings;
}

void write_length(HtmlWriter& html, const Document& document, Places places) {
  write_row(html, "Length");
  if (places == Places::boxes) {
    const std::size_t unread = numbers_of(document, is_unread).size();
    html.raw(counted(document.pages.size(), "page", "pages"));
    if (unread > 0) html.raw(", ").number(document.pages.size() - unread).raw(" of them could be read");
    const std::size_t by_ocr = numbers_of(document, [](const Page& page) { return page.ocr == Ocr::read; }).size();
    if (by_ocr > 0) html.raw(", ").number(by_ocr).raw(" by OCR");
    html.raw("; ");
  }
  html.raw(counted(document.sentences.size(), "sentence", "sentences"));
  end_row(html);
}

// The first facts of each kind, so that who, when and by whom stand at the top.
void write_key_facts(HtmlWriter& html, const PageContext& page) {
  std::size_t left = kSummaryFacts;
  for (const auto& [id, facts] : page.report.assessment->facts) {
    if (facts.empty()) continue;
    if (left-- == 0) break;
    const Fact& fact = facts.front();
    write_row(html, title_of_id(id));
    write_value(html, fact.value);
    html.raw(" <span class=\"quiet\">");
    write_place(html, page, fact.quote);
    if (facts.size() > 1) html.raw(", and ").number(facts.size() - 1).raw(" more");
    html.raw("</span>");
    end_row(html);
  }
}

void write_result_rows(HtmlWriter& html, const PageContext& page, const std::vector<Group>& groups) {
  const Assessment& assessment = *page.report.assessment;
  for (const Group& group : groups) {
    write_row(html, words_of(group.asked_by));
    if (assessment.packs.size() > 1)
      html.raw("<span class=\"quiet\">").text(assessment.packs[group.pack].pack.title).raw("</span>");
    write_tally(html, group.asked_by, tally_of(group));
    end_row(html);
  }
}

}  // namespace

void write_warnings(HtmlWriter& html, const PageContext& page) {
  const auto warnings = warnings_of(page);
  const bool other = !is_statement(page.report.assessment->type);
  if (warnings.empty() && !other) return;
  html.raw(
      "<section class=\"warnings\" aria-labelledby=\"warnings\"><h2 id=\"warnings\">Before you read "
      "on</h2>\n<ul>");
  if (other) {
    html.raw("<li><b>This does not look like a modern slavery statement.</b> ")
        .text(page.report.assessment->type_reason)
        .raw("</li>");
  }
  for (const std::string& warning : warnings) html.raw("<li>").text(warning).raw("</li>");
  html.raw("</ul></section>\n");
}

void write_summary(HtmlWriter& html, const PageContext& page, const std::vector<Group>& groups) {
  const Document& document = *page.report.document;
  const Assessment& assessment = *page.report.assessment;
  html.raw("<section aria-labelledby=\"summary\"><h2 id=\"summary\">Summary</h2>\n<dl class=\"summary\">\n");
  write_result_rows(html, page, groups);
  write_row(html, "Kind of document");
  html.raw(words_of(assessment.type));
  if (const auto& pages = assessment.statement_pages) {
    html.raw(pages->first == pages->last ? ", page " : ", pages ").number(pages->first);
    if (pages->first != pages->last) html.raw(" to ").number(pages->last);
  }
  html.raw("<br><span class=\"quiet\">").text(assessment.type_reason).raw("</span>");
  end_row(html);
  if (is_statement(assessment.type)) write_key_facts(html, page);
  write_length(html, document, page.places);
  write_row(html, "Language");
  write_languages(html, document);
  end_row(html);
  html.raw("</dl></section>\n");
}

void write_for_a_person(HtmlWriter& html, const PageContext& page, const std::vector<Group>& groups) {
  html.raw("<section aria-labelledby=\"person\"><h2 id=\"person\">What needs a person</h2>\n");
  bool any = false;
  for (const Verdict verdict : {Verdict::needs_review, Verdict::could_not_check}) {
    for (const Group& group : groups) {
      for (const Finding* finding : group.findings) {
        if (finding->verdict != verdict) continue;
        if (!any) html.raw("<ul class=\"queue\">\n");
        any = true;
        html.raw("<li>");
        write_tag(html, verdict);
        html.raw(" <a href=\"#req-").raw(id_part(finding->id)).raw("\">").text(finding->title).raw("</a><p>");
        write_sentence(html, page, finding->reason);
        html.raw("</p></li>\n");
      }
    }
  }
  html.raw(any ? "</ul></section>\n"
               : "<p>Nothing was set aside for a person. Please read the quotes all the same before you act "
                 "on a result.</p></section>\n");
}

}  // namespace candour
