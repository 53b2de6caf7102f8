#include "plugin-api/batch/names.h"

#include "extractor/utf8.h"
#include "rules/sha256.h"

#include <unordered_map>

namespace candour {
namespace {

std::string with_before_ending(const std::string& name, const std::string& addition) {
  const std::size_t ending = ending_of(name).size();
  return name.substr(0, name.size() - ending) + addition + name.substr(name.size() - ending);
}

std::string flat(const std::string& relative) {
  std::string name;
  for (const char c : relative) {
    if (c == '/') {
      name += "__";
    } else {
      name += c;
    }
  }
  return name;
}

// `digits` of the path's SHA-256 before the ending; the beginning is cut where that makes it too long.
std::string marked(const std::string& name, const std::string& sha256, std::size_t digits) {
  const std::string addition = "-" + sha256.substr(0, digits);
  const std::string ending(ending_of(name));
  std::string stem = name.substr(0, name.size() - ending.size());
  std::size_t most = kMostNameBytes - addition.size() - ending.size();
  if (stem.size() > most) {
    while (most > 0 && (stem[most] & 0xC0) == 0x80) --most;  // not within a character
    stem.resize(most);
  }
  return stem + addition + ending;
}

// How many inputs would write each file.
std::unordered_map<std::string, int> claims_of(const std::vector<Names>& names) {
  std::unordered_map<std::string, int> claims;
  for (const Names& name : names) {
    for (const char* ending : {"", ".json", ".html"}) ++claims[name.file + ending];
  }
  return claims;
}

bool clashes(const std::unordered_map<std::string, int>& claims, const std::string& name) {
  for (const char* ending : {"", ".json", ".html"}) {
    if (claims.at(name + ending) > 1) return true;
  }
  return false;
}

}  // namespace

std::string_view ending_of(std::string_view path) {
  constexpr std::size_t kLongest = 16;
  const std::size_t slash = path.rfind('/');
  const std::size_t begin = slash == std::string_view::npos ? 0 : slash + 1;
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos || dot <= begin || path.size() - dot > kLongest) return {};
  const std::string_view ending = path.substr(dot);
  return ending.find(' ') == std::string_view::npos ? ending : std::string_view();
}

std::string last_component(const std::string& path) {
  const std::size_t last = path.find_last_not_of('/');
  if (last == std::string::npos) return path;
  const std::size_t slash = path.rfind('/', last);
  const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
  return path.substr(begin, last + 1 - begin);
}

std::vector<Names> names_of(const std::vector<std::string>& paths, const std::vector<std::string>& relatives) {
  std::vector<Names> plain, names;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const std::string document = to_utf8(relatives[i]);
    plain.push_back({document, flat(document)});
    names.push_back(plain.back());
    if (names.back().file.size() > kMostNameBytes) names.back().file = marked(plain[i].file, sha256_of(paths[i]), 8);
  }
  for (std::size_t digits = 8; digits <= 64; digits *= 2) {
    const auto claims = claims_of(names);
    bool all_differ = true;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (!clashes(claims, names[i].file)) continue;
      all_differ = false;
      const std::string sha256 = sha256_of(paths[i]);
      names[i].document = with_before_ending(plain[i].document, "-" + sha256.substr(0, digits));
      names[i].file = marked(plain[i].file, sha256, digits);
    }
    if (all_differ) break;
  }
  return names;
}

}  // namespace candour
