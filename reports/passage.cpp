#include "reports/passage.h"

#include "reports/unicode.h"

#include <algorithm>

namespace candour {
namespace {

// Appends, folding: `pending` carries a space that is owed before the next word.
void append_folded(std::string& out, std::string_view text, bool& pending) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    if (is_space(c.value)) {
      pending = true;
    } else {
      if (pending) out += ' ';
      pending = false;
      if (c.valid) {
        out.append(text, i, c.size);
      } else {
        out += "\uFFFD";
      }
    }
    i += c.size;
  }
}

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// The last `count` characters of `text`, at least what is valid of them.
std::string_view last_characters(std::string_view text, std::size_t count) {
  std::size_t at = text.size();
  for (; count > 0 && at > 0; --count) {
    do --at;
    while (at > 0 && is_continuation(text[at]));
  }
  return text.substr(at);
}

std::string_view first_characters(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) at += code_point_at(text, at).size;
  return text.substr(0, at);
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char b) { return !is_continuation(b); }));
}

// Index of the first paragraph that ends after byte `at`.
std::size_t paragraph_at(const Document& document, std::uint32_t at) {
  const auto& all = document.paragraphs;
  auto found = std::partition_point(all.begin(), all.end(), [&](const Paragraph& p) { return p.text.end <= at; });
  return static_cast<std::size_t>(found - all.begin());
}

constexpr std::string_view kParagraphEnd = "\n";

// A word that the window cuts is left out.
bool cuts_word(std::string_view text, std::size_t at) {
  return at > 0 && at < text.size() && !is_space(code_point_at(text, at).value) && text[at - 1] != ' ';
}

std::string before_passage(const Document& document, TextRange range, std::size_t characters) {
  std::vector<std::string_view> parts;  // nearest first
  std::size_t left = characters;
  bool cut = false;
  std::size_t i = std::min(paragraph_at(document, range.begin) + 1, document.paragraphs.size());
  while (i-- > 0 && left > 0) {
    const Paragraph& paragraph = document.paragraphs[i];
    if (is_furniture(paragraph.role) || paragraph.text.begin >= range.begin) continue;
    if (paragraph.text.end < range.begin) {
      parts.push_back(kParagraphEnd);
      --left;
    }
    const auto text = text_of(document, {paragraph.text.begin, std::min(paragraph.text.end, range.begin)});
    const auto part = last_characters(text, left);
    cut = cuts_word(text, text.size() - part.size());
    parts.push_back(part);
    left -= std::min(left, count_characters(part));
  }
  std::string raw;
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) raw += *part;
  const auto edge = cut ? raw.find_first_of(" \n") : std::string::npos;
  return edge == std::string::npos ? raw : raw.substr(edge + 1);
}

std::string after_passage(const Document& document, TextRange range, std::size_t characters) {
  std::string raw;
  std::size_t left = characters;
  bool cut = false;
  for (std::size_t i = paragraph_at(document, range.end); i < document.paragraphs.size() && left > 0; ++i) {
    const Paragraph& paragraph = document.paragraphs[i];
    if (is_furniture(paragraph.role)) continue;
    if (paragraph.text.begin >= range.end) {
      raw += kParagraphEnd;
      --left;
    }
    const auto text = text_of(document, {std::max(paragraph.text.begin, range.end), paragraph.text.end});
    const auto part = first_characters(text, left);
    cut = cuts_word(text, part.size());
    raw += part;
    left -= std::min(left, count_characters(part));
  }
  const auto edge = cut ? raw.find_last_of(" \n") : std::string::npos;
  return edge == std::string::npos ? raw : raw.substr(0, edge);
}

