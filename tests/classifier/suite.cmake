permanence_test(classifier USES classifier language)
# Of the trainer, which is a program of the build.
target_sources(classifier_test PRIVATE ${CMAKE_SOURCE_DIR}/src/classifier/trainer/marked_times.cpp)
target_include_directories(classifier_test PRIVATE ${CMAKE_SOURCE_DIR}/src)
