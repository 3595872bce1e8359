#include <algorithm>

#include "agenda/free_slots.h"
#include "agenda/holidays.h"
#include "agenda/stretches.h"

namespace permanence::agenda {

std::vector<Interval> joined(std::vector<Interval> intervals) {
  std::sort(intervals.begin(), intervals.end(), [](Interval a, Interval b) { return a.begin < b.begin; });
  std::vector<Interval> result;
  for (const Interval& each : intervals) {
    if (each.end <= each.begin) continue;
    if (!result.empty() && each.begin < result.back().end)
      result.back().end = std::max(result.back().end, each.end);
    else
      result.push_back(each);
  }
  return result;
}

std::vector<Stretch> opening_stretches(const Practitioner& practitioner, const TimeZone& zone,
                                       LocalDate day) {
  std::vector<Stretch> stretches;
  const auto weekday = weekday_of(day);
  for (const OpeningHours& hours : practitioner.hours) {
    if (hours.day != weekday) continue;
    const Interval time{zone.to_instant(day + hours.from), zone.to_instant(day + hours.until)};
    if (time.begin < time.end) stretches.push_back({time, &hours.place});
  }
  std::sort(stretches.begin(), stretches.end(),
            [](const Stretch& a, const Stretch& b) { return a.time.begin < b.time.begin; });
  std::vector<Stretch> result;
  for (const Stretch& each : stretches) {
    if (!result.empty() && each.time.begin <= result.back().time.end && *each.place == *result.back().place)
      result.back().time.end = std::max(result.back().time.end, each.time.end);
    else
      result.push_back(each);
  }
  return result;
}

std::vector<Interval> absences_of(const Practitioner& practitioner, const TimeZone& zone) {
  std::vector<Interval> absences;
  for (const Absence& each : practitioner.absences)
    absences.push_back({zone.to_instant(each.from), zone.to_instant(each.until)});
  return joined(std::move(absences));
}

std::vector<Stretch> working_stretches(const Practice& practice, const Practitioner& practitioner,
                                       const TimeZone& zone, const std::vector<Interval>& absences,
                                       LocalDate day) {
  if (!practice.open_on_holidays && is_holiday(day, practice.holiday_region)) return {};
  std::vector<Stretch> stretches;
  for (Stretch open : opening_stretches(practitioner, zone, day)) {
    for (const Interval& absence : absences) {
      if (!overlaps(absence, open.time)) continue;
      if (open.time.begin < absence.begin)
        stretches.push_back({{open.time.begin, absence.begin}, open.place});
      open.time.begin = std::max(open.time.begin, absence.end);
    }
    if (open.time.begin < open.time.end) stretches.push_back(open);
  }
  return stretches;
}

std::vector<Interval> working_hours(const Practice& practice, const Practitioner& practitioner,
                                    const TimeZone& zone, LocalDate day) {
  std::vector<Interval> hours;
  for (const Stretch& each :
       working_stretches(practice, practitioner, zone, absences_of(practitioner, zone), day))
    hours.push_back(each.time);
  return hours;
}

}  // namespace permanence::agenda
