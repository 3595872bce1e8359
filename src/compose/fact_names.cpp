#include "compose/fact_names.h"

#include <algorithm>
#include <array>
#include <map>

namespace permanence::compose {
namespace {

const std::vector<ValueName> about_the_practice{
    {"practice", ""}, {"telephone", ""}, {"emergency_number", ""}};
const std::vector<ValueName> about_the_person{
    {"patient_name", "patient_name"},
    {"of_patient_name", "of_patient_name"},  // "de Jeanne Morel", "d’Élodie Brun"
    {"greeting_name", "has_name"},
    {"received_at", "was_late"}};
const std::vector<std::string_view> general_conditions{
    "has_name", "several_practitioners", "several_places", "was_late", "first_contact", "for_someone_else"};
const std::vector<ValueName> about_the_appointment{
    {"practitioner", ""}, {"date", ""}, {"time", ""}, {"moment", ""}, {"place", ""}, {"address", "address"}};
const ValueName answer{"answer", "answer"};  // to a practical question of the same message
const ListName slots{"slots", {"number", "moment", "practitioner", "place"}};
const ListName appointments{"appointments", {"moment", "practitioner", "place", "patient_name"}};
const ListName opening{"opening", {"line"}};
const ListName places{"places", {"place", "address", "access"}};

FactNames with(std::vector<ValueName> values, std::vector<ListName> lists,
               std::vector<std::vector<std::string_view>> needed,
               std::vector<std::string_view> conditions = {}) {
  FactNames names{std::move(values), std::move(conditions), std::move(lists), std::move(needed)};
  names.values.insert(names.values.end(), about_the_practice.begin(), about_the_practice.end());
  names.values.insert(names.values.end(), about_the_person.begin(), about_the_person.end());
  names.conditions.insert(names.conditions.end(), general_conditions.begin(), general_conditions.end());
  return names;
}

FactNames appointment(std::vector<ValueName> more, std::vector<ListName> lists,
                      std::vector<std::vector<std::string_view>> needed,
                      std::vector<std::string_view> conditions = {}) {
  more.insert(more.end(), about_the_appointment.begin(), about_the_appointment.end());
  return with(std::move(more), std::move(lists), std::move(needed), std::move(conditions));
}

// Kinds that go to somebody else than the patient, or that another person may read, know no name at all.
FactNames nameless(std::vector<std::vector<std::string_view>> needed,
                   std::vector<std::string_view> conditions = {}) {
  conditions.push_back("first_contact");
  return {about_the_practice, std::move(conditions), {}, std::move(needed)};
}

FactNames names_of(MessageKind kind) {
  switch (kind) {
    case MessageKind::appointment_confirmed:
      return appointment({answer}, {appointments}, {{"moment", "time", "appointments"}});
    case MessageKind::appointment_offer:
      return appointment({{"old_moment", "old_moment"}, {"until", "holds"}, answer}, {slots}, {{"slots"}}, {"holds"});
    case MessageKind::appointment_moved:
      return appointment({{"old_moment", ""}, answer}, {}, {{"moment", "time"}});
    case MessageKind::appointment_cancelled:
      return appointment({answer}, {appointments}, {{"moment", "date", "appointments"}});
    case MessageKind::appointment_information:
      return with({answer}, {appointments}, {{"appointments"}});
    case MessageKind::appointment_question:
      return with({{"old_moment", "old_moment"}, {"until", "holds"}}, {slots, appointments}, {}, {"holds"});
    case MessageKind::appointment_late:
      return appointment({answer}, {}, {});
    case MessageKind::faq_hours:
      return with({{"hours_today", "hours_today"}, {"answer", "answer"}}, {opening}, {{"opening", "answer"}});
    case MessageKind::faq_location:
      return with({{"place", "place"}, {"address", "address"}, {"answer", "answer"}}, {places},
                  {{"places", "address", "answer"}});
    case MessageKind::faq_insurance:
    case MessageKind::faq_fees:
    case MessageKind::faq_other:
      return with({{"answer", ""}}, {}, {{"answer"}});
    case MessageKind::acknowledgement:
      return with({{"kind_of_message", "kind_of_message"}}, {}, {});
    case MessageKind::handover:
      return with({{"kind_of_message", "kind_of_message"}, {"answer", "answer"}}, {}, {});
    case MessageKind::wrong_person:
    case MessageKind::neutral_receipt:
      return nameless({});
    case MessageKind::emergency: {
      FactNames names = nameless({{"suicide"}}, {"suicide", "was_late"});
      names.values.push_back({"received_at", "was_late"});
      return names;
    }
    case MessageKind::reminder:
      return appointment({}, {}, {{"moment", "time"}});
    case MessageKind::alert:
      return with({{"reason_for_alert", ""}, {"kind_of_message", "kind_of_message"}}, {},
                  {{"reason_for_alert"}});
  }
  return {};
}

struct Example {
  std::string_view name;
  std::string_view value;
};
constexpr std::array<Example, 21> examples{{
    {"patient_name", "Camille Morel"},
    {"of_patient_name", "de Camille Morel"},
    {"greeting_name", "Camille Morel"},
    {"practice", "Cabinet des Tilleuls"},
    {"telephone", "02 98 00 12 34"},
    {"emergency_number", "15"},
    {"received_at", "mardi 3 mars à 9 h 30"},
    {"practitioner", "Anna Kermarec"},
    {"date", "mercredi 23 septembre"},
    {"time", "10 h 30"},
    {"moment", "mercredi 23 septembre à 10 h 30"},
    {"place", "Cabinet des Tilleuls"},
    {"address", "12 rue des Tilleuls, 29000 Quimper"},
    {"old_moment", "mardi 3 mars à 9 h 30"},
    {"until", "mercredi 4 mars à 9 h 30"},
    {"hours_today", "8 h – 12 h et 14 h – 19 h"},
    {"answer", "Le parking est derrière le bâtiment."},
    {"reason_for_alert", "Un message demande votre attention."},
    {"kind_of_message", "une demande de rendez-vous"},
    {"number", "1"},
    {"line", "lundi : 8 h – 12 h"},
}};

std::string example_of(std::string_view name) {
  const auto found =
      std::find_if(examples.begin(), examples.end(), [&](const Example& each) { return each.name == name; });
  return std::string(found == examples.end() ? name : found->value);
}

}  // namespace

const ValueName* FactNames::value(std::string_view name) const {
  const auto found =
      std::find_if(values.begin(), values.end(), [&](const ValueName& each) { return each.name == name; });
  return found == values.end() ? nullptr : &*found;
}

const ListName* FactNames::list(std::string_view name) const {
  const auto found =
      std::find_if(lists.begin(), lists.end(), [&](const ListName& each) { return each.name == name; });
  return found == lists.end() ? nullptr : &*found;
}

bool FactNames::is_condition(std::string_view name) const {
  if (std::find(conditions.begin(), conditions.end(), name) != conditions.end()) return true;
  for (const std::string_view prefix : {"has_", "several_"})
    if (name.starts_with(prefix) && list(name.substr(prefix.size()))) return true;
  return false;
}

const FactNames& fact_names(MessageKind kind) {
  static const std::map<MessageKind, FactNames> table = [] {
    std::map<MessageKind, FactNames> made;
    for (const MessageKind each : all_message_kinds()) made[each] = names_of(each);
    return made;
  }();
  return table.at(kind);
}

const FactNames& footer_fact_names() {
  static const FactNames names = nameless({{"telephone"}});
  return names;
}

Facts example_facts(const FactNames& names) {
  Facts facts;
  for (const ValueName& value : names.values) facts.values[std::string(value.name)] = example_of(value.name);
  for (const ListName& list : names.lists) {
    std::map<std::string, std::string> item;
    for (const std::string_view field : list.fields) item[std::string(field)] = example_of(field);
    facts.lists[std::string(list.name)] = {item, item, item};
  }
  return facts;
}

}  // namespace permanence::compose
