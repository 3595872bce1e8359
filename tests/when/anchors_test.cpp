// Times that count from others: what is named before, the booked appointment, the week spoken of.
#include <gtest/gtest.h>

#include "language/wish_extraction.h"

namespace permanence::language {
namespace {

struct Row {
  const char* text;
  std::optional<LocalDateTime> booked;
  std::vector<LocalDateTime> fit, dont;
};

// Written on Tuesday 3 March 2026 at 9.
void expect(const Row& row) {
  ReadingContext context;
  context.received = date(2026, 3, 3) + at(9);
  context.appointment = row.booked;
  const Wishes wishes = said_times({row.text}, "", context).wishes;
  for (const auto slot : row.fit)
    EXPECT_TRUE(wishes.fits(slot, Minutes(30))) << row.text << ": " << to_text(slot);
  for (const auto slot : row.dont)
    EXPECT_FALSE(wishes.fits(slot, Minutes(30))) << row.text << ": " << to_text(slot);
}

constexpr LocalDate march(unsigned day) { return date(2026, 3, day); }

TEST(Anchors, TheDayAfterIsThatOfTheBookedOne) {
  const LocalDateTime booked = march(12) + at(11);
  expect({"Peut-on déplacer ma séance au lendemain ?",
          booked,
          {march(13) + at(10)},
          {march(4) + at(10), march(12) + at(15)}});
  expect({"Peut-on déplacer ma séance à la semaine suivante ?",
          booked,
          {march(18) + at(10)},
          {march(10) + at(10)}});
  expect({"Je voudrais déplacer ma séance du 12 au mardi suivant.",
          booked,
          {march(17) + at(10)},
          {march(10) + at(10)}});
  expect({"Je voudrais reporter ma séance à lundi ou mardi d'après.",
          booked,
          {march(17) + at(10)},
          {march(10) + at(10)}});
}

TEST(Anchors, TheEveIsThatOfTheBookedOneToo) {
  expect({"Je voudrais décaler mon rendez-vous à la veille.",
          march(12) + at(11),
          {march(11) + at(10)},
          {march(13) + at(10)}});
}

TEST(Anchors, WeekdaysAreThoseOfTheWeekNamed) {
  expect({"Auriez-vous une place la semaine prochaine : lundi, mercredi matin ou vendredi après 15 h ?",
          std::nullopt,
          {march(9) + at(16), march(11) + at(10), march(13) + at(16)},
          {march(11) + at(16), march(13) + at(10), march(6) + at(16), march(10) + at(10)}});
}

TEST(Anchors, NobodyComesBeforeTheyAreBack) {
  expect({"Nous sommes absents jusqu'à dimanche 15, donc je voudrais un rendez-vous lundi ou mardi.",
          std::nullopt,
          {march(16) + at(10), march(17) + at(10)},
          {march(9) + at(10), march(10) + at(10)}});
}

TEST(Anchors, TheSameDayIsThatOfTheWeekAskedFor) {
  expect({"Je dois repousser mon rendez-vous à la semaine prochaine, même jour.",
          march(4) + at(16),
          {march(11) + at(10)},
          {march(12) + at(10), march(4) + at(10)}});
}

TEST(Lists, OfShortDaysShareTheirHours) {
  expect({"Je voudrais un rdv, dispo lun mar jeu 12h-14h ou apres 19h",
          std::nullopt,
          {march(5) + at(12), march(5) + at(19), march(9) + at(13), march(10) + at(19, 30)},
          {march(9) + at(10), march(5) + at(15), march(4) + at(12)}});
}

TEST(Lists, GoOnBehindParentheses) {
  expect({"Je voudrais un rendez-vous, sauf le mardi (club de scrabble) et le vendredi matin (marché).",
          std::nullopt,
          {march(5) + at(10), march(6) + at(15)},
          {march(10) + at(10), march(6) + at(10)}});
}

TEST(Hours, SaidTwiceOrOpen) {
  expect({"Je peux venir demain 12h 14h",
          std::nullopt,
          {march(4) + at(13, 30)},
          {march(4) + at(14), march(4) + at(11)}});
  expect(
      {"Je voudrais un rdv demain, 17 h et après", std::nullopt, {march(4) + at(19)}, {march(4) + at(16)}});
  expect({"Une place aujourd'hui ou demain matin ?",
          std::nullopt,
          {march(3) + at(15), march(4) + at(9)},
          {march(4) + at(15)}});
}

TEST(Words, ThatLookLikeARefusal) {
  expect({"Je voudrais un rendez-vous le mercredi, je ne travaille pas le mercredi.",
          std::nullopt,
          {march(4) + at(15)},
          {march(5) + at(15)}});
  expect({"Auriez-vous un autre jour que jeudi ?", std::nullopt, {march(4) + at(15)}, {march(5) + at(15)}});
}

TEST(Words, AsSoonAsPossibleIsNotEarlierThanBooked) {
  expect({"Je dois décaler ma séance de mardi, un autre jour, le plus tôt possible",
          march(10) + at(10),
          {march(12) + at(10)},
          {march(10) + at(10)}});
}

TEST(Feasts, InNamesAreNone) {
  expect(
      {"Je peux venir le jeudi. Jean-Noël Castaing", std::nullopt, {march(5) + at(10)}, {march(4) + at(10)}});
}

}  // namespace
}  // namespace permanence::language
