#include "language/wish_extraction.h"

#include <algorithm>

#include "base/text.h"
#include "language/calendar_rules.h"
#include "language/wish_anchors.h"
#include "language/wish_composition.h"
#include "language/wish_reader.h"

namespace permanence::language {
namespace {

using std::chrono::days;

std::optional<LocalTime> local_time(std::optional<int> minutes) {
  if (!minutes) return std::nullopt;
  return LocalTime{Minutes(std::clamp(*minutes, 0, 1440))};
}

// How far from a named hour a slot may start and still be meant by it.
constexpr int exact_tolerance = 14, rough_tolerance = 30;

void put_hours(TimePattern& pattern, const TimeOfDay& clock) {
  if (clock.whole_day) return;
  if (clock.point) {
    const int tolerance = clock.about ? rough_tolerance : exact_tolerance;
    pattern.earliest = local_time(*clock.from - (clock.about ? rough_tolerance : 0));
    pattern.latest_start = local_time(*clock.from + tolerance);
    return;
  }
  pattern.earliest = local_time(clock.from);
  if (clock.until) pattern.latest_end = local_time(clock.until);
}

const std::vector<std::chrono::weekday>& working_days() {
  static const std::vector<std::chrono::weekday> list = {std::chrono::Monday, std::chrono::Tuesday,
                                                         std::chrono::Wednesday, std::chrono::Thursday,
                                                         std::chrono::Friday};
  return list;
}

std::vector<std::chrono::weekday> weekdays_between(std::chrono::weekday first, std::chrono::weekday last) {
  std::vector<std::chrono::weekday> list;
  for (std::chrono::weekday day = first;; ++day) {
    list.push_back(day);
    if (day == last) return list;
  }
}

class Extraction {
 public:
  Extraction(MessageTimes times, const ReadingContext& context)
      : times_(std::move(times)), context_(context) {}

  Wishes run() {
    for (std::size_t i = 0; i < times_.statements.size(); ++i) {
      Statement& statement = times_.statements[i];
      Anchors(times_, context_).place(i);
      if (statement.attitude == Attitude::wanted && (copy_hours(i) || says_nothing(i))) continue;
      if (statement.attitude == Attitude::preferred && is_one_of_several(i))
        statement.attitude = Attitude::wanted;
      if (statement.attitude == Attitude::wanted) choose_for_list(i);
      if (statement.attitude == Attitude::wanted)
        add_wanted(statement);
      else if (statement.attitude == Attitude::preferred)
        result_.preferred.push_back(pattern_of(statement));
      else if (statement.attitude == Attitude::impossible)
        add_impossible(statement);
    }
    result_.impossible.insert(result_.impossible.end(), negated_.begin(), negated_.end());
    result_.impossible.insert(result_.impossible.end(), busy_.begin(), busy_.end());
    const bool hours_ruled_out = std::any_of(busy_.begin(), busy_.end(), [](const TimePattern& pattern) {
      return pattern.earliest || pattern.latest_end;
    });
    result_.wanted = composed(wishes_, hours_ruled_out);
    // "rentré à 14 h 30 le vendredi" offers what follows, where choices are listed at all
    if (!result_.wanted.empty())
      result_.wanted.insert(result_.wanted.end(), free_after_.begin(), free_after_.end());
    result_.falls_back =
        std::any_of(times_.statements.begin(), times_.statements.end(),
                    [](const Statement& each) { return each.fallback && each.attitude == Attitude::wanted; });
    if (times_.gives_up_appointment && times_.asks && context_.appointment) rule_out_booked();
    return std::move(result_);
  }

 private:
  // What would rule out all else by mistake: "dans la journée" beside the days wished for; a month behind us, next year's.
  bool says_nothing(std::size_t index) const {
    const Statement& statement = times_.statements[index];
    if (!statement.time.day) return false;
    if (statement.time.day->form == DayForm::month &&
        statement.time.day->first > context_.received + days(240))
      return true;
    return folded(statement.words) == "dans la journee" &&
           std::any_of(times_.statements.begin(), times_.statements.end(), [&](const Statement& other) {
             return &other != &statement && other.attitude == Attitude::wanted && other.time.day;
           });
  }

  // "lundi serait l'idéal, à défaut mercredi": the two.
  bool is_one_of_several(std::size_t index) const {
    const Statement& statement = times_.statements[index];
    if (!statement.time.day || is_container(*statement.time.day)) return false;
    return std::any_of(times_.statements.begin(), times_.statements.end(), [&](const Statement& other) {
      return other.alternative && other.attitude == Attitude::wanted && other.time.day &&
             !is_container(*other.time.day);
    });
  }

