file(GLOB mail_servers_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.cpp)
add_executable(mail_servers_test ${mail_servers_sources})
target_link_libraries(mail_servers_test PRIVATE permanence_flags GTest::gtest_main rapidcheck permanence_mail
                                                permanence_network third_openssl)
# Against real servers on free ports, which the command in front starts and stops.
add_test(NAME mail_servers
         COMMAND ${CMAKE_CURRENT_LIST_DIR}/../lab/run_with_servers.py -- $<TARGET_FILE:mail_servers_test>)
set_tests_properties(mail_servers PROPERTIES TIMEOUT 300)
