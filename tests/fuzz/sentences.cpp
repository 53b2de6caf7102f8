// Where sentences end, in any text; and sentences that come one by one from a table.
#include "extractor/sentences.h"

#include "extractor/sentence_list.h"
#include "extractor/utf8.h"
#include "tests/fuzz/promises.h"

#include <vector>

using namespace candour;

namespace {

constexpr std::string_view kWhite = " \n\t\r\v\f";

void check_split(const std::string& paragraph) {
  std::vector<std::uint32_t> line_ends;
  for (std::uint32_t at = 0; at < paragraph.size(); ++at) {
    if (paragraph[at] == '\n') line_ends.push_back(at);
  }
  std::uint32_t end = 0;
  const auto is_white = [&](std::uint32_t from, std::uint32_t to) {
    return paragraph.find_first_not_of(kWhite, from) >= to;
  };
  for (const TextRange sentence : split_sentences(paragraph, line_ends)) {
    fuzz::promise(sentence.begin >= end && sentence.end > sentence.begin && sentence.end <= paragraph.size(),
                  "sentences ascend and none is empty");
    fuzz::promise(is_white(end, sentence.begin), "between sentences is white space only");
    fuzz::promise(kWhite.find(paragraph[sentence.begin]) == std::string_view::npos &&
                      kWhite.find(paragraph[sentence.end - 1]) == std::string_view::npos,
                  "no white space at a sentence's ends");
    fuzz::promise(sentence.end - sentence.begin <= kLongestSentence, "no sentence is longer than may be");
    fuzz::promise(is_utf8(std::string_view(paragraph).substr(sentence.begin, sentence.end - sentence.begin)),
                  "sentences begin and end on characters");
    end = sentence.end;
  }
  fuzz::promise(is_white(end, static_cast<std::uint32_t>(paragraph.size())),
                "nothing is left behind the last sentence");
}

void check_list(std::string_view bytes) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at <= bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    lines.push_back(bytes.substr(at, end - at));
    at = end + 1;
  }
  const Document document = document_of_sentences(lines);
  fuzz::promise(document.sentences.size() == lines.size(), "each sentence stays one");
  fuzz::promise(is_utf8(document.text), "sentences are UTF-8");
  fuzz::promise(document.paragraphs.size() == lines.size(), "each sentence is a paragraph");
  for (std::size_t i = 0; i < document.sentences.size(); ++i) {
    const Sentence& sentence = document.sentences[i];
    fuzz::promise(sentence.paragraph == i && sentence.text == document.paragraphs[i].text,
                  "a sentence is all of its paragraph");
    fuzz::promise(sentence.text.end < document.text.size() && document.text[sentence.text.end] == '\n',
                  "a paragraph ends with its line");
    fuzz::promise(sentence.lead == kNone || sentence.lead < i, "a lead stands above");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::bytes_of(data, size);
  check_split(to_utf8(bytes));
  check_list(bytes);
  return 0;
}
