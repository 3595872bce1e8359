#include "language/wish_anchors.h"

#include <algorithm>

#include "base/text.h"
#include "language/calendar_rules.h"

namespace permanence::language {

using std::chrono::days;

namespace {

bool counts_from_named(const Statement& statement) {
  if (statement.time.day->form != DayForm::relative) return false;
  const std::string words = folded(statement.words);
  for (const std::string_view word : {"lendemain", "veille"})
    if (const auto at = words.find(word); at != std::string::npos)
      return words.find(" d", at) == std::string::npos;  // "le lendemain du 13" has its own
  return false;
}

}  // namespace

bool is_container(const Day& day) {
  return !day.weekday &&
         (day.open_start || day.open_end || day.last - day.first > days(1) || day.approximate);
}

void Anchors::place(std::size_t index) {
  resolve(index);
  stay_in_week(index);
  const Attitude attitude = times_.statements[index].attitude;
  if (attitude == Attitude::wanted || attitude == Attitude::preferred) skip_absences(index);
}

// Hours that lean on a day named before; a weekday that counts from one.
void Anchors::resolve(std::size_t index) {
  Statement& statement = times_.statements[index];
  if (statement.attitude == Attitude::ignored || statement.attitude == Attitude::appointment) return;
  ParsedTime& time = statement.time;
  if (time.day && counts_from_named(statement)) {
    // "au lendemain", "la veille": of the day spoken of
    if (const auto base = day_spoken_of(index)) {
      const auto shift = *base - date_of(context_.received);
      time.day->first += shift;
      time.day->last += shift;
    }
  }
  if (time.day && time.day->following && time.day->weekday) {
    if (const auto base = day_spoken_of(index)) {
      time.day->first = *base + days(1);
      while (weekday_of(date_of(time.day->first)) != *time.day->weekday) time.day->first += days(1);
      time.day->last = time.day->first + days(1);
    }
    for (std::size_t i = index; i-- > 0;) {
      const auto& before = times_.statements[i].time.day;
      if (!before || before->weekday != time.day->weekday) continue;
      time.day->first = before->first + days(7);
      time.day->last = before->last + days(7);
      break;
    }
  }
  if (time.day && time.day->following && time.day->form == DayForm::week) {
    // "la semaine d'après": after the one spoken of
    if (const auto base = day_spoken_of(index))
      time.day->first = monday_of(*base) + days(7), time.day->last = monday_of(*base) + days(14);
  }
  if (!time.day && time.clock && !time.clock->from && time.clock->until && times_.earlier &&
      context_.appointment && Minutes(*time.clock->until) == time_of(*context_.appointment).since_midnight) {
    // "plus tôt que 17 h", the booked hour: that same day
    Day day;
    day.first = date_of(*context_.appointment);
    day.last = day.first + days(1);
    time.day = day;
  }
  lean_on_day_before(index);
}

std::optional<LocalDate> Anchors::day_spoken_of(std::size_t index) const {
  for (std::size_t i = index; i-- > 0;)
    if (const auto& before = times_.statements[i].time.day;
        before && !before->recurring && before->last > context_.received && !before->open_start)
      return date_of(before->first);
  if (context_.appointment && (times_.gives_up_appointment || times_.moves))
    return date_of(*context_.appointment);
  return std::nullopt;
}

// "la semaine prochaine : lundi, vendredi après 15 h": of that week.
void Anchors::stay_in_week(std::size_t index) {
  Statement& statement = times_.statements[index];
  auto& day = statement.time.day;
  if (!day || day->form != DayForm::weekday || day->recurring || day->following || day->this_ || day->of_week)
    return;
  for (std::size_t i = index; i-- > 0;) {
    const Statement& week = times_.statements[i];
    if (week.sentence != statement.sentence || !week.time.day || week.attitude != Attitude::wanted ||
        !(week.time.day->form == DayForm::week || week.time.day->of_week) ||
        week.time.day->last - week.time.day->first > days(7))
      continue;
    const LocalDate monday = monday_of(date_of(week.time.day->first));
    const LocalDate date = monday + days(static_cast<int>(day->weekday->iso_encoding()) - 1);
    if (LocalDateTime(date) <= context_.received - days(1)) return;
    if (!statement.alternative || week.segment == statement.segment || day->first < LocalDateTime(date))
      day->first = date, day->last = date + days(1);
    return;
  }
}

// "on est partis jusqu'à dimanche, donc lundi": once back.
void Anchors::skip_absences(std::size_t index) {
  Statement& statement = times_.statements[index];
  auto& day = statement.time.day;
  if (!day || day->form != DayForm::weekday || day->recurring || day->following) return;
  for (std::size_t i = 0; i < index; ++i) {
    const Statement& away = times_.statements[i];
    if (away.attitude != Attitude::impossible || !away.time.day || away.time.clock ||
        away.time.day->open_end || away.time.day->recurring ||
        (!away.time.day->open_start && away.time.day->last - away.time.day->first <= days(1)))
      continue;
    while (day->first < away.time.day->last &&
           (away.time.day->open_start || day->first >= away.time.day->first))
      day->first += days(7), day->last += days(7);
  }
}

bool Anchors::others_have_hours(std::size_t index) const {
  bool some = false;
  for (std::size_t i = 0; i < index; ++i) {
    const Statement& other = times_.statements[i];
    if (other.sentence != times_.statements[index].sentence || other.attitude != Attitude::wanted ||
        !other.time.day)
      continue;
    if (!other.time.clock) return false;
    some = true;
  }
  return some;
}

// "décaler à 15 h mon rdv de jeudi": another hour of the same day, where no other day is wished for.
void Anchors::stay_on_booked_day(Statement& statement) const {
  if (!times_.moves || !context_.appointment) return;
  for (const Statement& other : times_.statements)
    if (other.attitude == Attitude::wanted && other.time.day) return;
  Day day;
  day.first = date_of(*context_.appointment);
  day.last = day.first + days(1);
  statement.time.day = day;
}

// "jeudi, plutôt vers 16 h": an hour said behind a day is that day's.
void Anchors::lean_on_day_before(std::size_t index) {
  Statement& statement = times_.statements[index];
  ParsedTime& time = statement.time;
  if (time.day || !time.clock || statement.attitude == Attitude::preferred) return;
  const bool bound = statement.bound != BoundKind::none;
  for (std::size_t i = index; i-- > 0;) {
    const Statement& before = times_.statements[i];
    const bool same_sentence = before.sentence == statement.sentence;
    if (!same_sentence && (before.sentence + 1 != statement.sentence || !time.clock->point)) break;
    if (!before.time.day || is_container(*before.time.day)) continue;
    bool leans = time.clock->point && before.attitude != Attitude::appointment;
    if (!time.clock->point && !statement.contrasts &&
        !(statement.attitude == Attitude::impossible && before.attitude == Attitude::impossible &&
          same_sentence) &&
        !statement.alternative)
      break;
    if (statement.attitude == Attitude::impossible && !bound && !time.clock->point)
      leans = true;
    else if (bound)
      leans = same_sentence || (before.attitude == Attitude::impossible && !before.time.day->recurring);
    else if (statement.alternative && same_sentence)
      leans = before.time.clock.has_value();
    // "…, ou le lundi mais alors après 18 h": the last one's where those before it have theirs
    if (statement.contrasts && same_sentence && !before.time.clock && before.attitude == Attitude::wanted)
      leans = others_have_hours(i);
    if (leans) time.day = before.time.day, statement.leant = true;
    break;
  }
  if (!time.day && time.clock->point && statement.attitude == Attitude::wanted) stay_on_booked_day(statement);
}

}  // namespace permanence::language
