#include "language/intent.h"

#include <array>
#include <utility>

namespace permanence::language {
namespace {

constexpr std::array<std::pair<Intent, std::string_view>, 26> names{{
    {Intent::appointment_book, "appointment.book"},
    {Intent::appointment_reschedule, "appointment.reschedule"},
    {Intent::appointment_cancel, "appointment.cancel"},
    {Intent::appointment_confirm, "appointment.confirm"},
    {Intent::appointment_query, "appointment.query"},
    {Intent::appointment_late, "appointment.late"},
    {Intent::faq_hours, "faq.hours"},
    {Intent::faq_location, "faq.location"},
    {Intent::faq_insurance, "faq.insurance"},
    {Intent::faq_fees, "faq.fees"},
    {Intent::faq_first_visit_delay, "faq.first_visit_delay"},
    {Intent::faq_preparation, "faq.preparation"},
    {Intent::faq_other, "faq.other"},
    {Intent::prescription_renewal, "prescription.renewal"},
    {Intent::document_request, "document.request"},
    {Intent::referral_request, "referral.request"},
    {Intent::payment_question, "payment.question"},
    {Intent::treatment_stop, "treatment.stop"},
    {Intent::clinical_question, "clinical.question"},
    {Intent::clinical_emergency, "clinical.emergency"},
    {Intent::contact_update, "contact.update"},
    {Intent::privacy_optout, "privacy.optout"},
    {Intent::privacy_request, "privacy.request"},
    {Intent::complaint, "complaint"},
    {Intent::courtesy, "courtesy"},
    {Intent::unrelated, "unrelated"},
}};

}  // namespace

std::string_view name_of(Intent intent) { return names[static_cast<std::size_t>(intent)].second; }

std::optional<Intent> intent_named(std::string_view name) {
  for (const auto& [intent, text] : names)
    if (text == name) return intent;
  return std::nullopt;
}

std::string_view name_of(Urgency urgency) {
  switch (urgency) {
    case Urgency::none:
      return "none";
    case Urgency::clinical:
      return "clinical";
    case Urgency::emergency:
      return "emergency";
  }
  return "none";
}

}  // namespace permanence::language
