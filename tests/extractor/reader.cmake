# The reader: bytes -> Document without sentences.
add_executable(read_text read_text.cpp)
target_link_libraries(read_text PRIVATE candour_read)
