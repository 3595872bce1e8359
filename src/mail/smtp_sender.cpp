#include "mail/smtp_sender.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "mail/curl_transfer.h"
#include "mail/tls_stream.h"

namespace permanence::mail {
namespace {

// libcurl passes CR LF inside an address to the wire: nothing but printable ASCII without spaces and brackets
// gets there.
bool is_plain_address(const std::string& address) {
  const auto at = address.rfind('@');
  return address.size() <= 254 && at != std::string::npos && at > 0 && at + 1 < address.size() &&
         std::all_of(address.begin(), address.end(),
                     [](char c) { return c > ' ' && c < 0x7f && !std::strchr("<>,;\\", c); });
}

// What the read callback of one sending needs.
struct Body {
  const std::string& raw;
  const std::function<Result<void>()>& about_to_hand_over;
  std::size_t given = 0;
  bool handed = false;
  Result<void> permission{};
};

// Gives the mail piece by piece. Returning 0 makes curl send the terminating dot: what has to be known before
// that is made known here.
std::size_t give_body(char* buffer, std::size_t size, std::size_t count, void* context) {
  Body& body = *static_cast<Body*>(context);
  const std::size_t length = std::min(size * count, body.raw.size() - body.given);
  if (length > 0) {
    std::memcpy(buffer, body.raw.data() + body.given, length);
    body.given += length;
    return length;
  }
  if (body.handed) return 0;
  body.permission = body.about_to_hand_over();
  if (!body.permission) return CURL_READFUNC_ABORT;
  body.handed = true;
  return 0;
}

// What is being talked about: the command said last, and what was answered to it.
struct Dialogue {
  std::string command;  // "RCPT"
  std::string answer;   // "550 5.1.1 no such user"
  bool over = false;
};

int follow_dialogue(CURL*, curl_infotype type, char* data, std::size_t size, void* context) {
  Dialogue& dialogue = *static_cast<Dialogue*>(context);
  const std::string line(data, std::min<std::size_t>(size, 40));
  if (type == CURLINFO_HEADER_OUT) dialogue.over = line.starts_with("QUIT");  // curl's own good-bye
  if (dialogue.over) return 0;
  if (type == CURLINFO_HEADER_OUT) dialogue.command = line.substr(0, 4);
  if (type == CURLINFO_HEADER_IN) dialogue.answer = line;
  return 0;
}

// RFC 3463: 5.1.x is about the address, 5.2.1 about a mailbox that is closed. Servers that say no such code mean the
// address when they refuse it.
bool blames_address(const Dialogue& dialogue, bool handed) {
  const std::string status = dialogue.answer.size() > 4 ? dialogue.answer.substr(4, 4) : "";
  if (status.size() == 4 && status[0] == '5' && status[1] == '.' && status[3] == '.')
    return status[2] == '1' || dialogue.answer.compare(4, 5, "5.2.1") == 0;
  return !handed;
}

class SmtpSender final : public Sender {
 public:
  SmtpSender(const MailboxSettings& settings, CredentialSource credentials, NetworkGate& gate)
      : server_(settings.smtp),
        certificate_authority_(settings.certificate_authority),
        uses_token_(settings.authentication == MailAuthentication::oauth2),
        credentials_(std::move(credentials)),
        gate_(gate) {
    server_.host = without_brackets(server_.host);
  }