  // "lundi, mardi, jeudi 12 h - 14 h ou après 19 h": all of them after 19 h.
  void choose_for_list(std::size_t index) {
    const Statement statement = times_.statements[index];
    if (!statement.leant || !statement.alternative || index == 0) return;
    const Statement& last = times_.statements[index - 1];
    for (std::size_t i = 0; i + 1 < index; ++i) {
      const Statement& other = times_.statements[i];
      if (other.sentence != statement.sentence || other.attitude != Attitude::wanted || !other.time.day ||
          !other.time.clock || !last.time.clock || other.time.clock->from != last.time.clock->from ||
          other.time.clock->until != last.time.clock->until)
        continue;
      Statement copy = statement;
      copy.time.day = other.time.day;
      add_wanted(copy);
    }
  }

  // "jeudi mêmes conditions": the hours of the sentence before, for this day too.
  bool copy_hours(std::size_t index) {
    const Statement statement = times_.statements[index];
    if (!statement.like_before || !statement.time.day || statement.time.clock) return false;
    std::optional<std::size_t> sentence;
    for (std::size_t i = index; i-- > 0;) {
      const Statement& before = times_.statements[i];
      if (before.attitude != Attitude::wanted || !before.time.clock) continue;
      if (sentence && before.sentence != *sentence) break;
      sentence = before.sentence;
      Statement copy = statement;
      copy.time.clock = before.time.clock;
      add_wanted(copy);
    }
    return sentence.has_value();
  }

  TimePattern pattern_of(const Statement& statement) const {
    TimePattern pattern;
    pattern.words = statement.words;
    const ParsedTime& time = statement.time;
    if (time.day) put_days(pattern, *time.day, statement.excluded || statement.habitual);
    if (time.clock) put_hours(pattern, *time.clock);
    if (statement.other) {
      if (const auto named = date_before(statement)) pattern.except_dates.push_back(*named);
    }
    return pattern;
  }

  void put_days(TimePattern& pattern, const Day& day, bool any_such) const {
    if (day.form == DayForm::weekend) {
      if (day.recurring || any_such)
        pattern.weekdays = {std::chrono::Saturday, std::chrono::Sunday};
      else
        pattern.from = date_of(day.first) + days(1), pattern.until = day.last;
      return;
    }
    if (day.bounded) {
      pattern.weekdays = {*day.weekday};
      pattern.from = day.first;
      pattern.until = day.last;
      return;
    }
    if (day.weekday && day.last_weekday && day.recurring && !day.sub_day) {
      pattern.weekdays = weekdays_between(*day.weekday, *day.last_weekday);
      return;
    }
    const bool weekly = day.form == DayForm::weekday && (day.recurring || any_such) && !day.following;
    if (weekly) {
      pattern.weekdays = {*day.weekday};
      return;
    }
    if (day.approximate) {
      const auto reach =
          day.first - LocalDateTime(date_of(context_.received)) > days(40) ? days(10) : days(4);
      pattern.from = day.first - reach;
      pattern.until = day.last + reach;
      return;
    }
    if (!day.open_start && !day.open_end && !day.sub_day && day.last - day.first == days(1)) {
      pattern.dates = {date_of(day.first)};
      return;
    }
    if (!day.open_start) pattern.from = day.first;
    if (!day.open_end) pattern.until = day.last;
  }

  std::optional<LocalDate> date_before(const Statement& statement) const {
    if (context_.appointment) return date_of(*context_.appointment);
    if (!statement.time.day) return std::nullopt;
    for (const Statement& other : times_.statements) {
      if (&other == &statement) break;
      if (other.time.day && other.time.day->weekday == statement.time.day->weekday)
        return date_of(other.time.day->first);
    }
    return std::nullopt;
  }

  void add_wanted(const Statement& statement) {
    const ParsedTime& time = statement.time;
    // A negated bound takes away rather than chooses: "pas avant 9 h".
    if (time.clock && time.clock->negated) {
      TimePattern outside;
      outside.words = statement.words;
      if (time.day) put_days(outside, *time.day, statement.excluded || statement.habitual);
      if (time.clock->from) {
        outside.latest_end = local_time(time.clock->from);
        negated_.push_back(outside);
        outside.latest_end.reset();
      }
      if (time.clock->until) {
        outside.earliest = local_time(time.clock->until);
        negated_.push_back(outside);
      }
      if (!time.day) return;
    }
    Wish wish;
    wish.pattern = pattern_of(statement);
    if (time.clock && time.clock->negated) wish.pattern.earliest.reset(), wish.pattern.latest_end.reset();
    wish.names_day = time.day.has_value();
    wish.names_hours = time.clock && !time.clock->negated;
    wish.vague = time.clock && time.clock->vague;
    wish.container = time.day && is_container(*time.day);
    wish.alternative = statement.alternative;
    wish.available = statement.available;
    wish.unbound = statement.unbound;
    wish.sentence = statement.sentence;
    wish.order = wishes_.size();
    if (time.day) wish.exception = free_named_day(statement);
    wishes_.push_back(std::move(wish));
  }

