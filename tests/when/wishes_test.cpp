// Which slots a message's own words let through. Now is Wednesday 4 March 2026, ten in the morning, unless said.
#include "language/wishes.h"

#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "language/wish_extraction.h"

namespace permanence::language {
namespace {

struct Case {
  const char* text;
  std::vector<const char*> fit;
  std::vector<const char*> unfit;
  const char* appointment = "";
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.text; }

ReadingContext context_of(const char* appointment) {
  ReadingContext context;
  context.received = date(2026, 3, 4) + at(10);
  if (*appointment != '\0') context.appointment = parse_local_date_time(appointment);
  return context;
}

std::string described(const Wishes& wishes) {
  std::string out;
  const auto list = [&](const char* title, const std::vector<TimePattern>& patterns) {
    for (const TimePattern& pattern : patterns) {
      out += std::string("\n  ") + title + " [" + pattern.words + "]";
      if (pattern.from) out += " from " + to_text(*pattern.from);
      if (pattern.until) out += " until " + to_text(*pattern.until);
      for (const auto weekday : pattern.weekdays) out += " weekday " + std::to_string(weekday.iso_encoding());
      for (const LocalDate day : pattern.dates) out += " " + to_text(day);
      if (pattern.earliest) out += " earliest " + to_text(*pattern.earliest);
      if (pattern.latest_end) out += " ended " + to_text(*pattern.latest_end);
      if (pattern.latest_start) out += " latest " + to_text(*pattern.latest_start);
    }
  };
  list("wanted", wishes.wanted);
  list("preferred", wishes.preferred);
  list("impossible", wishes.impossible);
  return out;
}

class Message : public testing::TestWithParam<Case> {};

TEST_P(Message, LetsItsSlotsThroughAndNoOthers) {
  const Case& c = GetParam();
  const Wishes wishes = said_times(sentences_of(c.text), "", context_of(c.appointment)).wishes;
  const auto fits = [&](const char* slot) { return wishes.fits(*parse_local_date_time(slot), Minutes(30)); };
  for (const char* slot : c.fit)
    EXPECT_TRUE(fits(slot)) << c.text << "\n  " << slot << " should fit" << described(wishes);
  for (const char* slot : c.unfit)
    EXPECT_FALSE(fits(slot)) << c.text << "\n  " << slot << " should not fit" << described(wishes);
}

INSTANTIATE_TEST_SUITE_P(
    AskingForTimes, Message,
    testing::Values(
        Case{"Bonjour, je voudrais un rendez-vous.", {"2026-03-05T09:00", "2026-06-05T17:00"}, {}},
        Case{"Bonjour, je voudrais un rendez-vous dès que possible.",
             {"2026-03-05T09:00", "2026-03-12T17:00"},
             {}},
        Case{"Je voudrais un rendez-vous jeudi.",
             {"2026-03-05T09:00", "2026-03-05T18:00"},
             {"2026-03-06T09:00"}},
        Case{"Je voudrais un rendez-vous jeudi matin.",
             {"2026-03-05T09:00"},
             {"2026-03-05T14:00", "2026-03-06T09:00"}},
        Case{"Auriez-vous une place lundi ou mardi, plutôt après 17h ?",
             {"2026-03-09T17:00", "2026-03-10T18:00"},
             {"2026-03-09T16:30", "2026-03-11T17:30"}},
        Case{"Un créneau la semaine prochaine, le matin ?",
             {"2026-03-09T09:00", "2026-03-13T11:30"},
             {"2026-03-09T15:00", "2026-03-16T09:00", "2026-03-06T09:00"}},
        Case{"Avez-vous de la place avant vendredi ?",
             {"2026-03-04T17:00", "2026-03-05T18:00"},
             {"2026-03-06T09:00"}},
        Case{"Il me faudrait une séance cette semaine, n'importe quand sauf le vendredi.",
             {"2026-03-05T10:00"},
             {"2026-03-06T10:00", "2026-03-09T10:00"}},
        Case{"je cherche un rdv le mercredi ou le samedi",
             {"2026-03-11T10:00", "2026-03-18T10:00", "2026-03-14T09:00"},
             {"2026-03-12T10:00"}},
        Case{"Peut-on se voir entre le 16 et le 20 mars ?  Je voudrais un rendez-vous entre le 16 et le 20 "
             "mars.",
             {"2026-03-16T09:00", "2026-03-20T17:30"},
             {"2026-03-13T09:00", "2026-03-21T09:00"}},
        Case{"je souhaite un rdv à partir du 20",
             {"2026-03-20T09:00", "2026-04-02T09:00"},
             {"2026-03-19T09:00"}},
        Case{"Je voudrais venir entre midi et deux.  Une place jeudi ?",
             {"2026-03-05T12:00", "2026-03-05T13:30"},
             {"2026-03-05T14:00", "2026-03-06T12:00"}},
        Case{"rdv possible vendredi 13 à 9h ou lundi 16 à 10h ?",
             {"2026-03-13T09:00", "2026-03-16T10:00"},
             {"2026-03-13T10:00", "2026-03-16T09:00"}},
        Case{"Bonjour je voudrais un rdv le plus tôt possible, je ne suis libre que le mardi et le jeudi.",
             {"2026-03-05T09:00", "2026-03-10T15:00"},
             {"2026-03-06T09:00"}},
        Case{"J'aimerais un rendez-vous en avril, après le 10.",
             {"2026-04-13T09:00", "2026-04-30T09:00"},
             {"2026-04-08T09:00", "2026-05-04T09:00"}},
        Case{"Je voudrais prendre rdv. Je suis disponible tous les jours après 18h.",
             {"2026-03-05T18:00", "2026-03-10T19:00"},
             {"2026-03-05T17:30"}},
        Case{"dispo demain aprem ou samedi matin pour une seance",
             {"2026-03-05T15:00", "2026-03-07T09:00"},
             {"2026-03-05T10:00", "2026-03-06T15:00"}}));

INSTANTIATE_TEST_SUITE_P(
    RulingOut, Message,
    testing::Values(
        Case{"Je voudrais un rendez-vous, tout sauf le lundi.",
             {"2026-03-10T09:00"},
             {"2026-03-09T09:00", "2026-03-16T09:00"}},
        Case{"Je voudrais un rendez-vous la semaine prochaine mais pas le jeudi.",
             {"2026-03-10T09:00"},
             {"2026-03-12T09:00", "2026-03-16T09:00"}},
        Case{"Un rdv svp, jamais avant 9h30 ni après 16h.",
             {"2026-03-05T09:30", "2026-03-05T15:30"},
             {"2026-03-05T09:00", "2026-03-05T16:00"}},
        Case{"Je souhaite un rendez-vous. Je travaille jusqu'à 17h.",
             {"2026-03-05T17:00", "2026-03-07T10:00"},
             {"2026-03-05T16:30"}},
        Case{"Je souhaite un rendez-vous. Je travaille le lundi et le mardi.",
             {"2026-03-11T09:00"},
             {"2026-03-09T09:00", "2026-03-17T09:00"}},
        Case{"Je voudrais un rendez-vous jeudi, le bus repart à 16h05.",
             {"2026-03-05T15:30"},
             {"2026-03-05T16:00", "2026-03-06T10:00"}},
        Case{"Je peux venir demain, mais je dois être parti à 11h.",
             {"2026-03-05T10:30"},
             {"2026-03-05T10:45", "2026-03-05T15:00"}},
        Case{"Je voudrais un créneau. Je finis le travail à 18h et j'ai 20 minutes de trajet.",
             {"2026-03-05T18:30"},
             {"2026-03-05T18:00"}},
        Case{"Un rendez-vous pour ma mère : mardi et jeudi elle a sa piscine de 14h à 16h, sinon tout va.",
             {"2026-03-10T10:00", "2026-03-11T14:30"},
             {"2026-03-10T14:30", "2026-03-05T15:00"}},
        Case{"Je suis absente du 9 au 13 mars, avez-vous un créneau ?",
             {"2026-03-06T10:00", "2026-03-16T10:00"},
             {"2026-03-10T10:00"}},
        Case{"il me faut un rdv cette semaine, vendredi impossible",
             {"2026-03-05T10:00"},
             {"2026-03-06T10:00", "2026-03-10T10:00"}},
        Case{"je voudrais une place la sem prochaine. lundi et mardi je peux pas",
             {"2026-03-11T10:00"},
             {"2026-03-09T10:00", "2026-03-10T16:00", "2026-03-18T10:00"}},
        Case{"Je voudrais un rendez-vous hors mercredi et hors week-end.",
             {"2026-03-05T10:00"},
             {"2026-03-11T10:00", "2026-03-07T10:00"}},
        Case{
            "Un rdv svp mais pas trop tard, 17h dernier délai", {"2026-03-05T16:30"}, {"2026-03-05T17:00"}}));

INSTANTIATE_TEST_SUITE_P(
    InOtherWords, Message,
    testing::Values(Case{"je peux pas avant 18h en semaine, le samedi toute la journée c'est bon pour un rdv",
                         {"2026-03-05T18:00", "2026-03-07T10:00"},
                         {"2026-03-05T17:00"}},
                    Case{"Je suis dispo pour un rdv à partir de 17h30 en semaine et le samedi matin",
                         {"2026-03-05T17:30", "2026-03-07T09:00"},
                         {"2026-03-05T16:00", "2026-03-07T15:00"}},
                    Case{"Puis-je venir à 17h au lieu de 14h jeudi ?",
                         {"2026-03-05T17:00"},
                         {"2026-03-05T14:00", "2026-03-06T17:00"},
                         "2026-03-05T14:00"},
                    Case{"Serait-il possible de décaler mon rdv de demain d'une heure ?",
                         {"2026-03-05T15:00"},
                         {"2026-03-05T14:00", "2026-03-06T15:00"},
                         "2026-03-05T14:00"},
                    Case{"la semaine prochaine je suis en déplacement, plutôt la suivante pour le rdv",
                         {"2026-03-17T10:00"},
                         {"2026-03-10T10:00", "2026-03-05T10:00"}},
                    Case{"Vous auriez de la place jeudi, le même jour mais plus tard, après 17h ? Sinon "
                         "vendredi toute la journée.",
                         {"2026-03-05T17:30", "2026-03-06T09:00"},
                         {"2026-03-05T09:00", "2026-03-09T09:00"}},
                    Case{"Pouvez-vous me proposer autre chose la semaine du 16 ? Le mardi et le jeudi je "
                         "garde mes petits-enfants.",
                         {"2026-03-16T10:00"},
                         {"2026-03-17T10:00", "2026-03-19T10:00", "2026-03-09T10:00"}},
                    Case{"Ma fille finit l'école à 16h30, donc pas avant 17h. Le mercredi elle est libre "
                         "toute la journée.",
                         {"2026-03-05T17:00", "2026-03-11T10:00"},
                         {"2026-03-05T16:00"}},
                    Case{"Il faudrait que je revienne dans 3 semaines, est-ce possible un lundi ?",
                         {"2026-03-23T10:00"},
                         {"2026-03-09T10:00", "2026-03-24T10:00"}},
                    Case{"Je pars en vacances samedi et je rentre le 23 mars, il me faut un rdv.",
                         {"2026-03-06T10:00", "2026-03-24T10:00"},
                         {"2026-03-09T10:00", "2026-03-20T10:00"}},
                    Case{"Je préfère le matin mais l'après-midi est possible aussi. Je cherche un rdv.",
                         {"2026-03-05T09:00", "2026-03-05T15:00"},
                         {}},
                    Case{"Bonsoir, mon mari ne peut me conduire que le samedi matin.",
                         {"2026-03-07T10:00"},
                         {"2026-03-07T15:00", "2026-03-05T10:00"}},
                    Case{
                        "Pouvez vous repousser mon rdv à la semaine prochaine ? Tous les jours sauf mercredi",
                        {"2026-03-09T10:00"},
                        {"2026-03-11T10:00", "2026-03-06T10:00"},
                        "2026-03-05T14:00"},
                    Case{"J'ai mal au dos depuis mardi, je voudrais un rdv, je vous appelle demain",
                         {"2026-03-05T10:00", "2026-03-10T10:00"},
                         {}},
                    Case{"bjr c possible de decaler mon rdv de dem a vendredi meme heure svp",
                         {"2026-03-06T14:00"},
                         {"2026-03-06T10:00", "2026-03-05T14:00"},
                         "2026-03-05T14:00"},
                    Case{"Un rdv pas vendredi, non pardon, pas jeudi.",
                         {"2026-03-06T10:00"},
                         {"2026-03-05T10:00", "2026-03-12T10:00"}}));

INSTANTIATE_TEST_SUITE_P(
    MovingTheBooked, Message,
    testing::Values(
        Case{"Je ne pourrai pas venir jeudi à 14h, est-il possible de décaler ?",
             {"2026-03-06T14:00"},
             {"2026-03-05T14:00"},
             "2026-03-05T14:00"},
        Case{"Pourriez-vous déplacer mon rendez-vous de jeudi à vendredi ?",
             {"2026-03-06T10:00"},
             {"2026-03-05T16:00", "2026-03-09T10:00"},
             "2026-03-05T14:00"},
        Case{"Peut-on décaler ma séance du 5 au 12 ?",
             {"2026-03-12T10:00"},
             {"2026-03-05T16:00", "2026-03-09T10:00"},
             "2026-03-05T14:00"},
        Case{"Serait-il possible de reporter mon rdv de demain 14h à la semaine prochaine, à la même heure ?",
             {"2026-03-10T14:00"},
             {"2026-03-10T10:00", "2026-03-06T14:00"},
             "2026-03-05T14:00"},
        Case{"est-ce possible d'avancer mon rdv de jeudi 12 ?",
             {"2026-03-09T10:00"},
             {"2026-03-12T14:00", "2026-03-13T10:00"},
             "2026-03-12T14:00"},
        Case{"Je dois annuler mon rdv de demain. Un autre jour de la semaine prochaine, après 16h ?",
             {"2026-03-09T16:00"},
             {"2026-03-05T14:00", "2026-03-09T15:00", "2026-03-06T16:00"},
             "2026-03-05T14:00"},
        Case{"RDV 05/03 14h. Empêchée. Dispo 06/03 av. 11h, 09/03 ap. 15h, 10/03 non.",
             {"2026-03-06T10:30", "2026-03-09T15:00"},
             {"2026-03-06T11:00", "2026-03-09T14:30", "2026-03-10T15:00"},
             "2026-03-05T14:00"},
        Case{
            "Demain je suis coincé au bureau, possible vendredi ? ou à la rigueur lundi mais alors après 17h",
            {"2026-03-06T09:00", "2026-03-09T17:00"},
            {"2026-03-05T09:00", "2026-03-09T16:00"},
            "2026-03-05T14:00"},
        Case{"Mon rendez-vous de jeudi tombe mal. Plutôt mardi ou mercredi prochain, le matin.",
             {"2026-03-10T09:00", "2026-03-11T11:00"},
             {"2026-03-05T14:00", "2026-03-10T15:00", "2026-03-12T09:00"},
             "2026-03-05T14:00"},
        Case{"Impossible d'être là à 14h, la semaine prochaine n'importe quand sauf mardi ?",
             {"2026-03-09T09:00", "2026-03-11T14:00"},
             {"2026-03-05T14:00", "2026-03-10T14:00", "2026-03-17T10:00"},
             "2026-03-05T14:00"},
        Case{"Je peux pas venir demain, sinon lundi avant 9h ou après 18h",
             {"2026-03-09T08:30", "2026-03-09T18:00"},
             {"2026-03-09T12:00", "2026-03-05T14:00"},
             "2026-03-05T14:00"}));

INSTANTIATE_TEST_SUITE_P(
    MerelyMentioned, Message,
    testing::Values(
        Case{"Mon prochain rendez-vous, c'est bien jeudi à 14h ?",
             {"2026-03-05T14:00", "2026-03-09T10:00"},
             {},
             "2026-03-05T14:00"},
        Case{"C'est mardi 10h ou mardi 11h, ma prochaine séance ?",
             {"2026-03-05T14:00", "2026-03-09T10:00"},
             {},
             "2026-03-10T11:00"},
        Case{"J'ai mal depuis lundi. Je voudrais un rendez-vous.",
             {"2026-03-05T14:00", "2026-03-11T10:00"},
             {}},
        Case{"Je suis tombé hier soir, avez-vous un créneau ?", {"2026-03-05T14:00", "2026-03-11T10:00"}, {}},
        Case{"Vous êtes ouverts le samedi ?", {"2026-03-05T14:00"}, {}},
        Case{"Je confirme ma venue jeudi à 14h.", {"2026-03-06T14:00"}, {}, "2026-03-05T14:00"},
        Case{"Oui je viens jeudi.", {"2026-03-06T14:00"}, {}, "2026-03-05T14:00"},
        Case{"Faut-il garder la genouillère la nuit ?", {"2026-03-06T14:00"}, {}},
        Case{"Merci, à jeudi !", {"2026-03-06T14:00"}, {}, "2026-03-05T14:00"},
        Case{"Mon fils est né le 3 mai 2019. Je voudrais un rendez-vous pour lui.",
             {"2026-03-06T14:00"},
             {}}));

TEST(Preferences, RankAndExcludeNothing) {
  const Wishes wishes = said_times({"Je voudrais un rendez-vous, plutôt le matin."}, "", context_of("")).wishes;
  EXPECT_TRUE(wishes.fits(date(2026, 3, 5) + at(15), Minutes(30)));
  EXPECT_TRUE(wishes.is_preferred(date(2026, 3, 5) + at(9), Minutes(30)));
  EXPECT_FALSE(wishes.is_preferred(date(2026, 3, 5) + at(15), Minutes(30)));
  EXPECT_TRUE(wishes.fits(date(2026, 3, 5) + at(15), Minutes(30)));
  EXPECT_FALSE(wishes.meets(date(2026, 3, 5) + at(15), Minutes(30)));
}

TEST(Wishes, AreReadFromTheSubjectWhereTheBodyNamesNoTime) {
  const Wishes wishes = said_times({"Bonjour, voir objet."}, "Demande de rdv vendredi", context_of("")).wishes;
  EXPECT_TRUE(wishes.fits(date(2026, 3, 6) + at(15), Minutes(30)));
  EXPECT_FALSE(wishes.fits(date(2026, 3, 9) + at(15), Minutes(30)));
}

TEST(Wishes, OfAnotherEveningWhereNoneWasNamed) {
  const Wishes wishes = said_times({"Auriez-vous un autre soir ?"}, "", context_of("")).wishes;
  EXPECT_TRUE(wishes.fits(date(2026, 3, 5) + at(19), Minutes(30)));
}

TEST(Wishes, AreTheTimesOfASentenceThatIsHeardToWish) {
  const std::vector<std::string> words = {"mettez moi le 11 ou le 12"};
  const auto fits = [&](const std::vector<SentenceAim>& aims, int day) {
    return said_times(words, "", context_of(""), aims).wishes.fits(date(2026, 3, day) + at(15), Minutes(30));
  };
  EXPECT_TRUE(fits({}, 13));  // by its words alone it asks for nothing
  EXPECT_TRUE(fits({{.wishes = true}}, 12));
  EXPECT_FALSE(fits({{.wishes = true}}, 13));
}

TEST(MentionedAppointments, AreTheMomentsMeantAsBooked) {
  const auto context = context_of("2026-03-05T14:00");
  using List = std::vector<LocalDateTime>;
  EXPECT_EQ(said_times({"Je dois annuler mon rendez-vous de jeudi."}, "", context).mentioned_appointments,
            List{date(2026, 3, 5) + at(14)});
  EXPECT_EQ(said_times({"Je dois annuler ma séance du 12 mars à 9h."}, "", context).mentioned_appointments,
            List{date(2026, 3, 12) + at(9)});
  EXPECT_EQ(said_times({"Je voudrais un rendez-vous vendredi."}, "", context).mentioned_appointments, List{});
}

TEST(Pattern, HoldsEveryPartThatIsGiven) {
  TimePattern pattern;
  EXPECT_TRUE(pattern.matches(date(2026, 3, 5) + at(9), Minutes(30)));
  pattern.weekdays = {std::chrono::Thursday};
  pattern.earliest = at(9);
  pattern.latest_end = at(11);
  EXPECT_TRUE(pattern.matches(date(2026, 3, 5) + at(10, 30), Minutes(30)));
  EXPECT_FALSE(pattern.matches(date(2026, 3, 5) + at(10, 45), Minutes(30)));
  EXPECT_FALSE(pattern.matches(date(2026, 3, 6) + at(10), Minutes(30)));
  pattern.except_dates = {date(2026, 3, 5)};
  EXPECT_FALSE(pattern.matches(date(2026, 3, 5) + at(10), Minutes(30)));
}

TEST(Wishes, AreSpoiltByASlotThatOnlyTouchesTheImpossible) {
  Wishes wishes;
  TimePattern busy;
  busy.earliest = at(12);
  busy.latest_end = at(15);
  wishes.impossible = {busy};
  EXPECT_TRUE(wishes.fits(date(2026, 3, 5) + at(11, 30), Minutes(30)));
  EXPECT_FALSE(wishes.fits(date(2026, 3, 5) + at(11, 45), Minutes(30)));
  EXPECT_FALSE(wishes.fits(date(2026, 3, 5) + at(14, 45), Minutes(30)));
  EXPECT_TRUE(wishes.fits(date(2026, 3, 5) + at(15), Minutes(30)));
}

}  // namespace
}  // namespace permanence::language
