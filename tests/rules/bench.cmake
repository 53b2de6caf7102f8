candour_test(bench_test
  bench/calibrate_test.cpp bench/csv_test.cpp bench/figures_test.cpp bench/fit_test.cpp bench/statement_table_test.cpp LINK candour_bench)
