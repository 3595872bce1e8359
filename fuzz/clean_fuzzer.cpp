#include "base/text.h"
#include "fuzzing.h"
#include "language/reading.h"

using namespace permanence;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = normalized(repaired(fuzzing::bytes_of(data, size)));
  fuzzing::run([&] {
    for (const Channel channel : {Channel::email, Channel::sms}) {
      const language::CleanText parts = language::clean(text, channel);
      for (const std::string& part : {parts.own, parts.quoted, parts.signature, parts.forwarded})
        fuzzing::require(is_valid_utf8(part), "valid text");
      for (const std::string& sentence : language::sentences_of(parts.own))
        fuzzing::require(is_valid_utf8(sentence), "valid sentences");
    }
  });
  return 0;
}