  Result<Delivery> send(const std::string& from_address, const std::string& to_address, const std::string& raw,
                        const std::function<Result<void>()>& about_to_hand_over) override {
    if (!is_plain_address(from_address))
      return fail(ErrorKind::invalid_input, "error.mail_server.sender_address");
    if (!is_plain_address(to_address)) return Delivery::recipient_refused;
    PERMANENCE_TRY(transfer, prepared());
    Body body{raw, about_to_hand_over};
    const std::string from = "<" + from_address + ">";
    const std::string to = "<" + to_address + ">";
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(
        curl_slist_append(nullptr, to.c_str()), curl_slist_free_all);
    curl_easy_setopt(transfer.handle(), CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(transfer.handle(), CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(transfer.handle(), CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(transfer.handle(), CURLOPT_READFUNCTION, give_body);
    curl_easy_setopt(transfer.handle(), CURLOPT_READDATA, &body);
    Dialogue dialogue;
    curl_easy_setopt(transfer.handle(), CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(transfer.handle(), CURLOPT_DEBUGFUNCTION, follow_dialogue);
    curl_easy_setopt(transfer.handle(), CURLOPT_DEBUGDATA, &dialogue);

    const CURLcode code = transfer.perform();
    if (!body.permission) return fail(std::move(body.permission).error());
    if (code == CURLE_OK) return Delivery::accepted;
    const long response = transfer.last_response();
    // After the dot only an answer that says no says anything. 354, the invitation to send, means that none came.
    if (body.handed && response < 400)
      return fail(ErrorKind::unknown_outcome, "error.mail_server.unknown_outcome", facts());
    const bool about_message = body.handed || dialogue.command == "RCPT" || dialogue.command == "DATA";
    if (!about_message || response < 400) return fail(way_out_error(transfer, code));
    if (response < 500) return Delivery::deferred;
    const bool to_blame = (body.handed || dialogue.command == "RCPT") && blames_address(dialogue, body.handed);
    return to_blame ? Delivery::recipient_refused : Delivery::message_refused;
  }

  Result<void> try_connection() override {
    PERMANENCE_TRY(transfer, prepared());
    curl_easy_setopt(transfer.handle(), CURLOPT_NOBODY, 1L);
    curl_easy_setopt(transfer.handle(), CURLOPT_CUSTOMREQUEST, "NOOP");
    const CURLcode code = transfer.perform();
    if (code != CURLE_OK) return fail(way_out_error(transfer, code));
    return {};
  }

 private:
  Error::Facts facts() const { return {{"host", server_.host}, {"port", std::to_string(server_.port)}}; }

  // Connected, with all that doesn't depend on the message.
  Result<CurlTransfer> prepared() {
    PERMANENCE_TRY(credential, credentials_(std::exchange(token_, Token::as_kept)));
    PERMANENCE_TRY(transfer,
                   CurlTransfer::connect(gate_, server_.host, server_.port, certificate_authority_));
    if (server_.security == MailSecurity::none && !is_loopback(transfer.descriptor()))
      return fail(ErrorKind::refused, "error.mail_server.clear_text", facts());

    // The path is what EHLO says: the name of this machine concerns nobody.
    const bool literal = server_.host.find(':') != std::string::npos;
    const std::string url = (server_.security == MailSecurity::tls ? "smtps://" : "smtp://") +
                            (literal ? "[" + server_.host + "]" : server_.host) + ":" +
                            std::to_string(server_.port) + "/%5B127.0.0.1%5D";
    CURL* curl = transfer.handle();
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(
        curl, CURLOPT_USE_SSL,
        static_cast<long>(server_.security == MailSecurity::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    if (!credential.user.empty()) log_in(curl, credential);
    return transfer;
  }

  void log_in(CURL* curl, const Credential& credential) const {
    const std::string& user = server_.user.empty() ? credential.user : server_.user;
    curl_easy_setopt(curl, CURLOPT_USERNAME, user.c_str());
    if (credential.bearer_token.empty()) {
      curl_easy_setopt(curl, CURLOPT_PASSWORD, credential.password.c_str());
      curl_easy_setopt(curl, CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN");
    } else {
      curl_easy_setopt(curl, CURLOPT_SASL_IR, 1L);
      curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, credential.bearer_token.c_str());
      curl_easy_setopt(curl, CURLOPT_LOGIN_OPTIONS, "AUTH=XOAUTH2");
    }
  }

  const char* login_error(long response) const {
    if (response < 300) return "error.mail_server.no_login";  // EHLO's: they offer nothing that we may use
    // A bad token may get its reasons in a 334 before its 535; curl doesn't wait for the latter.
    return uses_token_ ? "error.mail_server.token_refused" : "error.mail_server.wrong_password";
  }

  // The same for every message until somebody mends it.
  Error way_out_error(const CurlTransfer& transfer, CURLcode code) {
    const long response = transfer.last_response();
    Error::Facts answer = facts();
    answer.emplace_back("code", std::to_string(response));
    if (response >= 400 && response < 500)
      return {ErrorKind::unavailable, "error.mail_server.try_later", answer, Retry::later};
    if (code == CURLE_LOGIN_DENIED && uses_token_) token_ = Token::renewed;  // at the next try
    if (code == CURLE_LOGIN_DENIED) return {ErrorKind::refused, login_error(response), facts(), Retry::when_online};
    if (response >= 500 && response < 600)
      return {ErrorKind::refused, "error.mail_server.sender_refused", answer, Retry::when_online};
    return transfer.connection_error(code);
  }

  MailServer server_;
  std::string certificate_authority_;
  bool uses_token_;
  CredentialSource credentials_;
  NetworkGate& gate_;
  Token token_ = Token::as_kept;
};

}  // namespace

std::unique_ptr<Sender> make_smtp_sender(const MailboxSettings& settings, CredentialSource credentials,
                                         NetworkGate& gate) {
  return std::make_unique<SmtpSender>(settings, std::move(credentials), gate);
}

}  // namespace permanence::mail
