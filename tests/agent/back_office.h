// The agent's use cases over the practice of the conversations, with a way out and a clock that a test commands.
#pragma once

#include <gtest/gtest.h>

#include <deque>
#include <fstream>
#include <memory>
#include <sstream>

#include "agent/context.h"
#include "agent/deciding.h"
#include "agent/receiving.h"
#include "agent/sending.h"
#include "conversations/memory_mail.h"
#include "conversations/trained.h"
#include "ports/memory_store.h"
#include "ports/test_clock.h"
#include "settings/catalogue_file.h"
#include "settings/practice_file.h"

namespace permanence::agent {

// Answers as it is told, message after message; then takes everything.
class ScriptedSender final : public Sender {
 public:
  std::deque<Result<Delivery>> answers;
  std::vector<std::string> accepted;  // to whom
  int asked = 0;

  Result<Delivery> send(const std::string&, const std::string& to, const std::string&,
                        const std::function<Result<void>()>& about_to_hand_over) override {
    ++asked;
    Result<Delivery> answer = Delivery::accepted;
    if (!answers.empty()) {
      answer = answers.front();
      answers.pop_front();
    }
    const bool reaches_the_dot = answer || answer.error().kind == ErrorKind::unknown_outcome;
    if (reaches_the_dot) PERMANENCE_CHECK(about_to_hand_over());
    if (answer && *answer == Delivery::accepted) accepted.push_back(to);
    return answer;
  }
  Result<void> try_connection() override { return {}; }
};

// Refuses what a real format refuses: an address that is none.
class CarefulFormat final : public MailFormat {
 public:
  Result<std::string> write(const OutgoingMail& mail) const override {
    if (mail.to_address.find('@') == std::string::npos || mail.to_address.find('_') != std::string::npos)
      return fail(ErrorKind::invalid_input, "error.mail.header", {{"field", "To"}});
    return mail.message_id + "\n" + mail.text;
  }
};

class CountedIdentifiers final : public IdentifierSource {
 public:
  IdentifierBytes next() override {
    IdentifierBytes bytes{};
    ++count_;
    for (std::size_t i = 0; i < 4; ++i) bytes[i] = static_cast<std::uint8_t>(count_ >> (24 - 8 * i));
    return bytes;
  }

 private:
  std::uint32_t count_ = 0;
};

// What the agent would write into its journal.
class Notes final : public Observer {
 public:
  std::vector<std::string> troubles;
  void trouble(const std::string& sentence) override { troubles.push_back(sentence); }
};

// practice.toml of the conversations, every kind leaving by itself and at once.
struct PracticeOfTheConversations {
  PracticeOfTheConversations() {
    std::ifstream file(std::string(SOURCE_DIRECTORY) + "/tests/conversations/practice.toml");
    std::stringstream text;
    text << file.rdbuf();
    std::string toml = text.str();
    const std::string place = "\"{specialite}\"";
    toml.replace(toml.find(place), place.size(), "\"kinesitherapeute\"");
    auto loaded = settings::parse_practice(toml, std::string(SOURCE_DIRECTORY) + "/packs");
    EXPECT_TRUE(loaded);
    practice = loaded->practice;
    auto made = MessageComposer::create(loaded->templates, loaded->health_words);
    EXPECT_TRUE(made);
    composer = std::make_unique<MessageComposer>(*std::move(made));
    for (const MessageKind kind : all_message_kinds())
      practice.kinds[kind] = {Level::automatic, Minutes(0)};
  }

  Practice practice;
  std::unique_ptr<MessageComposer> composer;
};

class BackOffice : public testing::Test, protected PracticeOfTheConversations {
 protected:
  BackOffice() {
    EXPECT_TRUE(receive_new(context, mailbox, box()));  // what comes from now on is new
  }

  const MailboxSettings& box() const { return practice.mailboxes.front(); }

  // Somebody writes, and the agent decides.
  void writes(const std::string& from, const std::string& text, const std::string& message_id = {}) {
    IncomingMessage mail;
    mail.from_address = from;
    mail.text = text;
    mail.message_id = message_id.empty() ? "m" + std::to_string(++mails) + "@mail.example" : message_id;
    mail.body_hash = text;
    mail.received_at = clock.now();
    receives(mail);
  }
  void receives(const IncomingMessage& mail) {
    mailbox.deliver(mail);
    const auto received = receive_new(context, mailbox, box());
    ASSERT_TRUE(received) << settings::french().sentence(received.error());
    decides();
  }
  void decides() {
    for (;;) {
      const auto decided = decide_next(context);
      ASSERT_TRUE(decided) << settings::french().sentence(decided.error());
      if (!*decided) return;
    }
  }
  Result<int> sends(Watched watched = Watched::lately) { return send_due(context, box(), sender, watched); }

  template <class T>
  T read(const std::function<Result<T>(const ReadTransaction&)>& f) {
    T value{};
    const auto done = store->read([&](const ReadTransaction& transaction) -> Result<void> {
      PERMANENCE_TRY(found, f(transaction));
      value = std::move(found);
      return {};
    });
    EXPECT_TRUE(done);
    return value;
  }
  std::vector<OutboxRow> rows(OutboxState state) {
    return read<std::vector<OutboxRow>>([&](const ReadTransaction& t) { return t.outbox.in_state(state); });
  }
  std::vector<Task> tasks() {
    return read<std::vector<Task>>([](const ReadTransaction& t) { return t.tasks.open(); });
  }
  std::vector<Task> tasks(TaskKind kind) {
    std::vector<Task> found;
    for (const Task& task : tasks())
      if (task.kind == kind) found.push_back(task);
    return found;
  }
  AddressState state_of_address(const std::string& address) {
    const auto contacts = read<std::vector<Contact>>(
        [&](const ReadTransaction& t) { return t.contacts.with_address({Channel::email, address}); });
    return contacts.empty() ? AddressState::usable : contacts.front().addresses.front().state;
  }
  std::string state(const std::string& name) {
    return read<std::string>([&](const ReadTransaction& t) { return state_of(t, name); });
  }

  TimeZone zone = *TimeZone::load("Europe/Paris");
  TestClock clock{zone.to_instant(*parse_local_date_time("2026-03-03T09:00"))};
  std::unique_ptr<MemoryStore> store = MemoryStore::create();
  CountedIdentifiers identifiers;
  conversations::MemoryMailbox mailbox{"accueil"};
  ScriptedSender sender;
  CarefulFormat format;
  conversations::PlainInvitations invitations;
  Notes notes;
  int mails = 0;
  Context context{.store = *store,
                  .clock = clock,
                  .identifiers = identifiers,
                  .practice = practice,
                  .zone = zone,
                  .composer = *composer,
                  .catalogue = settings::french(),
                  .mail_format = format,
                  .invitation_format = invitations,
                  .observer = notes,
                  .classifier = conversations::trained()};
};

}  // namespace permanence::agent
