#include "language/wish_composition.h"

#include <algorithm>

namespace permanence::language {

using std::chrono::days;

namespace {

std::optional<TimePattern> both(const TimePattern& a, const TimePattern& b) {
  TimePattern result = a;
  result.words = a.words + ", " + b.words;
  if (b.from) result.from = result.from ? std::max(*result.from, *b.from) : *b.from;
  if (b.until) result.until = result.until ? std::min(*result.until, *b.until) : *b.until;
  if (result.from && result.until && *result.from >= *result.until) return std::nullopt;
  const auto intersect = [](auto& mine, const auto& other) {
    if (other.empty()) return true;
    if (mine.empty()) {
      mine = other;
      return true;
    }
    std::erase_if(
        mine, [&](const auto& each) { return std::find(other.begin(), other.end(), each) == other.end(); });
    return !mine.empty();
  };
  if (!intersect(result.weekdays, b.weekdays) || !intersect(result.dates, b.dates)) return std::nullopt;
  for (const LocalDate date : result.dates) {
    if (result.from && date + days(1) <= *result.from) return std::nullopt;
    if (result.until && LocalDateTime(date) >= *result.until) return std::nullopt;
    if (!result.weekdays.empty() &&
        std::find(result.weekdays.begin(), result.weekdays.end(), weekday_of(date)) == result.weekdays.end())
      return std::nullopt;
  }
  if (b.earliest) result.earliest = result.earliest ? std::max(*result.earliest, *b.earliest) : *b.earliest;
  if (b.latest_end)
    result.latest_end = result.latest_end ? std::min(*result.latest_end, *b.latest_end) : *b.latest_end;
  if (b.latest_start)
    result.latest_start =
        result.latest_start ? std::min(*result.latest_start, *b.latest_start) : *b.latest_start;
  if (result.earliest && result.latest_end && *result.earliest >= *result.latest_end) return std::nullopt;
  result.except_dates.insert(result.except_dates.end(), b.except_dates.begin(), b.except_dates.end());
  return result;
}

// "… ou le samedi. Le samedi c'est jusqu'à 11 h 30": the hours told later are those of the day named before.
void narrow(std::vector<Wish>& chosen) {
  const auto same_days = [](const TimePattern& a, const TimePattern& b) {
    return a.dates == b.dates && a.weekdays == b.weekdays && a.from == b.from && a.until == b.until;
  };
  std::erase_if(chosen, [&](const Wish& wish) {
    return !wish.names_hours && std::any_of(chosen.begin(), chosen.end(), [&](const Wish& other) {
      return other.order > wish.order && other.names_hours && same_days(wish.pattern, other.pattern);
    });
  });
}

void with_hours(const Wish& wish, const std::vector<Wish>& hours, std::vector<Wish>& out) {
  for (const Wish& hour : hours)
    if (const auto pattern = both(wish.pattern, hour.pattern)) {
      out.push_back(wish);
      out.back().pattern = *pattern;
    }
}

// Hours of one sentence that overlap narrow each other ("le soir, après 18 h"); others are a choice.
void add_hours(std::vector<Wish>& hours, const Wish& wish) {
  for (Wish& other : hours)
    if (other.sentence == wish.sentence && !wish.alternative) {
      // "le soir après l'étude, 16 h 30 - 18 h 30": what is exact tells what the vague means
      if (other.vague && !wish.vague && wish.pattern.earliest && wish.pattern.latest_end) {
        other = wish;
        return;
      }
      if (const auto common = both(other.pattern, wish.pattern)) {
        other.pattern = *common;
        return;
      }
    }
  hours.push_back(wish);
}

// Stretches that overlap bound each other ("en septembre, après le 6"); others are a choice.
void add_stretch(std::vector<Wish>& stretches, const Wish& wish) {
  if (!wish.alternative && !wish.unbound)
    for (Wish& other : stretches)
      if (!other.unbound && !other.alternative)
        if (const auto common = both(other.pattern, wish.pattern)) {
          other.pattern = *common;
          return;
        }
  stretches.push_back(wish);
}

// "je peux venir le soir ou le samedi": the hours are a choice of their own.
bool stands_apart(const Wish& hour, const std::vector<Wish>& chosen) {
  return std::any_of(chosen.begin(), chosen.end(), [&](const Wish& day) {
    return day.sentence == hour.sentence && day.alternative && hour.order < day.order && !hour.alternative &&
           std::none_of(chosen.begin(), chosen.end(), [&](const Wish& other) {
             return other.sentence == hour.sentence && other.order < day.order;
           });
  });
}

// Hours said in a sentence that names days are those days'; said alone, everyone's.
std::vector<Wish> hours_for(const Wish& day, const std::vector<Wish>& hours,
                            const std::vector<Wish>& chosen) {
  std::vector<Wish> mine, everyones;
  for (const Wish& hour : hours) {
    if (stands_apart(hour, chosen)) continue;
    if (hour.sentence == day.sentence)
      mine.push_back(hour);
    else if (std::none_of(chosen.begin(), chosen.end(),
                          [&](const Wish& other) { return other.sentence == hour.sentence; }))
      everyones.push_back(hour);
  }
  return mine.empty() ? everyones : mine;
}

// Whether some day takes these hours.
bool is_anyones(const Wish& hour, const std::vector<Wish>& chosen, const std::vector<Wish>& hours) {
  return std::any_of(chosen.begin(), chosen.end(), [&](const Wish& day) {
    if (day.names_hours || day.unbound) return false;
    const auto mine = hours_for(day, hours, chosen);
    return std::any_of(mine.begin(), mine.end(),
                       [&](const Wish& other) { return other.order == hour.order; });
  });
}

// "cette semaine … vendredi je suis libre": one day more, not the only one.
bool adds_days(const std::vector<Wish>& wishes) {
  return std::all_of(wishes.begin(), wishes.end(),
                     [](const Wish& wish) { return wish.container || !wish.names_day || wish.available; });
}

// Days chosen, hours chosen and the stretch they lie in, put together.
std::vector<TimePattern> within(const std::vector<Wish>& wanted, const std::vector<Wish>& stretches,
                                const std::vector<Wish>& hours, const std::vector<Wish>& chosen,
                                bool keeps_stretches) {
  std::vector<TimePattern> result;
  std::vector<bool> used(stretches.size(), false);
  const auto located = [&](const Wish& stretch) {
    return std::any_of(chosen.begin(), chosen.end(), [&](const Wish& day) {
      return day.sentence == stretch.sentence && both(day.pattern, stretch.pattern);
    });
  };
  for (const Wish& wish : wanted) {
    bool inside = false;
    for (std::size_t i = 0; i < stretches.size(); ++i) {
      const Wish& stretch = stretches[i];
      if (stretch.alternative || stretch.unbound) continue;
      if (stretch.sentence != wish.sentence && located(stretch)) continue;
      if (wish.alternative && wish.names_hours && stretch.names_hours) {
        // "la semaine du 15 après 17 h, sinon le mercredi toute la journée": that week's, at its own hours
        TimePattern days_of_it = stretch.pattern;
        days_of_it.earliest.reset(), days_of_it.latest_end.reset(), days_of_it.latest_start.reset();
        if (const auto common = both(wish.pattern, days_of_it)) result.push_back(*common), inside = true;
        continue;
      }
      if (const auto common = both(wish.pattern, stretch.pattern)) {
        result.push_back(*common);
        used[i] = inside = true;
      }
    }
    if (!inside) result.push_back(wish.pattern);
  }
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    if (used[i] && !(keeps_stretches && !located(stretches[i]))) continue;
    std::vector<Wish> with;
    const auto mine = hours_for(stretches[i], hours, chosen);
    if (stretches[i].unbound || stretches[i].names_hours || mine.empty())
      with.push_back(stretches[i]);
    else
      with_hours(stretches[i], mine, with);
    for (const Wish& wish : with) result.push_back(wish.pattern);
  }
  return result;
}

}  // namespace

std::vector<TimePattern> composed(const std::vector<Wish>& wishes, bool hours_ruled_out) {
  std::vector<Wish> chosen, hours, stretches;
  for (const Wish& wish : wishes) {
    if (wish.container)
      add_stretch(stretches, wish);
    else if (wish.names_day)
      chosen.push_back(wish);
    else
      add_hours(hours, wish);
  }
  narrow(chosen);
  // "pas avant 17 h; le mercredi elle est libre": an exception chooses nothing
  if (hours.empty() && stretches.empty() &&
      std::all_of(chosen.begin(), chosen.end(), [](const Wish& wish) { return wish.exception; }))
    chosen.clear();
  std::vector<Wish> wanted;
  for (const Wish& wish : chosen) {
    const auto mine = hours_for(wish, hours, chosen);
    if (wish.names_hours || wish.unbound || mine.empty())
      wanted.push_back(wish);
    else
      with_hours(wish, mine, wanted);
  }
  for (const Wish& hour : hours)
    if (stands_apart(hour, chosen) || (stretches.empty() && !is_anyones(hour, chosen, hours)))
      wanted.push_back(hour);
  return within(wanted, stretches, hours, chosen, hours_ruled_out && adds_days(wishes));
}

}  // namespace permanence::language
