// The stream by itself, over a pair of sockets, with a TLS server in a thread of the test.
#include "mail/tls_stream.h"

#include <openssl/ssl.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include "lab.h"

namespace permanence::mail {
namespace {

using namespace std::chrono_literals;

struct FreeTls {
  void operator()(SSL* tls) const { SSL_free(tls); }
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};

// A server that does `talk` once the handshake is over.
class TlsServer {
 public:
  explicit TlsServer(std::function<void(SSL*)> talk) {
    int ends[2];
    EXPECT_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
    client = ends[0];
    thread_ = std::thread([talk = std::move(talk), end = ends[1]] {
      const std::unique_ptr<SSL_CTX, FreeTls> context(SSL_CTX_new(TLS_server_method()));
      const std::filesystem::path folder = std::filesystem::path(lab::value("AUTHORITY")).parent_path();
      SSL_CTX_use_certificate_chain_file(context.get(), (folder / "good.pem").c_str());
      SSL_CTX_use_PrivateKey_file(context.get(), (folder / "good.key").c_str(), SSL_FILETYPE_PEM);
      const std::unique_ptr<SSL, FreeTls> tls(SSL_new(context.get()));
      SSL_set_fd(tls.get(), end);
      if (SSL_accept(tls.get()) == 1) talk(tls.get());
      close(end);
    });
  }
  ~TlsServer() { thread_.join(); }

  int client = -1;

 private:
  std::thread thread_;
};

struct Wake {
  int descriptor = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  ~Wake() { close(descriptor); }
};

TEST(TlsStream, IsNotWokenByTlsTalkingToItself) {
  TlsServer server([](SSL* tls) {
    std::this_thread::sleep_for(100ms);
    SSL_key_update(tls, SSL_KEY_UPDATE_NOT_REQUESTED);  // a record that carries nothing for the reader
    SSL_do_handshake(tls);
    std::this_thread::sleep_for(300ms);
    SSL_write(tls, "* 1 EXISTS\r\n", 12);
    std::this_thread::sleep_for(100ms);
  });
  const Wake wake;
  TlsStream stream(server.client);
  stream.allow(5s, 1000);
  ASSERT_TRUE(stream.start_tls("localhost", 993, lab::value("AUTHORITY")));
  EXPECT_EQ(stream.wait(wake.descriptor, TlsStream::Clock::now() + 250ms), Readiness::timed_out);
  EXPECT_EQ(stream.wait(wake.descriptor, TlsStream::Clock::now() + 5s), Readiness::readable);
  char text[64];
  EXPECT_EQ(stream.read(text, sizeof text), 12);
}

TEST(TlsStream, IsWokenByItsEvent) {
  TlsServer server([](SSL*) { std::this_thread::sleep_for(200ms); });
  const Wake wake;
  TlsStream stream(server.client);
  stream.allow(5s, 1000);
  ASSERT_TRUE(stream.start_tls("localhost", 993, lab::value("AUTHORITY")));
  const std::uint64_t one = 1;
  ASSERT_EQ(write(wake.descriptor, &one, sizeof one), 8);
  EXPECT_EQ(stream.wait(wake.descriptor, TlsStream::Clock::now() + 5s), Readiness::woken);
  EXPECT_EQ(stream.wait(wake.descriptor, TlsStream::Clock::now() + 20ms), Readiness::timed_out) << "once";
}

TEST(TlsStream, ReadsInTimeAndWithinItsAllowance) {
  TlsServer server([](SSL* tls) {
    SSL_write(tls, "0123456789", 10);
    std::this_thread::sleep_for(1500ms);
  });
  TlsStream stream(server.client);
  stream.allow(5s, 1000);
  ASSERT_TRUE(stream.start_tls("localhost", 993, lab::value("AUTHORITY")));
  stream.allow(1s, 4);
  char text[4];
  EXPECT_EQ(stream.read(text, 4), 4);
  EXPECT_EQ(stream.read(text, 4), -1) << "more than was allowed";
  EXPECT_FALSE(stream.timed_out());
}

TEST(TlsStream, GivesUpOnASilentServer) {
  TlsServer server([](SSL*) { std::this_thread::sleep_for(1500ms); });
  TlsStream stream(server.client);
  stream.allow(5s, 1000);
  ASSERT_TRUE(stream.start_tls("localhost", 993, lab::value("AUTHORITY")));
  stream.allow(1s, 1000);
  char text[4];
  EXPECT_EQ(stream.read(text, 4), -1);
  EXPECT_TRUE(stream.timed_out());
}

TEST(TlsStream, OutlivesAServerThatIsGone) {
  TlsServer server([](SSL*) {});
  TlsStream stream(server.client);
  stream.allow(5s, 1000);
  ASSERT_TRUE(stream.start_tls("localhost", 993, lab::value("AUTHORITY")));
  std::this_thread::sleep_for(100ms);
  ssize_t given = 1;  // the first bytes may still go into a buffer; none may end the process by SIGPIPE
  for (int i = 0; i < 3 && given > 0; ++i) given = stream.write("a", 1);
  EXPECT_EQ(given, -1);
}

TEST(TlsStream, RefusesACertificateForAnotherHost) {
  for (const char* host : {"imap.ailleurs.example", "ocalhost", "localhost.example", "127.0.0.2"}) {
    TlsServer server([](SSL* tls) {
      char text[64];
      EXPECT_LE(SSL_read(tls, text, sizeof text), 0);
    });
    TlsStream stream(server.client);
    stream.allow(5s, 1000);
    EXPECT_FAILURE(stream.start_tls(host, 993, lab::value("AUTHORITY")), ErrorKind::refused,
                   "error.mail_server.certificate");
    EXPECT_EQ(stream.write("secret", 6), -1) << "nothing is said afterwards";
    shutdown(server.client, SHUT_RDWR);
  }
}

}  // namespace
}  // namespace permanence::mail
