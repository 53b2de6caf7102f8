#include "extractor/reader/markdown.h"

#include "extractor/reader/characters.h"
#include "extractor/reader/dates.h"
#include "extractor/reader/decode.h"
#include "extractor/reader/flow.h"
#include "extractor/reader/markdown_entities.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include <md4c.h>

namespace candour {
namespace {

constexpr std::size_t kMostCells = 2'000'000;  // of tables: rows may leave cells out, so a few bytes may make many

// The text as UTF-8, with the way back from its bytes to the code points of the file.
class MarkedText {
 public:
  explicit MarkedText(std::u32string_view text) {
    for (std::uint32_t i = 0; i < text.size(); ++i) {
      if (utf8_.size() >= marks_.size() * kStep) marks_.push_back({static_cast<std::uint32_t>(utf8_.size()), i});
      append_utf8(text[i], utf8_);
    }
  }
  std::string_view utf8() const { return utf8_; }

  // The code point that stands at `at`, which points into utf8().
  std::uint32_t code_point(const char* at) const {
    const auto offset = static_cast<std::uint32_t>(at - utf8_.data());
    const auto mark = std::upper_bound(marks_.begin(), marks_.end(), offset,
                                       [](std::uint32_t value, const Mark& m) { return value < m.byte; });
    if (mark == marks_.begin()) return 0;
    std::uint32_t point = std::prev(mark)->point;
    for (std::uint32_t i = std::prev(mark)->byte; i < offset; ++i) point += (utf8_[i] & '\xC0') != '\x80';
    return point;
  }
  bool holds(const char* at) const {
    return !std::less<>()(at, utf8_.data()) && std::less<>()(at, utf8_.data() + utf8_.size());
  }

 private:
  static constexpr std::size_t kStep = 256;  // bytes
  struct Mark {
    std::uint32_t byte, point;
  };
  std::string utf8_;
  std::vector<Mark> marks_;
};

struct FrontMatter {
  std::size_t size = 0;  // bytes, with the line that ends it
  std::string title, language, author, date;
};

// What stands behind "title: ", without quotation marks.
std::string value_in(std::string_view lines, std::string_view key) {
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    std::string_view line = lines.substr(at, end - at);
    if (line.starts_with(key) && line.size() > key.size() && line[key.size()] == ':') {
      std::string value = folded_line(line.substr(key.size() + 1));
      value.erase(0, value.find_first_not_of(" \"'"));
      value.erase(value.find_last_not_of(" \"'") + 1);
      return value;
    }
    at = end + 1;
  }
  return {};
}

FrontMatter front_matter(std::string_view text) {
  FrontMatter front;
  if (!text.starts_with("---\n") && !text.starts_with("---\r\n")) return front;
  const std::size_t end = text.find("\n---", 3);
  const std::size_t key = text.find(':');
  if (end == std::string_view::npos || key > end) return front;
  front.size = std::min(text.find('\n', end + 1), text.size() - 1) + 1;
  front.title = value_in(text.substr(0, end), "title");
  front.language = value_in(text.substr(0, end), "lang");
  front.author = value_in(text.substr(0, end), "author");
  front.date = value_in(text.substr(0, end), "date");
  return front;
}

// What md4c meets, put into a Flow.
class Writer {
 public:
  Writer(const MarkedText& source, Flow& flow) : source_(source), flow_(flow) {}

