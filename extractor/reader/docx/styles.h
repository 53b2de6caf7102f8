// The styles of a Word document, as far as they say what a paragraph is.
#pragma once

#include <string>
#include <unordered_map>

#include <pugixml.hpp>

namespace candour::docx {

// What a style says, or a paragraph or run of its own. Unset: the style that it is based on says it.
struct Format {
  static constexpr int kUnset = -1;
  int outline = kUnset;     // 0 to 8: a heading of level 1 to 9; 9: body text
  int list_depth = kUnset;  // 0 outermost, as w:ilvl counts
  int numbered = kUnset;    // 1: in a list; 0: taken out of one
  int hidden = kUnset, bold = kUnset, raised = kUnset;
  bool title = false;    // the document's title
  bool caption = false;  // of a picture or table

  // What is set in `above` wherever it is unset here.
  void inherit(const Format& above);
};

// From <w:pPr> and <w:rPr>; null nodes say nothing.
Format paragraph_format(pugi::xml_node properties);
void add_run_format(pugi::xml_node properties, Format& format);

class Styles {
 public:
  // `root`: <w:styles>; null: there are none.
  explicit Styles(pugi::xml_node root);

  // Of the style and all that it is based on, however the file bases styles on each other. An unknown id says nothing.
  const Format& format(const std::string& id) const;
  // The style of paragraphs that name none.
  const std::string& default_paragraph() const { return default_paragraph_; }
  // Of the text, as the file's defaults say; may be empty.
  const std::string& language() const { return language_; }

 private:
  struct Style {
    Format format;
    std::string based_on;
    bool whole = false;  // what it is based on is in it
  };
  mutable std::unordered_map<std::string, Style> styles_;
  std::string default_paragraph_, language_;
};

}  // namespace candour::docx
