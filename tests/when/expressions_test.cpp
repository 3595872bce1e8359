// What French expressions of time mean, as a table. Now is Wednesday 4 March 2026, ten in the morning.
#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "language/when.h"

namespace permanence::language {
namespace {

const LocalDateTime now = date(2026, 3, 4) + at(10);

struct Case {
  const char* text;
  const char* start;  // "" where open
  const char* end;    // "" where open; "point" where only the start counts
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.text; }

std::string shown(std::optional<LocalDateTime> moment) {
  return moment ? to_text(*moment).substr(0, 16) : "";
}

std::string completed(std::string_view text) {
  return text.size() == 10 ? std::string(text) + "T00:00" : std::string(text);
}

class Expression : public testing::TestWithParam<Case> {};

TEST_P(Expression, MeansItsSpan) {
  const Case& expected = GetParam();
  const auto span = when(expected.text, now);
  ASSERT_TRUE(span) << expected.text;
  EXPECT_EQ(shown(span->start), completed(expected.start)) << expected.text;
  if (std::string_view(expected.end) == "point") {
    ASSERT_TRUE(span->end);
    EXPECT_GE(*span->end, *span->start);
    EXPECT_LE(*span->end, *span->start + Minutes(60));
  } else {
    EXPECT_EQ(shown(span->end), completed(expected.end)) << expected.text;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Days, Expression,
    testing::Values(
        Case{"je passerai demain", "2026-03-05", "2026-03-06"}, Case{"dem1", "2026-03-05", "2026-03-06"},
        Case{"2m1 si possible", "2026-03-05", "2026-03-06"}, Case{"ajd", "2026-03-04", "2026-03-05"},
        Case{"aujourd’hui", "2026-03-04", "2026-03-05"}, Case{"après-demain", "2026-03-06", "2026-03-07"},
        Case{"apres demain", "2026-03-06", "2026-03-07"}, Case{"avant-hier", "2026-03-02", "2026-03-03"},
        Case{"hier", "2026-03-03", "2026-03-04"}, Case{"le surlendemain", "2026-03-06", "2026-03-07"},
        Case{"la veille de Noël", "2026-12-24", "2026-12-25"},
        Case{"le lendemain de Pâques", "2026-04-06", "2026-04-07"},
        Case{"vendredi", "2026-03-06", "2026-03-07"}, Case{"VENDREDI", "2026-03-06", "2026-03-07"},
        Case{"mercredi", "2026-03-11", "2026-03-12"}, Case{"mercredi à 18h", "2026-03-04T18:00", "point"},
        Case{"mercredi à 9h", "2026-03-11T09:00", "point"},
        Case{"jeudi prochain", "2026-03-05", "2026-03-06"}, Case{"lundi dernier", "2026-03-02", "2026-03-03"},
        Case{"lundi en huit", "2026-03-16", "2026-03-17"},
        Case{"vendredi en quinze", "2026-03-20", "2026-03-21"},
        Case{"mardi de la semaine prochaine", "2026-03-10", "2026-03-11"},
        Case{"la semaine prochaine, mardi", "2026-03-10", "2026-03-11"},
        Case{"lundi de cette semaine", "2026-03-02", "2026-03-03"}, Case{"le 17", "2026-03-17", "2026-03-18"},
        Case{"le 2", "2026-04-02", "2026-04-03"}, Case{"le 31", "2026-03-31", "2026-04-01"},
        Case{"vendredi 13", "2026-03-13", "2026-03-14"}, Case{"le mardi 12 mai", "2026-05-12", "2026-05-13"},
        Case{"1er avril", "2026-04-01", "2026-04-02"}, Case{"le premier avril", "2026-04-01", "2026-04-02"},
        Case{"le 3 février", "2027-02-03", "2027-02-04"},
        Case{"le vingt-trois juin deux mille vingt-sept", "2027-06-23", "2027-06-24"},
        Case{"22/04", "2026-04-22", "2026-04-23"}, Case{"3/3/2027", "2027-03-03", "2027-03-04"},
        Case{"03.03.2027", "2027-03-03", "2027-03-04"}, Case{"2026-05-09", "2026-05-09", "2026-05-10"},
        Case{"15 sept 2026", "2026-09-15", "2026-09-16"}, Case{"mar. 10 mars", "2026-03-10", "2026-03-11"},
        Case{"29 février", "2028-02-29", "2028-03-01"},
        Case{"le 5 du mois prochain", "2026-04-05", "2026-04-06"},
        Case{"le premier vendredi d’avril", "2026-04-03", "2026-04-04"},
        Case{"le dernier lundi du mois", "2026-03-30", "2026-03-31"},
        Case{"le dernier jour de mai", "2026-05-31", "2026-06-01"},
        Case{"dans 3 jours", "2026-03-07", "2026-03-08"},
        Case{"dans une semaine", "2026-03-11", "2026-03-12"},
        Case{"d’ici trois semaines", "2026-03-04T10:00", "2026-03-25"},
        Case{"dans deux mois", "2026-05-04", "2026-05-05"},
        Case{"dans un mois à partir de demain", "2026-04-05", "2026-04-06"},
        Case{"il y a deux semaines", "2026-02-18", "2026-02-19"},
        Case{"ya 3 jours", "2026-03-01", "2026-03-02"}, Case{"Noël", "2026-12-25", "2026-12-26"},
        Case{"lundi de Pâques", "2026-04-06", "2026-04-07"}, Case{"l’Ascension", "2026-05-14", "2026-05-15"},
        Case{"le lundi de Pentecôte", "2026-05-25", "2026-05-26"},
        Case{"la fête nationale", "2026-07-14", "2026-07-15"},
        Case{"le jour de l’an", "2027-01-01", "2027-01-02"},
        Case{"la Toussaint 2027", "2027-11-01", "2027-11-02"},
        Case{"la fête des mères", "2026-05-31", "2026-06-01"}));

INSTANTIATE_TEST_SUITE_P(
    LongerThanDays, Expression,
    testing::Values(
        Case{"cette semaine", "2026-03-02", "2026-03-09"},
        Case{"la semaine prochaine", "2026-03-09", "2026-03-16"},
        Case{"la sem proch.", "2026-03-09", "2026-03-16"},
        Case{"la semaine du 18", "2026-03-16", "2026-03-23"},
        Case{"la semaine du 6 avril", "2026-04-06", "2026-04-13"},
        Case{"semaine dernière", "2026-02-23", "2026-03-02"},
        Case{"ce week-end", "2026-03-06T18:00", "2026-03-09"},
        Case{"le week end du 14", "2026-03-13T18:00", "2026-03-16"},
        Case{"en début de semaine prochaine", "2026-03-09", "2026-03-11"},
        Case{"milieu de semaine", "2026-03-04", "2026-03-06"},
        Case{"fin de semaine", "2026-03-05", "2026-03-07"}, Case{"en mai", "2026-05-01", "2026-06-01"},
        Case{"février", "2027-02-01", "2027-03-01"}, Case{"courant juin", "2026-06-01", "2026-07-01"},
        Case{"début avril", "2026-04-01", "2026-04-11"}, Case{"mi-décembre", "2026-12-11", "2026-12-21"},
        Case{"mi mars", "2026-03-11", "2026-03-21"}, Case{"fin du mois", "2026-03-21", "2026-04-01"},
        Case{"fin août", "2026-08-21", "2026-09-01"}, Case{"le mois prochain", "2026-04-01", "2026-05-01"},
        Case{"ce mois-ci", "2026-03-01", "2026-04-01"},
        Case{"la première quinzaine de juin", "2026-06-01", "2026-06-16"},
        Case{"au deuxième trimestre", "2026-04-01", "2026-07-01"},
        Case{"le trimestre prochain", "2026-04-01", "2026-07-01"},
        Case{"l’année prochaine", "2027-01-01", "2028-01-01"}, Case{"en 2028", "2028-01-01", "2029-01-01"},
        Case{"du 3 au 8 avril", "2026-04-03", "2026-04-09"},
        Case{"du 28 au 3 avril", "2026-03-28", "2026-04-04"},
        Case{"entre le 8 et le 12 juin", "2026-06-08", "2026-06-13"},
        Case{"du lundi 9 au mercredi 11 mars", "2026-03-09", "2026-03-12"},
        Case{"du 20/04 au 2/05", "2026-04-20", "2026-05-03"},
        Case{"de lundi à jeudi", "2026-03-09", "2026-03-13"},
        Case{"les 3 prochains jours", "2026-03-05", "2026-03-08"}, Case{"à partir du 8", "2026-03-08", ""},
        Case{"à partir de lundi", "2026-03-09", ""}, Case{"dès mardi", "2026-03-10", ""},
        Case{"après le 15 mars", "2026-03-16", ""}, Case{"avant vendredi", "", "2026-03-06"},
        Case{"jusqu’au 12 mars", "", "2026-03-13"}, Case{"au plus tard vendredi", "", "2026-03-07"},
        Case{"avant la fin de la semaine", "", "2026-03-09"},
        Case{"avant notre départ le 11 juillet", "", "2026-07-11"},
        Case{"à partir du 19 et jusqu’au 23 mars inclus", "2026-03-19", "2026-03-24"}));

INSTANTIATE_TEST_SUITE_P(
    Hours, Expression,
    testing::Values(
        Case{"à 15h", "2026-03-04T15:00", "point"}, Case{"15 h 30", "2026-03-04T15:30", "point"},
        Case{"14.30h", "2026-03-04T14:30", "point"}, Case{"à 8h", "2026-03-05T08:00", "point"},
        Case{"demain 14:15", "2026-03-05T14:15", "point"}, Case{"14h30 demain", "2026-03-05T14:30", "point"},
        Case{"le 12 à neuf heures et quart", "2026-03-12T09:15", "point"},
        Case{"jeudi à dix heures moins le quart", "2026-03-05T09:45", "point"},
        Case{"midi et quart", "2026-03-04T12:15", "point"},
        Case{"demain à midi et demi", "2026-03-05T12:30", "point"},
        Case{"minuit moins dix", "2026-03-04T23:50", "point"},
        Case{"ce soir à sept heures", "2026-03-04T19:00", "point"},
        Case{"8h du matin", "2026-03-05T08:00", "point"},
        Case{"demain vers 17h", "2026-03-05T17:00", "point"},
        Case{"lundi sur les coups de 11h", "2026-03-09T11:00", "point"},
        Case{"vendredi 13 à 9h", "2026-03-13T09:00", "point"},
        Case{"dans une heure et demie", "2026-03-04T11:30", "point"},
        Case{"il y a vingt minutes", "2026-03-04T09:40", "point"},
        Case{"demain matin", "2026-03-05T08:00", "2026-03-05T12:00"},
        Case{"jeudi aprem", "2026-03-05T14:00", "2026-03-05T18:00"},
        Case{"jeudi après-midi", "2026-03-05T14:00", "2026-03-05T18:00"},
        Case{"lundi midi", "2026-03-09T12:00", "2026-03-09T14:00"},
        Case{"ce soir", "2026-03-04T18:00", "2026-03-04T22:00"},
        Case{"mardi en fin d’après-midi", "2026-03-10T17:00", "2026-03-10T19:00"},
        Case{"demain en fin de journée", "2026-03-05T17:00", "2026-03-05T19:00"},
        Case{"demain tôt le matin", "2026-03-05T08:00", "2026-03-05T10:00"},
        Case{"vendredi entre midi et deux", "2026-03-06T12:00", "2026-03-06T14:00"},
        Case{"vendredi entre 13 et 16 h", "2026-03-06T13:00", "2026-03-06T16:00"},
        Case{"de 14h à 16h demain", "2026-03-05T14:00", "2026-03-05T16:00"},
        Case{"demain 9h-11h30", "2026-03-05T09:00", "2026-03-05T11:30"},
        Case{"lundi 9 à 11h", "2026-03-09T11:00", "point"},
        Case{"mardi 9 à 11h", "2026-03-10T09:00", "2026-03-10T11:00"},
        Case{"entre 11h30 et 1h30", "2026-03-04T11:30", "2026-03-04T13:30"},
        Case{"de 22h à 2h", "2026-03-04T22:00", "2026-03-05T02:00"},
        Case{"avant 16 h", "", "2026-03-04T16:00"}, Case{"demain avant 17 h", "", "2026-03-05T17:00"},
        Case{"jeudi après 17h30", "2026-03-05T17:30", ""},
        Case{"jeudi à partir de 9h", "2026-03-05T09:00", ""}, Case{"pas avant 11h", "2026-03-04T11:00", ""},
        Case{"avant jeudi 9h", "", "2026-03-05T09:00"}, Case{"18h au plus tard", "", "2026-03-04T18:00"},
        Case{"18h et plus", "2026-03-04T18:00", ""},
        Case{"du lundi 9 mars à 8h au mardi 10 mars à 12h", "2026-03-09T08:00", "2026-03-10T12:00"}));

INSTANTIATE_TEST_SUITE_P(
    Past, Expression,
    testing::Values(Case{"je suis venu lundi", "2026-03-02", "2026-03-03"},
                    Case{"j’ai vomi vendredi", "2026-02-27", "2026-02-28"},
                    Case{"vous m’avez reçue le 12", "2026-03-12", "2026-03-13"},
                    Case{"j’ai pris rendez-vous pour vendredi", "2026-03-06", "2026-03-07"},
                    Case{"mardi je peux pas, j’ai été convoqué", "2026-03-10", "2026-03-11"},
                    Case{"j’étais au ski le 20 février", "2026-02-20", "2026-02-21"}));

TEST(NoTime, IsNamedByNumbersThatAreNoTimes) {
  for (const char* text : {"", "bonjour", "26 euros", "37,8 de fièvre", "appelez-moi au 06 00 00 45 67",
                           "j’ai 84 ans", "2 rue des Lilas", "une séance de 45 min", "2 heures de route",
                           "40 ml", "le numéro 3", "mon fils a trois mois", "je pars en mer", "c’est un jeu"})
    EXPECT_TRUE(find_time_expressions(text, now).empty()) << text;
}

TEST(Expressions, EndAfterTheyStartEvenWhereTheWordsDont) {
  for (const auto* text : {"apm 3 à 14h", "jeudi de 16h à 15h"}) {
    const auto span = when(text, date(2026, 3, 3) + at(9, 30));
    ASSERT_TRUE(span && span->start && span->end) << text;
    EXPECT_LT(*span->start, *span->end) << text;
  }
}

TEST(Expressions, AreFoundInOrderWithTheirPlaces) {
  const std::string text = "Plutôt mardi à 14 h, ou alors le 17 après 16h.";
  const auto found = find_time_expressions(text, now);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(text.substr(found[0].begin, found[0].end - found[0].begin), "mardi à 14 h");
  EXPECT_EQ(text.substr(found[1].begin, found[1].end - found[1].begin), "le 17 après 16h");
  EXPECT_TRUE(found[0].names_day && found[0].names_time);
  EXPECT_EQ(found[0].weekday, std::chrono::Tuesday);
  EXPECT_EQ(found[1].from_time, at(16));
  EXPECT_FALSE(found[1].until_time);
}

TEST(Expressions, TellTheWeeklyFromTheSingle) {
  EXPECT_TRUE(find_time_expressions("tous les jeudis", now).at(0).recurring);
  EXPECT_TRUE(find_time_expressions("le mardi", now).at(0).recurring);
  EXPECT_FALSE(find_time_expressions("mardi", now).at(0).recurring);
  EXPECT_FALSE(find_time_expressions("ce mardi", now).at(0).recurring);
  EXPECT_FALSE(find_time_expressions("le mardi 10", now).at(0).recurring);
}

TEST(Expressions, ShareTheMonthOfTheirList) {
  const auto found = find_time_expressions("le 3, le 4 ou le 5 juin", now);
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(to_text(*found[0].span.start), "2026-06-03T00:00:00");
  EXPECT_EQ(to_text(*found[1].span.start), "2026-06-04T00:00:00");
}

}  // namespace
}  // namespace permanence::language