// Titles that programs leave behind, not people.
bool is_left_over(std::string_view title) {
  constexpr std::string_view kPrograms[] = {
      "Microsoft Word", "Microsoft PowerPoint", "PowerPoint Presentation", "Untitled", "untitled", "Document", "Layout",
      "Print"};
  constexpr std::string_view kEndings[] = {".doc",  ".docx", ".indd", ".pdf", ".pub",
                                           ".pptx", ".txt",  ".qxp",  ".cdr", ".ai"};
  const auto starts = [&](std::string_view program) { return title.substr(0, program.size()) == program; };
  const auto ends = [&](std::string_view ending) {
    return title.size() >= ending.size() && title.substr(title.size() - ending.size()) == ending;
  };
  return title.empty() || std::any_of(std::begin(kPrograms), std::end(kPrograms), starts) ||
         std::any_of(std::begin(kEndings), std::end(kEndings), ends);
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool pending = false;
  append_folded(out, text, pending);
  if (!out.empty() && out[0] == ' ') out.erase(0, 1);
  return out;
}

std::vector<TextRange> printed_pieces(const Document& document, TextRange range) {
  std::vector<TextRange> pieces;
  for (std::size_t i = paragraph_at(document, range.begin); i < document.paragraphs.size(); ++i) {
    const Paragraph& paragraph = document.paragraphs[i];
    if (paragraph.text.begin >= range.end) break;
    if (is_furniture(paragraph.role)) continue;
    const TextRange piece{std::max(paragraph.text.begin, range.begin), std::min(paragraph.text.end, range.end)};
    if (piece.begin < piece.end) pieces.push_back(piece);
  }
  return pieces;
}

std::string quote_of(const Document& document, TextRange range) {
  std::string out;
  bool pending = false;
  for (const TextRange piece : printed_pieces(document, range)) {
    pending = pending || !out.empty();
    append_folded(out, text_of(document, piece), pending);
  }
  if (!out.empty() && out[0] == ' ') out.erase(0, 1);
  return out;
}

Context unfolded_context_of(const Document& document, TextRange range, std::size_t characters) {
  if (range.begin >= range.end) return {};
  return {before_passage(document, range, characters), after_passage(document, range, characters)};
}

Context context_of(const Document& document, TextRange range, std::size_t characters) {
  const Context raw = unfolded_context_of(document, range, characters);
  Context context;
  bool space = false;
  append_folded(context.before, raw.before, space);
  if (!context.before.empty() && context.before.front() == ' ') context.before.erase(0, 1);
  if (space && !context.before.empty()) context.before += ' ';
  space = false;
  append_folded(context.after, raw.after, space);
  return context;
}

std::vector<Region> regions_of_passage(const Document& document, TextRange range) {
  std::vector<Region> regions;
  for (const TextRange piece : printed_pieces(document, range)) {
    for (Region& region : regions_of(document, piece)) {
      if (regions.empty() || regions.back().page != region.page) {
        regions.push_back(std::move(region));
        continue;
      }
      Region& last = regions.back();
      last.boxes.insert(last.boxes.end(), region.boxes.begin(), region.boxes.end());
      last.source_end = std::max(last.source_end, region.source_end);
    }
  }
  return regions;
}

std::vector<std::uint32_t> page_numbers(const Document& document, TextRange range) {
  std::vector<std::uint32_t> pages;
  for (const Region& region : regions_of_passage(document, range)) pages.push_back(region.page);
  std::sort(pages.begin(), pages.end());
  pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
  return pages;
}

std::string heading_over(const Document& document, std::uint32_t sentence) {
  if (sentence >= document.sentences.size()) return {};
  const std::uint32_t heading = document.sentences[sentence].heading;
  return heading < document.sentences.size() ? quote_of(document, document.sentences[heading].text) : std::string();
}

std::string title_of(const Document& document) {
  std::string title = folded(document.metadata.title);
  if (!is_left_over(title)) return title;
  for (const Paragraph& paragraph : document.paragraphs) {
    if (paragraph.page > 0) break;
    if (paragraph.role == Role::heading && paragraph.level == 1) return folded(text_of(document, paragraph.text));
  }
  return document.source.name;
}

}  // namespace candour
