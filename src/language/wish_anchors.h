// Where a time that leans on others counts from: hours on the day said before, "le lendemain" on the day spoken of, a
// weekday in the week named. Internal to the room; wish_extraction.cpp asks.
#pragma once

#include "language/reading.h"
#include "language/wish_reader.h"

namespace permanence::language {

// Longer than a day, or open: days are chosen within it.
bool is_container(const Day& day);

class Anchors {
 public:
  Anchors(MessageTimes& times, const ReadingContext& context) : times_(times), context_(context) {}
  // Gives the statement its place. Those before it have theirs.
  void place(std::size_t index);

 private:
  void resolve(std::size_t index);
  void lean_on_day_before(std::size_t index);
  void stay_in_week(std::size_t index);
  void skip_absences(std::size_t index);
  std::optional<LocalDate> day_spoken_of(std::size_t index) const;
  bool others_have_hours(std::size_t index) const;
  void stay_on_booked_day(Statement& statement) const;

  MessageTimes& times_;
  const ReadingContext& context_;
};

}  // namespace permanence::language
