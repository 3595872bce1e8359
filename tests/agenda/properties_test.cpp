// What holds for every agenda that can be thought of. RapidCheck prints the seed; RC_PARAMS in the environment gives another.
#include <array>
#include <cstdlib>
#include <random>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "agenda/departure.h"
#include "agenda/holidays.h"
#include "agenda/invented_practice.h"

namespace permanence::agenda {

namespace {

const int seed_is_fixed = setenv("RC_PARAMS", "seed=20260302 max_success=400", 0);

constexpr std::array zones{"Europe/Paris",    "Indian/Reunion", "America/Martinique",
                           "America/Cayenne", "Indian/Mayotte", "America/Guadeloupe"};

// A practice, what stands in its agenda and a request, all drawn from one number so that a failure can be drawn again.
struct Scene {
  explicit Scene(std::uint32_t seed)
      : random(seed), zone(zone_named(zones[up_to(zones.size())])), practice(invented_practice()) {
    practice.holiday_region = static_cast<HolidayRegion>(up_to(8));
    practice.open_on_holidays = up_to(4) == 0;
    for (auto& [name, type] : practice.visit_types) {
      type.duration = Minutes(10 + 5 * up_to(12));
      type.buffer_before = Minutes(5 * up_to(4));
      type.buffer_after = Minutes(5 * up_to(4));
      type.capacity = up_to(3) ? 1 : 3;
      type.minimum_notice = std::chrono::hours(up_to(50));
      type.horizon = std::chrono::days(1 + up_to(20));
    }
    // Around the changes of clocks, the end of February and Christmas more often than anywhere else.
    constexpr std::array hard_days{"2026-03-29", "2026-10-25", "2028-02-29", "2027-12-24", "2026-05-14"};
    const LocalDate around = up_to(2) ? parse_local_date(hard_days[up_to(hard_days.size())]).value()
                                      : date(2026, 1, 1) + std::chrono::days(up_to(1000));
    now = zone.to_instant(around) - Minutes(up_to(10 * 24 * 60)) + Seconds(up_to(60));
    for (Practitioner& each : practice.practitioners) {
      if (up_to(3) == 0)  // nights and Sundays too
        each.hours.push_back(
            {std::chrono::weekday(static_cast<unsigned>(up_to(7))), at(0), at(24), "tilleuls"});
      for (std::size_t i = up_to(3); i > 0; --i) {
        const LocalDateTime from = zone.to_local(now) + Minutes(up_to(20 * 24 * 60));
        each.absences.push_back({from, from + Minutes(up_to(3 * 24 * 60)), "absence"});
      }
    }
    for (std::size_t i = up_to(60); i > 0; --i) view.appointments.push_back(appointment());
    for (std::size_t i = up_to(8); i > 0; --i) {
      const Appointment like = appointment();
      view.held.push_back({like.time, like.practitioner, like.place, like.visit_type});
    }
    request.practitioner = up_to(3) ? practice.practitioners[up_to(2)].name : "";
    request.visit_type = any_visit_type();
    request.known_patient = up_to(4) != 0;
    request.limit = 1 + up_to(12);
    if (up_to(2)) request.patient = patient(up_to(5));
    if (up_to(3) == 0 && !view.appointments.empty())
      request.replaces = view.appointments[up_to(view.appointments.size())].id;
    if (up_to(3) == 0) request.fits = [](LocalDateTime start, Minutes) { return time_of(start) >= at(14); };
    if (up_to(3) == 0)
      request.preferred = [](LocalDateTime start, Minutes) {
        return weekday_of(date_of(start)) == std::chrono::Tuesday;
      };
  }

