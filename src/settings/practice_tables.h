// The tables of practice.toml, each read into its part of the Practice. What one table says of another (a
// place, a practitioner, a mailbox) is checked once all are read: practice_check.h.
#pragma once

#include <vector>

#include "settings/pack.h"
#include "settings/table_reader.h"

namespace permanence::settings {

void read_cabinet(TableReader& document, Practice& practice);
void read_places(TableReader& document, Practice& practice);
void read_practitioners(TableReader& document, Practice& practice);
// After the practitioners' packs are known: those visit types, changed or completed by [[type_de_visite]].
void read_visit_types(TableReader& document, const std::vector<Pack>& packs, Practice& practice);
void read_mailboxes(TableReader& document, Practice& practice);
void read_levels(TableReader& document, Practice& practice);      // [niveaux], [delais]
void read_sending(TableReader& document, Practice& practice);     // [rappels], [heures_calmes], [limites]
void read_alerts(TableReader& document, Practice& practice);      // [[alerte]]
void read_mail_rules(TableReader& document, Practice& practice);  // [courrier]
void read_replies(TableReader& document, Practice& practice);     // [reponses]

bool is_mail_address(std::string_view text);

// "lundi 08:00-12:00 tilleuls", "lundi-vendredi 09:00-12:30", "mardi jeudi 14:00-19:00 tilleuls": one stretch
// for each day, the place empty if it isn't named. nullopt if it can't be read.
std::optional<std::vector<OpeningHours>> parse_opening_hours(std::string_view text);

}  // namespace permanence::settings
