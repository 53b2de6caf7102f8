// What the files of a batch are called, in reports and as files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candour {

// ".pdf" of "a/b.pdf"; empty for "a", ".hidden" and "a.b/c". What is longer than 16 bytes or has a space in
// it is no ending.
std::string_view ending_of(std::string_view path);

// "b.pdf" of "a/b.pdf" and of "a/b.pdf/".
std::string last_component(const std::string& path);

struct Names {
  std::string document;  // "a/b.pdf": document.name
  std::string file;      // "a__b.pdf": what its reports are called, before .json and .html
};

// The longest file name: with ".json" behind it, it fits the 255 bytes of every common file system.
inline constexpr std::size_t kMostNameBytes = 250;

// One pair for each path. `relatives` are the paths relative to the folders that were given. The files are
// all different, and so are they from each other's .json and .html. Pure: depends on nothing but the two
// lists.
std::vector<Names> names_of(const std::vector<std::string>& paths, const std::vector<std::string>& relatives);

}  // namespace candour
