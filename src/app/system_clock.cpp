#include "app/system_clock.h"

#include <sys/random.h>
#include <time.h>

#include <cstdlib>
#include <fstream>

namespace permanence::app {

namespace {

struct Shift {
  Seconds wall{0}, steady{0};
};

#ifdef PERMANENCE_TEST_HOOKS
// PERMANENCE_CLOCK names a file of two numbers, read at each look: seconds by which the wall clock is set, and by which
// time has passed.
Shift shift() {
  const char* file = std::getenv("PERMANENCE_CLOCK");
  long long wall = 0, steady = 0;
  if (file != nullptr) std::ifstream(file) >> wall >> steady;
  return {Seconds(wall), Seconds(steady)};
}
#else
constexpr Shift shift() { return {}; }
#endif

}  // namespace

Instant SystemClock::now() const {
  const Shift by = shift();
  return std::chrono::floor<Seconds>(std::chrono::system_clock::now()) + by.wall + by.steady;
}

std::chrono::milliseconds SystemClock::steady() const {
  timespec time{};
  ::clock_gettime(CLOCK_BOOTTIME, &time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::milliseconds(time.tv_nsec / 1'000'000) + shift().steady;
}

IdentifierBytes RandomIdentifiers::next() {
  IdentifierBytes bytes{};
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = ::getrandom(bytes.data() + filled, bytes.size() - filled, 0);
    if (got > 0) filled += static_cast<std::size_t>(got);
    else if (errno != EINTR) std::abort();  // without randomness nothing here may go on
  }
  return bytes;
}

}  // namespace permanence::app
