// A mailbox on a server that does what a well-behaved one never does (tests/lab/imap_double.py); and login by token.
#include "lab.h"

namespace permanence {
namespace {

using namespace std::chrono_literals;
using lab::ImapScenario;

struct Double {
  std::string user = lab::fresh_user();
  MailboxSettings settings = [this] {
    MailboxSettings made = lab::mailbox_settings(user);
    made.imap = lab::server("IMAP_DOUBLE", MailSecurity::none);
    return made;
  }();
  mail::CredentialSource credentials = lab::password(user);
  std::unique_ptr<NetworkGate> gate = lab::gate_for(settings);

  std::unique_ptr<Mailbox> mailbox() { return mail::make_imap_mailbox(settings, {}, credentials, *gate); }
};

Result<std::vector<IncomingMessage>> read_all(Mailbox& mailbox) {
  std::vector<IncomingMessage> all;
  PERMANENCE_CHECK(mailbox.read_inbox(1, 10, [&](IncomingMessage message) -> Result<void> {
    all.push_back(std::move(message));
    return {};
  }));
  return all;
}

TEST(ImapDouble, ReadsAMailWithItsInternalDate) {
  const auto mails = read_all(*Double().mailbox());
  ASSERT_TRUE(mails) << mails.error().text;
  ASSERT_EQ(mails->size(), 1u);
  EXPECT_EQ((*mails)[0].subject, "Bonjour");
  using namespace std::chrono;
  EXPECT_EQ((*mails)[0].received_at, sys_days{2026y / January / 15} + 8h + 30min);  // 09:30 +0100
}

TEST(ImapDouble, LogsInByToken) {
  Double server;
  server.credentials = lab::token(server.user, lab::value("TOKEN"));
  const auto opened = server.mailbox()->open();
  EXPECT_TRUE(opened) << opened.error().text;
  server.credentials = lab::token(server.user, "perime");
  EXPECT_FAILURE(server.mailbox()->open(), ErrorKind::refused, "error.mail_server.token_refused");
}

TEST(ImapDouble, SaysThatTheServerTakesNoToken) {
  Double server;
  server.settings.imap = lab::server("IMAPS", MailSecurity::tls);  // Dovecot, with passwords alone
  server.gate = lab::gate_for(server.settings);
  server.credentials = lab::token(server.user, lab::value("TOKEN"));
  EXPECT_FAILURE(server.mailbox()->open(), ErrorKind::refused, "error.mail_server.no_login");
}

TEST(ImapDouble, QuotesAPasswordThatHasQuotes) {
  const ImapScenario scenario("login");
  lab::write_file(lab::value("IMAP_DOUBLE_SAID"), "");
  Double server;
  server.credentials = lab::password("anna", R"(a"b\c d)");
  EXPECT_FALSE(server.mailbox()->open());
  EXPECT_EQ(lab::contents(lab::value("IMAP_DOUBLE_SAID")), R"(anna "a\"b\\c d")"
                                                           "\n");
}

TEST(ImapDouble, AsksForTheCredentialAtEachConnection) {
  Double server;
  int asked = 0;
  server.credentials = [&](mail::Token) -> Result<mail::Credential> {
    ++asked;
    return mail::Credential{server.user, "secret", ""};
  };
  const auto mailbox = server.mailbox();
  ASSERT_TRUE(mailbox->open());
  ASSERT_TRUE(mailbox->open());
  EXPECT_EQ(asked, 1) << "open does nothing if already connected";
  const ImapScenario scenario("cut");
  const auto second = server.mailbox();
  ASSERT_FALSE(read_all(*second));
  ASSERT_FALSE(read_all(*second));
  EXPECT_EQ(asked, 3);
}

const MailPosition the_mail{"cabinet", "INBOX", 77, 1};

TEST(ImapDouble, LeavesAMailWhereItIsIfTheServerKeepsNoKeywords) {
  Double server;
  lab::write_file(lab::value("IMAP_DOUBLE_SAID"), "");
  const auto foreseen = server.mailbox()->may_mark_handled();
  ASSERT_TRUE(foreseen) << foreseen.error().text;
  EXPECT_EQ(*foreseen, Marking::not_permitted) << "`check` tells it beforehand";
  const auto marked = server.mailbox()->mark_handled(the_mail);
  ASSERT_TRUE(marked) << marked.error().text;
  EXPECT_EQ(*marked, Marking::not_permitted);
  EXPECT_EQ(lab::contents(lab::value("IMAP_DOUBLE_SAID")), "");
}

TEST(ImapDouble, TakesAListedFolderThatCannotBeEnteredForAFaultOfTheMoment) {
  const ImapScenario scenario("moody");
  Double server;
  const auto mailbox = server.mailbox();
  EXPECT_FAILURE(mailbox->state_of_sent(), ErrorKind::unavailable, "error.mailbox.folder_refused");
  EXPECT_FAILURE(mailbox->read_drafts(), ErrorKind::unavailable, "error.mailbox.folder_refused");
  EXPECT_FAILURE(mailbox->state_of_inbox(), ErrorKind::unavailable, "error.mailbox.folder_refused");
}

TEST(ImapDouble, HandsOverAMailThatTheServerKeepsToItself) {
  for (const char* word : {"secretive", "mute"}) {
    const ImapScenario scenario(word);
    Double server;
    const auto mailbox = server.mailbox();
    EXPECT_FALSE(read_all(*mailbox)) << word;
    EXPECT_FALSE(read_all(*mailbox)) << word << ": it may have been busy";
    const auto mails = read_all(*mailbox);
    ASSERT_TRUE(mails) << mails.error().text;
    ASSERT_EQ(mails->size(), 1u) << word;
    EXPECT_TRUE(is_undelivered((*mails)[0])) << word;
    EXPECT_EQ((*mails)[0].position, the_mail) << word;
  }
}

TEST(ImapDouble, CopiesWhereThereIsNoMove) {
  Double server;
  server.settings.mark = MarkHandled::folder;
  lab::write_file(lab::value("IMAP_DOUBLE_SAID"), "");
  const auto marked = server.mailbox()->mark_handled(the_mail);
  ASSERT_TRUE(marked) << marked.error().text;
  const std::string said = lab::contents(lab::value("IMAP_DOUBLE_SAID"));
  EXPECT_NE(said.find("COPY 1 \"INBOX.Permanence\""), std::string::npos) << said;
  EXPECT_NE(said.find("STORE 1 +FLAGS.SILENT (\\Deleted)"), std::string::npos) << said;
  EXPECT_NE(said.find("EXPUNGE 1"), std::string::npos) << said;
}

TEST(ImapDouble, FindsFrenchFoldersWithoutSpecialUse) {
  const auto sent = Double().mailbox()->sent_contains("<a@cabinet.example>");
  ASSERT_TRUE(sent) << sent.error().text;
  EXPECT_TRUE(*sent) << "the double finds whatever is looked for in INBOX.Envoyés";
}

TEST(ImapDouble, PollsWhereThereIsNoIdle) {
  const ImapScenario scenario("growing");
  Double server;
  const auto mailbox = server.mailbox();
  ASSERT_TRUE(read_all(*mailbox));
  const auto begun = std::chrono::steady_clock::now();
  ASSERT_TRUE(mailbox->wait_for_change(20s));
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 1s) << "the second mail was there at the second look";

