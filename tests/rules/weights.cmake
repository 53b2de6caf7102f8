# What fitted weights are laid on, how they are read, and how they decide labels.
candour_test(weights_test
  weights/feature_words_test.cpp weights/features_test.cpp weights/key_table_test.cpp weights/pack_weights_test.cpp
  weights/scores_test.cpp weights/smooth_test.cpp weights/weights_file_test.cpp LINK candour_rules)
