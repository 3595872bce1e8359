// Every kind of message that the agent may write, and how far it may go by itself with each.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace permanence {

enum class MessageKind {
  appointment_confirmed,   // it is booked, or the patient's "yes" is noted; carries the invitation
  appointment_offer,       // free slots to choose from
  appointment_moved,
  appointment_cancelled,
  appointment_information, // when is my appointment
  appointment_question,    // one plain question: which visit, which slot
  appointment_late,        // we know that you will be late
  faq_hours,
  faq_location,
  faq_insurance,
  faq_fees,
  faq_other,
  acknowledgement,         // received, a person will answer
  handover,                // a draft for a person to finish: nothing that we may answer
  wrong_person,            // sorry, this address will not be written to any more
  emergency,               // the fixed text with the numbers
  neutral_receipt,         // violence, a child in danger: names nothing
  reminder,
  alert,                   // to the practitioner, never to a patient
};

// auto: leaves by itself after its departure delay. draft: waits for a person. off: not written at all.
enum class Level { automatic, draft, off };

std::string_view name_of(MessageKind kind);                  // "appointment.confirmed": templates, settings, keys
std::optional<MessageKind> message_kind(std::string_view name);
const std::array<MessageKind, 19>& all_message_kinds();

std::string_view name_of(Level level);                       // "auto", "draft", "off"
std::optional<Level> level_named(std::string_view name);

}  // namespace permanence
