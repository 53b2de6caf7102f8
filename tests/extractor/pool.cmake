# The pool: the wire, the processes, and a reader that misbehaves on request.
candour_test(wire_test wire_test.cpp LINK candour_wire)
add_executable(misbehaving-reader misbehaving_reader.cpp)
target_link_libraries(misbehaving-reader PRIVATE candour_reader_frame)
candour_test(pool_test pool_test.cpp pool_limits_test.cpp input_file_test.cpp LINK candour_pool candour_wire)
add_dependencies(pool_test misbehaving-reader candour-reader)

# What isolation costs: tests/benchmarks/isolation_cost.py.
add_executable(unbounded-reader ${PROJECT_SOURCE_DIR}/extractor/reader/main.cpp ${PROJECT_SOURCE_DIR}/tests/benchmarks/no_sandbox.cpp)
target_link_libraries(unbounded-reader PRIVATE candour_read candour_reader_frame)
add_executable(isolation-cost ${PROJECT_SOURCE_DIR}/tests/benchmarks/isolation_cost.cpp)
target_link_libraries(isolation-cost PRIVATE candour_pool candour_read)
