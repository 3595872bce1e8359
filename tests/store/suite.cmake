permanence_test(store USES store LINKS third_soci third_sodium)

# Writes the practice that fixtures/schema_<n> keeps: run once for each schema, see fixtures/write_fixture.cpp.
add_executable(store_fixture EXCLUDE_FROM_ALL store/fixtures/write_fixture.cpp store/sample_practice.cpp)
target_include_directories(store_fixture PRIVATE ${CMAKE_CURRENT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR}/store)
target_link_libraries(store_fixture PRIVATE permanence_flags permanence_store)
