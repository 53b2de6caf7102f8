# The samples, end to end: see samples.py.
foreach(what verdicts golden quotes errors)
  add_test(NAME "samples: ${what}" COMMAND /usr/bin/python3 ${CMAKE_CURRENT_SOURCE_DIR}/samples.py ${what} $<TARGET_FILE:candour> ${PROJECT_SOURCE_DIR})
  set_tests_properties("samples: ${what}" PROPERTIES TIMEOUT 300)
endforeach()

# Real statements and the answers that people gave; ../shared may be absent. The same in either build.
if(CANDOUR_SANITIZE)
  return()
endif()
add_test(NAME "accuracy: training against human answers" COMMAND /usr/bin/python3 ${PROJECT_SOURCE_DIR}/tests/accuracy/statements.py
  $<TARGET_FILE:candour> ${PROJECT_SOURCE_DIR}/../shared/data --training-only)
set_tests_properties("accuracy: training against human answers" PROPERTIES SKIP_REGULAR_EXPRESSION "skipped: no data" TIMEOUT 300)

add_test(NAME "accuracy: real PDFs against pdftotext" COMMAND /usr/bin/python3 ${PROJECT_SOURCE_DIR}/tests/accuracy/agreement.py
  $<TARGET_FILE:candour> ${PROJECT_SOURCE_DIR}/../shared/data/pdf/statements)
set_tests_properties("accuracy: real PDFs against pdftotext" PROPERTIES SKIP_REGULAR_EXPRESSION "skipped: no data" TIMEOUT 300)
add_test(NAME "accuracy: types of documents" COMMAND /usr/bin/python3 ${PROJECT_SOURCE_DIR}/tests/accuracy/document_types.py
  $<TARGET_FILE:candour> ${PROJECT_SOURCE_DIR}/../shared/data --at-least 0.88)
set_tests_properties("accuracy: types of documents" PROPERTIES TIMEOUT 300)
add_test(NAME "accuracy: types of documents that taught nothing" COMMAND /usr/bin/python3 ${PROJECT_SOURCE_DIR}/tests/accuracy/document_types.py
  $<TARGET_FILE:candour> --set document_types_last --at-least 0.82)
set_tests_properties("accuracy: types of documents that taught nothing" PROPERTIES TIMEOUT 300)
