add_executable(judge-text judge_text.cpp)
target_link_libraries(judge-text PRIVATE candour_rules)

add_executable(label-speed ${PROJECT_SOURCE_DIR}/tests/benchmarks/label_speed.cpp)
target_link_libraries(label-speed PRIVATE candour_rules)
