# Facts that are found by reading text, not by a pack's signals.
set(CANDOUR_RULES_FACT_SOURCES sign_off.cpp sign_off_glued.cpp signature_image.cpp period.cpp period_dates.cpp period_tokens.cpp)
add_library(candour_rule_facts STATIC ${CANDOUR_RULES_FACT_SOURCES})
target_link_libraries(candour_rule_facts PUBLIC candour_document)
