#include "settings/kind_names.h"

#include <array>
#include <utility>

namespace permanence::settings {
namespace {

constexpr std::array<std::pair<MessageKind, std::string_view>, 19> names{{
    {MessageKind::appointment_confirmed, "confirmation"},
    {MessageKind::appointment_offer, "proposition"},
    {MessageKind::appointment_moved, "deplacement"},
    {MessageKind::appointment_cancelled, "annulation"},
    {MessageKind::appointment_information, "information"},
    {MessageKind::appointment_question, "question"},
    {MessageKind::appointment_late, "retard"},
    {MessageKind::faq_hours, "horaires"},
    {MessageKind::faq_location, "adresse"},
    {MessageKind::faq_insurance, "prise_en_charge"},
    {MessageKind::faq_fees, "tarifs"},
    {MessageKind::faq_other, "autre_question"},
    {MessageKind::acknowledgement, "accuse_de_reception"},
    {MessageKind::handover, "a_completer"},
    {MessageKind::wrong_person, "erreur_de_destinataire"},
    {MessageKind::emergency, "urgence"},
    {MessageKind::neutral_receipt, "accuse_neutre"},
    {MessageKind::reminder, "rappel"},
    {MessageKind::alert, "alerte"},
}};

}  // namespace

std::optional<MessageKind> kind_named(std::string_view name) {
  for (const auto& [kind, french] : names)
    if (french == name) return kind;
  return message_kind(name);
}

std::string_view french_name_of(MessageKind kind) {
  for (const auto& [value, french] : names)
    if (value == kind) return french;
  return "";
}

std::vector<std::string> french_kind_names() {
  std::vector<std::string> list;
  for (const auto& [kind, french] : names) list.emplace_back(french);
  return list;
}

}  // namespace permanence::settings
