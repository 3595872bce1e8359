// The stretches of a day at which a practitioner works, with the place: what working hours and slots are made of.
#pragma once

#include <vector>

#include "base/time.h"
#include "practice/practice.h"

namespace permanence::agenda {

struct Stretch {
  Interval time;
  const PlaceName* place = nullptr;  // in the practitioner's hours: never outlives them
};

// As the week says, whatever the day: by beginning, adjoining ones of one place joined. A stretch that a change of clocks
// swallows is left out.
std::vector<Stretch> opening_stretches(const Practitioner& practitioner, const TimeZone& zone, LocalDate day);

// In UTC, by beginning, joined where they overlap.
std::vector<Interval> absences_of(const Practitioner& practitioner, const TimeZone& zone);

// Opening stretches less absences (as `absences_of` gives them); none on a holiday, unless the practice is open then.
std::vector<Stretch> working_stretches(const Practice& practice, const Practitioner& practitioner,
                                       const TimeZone& zone, const std::vector<Interval>& absences,
                                       LocalDate day);

// Sorted, and joined where they overlap.
std::vector<Interval> joined(std::vector<Interval> intervals);

}  // namespace permanence::agenda
