// Times of day: hours, parts of the day.
#include "language/calendar_rules.h"
#include "language/time_grammar.h"

namespace permanence::language {

namespace {
constexpr int noon = 12 * 60;

// Usual bounds of the parts of a day, in minutes (contract of `permanence when`).
struct Bounds {
  int from, until;
};
constexpr Bounds beginning_middle_end(Bounds beginning, Bounds middle, Bounds end, int which) {
  return which == 1 ? beginning : which == 2 ? middle : end;
}
Bounds bounds_of(TimeWord part, int which) {
  switch (part) {
    case TimeWord::morning:
      return which == 0 ? Bounds{480, 720} : beginning_middle_end({480, 600}, {540, 660}, {600, 720}, which);
    case TimeWord::noon:
      return {720, 840};
    case TimeWord::afternoon:
      return which == 0 ? Bounds{840, 1080}
                        : beginning_middle_end({780, 900}, {870, 990}, {1020, 1140}, which);
    case TimeWord::evening:
      return which == 0 ? Bounds{1080, 1320}
                        : beginning_middle_end({1080, 1200}, {1170, 1260}, {1260, 1380}, which);
    case TimeWord::night:
      return {1320, 1440 + 360};
    default:
      return which == 0 ? Bounds{0, 1440} : beginning_middle_end({480, 600}, {660, 900}, {1020, 1140}, which);
  }
}
bool is_part(TimeWord word) {
  return word == TimeWord::morning || word == TimeWord::noon || word == TimeWord::afternoon ||
         word == TimeWord::evening || word == TimeWord::night || word == TimeWord::daytime;
}
}  // namespace

bool TimeGrammar::minutes_after(std::size_t& at, int& minutes, bool& said) const {
  std::size_t i = at;
  said = true;
  if (is(i, TimeWord::and_)) {
    if (is(i + 1, TimeWord::half)) return minutes += 30, at = i + 2, true;
    if (is(i + 1, TimeWord::quarter)) return minutes += 15, at = i + 2, true;
    if (const auto count = number(i + 1); lenient_ && count && !count->ordinal && count->value < 60 &&
                                          !is(count->next, TimeWord::hour) &&
                                          !is(count->next, TimeWord::and_))
      return minutes += count->value, at = count->next, true;
    said = false;
    return false;
  }
  if (is(i, TimeWord::less)) {
    ++i;
    if (is(i, TimeWord::article)) ++i;
    if (is(i, TimeWord::quarter)) return minutes -= 15, at = i + 1, true;
    if (const auto count = number(i); count && count->value < 60)
      return minutes -= count->value, at = count->next, true;
    said = false;
    return false;
  }
  if (spelt(i, "trois") && is(i + 1, TimeWord::quarter)) return minutes += 45, at = i + 2, true;
  if (const auto count = number(i); count && !count->ordinal && count->value < 60 && !token(i).junk) {
    const bool written = count->digits ? (token(i).digits == 2) : count->value >= 5;
    const TimeWord unit = word(count->next);
    const bool counts = unit == TimeWord::hour || unit == TimeWord::day || unit == TimeWord::week ||
                        is_month(count->next) || unit == TimeWord::month_unit ||
                        token(count->next).mark == ':' || token(count->next).mark == '/' ||
                        token(count->next).mark == '%';
    if (written && !counts && !(unit == TimeWord::minute && !token(i).glued && !count->digits)) {
      minutes += count->value;
      at = count->next + (unit == TimeWord::minute ? 1 : 0);
      return true;
    }
  }
  said = false;
  return false;
}

// "2 heures de route", "une heure", "pendant 3 heures": how long, not when.
bool TimeGrammar::is_duration(std::size_t at, std::size_t next, const Number& hour, bool minutes_said) const {
  for (const std::string_view noun :
       {"route", "retard", "trajet", "voiture", "train",     "marche", "sommeil",
        "avion", "vol",    "delai",  "attente", "transport", "bus",    "cours",
        "repos", "seance", "kine",   "sport",   "rab",       "pause",  "avance"})
    if (is(next, TimeWord::of) && spelt(next + 1, noun)) return true;
  if (is(next, TimeWord::before) || (is(next, TimeWord::after) && !minutes_said && hour.value < 7))
    return true;
  if (spelt(next, "par") || spelt(next, "d'attente")) return true;
  const TimeToken& before = at > 0 ? token(at - 1) : token(tokens_.size());
  if (before.word == TimeWord::every || before.word == TimeWord::since) return true;
  // "décaler d'une heure", but "de deux heures à quatre heures"
  if (before.word == TimeWord::of && !hour.digits && hour.value <= 4 && !minutes_said &&
      !is(next, TimeWord::at))
    return true;
  if (before.word == TimeWord::plural_article && at > 1 && is(at - 2, TimeWord::every)) return true;
  for (const std::string_view word :
       {"pendant", "durant", "dure", "durent", "reste", "seance", "environs", "faut", "mets", "met", "prend"})
    if (before.folded == word) return true;
  if (minutes_said || lenient_) return false;
  const bool introduced =
      before.word == TimeWord::at || before.word == TimeWord::about || before.word == TimeWord::before ||
      before.word == TimeWord::after || before.word == TimeWord::between || before.word == TimeWord::and_ ||
      before.word == TimeWord::or_ || before.word == TimeWord::until || before.word == TimeWord::for_ ||
      before.word == TimeWord::article || before.word == TimeWord::plural_article ||
      before.word == TimeWord::weekday || before.word == TimeWord::of || before.word == TimeWord::tomorrow ||
      before.word == TimeWord::as_of || before.kind != TimeToken::Kind::word;
  return hour.value <= 6 && !(introduced && at > 0);
}

std::optional<TimeOfDay> TimeGrammar::clock_time(std::size_t& at) const {
  std::size_t i = at;
  TimeOfDay result;
  result.point = true;
  if (is(i, TimeWord::noon) || is(i, TimeWord::midnight)) {
    int minutes = is(i, TimeWord::noon) ? noon : 1440;
    const bool exact =
        i > 0 && (is(i - 1, TimeWord::at) || is(i - 1, TimeWord::about) || is(i - 1, TimeWord::before) ||
                  is(i - 1, TimeWord::after) || is(i - 1, TimeWord::until));
    ++i;
    bool said = false;
    if (!minutes_after(i, minutes, said) && is(at, TimeWord::noon) && !exact) {
      if (is(i, TimeWord::and_) &&
          (spelt(i + 1, "deux") || (token(i + 1).value == 2 && !is(i + 2, TimeWord::hour))))
        return std::nullopt;
      if (at > 0 && (is(at - 1, TimeWord::article) || is(at - 1, TimeWord::plural_article) ||
                     is(at - 1, TimeWord::this_) || is(at - 1, TimeWord::weekday) ||
                     is(at - 1, TimeWord::tomorrow) || is(at - 1, TimeWord::today) || token(at).plural)) {
        TimeOfDay part;
        part.from = noon;
        part.until = noon + 120;
        part.vague = true;
        part.grain = Grain::hour;
        part.half_known = true;
        at = i;
        return part;
      }
    }
    result.from = minutes;
    result.half_known = true;
    result.grain = said ? Grain::minute : Grain::hour;
    at = i;
    return result;
  }
  const auto hour = number(i);
  if (!hour || hour->ordinal || hour->value > 24 || token(i).junk) return std::nullopt;
  int minutes = hour->value * 60;
  bool minutes_said = false;
  i = hour->next;
  const auto two_digits = [&](std::size_t j) {
    return token(j).kind == TimeToken::Kind::number && token(j).glued && token(j).digits == 2 &&
           token(j).value < 60 && !token(j).ordinal;
  };
  if (is_mark(i, ':') && token(i).glued && two_digits(i + 1)) {
    minutes += token(i + 1).value;
    minutes_said = true;
    i += 2;
    if (is_mark(i, ':') && two_digits(i + 1)) i += 2;
    if (is(i, TimeWord::hour)) ++i;
  } else if (is_mark(i, '.') && token(i).glued && two_digits(i + 1) &&
             (is(i + 2, TimeWord::hour) || (at > 0 && is(at - 1, TimeWord::at)))) {
    minutes += token(i + 1).value;
    minutes_said = true;
    i += is(i + 2, TimeWord::hour) ? 3 : 2;
  } else if (is(i, TimeWord::hour)) {
    ++i;
    if (is_mark(i, '.') && two_digits(i + 1)) ++i;  // "14h.30"
    minutes_after(i, minutes, minutes_said);
    if (spelt(i, "pile") || spelt(i, "precises") || spelt(i, "tapantes")) ++i;
    if (is_duration(at, i, *hour, minutes_said)) return std::nullopt;
  } else if (is(i, TimeWord::and_) && (is(i + 1, TimeWord::half) || is(i + 1, TimeWord::quarter)) &&
             (is(i + 2, TimeWord::hour) || lenient_)) {
    minutes += is(i + 1, TimeWord::half) ? 30 : 15;
    minutes_said = true;
    i += is(i + 2, TimeWord::hour) ? 3 : 2;
  } else {
    return std::nullopt;
  }
  if (minutes < 0 || minutes > 1440) return std::nullopt;
  result.from = minutes;
  result.half_known =
      minutes >= 13 * 60 || (hour->digits && token(at).digits == 2 && token(at).folded[0] == '0');
  result.grain = minutes_said ? Grain::minute : Grain::hour;
  if (is(i, TimeWord::noon)) ++i;  // "12:00 midi"
  at = i;
  return result;
}

// Without "h": only where the text is known to name a time, and something says it is one of day.
std::optional<TimeOfDay> TimeGrammar::bare_hour(std::size_t& at) const {
  if (!lenient_) return std::nullopt;
  const auto hour = number(at);
  if (!hour || hour->ordinal || hour->value > 24 || token(at).junk || token(at).folded == "un" ||
      token(at).folded == "une")
    return std::nullopt;
  std::size_t i = hour->next;
  TimeOfDay result;
  result.point = true;
  int minutes = hour->value * 60;
  if (const auto second = number(i); second && !second->digits && !hour->digits && second->value >= 10 &&
                                     second->value < 60 && word(second->next) != TimeWord::hour) {
    minutes += second->value;
    i = second->next;
  } else {
    std::size_t part = i;
    if (is_mark(part, ',')) ++part;
    const bool to_part = part_of_day(part).has_value() || this_part(part).has_value();
    const bool after_part =
        at >= 1 && (is_part(word(at - 1)) || (is(at - 1, TimeWord::at) &&
                                              (at == 1 || is_part(word(at - 2)) || i >= tokens_.size() ||
                                               (token(i).kind == TimeToken::Kind::mark && !token(i).glued))));
    if (!to_part && !after_part) return std::nullopt;
  }
  result.from = minutes;
  result.half_known = minutes >= 13 * 60;
  at = i;
  return result;
}

std::optional<TimeOfDay> TimeGrammar::part_of_day(std::size_t& at) const {
  std::size_t i = at;
  int which = 0;
  bool led = false;
  for (std::size_t steps = 0; steps < 7; ++steps) {
    const TimeWord w = word(i);
    if (w == TimeWord::beginning || (w == TimeWord::early && which == 0))
      which = 1;
    else if (w == TimeWord::middle || w == TimeWord::mid)
      which = 2;
    else if (w == TimeWord::end || (w == TimeWord::late && which == 0))
      which = 3;
    else if (w == TimeWord::in || w == TimeWord::within || w == TimeWord::of || w == TimeWord::of_the ||
             w == TimeWord::at || w == TimeWord::at_the || w == TimeWord::article ||
             w == TimeWord::plural_article || w == TimeWord::every || w == TimeWord::on ||
             w == TimeWord::for_ || w == TimeWord::as_of)
      led = led || w != TimeWord::every;
    else
      break;
    ++i;
  }
  const TimeWord part = word(i);
  if (!is_part(part)) {
    // "à l'heure du déjeuner", "pendant la pause déjeuner"
    const std::size_t meal =
        spelt(i, "pause")                                                                   ? i + 1
        : is(i, TimeWord::hour) && (is(i + 1, TimeWord::of_the) || is(i + 1, TimeWord::of)) ? i + 2
                                                                                            : 0;
    if (meal != 0 &&
        (spelt(meal, "dejeuner") || spelt(meal, "dej") || spelt(meal, "repas") || is(meal, TimeWord::noon))) {
      TimeOfDay lunch;
      lunch.from = 720;
      lunch.until = 840;
      lunch.vague = lunch.half_known = true;
      lunch.grain = Grain::hour;
      at = meal + 1;
      return lunch;
    }
    // "de bonne heure", "à la première heure"
    if (is(i, TimeWord::ordinal) && token(i).value == 1 && is(i + 1, TimeWord::hour)) {
      TimeOfDay first;
      first.from = 480;
      first.until = 570;
      first.vague = first.morning = true;
      first.grain = Grain::hour;
      at = i + 2;
      return first;
    }
    if (spelt(i, "bonne") && is(i + 1, TimeWord::hour)) {
      TimeOfDay early;
      early.from = 480;
      early.until = 600;
      early.vague = early.morning = true;
      early.grain = Grain::hour;
      at = i + 2;
      return early;
    }
    return std::nullopt;
  }
  if (part == TimeWord::daytime && which == 0) {
    const bool whole =
        i > 0 && (spelt(i - 1, "la") || is(i - 1, TimeWord::in)) && i > 1 && spelt(i - 2, "toute");
    if (!whole) return std::nullopt;
    TimeOfDay all;
    all.whole_day = all.vague = true;
    all.grain = Grain::day;
    at = i + 1;
    return all;
  }
  if (part == TimeWord::night && i > 0 && is(i - 1, TimeWord::of) && which == 0)
    return std::nullopt;                            // "infirmière de nuit"
  if (part == TimeWord::noon) return std::nullopt;  // an hour of its own: clock_time
  if (part == TimeWord::night && which == 0 && led && is(at, TimeWord::plural_article)) return std::nullopt;
  ++i;
  if (which == 0 && spelt(i, "tres") && (is(i + 1, TimeWord::early) || is(i + 1, TimeWord::late))) ++i;
  if (which == 0 && is(i, TimeWord::early))
    which = 1, ++i;
  else if (which == 0 && is(i, TimeWord::late) && part != TimeWord::night)
    which = 3, ++i;
  const Bounds bounds = bounds_of(part, which);
  TimeOfDay result;
  result.from = bounds.from;
  result.until = bounds.until;
  result.vague = true;
  result.half_known = true;
  result.grain = Grain::hour;
  result.morning = part == TimeWord::morning;
  result.afternoon = part == TimeWord::afternoon;
  result.evening = part == TimeWord::evening || part == TimeWord::night;
  at = i;
  return result;
}

// "ce soir", "cet après-midi", "cette nuit", "hier soir" by merging; "la nuit dernière".
std::optional<TimeGrammar::Component> TimeGrammar::this_part(std::size_t& at) const {
  std::size_t i = at;
  if (is(i, TimeWord::for_) || is(i, TimeWord::of)) ++i;
  if (is(i, TimeWord::article) && is(i + 1, TimeWord::night) &&
      (is(i + 2, TimeWord::last) || is(i + 2, TimeWord::passed))) {
    at = i + 3;
    std::size_t part = i + 1;
    return Component{day_of(today_ - std::chrono::days(1), DayForm::relative), part_of_day(part)};
  }
  if (!is(i, TimeWord::this_)) return std::nullopt;
  ++i;
  if (is(i, TimeWord::noon)) {
    TimeOfDay middle;
    middle.from = noon;
    middle.until = noon + 120;
    middle.vague = middle.half_known = true;
    middle.grain = Grain::hour;
    at = i + 1;
    return Component{day_of(today_, DayForm::relative), middle};
  }
  if (!is_part(word(i)) || is(i, TimeWord::daytime)) return std::nullopt;
  auto part = part_of_day(i);
  if (!part) return std::nullopt;
  at = i;
  const bool last_night = part->until > 1440 && (past_at(i) || hour_of(time_of(reference_)) < 6);
  return Component{day_of(today_ - std::chrono::days(last_night ? 1 : 0), DayForm::relative), part};
}

// The clock's hour takes its half from the part of the day said beside it.
void TimeGrammar::take_half(TimeOfDay& time, const TimeOfDay& part) const {
  if (time.half_known || time.vague) return;
  const auto shift = [&](std::optional<int>& minutes) {
    if (!minutes || *minutes >= noon) return;
    if (part.afternoon || (part.evening && *minutes >= 4 * 60)) *minutes += noon;
  };
  shift(time.from);
  shift(time.until);
  time.half_known = true;
}

std::optional<TimeOfDay> TimeGrammar::clock(std::size_t& at) const {
  std::size_t i = at;
  bool about = false, led = false;
  for (std::size_t steps = 0; steps < 6; ++steps) {
    if (is(i, TimeWord::about) || spelt(i, "alentours") || spelt(i, "disons") || spelt(i, "alentour"))
      about = true;
    else if (is(i, TimeWord::on) && spelt(i + 1, "les") && number(i + 2))
      about = true, ++i;
    else if (is(i, TimeWord::on) && spelt(i + 1, "les") && spelt(i + 2, "coups") && is(i + 3, TimeWord::of))
      about = true, i += 3;
    else if (about && (is(i, TimeWord::of) || is(i, TimeWord::as_of) || is(i, TimeWord::article) ||
                       is(i, TimeWord::plural_article))) {
    } else if (is(i, TimeWord::at) || is(i, TimeWord::at_the) || is(i, TimeWord::for_)) {
    } else if (spelt(i, "par") && spelt(i + 1, "exemple"))
      ++i;
    else
      break;
    led = true;
    ++i;
  }
  (void)led;
  auto found = clock_time(i);
  if (!found) found = bare_hour(i);
  if (!found) {
    // an article before an hour: "le 14h", "les 17h", "l'heure"; "de 10h" and "pour 10h" too
    std::size_t j = i;
    while (is(j, TimeWord::article) || is(j, TimeWord::plural_article) || is(j, TimeWord::of) ||
           is(j, TimeWord::within) || is(j, TimeWord::of_the) || is(j, TimeWord::on))
      ++j;
    if (j > i && j < i + 3) {
      const std::size_t noun = j;
      found = clock_time(j);
      if (found && found->point && is(noun - 1, TimeWord::of) && !is(noun, TimeWord::noon) && number(noun) &&
          number(noun)->value < 7 && found->grain == Grain::hour && !lenient_)
        found.reset();
      if (found) i = j;
    }
  }
  if (found && !found->vague) {
    found->about = about;
    std::size_t j = i;
    const bool part_led = is(j, TimeWord::of) || is(j, TimeWord::of_the) || is(j, TimeWord::within) ||
                          is(j, TimeWord::article) || is(j, TimeWord::as_of);
    if (part_led || is_part(word(j))) {
      if (auto part = part_of_day(j); part && !part->whole_day) {
        take_half(*found, *part);
        if (part->morning) found->half_known = true;
        i = j;
      }
    }
    at = i;
    return found;
  }
  if (found) {
    at = i;
    return found;
  }
  i = at;
  if (about) return std::nullopt;
  found = part_of_day(i);
  if (found) at = i;
  return found;
}

}  // namespace permanence::language
