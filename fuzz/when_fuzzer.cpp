#include "base/text.h"
#include "fuzzing.h"
#include "language/when.h"

using namespace permanence;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = normalized(repaired(fuzzing::bytes_of(data, size)));
  const LocalDateTime reference = date(2026, 3, 3) + at(9, 30);
  fuzzing::run([&] {
    std::size_t last = 0;
    for (const language::TimeExpression& found : language::find_time_expressions(text, reference)) {
      fuzzing::require(last <= found.begin && found.begin < found.end && found.end <= text.size(), "in order, within the text");
      fuzzing::require(is_valid_utf8(text.substr(found.begin, found.end - found.begin)), "whole characters");
      if (found.span.start && found.span.end) fuzzing::require(*found.span.start < *found.span.end, "a span that is not empty");
      last = found.end;
    }
    const auto one = language::when(text, reference);
    if (one && one->start && one->end) fuzzing::require(*one->start < *one->end, "a span that is not empty");
  });
  return 0;
}
