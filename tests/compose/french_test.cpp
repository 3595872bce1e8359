#include "compose/french.h"

#include <gtest/gtest.h>

namespace permanence::compose {
namespace {

TEST(FrenchDates, NameTheDayAndTheMonth) {
  EXPECT_EQ(date_in_words(date(2026, 3, 3)), "mardi 3 mars");
  EXPECT_EQ(date_in_words(date(2026, 8, 15)), "samedi 15 août");
  EXPECT_EQ(date_in_words_with_year(date(2024, 2, 29)), "jeudi 29 février 2024");
}

TEST(FrenchDates, TheFirstIsAnOrdinal) {
  EXPECT_EQ(date_in_words(date(2026, 2, 1)), "dimanche 1er février");
  EXPECT_EQ(date_in_words(date(2026, 12, 11)), "vendredi 11 décembre");
}

TEST(FrenchHours, StandWithNoBreakSpaces) {
  EXPECT_EQ(time_in_words(at(9, 30)), "9\u00A0h\u00A030");
  EXPECT_EQ(time_in_words(at(9, 5)), "9\u00A0h\u00A005");
  EXPECT_EQ(time_in_words(at(14)), "14\u00A0h");
  EXPECT_EQ(time_in_words(at(0)), "0\u00A0h");
  EXPECT_EQ(moment_in_words(date(2026, 3, 3) + at(9, 30)), "mardi 3 mars à 9\u00A0h\u00A030");
}

TEST(FrenchElision, HappensBeforeAVowelSound) {
  EXPECT_EQ(elided("de", "Anna"), "d’Anna");
  EXPECT_EQ(elided("de", "Élodie"), "d’Élodie");
  EXPECT_EQ(elided("de", "Hugo"), "d’Hugo");
  EXPECT_EQ(elided("que", "Œdipe"), "qu’Œdipe");
  EXPECT_EQ(elided("de", "Yves"), "d’Yves");
}

TEST(FrenchElision, DoesNotHappenBeforeAConsonantNorItsExceptions) {
  EXPECT_EQ(elided("de", "Paul"), "de Paul");
  EXPECT_EQ(elided("de", "Yann"), "de Yann");
  EXPECT_EQ(elided("le", "onze"), "le onze");
  EXPECT_EQ(elided("de", ""), "de ");
}

TEST(FrenchCounts, ZeroAndOneAreSingular) {
  EXPECT_EQ(counted(0, "message", "messages"), "0\u00A0message");
  EXPECT_EQ(counted(1, "message", "messages"), "1\u00A0message");
  EXPECT_EQ(counted(2, "message", "messages"), "2\u00A0messages");
}

}  // namespace
}  // namespace permanence::compose
