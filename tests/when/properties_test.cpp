// What holds of every text.
#include <cstdlib>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "language/offer_answer.h"
#include "language/when.h"
#include "language/wish_extraction.h"

namespace permanence::language {
namespace {

// One seed for every run, printed by RapidCheck; RC_PARAMS in the environment overrides it.
const bool seeded = setenv("RC_PARAMS", "seed=20260304 max_success=400", 0) == 0;

const std::vector<std::string> days_named = {
    "lundi",  "mardi",        "jeudi prochain",       "vendredi en huit", "le 12 mai",
    "demain", "après-demain", "la semaine prochaine", "début avril",      "le 17"};
const std::vector<std::string> hours_named = {
    "à 15 h",     "le matin", "après 17h30", "entre 9 h et 11 h", "en fin d’après-midi",
    "avant midi", "vers 18h"};
const std::vector<std::string> weekdays = {"lundi",    "mardi",  "mercredi", "jeudi",
                                           "vendredi", "samedi", "dimanche"};

rc::Gen<LocalDateTime> any_moment() {
  return rc::gen::map(rc::gen::inRange(0, 365 * 24 * 60 * 4),
                      [](int minutes) { return date(2025, 1, 1) + at(0) + Minutes(minutes); });
}

std::string without_accents_and_in_capitals(std::string text) {
  const std::pair<std::string, std::string> pairs[] = {{"é", "e"}, {"è", "e"}, {"à", "a"}, {"’", "'"}};
  for (const auto& [from, to] : pairs)
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos;)
      text.replace(at, from.size(), to);
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

std::string with_wide_spaces(const std::string& text) {
  std::string out = "  ";
  for (const char c : text) out += c == ' ' ? std::string("\xC2\xA0 ") : std::string(1, c);
  return out;
}

bool same(const std::optional<TimeSpan>& a, const std::optional<TimeSpan>& b) {
  return a.has_value() == b.has_value() && (!a || (a->start == b->start && a->end == b->end));
}

RC_GTEST_PROP(Spelling, ChangesNothing, ()) {
  const std::string text = *rc::gen::elementOf(days_named) + " " + *rc::gen::elementOf(hours_named);
  const LocalDateTime now = *any_moment();
  const auto plain = when(text, now);
  RC_ASSERT(plain.has_value());
  RC_ASSERT(same(plain, when(without_accents_and_in_capitals(text), now)));
  RC_ASSERT(same(plain, when(with_wide_spaces(text), now)));
}

RC_GTEST_PROP(Spans, EndAfterTheyStart, ()) {
  const std::string text = *rc::gen::elementOf(days_named) + " " + *rc::gen::elementOf(hours_named);
  const auto span = when(text, *any_moment());
  RC_ASSERT(span.has_value());
  if (span->start && span->end) RC_ASSERT(*span->start < *span->end);
}

RC_GTEST_PROP(Weekdays, AreNeverAnotherDay, ()) {
  const auto index = *rc::gen::inRange<std::size_t>(0, weekdays.size());
  ReadingContext context;
  context.received = *any_moment();
  const Wishes wishes = said_times({"Je voudrais un rendez-vous " + weekdays[index] + "."}, "", context).wishes;
  const LocalDateTime slot = date_of(context.received) + at(0) + Minutes(*rc::gen::inRange(0, 14 * 24 * 60));
  if (wishes.fits(slot, Minutes(30))) RC_ASSERT(weekday_of(date_of(slot)).iso_encoding() == index + 1);
  bool some = false;
  for (int day = 0; day <= 7; ++day)
    some = some || wishes.fits(date_of(context.received) + std::chrono::days(day) + at(12), Minutes(30));
  RC_ASSERT(some);
}

RC_GTEST_PROP(ExcludedWeekdays, NeverFit, ()) {
  const auto index = *rc::gen::inRange<std::size_t>(0, weekdays.size());
  ReadingContext context;
  context.received = *any_moment();
  const Wishes wishes =
      said_times({"Je voudrais un rendez-vous, sauf le " + weekdays[index] + "."}, "", context).wishes;
  const LocalDateTime slot = date_of(context.received) + at(0) + Minutes(*rc::gen::inRange(0, 60 * 24 * 60));
  if (weekday_of(date_of(slot)).iso_encoding() == index + 1) RC_ASSERT(!wishes.fits(slot, Minutes(30)));
}

RC_GTEST_PROP(AnyBytes, AreReadWithoutHarm, (const std::string& bytes)) {
  const LocalDateTime now = *any_moment();
  for (const TimeExpression& found : find_time_expressions(bytes, now))
    RC_ASSERT(found.begin < found.end && found.end <= bytes.size());
  when(bytes, now);
}

// Words of times thrown together make the grammar's odd corners meet.
RC_GTEST_PROP(AnyWords, AreReadWithoutHarm, ()) {
  static const std::vector<std::string> words = {
      "le",       "du",        "de",    "à",      "au",         "entre", "et",      "ou",   "avant",
      "après",    "jusqu’au",  "dès",   "fin",    "mi",         "début", "semaine", "mois", "an",
      "prochain", "dernier",   "lundi", "mar.",   "jeudis",     "mars",  "sept",    "12",   "31",
      "2027",     "15h",       "30",    "14:30",  "22/04",      "99/99", "-",       ",",    "(",
      "midi",     "matin",     "soir",  "demain", "avant-hier", "dans",  "il y a",  "deux", "vingt",
      "premier",  "pas",       "ni",    "sauf",   "je peux",    "rdv",   "?",       ".",    "Noël",
      "week-end", "quinzaine", "en",    "huit",   "\xFF",       "😀"};
  const auto picked = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(words));
  std::string text;
  for (const std::string& word : picked) text += word + " ";
  ReadingContext context;
  context.received = *any_moment();
  context.appointment = context.received + Minutes(60 * 26);
  context.offered = {context.received + Minutes(60 * 24)};
  for (const TimeExpression& found : find_time_expressions(text, context.received)) {
    RC_ASSERT(found.begin < found.end && found.end <= text.size());
    RC_ASSERT(found.span.start || found.span.end || found.recurring);
  }
  when(text, context.received);
  said_times({text}, text, context).wishes.fits(context.received, Minutes(30));
  offer_answer_of({text}, context);
}

}  // namespace
}  // namespace permanence::language
