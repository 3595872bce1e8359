#include <gtest/gtest.h>

#include "mail/samples.h"

namespace permanence::mail {
namespace {

TEST(Gmail, ReplyKeepsItsThreadAndItsPlainText) {
  const IncomingMessage mail = read_sample("gmail_reply.eml");
  EXPECT_EQ(mail.from_address, "lea.marchand@gmail.example");
  EXPECT_EQ(mail.from_name, "Léa Marchand");
  EXPECT_EQ(mail.subject, "Re: Votre rendez-vous du 5 mars à 14 h");
  EXPECT_EQ(mail.message_id, "CAF=zQ1+x9@mail.gmail.example");
  EXPECT_EQ(mail.references, (std::vector<std::string>{"a1.first@tilleuls.example", "b2.second@gmail.example",
                                                       "c3.third@tilleuls.example"}));
  EXPECT_EQ(mail.to, std::vector<std::string>{"cabinet@tilleuls.example"});
  EXPECT_EQ(
      mail.text.rfind(
          "Bonjour,\n\nJe ne pourrai pas venir jeudi à 14 h, est-il possible de décaler à vendredi ?", 0),
      0u)
      << mail.text;
  EXPECT_NE(mail.text.find("\n> Nous vous rappelons"), std::string::npos);
  EXPECT_EQ(mail.authentication, SenderAuthentication::passed);
  EXPECT_EQ(mail.automatic, AutomaticMail::no);
  EXPECT_TRUE(mail.attachments.empty());
  EXPECT_FALSE(mail.truncated);
  EXPECT_EQ(mail.body_hash.size(), 64u);
}

TEST(Outlook, HtmlBecomesLinesWithAMarkAboveTheMailThatIsAnswered) {
  const IncomingMessage mail = read_sample("outlook_html.eml");
  EXPECT_EQ(mail.from_address, "p.lefebvre@entreprise.example");
  EXPECT_EQ(mail.from_name, "LEFEBVRE, Paul");
  EXPECT_EQ(
      mail.text,
      "Bonjour,\n\nJe dois annuler mon rendez-vous de mercredi, empêchement professionnel.\n\nPaul Lefebvre\n"
      "________________________________\n"
      "De\u00A0: Cabinet des Tilleuls <cabinet@tilleuls.example>\nEnvoyé\u00A0: dimanche 1 mars 2026 09:00\n"
      "À\u00A0: LEFEBVRE, Paul\nObjet\u00A0: Rappel\nNous vous attendons mercredi.");
  ASSERT_EQ(mail.attachments.size(), 1u);
  EXPECT_EQ(mail.attachments[0].file_name, "image001.png");
  EXPECT_EQ(mail.attachments[0].size, 70u);
  EXPECT_TRUE(mail.attachments[0].signature_logo);
}

TEST(OrangeWebmail, WritesLatin9WithItsEuroAndLigatures) {
  const IncomingMessage mail = read_sample("orange_webmail.eml");
  EXPECT_EQ(mail.subject, "re : séance de lundi - 45 €");
  EXPECT_NE(mail.text.find("Le tarif de 45 € est-il remboursé"), std::string::npos);
  EXPECT_NE(mail.text.find("Cœur de la question : ma sœur"), std::string::npos);
  EXPECT_EQ(mail.reply_to, "") << "the same as From";
}

TEST(Iphone, TextAroundAPhotographAndThePhotographIsNoLogo) {
  const IncomingMessage mail = read_sample("iphone.eml");
  EXPECT_NE(mail.text.find("voici mon ordonnance pour les séances."), std::string::npos);
  EXPECT_NE(mail.text.find("Envoyé de mon iPhone"), std::string::npos);
  ASSERT_EQ(mail.attachments.size(), 1u);
  EXPECT_EQ(mail.attachments[0].file_name, "ordonnance numérisée.jpeg");
  EXPECT_EQ(mail.attachments[0].media_type, "image/jpeg");
  EXPECT_EQ(mail.attachments[0].size, 76800u);
  EXPECT_FALSE(mail.attachments[0].signature_logo);
}

TEST(Thunderbird, FlowedLinesAreJoinedWithinTheirQuoteAndTheSignatureMarkStays) {
  const IncomingMessage mail = read_sample("thunderbird_flowed.eml");
  EXPECT_EQ(mail.from_name, "François d'Aubigné");
  EXPECT_EQ(mail.text,
            "Le 05/03/2026 à 18:02, Cabinet des Tilleuls a écrit :\n"
            "> Voici trois créneaux qui pourraient vous convenir : mardi 10 à 9 h, mercredi 11 à 14 h ou "
            "jeudi 12 à 17 h 30.\n\n"
            "Bonjour, le deuxième me convient très bien, c'est-à-dire mercredi onze mars à quatorze heures, "
            "merci de me le "
            "confirmer.\n\n-- \nFrançois d'Aubigné\n");
}

TEST(Sfr, HtmlAloneInWindows1252) {
  const IncomingMessage mail = read_sample("sfr_html_only.eml");
  EXPECT_EQ(mail.subject, "Retard aujourd’hui");
  EXPECT_EQ(mail.text.rfind("Bonjour,\n\nJ’aurai un quart d’heure de retard, désolée…\n\nCordialement", 0),
            0u)
      << mail.text;
  EXPECT_NE(mail.text.find("\n> À tout à l’heure"), std::string::npos) << mail.text;
}

TEST(Newsletter, TheStubGivesWayToTheHtmlAndHiddenTextIsNotRead) {
  const IncomingMessage mail = read_sample("newsletter.eml");
  EXPECT_EQ(mail.automatic, AutomaticMail::mailing_list);
  EXPECT_EQ(mail.text, "Nos formations\n\nInscrivez-vous avant le 31\u00A0mars.");
}

TEST(Alternative, AnInvitationIsNotPassedOver) {
  const IncomingMessage mail = read(
      "From: a@b.example\nContent-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: "
      "text/plain\n\nRéunion\n"
      "--x\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\n--x--\n");
  ASSERT_EQ(mail.attachments.size(), 1u);
  EXPECT_EQ(mail.attachments[0].media_type, "text/calendar");
}

TEST(Alternative, AnEmptyPlainPartGivesWay) {
  const IncomingMessage mail = read(
      "From: a@b.example\nContent-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: "
      "text/plain\n\n \n"
      "--x\nContent-Type: text/html\n\n<p>Bonjour</p>\n--x--\n");
  EXPECT_EQ(mail.text, "Bonjour");
}

TEST(Attachments, AForwardedMailIsListedAndNotReadAsTheSendersWords) {
  const IncomingMessage mail = read(
      "From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nVoir "
      "ci-joint\n"
      "--x\nContent-Type: message/rfc822\n\nSubject: =?utf-8?q?R=C3=A9sultats?=\nFrom: "
      "c@d.example\n\nSecret\n--x--\n");
  EXPECT_EQ(mail.text, "Voir ci-joint");
  ASSERT_EQ(mail.attachments.size(), 1u);
  EXPECT_EQ(mail.attachments[0].file_name, "Résultats.eml");
  EXPECT_FALSE(mail.attachments[0].signature_logo);
}

TEST(Attachments, ATextFileIsNotReadAsTheSendersWords) {
  const IncomingMessage mail = read(
      "From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nVoir "
      "ci-joint\n"
      "--x\nContent-Type: text/plain; name=\"notes.txt\"\nContent-Disposition: attachment; "
      "filename=\"notes.txt\"\n\nSecret\n--x--\n");
  EXPECT_EQ(mail.text, "Voir ci-joint");
  ASSERT_EQ(mail.attachments.size(), 1u);
  EXPECT_EQ(mail.attachments[0].file_name, "notes.txt");
}

TEST(Attachments, TheSignatureOfASignedMailIsNone) {
  const IncomingMessage mail = read(
      "From: a@b.example\nContent-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; "
      "boundary=x\n\n--x\n"
      "Content-Type: text/plain\n\nBonjour\n--x\nContent-Type: application/pkcs7-signature; "
      "name=smime.p7s\n\nMII\n--x--\n");
  EXPECT_EQ(mail.text, "Bonjour");
  EXPECT_TRUE(mail.attachments.empty());
}

}  // namespace
}  // namespace permanence::mail
