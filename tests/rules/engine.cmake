add_executable(judge-text judge_text.cpp)
target_link_libraries(judge-text PRIVATE candour_rules)

add_executable(label-speed ${PROJECT_SOURCE_DIR}/tests/benchmarks/label_speed.cpp)
target_link_libraries(label-speed PRIVATE candour_rules)

pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
candour_test(patterns_test text_numbers_test.cpp match_text_test.cpp sha256_test.cpp pattern_test.cpp condition_test.cpp LINK candour_rules PkgConfig::RE2)
candour_test(pack_errors_test pack_errors_test.cpp LINK candour_rules)
candour_test(engine_test engine_test.cpp statement_section_test.cpp verdict_test.cpp LINK candour_rules PkgConfig::RE2)

find_package(Python3 COMPONENTS Interpreter)
if(Python3_FOUND)
  add_test(NAME "packs: pack.schema.json" COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/check_packs.py ${PROJECT_SOURCE_DIR})
  set_tests_properties("packs: pack.schema.json" PROPERTIES SKIP_RETURN_CODE 77)
endif()
