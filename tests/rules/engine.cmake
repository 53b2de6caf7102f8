add_executable(judge-text judge_text.cpp)
target_link_libraries(judge-text PRIVATE candour_rules)
