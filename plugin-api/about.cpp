// What this build is made of, and where its reader is.
#include "extractor/utf8.h"
#include "plugin-api/handles.h"

#include <cstdlib>

#include <dlfcn.h>
#include <unicode/uversion.h>
#include <unistd.h>

namespace candour {
namespace {

// The folder that the library (or the program it is linked into) was loaded from; empty if the system does
// not say.
std::string own_folder() {
  Dl_info info{};
  if (dladdr(reinterpret_cast<const void*>(&candour_abi_version), &info) == 0 || info.dli_fname == nullptr) return {};
  const std::unique_ptr<char, decltype(&std::free)> path(realpath(info.dli_fname, nullptr), &std::free);
  if (!path) return {};
  const std::string file(path.get());
  return file.substr(0, file.rfind('/'));
}

}  // namespace

Result<std::string> find_reader() {
  const std::string folder = own_folder();
  std::string tried;
  // CANDOUR_READER_FROM_LIBRARY: libexec/candour relative to the library's folder, as this build is
  // installed.
  for (const char* place : {"", CANDOUR_READER_FROM_LIBRARY "/", "../libexec/candour/"}) {
    std::string path = folder + "/" + place + "candour-reader";
    if (!folder.empty() && access(path.c_str(), X_OK) == 0) return path;
    if (tried.find(path) == std::string::npos) tried += (tried.empty() ? "" : ", ") + path;
  }
  return Error{ErrorCode::reader_missing,
               "The program candour-reader, which reads documents, is not there: tried " + tried + ".",
               "Install it, or name where it is (reader_path)."};
}

ToolInfo tool_info() {
  ToolInfo tool;
  tool.name = "candour";
  tool.version = CANDOUR_VERSION;
  tool.libraries = {{"icu", U_ICU_VERSION}, {"poppler", CANDOUR_POPPLER_VERSION}, {"re2", CANDOUR_RE2_VERSION}};
  return tool;
}

std::string ocr_engine() {
  const std::string version = CANDOUR_TESSERACT_VERSION;
  return version.empty() ? "" : "Tesseract " + version;
}

void add_ocr(ToolInfo& tool) {
  if (const std::string version = CANDOUR_TESSERACT_VERSION; !version.empty()) tool.libraries["tesseract"] = version;
}

std::string ocr_missing(const std::string& reader, const std::string& data) {
  if (ocr_engine().empty()) return "this build has no OCR";
  const std::size_t slash = reader.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : reader.substr(0, slash);
  if (access((folder + "/candour-ocr.so").c_str(), R_OK) != 0)
    return "candour-ocr.so is not beside candour-reader in " + folder;
  const std::string language = (data.empty() ? std::string(CANDOUR_TESSDATA) : data) + "/eng.traineddata";
  if (access(language.c_str(), R_OK) != 0) return "its language data are not there: " + language;
  return {};
}

std::vector<std::string> left_out() {
  std::vector<std::string> all;
  if (ocr_engine().empty()) all.push_back("OCR (Tesseract was not there)");
#ifdef CANDOUR_SANITIZE
  all.push_back("memory limit and sandbox of readers (a build with sanitizers)");
#endif
  return all;
}

std::string last_part(const std::string& path) {
  const std::size_t end = path.find_last_not_of('/');
  if (end == std::string::npos) return path.empty() ? "" : "/";
  const std::size_t slash = path.rfind('/', end);
  const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
  return to_utf8(std::string_view(path).substr(begin, end + 1 - begin));
}

}  // namespace candour
