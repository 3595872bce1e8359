// A message under decision: the situation, and what follows from it for every request alike.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/decide.h"
#include "desk/part.h"

namespace permanence::desk {

class Case {
 public:
  explicit Case(const Situation& situation);

  const Situation& situation;

  std::string sentence(std::string_view key, const Error::Facts& facts = {}) const {
    return situation.catalogue.sentence(key, facts);
  }
  LocalDateTime local(Instant instant) const { return situation.zone.to_local(instant); }
  bool is_stranger() const { return situation.patients.empty(); }
  bool has_document() const;     // something attached that is no signature's logo
  bool is_professional() const;  // a colleague, a laboratory, a hospital
  // Whom the message is about: those it names, else everyone the sender speaks for.
  const std::vector<const Patient*>& concerned() const { return concerned_; }
  // The one patient it is about; nullptr where there are none or several.
  const Patient* patient() const { return concerned_.size() == 1 ? concerned_.front() : nullptr; }
  // Several people write from this address and nothing says which of them this is.
  bool sender_unclear() const { return sender_unclear_; }
  // It asks for somebody who isn't on file, though everyone who writes from here writes for themselves.
  bool is_for_somebody_else() const { return for_somebody_else_; }
  const ContactLink* link_to(PatientId patient) const;
  bool may_receive(PatientId patient) const;
  bool may_decide(PatientId patient) const;
  std::vector<const Appointment*> upcoming() const;  // of those concerned, by start
  // A booking that nobody has approved yet: what changes it takes its draft back, and it goes with the draft.
  bool awaits_approval(const Appointment& appointment) const;

  // Why nothing may be written at all (a person has taken over, a death); empty: it may.
  const std::string& silence() const { return silence_; }
  // Why nothing may leave unread; empty: nothing stands against it.
  const std::vector<ForPerson>& reservations() const { return reservations_; }

 private:
  void find_concerned();
  void find_somebody_else();
  void find_silence();
  void find_reservations();
  void reserve(TaskKind kind, std::string_view key, bool answered_by_reply = true) {
    reservations_.push_back({.kind = kind, .reason = sentence(key), .answered_by_reply = answered_by_reply});
  }

  std::vector<const Patient*> concerned_;
  bool sender_unclear_ = false;
  bool for_somebody_else_ = false;
  std::string silence_;
  std::vector<ForPerson> reservations_;
};

bool is_about_appointments(language::Intent intent);
bool is_about_appointments(MessageKind kind);
bool contains_word(std::string_view folded_text, std::string_view folded_word);

}  // namespace permanence::desk
