# What is understood of the validation messages doesn't fall below the floors kept beside them.
add_test(NAME quality COMMAND ${CMAKE_SOURCE_DIR}/bench/quality ${CMAKE_SOURCE_DIR}/data/corpus/validation
                              $<TARGET_FILE:permanence> --floors)