  // "Le mercredi après-midi est libre": an exception to what was said of every day.
  bool free_named_day(const Statement& statement) {
    if (!statement.available) return false;
    bool freed = false;
    const Day& day = *statement.time.day;
    const bool whole_day = statement.unbound || (statement.time.clock && statement.time.clock->whole_day);
    const auto free = [&](TimePattern& busy) {
      if (!busy.dates.empty()) return;
      freed = true;
      if (day.recurring && day.weekday && busy.weekdays.empty()) {
        for (int iso = 1; iso <= 7; ++iso)
          if (weekday_numbered(iso) != *day.weekday) busy.weekdays.push_back(weekday_numbered(iso));
      } else if (!is_container(day) && !day.recurring) {
        busy.except_dates.push_back(date_of(day.first));
      } else if (statement.unbound && !day.open_start && !day.open_end) {
        for (LocalDate date = date_of(day.first); date < day.last && date < day.first + days(62);
             date += days(1))
          busy.except_dates.push_back(date);
      }
    };
    for (TimePattern& busy : busy_) free(busy);
    if (whole_day)
      for (TimePattern& bound : negated_) free(bound);
    return freed;
  }

  // "je pars samedi … je rentre le 23": everything between is out.
  bool add_absence(const Statement& statement) {
    if (!statement.time.day || is_container(*statement.time.day)) return false;
    const LocalDateTime day = date_of(statement.time.day->first);
    if (statement.returns) {
      if (!absent_from_) return false;
      busy_[*absent_from_].until = day;
      return true;
    }
    TimePattern away;
    away.words = statement.words;
    away.from = day + Minutes(statement.time.clock ? statement.time.clock->from.value_or(0) : 0);
    absent_from_ = busy_.size();
    busy_.push_back(away);
    return true;
  }

  void add_impossible(const Statement& statement) {
    if ((statement.leaves || statement.returns) && add_absence(statement)) return;
    const ParsedTime& time = statement.time;
    if (!time.day && time.clock && time.clock->whole_day && !statement.other_days)
      return;  // of a day not named
    TimePattern pattern;
    pattern.words = statement.words;
    if (time.day) put_days(pattern, *time.day, statement.excluded);
    if (statement.work && !time.day) pattern.weekdays = working_days();
    if (statement.other_days) pattern.weekdays = weekdays_not_named();
    if (statement.excluded && pattern.weekdays.size() == 1) stay_within_stretch(statement, pattern);
    if (statement.bound == BoundKind::not_before) {
      pattern.latest_end = local_time(*time.clock->from + statement.margin_minutes);
    } else if (statement.bound == BoundKind::ended_by) {
      pattern.earliest = local_time(*time.clock->from - statement.margin_minutes);
    } else if (time.clock && !time.clock->whole_day) {
      if (time.clock->point) {
        // "impossible d'être là à 18 h 30": the booked hour, or that hour of the day named
        if (!time.day && !context_.appointment) return;
        if (!time.day) pattern.dates = {date_of(*context_.appointment)};
        pattern.earliest = local_time(time.clock->from);
        pattern.latest_end = local_time(*time.clock->from + 30);
      } else {
        if (time.clock->from) pattern.earliest = local_time(*time.clock->from - statement.margin_minutes);
        if (time.clock->until) pattern.latest_end = local_time(*time.clock->until + statement.margin_minutes);
      }
    } else if (time.day && time.day->weekday && time.day->last_weekday && time.day->first_minute &&
               time.day->recurring) {
      add_stretch_of_week(*time.day, pattern);
      return;
    }
    if (statement.afterwards && time.day && time.day->open_start && !wishes_.empty()) {
      // what comes after the days already proposed
      LocalDateTime end = context_.received;
      for (const Wish& wish : wishes_)
        for (const LocalDate date : wish.pattern.dates) end = std::max(end, LocalDateTime(date + days(1)));
      pattern.from = end;
    }
    if (statement.bound == BoundKind::not_before && (time.day || statement.other_days)) {
      TimePattern behind = pattern;
      behind.earliest = behind.latest_end;
      behind.latest_end.reset();
      behind.words = statement.words;
      free_after_.push_back(behind);
    }
    busy_.push_back(std::move(pattern));
  }