  std::size_t up_to(std::size_t limit) { return random() % limit; }
  VisitTypeName any_visit_type() {
    constexpr std::array names{"seance", "bilan", "atelier"};
    return names[up_to(names.size())];
  }
  static PatientId patient(std::size_t number) {
    IdentifierBytes bytes{};
    bytes[0] = static_cast<std::uint8_t>(number + 1);
    return PatientId(bytes);
  }
  Appointment appointment() {
    Appointment row;
    IdentifierBytes bytes{};
    bytes[1] = static_cast<std::uint8_t>(view.appointments.size() + 1);
    row.id = AppointmentId(bytes);
    row.patient = patient(up_to(5));
    row.practitioner = practice.practitioners[up_to(2)].name;
    row.place = "tilleuls";
    row.visit_type = any_visit_type();
    const VisitType& type = practice.visit_types.at(row.visit_type);
    const Instant midnight = zone.to_instant(date_of(zone.to_local(now)) + std::chrono::days(up_to(21)));
    row.time.begin = midnight + Minutes(5 * up_to(288));
    row.time.end = row.time.begin + type.duration;
    row.buffer_before = type.buffer_before;
    row.buffer_after = type.buffer_after;
    row.capacity = type.capacity;
    row.state = static_cast<AppointmentState>(up_to(7));
    return row;
  }

