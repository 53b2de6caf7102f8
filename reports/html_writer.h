// Writes HTML so that nothing from a statement can become markup: raw() takes our own, everything else goes
// through text(), attribute() or q(). Characters that steer instead of show (controls, direction overrides,
// invisible characters) are made visible as their code point, "U+202E"; bytes that are no UTF-8 become
// U+FFFD.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace candour {

class HtmlWriter {
 public:
  HtmlWriter& raw(std::string_view markup) {
    out_ += markup;
    return *this;
  }
  // As the content of an element. "\n" becomes <br>.
  HtmlWriter& text(std::string_view text);
  // As a value within double quotes, or the content of <title>.
  HtmlWriter& attribute(std::string_view text);
  // Words of the document, or a name that comes with it, set apart from ours: <q class="name">...</q>,
  // without quotation marks.
  HtmlWriter& q(std::string_view words);
  HtmlWriter& number(std::size_t value);

  void reserve(std::size_t bytes) { out_.reserve(bytes); }
  std::string take() { return std::move(out_); }

 private:
  void escape(std::string_view text, bool in_attribute);
  std::string out_;
};

// A relative address, percent-encoded. It can be nothing but a relative path: a scheme or a host in it
// becomes part of a file name.
std::string percent_encoded(std::string_view path);

// A name as part of an id or a fragment: what is neither letter, digit, ".", "-" nor "_" becomes "_".
std::string id_part(std::string_view name);

}  // namespace candour
