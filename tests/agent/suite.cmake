# The use cases over the practice of the conversations, for what a conversation can't show.
find_package(nlohmann_json REQUIRED)
permanence_test(agent USES agent settings app LINKS nlohmann_json::nlohmann_json)
foreach(file cabinet memory_mail script)
  target_sources(agent_test PRIVATE ${CMAKE_CURRENT_LIST_DIR}/../conversations/${file}.cpp)
endforeach()
add_dependencies(agent_test permanence_model)