  ASSERT_TRUE(mailbox->wait_for_change(1s));
  EXPECT_GE(std::chrono::steady_clock::now() - begun, 990ms);
  std::thread waker([&] {
    std::this_thread::sleep_for(200ms);
    mailbox->interrupt();
  });
  const auto waited = mailbox->wait_for_change(20s);
  waker.join();
  EXPECT_TRUE(waited);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 4s);
}

TEST(ImapDouble, LosesTheServerInTheMiddleOfAMailAndStartsAnew) {
  Double server;
  const auto mailbox = server.mailbox();
  {
    const ImapScenario scenario("cut");
    EXPECT_FAILURE(read_all(*mailbox), ErrorKind::unavailable, "error.mail_server.connection_lost");
  }
  ASSERT_TRUE(mailbox->open());
  const auto mails = read_all(*mailbox);
  ASSERT_TRUE(mails) << mails.error().text;
  EXPECT_EQ(mails->size(), 1u);
}

TEST(ImapDouble, CutsAServerThatSendsWithoutEnd) {
  const ImapScenario scenario("flood");
  const auto begun = std::chrono::steady_clock::now();
  const auto flooded = read_all(*Double().mailbox());
  ASSERT_FALSE(flooded);
  EXPECT_EQ(flooded.error().kind, ErrorKind::unavailable);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s);
}

TEST(ImapDouble, NoticesThatTheServerSaysGoodbyeWhileItWaits) {
  const ImapScenario scenario("bye");
  Double server;
  const auto mailbox = server.mailbox();
  ASSERT_TRUE(read_all(*mailbox));
  EXPECT_FAILURE(mailbox->wait_for_change(20s), ErrorKind::unavailable, "error.mail_server.connection_lost");
  EXPECT_TRUE(mailbox->open()) << "and can be opened again";
}

TEST(ImapDouble, SaysThatThisIsNoImap) {
  const ImapScenario scenario("garbage");
  EXPECT_FAILURE(Double().mailbox()->open(), ErrorKind::unavailable, "error.mailbox.unreadable_answer");
}

TEST(ImapDouble, DoesNotBelieveWhatIsSaidBeforeTls) {
  for (const char* word : {"preauth", "injection", "good"}) {
    const ImapScenario scenario(word);
    Double server;
    server.settings.imap.security = MailSecurity::starttls;
    int asked = 0;
    server.credentials = [&](mail::Token) -> Result<mail::Credential> {
      ++asked;
      return mail::Credential{server.user, "secret", ""};
    };
    const auto opened = server.mailbox()->open();
    ASSERT_FALSE(opened) << word;
    EXPECT_EQ(asked, 0) << word;
    if (std::string(word) == "preauth") {
      EXPECT_EQ(opened.error().text, "error.mail_server.no_tls");
    }
  }
}

TEST(ImapDouble, LeavesNoDescriptorOpenWhateverHappens) {
  const auto open_descriptors = [] {
    return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {});
  };
  const auto before = open_descriptors();
  for (const char* word : {"good", "cut", "garbage", "preauth", "bye", "flood"}) {
    const ImapScenario scenario(word);
    Double server;
    const auto mailbox = server.mailbox();
    static_cast<void>(read_all(*mailbox));
    static_cast<void>(mailbox->wait_for_change(0s));
  }
  EXPECT_EQ(open_descriptors(), before);
}

}  // namespace
}  // namespace permanence
