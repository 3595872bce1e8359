find_package(nlohmann_json REQUIRED)
permanence_test(conversations USES agent settings app LINKS nlohmann_json::nlohmann_json)
add_dependencies(conversations_test permanence_model)
