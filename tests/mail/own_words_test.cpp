// What the clean-up makes of mails as the reader gives them: the two rooms must agree on how a quote looks.
#include <gtest/gtest.h>

#include "base/text.h"
#include "language/reading.h"
#include "mail/samples.h"

namespace permanence::mail {
namespace {

std::string own_words(const IncomingMessage& mail) {
  return trimmed(language::clean(mail.text, Channel::email).own);
}

TEST(OwnWords, OfGmailsPlainText) {
  EXPECT_EQ(own_words(read_sample("gmail_reply.eml")).rfind("Bonjour,\n\nJe ne pourrai pas venir jeudi", 0),
            0u);
  EXPECT_EQ(own_words(read_sample("gmail_reply.eml")).find("Nous vous rappelons"), std::string::npos);
}

TEST(OwnWords, OfOutlooksHtml) {
  const std::string own = own_words(read_sample("outlook_html.eml"));
  EXPECT_NE(own.find("Je dois annuler mon rendez-vous de mercredi"), std::string::npos) << own;
  EXPECT_EQ(own.find("Nous vous attendons"), std::string::npos) << own;
}

TEST(OwnWords, OfOrangesWebmail) {
  const std::string own = own_words(read_sample("orange_webmail.eml"));
  EXPECT_NE(own.find("ma sœur a payé moins."), std::string::npos) << own;
  EXPECT_EQ(own.find("séance de lundi"), std::string::npos) << own;
}

TEST(OwnWords, OfThunderbirdsAnswerBelowTheQuote) {
  const std::string own = own_words(read_sample("thunderbird_flowed.eml"));
  EXPECT_NE(own.find("le deuxième me convient très bien"), std::string::npos) << own;
  EXPECT_EQ(own.find("Voici trois créneaux"), std::string::npos) << own;
}

TEST(OwnWords, OfSfrsHtml) {
  const std::string own = own_words(read_sample("sfr_html_only.eml"));
  EXPECT_NE(own.find("un quart d’heure de retard"), std::string::npos) << own;
  EXPECT_EQ(own.find("À tout à l’heure"), std::string::npos) << own;
}

TEST(OwnWords, OfAnIphoneWithoutItsMark) {
  const std::string own = own_words(read_sample("iphone.eml"));
  EXPECT_NE(own.find("voici mon ordonnance"), std::string::npos) << own;
  EXPECT_EQ(own.find("Envoyé de mon iPhone"), std::string::npos) << own;
}

}  // namespace
}  // namespace permanence::mail
