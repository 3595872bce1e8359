# A room of the house (docs/architecture.md): one folder of src/, one target, one include root.
#
#   permanence_room(agenda UNITY USES practice LINKS cctz)
#
# makes the target permanence_agenda from every .cpp of the folder. Its headers are reached as "agenda/…" through an
# include root that holds this room alone, so that an include of a room that isn't in USES (or used by one that is)
# does not compile. UNITY: a release compiles its files four at a time, which halves the build of a room whose files
# share heavy headers; names in its unnamed namespaces are then unique within the room.
include_guard()

add_library(permanence_flags INTERFACE)
target_compile_options(permanence_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
  -Werror -fstack-protector-strong)
target_compile_options(permanence_flags INTERFACE $<$<CONFIG:Release>:-O2;-D_FORTIFY_SOURCE=2>)
if(PERMANENCE_SANITIZE)
  target_compile_options(permanence_flags INTERFACE -fsanitize=${PERMANENCE_SANITIZE} -fno-omit-frame-pointer
                         -fno-sanitize-recover=all)
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # Instrumented code makes g++ see uninitialised values inside the standard library where there are none.
    target_compile_options(permanence_flags INTERFACE -Wno-error=maybe-uninitialized)
  endif()
  target_link_options(permanence_flags INTERFACE -fsanitize=${PERMANENCE_SANITIZE})
endif()
if(PERMANENCE_FUZZ)
  target_compile_options(permanence_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(PERMANENCE_TESTS)
  target_compile_definitions(permanence_flags INTERFACE PERMANENCE_TEST_HOOKS=1)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  # GCC 12 sees overlapping copies in "a" + std::string where there are none (its bug 105651).
  target_compile_options(permanence_flags INTERFACE -Wno-restrict)
endif()
target_link_options(permanence_flags INTERFACE -Wl,-z,relro,-z,now)

function(permanence_room name)
  cmake_parse_arguments(ROOM "UNITY" "" "USES;LINKS;PRIVATE_LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  set(root ${CMAKE_BINARY_DIR}/include-roots/${name})
  file(MAKE_DIRECTORY ${root})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${root}/${name} SYMBOLIC)
  if(sources)
    add_library(permanence_${name} STATIC ${sources})
    set(scope PUBLIC)
    if(ROOM_UNITY AND CMAKE_BUILD_TYPE STREQUAL Release)
      set_target_properties(permanence_${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 4)
    endif()
    target_link_libraries(permanence_${name} PRIVATE permanence_flags ${ROOM_PRIVATE_LINKS})
  else()
    add_library(permanence_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(permanence_${name} ${scope} ${root})
  foreach(used ${ROOM_USES})
    target_link_libraries(permanence_${name} ${scope} permanence_${used})
  endforeach()
  target_link_libraries(permanence_${name} ${scope} ${ROOM_LINKS})
endfunction()
