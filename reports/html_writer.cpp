#include "reports/html_writer.h"

#include "reports/unicode.h"

namespace candour {
namespace {

constexpr char kHex[] = "0123456789ABCDEF";

bool is_plain(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

// "U+202E": at least four digits.
void append_code_point(std::string& out, char32_t c) {
  out += "U+";
  int shift = 12;
  while (shift < 20 && (c >> (shift + 4)) != 0) shift += 4;
  for (; shift >= 0; shift -= 4) out += kHex[(c >> shift) & 0xF];
}

// Length of the run of characters from `at` on that stand for themselves; most of most texts.
std::size_t plain_run(std::string_view text, std::size_t at) {
  const auto stands = [](unsigned char c) {
    return c >= ' ' && c < 0x7F && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'';
  };
  std::size_t end = at;
  while (end < text.size() && stands(static_cast<unsigned char>(text[end]))) ++end;
  return end - at;
}

}  // namespace

void HtmlWriter::escape(std::string_view text, bool in_attribute) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t plain = plain_run(text, i);
    out_.append(text, i, plain);
    i += plain;
    if (i == text.size()) break;
    const CodePoint c = code_point_at(text, i);
    switch (c.value) {
      case '&':
        out_ += "&amp;";
        break;
      case '<':
        out_ += "&lt;";
        break;
      case '>':
        out_ += "&gt;";
        break;
      case '"':
        out_ += "&quot;";
        break;
      case '\'':
        out_ += "&#39;";
        break;
      case '\n':
        out_ += in_attribute ? " " : "<br>";
        break;
      default:
        if (is_steering(c.value)) {
          if (!in_attribute) out_ += "<span class=\"code-point\">";
          append_code_point(out_, c.value);
          if (!in_attribute) out_ += "</span>";
        } else if (c.value < 0x20 || c.value == 0x85 || c.value == 0x2028 || c.value == 0x2029) {
          out_ += ' ';  // white space that HTML does not take
        } else if (c.valid) {
          out_.append(text, i, c.size);
        } else {
          out_ += "\uFFFD";
        }
    }
    i += c.size;
  }
}

HtmlWriter& HtmlWriter::text(std::string_view text) {
  escape(text, false);
  return *this;
}

HtmlWriter& HtmlWriter::attribute(std::string_view text) {
  escape(text, true);
  return *this;
}

HtmlWriter& HtmlWriter::q(std::string_view words) {
  out_ += "<q class=\"name\">";
  escape(words, false);
  out_ += "</q>";
  return *this;
}

HtmlWriter& HtmlWriter::number(std::size_t value) {
  out_ += std::to_string(value);
  return *this;
}

std::string percent_encoded(std::string_view path) {
  std::string out;
  out.reserve(path.size() + 16);
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '/') {
      if (out != "/") out += c;  // "//host" would leave the disk
    } else if (is_plain(byte) || c == '~') {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 0xF];
    }
  }
  return out;
}

std::string id_part(std::string_view name) {
  std::string out(name);
  for (char& c : out) {
    if (!is_plain(static_cast<unsigned char>(c))) c = '_';
  }
  return out;
}

}  // namespace candour
