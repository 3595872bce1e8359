#include "agenda/diary.h"

#include <algorithm>

#include "agenda/slot_rules.h"

namespace permanence::agenda {

namespace {

constexpr int minutes_of_a_day = 24 * 60;
constexpr int too_little_to_miss = 5;

// unusable[m] of m minutes: either nothing is placed there, or one visit and the rest after it.
std::vector<int> unusable_minutes(const Practice& practice, const Practitioner& practitioner) {
  std::vector<int> lengths;
  for (const VisitTypeName& name : practitioner.visit_types)
    if (const VisitType* type = practice.visit_type(name); type && type->duration > Minutes(0))
      lengths.push_back(
          static_cast<int>((type->buffer_before + type->duration + type->buffer_after).count()));
  std::vector<int> unusable(minutes_of_a_day + 1);
  for (int minutes = too_little_to_miss; minutes <= minutes_of_a_day; ++minutes) {
    int least = minutes;
    for (const int length : lengths)
      if (length <= minutes) least = std::min(least, unusable[static_cast<std::size_t>(minutes - length)]);
    unusable[static_cast<std::size_t>(minutes)] = least;
  }
  return unusable;
}

}  // namespace

Diary::Diary(const Practice& practice, const Practitioner& practitioner, const TimeZone& zone,
             const AgendaView& view, const std::optional<AppointmentId>& replaces, const VisitType& type)
    : practitioner_(&practitioner),
      type_(&type),
      absences_(absences_of(practitioner, zone)),
      unusable_(unusable_minutes(practice, practitioner)) {
  std::vector<Interval> busy;
  const auto add_session = [&](Interval time) {
    if (type.capacity > 1 && time.end - time.begin == type.duration) sessions_.push_back(time);
  };
  for (const Appointment& each : view.appointments) {
    if (each.practitioner != practitioner.name || !occupies(each.state) || each.id == replaces) continue;
    busy.push_back(each.busy());
    if (each.visit_type == type.name) add_session(each.time);
  }
  for (const Slot& held : view.held) {
    if (held.practitioner != practitioner.name) continue;
    busy.push_back(busy_of(practice, held));
    if (held.visit_type == type.name) add_session(held.time);
  }
  busy_ = joined(std::move(busy));
}

int Diary::unusable(Seconds stretch) const {
  const auto minutes =
      std::clamp<std::int64_t>(std::chrono::floor<Minutes>(stretch).count(), 0, minutes_of_a_day);
  return unusable_[static_cast<std::size_t>(minutes)];
}

bool Diary::leaves_hole(Interval gap, Interval visit) const {
  const Seconds before = std::max(Seconds(0), visit.begin - type_->buffer_before - gap.begin);
  const Seconds after = std::max(Seconds(0), gap.end - (visit.end + type_->buffer_after));
  return unusable(before) + unusable(after) > unusable(before + after);
}

}  // namespace permanence::agenda
