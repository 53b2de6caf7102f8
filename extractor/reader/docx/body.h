// The paragraphs of one part of a Word document: its body, its notes, a header or a footer.
#pragma once

#include "extractor/reader/docx/styles.h"
#include "extractor/reader/flow.h"

#include <optional>
#include <vector>

#include <pugixml.hpp>

namespace candour::docx {

class Body {
 public:
  Body(const Styles& styles, Flow& flow) : styles_(styles), flow_(flow) {}

  // Puts the paragraphs below `root` into the flow; in one role, if one is given.
  void write(pugi::xml_node root, std::optional<Role> role = std::nullopt);

 private:
  struct Walk {
    pugi::xml_node root, at;
    bool done = false;  // what is below `at` was read
  };

  void walk_on();
  bool enter(pugi::xml_node node);
  bool enter_content(pugi::xml_node node, std::string_view name);
  void leave(pugi::xml_node node);
  void open_paragraph(pugi::xml_node paragraph);
  void close_paragraph(pugi::xml_node paragraph);
  void open_run(pugi::xml_node run);
  void pass_field(pugi::xml_node mark);
  void break_line();
  void put(std::string_view utf8);

  const Styles& styles_;
  Flow& flow_;
  std::optional<Role> role_;
  std::vector<Walk> walks_;            // the last one is walked on; text boxes come before what they interrupt
  std::vector<pugi::xml_node> boxes_;  // that hang on the paragraph that is open
  std::vector<bool> fields_;           // that stand open: true before their results
  Format paragraph_;                   // what its style says of runs
  bool has_title_ = false;             // a title was read: headings stand below it
  bool joins_ = false;                 // the paragraph's end is deleted: the next goes on with it
  bool hidden_ = false;
  bool broken_ = false;  // nothing since a line break
};

}  // namespace candour::docx
