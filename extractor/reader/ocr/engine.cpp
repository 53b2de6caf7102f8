#include "extractor/reader/ocr/engine.h"

#include <dlfcn.h>
#include <unistd.h>

namespace candour::ocr {
namespace {

// candour-ocr.so in the folder of this program: no search path of the system's has a say.
std::string module_path() {
  char path[4096];
  const ssize_t size = readlink("/proc/self/exe", path, sizeof path);
  if (size <= 0 || size == sizeof path) return {};
  const std::string program(path, static_cast<std::size_t>(size));
  return program.substr(0, program.rfind('/') + 1) + "candour-ocr.so";
}

Engine* open_engine(const std::string& folder) {
  const std::string path = module_path();
  if (path.empty()) return nullptr;
  void* const module = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
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
