#include "app/system_clock.h"

#include <sys/random.h>
#include <time.h>

#include <cstdlib>

namespace permanence::app {

Instant SystemClock::now() const {
  return std::chrono::floor<Seconds>(std::chrono::system_clock::now());
}

std::chrono::milliseconds SystemClock::steady() const {
  timespec time{};
  ::clock_gettime(CLOCK_BOOTTIME, &time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::milliseconds(time.tv_nsec / 1'000'000);
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