  std::mt19937 random;
  TimeZone zone;
  Practice practice;
  AgendaView view;
  SlotRequest request;
  Instant now;
};

bool joins_group(const Scene& scene, const Slot& slot, Interval time, const VisitTypeName& visit_type) {
  return scene.practice.visit_types.at(slot.visit_type).capacity > 1 && visit_type == slot.visit_type &&
         time == slot.time;
}

}  // namespace

RC_GTEST_PROP(EverySlotOffered, PassesTheCheck, (std::uint32_t seed)) {
  const Scene scene(seed);
  const auto slots = find_slots(scene.practice, scene.zone, scene.view, scene.now, scene.request);
  RC_ASSERT(slots.size() <= scene.request.limit);
  for (const Slot& slot : slots)
    RC_ASSERT(check_slot(scene.practice, scene.zone, scene.view, scene.now, scene.request, slot) ==
              Refusal::none);
}

// The same, without the code that check_slot and find_slots share.
RC_GTEST_PROP(EverySlotOffered, OverlapsNothing, (std::uint32_t seed)) {
  const Scene scene(seed);
  const Practice& practice = scene.practice;
  const TimeZone& zone = scene.zone;
  const AgendaView& view = scene.view;
  const SlotRequest& request = scene.request;
  const Instant now = scene.now;
  const VisitType& type = practice.visit_types.at(request.visit_type);
  for (const Slot& slot : find_slots(practice, zone, view, now, request)) {
    const Interval busy{slot.time.begin - type.buffer_before, slot.time.end + type.buffer_after};
    int in_group = 1;
    for (const Appointment& each : view.appointments) {
      if (!occupies(each.state) || each.id == request.replaces) continue;
      if (request.patient && each.patient == *request.patient) RC_ASSERT(!overlaps(each.time, slot.time));
      if (each.practitioner != slot.practitioner) continue;
      if (joins_group(scene, slot, each.time, each.visit_type))
        ++in_group;
      else
        RC_ASSERT(!overlaps(each.busy(), busy));
    }
    for (const Slot& held : view.held) {
      if (held.practitioner != slot.practitioner) continue;
      if (joins_group(scene, slot, held.time, held.visit_type))
        ++in_group;
      else
        RC_ASSERT(!overlaps(held.time, busy));
    }
    RC_ASSERT(in_group <= type.capacity);
  }
}

RC_GTEST_PROP(EverySlotOffered, LiesInOpenHoursAndIsWhatWasAskedFor, (std::uint32_t seed)) {
  const Scene scene(seed);
  const Practice& practice = scene.practice;
  const TimeZone& zone = scene.zone;
  const AgendaView& view = scene.view;
  const SlotRequest& request = scene.request;
  const Instant now = scene.now;
  const VisitType& type = practice.visit_types.at(request.visit_type);
  const auto slots = find_slots(practice, zone, view, now, request);
  for (const Slot& slot : slots) {
    const LocalDateTime begin = zone.to_local(slot.time.begin), end = zone.to_local(slot.time.end);
    const LocalDate day = date_of(begin);
    if (!practice.open_on_holidays) RC_ASSERT(!is_holiday(day, practice.holiday_region));
    const Practitioner& practitioner = *practice.practitioner(slot.practitioner);
    for (const Absence& each : practitioner.absences)
      RC_ASSERT(slot.time.end <= zone.to_instant(each.from) ||
                zone.to_instant(each.until) <= slot.time.begin);
    RC_ASSERT(
        std::any_of(practitioner.hours.begin(), practitioner.hours.end(), [&](const OpeningHours& each) {
          return each.day == weekday_of(day) && each.place == slot.place && day + each.from <= begin &&
                 end <= day + each.until;
        }));
    RC_ASSERT(slot.time.end - slot.time.begin == type.duration);
    RC_ASSERT(slot.time.begin >= now + type.minimum_notice);
    RC_ASSERT(day <= date_of(zone.to_local(now)) + type.horizon);
    RC_ASSERT(request.practitioner.empty() || slot.practitioner == request.practitioner);
    if (request.fits) RC_ASSERT(request.fits(begin, type.duration));
    for (const Slot& other : slots) RC_ASSERT(other == slot || !overlaps(other.time, slot.time));
  }
  if (request.preferred) {
    const auto preferred = [&](const Slot& slot) {
      return request.preferred(zone.to_local(slot.time.begin), type.duration);
    };
    RC_ASSERT(std::is_partitioned(slots.begin(), slots.end(), preferred));
  }
}

// Nothing free is missed: where no slot is found, no quarter of an hour of the horizon passes the check.
RC_GTEST_PROP(WhereNoSlotIsOffered, NoneIsFree, (std::uint32_t seed)) {
  Scene scene(seed);
  scene.request.preferred = nullptr;
  scene.request.limit = 1;
  for (Practitioner& each : scene.practice.practitioners)  // mostly full, or there is nothing to see
    each.hours.resize(2);
  if (!find_slots(scene.practice, scene.zone, scene.view, scene.now, scene.request).empty()) return;
  const Practice& practice = scene.practice;
  const TimeZone& zone = scene.zone;
  const AgendaView& view = scene.view;
  const SlotRequest& request = scene.request;
  const Instant now = scene.now;
  const LocalDateTime midnight = date_of(zone.to_local(now));
  for (const Practitioner& practitioner : practice.practitioners) {
    if (!request.practitioner.empty() && practitioner.name != request.practitioner) continue;
    for (int quarter = 0; quarter < 22 * 96; ++quarter) {
      const Instant begin = zone.to_instant(midnight + Minutes(15 * quarter));
      const auto slot = slot_at(practice, zone, practitioner.name, request.visit_type, begin);
      if (!slot || (request.fits && !request.fits(zone.to_local(begin), Minutes(30)))) continue;
      const bool replaced =
          std::any_of(view.appointments.begin(), view.appointments.end(), [&](const Appointment& each) {
            return each.id == request.replaces && each.time.begin == begin &&
                   each.practitioner == practitioner.name;
          });
      RC_ASSERT(replaced || check_slot(practice, zone, view, now, request, *slot) != Refusal::none);
    }
  }
}

RC_GTEST_PROP(Departing, IsPermittedOnTheRightSideAndStaysWhereItIs, (std::uint32_t seed)) {
  const Scene scene(seed);
  Practice practice = scene.practice;
  std::mt19937 random(seed);
  if (random() % 3 == 0)
    practice.quiet_hours = {at(static_cast<int>(random() % 24)), at(static_cast<int>(random() % 24))};
  const auto quiet = [&](Instant instant) { return is_quiet(practice, scene.zone, instant); };

  const Instant last = last_permitted_at_or_before(practice, scene.zone, scene.now);
  RC_ASSERT(last <= scene.now);
  RC_ASSERT(!quiet(last));
  RC_ASSERT(last_permitted_at_or_before(practice, scene.zone, last) == last);
  for (Instant each = last + Minutes(1); each <= scene.now && quiet(scene.now); each += Minutes(1))
    RC_ASSERT(quiet(each));

  const Instant first = first_permitted_at_or_after(practice, scene.zone, scene.now);
  RC_ASSERT(first >= scene.now);
  RC_ASSERT(!quiet(first));
  RC_ASSERT(first_permitted_at_or_after(practice, scene.zone, first) == first);
  for (Instant each = scene.now; each < first; each += Seconds(20)) RC_ASSERT(quiet(each));
}

}  // namespace permanence::agenda
