#include "plugin-api/cli/ocr.h"

namespace candour::cli {
namespace {

std::string pages(std::size_t count, const char* one, const char* many) {
  return " " + std::to_string(count) + (count == 1 ? " page " : " pages ") + (count == 1 ? one : many);
}

}  // namespace

Ocr ocr_named(const std::string& name) {
  return name == "never" ? Ocr::never : name == "always" ? Ocr::always : Ocr::automatic;
}

void add_to(PageCounts& sum, const PageCounts& more) {
  sum.pages += more.pages;
  sum.by_ocr += more.by_ocr;
  sum.not_read += more.not_read;
  sum.without_ocr += more.without_ocr;
  sum.out_of_time += more.out_of_time;
}

std::string ocr_summary(const PageCounts& counts) {
  std::string text;
  if (counts.by_ocr > 0) text += pages(counts.by_ocr, "was", "were") + " read by OCR.";
  if (counts.without_ocr > 0)
    text += pages(counts.without_ocr, "was", "were") + " not read: OCR is not installed here.";
  if (counts.out_of_time > 0)
    text += pages(counts.out_of_time, "was", "were") + " not read: OCR had no time left (see --timeout).";
  return text;
}

}  // namespace candour::cli
