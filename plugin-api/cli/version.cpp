// candour --version
#include "plugin-api/candour.hpp"
#include "plugin-api/cli/commands.h"
#include "plugin-api/cli/output.h"
#include "plugin-api/cli/terminal.h"

#include <nlohmann/json.hpp>

namespace candour::cli {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text.empty() ? "nothing" : text;
}

// "Tesseract 5.3.0", or why there is no OCR here.
std::string ocr_line(const nlohmann::json& ocr) {
  const std::string engine = ocr.value("engine", ""), missing = ocr.value("missing", "");
  if (missing.empty()) return engine;
  return engine.empty() ? "none, " + missing : engine + ", but " + missing;
}

}  // namespace

int version() {
  EngineOptions settings;
  settings.packs = shipped_packs();
  const auto engine = Engine::create(settings);
  const auto about_text = engine ? engine->about_json() : Result<std::string>(engine.error());
  if (!about_text) {
    print(std::string("candour ") + candour_version() + "\n");
    complain(about_text.error().message, about_text.error().advice);
    return kSomeFailed;
  }
  const auto about = nlohmann::json::parse(about_text.value());
  std::vector<std::string> packs, libraries;
  for (const auto& pack : about["packs"])
    packs.push_back(pack["id"].get<std::string>() + " " + pack["version"].get<std::string>());
  for (const auto& [name, number] : about["libraries"].items())
    libraries.push_back(name + " " + number.get<std::string>());
  const Failure failure = print("candour " + about["version"].get<std::string>() + "\npacks: " + joined(packs) +
                                "\nlibraries: " + joined(libraries) + "\nOCR: " + ocr_line(about["ocr"]) +
                                "\nreaders are bounded in: " + about["isolation"].get<std::string>() +
                                "\nleft out at build time: " + joined(about["left_out"]) + "\n");
  if (!failure) return kGood;
  complain(*failure);
  return kSomeFailed;
}

}  // namespace candour::cli
