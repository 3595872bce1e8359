#include "network/gate.h"

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <unistd.h>

#include "base/text.h"
#include "network/connect.h"
#include "network/descriptor.h"

namespace permanence::network {

int connect_descriptor(int descriptor, const sockaddr* address, socklen_t size) {
  return ::connect(descriptor, address, size);
}

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

struct FreeAddresses {
  void operator()(addrinfo* list) const { freeaddrinfo(list); }
};
using Addresses = std::unique_ptr<addrinfo, FreeAddresses>;

// What the resolver found, or its error.
struct Resolution {
  int code = 0;
  Addresses addresses;
};

Resolution resolve(const std::string& host, int port, int flags) {
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = flags | AI_NUMERICSERV;
  addrinfo* list = nullptr;
  Resolution found;
  found.code = getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &list);
  found.addresses.reset(found.code == 0 ? list : nullptr);
  return found;
}

Error unknown_host(const std::string& host) {
  return {ErrorKind::unavailable, "error.network.unknown_host", {{"host", host}}, Retry::when_online};
}

Error no_answer(const std::string& host, int port) {
  return {ErrorKind::unavailable,
          "error.network.no_answer",
          {{"host", host}, {"port", std::to_string(port)}},
          Retry::when_online};
}

// getaddrinfo knows no time-out and can't be interrupted: it runs in a thread that outlives us if it must.
Result<Addresses> resolve_in_time(const std::string& host, int port, Clock::time_point until) {
  if (Resolution literal = resolve(host, port, AI_NUMERICHOST); literal.code == 0)
    return std::move(literal.addresses);

  struct Shared {
    std::mutex mutex;
    std::condition_variable done;
    bool finished = false;
    Resolution found;
  };
  auto shared = std::make_shared<Shared>();
  try {
    std::thread([shared, host, port] {
      Resolution found = resolve(host, port, 0);
      const std::lock_guard lock(shared->mutex);
      shared->found = std::move(found);
      shared->finished = true;
      shared->done.notify_all();
    }).detach();
  } catch (const std::system_error&) {
    return fail(no_answer(host, port));
  }
  std::unique_lock lock(shared->mutex);
  if (!shared->done.wait_until(lock, until, [&] { return shared->finished; }))
    return fail(unknown_host(host));
  if (shared->found.code != 0) return fail(unknown_host(host));
  return std::move(shared->found.addresses);
}

// Waits until the connection stands; 0 or an errno.
int finish_connecting(int descriptor, Clock::time_point until) {
  for (;;) {
    const auto left = std::chrono::ceil<milliseconds>(until - Clock::now());
    if (left.count() <= 0) return ETIMEDOUT;
    pollfd waiting{descriptor, POLLOUT, 0};
    const int ready = poll(&waiting, 1, static_cast<int>(left.count()));
    if (ready < 0 && errno != EINTR) return errno;
    if (ready > 0) break;
  }
  int error = 0;
  socklen_t size = sizeof error;
  if (getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &size) != 0) return errno;
  return error;
}

// A connected, blocking descriptor, or the negative of an errno.
int connect_to(const addrinfo& address, Clock::time_point until) {
  Descriptor descriptor(
      socket(address.ai_family, address.ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, address.ai_protocol));
  if (descriptor.get() < 0) return -errno;
  if (connect_descriptor(descriptor.get(), address.ai_addr, address.ai_addrlen) != 0) {
    if (errno != EINPROGRESS && errno != EINTR) return -errno;
    if (const int error = finish_connecting(descriptor.get(), until); error != 0) return -error;
  }
  const int on = 1;
  setsockopt(descriptor.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  // A connection that waits for mail for half an hour has to notice that the other side is gone.
  setsockopt(descriptor.get(), SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
  const int silence = 120, between = 30, probes = 4;
  setsockopt(descriptor.get(), IPPROTO_TCP, TCP_KEEPIDLE, &silence, sizeof silence);
  setsockopt(descriptor.get(), IPPROTO_TCP, TCP_KEEPINTVL, &between, sizeof between);
  setsockopt(descriptor.get(), IPPROTO_TCP, TCP_KEEPCNT, &probes, sizeof probes);
  fcntl(descriptor.get(), F_SETFL, fcntl(descriptor.get(), F_GETFL) & ~O_NONBLOCK);
  return descriptor.release();
}

std::string canonical(std::string_view host) {
  std::string name = ascii_lowered(host);
  if (name.size() > 2 && name.front() == '[' && name.back() == ']') name = name.substr(1, name.size() - 2);
  if (name.size() > 1 && name.back() == '.') name.pop_back();
  return name;
}

class AllowListGate final : public NetworkGate {
 public:
  explicit AllowListGate(std::vector<AllowedHost> allowed) : allowed_(std::move(allowed)) {
    for (AllowedHost& one : allowed_) one.host = canonical(one.host);
  }

  Result<int> connect(const std::string& host, int port, milliseconds at_most) override {
    const std::string name = canonical(host);
    if (!is_allowed(name, port))
      return fail(ErrorKind::refused, "error.network.host_not_configured",
                  {{"host", name}, {"port", std::to_string(port)}});

    const Clock::time_point until = Clock::now() + at_most;
    PERMANENCE_TRY(addresses, resolve_in_time(name, port, until));
    int left = 0;
    for (const addrinfo* one = addresses.get(); one; one = one->ai_next) ++left;
    int last_error = ETIMEDOUT;
    for (const addrinfo* one = addresses.get(); one; one = one->ai_next, --left) {
      // Each address gets its share of the time left, so that one that swallows packets doesn't use up the
      // others'.
      const Clock::time_point now = Clock::now();
      if (now >= until) break;
      const int connected = connect_to(*one, now + (until - now) / left);
      if (connected >= 0) return connected;
      last_error = -connected;
    }
    if (last_error == ECONNREFUSED)
      return fail(ErrorKind::unavailable, "error.network.connection_refused",
                  {{"host", name}, {"port", std::to_string(port)}}, Retry::later);
    return fail(no_answer(name, port));
  }

 private:
  bool is_allowed(const std::string& name, int port) const {
    return std::any_of(allowed_.begin(), allowed_.end(),
                       [&](const AllowedHost& one) { return one.port == port && one.host == name; });
  }

  std::vector<AllowedHost> allowed_;
};

}  // namespace

std::unique_ptr<NetworkGate> make_gate(std::vector<AllowedHost> allowed) {
  return std::make_unique<AllowListGate>(std::move(allowed));
}

}  // namespace permanence::network
