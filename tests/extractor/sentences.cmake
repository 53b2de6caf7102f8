candour_test(sentences_test sentences_test.cpp LINK candour_document)
candour_test(complete_test complete_test.cpp LINK candour_document)
candour_test(sentences_accuracy ../accuracy/sentences_accuracy.cpp LINK candour_document)
candour_test(sentence_list_test sentence_list_test.cpp sign_off_line_test.cpp LINK candour_document)
