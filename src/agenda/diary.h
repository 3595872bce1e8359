// One practitioner's time for one search: what is busy, sorted once, and where a visit could begin.
#pragma once

#include <optional>
#include <vector>

#include "agenda/free_slots.h"
#include "agenda/stretches.h"

namespace permanence::agenda {

class Diary {
 public:
  // The practitioner and the visit type must outlive it. What is replaced counts as free.
  Diary(const Practice& practice, const Practitioner& practitioner, const TimeZone& zone,
        const AgendaView& view, const std::optional<AppointmentId>& replaces, const VisitType& type);

  const Practitioner& practitioner() const { return *practitioner_; }
  const std::vector<Interval>& absences() const { return absences_; }
  // Groups of this visit type that have begun to fill: the rule says whether a place is left.
  const std::vector<Interval>& sessions() const { return sessions_; }

  // Calls `consider` with each time, not before `earliest`, at which the visit could take place in that stretch without
  // touching what is busy, and whether it would leave time that no visit of the practitioner's can fill. Candidates: one
  // behind the other from the beginning of each gap, right before its end, and the quarters of the wall clock, which is
  // `offset` ahead of UTC. Some come twice.
  template <class Consider>
  void for_each_start(const Stretch& stretch, Seconds offset, Instant earliest, Consider consider) const;

 private:
  int unusable(Seconds stretch) const;
  bool leaves_hole(Interval gap, Interval visit) const;

  const Practitioner* practitioner_;
  const VisitType* type_;
  std::vector<Interval> absences_;
  std::vector<Interval> busy_;  // joined, buffers included
  std::vector<Interval> sessions_;
  std::vector<int> unusable_;  // of so many minutes, how many no row of visits can fill
};

// The first instant from `instant` on that is a multiple of `step` on a clock `offset` ahead of UTC.
constexpr Instant rounded_up(Instant instant, Minutes step, Seconds offset) {
  const Seconds past = (instant + offset).time_since_epoch() % step;
  return instant + (step - past) % step;
}

template <class Consider>
void Diary::for_each_start(const Stretch& stretch, Seconds offset, Instant earliest,
                           Consider consider) const {
  const auto first_busy = std::partition_point(busy_.begin(), busy_.end(),
                                               [&](Interval busy) { return busy.end <= stretch.time.begin; });
  for (auto next = first_busy;; ++next) {
    const Instant free_from = next == busy_.begin() ? Instant::min() : std::prev(next)->end;
    const Instant free_until = next == busy_.end() ? Instant::max() : next->begin;
    if (free_from >= stretch.time.end) return;
    const Interval gap{std::max(stretch.time.begin, free_from), std::min(stretch.time.end, free_until)};
    const Instant first =
        rounded_up(std::max(stretch.time.begin, free_from + type_->buffer_before), Minutes(5), offset);
    const Instant last = std::min(stretch.time.end, free_until - type_->buffer_after) - type_->duration;
    const auto try_at = [&](Instant begin) {
      const Interval visit{begin, begin + type_->duration};
      consider(visit, leaves_hole(gap, visit));
    };
    const Minutes pitch = type_->buffer_before + type_->duration + type_->buffer_after;
    const Instant lower = std::max(first, earliest);
    for (Instant begin = first; begin <= last; begin += pitch)
      if (begin >= lower) try_at(begin);
    for (Instant begin = rounded_up(lower, Minutes(15), offset); begin <= last; begin += Minutes(15))
      try_at(begin);
    if (last >= lower) try_at(last);
    if (next == busy_.end()) return;
  }
}

}  // namespace permanence::agenda
