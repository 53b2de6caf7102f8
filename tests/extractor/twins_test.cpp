// One statement as text, web page, Word document and Markdown: the same sentences. The twins are written here from the samples'
// texts, so that every sample is tested.
#include "tests/extractor/docx_file.h"
#include "tests/extractor/read_helpers.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

using namespace candour;
using namespace candour::reading;

namespace {

const std::string kBullet = "\xE2\x80\xA2 ";

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

std::string escaped(const std::string& text) {
  return replaced(replaced(replaced(text, "&", "&amp;"), "<", "&lt;"), ">", "&gt;");
}

struct Twins {
  std::string html = "<!DOCTYPE html><html lang=en><body><main>";
  std::string docx;
  std::string markdown = "---\nlang: en\n---\n\n";

  void add(Role role, const std::string& text) {
    if (role == Role::heading) {
      html += "<h2>" + escaped(text) + "</h2>";
      docx += word_paragraph(escaped(text), "<w:outlineLvl w:val='1'/>");
      markdown += "## " + text + "\n\n";
    } else if (role == Role::list_item && text.starts_with(kBullet)) {
      const std::string item = text.substr(kBullet.size());
      html += "<ul><li>" + escaped(item) + "</li></ul>";
      docx += word_paragraph(escaped(item), "<w:numPr><w:numId w:val='1'/></w:numPr>");
      markdown += "- " + item + "\n\n";
    } else {
      html += "<p>" + escaped(text) + "</p>\n";
      docx += word_paragraph(escaped(text));
      markdown += text + "\n\n";
    }
  }
};

std::vector<std::string> sentences(Document document) {
  complete(document);
  std::vector<std::string> out;
  for (const Sentence& sentence : document.sentences) {
    std::string text(text_of(document, sentence.text));
    if (text.starts_with(kBullet)) text = text.substr(kBullet.size());
    // A text keeps its footnotes' marks; where they can be told for certain, they are taken out.
    for (const char* mark : {"\xC2\xB9", "\xC2\xB2"})
      if (text.ends_with(mark)) text.resize(text.size() - 2);
    out.push_back(text);
  }
  return out;
}

void check_twin(const std::string& bytes, const std::string& media_type, const std::vector<std::string>& expected) {
  INFO(media_type);
  auto result = read_bytes(bytes);
  REQUIRE(result);
  CHECK(result.value().source.media_type == media_type);
  const auto read = sentences(result.take());
  for (std::size_t i = 0; i < std::min(read.size(), expected.size()); ++i) REQUIRE(read[i] == expected[i]);
  CHECK(read.size() == expected.size());
}

}  // namespace

TEST_CASE("a statement has the same sentences as text, as a web page, as a Word document and as Markdown") {
  const std::string folder = CANDOUR_SOURCE_DIR "/samples/statements";
  int samples = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    INFO(entry.path());
    ++samples;
    const Document text = read_file(entry.path()).take();
    CHECK(text.source.media_type == "text/plain");
    Twins twins;
    for (const Paragraph& paragraph : text.paragraphs)
      twins.add(paragraph.role, std::string(text_of(text, paragraph.text)));
    const auto expected = sentences(text);
    check_twin(twins.html, "text/html", expected);
    check_twin(docx_of(twins.docx), "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
               expected);
    check_twin(twins.markdown, "text/markdown", expected);
  }
  CHECK(samples >= 10);
}
