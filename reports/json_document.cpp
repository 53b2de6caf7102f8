#include "reports/json.h"
#include "reports/json_parts.h"
#include "reports/names.h"
#include "reports/passage.h"

#include <algorithm>
#include <numeric>

namespace candour {
namespace {

// Indices of items, by the bucket they belong to and in their own order within it: one pass of counting sort,
// because a Document may have a million words.
class Buckets {
 public:
  template <typename Items, typename BucketOf>
  Buckets(const Items& items, std::size_t buckets, BucketOf bucket_of) : begin_(buckets + 1), index_(items.size()) {
    for (const auto& item : items) ++begin_[bucket_of(item) + 1];
    std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
    std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
    for (std::uint32_t i = 0; i < items.size(); ++i) index_[next[bucket_of(items[i])]++] = i;
  }
  const std::uint32_t* begin(std::size_t bucket) const { return index_.data() + begin_[bucket]; }
  const std::uint32_t* end(std::size_t bucket) const { return index_.data() + begin_[bucket + 1]; }

 private:
  std::vector<std::uint32_t> begin_, index_;
};

// A word is written on one line: {box, text, ...}.
void write_word(JsonWriter& json, const Document& document, const Word& word, Places places) {
  json.begin_row_object();
  if (word.bold) json.key("bold").boolean(true);
  if (places == Places::characters) {
    json.key("characters");
    write_characters(json, word.source_begin, word.source_end);
  } else if (places == Places::boxes) {
    json.key("box");
    write_box(json, word.box);
    json.key("font_size").decimal(word.font_size, kBoxPlaces);
  }
  json.key("text").string(text_of(document, word.text));
  json.end();
}

void write_lines(JsonWriter& json, const Document& document, const Buckets& lines, const Buckets& words,
                 std::size_t page) {
  const Places places = places_of(document);
  json.begin_array();
  for (auto line = lines.begin(page); line != lines.end(page); ++line) {
    json.begin_object();
    if (places == Places::boxes) {
      json.key("box");
      write_box(json, document.lines[*line].box);
    }
    json.key("words").begin_array();
    for (auto word = words.begin(*line); word != words.end(*line); ++word) {
      write_word(json, document, document.words[*word], places);
    }
    json.end();
    json.end();
  }
  json.end();
}

void write_pages(JsonWriter& json, const Document& document) {
  const Buckets lines(document.lines, document.pages.size(), [](const Line& line) { return line.page; });
  const Buckets words(document.words, document.lines.size(), [](const Word& word) { return word.line; });
  json.begin_array();
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    const Page& page = document.pages[i];
    json.begin_object();
    write_maps_missing(json, page);
    json.key("characters").integer(page.characters);
    write_dictionary_share(json, page);
    json.key("garbled_share").decimal(page.garbled_share, kSharePlaces);
    json.key("glued_words").integer(page.glued_words);
    json.key("height").decimal(page.height, kBoxPlaces);
    json.key("image_share").decimal(page.image_share, kSharePlaces);
    json.key("images").begin_array();
    for (const Image& image : page.images) write_box(json, image.box);
    json.end();
    json.key("language").string(page.language);
    json.key("letter_digit_swaps").integer(page.letter_digit_swaps);
    json.key("lines");
    write_lines(json, document, lines, words, i);
    json.key("number").integer(page.number);
    write_ocr(json, page);
    json.key("quality").string(name_of(page.quality));
    json.key("width").decimal(page.width, kBoxPlaces);
    json.end();
  }
  json.end();
}

void write_index(JsonWriter& json, std::uint32_t index) {
  if (index == kNone) {
    json.null();
  } else {
    json.integer(index);
  }
}

void write_paragraphs(JsonWriter& json, const Document& document) {
  json.begin_array();
  for (const Paragraph& paragraph : document.paragraphs) {
    json.begin_row_object();
    json.key("level").integer(paragraph.level);
    json.key("page").integer(document.pages[paragraph.page].number);
    json.key("role").string(name_of(paragraph.role));
    json.key("text").string(folded(text_of(document, paragraph.text)));
    json.end();
  }
  json.end();
}

// Sentences name each other and their paragraph by index in their lists, from 0.
void write_sentences(JsonWriter& json, const Document& document) {
  json.begin_array();
  for (const Sentence& sentence : document.sentences) {
    json.begin_object();
    json.key("heading");
    write_index(json, sentence.heading);
    json.key("lead");
    write_index(json, sentence.lead);
    json.key("paragraph").integer(sentence.paragraph);
    json.key("regions");
    write_regions(json, document, sentence.text);
    json.key("role").string(name_of(sentence.role));
    json.key("text").string(quote_of(document, sentence.text));
    json.end();
  }
  json.end();
}

void write_headings(JsonWriter& json, const Document& document) {
  json.begin_array();
  for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
    const Sentence& sentence = document.sentences[i];
    if (sentence.role != Role::heading) continue;
    json.begin_row_object();
    json.key("level").integer(document.paragraphs[sentence.paragraph].level);
    json.key("page").integer(document.pages[page_of(document, sentence.text)].number);
    json.key("sentence").integer(i);
    json.key("text").string(quote_of(document, sentence.text));
    json.end();
  }
  json.end();
}

// Dates that the file does not give, or not as dates, are null.
void write_metadata(JsonWriter& json, const Metadata& metadata) {
  const auto text = [&](const char* key, const std::string& value) {
    json.key(key);
    if (value.empty()) {
      json.null();
    } else {
      json.string(value);
    }
  };
  json.begin_object();
  json.key("attachments").integer(metadata.attachments);
  text("author", metadata.author);
  text("created", metadata.created);
  text("language", metadata.language);
  text("modified", metadata.modified);
  json.key("scripts").boolean(metadata.scripts);
  json.key("tagged").boolean(metadata.tagged);
  json.end();
}

}  // namespace

std::string json_document(const Document& document, JsonStyle style) {
  std::string out;
  out.reserve(document.words.size() * 96 + document.text.size() * 3 + 4096);
  JsonWriter json(out, style);
  json.begin_object();
  json.key("document").begin_object();
  json.key("bytes").integer(document.source.bytes);
  json.key("language").string(document.language.empty() ? "und" : document.language);
  json.key("media_type").string(document.source.media_type);
  json.key("metadata");
  write_metadata(json, document.metadata);
  json.key("name").string(document.source.name);
  json.key("sha256").string(document.source.sha256);
  json.key("title").string(document.metadata.title);
  json.end();
  json.key("headings");
  write_headings(json, document);
  json.key("pages");
  write_pages(json, document);
  json.key("paragraphs");
  write_paragraphs(json, document);
  json.key("schema_version").integer(kSchemaVersion);
  json.key("sentences");
  write_sentences(json, document);
  json.end();
  out += '\n';
  return out;
}

}  // namespace candour
