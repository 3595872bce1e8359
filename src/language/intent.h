// What a sender may want, named as in the contract of `permanence understand`.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace permanence::language {

enum class Intent {
  appointment_book, appointment_reschedule, appointment_cancel, appointment_confirm, appointment_query,
  appointment_late,
  faq_hours, faq_location, faq_insurance, faq_fees, faq_first_visit_delay, faq_preparation, faq_other,
  prescription_renewal, document_request, referral_request, payment_question, treatment_stop,
  clinical_question, clinical_emergency,
  contact_update, privacy_optout, privacy_request, complaint, courtesy, unrelated,
};

inline constexpr std::size_t intent_count = 26;
using IntentScores = std::array<double, intent_count>;  // by Intent

std::string_view name_of(Intent intent);  // "appointment.book"
std::optional<Intent> intent_named(std::string_view name);

enum class Urgency { none, clinical, emergency };
std::string_view name_of(Urgency urgency);  // "none", "clinical", "emergency"

// Which fixed text answers an emergency (domain.md): suicide has its own, violence and a child in danger get a neutral
// receipt that names nothing.
enum class EmergencyKind { none, medical, suicide, violence };

}  // namespace permanence::language
