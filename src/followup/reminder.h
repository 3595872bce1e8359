// Reminders of an appointment: the same wall time the day before; never after the start, never twice.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "compose/composer.h"
#include "practice/appointment.h"
#include "practice/practice.h"

namespace permanence::followup {

// A due instant is often the last permitted one: what comes so soon after it is still on time.
inline constexpr Minutes punctual{30};

// When the reminder is due: `before` earlier on wall time; in quiet hours, on a Sunday or holiday, at the last permitted
// hour before. nullopt: this appointment gets none (state, a change was asked for, reminders off, or the patient
// booked or confirmed it within the last 24 hours before that instant).
std::optional<Instant> reminder_due(const Practice& practice, const TimeZone& zone, const Appointment& appointment);

// Whether it may still leave now: it is due, the visit is neither over nor begun.
bool may_leave(const Practice& practice, const TimeZone& zone, const Appointment& appointment, Instant now);

// The outbox key: unique for what the patient was told.
std::string reminder_key(const Practice& practice, const Appointment& appointment);

// What the template needs: date, time, place, practitioner; no reason, no specialty.
compose::Facts reminder_facts(const Practice& practice, const TimeZone& zone, const Appointment& appointment,
                              const Patient& patient, const Contact& contact);

}  // namespace permanence::followup
