# OCR on scans that the tests make: see ocr.py.
foreach(what accuracy pages reports hostile without)
  add_test(NAME "ocr: ${what}" COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/ocr.py ${what} $<TARGET_FILE:candour> ${PROJECT_SOURCE_DIR})
  set_tests_properties("ocr: ${what}" PROPERTIES SKIP_REGULAR_EXPRESSION "^skipped: this build has" TIMEOUT 900)
endforeach()
