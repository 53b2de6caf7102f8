# Writes OUTPUT: a C++ source with the bytes of every .yaml file under FOLDER and of the weights, sorted by name.
file(GLOB_RECURSE names RELATIVE ${FOLDER} ${FOLDER}/*.yaml ${FOLDER}/weights/*.json)
list(SORT names)
set(arrays "")
set(rows "")
set(index 0)
foreach(name IN LISTS names)
  file(READ ${FOLDER}/${name} hex HEX)
  file(SIZE ${FOLDER}/${name} size)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  # Lines of bytes, not one of a megabyte: compilers and people read it.
  string(REGEX REPLACE "((0x[0-9a-f][0-9a-f],)(0x[0-9a-f][0-9a-f],)?(0x[0-9a-f][0-9a-f],)?(0x[0-9a-f][0-9a-f],)?(0x[0-9a-f][0-9a-f],)?(0x[0-9a-f][0-9a-f],)?(0x[0-9a-f][0-9a-f],)?(0x[0-9a-f][0-9a-f],)?)" "\\1\n" bytes "${bytes}")
  string(APPEND arrays "const unsigned char kFile${index}[] = {\n${bytes}0};\n")
  string(APPEND rows "      {\"${name}\", {reinterpret_cast<const char*>(kFile${index}), ${size}}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${OUTPUT} "// Made by rules/embed_packs.cmake from the files under rules/packs/.
#include \"rules/pack_files.h\"

namespace candour {
namespace {

${arrays}
}  // namespace

const std::vector<ShippedFile>& shipped_files() {
  static const std::vector<ShippedFile> files = {
${rows}  };
  return files;
}

}  // namespace candour
")
