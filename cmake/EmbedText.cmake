# Writes OUTPUT, a C++ source that holds the files of INPUTS (a list), each ended by a NUL, as
# permanence::settings::embedded_catalogue.
set(bytes "")
foreach(input ${INPUTS})
  file(READ ${input} text HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," text "${text}")
  string(APPEND bytes "${text}0,\n")
endforeach()
file(WRITE ${OUTPUT} "namespace permanence::settings {
extern const char embedded_catalogue[];
extern const unsigned long embedded_catalogue_size;
const char embedded_catalogue[] = {${bytes}};
const unsigned long embedded_catalogue_size = sizeof embedded_catalogue;
}  // namespace permanence::settings
")
