#include "base/text.h"
#include "fuzzing.h"
#include "mail/mime_reader.h"

using namespace permanence;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzzing::run([&] {
    const std::string text = mail::text_of_html(fuzzing::bytes_of(data, size));
    fuzzing::require(is_valid_utf8(text), "valid text");
  });
  return 0;
}
