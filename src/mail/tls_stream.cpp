#include "mail/tls_stream.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdint>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace permanence::mail {

using std::chrono::milliseconds;

// OpenSSL's own socket BIO raises SIGPIPE and knows no time-out: these two put ours in its place.
int receive_for_tls(bio_st* bio, char* buffer, int size) {
  BIO_clear_retry_flags(bio);
  const ssize_t taken =
      static_cast<TlsStream*>(BIO_get_data(bio))->receive(buffer, static_cast<std::size_t>(size));
  if (taken < 0 && errno == EAGAIN) BIO_set_retry_read(bio);  // only where nobody may wait
  return static_cast<int>(taken);
}
int transmit_for_tls(bio_st* bio, const char* buffer, int size) {
  return static_cast<int>(
      static_cast<TlsStream*>(BIO_get_data(bio))->transmit(buffer, static_cast<std::size_t>(size)));
}

namespace {

long control_for_tls(BIO*, int command, long, void*) { return command == BIO_CTRL_FLUSH ? 1 : 0; }

const BIO_METHOD* stream_method() {
  static BIO_METHOD* const method = [] {
    BIO_METHOD* made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "stream of the gate");
    BIO_meth_set_read(made, receive_for_tls);
    BIO_meth_set_write(made, transmit_for_tls);
    BIO_meth_set_ctrl(made, control_for_tls);
    return made;
  }();
  return method;
}

bool is_address(const std::string& host) {
  std::array<unsigned char, sizeof(in6_addr)> bytes;
  return inet_pton(AF_INET, host.c_str(), bytes.data()) == 1 ||
         inet_pton(AF_INET6, host.c_str(), bytes.data()) == 1;
}

// The certificate has to name the host; the server is told which of its names is meant (SNI), unless it is an
// address.
bool expect_host(SSL* tls, const std::string& host) {
  if (is_address(host)) return X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(tls), host.c_str()) == 1;
  SSL_set_hostflags(tls, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
  return SSL_set1_host(tls, host.c_str()) == 1 && SSL_set_tlsext_host_name(tls, host.c_str()) == 1;
}

int milliseconds_until(TlsStream::Clock::time_point until) {
  const auto left = std::chrono::ceil<milliseconds>(until - TlsStream::Clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, INT_MAX));
}

}  // namespace

void TlsStream::FreeTls::operator()(ssl_st* tls) const { SSL_free(tls); }
void TlsStream::FreeTls::operator()(ssl_ctx_st* context) const { SSL_CTX_free(context); }

TlsStream::TlsStream(int descriptor) : descriptor_(descriptor) {}
TlsStream::~TlsStream() {
  tls_.reset();
  close(descriptor_);
}

Result<void> TlsStream::start_tls(const std::string& host, int port,
                                  const std::string& certificate_authority) {
  const Error::Facts where{{"host", host}, {"port", std::to_string(port)}};
  ERR_clear_error();
  context_.reset(SSL_CTX_new(TLS_client_method()));
  if (!context_) return fail(ErrorKind::internal, "error.mail_server.internal", where);
  SSL_CTX_set_min_proto_version(context_.get(), TLS1_2_VERSION);
  SSL_CTX_set_default_verify_dir(context_.get());  // reads only the authority that is needed, not all of them
  if (!certificate_authority.empty() &&
      SSL_CTX_load_verify_file(context_.get(), certificate_authority.c_str()) != 1)
    return fail(ErrorKind::invalid_input, "error.mail_server.authority_file",
                {{"file", certificate_authority}});

  tls_.reset(SSL_new(context_.get()));
  BIO* bio = tls_ ? BIO_new(stream_method()) : nullptr;
  if (!bio) return fail(ErrorKind::internal, "error.mail_server.internal", where);
  BIO_set_data(bio, this);
  BIO_set_init(bio, 1);
  SSL_set_bio(tls_.get(), bio, bio);
  SSL_set_verify(tls_.get(), SSL_VERIFY_PEER, nullptr);
  if (!expect_host(tls_.get(), host)) return fail(ErrorKind::internal, "error.mail_server.internal", where);
  if (SSL_connect(tls_.get()) == 1) return {};

  lost_ = true;
  if (SSL_get_verify_result(tls_.get()) != X509_V_OK)
    return fail(ErrorKind::refused, "error.mail_server.certificate", where);
  return fail(ErrorKind::unavailable,
              timed_out_ ? "error.mail_server.too_slow" : "error.mail_server.tls_failed", where,
              Retry::later);
}

