// Parts that the pages share: the frame of a page, tags, quotes, tallies.
#pragma once

#include "reports/html.h"
#include "reports/html_writer.h"
#include "reports/report.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

// Compiled in from reports/templates/: the head of every page, the style sheets, and the longer texts in our
// own words.
extern const std::string_view kPageHead;
extern const std::string_view kPageStyle;
extern const std::string_view kIndexStyle;
extern const std::string_view kMethodText;
extern const std::string_view kNoChecklistText;
extern const std::string_view kNotStatementsText;

// Everything up to the content of <main>. `index_href` empty: no link to the index.
void begin_page(HtmlWriter& html, std::string_view title, std::string_view styles, std::string_view index_href);
void end_page(HtmlWriter& html);

// A verdict as a coloured word: <strong class="tag v-found">Found</strong>.
void write_tag(HtmlWriter& html, Verdict verdict);

// A row of <dl class="summary">: the term, then what the caller writes, then the end.
void write_row(HtmlWriter& html, std::string_view term);
void end_row(HtmlWriter& html);

// How often each verdict was given, by kVerdicts' order.
using Tally = std::array<std::size_t, 6>;
void write_tally(HtmlWriter& html, AskedBy asked_by, const Tally& tally);

// An error's message or advice with the file's name set apart: the name is not our word.
void write_message(HtmlWriter& html, const std::string& message, const std::string& name);

// The sentences that stand in every report: what the tool does not decide.
inline constexpr std::string_view kStandingLine =
    "This is a reading aid, not a legal decision. It reports what the tool found in the text.";
inline constexpr std::string_view kStandingText =
    "The tool does not decide whether an organisation meets the law, and does not show whether its claims "
    "are true or whether people "
    "were harmed.";

// What all parts of a document's page need.
struct PageContext {
  const Report& report;
  const ToolInfo& tool;
  const HtmlOptions& options;
  std::string source_href;         // percent-encoded; empty: no links
  std::string quote_lang;          // ' lang="fr"' for quotes in another language than the page's; else empty
  Places places = Places::none;    // what passages' places are given in
  std::vector<std::string> names;  // see names_of()
};

// What facts hold of the document's own words: people, roles, places, ... Longest first.
std::vector<std::string> names_of(const Report& report);

// A sentence of the rules ("Dave Murphy, Chief Executive Officer stands in the sign-off."), with the names in
// it set apart by <q>: they are the document's words and not ours.
void write_sentence(HtmlWriter& html, const PageContext& page, std::string_view sentence);

// A passage of the document. `around`: up to so many characters of context on each side.
void write_quote(HtmlWriter& html, const PageContext& page, TextRange quote, const std::vector<TextRange>& matched,
                 std::size_t around);

// "Page 9", "Page 9, read by OCR", "Characters 61 to 111" or, where a file has neither, "In the text". Nothing if no word lies in it.
void write_place(HtmlWriter& html, const PageContext& page, TextRange quote);

// "Open page 9 of the PDF" for each page of a passage; `what` ("quote 3: Training") makes the text of each
// link unique for those who hear it. Nothing where there is no PDF to open.
void write_page_links(HtmlWriter& html, const PageContext& page, TextRange quote, std::string_view what);

// What a fact says: a value as the document has it, or a period in words.
void write_value(HtmlWriter& html, const std::string& value);

// Requirements of one pack that are asked for by one authority: never mixed in a table or a count.
struct Group {
  AskedBy asked_by = AskedBy::law;
  std::size_t pack = 0;
  std::string key;  // "law", or "law-2" for the second pack: part of ids
  std::vector<const Finding*> findings;
};
std::vector<Group> groups_of(const Assessment& assessment);
Tally tally_of(const Group& group);

// The sections of a page, in its order.
void write_warnings(HtmlWriter& html, const PageContext& page);
void write_summary(HtmlWriter& html, const PageContext& page, const std::vector<Group>& groups);
void write_for_a_person(HtmlWriter& html, const PageContext& page, const std::vector<Group>& groups);
void write_checklist(HtmlWriter& html, const PageContext& page, const std::vector<Group>& groups);
void write_requirements(HtmlWriter& html, const PageContext& page, const std::vector<Group>& groups);
void write_facts(HtmlWriter& html, const PageContext& page);
void write_notes(HtmlWriter& html, const PageContext& page);
void write_method(HtmlWriter& html, const PageContext& page);

// Rows that a document's page and the index share.
void write_packs_and_tool(HtmlWriter& html, const std::vector<PackReference>& packs, const ToolInfo& tool);

}  // namespace candour
