#include "base/text.h"
#include "fuzzing.h"
#include "settings/practice_file.h"

using namespace permanence;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzzing::run([&] {
    const auto loaded = settings::parse_practice(fuzzing::bytes_of(data, size), SOURCE_DIRECTORY "/packs");
    if (!loaded) fuzzing::require(!loaded.error().empty(), "a reason where it is refused");
  });
  return 0;
}