void TlsStream::allow(std::chrono::seconds at_most, std::size_t bytes) {
  until_ = Clock::now() + at_most;
  bytes_left_ = bytes;
  timed_out_ = false;
}

ssize_t TlsStream::read(void* buffer, std::size_t size) {
  if (lost_ || bytes_left_ == 0) return -1;
  ssize_t taken = 0;
  if (tls_) {
    ERR_clear_error();
    taken = SSL_read(tls_.get(), buffer, static_cast<int>(std::min<std::size_t>(size, INT_MAX)));
  } else {
    taken = receive(buffer, size);
  }
  if (taken <= 0) {
    lost_ = true;
    return taken == 0 ? 0 : -1;
  }
  bytes_left_ -= std::min(bytes_left_, static_cast<std::size_t>(taken));
  return taken;
}

ssize_t TlsStream::write(const void* buffer, std::size_t size) {
  if (lost_) return -1;
  if (size == 0) return 0;
  ERR_clear_error();
  const ssize_t given =
      tls_ ? SSL_write(tls_.get(), buffer, static_cast<int>(std::min<std::size_t>(size, INT_MAX)))
           : transmit(buffer, size);
  if (given <= 0) lost_ = true;
  return given <= 0 ? -1 : given;
}

Readiness TlsStream::wait(int wake, Clock::time_point until) {
  if (lost_ || (tls_ && SSL_pending(tls_.get()) > 0)) return Readiness::readable;
  for (;;) {
    std::array<pollfd, 2> waiting{{{descriptor_, POLLIN, 0}, {wake, POLLIN, 0}}};
    const int ready = poll(waiting.data(), waiting.size(), milliseconds_until(until));
    if (ready == 0) return Readiness::timed_out;
    if (ready < 0 && errno == EINTR) continue;
    if (ready > 0 && waiting[1].revents) {
      std::uint64_t count = 0;
      if (::read(wake, &count, sizeof count) > 0) return Readiness::woken;
    }
    if (has_text()) return Readiness::readable;  // or an end or a failure, which the next read shows
  }
}

bool TlsStream::has_text() {
  if (!tls_) return true;
  ERR_clear_error();
  char one = 0;
  may_wait_ = false;
  const int taken = SSL_peek(tls_.get(), &one, 1);
  may_wait_ = true;
  return taken > 0 || SSL_get_error(tls_.get(), taken) != SSL_ERROR_WANT_READ;
}

bool TlsStream::wait_for(short event) {
  for (;;) {
    pollfd waiting{descriptor_, event, 0};
    const int ready = poll(&waiting, 1, milliseconds_until(until_));
    if (ready > 0) return true;
    if (ready < 0 && errno == EINTR) continue;
    timed_out_ = ready == 0;
    return false;
  }
}

ssize_t TlsStream::receive(void* buffer, std::size_t size) {
  for (;;) {
    if (may_wait_ && !wait_for(POLLIN)) {
      errno = ETIMEDOUT;
      return -1;
    }
    const ssize_t taken = recv(descriptor_, buffer, size, MSG_DONTWAIT);
    if (taken >= 0 || (errno != EAGAIN && errno != EINTR) || (errno == EAGAIN && !may_wait_)) return taken;
  }
}

ssize_t TlsStream::transmit(const void* buffer, std::size_t size) {
  for (;;) {
    if (!wait_for(POLLOUT)) return -1;
    const ssize_t given = send(descriptor_, buffer, size, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (given >= 0 || (errno != EAGAIN && errno != EINTR)) return given;
  }
}

std::string without_brackets(const std::string& host) {
  const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
  return bracketed ? host.substr(1, host.size() - 2) : host;
}

bool is_loopback(int descriptor) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (getpeername(descriptor, reinterpret_cast<sockaddr*>(&address), &size) != 0) return false;
  if (address.ss_family == AF_INET) {
    const auto* ip = reinterpret_cast<const sockaddr_in*>(&address);
    return ntohl(ip->sin_addr.s_addr) >> 24 == 127;
  }
  const auto* ip = reinterpret_cast<const sockaddr_in6*>(&address);
  return address.ss_family == AF_INET6 && IN6_IS_ADDR_LOOPBACK(&ip->sin6_addr);
}

}  // namespace permanence::mail
