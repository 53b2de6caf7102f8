# Writes a C++ file that defines string constants with the content of text files.
#   cmake -DOUTPUT=FILE -DHEADER=FILE "-DTEXTS=NAME=FILE,NAME=FILE" -P embed_text.cmake
set(code "// Made by embed_text.cmake: edit the files in templates/.\n#include \"${HEADER}\"\n\nnamespace candour {\n\n")
string(REPLACE "," ";" TEXTS "${TEXTS}")
foreach(text IN LISTS TEXTS)
  string(REGEX MATCH "^([^=]+)=(.+)$" matched "${text}")
  set(name ${CMAKE_MATCH_1})
  file(READ "${CMAKE_MATCH_2}" content)
  string(APPEND code "const std::string_view ${name} = R\"~~(${content})~~\";\n\n")
endforeach()
string(APPEND code "}  // namespace candour\n")
file(WRITE "${OUTPUT}" "${code}")