  std::vector<std::chrono::weekday> weekdays_not_named() const {
    std::vector<std::chrono::weekday> rest;
    for (int iso = 1; iso <= 7; ++iso)
      if (std::none_of(times_.statements.begin(), times_.statements.end(), [&](const Statement& other) {
            return other.time.day && other.time.day->recurring &&
                   other.time.day->weekday == weekday_numbered(iso) && !other.excluded;
          }))
        rest.push_back(weekday_numbered(iso));
    return rest;
  }

  // "la semaine prochaine sauf jeudi": that week's Thursday alone.
  void stay_within_stretch(const Statement& statement, TimePattern& pattern) const {
    for (const Statement& other : times_.statements) {
      if (other.sentence != statement.sentence || other.attitude != Attitude::wanted || !other.time.day ||
          !is_container(*other.time.day))
        continue;
      if (other.time.day->open_start || other.time.day->open_end ||
          other.time.day->last - other.time.day->first > days(14))
        continue;
      pattern.from = other.time.day->first;
      pattern.until = other.time.day->last;
    }
  }

  // "du lundi 5 h au vendredi 13 h", every week.
  void add_stretch_of_week(const Day& day, const TimePattern& base) {
    TimePattern pattern = base;
    pattern.from.reset();
    pattern.until.reset();
    const auto all = weekdays_between(*day.weekday, *day.last_weekday);
    for (std::size_t i = 0; i < all.size(); ++i) {
      TimePattern part = pattern;
      part.weekdays = {all[i]};
      if (i == 0) part.earliest = local_time(day.first_minute);
      if (i + 1 == all.size()) part.latest_end = local_time(day.last_minute);
      busy_.push_back(part);
    }
  }

  void rule_out_booked() {
    TimePattern booked;
    booked.dates = {date_of(*context_.appointment)};
    booked.earliest = time_of(*context_.appointment);
    booked.latest_start = booked.earliest;
    result_.impossible.push_back(booked);
    if (!times_.earlier) return;
    TimePattern later;
    later.from = *context_.appointment;
    result_.impossible.push_back(later);
  }

  MessageTimes times_;
  const ReadingContext& context_;
  std::vector<Wish> wishes_;
  std::vector<TimePattern> negated_;  // "pas avant 9 h"
  std::vector<TimePattern> busy_;     // what the sender does then: an exception can free a day of it
  std::vector<TimePattern> free_after_;
  std::optional<std::size_t> absent_from_;  // in busy_: a departure whose return isn't known yet
  Wishes result_;
};

}  // namespace

static std::vector<LocalDateTime> mentioned_appointments(const std::vector<Statement>& statements,
                                                         const ReadingContext& context) {
  std::vector<LocalDateTime> found;
  for (const Statement& statement : statements) {
    if (statement.attitude != Attitude::appointment) continue;
    const ParsedTime& time = statement.time;
    const bool single = time.day && !time.day->open_start && !time.day->open_end &&
                        time.day->last - time.day->first <= days(1);
    if (time.day && !single) continue;
    LocalDateTime moment =
        time.day ? LocalDateTime(date_of(time.day->first)) : LocalDateTime(date_of(context.received));
    if (!time.day) {
      if (!context.appointment || !time.clock || !time.clock->point) continue;
      moment = LocalDateTime(date_of(*context.appointment));
    }
    if (time.clock && time.clock->point)
      moment += Minutes(*time.clock->from);
    else if (context.appointment && date_of(*context.appointment) == date_of(moment))
      moment = *context.appointment;
    if (std::find(found.begin(), found.end(), moment) == found.end()) found.push_back(moment);
  }
  return found;
}

SaidTimes said_times(const std::vector<std::string>& sentences, const std::string& subject,
                     const ReadingContext& context, const std::vector<SentenceAim>& aims,
                     const std::function<TimeRoleScores(const TimeInClause&)>& of_time) {
  MessageTimes times = times_in(sentences, subject, context, aims, of_time);
  auto mentioned = mentioned_appointments(times.statements, context);
  std::vector<NamedTime> named;
  for (const Statement& each : times.statements) named.push_back({each.words, each.role()});
  return {Extraction(std::move(times), context).run(), std::move(named), std::move(mentioned)};
}

}  // namespace permanence::language
