# The whole program against real servers, as its users meet it. Run one after another: each starts servers of its own.
foreach(story real_loop crash hostile at_rest network unusual_times)
  add_test(NAME system_${story}
           COMMAND ${CMAKE_COMMAND} -E env PERMANENCE_PROGRAM=$<TARGET_FILE:permanence>
                   ${CMAKE_CURRENT_LIST_DIR}/../lab/run_with_servers.py --
                   /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/${story}_test.py)
  set_tests_properties(system_${story} PROPERTIES TIMEOUT 1500 LABELS slow RUN_SERIAL ON)
endforeach()
# The command line needs no server.
add_test(NAME system_command_line
         COMMAND ${CMAKE_COMMAND} -E env PERMANENCE_PROGRAM=$<TARGET_FILE:permanence>
                 /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/command_line_test.py)
set_tests_properties(system_command_line PROPERTIES TIMEOUT 600 LABELS slow)
