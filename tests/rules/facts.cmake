candour_test(period_test period_test.cpp LINK candour_rule_facts)
candour_test(sign_off_test sign_off_test.cpp LINK candour_rule_facts)
candour_test(facts_accuracy ../accuracy/facts_accuracy.cpp LINK candour_rule_facts)
