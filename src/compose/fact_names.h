// The names that a template of each kind may use: the one table that templates, their check and those who
// fill them share.
//
// A value that has a guard may be absent: a template uses it only inside {{#guard}}…{{/guard}}. Every other
// value must be given where the template uses it. A condition that isn't given is false. The composer itself
// fills `practice`, `telephone`, `emergency_number` and the list `places` from the practice, and for each
// list L the conditions `has_L` (not empty) and `several_L` (more than one).
//
//   value             what it is                                             guard
//   patient_name      "Camille Morel", as on file                            patient_name
//   greeting_name     how the person written to is greeted: "Madame Morel"   has_name
//   practice          the practice's name                                    -
//   telephone         how to reach a person                                  -
//   emergency_number  15 or 116 117: when the practice is closed             -
//   received_at       when a message found late had come: "mardi 3 mars"     was_late
//   practitioner      "Anna Kermarec"                                        - (appointments: of the one told
//   about) date, time        "mardi 3 mars", "9 h 30"                               - moment "mardi 3 mars à
//   9 h 30"                                - place, address    "Cabinet des Tilleuls", one line address has:
//   address old_moment        what an appointment is moved from                      old_moment, but needed
//   by `moved` until             when held slots are released, as a moment              holds hours_today "8
//   h – 12 h"                                           hours_today answer            the approved answer;
//   may have several lines            answer, but needed where there is nothing else reason_for_alert  a
//   sentence without the patient's words                 - kind_of_message   what the message was about, in
//   French                  kind_of_message
//
//   condition: has_name, several_practitioners, several_places, was_late, first_contact, holds, suicide
//   (emergency),
//              for_someone_else (the person written to is not the patient: a parent, a carer)
//   list:      slots {number, moment, practitioner, place}, appointments {moment, practitioner, place},
//              opening {line}, places {place, address, access}
#pragma once

#include <string_view>
#include <vector>

#include "compose/composer.h"

namespace permanence::compose {

struct ValueName {
  std::string_view name;
  std::string_view guard;  // empty: must be given where the template uses it
};

struct ListName {
  std::string_view name;
  std::vector<std::string_view> fields;
};

struct FactNames {
  std::vector<ValueName> values;
  std::vector<std::string_view> conditions;
  std::vector<ListName> lists;
  // A template must use one name of each group: a reminder without its time is none.
  std::vector<std::vector<std::string_view>> needed;

  const ValueName* value(std::string_view name) const;
  const ListName* list(std::string_view name) const;
  bool is_condition(std::string_view name) const;  // those computed from lists included
};

const FactNames& fact_names(MessageKind kind);
const FactNames& footer_fact_names();

// Invented facts with every name of the kind: for measuring a template, showing it in the editor, and tests.
Facts example_facts(const FactNames& names);

}  // namespace permanence::compose
