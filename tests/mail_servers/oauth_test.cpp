// The device flow and refreshing, against a token server over TLS (tests/lab/token_server.py).
#include "mail/oauth.h"

#include "lab.h"

namespace permanence {
namespace {

class SystemClock final : public Clock {
 public:
  Instant now() const override { return std::chrono::floor<Seconds>(std::chrono::system_clock::now()); }
  std::chrono::milliseconds steady() const override {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
  }
};

struct Client {
  explicit Client(const std::string& id) {
    const std::string base = "https://localhost:" + std::to_string(lab::port("TOKEN"));
    endpoints = {id, base + "/device", base + "/token", "imap smtp"};
  }
  Result<mail::Tokens> authorize() {
    return mail::authorize_device(endpoints, authority, *gate, clock,
                                  [this](const mail::DevicePrompt& shown) { prompt = shown; });
  }
  Result<mail::Tokens> refresh(const std::string& refresh_token) {
    return mail::refresh(endpoints, authority, refresh_token, *gate, clock);
  }

  OAuthEndpoints endpoints;
  std::string authority = lab::value("AUTHORITY");
  std::unique_ptr<NetworkGate> gate = network::make_gate({{"localhost", lab::port("TOKEN"), "autorisation"}});
  SystemClock clock;
  mail::DevicePrompt prompt;
};

TEST(OAuth, GivesTokensOnceThePersonHasAgreed) {
  Client client("cabinet");
  const auto tokens = client.authorize();
  ASSERT_TRUE(tokens) << tokens.error().text;
  EXPECT_EQ(tokens->access_token, lab::value("TOKEN"));
  EXPECT_EQ(tokens->refresh_token, "bon");
  EXPECT_LT(std::chrono::abs(tokens->expires - (client.clock.now() + Seconds(3600))), Seconds(10));
  EXPECT_EQ(client.prompt.user_code, "BCDF-GHJK");
  EXPECT_NE(client.prompt.verification_uri.find("/activer"), std::string::npos);
}

TEST(OAuth, SlowsDownWhenAsked) {
  Client client("lent");
  const auto begun = std::chrono::steady_clock::now();
  const auto tokens = client.authorize();
  ASSERT_TRUE(tokens) << tokens.error().text;
  EXPECT_GE(std::chrono::steady_clock::now() - begun, std::chrono::seconds(6));  // 1, then 1 + 5
}

TEST(OAuth, SaysThatThePersonRefusedOrWasTooLate) {
  EXPECT_FAILURE(Client("refus").authorize(), ErrorKind::refused, "error.oauth.denied");
  EXPECT_FAILURE(Client("perime").authorize(), ErrorKind::refused, "error.oauth.code_expired");
}

TEST(OAuth, RefreshesAToken) {
  Client client("cabinet");
  const auto tokens = client.refresh("bon");
  ASSERT_TRUE(tokens) << tokens.error().text;
  EXPECT_EQ(tokens->access_token, lab::value("TOKEN"));
  EXPECT_EQ(tokens->refresh_token, "") << "the server gave none: the old one stays";
  EXPECT_FAILURE(client.refresh("retire"), ErrorKind::refused, "error.oauth.consent_withdrawn");
}

TEST(OAuth, FollowsNoRedirect) {
  Client client("redirige");
  EXPECT_FAILURE(client.refresh("bon"), ErrorKind::refused, "error.oauth.redirected");
  EXPECT_FAILURE(client.authorize(), ErrorKind::refused, "error.oauth.redirected");
  EXPECT_EQ(lab::contents(lab::value("WRONG_CERTIFICATE_HEARD")), "");
}

TEST(OAuth, SaysThatTheAnswerMakesNoSense) {
  EXPECT_FAILURE(Client("casse").refresh("bon"), ErrorKind::unavailable, "error.oauth.unreadable_answer");
}

TEST(OAuth, ChecksTheCertificate) {
  Client client("cabinet");
  client.authority.clear();
  EXPECT_FAILURE(client.refresh("bon"), ErrorKind::refused, "error.mail_server.certificate");
}

TEST(OAuth, AsksOnlyHostsOfTheConfiguration) {
  Client client("cabinet");
  client.gate = network::make_gate({});
  EXPECT_FAILURE(client.refresh("bon"), ErrorKind::refused, "error.network.host_not_configured");
}

TEST(OAuth, RefusesAnAddressThatIsNoHttpAddress) {
  for (const char* bad : {"", "ftp://localhost/token", "localhost", "file:///etc/passwd"}) {
    Client client("cabinet");
    client.endpoints.token_endpoint = bad;
    EXPECT_FAILURE(client.refresh("bon"), ErrorKind::invalid_input, "error.oauth.endpoint");
  }
}

}  // namespace
}  // namespace permanence
