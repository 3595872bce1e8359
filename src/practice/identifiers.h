// The identifiers of what lives in the store. What is named in practice.toml (practitioners, places, visit types,
// mailboxes) is known by the short name it has there.
#pragma once

#include <string>

#include "base/identifier.h"

namespace permanence {

using SubjectId = Identifier<struct SubjectTag>;  // what a data key belongs to: a patient or a contact
using PatientId = Identifier<struct PatientTag>;
using ContactId = Identifier<struct ContactTag>;
using ConversationId = Identifier<struct ConversationTag>;
using MessageId = Identifier<struct MessageTag>;  // a message received; not the Message-ID header
using AppointmentId = Identifier<struct AppointmentTag>;
using OfferId = Identifier<struct OfferTag>;
using OutboxId = Identifier<struct OutboxTag>;
using TaskId = Identifier<struct TaskTag>;

using PractitionerName = std::string;  // "anna", the key in practice.toml
using PlaceName = std::string;
using VisitTypeName = std::string;
using MailboxName = std::string;

inline SubjectId subject_of(PatientId patient) { return SubjectId(patient.bytes()); }
inline SubjectId subject_of(ContactId contact) { return SubjectId(contact.bytes()); }

}  // namespace permanence
