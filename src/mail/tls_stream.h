// A connection of the gate as a stream of bytes, in clear and then by TLS (OpenSSL): the certificate's chain,
// its dates and the host's name are checked during the handshake, so nothing is said to a server that isn't
// the one meant. Used from one thread. For this room alone.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include <sys/types.h>

#include "base/result.h"

struct ssl_st;
struct ssl_ctx_st;
struct bio_st;

namespace permanence::mail {

enum class Readiness { readable, woken, timed_out };

class TlsStream {
 public:
  using Clock = std::chrono::steady_clock;

  explicit TlsStream(int descriptor);  // takes it
  ~TlsStream();
  TlsStream(const TlsStream&) = delete;
  TlsStream& operator=(const TlsStream&) = delete;

  // `certificate_authority`: file of an additional authority, may be empty. After an error the stream is of
  // no use.
  Result<void> start_tls(const std::string& host, int port, const std::string& certificate_authority);

  // What follows has to be over by then, and to read no more than so many bytes: a server that drips or pours
  // is cut.
  void allow(std::chrono::seconds at_most, std::size_t bytes);
  void abandon() { lost_ = true; }  // reads and writes fail from now on, at once

  ssize_t read(void* buffer, std::size_t size);  // -1: lost, too slow or too much; 0: closed by the server
  ssize_t write(const void* buffer, std::size_t size);  // -1: lost or too slow
  bool timed_out() const { return timed_out_; }

  // Waits until there is something to read, or `wake` (an eventfd) is raised, which is then lowered.
  Readiness wait(int wake, Clock::time_point until);

 private:
  struct FreeTls {
    void operator()(ssl_st* tls) const;
    void operator()(ssl_ctx_st* context) const;
  };
  friend int receive_for_tls(bio_st*, char*, int);
  friend int transmit_for_tls(bio_st*, const char*, int);

  bool has_text();  // whether something for us is there, not just TLS talking to itself
  ssize_t receive(void* buffer, std::size_t size);
  ssize_t transmit(const void* buffer, std::size_t size);
  bool wait_for(short event);

  int descriptor_;
  std::unique_ptr<ssl_ctx_st, FreeTls> context_;
  std::unique_ptr<ssl_st, FreeTls> tls_;
  Clock::time_point until_;
  std::size_t bytes_left_ = 0;
  bool lost_ = false;
  bool timed_out_ = false;
  bool may_wait_ = true;
};

std::string without_brackets(const std::string& host);  // "[::1]" -> "::1"
bool is_loopback(int descriptor);                       // whether its other end is on this machine

}  // namespace permanence::mail
