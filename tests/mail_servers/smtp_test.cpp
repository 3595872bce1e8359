// Submission: to a real exim, and to a server that goes wrong on command.
#include "lab.h"
#include "plain_imap.h"

namespace permanence {
namespace {

using lab::SmtpFault;

// One practice that sends to one patient, both of this test alone.
struct Sending {
  std::string from = lab::fresh_user("cabinet");
  std::string to = lab::fresh_user("patient");
  MailboxSettings settings = lab::mailbox_settings(from);
  mail::CredentialSource credentials = lab::password(from);
  int handed = 0;

  Result<Delivery> send(const std::string& text = lab::mail_text("un@cabinet.example")) {
    const auto gate = lab::gate_for(settings);
    const auto sender = mail::make_smtp_sender(settings, credentials, *gate);
    return sender->send(from + "@cabinet.example", to + "@patients.example", text, [this]() -> Result<void> {
      ++handed;
      return {};
    });
  }
  Result<void> try_connection() {
    const auto gate = lab::gate_for(settings);
    return mail::make_smtp_sender(settings, credentials, *gate)->try_connection();
  }
  // What lies in the patient's mailbox, as an ordinary mail program sees it.
  std::string received(int at_least = 1) {
    lab::PlainImap patient(lab::port("IMAP"), to);
    for (int i = 0; i < 100; ++i) {
      const std::string selected = patient.say("SELECT INBOX");
      if (selected.find("* " + std::to_string(at_least) + " EXISTS") != std::string::npos) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(30));
    }
    return patient.say("FETCH 1:* BODY.PEEK[]");
  }
  int count_received() {
    lab::PlainImap patient(lab::port("IMAP"), to);
    const std::string status = patient.say("STATUS INBOX (MESSAGES)");
    return std::stoi(status.substr(status.find("MESSAGES ") + 9));
  }
};

TEST(Smtp, DeliversOverTls) {
  Sending one;
  const auto sent = one.send();
  ASSERT_TRUE(sent) << sent.error().text;
  EXPECT_EQ(one.handed, 1);
  EXPECT_NE(one.received().find("Subject: Rendez-vous"), std::string::npos);
}

TEST(Smtp, DeliversToARealServerOverStarttls) {
  Sending one;
  one.settings.smtp = lab::server("EXIM", MailSecurity::starttls);
  const auto sent = one.send();
  ASSERT_TRUE(sent) << sent.error().text;
  EXPECT_NE(one.received().find("Subject: Rendez-vous"), std::string::npos);
}

TEST(Smtp, SendsLinesThatBeginWithADotAsTheyAre) {
  for (const char* port : {"SMTPS", "EXIM"}) {
    Sending one;
    one.settings.smtp =
        lab::server(port, std::string(port) == "EXIM" ? MailSecurity::starttls : MailSecurity::tls);
    ASSERT_TRUE(one.send(lab::mail_text("p@cabinet.example", "Points", "", ".un\r\n.\r\n..deux\r\nfin")));
    EXPECT_NE(one.received().find("\r\n.un\r\n.\r\n..deux\r\nfin\r\n"), std::string::npos) << port;
  }
}

TEST(Smtp, SendsALargeMail) {
  Sending one;
  std::string body;
  for (int i = 0; i < 40'000; ++i)
    body += "une ligne de soixante-dix signes environ, toujours la meme, " + std::to_string(i) + "\r\n";
  const auto sent = one.send(lab::mail_text("g@cabinet.example", "Gros", "", body));
  ASSERT_TRUE(sent) << sent.error().text;
  EXPECT_NE(one.received().find(", 39999\r\n"), std::string::npos);
}

TEST(Smtp, DoesNotTellTheNameOfThisMachine) {
  Sending one;
  ASSERT_TRUE(one.send());
  char name[256] = "";
  gethostname(name, sizeof name - 1);
  const std::string mail = one.received();
  EXPECT_EQ(mail.find("from " + std::string(name)), std::string::npos);
}

TEST(Smtp, ChecksTheConnectionWithoutSending) {
  for (const char* port : {"SMTPS", "EXIM"}) {
    Sending one;
    one.settings.smtp =
        lab::server(port, std::string(port) == "EXIM" ? MailSecurity::starttls : MailSecurity::tls);
    const auto tried = one.try_connection();
    EXPECT_TRUE(tried) << port << " " << tried.error().text;
    EXPECT_EQ(one.count_received(), 0);
  }
}

TEST(Smtp, SaysThatThePasswordIsWrong) {
  for (const char* port : {"SMTPS", "EXIM"}) {
    Sending one;
    one.settings.smtp =
        lab::server(port, std::string(port) == "EXIM" ? MailSecurity::starttls : MailSecurity::tls);
    one.credentials = lab::password(one.from, "faux");
    EXPECT_FAILURE(one.send(), ErrorKind::refused, "error.mail_server.wrong_password");
    EXPECT_FAILURE(one.try_connection(), ErrorKind::refused, "error.mail_server.wrong_password");
    EXPECT_EQ(one.handed, 0);
  }
}

TEST(Smtp, LogsInByToken) {
  Sending one;
  one.settings.authentication = MailAuthentication::oauth2;
  one.credentials = lab::token(one.from, lab::value("TOKEN"));
  const auto sent = one.send();
  EXPECT_TRUE(sent) << sent.error().text;
  one.credentials = lab::token(one.from, "perime");
  EXPECT_FAILURE(one.send(), ErrorKind::refused, "error.mail_server.token_refused");
}

TEST(Smtp, SaysThatTheServerTakesNoToken) {
  Sending one;
  one.settings.smtp = lab::server("EXIM", MailSecurity::starttls);
  one.settings.authentication = MailAuthentication::oauth2;
  one.credentials = lab::token(one.from, lab::value("TOKEN"));
  EXPECT_FAILURE(one.send(), ErrorKind::refused, "error.mail_server.no_login");
}

TEST(Smtp, RefusesEveryWrongCertificateBeforeSayingAnything) {
  for (const char* port : {"UNKNOWN_AUTHORITY", "OTHER_NAME", "EXPIRED"}) {
    Sending one;
    one.settings.smtp = lab::server(port, MailSecurity::tls);
    EXPECT_FAILURE(one.send(), ErrorKind::refused, "error.mail_server.certificate");
    EXPECT_FAILURE(one.try_connection(), ErrorKind::refused, "error.mail_server.certificate");
  }
  EXPECT_EQ(lab::contents(lab::value("WRONG_CERTIFICATE_HEARD")), "");
}

TEST(Smtp, RefusesACertificateOfAnAuthorityThatWasNotAdded) {
  for (const auto security : {MailSecurity::tls, MailSecurity::starttls}) {
    Sending one;
    one.settings.smtp = lab::server(security == MailSecurity::tls ? "SMTPS" : "SMTP_STARTTLS", security);
    one.settings.certificate_authority.clear();
    EXPECT_FAILURE(one.send(), ErrorKind::refused, "error.mail_server.certificate");
    EXPECT_EQ(one.handed, 0);
  }
}

TEST(Smtp, SaysThatTheFileOfTheAuthorityIsMissing) {
  Sending one;
  one.settings.certificate_authority = "/nulle/part.pem";
  EXPECT_FAILURE(one.send(), ErrorKind::invalid_input, "error.mail_server.authority_file");
}

TEST(Smtp, SendsNothingInClearToAServerThatKnowsNoTls) {
  Sending one;
  one.settings.smtp = lab::server("SMTP", MailSecurity::starttls);
  EXPECT_FAILURE(one.send(), ErrorKind::refused, "error.mail_server.no_tls");
  EXPECT_EQ(one.count_received(), 0);
}

TEST(Smtp, SendsInClearOnTheLoopbackIfTold) {
  Sending one;
  one.settings.smtp = lab::server("SMTP", MailSecurity::none);
  one.credentials = lab::password("");
  const auto sent = one.send();
  EXPECT_TRUE(sent) << sent.error().text;
}

TEST(Smtp, RefusesAHostThatIsNotConfigured) {
  Sending one;
  const auto gate = network::make_gate({});
  const auto sender = mail::make_smtp_sender(one.settings, one.credentials, *gate);
  EXPECT_FAILURE(sender->try_connection(), ErrorKind::refused, "error.network.host_not_configured");
}

TEST(Smtp, ObeysNoProxyOfTheEnvironment) {
  setenv("all_proxy", "socks5://127.0.0.1:9", 1);
  setenv("ALL_PROXY", "socks5://127.0.0.1:9", 1);
  Sending one;
  const auto sent = one.send();
  unsetenv("all_proxy");
  unsetenv("ALL_PROXY");
  EXPECT_TRUE(sent) << sent.error().text;
}

TEST(Smtp, SaysThatTheHostIsUnknown) {
  Sending one;
  one.settings.smtp.host = "nulle-part.invalid";
  EXPECT_FAILURE(one.send(), ErrorKind::unavailable, "error.network.unknown_host");
}

TEST(Smtp, SaysThatTheTlsIsNoTls) {
  Sending one;
  one.settings.smtp = lab::server("SMTP", MailSecurity::tls);
  EXPECT_FAILURE(one.send(), ErrorKind::unavailable, "error.mail_server.tls_failed");
}

TEST(Smtp, RefusesAddressesThatWouldSpeakToTheServer) {
  for (const std::string bad : {"a@b.example>\r\nRCPT TO:<c@d.example", "a b@c.example", "a@b.example\n", "",
                                "a", "@b", "a@", "é@b.example", "<a@b.example>", "a@b.example,c@d.example"}) {
    Sending one;
    const auto gate = lab::gate_for(one.settings);
    const auto sender = mail::make_smtp_sender(one.settings, one.credentials, *gate);
    const auto never = [&]() -> Result<void> {
      ADD_FAILURE() << "handed over";
      return {};
    };
    const auto sent = sender->send("cabinet@cabinet.example", bad, "\r\n", never);
    ASSERT_TRUE(sent) << sent.error().text;
    EXPECT_EQ(*sent, Delivery::recipient_refused) << bad;
    EXPECT_FAILURE(sender->send(bad, "anna@patients.example", "\r\n", never), ErrorKind::invalid_input,
                   "error.mail_server.sender_address");
  }
}

Delivery fate_under(Sending& one, const char* fault) {
  const SmtpFault now(fault);
  const auto sent = one.send();
  EXPECT_TRUE(sent) << fault << " " << sent.error().text;
  return sent.value_or(Delivery::accepted);
}

TEST(Smtp, AnAddressThatIsRefusedIsToBlame) {
  Sending one;
  EXPECT_EQ(fate_under(one, R"({"rcpt": "550 5.1.1 no such user"})"), Delivery::recipient_refused);
  EXPECT_EQ(fate_under(one, R"({"rcpt": "550 5.2.1 closed"})"), Delivery::recipient_refused);
  EXPECT_EQ(fate_under(one, R"({"rcpt": "550 no such user here"})"), Delivery::recipient_refused);
  EXPECT_EQ(one.handed, 0);
  EXPECT_EQ(fate_under(one, R"({"answer": "550 5.1.1 no such user"})"), Delivery::recipient_refused);
  EXPECT_EQ(one.count_received(), 0);
}

TEST(Smtp, AMessageMayBeRefusedThroughNoFaultOfTheAddress) {
  Sending one;
  EXPECT_EQ(fate_under(one, R"({"rcpt": "550 5.7.1 relaying denied"})"), Delivery::message_refused);
  EXPECT_EQ(fate_under(one, R"({"rcpt": "552 5.2.2 mailbox full"})"), Delivery::message_refused);
  EXPECT_EQ(one.handed, 0);
  EXPECT_EQ(fate_under(one, R"({"answer": "554 5.7.1 spam"})"), Delivery::message_refused);
  EXPECT_EQ(fate_under(one, R"({"answer": "554 spam"})"), Delivery::message_refused);
  EXPECT_EQ(one.handed, 2);
  EXPECT_EQ(one.count_received(), 0);
}

TEST(Smtp, ASenderThatIsRefusedIsNoMessagesFault) {
  Sending one;
  const SmtpFault fault(R"({"mail": "550 5.7.1 not you"})");
  const auto failed = one.send();
  EXPECT_FAILURE(failed, ErrorKind::refused, "error.mail_server.sender_refused");
  EXPECT_EQ(failed.error().retry, Retry::when_online);
  EXPECT_EQ(one.handed, 0);
}

TEST(Smtp, IsToldNoByARealServer) {
  Sending one;
  one.to = "nobody";
  one.settings.smtp = lab::server("EXIM", MailSecurity::starttls);
  const auto sent = one.send();
  ASSERT_TRUE(sent) << sent.error().text;
  EXPECT_EQ(*sent, Delivery::recipient_refused);
  EXPECT_EQ(one.handed, 0);
}

TEST(Smtp, IsToldToTryLater) {
  Sending one;
  {
    const SmtpFault fault(R"({"mail": "451 4.3.0 later"})");
    const auto failed = one.send();
    EXPECT_FAILURE(failed, ErrorKind::unavailable, "error.mail_server.try_later");
    EXPECT_EQ(failed.error().retry, Retry::later);
  }
  EXPECT_EQ(fate_under(one, R"({"rcpt": "450 4.2.1 greylisted"})"), Delivery::deferred);
  EXPECT_EQ(fate_under(one, R"({"answer": "452 4.3.1 full"})"), Delivery::deferred);
}

TEST(Smtp, ALossBeforeTheDotMayBeTriedAgain) {
  Sending one;
  const SmtpFault fault(R"({"cut": "before_dot"})");
  std::string body;
  for (int i = 0; i < 60'000; ++i)
    body += "assez pour que le serveur raccroche pendant l'envoi, ligne " + std::to_string(i) + "\r\n";
  EXPECT_FAILURE(one.send(lab::mail_text("l@cabinet.example", "Long", "", body)), ErrorKind::unavailable,
                 "error.mail_server.connection_lost");
  EXPECT_EQ(one.handed, 0);
  EXPECT_EQ(one.count_received(), 0);
}

TEST(Smtp, ALossAfterTheDotHasAnUnknownOutcome) {
  Sending lost;
  Sending arrived;
  {
    const SmtpFault fault(R"({"cut": "after_dot"})");
    EXPECT_FAILURE(lost.send(), ErrorKind::unknown_outcome, "error.mail_server.unknown_outcome");
  }
  {
    const SmtpFault fault(R"({"cut": "after_delivery"})");
    EXPECT_FAILURE(arrived.send(), ErrorKind::unknown_outcome, "error.mail_server.unknown_outcome");
  }
  EXPECT_EQ(lost.count_received(), 0);  // the same error for both: from here the two can't be told apart
  EXPECT_EQ(arrived.count_received(), 1);
  EXPECT_EQ(lost.handed + arrived.handed, 2);
}

TEST(Smtp, WaitsForALateAnswer) {
  Sending one;
  const SmtpFault fault(R"({"delay_ms": 700})");
  const auto begun = std::chrono::steady_clock::now();
  const auto sent = one.send();
  EXPECT_TRUE(sent) << sent.error().text;
  EXPECT_GE(std::chrono::steady_clock::now() - begun, std::chrono::milliseconds(700));
}

TEST(Smtp, DoesNotSendWhenTheHandOverIsForbidden) {
  Sending one;
  const auto gate = lab::gate_for(one.settings);
  const auto sender = mail::make_smtp_sender(one.settings, one.credentials, *gate);
  const auto failed = sender->send(
      one.from + "@cabinet.example", one.to + "@patients.example", lab::mail_text("x@cabinet.example"),
      []() -> Result<void> { return fail(ErrorKind::unavailable, "error.store.disk_full"); });
  EXPECT_FAILURE(failed, ErrorKind::unavailable, "error.store.disk_full");
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  EXPECT_EQ(one.count_received(), 0);
}

TEST(Smtp, PassesOnThatThereIsNoCredential) {
  Sending one;
  one.credentials = [](mail::Token) -> Result<mail::Credential> {
    return fail(ErrorKind::refused, "error.app.no_password");
  };
  EXPECT_FAILURE(one.send(), ErrorKind::refused, "error.app.no_password");
}

TEST(Smtp, LeavesNoDescriptorOpen) {
  const auto open_descriptors = [] {
    return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {});
  };
  Sending one;
  ASSERT_TRUE(one.send());
  const auto before = open_descriptors();
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(one.send());
    const SmtpFault fault(R"({"cut": "after_dot"})");
    ASSERT_FALSE(one.send());
  }
  EXPECT_EQ(open_descriptors(), before);
}

}  // namespace
}  // namespace permanence
