#include "reports/html_parts.h"

#include "reports/passage.h"
#include "reports/wording.h"

#include <algorithm>
#include <iterator>

namespace candour {
namespace {

// Merges what overlaps or touches, so that no mark stands within another.
std::vector<TextRange> merged(std::vector<TextRange> ranges) {
  std::sort(ranges.begin(), ranges.end(), [](TextRange a, TextRange b) { return a.begin < b.begin; });
  std::vector<TextRange> out;
  for (const TextRange range : ranges) {
    if (range.begin >= range.end) continue;
    if (!out.empty() && range.begin <= out.back().end) {
      out.back().end = std::max(out.back().end, range.end);
    } else {
      out.push_back(range);
    }
  }
  return out;
}

void write_marked(HtmlWriter& html, const Document& document, TextRange piece, const std::vector<TextRange>& marks) {
  std::uint32_t at = piece.begin;
  for (const TextRange mark : marks) {
    const std::uint32_t begin = std::max(at, mark.begin), end = std::min(piece.end, mark.end);
    if (begin >= end) continue;
    html.text(text_of(document, {at, begin})).raw("<mark>").text(text_of(document, {begin, end})).raw("</mark>");
    at = end;
  }
  html.text(text_of(document, {at, piece.end}));
}

// One paragraph of context on each side: what is left of the quote's own, else the neighbour.
std::string_view last_paragraph(std::string_view before) {
  const std::size_t last = before.find_last_not_of('\n');
  if (last == std::string_view::npos) return {};
  const std::size_t end = before.rfind('\n', last);
  return end == std::string_view::npos ? before : before.substr(end + 1);
}

std::string_view first_paragraph(std::string_view after) {
  const std::size_t first = after.find_first_not_of('\n');
  if (first == std::string_view::npos) return {};
  return after.substr(0, after.find('\n', first));
}

}  // namespace

void begin_page(HtmlWriter& html, std::string_view title, std::string_view styles, std::string_view index_href) {
  html.raw(kPageHead).raw("<title>").attribute(title).raw("</title>\n<style>\n").raw(kPageStyle).raw(styles);
  html.raw(
      "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n<header "
      "class=\"top\"><div><p>");
  html.raw("<b>Candour</b> <span>What modern slavery statements disclose</span></p>");
  if (!index_href.empty()) {
    html.raw("<p><a href=\"").raw(percent_encoded(index_href)).raw("\">All documents</a></p>");
  }
  html.raw("</div></header>\n<main id=\"main\" tabindex=\"-1\">\n");
}

void end_page(HtmlWriter& html) {
  html.raw("</main>\n<footer class=\"bottom\"><div><p>")
      .raw(kStandingText)
      .raw("</p></div></footer>\n</body>\n</html>\n");
}

void write_tag(HtmlWriter& html, Verdict verdict) {
  html.raw("<strong class=\"tag v-").raw(name_of(verdict)).raw("\">").raw(words_of(verdict)).raw("</strong>");
}

void write_row(HtmlWriter& html, std::string_view term) {
  html.raw("<div><dt>").text(term).raw("</dt><dd>");
}
void end_row(HtmlWriter& html) {
  html.raw("</dd></div>\n");
}

void write_tally(HtmlWriter& html, AskedBy asked_by, const Tally& tally) {
  html.raw("<ul class=\"tally\" data-asked-by=\"").raw(name_of(asked_by)).raw("\">");
  for (std::size_t i = 0; i < tally.size(); ++i) {
    if (tally[i] == 0) continue;
    html.raw("<li class=\"tag v-").raw(name_of(kVerdicts[i])).raw("\" data-verdict=\"").raw(name_of(kVerdicts[i]));
    html.raw("\"><b>").number(tally[i]).raw("</b> ").raw(words_of(kVerdicts[i])).raw("</li>");
  }
  html.raw("</ul>");
}

void write_quote(HtmlWriter& html, const PageContext& page, TextRange quote, const std::vector<TextRange>& matched,
                 std::size_t around) {
  const Document& document = *page.report.document;
  const std::vector<TextRange> marks = merged(matched);
  const Context context = around > 0 ? unfolded_context_of(document, quote, around) : Context();
  const bool english = document.pages[page_of(document, quote)].language == "en";  // of a document in two languages
  html.raw("<blockquote dir=\"auto\"").raw(english ? "" : page.quote_lang).raw("><p>");
  const std::string_view before = last_paragraph(context.before), after = first_paragraph(context.after);
  if (!before.empty()) html.raw("<span class=\"around\">… ").text(before).raw("</span>");
  bool first = true;
  for (const TextRange piece : printed_pieces(document, quote)) {
    if (!first) html.raw("<br>");
    write_marked(html, document, piece, marks);
    first = false;
  }
  if (!after.empty()) html.raw("<span class=\"around\">").text(after).raw(" …</span>");
  html.raw("</p></blockquote>");
}

void write_place(HtmlWriter& html, const PageContext& page, TextRange quote) {
  if (page.places == Places::boxes) {
    const auto pages = page_numbers(*page.report.document, quote);
    if (pages.empty()) return;
    html.raw(pages.size() == 1 ? "Page " : "Pages ").raw(number_list(pages));
    const auto& all = page.report.document->pages;
    const bool ocr =
        std::any_of(pages.begin(), pages.end(), [&](std::uint32_t number) { return all[number - 1].ocr == Ocr::read; });
    if (ocr) html.raw(", read by OCR");
    return;
  }
  const auto regions = regions_of_passage(*page.report.document, quote);
  if (regions.empty()) return;
  if (page.places == Places::none) {
    html.raw("In the text");
    return;
  }
  html.raw("Characters ").number(regions[0].source_begin + 1).raw(" to ").number(regions[0].source_end);
}

void write_page_links(HtmlWriter& html, const PageContext& page, TextRange quote, std::string_view what) {
  if (page.places != Places::boxes || page.source_href.empty()) return;
  for (const std::uint32_t number : page_numbers(*page.report.document, quote)) {
    html.raw(" <a class=\"open\" href=\"")
        .raw(page.source_href)
        .raw("#page=")
        .number(number)
        .raw("\">Open page ")
        .number(number);
    html.raw(" of the PDF<span class=\"hidden\"> for ").text(what).raw("</span></a>");
  }
}

void write_message(HtmlWriter& html, const std::string& message, const std::string& name) {
  const std::size_t at = name.empty() ? std::string::npos : message.find(name);
  if (at == std::string::npos) {
    html.text(message);
  } else {
    html.text(message.substr(0, at)).q(name).text(message.substr(at + name.size()));
  }
}

std::vector<std::string> names_of(const Report& report) {
  constexpr std::size_t kShortest = 4;  // shorter ones stand in too many words
  std::vector<std::string> names;
  const auto add = [&](const std::string& name) {
    if (name.size() >= kShortest && period_words(name).empty()) names.push_back(name);
  };
  if (!was_checked(report)) return names;
  for (const auto& [id, facts] : report.assessment->facts) {
    for (const Fact& fact : facts) {
      add(fact.value);
      for (const auto& [part, value] : fact.parts) {
        if (part != "seen") add(value);  // what the rules saw, in their words
      }
    }
  }
  std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

void write_sentence(HtmlWriter& html, const PageContext& page, std::string_view sentence) {
  while (!sentence.empty()) {
    std::size_t at = std::string_view::npos, size = 0;
    for (const std::string& name : page.names) {  // the first in the sentence; of those that begin there, the longest
      const std::size_t found = sentence.find(name);
      if (found < at) at = found, size = name.size();
    }
    if (at == std::string_view::npos) break;
    html.text(sentence.substr(0, at)).q(sentence.substr(at, size));
    sentence.remove_prefix(at + size);
  }
  html.text(sentence);
}

std::vector<Group> groups_of(const Assessment& assessment) {
  std::vector<Group> groups;
  for (std::size_t pack = 0; pack < assessment.packs.size(); ++pack) {
    for (const AskedBy asked_by : {AskedBy::law, AskedBy::guidance, AskedBy::pledge}) {
      Group group{asked_by, pack, name_of(asked_by), {}};
      if (pack > 0) group.key.append("-").append(std::to_string(pack + 1));
      for (const Finding& finding : assessment.packs[pack].findings) {
        if (finding.asked_by == asked_by) group.findings.push_back(&finding);
      }
      if (!group.findings.empty()) groups.push_back(std::move(group));
    }
  }
  return groups;
}

Tally tally_of(const Group& group) {
  Tally tally{};
  for (const Finding* finding : group.findings) {
    ++tally[static_cast<std::size_t>(std::find(std::begin(kVerdicts), std::end(kVerdicts), finding->verdict) -
                                     std::begin(kVerdicts))];
  }
  return tally;
}

}  // namespace candour
