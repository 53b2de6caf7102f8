// Documents and Assessments built by hand, so that the tests of reports need neither a reader nor a pack.
#pragma once

#include "reports/html.h"
#include "reports/report.h"

#include <string>
#include <vector>

namespace candour::fixture {

// Sets paragraphs as a reader would find them: lines of at most 70 characters, every character 5 points wide,
// lines 14 points apart, beginning at (72, 72) on each page. A paragraph in which `break_at` characters are
// reached goes on on the next page.
class Draft {
 public:
  explicit Draft(std::string name, bool plain_text = false);
  void add_page(PageQuality quality = PageQuality::read);
  // Each sentence of the paragraph is given by itself; they are joined by a space. The last `on_next_page` of
  // them begin a new page.
  void add(Role role, const std::vector<std::string>& sentences, int level = 0, std::size_t on_next_page = 0);
  Document take();

 private:
  void set_words(const std::string& text, std::uint32_t begin);
  Document document_;
  bool plain_ = false;
  std::uint32_t page_ = 0;
  float y_ = 72;
  std::uint32_t source_ = 0;  // plain text: code points so far
  std::uint32_t heading_ = kNone;
};

// Range of the first place where `words` stand in the document. Fails the program if they do not.
TextRange range_of(const Document& document, const std::string& words);
// The sentence that holds them.
std::uint32_t sentence_of(const Document& document, const std::string& words);

struct Case {
  Document document;
  Assessment assessment;
  std::vector<PackReference> packs;
  Report report() const;
};

Evidence evidence(const Document& document, const std::string& sentence, std::vector<std::string> matched,
                  std::string label, Status status, Specificity specificity);

ToolInfo tool();
Case statement();     // a PDF of ten pages, two of them images, with every verdict, several facts and notes
Case text_twin();     // plain text, short
Case web_twin();      // the same as a web page: no boxes, no characters
Case scanned();       // a PDF of images: nothing could be checked
Case recognised();    // the statement, all of its read pages read by OCR
Case news_item();     // no statement
Case hostile();       // markup, quotes, controls, overrides and broken bytes wherever text can stand
Report unreadable();  // could not be checked
HtmlOptions html_options(const std::string& name);
Index index();                   // over all the cases above, some of them many times
Case large(std::size_t quotes);  // for measuring

}  // namespace candour::fixture
