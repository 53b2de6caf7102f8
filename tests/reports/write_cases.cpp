// Writes the reports of all cases into a folder, for validate.py, check_html.py and for looking at them.
#include "reports/html.h"
#include "reports/json.h"
#include "tests/reports/fixture.h"

#include <fstream>
#include <iostream>

using namespace candour;

namespace {

bool write(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  return file.good();
}

bool write_case(const std::string& folder, const std::string& name, const Report& report) {
  const std::string stem = folder + "/" + name;
  bool good = write(stem + ".report.json", json_report(report, fixture::tool(), JsonStyle::pretty));
  if (report.document != nullptr) {
    good = write(stem + ".document.json", json_document(*report.document, JsonStyle::pretty)) && good;
  }
  return write(stem + ".html", html_report(report, fixture::tool(), fixture::html_options(name))) && good;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: write_cases FOLDER\n";
    return 2;
  }
  const std::string folder = arguments[1];
  bool good = write_case(folder, "unreadable", fixture::unreadable());
  for (const auto& [name, c] : {std::pair{"statement", fixture::statement()}, std::pair{"text", fixture::text_twin()},
                                std::pair{"web", fixture::web_twin()}, std::pair{"scanned", fixture::scanned()},
                                std::pair{"recognised", fixture::recognised()}, std::pair{"news", fixture::news_item()},
                                std::pair{"hostile", fixture::hostile()}, std::pair{"large", fixture::large(50)}}) {
    good = write_case(folder, name, c.report()) && good;
  }
  return write(folder + "/index.html", html_index(fixture::index(), fixture::tool())) && good ? 0 : 1;
}
