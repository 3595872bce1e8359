// What is sealed: each row's content as JSON. Reading throws (nlohmann's exceptions) on what isn't such a
// record; the record was authenticated before, so that is a defect or a newer version's.
#pragma once

#include <string>

#include "practice/appointment.h"
#include "practice/message.h"
#include "practice/offer.h"
#include "practice/outbox.h"
#include "practice/person.h"

namespace permanence::store {

// What changes of a message that was received, apart from its content.
struct MessageStanding {
  MessageState state = MessageState::stored;
  ConversationId conversation;
  ContactId contact;
  std::optional<PatientId> patient;
  std::string left_reason;
  std::string reading;
  bool marked = false;
  bool set_aside_by_person = false;
};

std::string record_of(const Patient& patient);
std::string record_of(const Contact& contact);
std::string record_of(const Conversation& conversation);
std::string record_of(const IncomingMessage& message);
std::string record_of(const MessageStanding& standing);
std::string record_of(const Task& task);
std::string record_of(const Appointment& appointment);
std::string record_of(const Offer& offer);
std::string record_of(const OutboxRow& row);

template <class T>
T from_record(const std::string& record);  // for each of the types above

}  // namespace permanence::store
