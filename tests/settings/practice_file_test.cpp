#include "settings/practice_file.h"

#include <chrono>

#include <gtest/gtest.h>

#include "fixture.h"
#include "settings/practice_tables.h"

namespace permanence::settings {
namespace {

using List = std::vector<std::string>;

TEST(PracticeFile, TheFixtureIsReadWhole) {
  const auto loaded = parse_practice(practice_text(), packs);
  ASSERT_TRUE(loaded) << sentence(french(), loaded.error().front());
  EXPECT_TRUE(loaded->problems.empty());
  const Practice& practice = loaded->practice;
  EXPECT_EQ(practice.name, "Cabinet des Tilleuls");
  EXPECT_EQ(practice.places.size(), 2U);
  ASSERT_EQ(practice.practitioners.size(), 2U);
  const Practitioner& anna = practice.practitioners.front();
  EXPECT_EQ(anna.display_name, "Anna Kermarec");
  EXPECT_EQ(anna.hours.size(), 9U);
  EXPECT_EQ(anna.hours.front().day, std::chrono::Monday);
  EXPECT_EQ(anna.hours.front().from, at(8));
  EXPECT_EQ(anna.hours.front().until, at(12));
  EXPECT_EQ(anna.hours.front().place, "tilleuls");
  ASSERT_EQ(anna.absences.size(), 2U);
  EXPECT_EQ(anna.absences[0].from, LocalDateTime(date(2026, 8, 3)));
  EXPECT_EQ(anna.absences[0].until, LocalDateTime(date(2026, 8, 22))) << "the last day belongs to it";
  EXPECT_EQ(anna.absences[1].until, date(2026, 5, 28) + at(19));
  EXPECT_EQ(practice.practitioners.back().hours.size(), 7U) << "lundi-mercredi is three days";
  EXPECT_EQ(practice.visit_type("bilan")->duration, Minutes(45));
  EXPECT_FALSE(practice.visit_type("seance")->for_new_patients);
  ASSERT_EQ(practice.mailboxes.size(), 1U);
  EXPECT_TRUE(practice.mailboxes.front().on_disk);
  EXPECT_EQ(practice.mailboxes.front().address, "accueil@cabinet-tilleuls.example");
  EXPECT_EQ(practice.never_touch, (List{"comptabilite@cabinet-tilleuls.example", "@laboratoire.example"}));
  EXPECT_EQ(practice.answers.size(), 3U);
  EXPECT_EQ(practice.alerts.front().email, "anna.kermarec@personnel.example");
  for (const MessageKind kind : all_message_kinds()) {
    const bool free =
        kind != MessageKind::emergency && kind != MessageKind::neutral_receipt && kind != MessageKind::alert;
    EXPECT_EQ(practice.settings_of(kind).level, free ? Level::draft : Level::automatic) << name_of(kind);
  }
}

TEST(PracticeFile, LevelsAndDelaysAreReadKindByKind) {
  const auto loaded =
      parse_practice(with("general = 2", "general = 5\nproposition = 30",
                          with("proposition = \"brouillon\"", "\"appointment.offer\" = \"auto\"",
                               with("rappel = \"brouillon\"", "rappel = \"jamais\""))),
                     packs);
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->practice.settings_of(MessageKind::appointment_offer).level, Level::automatic);
  EXPECT_EQ(loaded->practice.settings_of(MessageKind::appointment_offer).departure_delay, Minutes(30));
  EXPECT_EQ(loaded->practice.settings_of(MessageKind::faq_fees).departure_delay, Minutes(5));
  EXPECT_EQ(loaded->practice.settings_of(MessageKind::reminder).level, Level::off);
  EXPECT_EQ(loaded->practice.settings_of(MessageKind::emergency).level, Level::automatic);
}

TEST(PracticeFile, AMailboxIsReadWithItsServers) {
  const auto loaded =
      parse_practice(with("sur_disque = true",
                          "imap = { hote = \"imap.fournisseur.example\" }\n"
                          "smtp = { hote = \"smtp.fournisseur.example\", securite = \"starttls\" }\n"
                          "marquage = \"dossier\"\nnom_du_marquage = \"Traités\""),
                     packs);
  ASSERT_TRUE(loaded) << sentence(french(), loaded.error().front());
  const MailboxSettings& mailbox = loaded->practice.mailboxes.front();
  EXPECT_EQ(mailbox.imap.port, 993);
  EXPECT_EQ(mailbox.smtp.port, 587);
  EXPECT_EQ(mailbox.smtp.security, MailSecurity::starttls);
  EXPECT_EQ(mailbox.smtp.user, "accueil@cabinet-tilleuls.example");
  EXPECT_EQ(mailbox.mark, MarkHandled::folder);
  EXPECT_EQ(mailbox.mark_name, "Traités");
}

TEST(PracticeFile, AMistakeOfSpellingIsToldWithWhatWasMeant) {
  EXPECT_EQ(sentences(with("fuseau = ", "fusau = ")),
            List{"practice.toml, ligne 6, « cabinet.fusau » : Ce réglage n’existe pas : vouliez-vous écrire "
                 "« fuseau » ?"});
}

TEST(PracticeFile, EveryMistakeIsToldAtOnceInItsPlace) {
  const auto found = sentences(with("Europe/Paris", "Europe/Quimper",
                                    with("ton = \"neutre\"", "ton = \"amical\"",
                                         with("lundi 08:00-12:00", "lundy 08:00-12:00",
                                              with("heures_avant = 24", "heures_avant = 0",
                                                   with("\"@laboratoire.example\"", "\"laboratoire\""))))));
  ASSERT_EQ(found.size(), 5U);
  EXPECT_NE(found[0].find("ligne 6, « cabinet.fuseau »"), std::string::npos) << found[0];
  EXPECT_NE(found[1].find("ligne 9, « cabinet.ton »"), std::string::npos) << found[1];
  EXPECT_NE(found[2].find("ligne 31, « praticien 1.horaires »"), std::string::npos) << found[2];
  EXPECT_NE(found[3].find("« rappels.heures_avant »"), std::string::npos) << found[3];
  EXPECT_NE(found[4].find("« courrier.jamais_toucher »"), std::string::npos) << found[4];
}

struct Mistake {
  const char* what;
  const char* from;
  const char* to;
  const char* key;
};

class Mistakes : public testing::TestWithParam<Mistake> {};

TEST_P(Mistakes, AreRefusedWithTheirReason) {
  const auto loaded = parse_practice(with(GetParam().from, GetParam().to), packs);
  ASSERT_FALSE(loaded);
  const Problem& first = loaded.error().front();
  EXPECT_EQ(first.text, GetParam().key) << sentence(french(), first);
  EXPECT_GT(first.line, 0);
  EXPECT_TRUE(french().has(first.text));
  EXPECT_EQ(sentence(french(), first).find('{'), std::string::npos) << sentence(french(), first);
}

INSTANTIATE_TEST_SUITE_P(
    PracticeFile, Mistakes,
    testing::Values(
        Mistake{"syntax", "nom = \"Cabinet", "nom = Cabinet", "error.settings.syntax"},
        Mistake{"missing", "telephone = \"02 98 00 12 34\"\n", "", "error.settings.missing"},
        Mistake{"empty", "telephone = \"02 98 00 12 34\"", "telephone = \"\"", "error.settings.missing"},
        Mistake{"telephone", "02 98 00 12 34", "bientôt", "error.settings.bad_telephone"},
        Mistake{"type", "nouveaux_patients = true", "nouveaux_patients = \"oui\"",
                "error.settings.wrong_type"},
        Mistake{"control", "Cabinet des Tilleuls\"\ntel", "Cabinet\\nBcc: x\"\ntel",
                "error.settings.control_character"},
        Mistake{"number", "creneaux_par_proposition = 3", "creneaux_par_proposition = 99",
                "error.settings.out_of_range"},
        Mistake{"table", "[limites]", "[limits]", "error.settings.unknown_key_near"},
        Mistake{"far", "[limites]", "[xyz]", "error.settings.unknown_key"},
        Mistake{"kind", "proposition = \"brouillon\"", "propositions = \"brouillon\"",
                "error.settings.unknown_kind"},
        Mistake{"held", "proposition = \"brouillon\"", "urgence = \"brouillon\"",
                "error.settings.kind_not_free"},
        Mistake{"level", "proposition = \"brouillon\"", "proposition = \"oui\"",
                "error.settings.unknown_choice"},
        Mistake{"name", "nom = \"tilleuls\"", "nom = \"Les Tilleuls\"", "error.settings.bad_name"},
        Mistake{"twice", "nom = \"hugo\"", "nom = \"anna\"", "error.settings.twice"},
        Mistake{"hours", "08:00-12:00", "12:00-08:00", "error.settings.bad_hours"},
        Mistake{"where", "lundi 08:00-12:00 tilleuls", "lundi 08:00-12:00",
                "error.settings.hours_without_place"},
        Mistake{"place", "lundi 08:00-12:00 tilleuls", "lundi 08:00-12:00 chenes",
                "error.settings.unknown_place"},
        Mistake{"overlap", "lundi 14:00-19:00", "lundi 11:00-19:00", "error.settings.hours_overlap"},
        Mistake{"day", "du = 2026-08-03", "du = \"le 3 août\"", "error.settings.bad_day"},
        Mistake{"backwards", "au = 2026-08-21", "au = 2026-08-01", "error.settings.ends_before"},
        Mistake{"time", "de = \"20:00\"", "de = \"20 h\"", "error.settings.bad_time"},
        Mistake{"specialty", "specialite = \"kinesitherapeute\"", "specialite = \"kine\"",
                "error.settings.unknown_specialty"},
        Mistake{"visit", "[\"seance\", \"bilan\"]", "[\"massage\"]", "error.settings.unknown_visit_type"},
        Mistake{"address", "accueil@cabinet-tilleuls.example", "accueil", "error.settings.bad_mail_address"},
        Mistake{"practitioner", "praticien = \"anna\"", "praticien = \"paul\"",
                "error.settings.unknown_practitioner"},
        Mistake{"disk", "sur_disque = true", "sur_disque = true\nimap = { hote = \"x.example\" }",
                "error.settings.servers_of_disk_mailbox"},
        Mistake{"host", "sur_disque = true",
                "imap = { hote = \"https://x.example\" }\nsmtp = { hote = \"y.example\" }",
                "error.settings.bad_host"},
        Mistake{"plain", "sur_disque = true",
                "imap = { hote = \"x.example\", securite = \"aucune\" }\nsmtp = { hote = \"y.example\" }",
                "error.settings.no_security"},
        Mistake{
            "oauth", "sur_disque = true",
            "authentification = \"oauth2\"\nimap = { hote = \"x.example\" }\nsmtp = { hote = \"y.example\" }",
            "error.settings.missing"},
        Mistake{"loop", "anna.kermarec@personnel.example", "accueil@cabinet-tilleuls.example",
                "error.settings.alert_to_itself"},
        Mistake{"route", "courriel = \"anna.kermarec@personnel.example\"",
                "courriel = \"a@b.example\"\nboite = \"autre\"", "error.settings.unknown_mailbox"}),
    [](const auto& each) { return std::string(each.param.what); });

TEST(PracticeFile, APlainConnectionIsForThisMachineAlone) {
  EXPECT_TRUE(parse_practice(with("sur_disque = true",
                                  "imap = { hote = \"127.0.0.1\", port = 2143, securite = \"aucune\" }\n"
                                  "smtp = { hote = \"localhost\", port = 2025, securite = \"aucune\" }"),
                             packs));
}

TEST(PracticeFile, WhatIsMerelyUnwiseIsAWarning) {
  const auto loaded =
      parse_practice(with("nom = \"Cabinet des Tilleuls\"", "nom = \"Cabinet de kinésithérapie\"",
                          with("[[alerte]]\ncourriel = \"anna.kermarec@personnel.example\"\n", "",
                               with("tarifs = \"brouillon\"", "tarifs = \"auto\"",
                                    with("tarifs = \"Nous", "horaires = \"Nous")))),
                     packs);
  ASSERT_TRUE(loaded);
  List keys;
  for (const Problem& problem : loaded->problems) {
    EXPECT_TRUE(problem.warning);
    keys.push_back(problem.text);
  }
  EXPECT_EQ(keys, (List{"error.settings.no_alert", "error.settings.telling_name",
                        "error.settings.automatic_without_answer"}));
}

TEST(PracticeFile, APracticesOwnTemplateComesLast) {
  const auto loaded = parse_practice(practice_text() +
                                         "\n[[modele]]\nmessage = \"rappel\"\ncanal = \"courriel\"\n"
                                         "objet = \"Demain\"\ntexte = \"{{> salutation}}\\n{{moment}}\"\n",
                                     packs);
  ASSERT_TRUE(loaded);
  const auto& own = loaded->templates.back();
  EXPECT_EQ(own.kind, MessageKind::reminder);
  EXPECT_EQ(own.subject, "Demain");
  EXPECT_EQ(own.tone, "formel") << "one for each tone, since it uses the phrases";
  EXPECT_TRUE(own.source.starts_with("practice.toml:")) << own.source;
}

TEST(PracticeFile, AMissingFileSaysWhatToDo) {
  const Folder folder;
  const auto loaded = load_practice(folder.path(), packs);
  ASSERT_FALSE(loaded);
  EXPECT_NE(sentence(french(), loaded.error().front()).find("permanence init"), std::string::npos);
}

TEST(OpeningHours, AreReadInEveryForm) {
  const auto days = [](std::string_view text) {
    std::vector<unsigned> out;
    const auto stretches = parse_opening_hours(text);
    if (stretches)
      for (const OpeningHours& each : *stretches) out.push_back(each.day.c_encoding());
    return out;
  };
  EXPECT_EQ(days("lundi 08:00-12:00 tilleuls"), std::vector<unsigned>{1});
  EXPECT_EQ(days("mardi jeudi 08:00-12:00"), (std::vector<unsigned>{2, 4}));
  EXPECT_EQ(days("vendredi-dimanche mardi 08:00-24:00"), (std::vector<unsigned>{5, 6, 0, 2}));
  const auto monday = parse_opening_hours("lundi 08:30-12:15 port");
  ASSERT_TRUE(monday);
  EXPECT_EQ(monday->front().until, at(12, 15));
  EXPECT_EQ(monday->front().place, "port");
}

TEST(OpeningHours, AnythingElseIsRefused) {
  for (const char* text :
       {"", "lundi", "08:00-12:00", "lundi 08:00", "lundi 12:00-08:00", "lundi 08:00-08:00", "lundi 8h-12h",
        "lundi 08:00-12:00 port tilleuls", "lundi- 08:00-12:00", "lun 08:00-12:00", "lundi 08:00-25:00"})
    EXPECT_FALSE(parse_opening_hours(text)) << text;
}

}  // namespace
}  // namespace permanence::settings
