// What is the patient's own among quotes, signatures and disclaimers, in each mail program's form.
#include <gtest/gtest.h>

#include "language/reading.h"

namespace permanence::language {
namespace {

CleanText cleaned(std::string_view text) { return clean(text, Channel::email); }

TEST(Clean, KeepsAMessageWithoutQuoteAsItIs) {
  EXPECT_EQ(cleaned("Bonjour,\nje viendrai demain.\nPaul").own, "Bonjour,\nje viendrai demain.\nPaul");
}

TEST(Clean, PartsAQuoteUnderAFrenchAttribution) {
  const auto text = cleaned(
      "Oui, c'est bon.\n\nLe lun. 2 mars 2026 à 10:12, Cabinet Roche <c@roche.example> a écrit :\n> Votre "
      "séance\n> aura lieu jeudi.");
  EXPECT_EQ(text.own, "Oui, c'est bon.");
  EXPECT_NE(text.quoted.find("aura lieu jeudi"), std::string::npos);
}

TEST(Clean, PartsAnAttributionThatIsBrokenOverTwoLines) {
  const auto text = cleaned(
      "D'accord.\n\nLe lun. 2 mars 2026 à 10:12, Cabinet Roche <\nc@roche.example> a écrit :\n\n> Jeudi 14 h "
      "?");
  EXPECT_EQ(text.own, "D'accord.");
}

TEST(Clean, TakesTheRestAsQuoteWhereNothingIsMarked) {
  const auto text = cleaned(
      "Merci.\n\nLe 3 mars 2026 à 09:00, Cabinet Roche a écrit :\n\nVous annulez ?\nRépondez ANNULER.");
  EXPECT_EQ(text.own, "Merci.");
}

TEST(Clean, PartsOutlookBlocks) {
  const auto original = cleaned(
      "ANNULER\n\n-----Message d'origine-----\nDe : cabinet@roche.example\nEnvoyé : mardi 26 mai 2026 "
      "10:00\nÀ : moi@mail.example\nObjet : Rappel\n\nÀ demain.");
  EXPECT_EQ(original.own, "ANNULER");
  const auto block = cleaned(
      "Je viendrai.\n\n________________________________\nDe : Cabinet Roche <c@roche.example>\nEnvoyé : "
      "mardi 26 mai 2026 10:00\nÀ : Moi\nObjet : Rappel\n\nÀ demain.");
  EXPECT_EQ(block.own, "Je viendrai.");
}

TEST(Clean, PartsTheQuotesOfOtherLanguages) {
  EXPECT_EQ(
      cleaned("Yes.\n\nOn Mon, Mar 2, 2026 at 10:12 AM Practice <c@roche.example> wrote:\n> See you.").own,
      "Yes.");
}

TEST(Clean, KeepsAnswersBetweenAndBelowQuotedLines) {
  const auto text = cleaned("> Pouvez-vous venir lundi ?\nNon, pas lundi.\n> Ou mardi ?\nMardi oui.");
  EXPECT_NE(text.own.find("Non, pas lundi."), std::string::npos);
  EXPECT_NE(text.own.find("Mardi oui."), std::string::npos);
  EXPECT_EQ(text.own.find("Ou mardi"), std::string::npos);
}

TEST(Clean, PartsSignatures) {
  EXPECT_EQ(cleaned("À demain.\n\n-- \nPaul Roux\n06 00 00 00 00").own, "À demain.");
  EXPECT_EQ(cleaned("À demain.\n\nEnvoyé de mon iPhone").own, "À demain.");
  EXPECT_EQ(cleaned("À demain.\n\nEnvoy=C3=A9 de mon iPhone").own, "À demain.");
  EXPECT_EQ(cleaned("À demain.\n\nObtenir Outlook pour Android").own, "À demain.");
  EXPECT_EQ(cleaned("Je viens.\nCordialement,\nPaul Roux\nPrésident").own, "Je viens.");
}

TEST(Clean, KeepsAPostScriptBelowTheSignature) {
  const auto text = cleaned(
      "Je viens mardi.\n\nCordialement,\nPaul Roux\n\nP.-S. : la hanche me réveille toutes les nuits depuis "
      "la dernière fois.");
  EXPECT_NE(text.own.find("la hanche me réveille"), std::string::npos);
  EXPECT_EQ(text.own.find("Roux"), std::string::npos);
}

TEST(Clean, PartsDisclaimers) {
  const auto text = cleaned(
      "Je viens.\n\nCe message et ses pièces jointes sont confidentiels.\nSi vous l'avez reçu par erreur, "
      "détruisez-le.");
  EXPECT_EQ(text.own, "Je viens.");
}

TEST(Clean, KeepsForwardedContentApart) {
  const auto text = cleaned(
      "Voici mon planning.\n\n---------- Message transféré ---------\nDe : chef@usine.example\nLundi : "
      "repos");
  EXPECT_EQ(text.own, "Voici mon planning.");
  EXPECT_NE(text.forwarded.find("Lundi : repos"), std::string::npos);
}

TEST(Clean, MendsWhatQuotedPrintableLeft) {
  EXPECT_EQ(cleaned("Je suis emp=C3=AAch=C3=A9 dem=\nain").own, "Je suis empêché demain");
  EXPECT_EQ(cleaned("a=10 et b=20").own, "a=10 et b=20");
}

TEST(Clean, TakesAnSmsWhole) { EXPECT_EQ(clean("ok\n> a demain", Channel::sms).own, "ok\n> a demain"); }

TEST(Clean, SurvivesBytesThatAreNoText) {
  EXPECT_FALSE(clean("\xff\xfe bonjour \xc3", Channel::email).own.empty());
  EXPECT_TRUE(clean("", Channel::email).own.empty());
}

TEST(Sentences, EndAtPunctuationAndLineBreaks) {
  const auto parts = sentences_of("Bonjour.\nJe viens demain ! Et vous ? Merci…");
  ASSERT_EQ(parts.size(), 4U);
  EXPECT_EQ(parts[1], "Je viens demain !");
}

TEST(Sentences, AreNotCutAtAbbreviationsAndNumbers) {
  EXPECT_EQ(sentences_of("Le Dr. Roux et M. Petit viennent à 17.30 avec 38.5 de fièvre").size(), 1U);
}

TEST(Sentences, JoinALineThatMerelyWraps) {
  EXPECT_EQ(
      sentences_of(
          "Je vous écris pour savoir s'il serait possible de venir un peu plus tôt\nque prévu demain matin")
          .size(),
      1U);
}

TEST(Sentences, SalutationsStandAlone) {
  using Parts = std::vector<std::string>;
  EXPECT_EQ(sentences_of("Bonjour Mme Roux, je voudrais venir"), (Parts{"Bonjour Mme Roux,", "je voudrais venir"}));
  EXPECT_EQ(sentences_of("bjr je peux venir"), (Parts{"bjr", "je peux venir"}));
  EXPECT_EQ(sentences_of("Bonsoir docteur puis-je venir"), (Parts{"Bonsoir docteur", "puis-je venir"}));
  EXPECT_EQ(sentences_of("Bonjour à tous je serai en retard"), (Parts{"Bonjour à tous", "je serai en retard"}));
  EXPECT_EQ(sentences_of("Bonjour à tous"), (Parts{"Bonjour à tous"}));
  EXPECT_EQ(sentences_of("Bonjour Jeanne").size(), 1U);
}

TEST(Sentences, AreFoundInAnSmsWithoutPunctuation) {
  EXPECT_EQ(sentences_of("jdois annuler demain dsl par contre vous prenez la carte bleue").size(), 2U);
}

}  // namespace
}  // namespace permanence::language
