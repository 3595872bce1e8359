// The French names of the kinds of messages, one spelling each, in practice.toml and in the packs' templates;
// the name that the program uses itself ("appointment.offer") is understood too.
//
//   confirmation      appointment.confirmed     horaires                faq.hours       accuse_de_reception
//   acknowledgement proposition       appointment.offer         adresse                 faq.location
//   a_completer             handover deplacement       appointment.moved         prise_en_charge
//   faq.insurance   erreur_de_destinataire  wrong_person annulation        appointment.cancelled     tarifs
//   faq.fees        urgence                 emergency information       appointment.information
//   autre_question          faq.other       accuse_neutre           neutral_receipt question
//   appointment.question      rappel                  reminder        alerte                  alert retard
//   appointment.late
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "practice/message_kind.h"

namespace permanence::settings {

std::optional<MessageKind> kind_named(std::string_view name);  // by either name
std::string_view french_name_of(MessageKind kind);
std::vector<std::string> french_kind_names();

}  // namespace permanence::settings
