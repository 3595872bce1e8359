#include "mail/oauth.h"

#include <algorithm>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "mail/curl_transfer.h"
#include "mail/tls_stream.h"

namespace permanence::mail {
namespace {

using Form = std::vector<std::pair<std::string, std::string>>;

constexpr std::size_t answer_bytes = 64u << 10;

struct Address {
  std::string scheme;
  std::string host;
  int port = 0;
};

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

std::string part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return {};
  std::string copy = text;
  curl_free(text);
  return copy;
}

Error bad_endpoint(const std::string& endpoint) {
  return {ErrorKind::invalid_input, "error.oauth.endpoint", {{"endpoint", endpoint}}};
}

Result<Address> address_of(const std::string& endpoint) {
  const std::unique_ptr<CURLU, FreeUrl> url(curl_url());
  if (!url || curl_url_set(url.get(), CURLUPART_URL, endpoint.c_str(), 0) != CURLUE_OK)
    return fail(bad_endpoint(endpoint));
  Address address{part_of(url.get(), CURLUPART_SCHEME), part_of(url.get(), CURLUPART_HOST),
                  std::stoi(part_of(url.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT))};
  address.host = without_brackets(address.host);
  if ((address.scheme != "https" && address.scheme != "http") || address.host.empty())
    return fail(bad_endpoint(endpoint));
  return address;
}

std::size_t take_answer(char* data, std::size_t size, std::size_t count, void* context) {
  std::string& answer = *static_cast<std::string*>(context);
  if (answer.size() + size * count > answer_bytes) return 0;  // curl gives up
  answer.append(data, size * count);
  return size * count;
}

std::string encoded(CURL* curl, const Form& form) {
  std::string body;
  for (const auto& [name, value] : form) {
    char* escaped = curl_easy_escape(curl, value.c_str(), static_cast<int>(value.size()));
    body += (body.empty() ? "" : "&") + name + "=" + (escaped ? escaped : "");
    curl_free(escaped);
  }
  return body;
}

Error unreadable(const std::string& host) {
  return {ErrorKind::unavailable, "error.oauth.unreadable_answer", {{"host", host}}, Retry::later};
}

// What the endpoint says, be it a success or an error that it names (RFC 6749, 5.2): a JSON object either
// way.
Result<nlohmann::json> post(const std::string& endpoint, const std::string& certificate_authority,
                            NetworkGate& gate, const Form& form) {
  PERMANENCE_TRY(address, address_of(endpoint));
  PERMANENCE_TRY(transfer, CurlTransfer::connect(gate, address.host, address.port, certificate_authority));
  if (address.scheme == "http" && !is_loopback(transfer.descriptor())) return fail(bad_endpoint(endpoint));
  CURL* curl = transfer.handle();
  const std::string body = encoded(curl, form);
  std::string answer;
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(
      curl_slist_append(nullptr, "Accept: application/json"), curl_slist_free_all);
  curl_easy_setopt(curl, CURLOPT_URL, endpoint.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, address.scheme.c_str());
  curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.c_str());
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_answer);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
  const CURLcode code = transfer.perform();
  if (code == CURLE_WRITE_ERROR) return fail(unreadable(address.host));
  if (code != CURLE_OK) return fail(transfer.connection_error(code));

  const long status = transfer.last_response();
  if (status >= 500) return fail(unreadable(address.host));
  if (status >= 300 && status < 400)
    return fail(ErrorKind::refused, "error.oauth.redirected", {{"host", address.host}});
  nlohmann::json said = nlohmann::json::parse(answer, nullptr, false);
  if (!said.is_object()) return fail(unreadable(address.host));
  return said;
}

