#include "mail/curl_transfer.h"

#include <filesystem>
#include <mutex>
#include <utility>

#include <malloc.h>
#include <unistd.h>

namespace permanence::mail {
namespace {

constexpr std::chrono::seconds connect_at_most{20};
constexpr long login_seconds = 60;  // TLS and login: servers make one wait who failed before
constexpr long whole_transfer_seconds = 120;
constexpr const char* system_authorities = "/etc/ssl/certs";

// Gives the gate's connection, once. A second request would be curl trying another address: there is none.
curl_socket_t hand_over_descriptor(void* descriptor, curlsocktype, curl_sockaddr*) {
  const int given = std::exchange(*static_cast<int*>(descriptor), -1);
  return given < 0 ? CURL_SOCKET_BAD : given;
}

int already_connected(void*, curl_socket_t, curlsocktype) { return CURL_SOCKOPT_ALREADY_CONNECTED; }

}  // namespace

void CurlTransfer::FreeHandle::operator()(CURL* handle) const {
  curl_easy_cleanup(handle);
  malloc_trim(0);  // GnuTLS reads every authority of the system anew for each transfer: some 7 MB
}

void CurlTransfer::CloseDescriptor::operator()(int* descriptor) const {
  if (*descriptor >= 0) close(*descriptor);
  delete descriptor;
}

Result<CurlTransfer> CurlTransfer::connect(NetworkGate& gate, const std::string& host, int port,
                                           const std::string& certificate_authority) {
  static std::once_flag initialized;
  std::call_once(initialized, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });

  CurlTransfer made;
  made.host_ = host;
  made.port_ = port;
  PERMANENCE_TRY(descriptor, gate.connect(host, port, connect_at_most));
  made.descriptor_.reset(new int(descriptor));
  made.handle_.reset(curl_easy_init());
  if (!made.handle_) return fail(ErrorKind::internal, "error.mail_server.internal", {{"host", host}});
  PERMANENCE_CHECK(made.set_up(certificate_authority));
  return made;
}

Result<void> CurlTransfer::set_up(const std::string& certificate_authority) {
  CURL* curl = handle_.get();
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, hand_over_descriptor);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, descriptor_.get());
  curl_easy_setopt(curl, CURLOPT_SOCKOPTFUNCTION, already_connected);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, 1L);
  curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, login_seconds);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, whole_transfer_seconds);
  curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, whole_transfer_seconds);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (certificate_authority.empty()) return {};
  if (!std::filesystem::is_regular_file(certificate_authority))
    return fail(ErrorKind::invalid_input, "error.mail_server.authority_file",
                {{"file", certificate_authority}});
  curl_easy_setopt(curl, CURLOPT_CAINFO, certificate_authority.c_str());  // in place of curl's own file,
  curl_easy_setopt(curl, CURLOPT_CAPATH, system_authorities);             // so the usual ones come from here
  return {};
}

CURLcode CurlTransfer::perform() {
  // A made-up address keeps curl from resolving; where the bytes go is the descriptor's matter. An IPv6
  // literal is resolved by itself and has no place in this list.
  const std::string entry = host_ + ":" + std::to_string(port_) + ":127.0.0.1";
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> resolved(
      host_.find(':') == std::string::npos ? curl_slist_append(nullptr, entry.c_str()) : nullptr,
      curl_slist_free_all);
  curl_easy_setopt(handle_.get(), CURLOPT_RESOLVE, resolved.get());
  const CURLcode code = curl_easy_perform(handle_.get());
  curl_easy_setopt(handle_.get(), CURLOPT_RESOLVE, nullptr);
  return code;
}

long CurlTransfer::last_response() const {
  long code = 0;
  curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &code);
  return code;
}

Error CurlTransfer::connection_error(CURLcode code) const {
  const Error::Facts where{{"host", host_}, {"port", std::to_string(port_)}};
  switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
      return {ErrorKind::refused, "error.mail_server.certificate", where};
    case CURLE_SSL_CACERT_BADFILE:
      return {
          ErrorKind::invalid_input, "error.mail_server.authority_file", {{"file", "certificate_authority"}}};
    case CURLE_USE_SSL_FAILED:
      return {ErrorKind::refused, "error.mail_server.no_tls", where};
    case CURLE_SSL_CONNECT_ERROR:
      return {ErrorKind::unavailable, "error.mail_server.tls_failed", where, Retry::later};
    case CURLE_OPERATION_TIMEDOUT:
      return {ErrorKind::unavailable, "error.mail_server.too_slow", where, Retry::later};
    default:
      return {ErrorKind::unavailable, "error.mail_server.connection_lost", where, Retry::later};
  }
}

}  // namespace permanence::mail
