find_package(nlohmann_json REQUIRED)
permanence_test(when USES language settings LINKS nlohmann_json::nlohmann_json)
# The command is one function over streams: compiled in here rather than with the whole command line.
target_sources(when_test PRIVATE ${CMAKE_SOURCE_DIR}/src/cli/when_command.cpp)
target_include_directories(when_test PRIVATE ${CMAKE_SOURCE_DIR}/src)
