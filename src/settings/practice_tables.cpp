#include "settings/practice_tables.h"

#include <algorithm>

#include "base/text.h"
#include "settings/kind_names.h"

namespace permanence::settings {
namespace {

using Regions = std::array<std::pair<std::string_view, HolidayRegion>, 8>;
constexpr Regions regions{{{"metropole", HolidayRegion::metropole},
                           {"alsace_moselle", HolidayRegion::alsace_moselle},
                           {"alsace_moselle_vendredi_saint", HolidayRegion::alsace_moselle_good_friday},
                           {"martinique", HolidayRegion::martinique},
                           {"guadeloupe", HolidayRegion::guadeloupe},
                           {"guyane", HolidayRegion::guyane},
                           {"reunion", HolidayRegion::reunion},
                           {"mayotte", HolidayRegion::mayotte}}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> tones{
    {{"chaleureux", "chaleureux"}, {"neutre", "neutre"}, {"formel", "formel"}}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> out_of_hours_numbers{
    {{"15", "15"}, {"116 117", "116 117"}, {"116117", "116 117"}}};

bool is_telephone(std::string_view text) {
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 10 && digits <= 15 && text.find_first_not_of("0123456789 .+-()") == std::string_view::npos;
}

LocalTime time_of_day(TableReader& reader, std::string_view name, LocalTime otherwise) {
  const std::string text = reader.text(name);
  if (text.empty()) return otherwise;
  if (const auto time = parse_local_time(text)) return *time;
  reader.problem(name, "error.settings.bad_time", {{"value", text}});
  return otherwise;
}

// Emergencies, neutral receipts and alerts aren't the file's to hold back.
bool is_free(MessageKind kind) {
  return kind != MessageKind::emergency && kind != MessageKind::neutral_receipt && kind != MessageKind::alert;
}

std::optional<MessageKind> kind_of_key(TableReader& reader, const std::string& key) {
  const auto kind = kind_named(key);
  if (!kind)
    reader.problem(key, "error.settings.unknown_kind",
                   {{"value", key}, {"meant", nearest(key, french_kind_names())}});
  else if (!is_free(*kind))
    reader.problem(key, "error.settings.kind_not_free", {{"value", key}});
  else
    return kind;
  return std::nullopt;
}

}  // namespace

bool is_mail_address(std::string_view text) {
  const auto at = text.find('@');
  if (at == 0 || at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos)
    return false;
  const auto domain = text.substr(at + 1);
  return text.size() <= 254 && text.find_first_of(" \t\r\n<>()[],;:\\\"") == std::string_view::npos &&
         domain.find('.') != std::string_view::npos && domain.front() != '.' && domain.back() != '.' &&
         domain.find("..") == std::string_view::npos;
}

void read_cabinet(TableReader& document, Practice& practice) {
  const TomlValue* table = document.table("cabinet");
  if (!table) {
    if (!document.has("cabinet")) document.problem("cabinet", "error.settings.missing");
    return;
  }
  TableReader reader(*table, "cabinet", document.problems());
  practice.name = reader.required("nom");
  practice.telephone = reader.required("telephone");
  if (!practice.telephone.empty() && !is_telephone(practice.telephone))
    reader.problem("telephone", "error.settings.bad_telephone", {{"value", practice.telephone}});
  practice.time_zone_name = reader.text("fuseau", practice.time_zone_name);
  if (const auto zone = TimeZone::load(practice.time_zone_name); !zone)
    reader.problem("fuseau", zone.error().text, zone.error().facts);
  practice.holiday_region = reader.choice("region_jours_feries", practice.holiday_region, regions);
  practice.open_on_holidays = reader.yes_or_no("ouvert_jours_feries", false);
  practice.tone = reader.choice("ton", std::string_view("neutre"), tones);
  practice.accepts_new_patients = reader.yes_or_no("nouveaux_patients", true);
  practice.out_of_hours_number =
      reader.choice("numero_hors_horaires", std::string_view("15"), out_of_hours_numbers);
  reader.finish();
}

void read_places(TableReader& document, Practice& practice) {
  int number = 0;
  for (const TomlValue* each : document.tables("lieu")) {
    TableReader reader(*each, "lieu " + std::to_string(++number), document.problems());
    Place place;
    place.name = reader.required("nom");
    if (!place.name.empty() && !is_short_name(place.name))
      reader.problem("nom", "error.settings.bad_name", {{"value", place.name}});
    if (practice.place(place.name)) reader.problem("nom", "error.settings.twice", {{"value", place.name}});
    place.label = reader.required("libelle");
    place.address = reader.required("adresse");
    place.access = reader.text("acces");
    reader.finish();
    practice.places.push_back(std::move(place));
  }
  if (practice.places.empty() && !document.has("lieu")) document.problem("lieu", "error.settings.missing");
}

void read_visit_types(TableReader& document, const std::vector<Pack>& packs, Practice& practice) {
  for (const Pack& pack : packs)
    for (const VisitType& type : pack.visit_types)
      if (!practice.visit_types.emplace(type.name, type).second)
        document.problems().error(0, "", "error.settings.visit_type_of_two_packs",
                                  {{"value", type.name}, {"pack", pack.name}});
  int number = 0;
  std::vector<std::string> seen;
  for (const TomlValue* each : document.tables("type_de_visite")) {
    TableReader reader(*each, "type_de_visite " + std::to_string(++number), document.problems());
    VisitType known;
    known.name = reader.required("nom");
    if (!known.name.empty() && !is_short_name(known.name))
      reader.problem("nom", "error.settings.bad_name", {{"value", known.name}});
    if (std::find(seen.begin(), seen.end(), known.name) != seen.end())
      reader.problem("nom", "error.settings.twice", {{"value", known.name}});
    seen.push_back(known.name);
    if (const VisitType* of_pack = practice.visit_type(known.name)) known = *of_pack;
    VisitType type = read_visit_type(reader, std::move(known));
    if (!type.name.empty()) practice.visit_types[type.name] = std::move(type);
  }
}

void read_levels(TableReader& document, Practice& practice) {
  static constexpr std::array<std::pair<std::string_view, Level>, 5> levels{{{"auto", Level::automatic},
                                                                             {"brouillon", Level::draft},
                                                                             {"jamais", Level::off},
                                                                             {"draft", Level::draft},
                                                                             {"off", Level::off}}};
  if (const TomlValue* table = document.table("niveaux")) {
    TableReader reader(*table, "niveaux", document.problems());
    for (const auto& [key, value] : reader.entries())
      if (const auto kind = kind_of_key(reader, key))
        practice.kinds[*kind].level = reader.choice(key, Level::draft, levels);
  }
  if (const TomlValue* table = document.table("delais")) {
    TableReader reader(*table, "delais", document.problems());
    const Minutes general(
        reader.whole("general", static_cast<int>(KindSettings{}.departure_delay.count()), 0, 1440));
    for (const MessageKind kind : all_message_kinds())
      if (is_free(kind)) practice.kinds[kind].departure_delay = general;
    for (const auto& [key, value] : reader.entries())
      if (key != "general")
        if (const auto kind = kind_of_key(reader, key))
          practice.kinds[*kind].departure_delay =
              Minutes(reader.whole(key, static_cast<int>(general.count()), 0, 1440));
  }
}

void read_sending(TableReader& document, Practice& practice) {
  if (const TomlValue* table = document.table("rappels")) {
    TableReader reader(*table, "rappels", document.problems());
    practice.reminder.enabled = reader.yes_or_no("actifs", true);
    practice.reminder.before = std::chrono::hours(reader.whole("heures_avant", 24, 1, 24 * 14));
    reader.finish();
  }
  if (const TomlValue* table = document.table("heures_calmes")) {
    TableReader reader(*table, "heures_calmes", document.problems());
    practice.quiet_hours.from = time_of_day(reader, "de", practice.quiet_hours.from);
    practice.quiet_hours.until = time_of_day(reader, "a", practice.quiet_hours.until);
    reader.finish();
  }
  if (const TomlValue* table = document.table("limites")) {
    TableReader reader(*table, "limites", document.problems());
    Limits& limits = practice.limits;
    limits.automatic_messages_per_sender_and_day =
        reader.whole("messages_automatiques_par_jour", limits.automatic_messages_per_sender_and_day, 1, 50);
    limits.slots_per_offer = reader.whole("creneaux_par_proposition", limits.slots_per_offer, 1, 9);
    limits.open_holds_per_person =
        reader.whole("creneaux_retenus_par_personne", limits.open_holds_per_person, 0, 9);
    limits.held_share_of_day_percent =
        reader.whole("part_du_jour_retenue_pour_cent", limits.held_share_of_day_percent, 0, 100);
    limits.offer_validity = std::chrono::hours(reader.whole(
        "validite_proposition_heures", static_cast<int>(limits.offer_validity.count()), 1, 24 * 14));
    reader.finish();
  }
}

void read_alerts(TableReader& document, Practice& practice) {
  int number = 0;
  for (const TomlValue* each : document.tables("alerte")) {
    TableReader reader(*each, "alerte " + std::to_string(++number), document.problems());
    AlertRoute route{ascii_lowered(reader.required("courriel")), reader.text("boite")};
    if (!route.email.empty() && !is_mail_address(route.email))
      reader.problem("courriel", "error.settings.bad_mail_address", {{"value", route.email}});
    if (!route.through.empty() && !practice.mailbox(route.through))
      reader.problem("boite", "error.settings.unknown_mailbox", {{"value", route.through}});
    for (const MailboxSettings& mailbox : practice.mailboxes)
      if (!route.email.empty() && mailbox.address == route.email)
        reader.problem("courriel", "error.settings.alert_to_itself", {{"value", route.email}});
    reader.finish();
    practice.alerts.push_back(std::move(route));
  }
  if (practice.alerts.empty()) document.warn("alerte", "error.settings.no_alert");
}

void read_mail_rules(TableReader& document, Practice& practice) {
  const TomlValue* table = document.table("courrier");
  if (!table) return;
  TableReader reader(*table, "courrier", document.problems());
  for (const Line& entry : reader.texts("jamais_toucher")) {
    const std::string address = ascii_lowered(entry.text);
    const bool usable = address.starts_with("@") ? is_mail_address("x" + address) : is_mail_address(address);
    if (!usable)
      document.problems().error(entry.line, "courrier.jamais_toucher", "error.settings.bad_never_touch",
                                {{"value", entry.text}});
    practice.never_touch.push_back(address);
  }
  reader.finish();
}

void read_replies(TableReader& document, Practice& practice) {
  if (const TomlValue* table = document.table("reponses")) {
    TableReader reader(*table, "reponses", document.problems());
    practice.answers = read_answers(reader);
  }
}

}  // namespace permanence::settings
