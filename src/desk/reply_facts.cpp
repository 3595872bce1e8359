#include "desk/reply_facts.h"

#include <algorithm>

#include "compose/french.h"

namespace permanence::desk {
namespace {

using compose::moment_in_words;
using compose::time_in_words;

constexpr std::string_view space = compose::no_break_space;

struct Stretch {
  LocalTime from, until;
};

std::vector<Stretch> merged(std::vector<Stretch> stretches) {
  std::sort(stretches.begin(), stretches.end(),
            [](const Stretch& a, const Stretch& b) { return a.from < b.from; });
  std::vector<Stretch> out;
  for (const Stretch& stretch : stretches) {
    if (!out.empty() && stretch.from <= out.back().until)
      out.back().until = std::max(out.back().until, stretch.until);
    else
      out.push_back(stretch);
  }
  return out;
}

// "de 9 h à 12 h et de 14 h à 18 h"
std::string in_words(const Case& of, const std::vector<Stretch>& stretches) {
  if (stretches.empty()) return of.sentence("desk.facts.closed");
  std::string words;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    if (i > 0) words += i + 1 == stretches.size() ? " " + of.sentence("desk.facts.and") + " " : ", ";
    words += of.sentence("desk.facts.from_until", {{"from", time_in_words(stretches[i].from)},
                                                   {"until", time_in_words(stretches[i].until)}});
  }
  return words;
}

std::string hours_today(const Case& of) {
  const Situation& situation = of.situation;
  const LocalDate today = date_of(of.local(situation.now));
  std::vector<Stretch> stretches;
  for (const Practitioner& practitioner : situation.practice.practitioners)
    for (const Interval& open :
         agenda::working_hours(situation.practice, practitioner, situation.zone, today)) {
      const LocalDateTime end = of.local(open.end);
      stretches.push_back({time_of(of.local(open.begin)), date_of(end) == today ? time_of(end) : at(24)});
    }
  return in_words(of, merged(stretches));
}

std::vector<std::map<std::string, std::string>> opening(const Case& of) {
  std::vector<std::map<std::string, std::string>> lines;
  for (unsigned day = 1; day <= 7; ++day) {
    const std::chrono::weekday weekday(day);
    std::vector<Stretch> stretches;
    for (const Practitioner& practitioner : of.situation.practice.practitioners)
      for (const OpeningHours& hours : practitioner.hours)
        if (hours.day == weekday) stretches.push_back({hours.from, hours.until});
    if (stretches.empty()) continue;
    std::string name = compose::weekday_in_words(weekday);
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
    lines.push_back({{"line", name + std::string(space) + ": " + in_words(of, merged(stretches))}});
  }
  return lines;
}

// Found so long after it came that the answer has to say so.
bool was_late(const Situation& situation) {
  constexpr std::chrono::hours for_emergencies{1}, for_everything_else{12};
  const bool urgent = situation.reading.urgency == language::Urgency::emergency;
  return situation.now - situation.message.received_at >= (urgent ? for_emergencies : for_everything_else);
}

// Whom the greeting names: the patient, where they write for themselves; a parent's name isn't on file for
// sure.
const Patient* greeted(const Case& of) {
  const Patient* patient = of.patient();
  if (patient == nullptr) return nullptr;
  const ContactLink* link = of.link_to(patient->id);
  return link != nullptr && link->relation == Relation::self ? patient : nullptr;
}

}  // namespace

compose::Facts common_facts(const Case& of) {
  const Situation& situation = of.situation;
  const Practice& practice = situation.practice;
  compose::Facts facts;
  facts.values = {{"practice", practice.name},
                  {"telephone", practice.telephone},
                  {"emergency_number", practice.out_of_hours_number},
                  {"received_at", moment_in_words(of.local(situation.message.received_at))},
                  {"hours_today", hours_today(of)}};
  facts.lists["opening"] = opening(of);
  const Patient* named = greeted(of);
  if (named != nullptr) facts.values["greeting_name"] = named->full_name();
  if (of.patient() != nullptr) facts.values["patient_name"] = of.patient()->full_name();
  const bool for_someone_else = of.patient() != nullptr && named == nullptr;
  facts.conditions = {{"has_name", named != nullptr},
                      {"for_someone_else", for_someone_else},
                      {"several_practitioners", practice.practitioners.size() > 1},
                      {"several_places", practice.places.size() > 1},
                      {"first_contact", !situation.answers_us},
                      {"was_late", was_late(situation)},
                      {"holds", false},
                      {"suicide", false}};
  return facts;
}

std::map<std::string, std::string> visit_facts(const Case& of, Instant begin,
                                               const PractitionerName& practitioner, const PlaceName& place) {
  const LocalDateTime moment = of.local(begin);
  const Practitioner* who = of.situation.practice.practitioner(practitioner);
  const Place* where = of.situation.practice.place(place);
  return {{"moment", moment_in_words(moment)},
          {"date", compose::date_in_words(date_of(moment))},
          {"time", time_in_words(time_of(moment))},
          {"practitioner", who == nullptr ? of.situation.practice.name : who->display_name},
          {"place", where == nullptr ? "" : where->label},
          {"address", where == nullptr ? "" : where->address}};
}

std::map<std::string, std::string> visit_facts(const Case& of, const Appointment& appointment) {
  return visit_facts(of, appointment.time.begin, appointment.practitioner, appointment.place);
}

compose::Facts facts_about(const Case& of, const Appointment& appointment) {
  compose::Facts facts;
  facts.values = visit_facts(of, appointment);
  return facts;
}

compose::Facts facts_listing(const Case& of, const std::vector<const Appointment*>& appointments) {
  compose::Facts facts;
  auto& list = facts.lists["appointments"];
  const auto& patients = of.situation.patients;
  const bool of_several = std::any_of(appointments.begin(), appointments.end(), [&](const Appointment* appointment) {
    return appointment->patient != appointments.front()->patient;
  });
  for (const Appointment* appointment : appointments) {
    auto line = visit_facts(of, *appointment);
    const auto whose = std::find_if(patients.begin(), patients.end(), [&](const Patient& patient) {
      return patient.id == appointment->patient;
    });
    if (of_several && whose != patients.end()) line["patient_name"] = whose->full_name();
    list.push_back(std::move(line));
  }
  return facts;
}

compose::Facts facts_offering(const Case& of, const Offer& offer) {
  compose::Facts facts;
  auto& list = facts.lists["slots"];
  for (const Slot& slot : offer.slots) {
    auto line = visit_facts(of, slot.time.begin, slot.practitioner, slot.place);
    line["number"] = std::to_string(list.size() + 1);
    list.push_back(std::move(line));
  }
  facts.values["until"] = moment_in_words(of.local(offer.expires_at));
  facts.conditions["holds"] = offer.holds;
  return facts;
}

void add(compose::Facts& to, const compose::Facts& more) {
  to.values.insert(more.values.begin(), more.values.end());
  to.conditions.insert(more.conditions.begin(), more.conditions.end());
  to.lists.insert(more.lists.begin(), more.lists.end());
}

}  // namespace permanence::desk
