// label-speed PACK FILE [ROUNDS]: sentences a second through label_sentences() on one core. FILE holds one
// sentence a line; an empty line ends a document (else every 100 lines). What starting up costs is told
// apart; seconds are processor time.
#include "rules/rule_set.h"

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

using namespace candour;

// Processor time: what else runs on the machine does not count.
double seconds_now() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

void add_sentence(Document& document, const std::string& text) {
  Sentence sentence;
  sentence.text.begin = static_cast<std::uint32_t>(document.text.size());
  document.text += text;
  sentence.text.end = static_cast<std::uint32_t>(document.text.size());
  document.text += '\n';
  sentence.paragraph = static_cast<std::uint32_t>(document.paragraphs.size());
  Paragraph paragraph;
  paragraph.text = sentence.text;
  document.paragraphs.push_back(paragraph);
  document.sentences.push_back(sentence);
}

std::vector<Document> read_documents(const char* name) {
  std::vector<Document> documents;
  std::ifstream stream(name, std::ios::binary);
  bool open = false;
  for (std::string line; std::getline(stream, line);) {
    if (line.empty() || (open && documents.back().sentences.size() >= 100)) open = false;
    if (line.empty()) continue;
    if (!open) documents.emplace_back().pages.emplace_back();
    open = true;
    add_sentence(documents.back(), line);
  }
  return documents;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "label-speed PACK FILE [ROUNDS]\n";
    return 2;
  }
  const auto documents = read_documents(argv[2]);
  const int rounds = argc > 3 ? std::atoi(argv[3]) : 1;
  const double start = seconds_now();
  const auto pack = load_pack(argv[1]);
  if (!pack) {
    std::cerr << pack.error().message << "\n";
    return 2;
  }
  const double loaded = seconds_now() - start;
  const auto rules = RuleSet::compile({pack.value()});
  if (!rules) {
    std::cerr << rules.error().message << "\n";
    return 2;
  }
  const double ready = seconds_now() - start;
  std::size_t sentences = 0, labels = 0;
  for (int round = 0; round < rounds; ++round) {
    for (const Document& document : documents) {
      for (const auto& sentence : label_sentences(rules.value(), document)) labels += sentence.labels.size();
      sentences += document.sentences.size();
    }
  }
  const double all = seconds_now() - start;
  std::cout << "loading " << loaded << " s, compiling " << ready - loaded << " s\n"
            << sentences << " sentences, " << labels << " labels in " << all - ready
            << " s: " << static_cast<double>(sentences) / (all - ready) << " sentences a second\n";
}
