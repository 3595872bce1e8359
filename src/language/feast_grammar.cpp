// Feasts by name: "Noël", "lundi de Pâques", "la veille de l'Ascension".
#include "language/calendar_rules.h"
#include "language/time_grammar.h"

namespace permanence::language {

using std::chrono::days;

std::optional<Day> TimeGrammar::feast(std::size_t& at, const Lead&) const {
  std::size_t i = at;
  std::optional<Feast> feast;
  int shift = 0;
  const bool next = is(i, TimeWord::next);
  if (next) ++i;
  if (spelt(i, "vacances") || spelt(i, "conges") ||
      (i >= 2 && (spelt(i - 2, "vacances") || spelt(i - 2, "conges"))))
    return std::nullopt;
  if ((is(i, TimeWord::day_before) || is(i, TimeWord::day_after)) && is(i + 1, TimeWord::of)) {
    shift = is(i, TimeWord::day_before) ? -1 : 1;
    i += 2;
    if (is(i, TimeWord::article)) ++i;
  }
  if ((is(i, TimeWord::day) || is(i, TimeWord::daytime)) && is(i + 1, TimeWord::of)) {
    i += 2;
    if (is(i, TimeWord::article)) ++i;
  }
  if (is(i, TimeWord::weekday)) {
    const int iso = token(i).value;
    std::size_t j = i + 1;
    if (is(j, TimeWord::of)) ++j;
    if (is(j, TimeWord::article)) ++j;
    if (iso == 1 && spelt(j, "paques"))
      feast = Feast::easter_monday;
    else if (iso == 1 && spelt(j, "pentecote"))
      feast = Feast::whit_monday;
    else if (iso == 7 && spelt(j, "paques"))
      feast = Feast::easter;
    else if (iso == 7 && spelt(j, "pentecote"))
      feast = Feast::pentecost;
    else if (iso == 4 && spelt(j, "ascension"))
      feast = Feast::ascension;
    else if (iso == 5 && spelt(j, "saint"))
      feast = Feast::good_friday;
    else if (iso == 2 && spelt(j, "gras"))
      feast = Feast::shrove_tuesday;
    else
      return std::nullopt;
    i = j + 1;
  } else if (is(i, TimeWord::holiday)) {
    const int value = token(i).value;
    if (spelt(i, "nouvel an") || spelt(i, "jour de l'an"))
      feast = Feast::new_year;
    else
      feast = static_cast<Feast>(value);
    ++i;
    std::size_t j = i;
    if (is(j, TimeWord::article)) ++j;
    if (is(j, TimeWord::weekday) && (*feast == Feast::easter || *feast == Feast::pentecost)) {
      if (token(j).value == 1) feast = *feast == Feast::easter ? Feast::easter_monday : Feast::whit_monday;
      if (token(j).value == 1 || token(j).value == 7) i = j + 1;
    }
  } else if (spelt(i, "fete") || spelt(i, "fetes")) {
    if (is(i + 1, TimeWord::of_the) && spelt(i + 2, "travail"))
      feast = Feast::labour_day, i += 3;
    else if (spelt(i + 1, "nationale"))
      feast = Feast::national_day, i += 2;
    else if (is(i + 1, TimeWord::as_of) && spelt(i + 2, "meres"))
      feast = Feast::mothers_day, i += 3;
    else
      return std::nullopt;
  } else if (spelt(i, "saint") && (spelt(i + 1, "valentin") || spelt(i + 1, "sylvestre"))) {
    feast = spelt(i + 1, "valentin") ? Feast::valentine : Feast::new_years_eve;
    i += 2;
  } else if (spelt(i, "epiphanie") || spelt(i, "armistice") || spelt(i, "halloween")) {
    feast = spelt(i, "epiphanie")   ? Feast::epiphany
            : spelt(i, "armistice") ? Feast::armistice
                                    : Feast::halloween;
    ++i;
  } else {
    return std::nullopt;
  }
  LocalDate found{};
  if (const auto year = year_suffix(i)) {
    found = date_of_feast(*feast, *year);
  } else {
    const bool past = past_at(at) || is(i, TimeWord::last) || is(i, TimeWord::passed);
    const int current = year_of(today_);
    found = date_of_feast(*feast, current);
    if (past && found > today_) found = date_of_feast(*feast, current - 1);
    if (!past && found + days(shift) < today_) found = date_of_feast(*feast, current + 1);
    if (is(i, TimeWord::last) || is(i, TimeWord::passed) || is(i, TimeWord::next)) ++i;
  }
  at = i;
  return day_of(found + days(shift), DayForm::feast);
}

}  // namespace permanence::language
