// The practice in which a script plays: the real use cases of the agent over a store, a clock, a mailbox and a way out in
// memory. What a script asks for wrongly is thrown as a French sentence (std::string).
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "agent/context.h"
#include "memory_mail.h"
#include "ports/memory_store.h"
#include "ports/test_clock.h"

namespace permanence::conversations {

struct Person {
  std::string address;
  std::string name;
};

class Cabinet {
 public:
  // "kinesitherapeute", then options: "niveaux auto", "proposition en brouillon", "plafond 2" … (README.md)
  explicit Cabinet(const std::vector<std::string>& wishes);
  ~Cabinet();

  void set_clock(Instant to);
  void advance(Seconds by);  // time passes, and the agent works all along
  Instant now() const { return clock_.now(); }
  LocalDateTime local(Instant instant) const { return zone_.to_local(instant); }
  Instant instant(LocalDateTime moment) const { return zone_.to_instant(moment); }
  int year() const;

  // "Jeanne Morel <jeanne@mail.example>", then options
  void add_file(const std::vector<std::string>& wishes);
  void add_appointment(const std::string& patient, LocalDateTime start,
                       const std::vector<std::string>& wishes);
  void deliver(const std::string& who, const std::vector<std::string>& options, const std::string& text);
  void practitioner_does(const std::string& what);

  Store& store() { return *store_; }
  const Practice& practice() const { return practice_; }
  std::vector<OutboxRow> rows() const;  // oldest first
  std::vector<Task> open_tasks() const;
  std::vector<Appointment> appointments_of(const std::string& patient) const;
  StoredMessage last_message() const;
  std::vector<StoredMessage> messages() const;  // in the order in which they came
  std::string header_of(const OutboxRow& row) const;
  const MemorySender& sender() const { return sender_; }
  MemoryMailbox& mailbox() { return mailbox_; }
  const MemoryMailbox& mailbox() const { return mailbox_; }
  agent::Context& context() { return *context_; }
  void work();  // the agent's loops, until nothing is left to do

 private:
  class Ids;
  void load(const std::string& specialty);
  void apply_wish(const std::string& wish);
  std::string command(const std::string& json);
  std::string draft_id() const;
  Patient patient_named(const std::string& name) const;
  std::string address_of(const std::string& who) const;
  void change(const std::function<Result<void>(Transaction&)>& f);
  void look(const std::function<Result<void>(const ReadTransaction&)>& f) const;

  Practice practice_;
  TimeZone zone_;
  std::unique_ptr<MessageComposer> composer_;
  TestClock clock_;
  std::unique_ptr<MemoryStore> store_;
  std::unique_ptr<Ids> ids_;
  MemoryMailbox mailbox_;
  MemorySender sender_;
  PlainMailFormat mail_format_;
  PlainInvitations invitations_;
  std::unique_ptr<Observer> observer_;
  std::unique_ptr<agent::Context> context_;
  std::map<std::string, std::string> addresses_;  // of the people on file, by name
  std::vector<std::string> message_ids_;          // of what was delivered
  std::string last_sender_;                       // whom an answer to it goes to
};

}  // namespace permanence::conversations