std::string text_of(const nlohmann::json& said, const char* name) {
  const auto found = said.find(name);
  return found != said.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Some servers write numbers as strings.
std::int64_t number_of(const nlohmann::json& said, const char* name, std::int64_t otherwise) {
  const auto found = said.find(name);
  if (found == said.end()) return otherwise;
  if (found->is_number()) return found->get<std::int64_t>();
  const std::string digits = text_of(said, name);
  const bool number = !digits.empty() && digits.size() < 10 &&
                      std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  return number ? std::stoll(digits) : otherwise;
}

Result<Tokens> tokens_of(const nlohmann::json& said, const std::string& endpoint, const Clock& clock) {
  Tokens tokens{text_of(said, "access_token"), text_of(said, "refresh_token"),
                clock.now() + Seconds(number_of(said, "expires_in", 3600))};
  if (tokens.access_token.empty()) return fail(unreadable(endpoint));
  return tokens;
}

Error refusal(const std::string& code) {
  if (code == "expired_token") return {ErrorKind::refused, "error.oauth.code_expired", {}};
  if (code == "access_denied") return {ErrorKind::refused, "error.oauth.denied", {}};
  return {ErrorKind::refused, "error.oauth.refused", {{"code", code.empty() ? "?" : code}}};
}

// Asks again and again, at the pace that the server wants, until the person has decided (RFC 8628, 3.4
// and 3.5).
Result<Tokens> wait_for_consent(const OAuthEndpoints& endpoints, const std::string& certificate_authority,
                                NetworkGate& gate, const Clock& clock, const nlohmann::json& device) {
  auto pause = Seconds(std::clamp<std::int64_t>(number_of(device, "interval", 5), 1, 60));
  const auto until =
      clock.steady() + Seconds(std::clamp<std::int64_t>(number_of(device, "expires_in", 900), 1, 3600));
  const Form question{{"grant_type", "urn:ietf:params:oauth:grant-type:device_code"},
                      {"device_code", text_of(device, "device_code")},
                      {"client_id", endpoints.client_id}};
  while (clock.steady() < until) {
    std::this_thread::sleep_for(pause);
    PERMANENCE_TRY(said, post(endpoints.token_endpoint, certificate_authority, gate, question));
    const std::string error = text_of(said, "error");
    if (error.empty()) return tokens_of(said, endpoints.token_endpoint, clock);
    if (error == "slow_down")
      pause += Seconds(5);
    else if (error != "authorization_pending")
      return fail(refusal(error));
  }
  return fail(refusal("expired_token"));
}

}  // namespace

Result<Tokens> authorize_device(const OAuthEndpoints& endpoints, const std::string& certificate_authority,
                                NetworkGate& gate, const Clock& clock,
                                const std::function<void(const DevicePrompt&)>& show) {
  PERMANENCE_TRY(device, post(endpoints.device_endpoint, certificate_authority, gate,
                              {{"client_id", endpoints.client_id}, {"scope", endpoints.scope}}));
  if (const std::string error = text_of(device, "error"); !error.empty()) return fail(refusal(error));
  DevicePrompt prompt{text_of(device, "verification_uri"), text_of(device, "user_code")};
  if (prompt.verification_uri.empty())
    prompt.verification_uri = text_of(device, "verification_url");  // Google's name
  if (prompt.verification_uri.empty() || prompt.user_code.empty() || text_of(device, "device_code").empty())
    return fail(unreadable(endpoints.device_endpoint));
  show(prompt);
  return wait_for_consent(endpoints, certificate_authority, gate, clock, device);
}

Result<Tokens> refresh(const OAuthEndpoints& endpoints, const std::string& certificate_authority,
                       const std::string& refresh_token, NetworkGate& gate, const Clock& clock) {
  PERMANENCE_TRY(said, post(endpoints.token_endpoint, certificate_authority, gate,
                            {{"grant_type", "refresh_token"},
                             {"refresh_token", refresh_token},
                             {"client_id", endpoints.client_id},
                             {"scope", endpoints.scope}}));
  const std::string error = text_of(said, "error");
  if (error == "invalid_grant") return fail(ErrorKind::refused, "error.oauth.consent_withdrawn");
  if (!error.empty()) return fail(refusal(error));
  return tokens_of(said, endpoints.token_endpoint, clock);
}

}  // namespace permanence::mail
