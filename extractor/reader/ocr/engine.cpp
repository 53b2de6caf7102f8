#include "extractor/reader/ocr/engine.h"

#include "extractor/reader/own_folder.h"

#include <dlfcn.h>

namespace candour::ocr {
namespace {

Engine* open_engine(const std::string& folder) {
  // candour-ocr.so in the folder of this program: no search path of the system's has a say.
  const std::string beside = own_folder();
  if (beside.empty()) return nullptr;
  void* const module = dlopen((beside + "candour-ocr.so").c_str(), RTLD_NOW | RTLD_LOCAL);
  if (module == nullptr) return nullptr;
  const auto open = reinterpret_cast<Open>(dlsym(module, kOpen));
  return open != nullptr ? open(folder.c_str()) : nullptr;
}

}  // namespace

Engine* engine(const std::string& folder) {
  static Engine* const opened = open_engine(folder);
  return opened;
}

}  // namespace candour::ocr
