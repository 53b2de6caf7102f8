// The cases: what they say is made up.
#include "tests/reports/fixture.h"

#include <map>

namespace candour::fixture {
namespace {

constexpr char kAct[] = "Modern Slavery Act 2015, section ";

std::vector<PackReference> uk_pack() {
  return {{"uk-msa-2015",
           "1.0.0",
           "United Kingdom: Modern Slavery Act 2015, section 54",
           "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
           {}}};
}

Finding finding(std::string id, std::string title, std::string section, AskedBy asked_by, Verdict verdict,
                std::string asks, std::string reason) {
  Finding f;
  f.id = std::move(id);
  f.title = std::move(title);
  f.citation = kAct + section;
  f.asks = std::move(asks);
  f.asked_by = asked_by;
  f.verdict = verdict;
  f.reason = std::move(reason);
  return f;
}

Document statement_document() {
  Draft draft("suppliers/Harrow & Finch 2025.pdf");
  const auto page = [&](const char* number, PageQuality quality = PageQuality::read) {
    draft.add_page(quality);
    if (quality == PageQuality::read) draft.add(Role::page_number, {number});
  };
  page("1");
  draft.add(Role::heading, {"Modern Slavery and Human Trafficking Statement 2025"}, 1);
  draft.add(Role::body, {"This statement is made by Harrow & Finch Textiles Limited under section 54 of the "
                         "Modern Slavery Act 2015.",
                         "It covers the financial year ended 31 March 2025."});
  draft.add(Role::heading, {"Our business"}, 2);
  draft.add(Role::body, {"Harrow & Finch is a private limited company with 412 employees in Leeds, Porto and Izmir.",
                         "We weave and finish cotton and linen for hotels in eleven countries."});
  page("2", PageQuality::image_only);
  page("3", PageQuality::image_only);
  page("4");
  draft.add(Role::heading, {"Our supply chains"}, 2);
  draft.add(Role::body, {"We buy raw cotton from Turkey, Egypt and India through 38 direct suppliers.",
                         "Beyond the first tier we have not yet mapped the ginning stage."});
  draft.add(Role::body, {"Cotton picking in Şanlıurfa relies on seasonal workers, many of them migrants, and "
                         "we rate the risk of forced labour "
                         "there as high."});
  page("5");
  draft.add(Role::heading, {"Policies and due diligence"}, 2);
  draft.add(Role::body,
            {"Our Supplier Code of Conduct forbids forced, bonded and child labour and is part of every contract.",
             "In the year we audited 14 of 38 suppliers, and two more audits were under way",
             "when this statement was written, the results of which we will publish."},
            0, 1);
  draft.add(Role::page_number, {"6"});
  draft.add(Role::body, {"We intend to ask all labour agencies for proof that no recruitment fees were paid."});
  page("7");
  draft.add(Role::heading, {"Training"}, 2);
  draft.add(Role::body, {"All staff complete training on health and safety.",
                         "We will roll out training on spotting the signs of modern slavery to all buyers in 2026."});
  page("8");
  draft.add(Role::heading, {"Measuring progress"}, 2);
  draft.add(Role::body,
            {"Our efforts are effective and we keep improving.", "There is no slavery in our supply chains."});
  page("9");
  draft.add(Role::sign_off, {"This statement was approved by the board of directors on 12 June 2025."});
  draft.add(Role::sign_off, {"Margaret Aske"});
  draft.add(Role::sign_off, {"Chief Executive Officer"});
  draft.add_page(PageQuality::garbled);
  draft.add(Role::body, {"7kh vxssolhuv olvwhg ehorz"});
  Document document = draft.take();
  document.pages.back().garbled_share = 0.81f;
  document.metadata.title = "Microsoft Word - MSA final v3.doc";
  return document;
}

Finding with(Finding f, std::vector<Evidence> evidence) {
  f.evidence = std::move(evidence);
  return f;
}

std::vector<Finding> law_findings(const Document& d) {
  constexpr AskedBy law = AskedBy::law;
  std::vector<Finding> all;
  all.push_back(
      with(finding("uk.statement", "A slavery and human trafficking statement", "54(4)", law, Verdict::found,
                   "The document presents itself as the organisation's slavery and human trafficking statement.",
                   "The statement says under which law it is made (page 1)."),
           {evidence(d, "This statement is made by", {"statement is made", "Modern Slavery Act 2015"}, "statement",
                     Status::ongoing, Specificity::named)}));
  all.push_back(with(finding("uk.financial-year", "Financial year", "54(1)", law, Verdict::found,
                             "The financial year covered is stated (start or end, or both).",
                             "The statement says that its financial year ended on 31 March 2025 (page 1)."),
                     {evidence(d, "It covers the financial year", {"financial year ended 31 March 2025"},
                               "uk.financial-year", Status::done, Specificity::measured)}));
  all.push_back(with(finding("uk.approval", "Approval", "54(6)", law, Verdict::found,
                             "A body corporate: approval by the board of directors or an equivalent management body.",
                             "The statement says that the board of directors approved it (page 9)."),
                     {evidence(d, "This statement was approved", {"approved by the board of directors"}, "approval",
                               Status::done, Specificity::measured)}));
  Finding signature =
      finding("uk.signature", "Signature", "54(6)", law, Verdict::needs_review,
              "A body corporate: signed by a director or equivalent.",
              "Margaret Aske, Chief Executive Officer, stands in the sign-off block on page 9, and an image near "
              "them. Please look whether it is a "
              "signature.");
  Evidence block = evidence(d, "Margaret Aske", {}, "uk.signature", Status::done, Specificity::named);
  block.quote.end = range_of(d, "Chief Executive Officer").end;
  all.push_back(with(signature, {block}));
  all.push_back(finding("uk.homepage-link", "Link on the home page", "54(7)", law, Verdict::could_not_check,
                        "The statement is on the website, with a link in a prominent place on the home page.",
                        "This cannot be seen in the document. Please look at the organisation's home page."));
  return all;
}

std::vector<Finding> guidance_findings(const Document& d) {
  constexpr AskedBy guidance = AskedBy::guidance;
  std::vector<Finding> all;
  all.push_back(
      with(finding("uk.structure", "Structure", "54(5)(a)", guidance, Verdict::found,
                   "The organisation's structure: legal form, group, ownership, workforce size, subsidiaries, brands.",
                   "The statement gives the legal form and the size of the workforce (page 1)."),
           {evidence(d, "Harrow & Finch is a private", {"private limited company", "412 employees"}, "structure",
                     Status::ongoing, Specificity::measured)}));
  all.push_back(with(finding("uk.supply-chains", "Supply chains", "54(5)(a)", guidance, Verdict::found,
                             "What it buys, from where, how many suppliers, tiers, labour supply.",
                             "The statement says what is bought, from where, and from how many suppliers (page 4)."),
                     {evidence(d, "We buy raw cotton", {"buy raw cotton", "38 direct suppliers"}, "supply_chains",
                               Status::ongoing, Specificity::measured),
                      evidence(d, "Beyond the first tier", {"not yet mapped"}, "supply_chains", Status::ongoing,
                               Specificity::vague)}));
  all.push_back(
      with(finding("uk.due-diligence", "Due diligence", "54(5)(c)", guidance, Verdict::found,
                   "Processes in business or supply chains: screening, questionnaires, audits, site visits, mapping.",
                   "The statement says that suppliers were audited (page 5)."),
           {evidence(d, "In the year we audited", {"audited 14 of 38 suppliers"}, "due_diligence", Status::done,
                     Specificity::measured)}));
  Evidence across = all.back().evidence[0];
  across.quote.end = range_of(d, "we will publish.").end;
  all.back().evidence[0] = across;
  Finding training =
      finding("uk.training", "Training", "54(5)(f)", guidance, Verdict::partly_found,
              "Training about slavery and human trafficking available to staff: who, what, how often, how many.",
              "The statement mentions training about slavery, but only as a plan (page 7).");
  training.nearest_misses = {{range_of(d, "All staff complete training on health and safety."),
                              "It speaks of training, but not about slavery."}};
  all.push_back(
      with(training, {evidence(d, "We will roll out training", {"training on spotting the signs of modern slavery"},
                               "training", Status::planned, Specificity::measured)}));
  Finding effectiveness =
      finding("uk.effectiveness", "Effectiveness", "54(5)(e)", guidance, Verdict::not_found,
              "How effectiveness is measured: performance indicators, targets, results, reviews.",
              "The 7 pages that could be read hold no indicator, target or review. It may be worded in a way "
              "the rules "
              "do not know.");
  effectiveness.nearest_misses = {{range_of(d, "Our efforts are effective and we keep improving."),
                                   "It says that efforts work, but not how that is known."}};
  all.push_back(effectiveness);
  all.push_back(finding("uk.joint", "Joint statements", "54(5)", guidance, Verdict::not_applicable,
                        "A joint statement names every organisation that it covers.",
                        "Applies to joint statements only."));
  return all;
}

}  // namespace

Report Case::report() const {
  Report report;
  report.document = &document;
  report.assessment = &assessment;
  report.packs = packs;
  return report;
}

Evidence evidence(const Document& document, const std::string& sentence, std::vector<std::string> matched,
                  std::string label, Status status, Specificity specificity) {
  Evidence e;
  e.sentence = sentence_of(document, sentence);
  e.quote = document.sentences[e.sentence].text;
  for (const auto& words : matched) e.matched.push_back(range_of(document, words));
  e.signals = {{label + "_words", 0.75}, {"about_slavery", 0.25}};
  e.label = std::move(label);
  e.status = status;
  e.specificity = specificity;
  return e;
}

ToolInfo tool() {
  return {"candour", "0.1.0", {{"Poppler", "22.12.0"}, {"RE2", "20220601"}, {"ICU", "72.1"}}};
}

Case statement() {
  Case c{statement_document(), {}, uk_pack()};
  const Document& d = c.document;
  Assessment& a = c.assessment;
  a.type = DocumentType::statement;
  a.type_reason = "Its title says that it is a modern slavery statement.";
  a.packs = {{c.packs[0], law_findings(d)}};
  for (Finding& f : guidance_findings(d)) a.packs[0].findings.push_back(std::move(f));
  a.facts["uk.financial-year"] = {{"../2025-03-31", {{"end", "2025-03-31"}}, d.sentences[2].text, Status::done}};
  TextRange block = range_of(d, "Margaret Aske");
  block.end = range_of(d, "Chief Executive Officer").end;
  a.facts["uk.signature"] = {{"Margaret Aske",
                              {{"name", "Margaret Aske"}, {"role", "Chief Executive Officer"}, {"seen", "image"}},
                              block,
                              Status::done}};
  a.notes = {{"slavery-free", "A claim that there is no slavery. The Home Office asks for openness about risk instead.",
              range_of(d, "There is no slavery in our supply chains.")}};
  return c;
}

Case text_twin() {
  Draft draft("twin.txt", true);
  draft.add(Role::heading, {"Café Été: modern slavery statement"}, 1);
  draft.add(Role::body, {"We buy coffee from Kenya.", "Training on modern slavery was given to 12 buyers.",
                         "It will be given again."});
  Case c{draft.take(), {}, uk_pack()};
  c.assessment.type = DocumentType::statement;
  c.assessment.type_reason = "Its title says so.";
  c.assessment.packs = {{c.packs[0],
                         {with(finding("uk.training", "Training", "54(5)(f)", AskedBy::guidance, Verdict::found,
                                       "Training.", "Training was given."),
                               {evidence(c.document, "Training on modern", {"Training on modern slavery"}, "training",
                                         Status::done, Specificity::measured)})}}};
  return c;
}

Case web_twin() {
  Case c = text_twin();
  c.document.source.name = "twin.html";
  c.document.source.media_type = "text/html";
  for (Word& word : c.document.words) word.source_begin = word.source_end = 0;
  return c;
}

Case scanned() {
  Draft draft("scan.pdf");
  for (int i = 0; i < 3; ++i) draft.add_page(PageQuality::image_only);
  Case c{draft.take(), {}, uk_pack()};
  c.document.language = "und";
  c.assessment.type = DocumentType::statement;
  c.assessment.type_reason = "None of its pages could be read.";
  c.assessment.packs = {{c.packs[0],
                         {finding("uk.approval", "Approval", "54(6)", AskedBy::law, Verdict::could_not_check,
                                  "Approval.", "Pages 1 to 3 are images, so this was not checked.")}}};
  return c;
}

Case recognised() {
  Case c = statement();
  for (Page& page : c.document.pages) {
    if (page.quality == PageQuality::read) page.ocr = Ocr::read, page.ocr_confidence = 0.9F;
  }
  c.document.pages[1].ocr = Ocr::unsure;
  c.document.pages[2].ocr = Ocr::out_of_time;
  return c;
}

Case news_item() {
  Draft draft("news.pdf");
  draft.add_page();
  draft.add(Role::heading, {"Raid on car wash"}, 1);
  draft.add(Role::body, {"Police freed nine workers on Tuesday.", "The helpline is 08000 121 700."});
  Case c{draft.take(), {}, uk_pack()};
  c.document.metadata.title = "Raid on car wash";
  c.assessment.type = DocumentType::other;
  c.assessment.type_reason = "Nothing in it says that it is an organisation's own statement.";
  c.assessment.packs = {{c.packs[0],
                         {finding("uk.approval", "Approval", "54(6)", AskedBy::law, Verdict::not_applicable,
                                  "Approval.", "This document is not a statement."),
                          finding("uk.training", "Training", "54(5)(f)", AskedBy::guidance, Verdict::not_applicable,
                                  "Training.", "This document is not a statement.")}}};
  c.assessment.facts["helpline"] = {
      {"08000 121 700", {}, range_of(c.document, "The helpline is 08000 121 700."), Status::ongoing}};
  return c;
}

Case hostile() {
  const std::string nul("nul\0here", 8);
  const std::string markup = "</q></blockquote><script>alert(1)</script><img src=x onerror=alert(2)>";
  Draft draft("javascript:alert(1)//\"><b>'&.pdf");
  draft.add_page();
  draft.add(Role::heading, {"<h1 onclick='x()'>Training & \"more\"</h1>"}, 1);
  draft.add(Role::body,
            {"Before " + markup + ".", "We train " + nul + " \u202Egnirts\u202C and " + markup + " \x1B[31m red.",
             "Bad bytes \xFF\xC3 and \xED\xA0\x80 after, wholly illegal and in breach, a pass or fail."});
  Case c{draft.take(), {}, uk_pack()};
  Document& d = c.document;
  d.metadata.title = "Title " + markup + "\u202E";
  d.language = "en\" onload=\"x";
  c.assessment.type = DocumentType::statement;
  c.assessment.type_reason = "Reason " + markup;
  Finding f = finding("uk.training\" onclick=\"x", "Title " + markup, "54 " + markup, AskedBy::guidance, Verdict::found,
                      "Asks " + markup, "Reason " + markup);
  f.nearest_misses = {{d.sentences[3].text, "Why " + markup}};
  c.assessment.packs = {
      {c.packs[0],
       {with(f, {evidence(d, "We train", {"train", "\u202Egnirts"}, "label<i>", Status::done, Specificity::named)})}}};
  c.assessment.facts["fact\"><i>"] = {
      {"value " + markup, {{"na\"me", markup}, {"quote", "stolen"}}, d.sentences[2].text, Status::done}};
  c.assessment.notes = {{"note\"><i>", "Text " + markup, d.sentences[1].text}};
  return c;
}

Report unreadable() {
  Report report;
  report.error = {ErrorCode::encrypted, "locked.pdf needs a password to be opened.",
                  "Save a copy without a password and check that."};
  report.packs = uk_pack();
  report.source.name = "locked.pdf";
  report.source.sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  report.source.media_type = "application/pdf";
  return report;
}

Case large(std::size_t quotes) {
  Draft draft("large.pdf");
  std::vector<std::string> sentences;
  for (std::size_t i = 0; i < 2000; ++i) {
    if (i % 25 == 0) draft.add_page();
    draft.add(Role::body, {"Sentence " + std::to_string(i) +
                           ": our suppliers are audited for signs of forced labour every year, and "
                           "what they find is told to the board and to the workers concerned."});
  }
  Case c{draft.take(), {}, uk_pack()};
  c.assessment.type = DocumentType::statement;
  std::vector<Finding> findings(10, finding("uk.due-diligence", "Due diligence", "54(5)(c)", AskedBy::guidance,
                                            Verdict::found, "Asks.", "Reason."));
  for (std::size_t i = 0; i < quotes; ++i) {
    Evidence e;
    e.sentence = static_cast<std::uint32_t>(i * 1999 / quotes);
    e.quote = c.document.sentences[e.sentence].text;
    e.matched = {{e.quote.begin + 20, e.quote.begin + 40}};
    e.label = "due_diligence";
    e.signals = {{"audited", 0.6}, {"suppliers", 0.4}};
    findings[i % findings.size()].evidence.push_back(std::move(e));
  }
  for (std::size_t i = 0; i < findings.size(); ++i) {
    findings[i].id += std::to_string(i);
    findings[i].title += ' ' + std::to_string(i);
  }
  c.assessment.packs = {{c.packs[0], std::move(findings)}};
  return c;
}

HtmlOptions html_options(const std::string& name) {
  return {"../sources/" + name + ": 100% #1?.pdf", name + ".report.json", "index.html"};
}

Index index() {
  Index index;
  const Case full = statement();
  index.packs = full.packs;
  index.columns = index_columns(full.assessment);
  index.skipped = "3 files of types that this version does not read: 2 .docx, 1 .html";
  const auto add = [&](const Report& report, std::string href) {
    index.rows.push_back(index_row(report));
    index.rows.back().html_href = href + ".html";
    index.rows.back().json_href = href + ".report.json";
  };
  for (std::size_t i = 0; i < 24; ++i) {
    add(full.report(), "statement");
    IndexRow& row = index.rows.back();
    if (i % 3 > 0) row.title = row.name;
    row.name = "suppliers/organisation-" + std::to_string(i + 1) + ".pdf";
    if (i % 3 == 1) row.pages_unread = 0;
    for (std::size_t j = 0; j < row.verdicts.size(); ++j)
      row.verdicts[j] = static_cast<Verdict>((j * j + i * (j % 3)) % 6);
  }
  add(unreadable(), "unreadable");
  add(news_item().report(), "news");
  IndexRow strange = index_row(hostile().report());
  strange.verdicts.assign(index.columns.size(), Verdict::found);
  strange.html_href = "javascript:alert(1)";
  index.rows.push_back(strange);
  return index;
}

}  // namespace candour::fixture
