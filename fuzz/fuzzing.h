// What every fuzzer asks of what it runs: an end within half a second of the processor's time, and promises kept.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string_view>

namespace permanence::fuzzing {

inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

template <class Function>
void run(const Function& function) {
  constexpr double most_seconds = 0.5;
  const std::clock_t begin = std::clock();
  function();
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  if (seconds > most_seconds) std::fprintf(stderr, "took %.2f s\n", seconds);
  require(seconds <= most_seconds, "an end within half a second");
}

inline std::string_view bytes_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace permanence::fuzzing
