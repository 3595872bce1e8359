// When it can't work, somebody hears: a mailbox that fails, a stop, a clock that jumped, a mail that ends the process.
#include <filesystem>

#include "agent/after_restore.h"
#include "agent/alerts.h"
#include "agent/commands.h"
#include "agent/ticking.h"
#include "back_office.h"
#include "base/text.h"

namespace permanence::agent {
namespace {

constexpr const char* jeanne = "jeanne@mail.example";
const char* question = "Bonjour, quels sont vos horaires ?";
const Error gone{ErrorKind::unavailable, "error.mail_server.connection_lost", {{"host", "imap"}, {"port", "993"}}, Retry::later};

class UnusualTimes : public BackOffice {
 protected:
  UnusualTimes() {
    practice.alerts = {{"anna@mail.example", ""}};
    MailboxSettings second = practice.mailboxes.front();
    second.name = "hugo";
    second.address = "hugo@cabinet-tilleuls.example";
    practice.mailboxes.push_back(second);
  }
  // The agent as it starts after a crash.
  Context careful_context() {
    return {.store = *store,
            .clock = clock,
            .identifiers = identifiers,
            .practice = practice,
            .zone = zone,
            .composer = *composer,
            .catalogue = settings::french(),
            .mail_format = format,
            .invitation_format = invitations,
            .observer = notes,
            .classifier = conversations::trained(),
            .guard = CrashGuard(true)};
  }
  std::vector<OutboxRow> alerts() {
    std::vector<OutboxRow> found;
    for (const OutboxRow& row : rows(OutboxState::planned))
      if (row.kind == MessageKind::alert) found.push_back(row);
    return found;
  }
};

TEST_F(UnusualTimes, HalfAnHourOfFailuresIsToldOnceByAnotherWay) {
  Health health("accueil", "label.mailbox_in");
  for (int minute = 0; minute < 120; minute += 5) {
    ASSERT_TRUE(health.failed(context, gone));
    EXPECT_EQ(alerts().size(), minute < 30 ? 0u : 1u) << minute;
    clock.advance(std::chrono::minutes(5));
  }
  EXPECT_EQ(alerts().front().mailbox, "hugo") << "not through the one that fails";
  EXPECT_NE(single_spaced(folded(alerts().front().message.text())).find("mardi 3 mars a 9 h"), std::string::npos);
  EXPECT_EQ(tasks(TaskKind::system).size(), 1u);
  ASSERT_TRUE(health.succeeded(context));
  EXPECT_EQ(alerts().size(), 1u);
}

TEST_F(UnusualTimes, FailuresFarApartAreNoSeries) {
  Health health("accueil", "label.mailbox_out");
  for (int hour = 0; hour < 5; ++hour) {
    ASSERT_TRUE(health.failed(context, gone));
    clock.advance(std::chrono::hours(1));
  }
  EXPECT_TRUE(alerts().empty());
}

TEST_F(UnusualTimes, AStopIsWorthTellingAfterTenMinutes) {
  Heartbeat before;
  ASSERT_TRUE(before.start(context));
  ASSERT_TRUE(before.beat(context));
  clock.advance(std::chrono::minutes(5));
  Heartbeat soon;
  EXPECT_FALSE(*soon.start(context));
  clock.advance(std::chrono::hours(2));
  Heartbeat late;
  const auto stop = late.start(context);
  ASSERT_TRUE(stop && *stop);
  EXPECT_EQ((*stop)->until - (*stop)->from, std::chrono::hours(2));
  EXPECT_TRUE(state(state_name::clock_doubt_since).empty());
}

TEST_F(UnusualTimes, AClockThatJumpedSendsNothingUntilConfirmed) {
  Heartbeat heartbeat;
  ASSERT_TRUE(heartbeat.start(context));
  clock.advance(Seconds(20));
  ASSERT_TRUE(heartbeat.beat(context));
  EXPECT_TRUE(state(state_name::clock_doubt_since).empty());
  clock.set(clock.now() + std::chrono::hours(6));
  ASSERT_TRUE(heartbeat.beat(context));
  EXPECT_FALSE(state(state_name::clock_doubt_since).empty());
  ASSERT_EQ(alerts().size(), 1u);
  writes(jeanne, question);
  ASSERT_TRUE(sends());
  EXPECT_EQ(sender.accepted, std::vector<std::string>{"anna@mail.example"});
  answer_command(context, R"({"command": "resume"})");
  decides();
  ASSERT_TRUE(sends());
  EXPECT_EQ(sender.accepted.back(), jeanne);
}

TEST_F(UnusualTimes, AClockThatWentBackWhileTheMachineWasOffIsDoubted) {
  Heartbeat before;
  ASSERT_TRUE(before.start(context));
  clock.set(clock.now() - std::chrono::days(200));
  Heartbeat after;
  EXPECT_FALSE(*after.start(context)) << "no stop is told with times that mean nothing";
  EXPECT_FALSE(state(state_name::clock_doubt_since).empty());
}

TEST_F(UnusualTimes, NothingEndsByAClockInDoubt) {
  ASSERT_TRUE(store->write([&](Transaction& write) -> Result<void> {
    Offer offer;
    offer.id = identifiers.make<OfferId>();
    offer.contact = identifiers.make<ContactId>();
    offer.state = OfferState::open;
    offer.expires_at = clock.now() + std::chrono::hours(1);
    PERMANENCE_CHECK(write.offers.save(offer));
    return write.state.set(state_name::clock_doubt_since, to_text(clock.now()));
  }));
  clock.set(clock.now() + std::chrono::days(400));
  ASSERT_TRUE(tick(context));
  const auto expired = read<std::vector<Offer>>(
      [&](const ReadTransaction& t) { return t.offers.open_and_expired(clock.now()); });
  EXPECT_EQ(expired.size(), 1u) << "still open";
}

TEST_F(UnusualTimes, AReminderThatCannotBeWrittenKeepsNobodyElseFromTheirs) {
  const auto with_appointment = [&](const std::string& name, const std::string& address, int hour) {
    ASSERT_TRUE(store->write([&](Transaction& write) -> Result<void> {
      Patient patient;
      patient.id = identifiers.make<PatientId>();
      patient.given_name = name;
      patient.family_name = "Morel";
      PERMANENCE_CHECK(write.patients.save(patient));
      Contact contact;
      contact.id = identifiers.make<ContactId>();
      contact.addresses.push_back({{Channel::email, address}, AddressState::usable});
      contact.links.push_back({.patient = patient.id, .relation = Relation::self});
      PERMANENCE_CHECK(write.contacts.save(contact));
      Appointment appointment;
      appointment.id = identifiers.make<AppointmentId>();
      appointment.patient = patient.id;
      appointment.practitioner = "anna";
      appointment.place = "tilleuls";
      appointment.visit_type = "seance";
      const Instant begin = zone.to_instant(*parse_local_date_time("2026-03-12T" + std::to_string(hour) + ":00"));
      appointment.time = {begin, begin + Minutes(30)};
      appointment.created_at = clock.now();
      return write.appointments.save(appointment, clock.now());
    }));
  };
  with_appointment("Jeanne/2", "jeanne2@mail.example", 10);
  with_appointment("Louis", "louis@mail.example", 11);
  clock.set(zone.to_instant(*parse_local_date_time("2026-03-11T11:05")));
  ASSERT_TRUE(tick(context));
  ASSERT_TRUE(tick(context));
  ASSERT_TRUE(sends());
  EXPECT_EQ(sender.accepted, std::vector<std::string>{"louis@mail.example"});
  EXPECT_EQ(tasks(TaskKind::call).size(), 1u) << "once, however many ticks";
}

TEST_F(UnusualTimes, AMessageThatEndsTheProcessGoesToAPerson) {
  mailbox.deliver([&] {
    IncomingMessage mail;
    mail.from_address = jeanne;
    mail.text = question;
    mail.message_id = "piege@mail.example";
    mail.received_at = clock.now();
    return mail;
  }());
  ASSERT_TRUE(receive_new(context, mailbox, box()));
  const MessageId id = read<std::vector<StoredMessage>>([](const ReadTransaction& t) {
                         return t.messages.in_state(MessageState::stored);
                       }).front().id;
  int deaths = 0;
  for (; deaths < 10; ++deaths) {
    CrashGuard guard(true);  // a new process
    if (!*guard.may_try(*store, "decide", id.text())) break;
  }
  EXPECT_GE(deaths, 3) << "a power cut at the wrong moment isn't the message's fault";
  EXPECT_LE(deaths, 5);
  Context careful = careful_context();
  ASSERT_TRUE(decide_next(careful));
  EXPECT_TRUE(rows(OutboxState::planned).empty());
  ASSERT_EQ(tasks(TaskKind::read_message).size(), 1u);
}

TEST_F(UnusualTimes, AfterARunThatDidNotCrashNothingIsSuspected) {
  for (int i = 0; i < 10; ++i) {
    CrashGuard guard;
    EXPECT_TRUE(*guard.may_try(*store, "decide", "un"));
  }
}

TEST_F(UnusualTimes, ALineThatIsCutAgainAndAgainIsNoCrash) {
  CrashGuard guard(true);
  for (int i = 0; i < 10; ++i) EXPECT_TRUE(*guard.may_try(*store, "read:accueil", "1:1"));
}

TEST_F(UnusualTimes, AMailThatCannotBeReadIsListedAndLeft) {
  for (int run = 0; run < 4; ++run) {
    CrashGuard guard(true);
    (void)guard.may_try(*store, "read:accueil", "1:1");
  }
  for (const char* address : {jeanne, "louis@mail.example"}) {
    IncomingMessage mail;
    mail.from_address = address;
    mail.text = question;
    mail.message_id = std::string(address) + ".un";
    mail.received_at = clock.now();
    mailbox.deliver(mail);
  }
  Context careful = careful_context();
  ASSERT_TRUE(receive_new(careful, mailbox, box()));
  decides();
  ASSERT_TRUE(sends());
  EXPECT_EQ(sender.accepted, std::vector<std::string>{"louis@mail.example"});
  ASSERT_EQ(tasks(TaskKind::read_message).size(), 1u);
  const auto left = read<std::vector<StoredMessage>>(
      [](const ReadTransaction& t) { return t.messages.in_state(MessageState::left); });
  ASSERT_EQ(left.size(), 1u);
  EXPECT_EQ(left.front().left_reason, "left.unreadable");
}

TEST_F(UnusualTimes, TheSameWordsWithoutAMessageIdAreTwoMessages) {
  IncomingMessage mail;
  mail.from_address = jeanne;
  mail.text = question;
  mail.body_hash = "le même";
  mail.received_at = clock.now();
  receives(mail);
  mail.from_address = "louis@mail.example";
  receives(mail);
  ASSERT_TRUE(sends());
  EXPECT_EQ(sender.accepted.size(), 2u);
}

class AfterRestore : public UnusualTimes {
 protected:
  void restore() {
    clock.advance(std::chrono::hours(1));
    ASSERT_TRUE(store->write([&](Transaction& write) {
      return write.state.set(state_name::restored_at, to_text(clock.now()));
    }));
  }
};

TEST_F(AfterRestore, WhatSentKnowsDoesNotLeaveAgain) {
  writes(jeanne, question, "question@mail.example");
  writes("louis@mail.example", "J’ai une forte douleur dans la poitrine, avec des sueurs.", "urgence@mail.example");
  std::string header;
  for (const OutboxRow& row : rows(OutboxState::planned))
    if (row.to.value == "louis@mail.example")
      header = read<std::string>([&](const ReadTransaction& t) -> Result<std::string> { return t.outbox.message_id_header(row); });
  restore();
  ASSERT_TRUE(sends());
  EXPECT_TRUE(sender.accepted.empty()) << "not even an emergency: it may have left before the restore";
  EXPECT_NE(answer_command(context, R"({"command": "resume"})").find("\"ok\":false"), std::string::npos);
  ASSERT_TRUE(mailbox.file_sent(header + "\nObjet\nlouis@mail.example\nurgence@mail.example\n\ntexte"));
  mailbox.send_by_hand(jeanne, "question@mail.example", "Re: Horaires", "Nous sommes ouverts le mardi.");
  for (const MailboxSettings& settings : practice.mailboxes)
    ASSERT_TRUE(settle_after_restore(context, settings, mailbox));
  EXPECT_NE(answer_command(context, R"({"command": "resume"})").find("\"ok\":true"), std::string::npos);
  ASSERT_TRUE(sends());
  EXPECT_EQ(sender.accepted, std::vector<std::string>{"anna@mail.example"}) << "the alert alone wasn't found in Sent";
}

}  // namespace
}  // namespace permanence::agent
