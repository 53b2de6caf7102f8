# OCR on scans that the tests make: see ocr.py.
foreach(what accuracy pages reports hostile without)
  add_test(NAME "ocr: ${what}" COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/ocr.py ${what} $<TARGET_FILE:candour> ${PROJECT_SOURCE_DIR})
  set_tests_properties("ocr: ${what}" PROPERTIES SKIP_REGULAR_EXPRESSION "^skipped: this build has" TIMEOUT 900)
endforeach()
# Words are read as well in either build, and it takes minutes.
if(CANDOUR_SANITIZE)
  set_tests_properties("ocr: accuracy" PROPERTIES LABELS slow)
else()
  set_tests_properties("ocr: accuracy" PROPERTIES COST 1000) # begins first, beside the others
endif()
