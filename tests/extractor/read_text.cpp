// Prints a file as `candour extract` does, without reader process and sentences: for the scorers and for
// trying the reader out. With --roles, each paragraph's role stands before it; with --ocr, pages that are images are
// recognised.
#include "extractor/document.h"
#include "extractor/reader/read.h"

#include <cstdio>
#include <string>

#include <fcntl.h>
#include <unistd.h>

namespace {

const char* name_of(candour::Role role) {
  static const char* const kNames[] = {"body",  "heading",  "list_item",    "table_row",    "footnote",
                                       "aside", "sign_off", "running_head", "running_foot", "page_number"};
  return kNames[static_cast<int>(role)];
}

void print_roles(const candour::Document& document) {
  for (const auto& paragraph : document.paragraphs) {
    const std::string text(candour::text_of(document, paragraph.text));
    std::printf("%u %s %u\t%s\n", paragraph.page + 1, name_of(paragraph.role), paragraph.level, text.c_str());
  }
  for (const auto& page : document.pages)
    std::printf("page %u: %.0f x %.0f quality %d characters %u images %zu share %.2f garbled %.3f ocr %d %.3f\n",
                page.number, page.width, page.height, static_cast<int>(page.quality), page.characters,
                page.images.size(), page.image_share, page.garbled_share, static_cast<int>(page.ocr),
                page.ocr_confidence);
}

}  // namespace

int main(int argc, char** argv) {
  bool roles = false;
  candour::ReadLimits limits;
  for (int i = 1; i + 1 < argc; ++i) {
    const std::string option = argv[i];
    if (option == "--roles") roles = true;
    if (option == "--ocr") limits.ocr.mode = candour::OcrMode::automatic;
  }
  if (argc < 2) {
    std::fputs("usage: read_text [--roles] [--ocr] FILE\n", stderr);
    return 2;
  }
  const char* path = argv[argc - 1];
  const int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    std::perror(path);
    return 1;
  }
  const auto result = candour::read_document(fd, path, limits);
  close(fd);
  if (!result) {
    std::fprintf(stderr, "%s: %s %s\n", candour::code_name(result.error().code), result.error().message.c_str(),
                 result.error().advice.c_str());
    return 1;
  }
  if (roles)
    print_roles(result.value());
  else
    std::fputs(candour::printed_text(result.value()).c_str(), stdout);
  return 0;
}
