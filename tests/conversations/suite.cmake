find_package(nlohmann_json REQUIRED)
permanence_test(conversations USES agent settings LINKS nlohmann_json::nlohmann_json)
