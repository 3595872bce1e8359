// The practice of the agenda's tests: Anna (Monday to Friday, Saturday morning elsewhere) and Bruno (Tuesdays).
#pragma once

#include <gtest/gtest.h>

#include "agenda/free_slots.h"
#include "base/time.h"
#include "practice/practice.h"

namespace permanence::agenda {

inline TimeZone zone_named(const char* name) { return TimeZone::load(name).value(); }
inline const TimeZone& paris() {
  static const TimeZone zone = zone_named("Europe/Paris");
  return zone;
}

inline VisitType visit_type(const char* name, int minutes) {
  VisitType type;
  type.name = name;
  type.label = name;
  type.duration = Minutes(minutes);
  return type;
}

inline Practice invented_practice() {
  Practice practice;
  practice.name = "Cabinet des Tilleuls";
  practice.places = {{"tilleuls", "Cabinet des Tilleuls", "12 rue des Tilleuls, 29000 Quimper", ""},
                     {"annexe", "Annexe", "3 place du Port, 29000 Quimper", ""}};
  Practitioner anna;
  anna.name = "anna";
  anna.display_name = "Anna Kermarec";
  for (const auto day : {std::chrono::Monday, std::chrono::Tuesday, std::chrono::Wednesday,
                         std::chrono::Thursday, std::chrono::Friday}) {
    anna.hours.push_back({day, at(8), at(12), "tilleuls"});
    anna.hours.push_back({day, at(14), at(18), "tilleuls"});
  }
  anna.hours.push_back({std::chrono::Saturday, at(9), at(12), "annexe"});
  anna.visit_types = {"seance", "bilan"};
  Practitioner bruno;
  bruno.name = "bruno";
  bruno.display_name = "Bruno Le Goff";
  bruno.hours = {{std::chrono::Tuesday, at(9), at(12), "tilleuls"}};
  bruno.visit_types = {"bilan", "atelier"};
  practice.practitioners = {anna, bruno};

  VisitType session = visit_type("seance", 30);
  session.for_new_patients = false;
  VisitType assessment = visit_type("bilan", 45);
  VisitType group = visit_type("atelier", 60);
  group.capacity = 3;
  practice.visit_types = {{"seance", session}, {"bilan", assessment}, {"atelier", group}};
  return practice;
}

inline Instant in_paris(const char* local) {
  return paris().to_instant(parse_local_date_time(local).value());
}

inline SlotRequest request_for(const char* visit_type, const char* practitioner = "anna",
                               std::size_t limit = 3) {
  SlotRequest request;
  request.practitioner = practitioner;
  request.visit_type = visit_type;
  request.limit = limit;
  return request;
}

inline Appointment appointment_at(const char* local, int minutes, const char* practitioner = "anna") {
  static std::uint8_t last = 0;
  IdentifierBytes bytes{};
  bytes[0] = ++last;
  Appointment appointment;
  appointment.id = AppointmentId(bytes);
  bytes[1] = 1;
  appointment.patient = PatientId(bytes);
  appointment.practitioner = practitioner;
  appointment.place = "tilleuls";
  appointment.visit_type = "seance";
  appointment.time = {in_paris(local), in_paris(local) + Minutes(minutes)};
  return appointment;
}

// "2026-03-03T09:00:00 anna" for each, in the practice's wall time.
inline std::vector<std::string> starts(const std::vector<Slot>& slots, const TimeZone& zone = paris()) {
  std::vector<std::string> texts;
  for (const Slot& slot : slots)
    texts.push_back(to_text(zone.to_local(slot.time.begin)).substr(0, 16) + " " + slot.practitioner);
  return texts;
}
using Starts = std::vector<std::string>;

}  // namespace permanence::agenda
