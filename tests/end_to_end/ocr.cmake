# OCR on scans that the tests make: see ocr.py. Words are read as well in either build: sanitizers see the hostile scans only.
set(ocr_tests hostile without)
if(NOT CANDOUR_SANITIZE)
  list(APPEND ocr_tests accuracy pages reports)
endif()
foreach(what ${ocr_tests})
  add_test(NAME "ocr: ${what}" COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/ocr.py ${what} $<TARGET_FILE:candour> ${PROJECT_SOURCE_DIR})
  set_tests_properties("ocr: ${what}" PROPERTIES SKIP_REGULAR_EXPRESSION "^skipped: this build has" TIMEOUT 900)
endforeach()
if(NOT CANDOUR_SANITIZE)
  set_tests_properties("ocr: accuracy" PROPERTIES LABELS slow) # it takes minutes
endif()
