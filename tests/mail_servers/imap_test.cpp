// A mailbox on a real Dovecot, looked at by a person's own mail program beside it.
#include "lab.h"
#include "mail/smtp_sender.h"
#include "plain_imap.h"

namespace permanence {
namespace {

using namespace std::chrono_literals;

// One practice's mailbox, and the practitioner's own mail program on it.
struct Practice {
  std::string user = lab::fresh_user();
  MailboxSettings settings = lab::mailbox_settings(user);
  mail::ReaderSettings reading;
  mail::CredentialSource credentials = lab::password(user);
  std::unique_ptr<NetworkGate> gate = lab::gate_for(settings);
  lab::PlainImap person{lab::port("IMAP"), user};

  std::unique_ptr<Mailbox> mailbox() {
    return mail::make_imap_mailbox(settings, reading, credentials, *gate);
  }
  std::string flags(int number, const std::string& folder = "INBOX") {
    person.say("EXAMINE " + folder);
    return person.say("FETCH " + std::to_string(number) + " FLAGS");
  }
  int count(const std::string& folder) {
    person.say("NOOP");
    const std::string said = person.say("STATUS \"" + folder + "\" (MESSAGES)");
    return std::stoi(said.substr(said.find("MESSAGES ") + 9));
  }
};

std::vector<IncomingMessage> read_all(Mailbox& mailbox, std::uint32_t from = 1, std::size_t limit = 1000) {
  std::vector<IncomingMessage> all;
  const auto read = mailbox.read_inbox(from, limit, [&](IncomingMessage message) -> Result<void> {
    all.push_back(std::move(message));
    return {};
  });
  EXPECT_TRUE(read) << read.error().text;
  return all;
}

// `renumbered_by`: as it was before the server renumbered.
MailPosition position(Mailbox& mailbox, std::uint32_t uid, std::uint32_t renumbered_by = 0) {
  const auto state = mailbox.state_of_inbox();
  EXPECT_TRUE(state);
  return {"cabinet", "INBOX", state->uid_validity - renumbered_by, uid};
}

TEST(ImapMailbox, ReadsNewMailInOrderAndChangesNothing) {
  Practice practice;
  practice.person.append("INBOX", lab::mail_text("un@patients.example", "Premier"));
  practice.person.append("INBOX", lab::mail_text("deux@patients.example", "=?utf-8?q?Deuxi=C3=A8me?="));
  const auto mailbox = practice.mailbox();
  ASSERT_TRUE(mailbox->open());
  const auto state = mailbox->state_of_inbox();
  ASSERT_TRUE(state);
  EXPECT_EQ(state->next_uid, 3u);

  const auto mails = read_all(*mailbox);
  ASSERT_EQ(mails.size(), 2u);
  EXPECT_EQ(mails[0].subject, "Premier");
  EXPECT_EQ(mails[1].subject, "Deuxième");
  EXPECT_EQ(mails[1].message_id, "deux@patients.example");
  EXPECT_EQ(mails[0].from_address, "anna@patients.example");
  EXPECT_EQ(mails[0].text, "Bonjour\n");
  EXPECT_EQ(mails[1].position, (MailPosition{"cabinet", "INBOX", state->uid_validity, 2}));
  const auto age = std::chrono::system_clock::now() - mails[0].received_at;
  EXPECT_LT(std::chrono::abs(age), 1min) << "the server's internal date";
  EXPECT_EQ(practice.flags(1).find("\\Seen"), std::string::npos);
  EXPECT_NE(practice.flags(1).find("\\Recent"), std::string::npos) << "not even that";
}

TEST(ImapMailbox, ReadsFromAUidAndNoMoreThanAsked) {
  Practice practice;
  for (int i = 1; i <= 5; ++i)
    practice.person.append("INBOX", lab::mail_text(std::to_string(i) + "@patients.example"));
  const auto mailbox = practice.mailbox();
  const auto middle = read_all(*mailbox, 2, 2);
  ASSERT_EQ(middle.size(), 2u);
  EXPECT_EQ(middle[0].position->uid, 2u);
  EXPECT_EQ(middle[1].position->uid, 3u);
  EXPECT_TRUE(read_all(*mailbox, 6).empty()) << "n:* also names the last mail";
}

TEST(ImapMailbox, StopsWhereTheReaderStops) {
  Practice practice;
  for (int i = 1; i <= 3; ++i) practice.person.append("INBOX", lab::mail_text("m@patients.example"));
  const auto mailbox = practice.mailbox();
  int calls = 0;
  const auto stopped = mailbox->read_inbox(1, 10, [&](IncomingMessage) -> Result<void> {
    if (++calls == 2) return fail(ErrorKind::unavailable, "error.store.disk_full");
    return {};
  });
  EXPECT_FAILURE(stopped, ErrorKind::unavailable, "error.store.disk_full");
  EXPECT_EQ(calls, 2);
  EXPECT_EQ(read_all(*mailbox).size(), 3u);
}

TEST(ImapMailbox, ReadsOnlyTheBeginningOfAMailThatIsTooLarge) {
  Practice practice;
  practice.reading.limits.bytes = 100'000;
  std::string body = "Le debut.\r\n";
  for (int i = 0; i < 30'000; ++i) body += "encore et encore des mots que personne ne lira\r\n";
  practice.person.append("INBOX", lab::mail_text("gros@patients.example", "Gros", "", body));
  practice.person.append("INBOX", lab::mail_text("petit@patients.example", "Petit"));
  const auto mailbox = practice.mailbox();
  const auto mails = read_all(*mailbox);
  ASSERT_EQ(mails.size(), 2u);
  EXPECT_TRUE(mails[0].truncated);
  EXPECT_EQ(mails[0].subject, "Gros");
  EXPECT_NE(mails[0].text.find("Le debut."), std::string::npos);
  EXPECT_LE(mails[0].text.size(), 100'000u);
  EXPECT_FALSE(mails[1].truncated);
}

TEST(ImapMailbox, TellsWhatThePersonDid) {
  Practice practice;
  for (int i = 1; i <= 4; ++i) practice.person.append("INBOX", lab::mail_text("m@patients.example"));
  practice.person.say("SELECT INBOX");
  practice.person.say("STORE 1 +FLAGS (\\Answered \\Seen)");
  practice.person.say("STORE 2 +FLAGS (\\Deleted)");
  practice.person.say("MOVE 3 Sent");
  const auto mailbox = practice.mailbox();
  const auto validity = mailbox->state_of_inbox()->uid_validity;
  EXPECT_FALSE(mailbox->flags(validity + 1, {1})->has_value()) << "renumbered";
  const auto told = mailbox->flags(validity, {1, 2, 3, 4});
  ASSERT_TRUE(told) << told.error().text;
  const auto& flags = *told;
  ASSERT_EQ(flags->size(), 3u);
  EXPECT_TRUE((*flags)[0].answered && !(*flags)[0].deleted);
  EXPECT_TRUE((*flags)[1].deleted && !(*flags)[1].answered);
  EXPECT_EQ((*flags)[2].uid, 4u);
  EXPECT_FALSE((*flags)[2].answered || (*flags)[2].deleted);
}

TEST(ImapMailbox, TellsTheFlagsOfManyMails) {
  Practice practice;
  std::vector<std::uint32_t> uids;
  for (std::uint32_t i = 1; i <= 450; ++i) {
    if (i <= 30) practice.person.append("INBOX", "Subject: x\r\n\r\n");
    uids.push_back(i);
  }
  const auto mailbox = practice.mailbox();
  const auto flags = mailbox->flags(mailbox->state_of_inbox()->uid_validity, uids);
  ASSERT_TRUE(flags) << flags.error().text;
  EXPECT_EQ((*flags)->size(), 30u);
}

TEST(ImapMailbox, MarksWhatWasHandledByAKeyword) {
  Practice practice;
  practice.person.append("INBOX", lab::mail_text("m@patients.example"));
  const auto mailbox = practice.mailbox();
  EXPECT_TRUE(mailbox->mark_handled(position(*mailbox, 1, 1)));
  EXPECT_EQ(practice.flags(1).find("Permanence"), std::string::npos) << "another numbering's";
  EXPECT_EQ(mailbox->may_mark_handled().value(), Marking::done);
  const auto marked = mailbox->mark_handled(position(*mailbox, 1));
  ASSERT_TRUE(marked) << marked.error().text;
  const std::string flags = practice.flags(1);
  EXPECT_NE(flags.find("Permanence"), std::string::npos) << flags;
  EXPECT_EQ(flags.find("\\Seen"), std::string::npos) << flags;
  EXPECT_TRUE(mailbox->mark_handled(position(*mailbox, 1))) << "twice does no harm";
}

TEST(ImapMailbox, MarksWhatWasHandledByAFolderWhichItCreates) {
  Practice practice;
  practice.settings.mark = MarkHandled::folder;
  practice.settings.mark_name = "Traités par Permanence";
  practice.person.append("INBOX", lab::mail_text("m@patients.example"));
  practice.person.append("INBOX", lab::mail_text("n@patients.example"));
  const auto mailbox = practice.mailbox();
  for (std::uint32_t uid : {1u, 2u}) {
    const auto marked = mailbox->mark_handled(position(*mailbox, uid));
    ASSERT_TRUE(marked) << marked.error().text;
  }
  EXPECT_EQ(practice.count("Trait&AOk-s par Permanence"), 2);
  EXPECT_EQ(practice.count("INBOX"), 0);
  EXPECT_NE(practice.person.say("LSUB \"\" \"*\"").find("Trait&AOk-s"), std::string::npos)
      << "shown by other programs";
}

TEST(ImapMailbox, FindsNothingWrongWithAMailThatIsGone) {
  for (const MarkHandled how : {MarkHandled::keyword, MarkHandled::folder}) {
    Practice practice;
    practice.settings.mark = how;
    practice.person.append("INBOX", lab::mail_text("m@patients.example"));
    practice.person.say("SELECT INBOX");
    practice.person.say("STORE 1 +FLAGS (\\Deleted)");
    practice.person.say("EXPUNGE");
    const auto mailbox = practice.mailbox();
    const auto marked = mailbox->mark_handled(position(*mailbox, 1));
    EXPECT_TRUE(marked) << marked.error().text;
    EXPECT_EQ(practice.person.say("LIST \"\" \"*\"").find("Permanence"), std::string::npos);
  }
}

TEST(ImapMailbox, PutsAnAlertIntoTheInbox) {
  Practice practice;
  const auto mailbox = practice.mailbox();
  ASSERT_TRUE(mailbox->put_into_inbox(lab::mail_text("alerte@cabinet.example", "Alerte")));
  EXPECT_EQ(practice.flags(1).find("\\Seen"), std::string::npos);
  EXPECT_EQ(read_all(*mailbox).at(0).subject, "Alerte");
}

TEST(ImapMailbox, FilesACopyInSentOnceFoundByItsMessageId) {
  Practice practice;
  const auto mailbox = practice.mailbox();
  const auto missing = mailbox->sent_contains("<copie@cabinet.example>");
  ASSERT_TRUE(missing) << missing.error().text;
  EXPECT_FALSE(*missing);
  ASSERT_TRUE(mailbox->file_sent(lab::mail_text("copie@cabinet.example")));
  EXPECT_TRUE(*mailbox->sent_contains("<copie@cabinet.example>"));
  EXPECT_TRUE(*mailbox->sent_contains("copie@cabinet.example"));
  EXPECT_FALSE(*mailbox->sent_contains("ie@cabinet.example")) << "a part of the id is another id";
  EXPECT_FALSE(mailbox->sent_contains("a\r\nb"));
  EXPECT_NE(practice.flags(1, "Sent").find("\\Seen"), std::string::npos);
  ASSERT_TRUE(mailbox->file_sent(
      lab::mail_text("autre@fournisseur.example", "Renommé", "X-Permanence: a1@cabinet.example\r\n")));
  EXPECT_TRUE(*mailbox->sent_contains("a1@cabinet.example")) << "the server gave it another Message-ID";
}

TEST(ImapMailbox, SeesWhatThePersonSent) {
  Practice practice;
  const auto mailbox = practice.mailbox();
  const auto before = mailbox->state_of_sent();
  ASSERT_TRUE(before);
  practice.person.append("Sent", lab::mail_text("main@cabinet.example", "Re: Rendez-vous",
                                                "In-Reply-To: <un@patients.example>\r\n"));
  const auto after = mailbox->state_of_sent();
  ASSERT_TRUE(after);
  EXPECT_EQ(after->next_uid, before->next_uid + 1);
  const auto sent = mailbox->read_sent(before->next_uid);
  ASSERT_TRUE(sent);
  ASSERT_EQ(sent->size(), 1u);
  EXPECT_EQ((*sent)[0].content.references, std::vector<std::string>{"un@patients.example"});
  EXPECT_EQ((*sent)[0].content.position->folder, "Sent");
  EXPECT_TRUE(mailbox->read_sent(after->next_uid)->empty());
  EXPECT_TRUE(mailbox->read_sent(0)->empty());
  const Instant now = std::chrono::floor<Seconds>(std::chrono::system_clock::now());
  EXPECT_EQ(mailbox->read_sent(1, now - 1h)->size(), 1u);
  EXPECT_TRUE(mailbox->read_sent(1, now + 1h)->empty()) << "received since";
}

TEST(ImapMailbox, LaysDraftsAndSeesWhatBecomesOfThem) {
  Practice practice;
  const auto mailbox = practice.mailbox();
  ASSERT_TRUE(
      mailbox->lay_draft(lab::mail_text("d1@cabinet.example", "Un", "X-Permanence-Draft: reply:1\r\n")));
  ASSERT_TRUE(
      mailbox->lay_draft(lab::mail_text("d2@cabinet.example", "Deux", "X-Permanence-Draft: reply:11\r\n")));
  practice.person.append("Drafts", lab::mail_text("sien@cabinet.example", "A elle"));
  EXPECT_NE(practice.flags(1, "Drafts").find("\\Draft"), std::string::npos);

  auto drafts = mailbox->read_drafts();
  ASSERT_TRUE(drafts) << drafts.error().text;
  ASSERT_EQ(drafts->size(), 3u) << "the person's own too: a program may have dropped our header";
  EXPECT_EQ((*drafts)[2].outbox_key_header, "");
  EXPECT_EQ((*drafts)[2].content.message_id, "sien@cabinet.example");
  EXPECT_EQ((*drafts)[2].content.to, std::vector<std::string>{"cabinet@cabinet.example"});
  EXPECT_EQ((*drafts)[0].outbox_key_header, "reply:1");
  EXPECT_EQ((*drafts)[1].content.subject, "Deux");

  ASSERT_TRUE(mailbox->remove_draft("reply:1", ""));
  drafts = mailbox->read_drafts();
  ASSERT_EQ(drafts->size(), 2u);
  EXPECT_EQ((*drafts)[0].outbox_key_header, "reply:11") << "whose key begins alike";
  EXPECT_TRUE(mailbox->remove_draft("reply:1", "")) << "gone already";
  EXPECT_EQ(practice.count("Drafts"), 2) << "the person's own is still there";
  ASSERT_TRUE(mailbox->remove_draft("reply:9", "d2@cabinet.example")) << "by its Message-ID";
  EXPECT_EQ(practice.count("Drafts"), 1);
}

TEST(ImapMailbox, UsesTheFoldersThatTheSettingsName) {
  Practice practice;
  practice.settings.sent_folder = "Envoyés du cabinet";
  practice.settings.drafts_folder = "À relire";
  const auto mailbox = practice.mailbox();
  EXPECT_FALSE(*mailbox->sent_contains("<a@cabinet.example>")) << "not there yet: nothing was sent";
  EXPECT_TRUE(mailbox->read_drafts()->empty());
  ASSERT_TRUE(mailbox->file_sent(lab::mail_text("a@cabinet.example")));
  ASSERT_TRUE(mailbox->lay_draft(lab::mail_text("b@cabinet.example", "b", "X-Permanence-Draft: k\r\n")));
  EXPECT_EQ(practice.count("Envoy&AOk-s du cabinet"), 1);
  EXPECT_EQ(practice.count("&AMA- relire"), 1);
  EXPECT_TRUE(*mailbox->sent_contains("<a@cabinet.example>"));
}

// Waits in a thread of its own, as the agent does.
struct Waiting {
  explicit Waiting(Mailbox& mailbox, std::chrono::seconds at_most = 20s)
      : thread([&mailbox, at_most, this] {
          result = mailbox.wait_for_change(at_most);
          ended = std::chrono::steady_clock::now();
        }) {}
  std::chrono::milliseconds since(std::chrono::steady_clock::time_point begun) {
    thread.join();
    EXPECT_TRUE(result) << result.error().text;
    return std::chrono::duration_cast<std::chrono::milliseconds>(ended - begun);
  }
  Result<void> result;
  std::chrono::steady_clock::time_point ended;
  std::thread thread;
};

TEST(ImapMailbox, WakesUpWithinASecondWhenMailArrives) {
  Practice practice;
  const auto mailbox = practice.mailbox();
  EXPECT_TRUE(read_all(*mailbox).empty());
  Waiting waiting(*mailbox);
  std::this_thread::sleep_for(500ms);
  const auto begun = std::chrono::steady_clock::now();
  practice.person.append("INBOX", lab::mail_text("m@patients.example"));
  const auto took = waiting.since(begun);
  EXPECT_GE(took, 0ms) << "not before it came";
  EXPECT_LT(took, 1s);
  RecordProperty("wake_up_ms", static_cast<int>(took.count()));
  EXPECT_EQ(read_all(*mailbox).size(), 1u);
}

TEST(ImapMailbox, WakesUpWhenThePersonMarksAMailAsAnswered) {
  Practice practice;
  practice.person.append("INBOX", lab::mail_text("m@patients.example"));
  const auto mailbox = practice.mailbox();
  EXPECT_EQ(read_all(*mailbox).size(), 1u);
  Waiting waiting(*mailbox);
  std::this_thread::sleep_for(500ms);
  const auto begun = std::chrono::steady_clock::now();
  practice.person.say("SELECT INBOX");
  practice.person.say("STORE 1 +FLAGS (\\Answered)");
  EXPECT_LT(waiting.since(begun), 1500ms);
  EXPECT_TRUE(mailbox->flags(mailbox->state_of_inbox()->uid_validity, {1})->value().at(0).answered);
  EXPECT_TRUE(read_all(*mailbox).at(0).answered_already);
}

TEST(ImapMailbox, DoesNotWaitForMailThatCameMeanwhile) {
  Practice practice;
  const auto mailbox = practice.mailbox();
  EXPECT_TRUE(read_all(*mailbox).empty());
  practice.person.append("INBOX", lab::mail_text("m@patients.example"));
  EXPECT_FALSE(*mailbox->sent_contains("<x@cabinet.example>"));  // something else is done in between
  const auto begun = std::chrono::steady_clock::now();
  ASSERT_TRUE(mailbox->wait_for_change(20s));
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 1s);
}

TEST(ImapMailbox, DoesNotWaitWhileMoreIsToBeRead) {
  Practice practice;
  for (int i = 0; i < 3; ++i) practice.person.append("INBOX", lab::mail_text("m@patients.example"));
  const auto mailbox = practice.mailbox();
  EXPECT_EQ(read_all(*mailbox, 1, 2).size(), 2u);
  const auto begun = std::chrono::steady_clock::now();
  ASSERT_TRUE(mailbox->wait_for_change(20s));
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 1s);
}

TEST(ImapMailbox, WaitsNoLongerThanAsked) {
  Practice practice;
  const auto mailbox = practice.mailbox();
  EXPECT_TRUE(read_all(*mailbox).empty());
  const auto begun = std::chrono::steady_clock::now();
  ASSERT_TRUE(mailbox->wait_for_change(1s));
  const auto took = std::chrono::steady_clock::now() - begun;
  EXPECT_GE(took, 990ms);
  EXPECT_LT(took, 2s);
}

TEST(ImapMailbox, CanBeInterrupted) {
  Practice practice;
  const auto mailbox = practice.mailbox();
  EXPECT_TRUE(read_all(*mailbox).empty());
  Waiting waiting(*mailbox);
  std::this_thread::sleep_for(300ms);
  const auto begun = std::chrono::steady_clock::now();
  mailbox->interrupt();
  EXPECT_LT(waiting.since(begun), 500ms);
  EXPECT_TRUE(mailbox->state_of_inbox()) << "the connection still stands";

  mailbox->interrupt();  // before the wait: the next one ends at once
  const auto again = std::chrono::steady_clock::now();
  ASSERT_TRUE(mailbox->wait_for_change(20s));
  EXPECT_LT(std::chrono::steady_clock::now() - again, 1s);
}

TEST(ImapMailbox, SaysThatThePasswordIsWrong) {
  Practice practice;
  practice.credentials = lab::password(practice.user, "faux");
  EXPECT_FAILURE(practice.mailbox()->open(), ErrorKind::refused, "error.mail_server.wrong_password");
}

TEST(ImapMailbox, ConnectsByStarttls) {
  Practice practice;
  practice.settings.imap = lab::server("IMAP", MailSecurity::starttls);
  practice.gate = lab::gate_for(practice.settings);
  practice.person.append("INBOX", lab::mail_text("m@patients.example"));
  EXPECT_EQ(read_all(*practice.mailbox()).size(), 1u);
}

TEST(ImapMailbox, ConnectsInClearOnTheLoopbackIfTold) {
  Practice practice;
  practice.settings.imap = lab::server("IMAP", MailSecurity::none);
  practice.gate = lab::gate_for(practice.settings);
  const auto opened = practice.mailbox()->open();
  EXPECT_TRUE(opened) << opened.error().text;
}

TEST(ImapMailbox, RefusesEveryWrongCertificateBeforeSayingAnything) {
  for (const char* port : {"UNKNOWN_AUTHORITY", "OTHER_NAME", "EXPIRED"}) {
    Practice practice;
    practice.settings.imap = lab::server(port, MailSecurity::tls);
    practice.gate = lab::gate_for(practice.settings);
    EXPECT_FAILURE(practice.mailbox()->open(), ErrorKind::refused, "error.mail_server.certificate");
  }
  EXPECT_EQ(lab::contents(lab::value("WRONG_CERTIFICATE_HEARD")), "");
}

TEST(ImapMailbox, RefusesACertificateOfAnAuthorityThatWasNotAdded) {
  for (const auto security : {MailSecurity::tls, MailSecurity::starttls}) {
    Practice practice;
    practice.settings.imap = lab::server(security == MailSecurity::tls ? "IMAPS" : "IMAP", security);
    practice.settings.certificate_authority.clear();
    practice.gate = lab::gate_for(practice.settings);
    EXPECT_FAILURE(practice.mailbox()->open(), ErrorKind::refused, "error.mail_server.certificate");
  }
}

TEST(ImapMailbox, AcceptsACertificateThatNamesTheAddress) {
  Practice practice;
  practice.settings.imap.host = "127.0.0.1";
  practice.gate = lab::gate_for(practice.settings);
  const auto opened = practice.mailbox()->open();
  EXPECT_TRUE(opened) << opened.error().text;
}

TEST(ImapMailbox, SaysThatTheHostIsUnknownOrNotConfigured) {
  Practice practice;
  practice.settings.imap.host = "nulle-part.invalid";
  EXPECT_FAILURE(practice.mailbox()->open(), ErrorKind::refused, "error.network.host_not_configured");
  practice.gate = lab::gate_for(practice.settings);
  EXPECT_FAILURE(practice.mailbox()->open(), ErrorKind::unavailable, "error.network.unknown_host");
}

TEST(ImapMailbox, SaysThatTheInboxDoesNotExist) {
  Practice practice;
  practice.settings.inbox_folder = "Réception";
  EXPECT_FAILURE(practice.mailbox()->state_of_inbox(), ErrorKind::refused, "error.mailbox.no_inbox");
}

TEST(ImapMailbox, TellsThatTheServerHasRenumbered) {
  Practice practice;
  practice.person.append("INBOX", lab::mail_text("m@patients.example"));
  const auto mailbox = practice.mailbox();
  const auto before = mailbox->state_of_inbox();
  ASSERT_TRUE(before);
  const auto hash = read_all(*mailbox).at(0).body_hash;
  EXPECT_FALSE(hash.empty());

  // A folder made anew under the same name has a new UIDVALIDITY (RFC 9051, 2.3.1.1).
  practice.settings.inbox_folder = "Accueil";
  const auto other = practice.mailbox();
  practice.person.say("CREATE Accueil");
  practice.person.append("Accueil", lab::mail_text("m@patients.example"));
  const auto first = other->state_of_inbox();
  ASSERT_TRUE(first);
  EXPECT_EQ(read_all(*other).size(), 1u);
  practice.person.say("DELETE Accueil");
  std::this_thread::sleep_for(1100ms);  // Dovecot counts in seconds
  practice.person.say("CREATE Accueil");
  practice.person.append("Accueil", lab::mail_text("m@patients.example"));
  const auto waited = other->wait_for_change(20s);  // at once: it isn't the folder that was read
  // Dovecot may hang up on whoever had the old one open.
  if (!waited) {
    ASSERT_TRUE(other->open());
  }
  const auto second = other->state_of_inbox();
  ASSERT_TRUE(second) << second.error().text;
  EXPECT_NE(first->uid_validity, second->uid_validity);
  const auto mails = read_all(*other);
  ASSERT_EQ(mails.size(), 1u);
  EXPECT_EQ(mails[0].position->uid_validity, second->uid_validity);
  EXPECT_EQ(mails[0].body_hash, hash) << "known again by its content";
}

TEST(ImapMailbox, FindsWhatWasSentAndDeliveredBySmtp) {
  Practice practice;
  const auto mailbox = practice.mailbox();
  EXPECT_TRUE(read_all(*mailbox).empty());
  const auto patient = lab::mailbox_settings("patient");
  const auto gate = lab::gate_for(patient);
  const auto sender = mail::make_smtp_sender(patient, lab::password("patient"), *gate);
  Waiting waiting(*mailbox);
  std::this_thread::sleep_for(300ms);
  const auto begun = std::chrono::steady_clock::now();
  ASSERT_TRUE(sender->send("anna@patients.example", practice.user + "@cabinet.example",
                           lab::mail_text("vrai@patients.example"), []() -> Result<void> { return {}; }));
  EXPECT_LT(waiting.since(begun), 2s);
  EXPECT_EQ(read_all(*mailbox).at(0).message_id, "vrai@patients.example");
}

}  // namespace
}  // namespace permanence
