# The reader: bytes -> Document without sentences. read_text prints one, for the scorers.
add_executable(read_text read_text.cpp)
target_link_libraries(read_text PRIVATE candour_read)
candour_test(read_test read_test.cpp ocr_words_test.cpp LINK candour_read)
candour_test(read_data_test read_data_test.cpp LINK candour_read)
add_dependencies(read_data_test read_text)
