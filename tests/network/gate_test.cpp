#include "network/gate.h"

#include <cstdlib>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace permanence::network {
namespace {

using namespace std::chrono_literals;

// A listening socket of this test's own, on a free port of the loopback.
class Listener {
 public:
  explicit Listener(int family = AF_INET, int backlog = 8) {
    descriptor_ = socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_storage address{};
    socklen_t size = sizeof(sockaddr_in);
    address.ss_family = static_cast<sa_family_t>(family);
    if (family == AF_INET6) {
      reinterpret_cast<sockaddr_in6*>(&address)->sin6_addr = in6addr_loopback;
      size = sizeof(sockaddr_in6);
    } else {
      reinterpret_cast<sockaddr_in*>(&address)->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    }
    usable_ = bind(descriptor_, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
              listen(descriptor_, backlog) == 0;
    size = sizeof address;
    getsockname(descriptor_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(family == AF_INET6 ? reinterpret_cast<sockaddr_in6*>(&address)->sin6_port
                                     : reinterpret_cast<sockaddr_in*>(&address)->sin_port);
  }
  ~Listener() { close_now(); }
  void close_now() {
    if (descriptor_ >= 0) close(descriptor_);
    descriptor_ = -1;
  }
  int port() const { return port_; }
  bool usable() const { return usable_; }
  bool was_called() const {
    pollfd waiting{descriptor_, POLLIN, 0};
    return poll(&waiting, 1, 0) > 0;
  }

 private:
  int descriptor_ = -1;
  int port_ = 0;
  bool usable_ = false;
};

TEST(Gate, ConnectsToAHostOnTheList) {
  const Listener server;
  const auto gate = make_gate({{"127.0.0.1", server.port(), "réception du courriel"}});
  const auto connected = gate->connect("127.0.0.1", server.port(), 2s);
  ASSERT_TRUE(connected) << connected.error().text;
  EXPECT_TRUE(server.was_called());
  close(*connected);
}

TEST(Gate, RefusesAHostThatIsNotOnTheListAndNamesIt) {
  const Listener server;
  const auto gate = make_gate({{"imap.cabinet.example", 993, "réception du courriel"}});
  const auto refused = gate->connect("127.0.0.1", server.port(), 2s);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::refused);
  EXPECT_EQ(refused.error().text, "error.network.host_not_configured");
  EXPECT_EQ(refused.error().facts[0], (std::pair<std::string, std::string>{"host", "127.0.0.1"}));
  EXPECT_FALSE(server.was_called());
}

TEST(Gate, RefusesAnotherPortOfAConfiguredHost) {
  const Listener server;
  const auto gate = make_gate({{"127.0.0.1", server.port() == 993 ? 994 : 993, "réception du courriel"}});
  const auto refused = gate->connect("127.0.0.1", server.port(), 2s);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().text, "error.network.host_not_configured");
  EXPECT_FALSE(server.was_called());
}

TEST(Gate, DoesNotCareAboutAProxyOfTheEnvironment) {
  const Listener server;
  const Listener proxy;
  const std::string url = "socks5://127.0.0.1:" + std::to_string(proxy.port());
  setenv("all_proxy", url.c_str(), 1);
  setenv("https_proxy", url.c_str(), 1);
  const auto gate = make_gate({{"localhost", server.port(), "envoi du courriel"}});
  const auto connected = gate->connect("localhost", server.port(), 2s);
  const auto refused = gate->connect("127.0.0.1", proxy.port(), 2s);
  unsetenv("all_proxy");
  unsetenv("https_proxy");
  ASSERT_TRUE(connected) << connected.error().text;
  close(*connected);
  EXPECT_TRUE(server.was_called());
  EXPECT_FALSE(proxy.was_called());
  EXPECT_FALSE(refused);
}

TEST(Gate, TriesEveryAddressOfAName) {
  const Listener server;  // on 127.0.0.1 alone, whereas localhost may be ::1 first
  const auto gate = make_gate({{"localhost", server.port(), ""}});
  const auto connected = gate->connect("localhost", server.port(), 2s);
  ASSERT_TRUE(connected) << connected.error().text;
  close(*connected);
}

TEST(Gate, ConnectsOverIPv6) {
  const Listener server(AF_INET6);
  if (!server.usable()) GTEST_SKIP() << "this machine has no IPv6 loopback";
  const auto gate = make_gate({{"::1", server.port(), ""}});
  const auto connected = gate->connect("[::1]", server.port(), 2s);
  ASSERT_TRUE(connected) << connected.error().text;
  close(*connected);
}

TEST(Gate, TakesANameInAnyCaseAndWithItsFinalDot) {
  const Listener server;
  const auto gate = make_gate({{"LocalHost.", server.port(), ""}});
  const auto connected = gate->connect("LOCALHOST", server.port(), 2s);
  ASSERT_TRUE(connected) << connected.error().text;
  close(*connected);
}

TEST(Gate, SaysThatAHostIsUnknown) {
  const auto gate = make_gate({{"nulle-part.invalid", 993, ""}});
  const auto failed = gate->connect("nulle-part.invalid", 993, 10s);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().kind, ErrorKind::unavailable);
  EXPECT_EQ(failed.error().text, "error.network.unknown_host");
}

TEST(Gate, SaysThatNobodyListens) {
  Listener server;
  const int port = server.port();
  server.close_now();
  const auto failed = make_gate({{"127.0.0.1", port, ""}})->connect("127.0.0.1", port, 2s);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().kind, ErrorKind::unavailable);
  EXPECT_EQ(failed.error().text, "error.network.connection_refused");
}

TEST(Gate, GivesUpInTimeOnAServerThatAcceptsNothing) {
  const Listener full(AF_INET, 0);  // its queue holds one; the kernel drops what comes after
  const auto gate = make_gate({{"127.0.0.1", full.port(), ""}});
  std::vector<int> held;
  Result<int> last = 0;
  const auto begun = std::chrono::steady_clock::now();
  for (int i = 0; i < 4 && last; ++i) {
    last = gate->connect("127.0.0.1", full.port(), 300ms);
    if (last) held.push_back(*last);
  }
  for (const int one : held) close(one);
  ASSERT_FALSE(last);
  EXPECT_EQ(last.error().text, "error.network.no_answer");
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 2s);
}

}  // namespace
}  // namespace permanence::network