  // False if there was too much.
  bool run(std::string_view text) {
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_NOINDENTEDCODEBLOCKS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) { return of(self).enter(type, detail); };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) { return of(self).leave(type); };
    parser.enter_span = [](MD_SPANTYPE type, void*, void* self) { return of(self).pass_span(type, 1); };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) { return of(self).pass_span(type, -1); };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* at, MD_SIZE size, void* self) {
      return of(self).pass_text(type, std::string_view(at, size));
    };
    return md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, this) == 0;
  }

 private:
  static Writer& of(void* self) { return *static_cast<Writer*>(self); }

  // What paragraphs are here.
  void open_text() {
    if (lists_ > 0) return flow_.open(Role::list_item, lists_);
    flow_.open(Role::body);
  }

  int enter(MD_BLOCKTYPE type, void* detail) {
    if (type == MD_BLOCK_H) {
      flow_.open(Role::heading, static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
    } else if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) {
      ++lists_;
    } else if (type == MD_BLOCK_TABLE) {
      flow_.open_table(false);
    } else if (type == MD_BLOCK_TR) {
      flow_.open_row();
    } else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
      if (++cells_ > kMostCells) return 1;
      flow_.open_cell();
      flow_.open(Role::body);
    } else {
      open_text();
    }
    verbatim_ = type == MD_BLOCK_CODE;
    in_tag_ = in_comment_ = false;
    return 0;
  }

  int leave(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) --lists_;
    if (type == MD_BLOCK_TABLE) flow_.close_table();
    verbatim_ = false;
    if (type != MD_BLOCK_TR && type != MD_BLOCK_TH && type != MD_BLOCK_TD) open_text();
    return 0;
  }

  int pass_span(MD_SPANTYPE type, int step) {
    if (type == MD_SPAN_IMG) pictures_ += step;
    if (type == MD_SPAN_STRONG) flow_.set_bold((bold_ += step) > 0);
    return 0;
  }

  int pass_text(MD_TEXTTYPE type, std::string_view text) {
    if (flow_.is_full()) return 1;
    if (pictures_ > 0) return 0;
    if (type == MD_TEXT_BR) {
      flow_.end_line();
    } else if (type == MD_TEXT_SOFTBR) {
      flow_.end_word();
    } else if (type == MD_TEXT_HTML) {
      pass_html(text);
    } else if (type == MD_TEXT_ENTITY) {
      const char32_t c = entity(text);
      if (c == 0) put(text);
      if (c != 0) flow_.put(c, place(text.data()), place(text.data()) + static_cast<std::uint32_t>(text.size()));
    } else if (type == MD_TEXT_NORMAL) {
      pass_notes(text);
    } else {
      put(text);
    }
    return 0;
  }

  std::uint32_t place(const char* at) {
    if (source_.holds(at)) place_ = source_.code_point(at);
    return place_;
  }

  void put(std::string_view text) {
    std::uint32_t at = place(text.data());
    for (const char32_t c : decode_utf8(text)) {
      if (c == '\n' && verbatim_)
        flow_.end_line();
      else
        flow_.put(c, at, at + 1);
      ++at;
    }
    place_ = at;
  }

  // "[^1]" goes; "[^1]:" begins a footnote.
  void pass_notes(std::string_view text) {
    for (std::size_t open = text.find("[^"); open != std::string_view::npos; open = text.find("[^")) {
      const std::size_t close = text.find(']', open);
      if (close == std::string_view::npos || close - open > 40) break;
      const bool note = text.substr(close).starts_with("]:");
      put(text.substr(0, open));
      if (note) flow_.open(Role::footnote);
      text.remove_prefix(close + (note ? 2 : 1));
    }
    if (!text.empty()) put(text);
  }

  // Tags and comments go, their text stays; <br> ends a line, a tag that begins a block a paragraph.
  void pass_html(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (in_comment_) {
        if (text.substr(i).starts_with("-->")) in_comment_ = false, i += 2;
      } else if (in_tag_) {
        in_tag_ = text[i] != '>';
      } else if (text[i] == '<') {
        in_comment_ = text.substr(i).starts_with("<!--");
        in_tag_ = !in_comment_;
        if (text.substr(i).starts_with("<br")) flow_.end_line();
        for (const std::string_view block : {"<p", "</p", "<div", "</div", "<li", "<h", "</h", "<tr", "<hr"})
          if (text.substr(i).starts_with(block)) open_text();
      } else {
        const std::size_t end = std::min(text.find('<', i), text.size());
        put(text.substr(i, end - i));
        i = end - 1;
      }
    }
  }

  const MarkedText& source_;
  Flow& flow_;
  std::size_t lists_ = 0, cells_ = 0;
  int pictures_ = 0, bold_ = 0;
  std::uint32_t place_ = 0;
  bool verbatim_ = false, in_tag_ = false, in_comment_ = false;
};

}  // namespace

Result<Document> read_markdown(std::string_view bytes, const Sniffed& sniffed, const std::string& name,
                               const ReadLimits& limits) {
  const MarkedText source(decode(bytes, sniffed));
  const FrontMatter front = front_matter(source.utf8());
  Flow flow(limits);
  if (!Writer(source, flow).run(source.utf8().substr(front.size)) || flow.is_full())
    return over_limit(name, limits.words, "words");
  Document document = flow.finish();
  document.source.media_type = "text/markdown";
  document.metadata.title = front.title;
  document.metadata.language = front.language;
  document.metadata.author = front.author;
  document.metadata.created = iso_date(front.date);
  document.metadata.tagged = true;
  return document;
}

}  // namespace candour
