#include <gtest/gtest.h>

#include "mail/samples.h"

namespace permanence::mail {
namespace {

AutomaticMail kind_of(const std::string& headers) {
  return read(headers.find("From:") == std::string::npos ? "From: a@b.example\n" + headers + "\n\nx"
                                                         : headers + "\n\nx")
      .automatic;
}

TEST(Bounce, OfPostfixIsMatchedByTheMailGivenBack) {
  const IncomingMessage mail = read_sample("bounce_postfix.eml");
  ASSERT_EQ(mail.automatic, AutomaticMail::bounce);
  ASSERT_TRUE(mail.bounce);
  EXPECT_EQ(mail.bounce->original_message_id, "reminder.9f2c@tilleuls.example");
  EXPECT_EQ(mail.bounce->recipient, "ancienne.adresse@wanadoo.example");
  EXPECT_TRUE(mail.bounce->permanent);
}

TEST(Bounce, OfExchangeIsMatchedByTheHeadersGivenBack) {
  const IncomingMessage mail = read_sample("bounce_exchange.eml");
  ASSERT_EQ(mail.automatic, AutomaticMail::bounce);
  ASSERT_TRUE(mail.bounce);
  EXPECT_EQ(mail.bounce->original_message_id, "offer.77@tilleuls.example");
  EXPECT_EQ(mail.bounce->recipient, "absent@entreprise.example");
  EXPECT_TRUE(mail.bounce->permanent);
}

TEST(Bounce, OfEximAndQmailIsReadFromTheirText) {
  const IncomingMessage exim = read_sample("bounce_exim.eml");
  ASSERT_EQ(exim.automatic, AutomaticMail::bounce);
  ASSERT_TRUE(exim.bounce);
  EXPECT_EQ(exim.bounce->original_message_id, "confirm.12@tilleuls.example");
  EXPECT_EQ(exim.bounce->recipient, "perdu@domaine.example");
  EXPECT_TRUE(exim.bounce->permanent);

  const IncomingMessage qmail = read_sample("bounce_qmail.eml");
  ASSERT_EQ(qmail.automatic, AutomaticMail::bounce);
  ASSERT_TRUE(qmail.bounce);
  EXPECT_EQ(qmail.bounce->original_message_id, "late.3@tilleuls.example");
  EXPECT_EQ(qmail.bounce->recipient, "plein@laposte.example");
  EXPECT_TRUE(qmail.bounce->permanent);
}

TEST(Bounce, ADelayIsNotPermanent) {
  const IncomingMessage mail = read_sample("bounce_delayed.eml");
  ASSERT_EQ(mail.automatic, AutomaticMail::bounce);
  ASSERT_TRUE(mail.bounce);
  EXPECT_EQ(mail.bounce->original_message_id, "slow.8@tilleuls.example");
  EXPECT_FALSE(mail.bounce->permanent);
}

TEST(Bounce, OfSeveralRecipientsNamesTheOneThatFailed) {
  const IncomingMessage mail = read(
      "From: MAILER-DAEMON@x.example\nContent-Type: multipart/report; report-type=delivery-status; "
      "boundary=b\n\n--b\n"
      "Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; "
      "arrive@y.example\n"
      "Action: delivered\nStatus: 2.0.0\n\nFinal-Recipient: rfc822; perdu@y.example\nAction: failed\nStatus: "
      "5.1.1\n\n--b--\n");
  ASSERT_TRUE(mail.bounce);
  EXPECT_EQ(mail.bounce->recipient, "perdu@y.example");
  EXPECT_TRUE(mail.bounce->permanent);
}

TEST(Bounce, AReceiptOfDeliveryIsNone) {
  const IncomingMessage mail = read(
      "From: MAILER-DAEMON@x.example\nContent-Type: multipart/report; report-type=delivery-status; "
      "boundary=b\n\n--b\n"
      "Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; "
      "a@y.example\n"
      "Action: delivered\nStatus: 2.0.0\n\n--b--\n");
  EXPECT_EQ(mail.automatic, AutomaticMail::auto_generated);
  EXPECT_FALSE(mail.bounce);
}

TEST(Automatic, AbsencesAreNotAnswered) {
  EXPECT_EQ(read_sample("out_of_office.eml").automatic, AutomaticMail::auto_replied);
  EXPECT_EQ(kind_of("Subject: Absence du bureau : Re: votre message"), AutomaticMail::auto_replied);
  EXPECT_EQ(kind_of("Auto-Submitted: auto-replied (vacation)"), AutomaticMail::auto_replied);
  EXPECT_EQ(kind_of("Precedence: auto_reply"), AutomaticMail::auto_replied);
  EXPECT_EQ(kind_of("X-Autoreply: yes"), AutomaticMail::auto_replied);
}

TEST(Automatic, ListsAndMachinesAreNotAnswered) {
  EXPECT_EQ(kind_of("List-Id: <x.example>"), AutomaticMail::mailing_list);
  EXPECT_EQ(kind_of("List-Unsubscribe: <mailto:x@x.example>"), AutomaticMail::mailing_list);
  EXPECT_EQ(kind_of("List-Post: NO"), AutomaticMail::mailing_list);
  EXPECT_EQ(kind_of("Precedence: list"), AutomaticMail::mailing_list);
  EXPECT_EQ(kind_of("Precedence: bulk"), AutomaticMail::auto_generated);
  EXPECT_EQ(kind_of("Auto-Submitted: auto-generated"), AutomaticMail::auto_generated);
  EXPECT_EQ(kind_of("X-Auto-Response-Suppress: DR, OOF"), AutomaticMail::auto_generated);
  EXPECT_EQ(kind_of("Return-Path: <>"), AutomaticMail::auto_generated);
  for (const char* sender :
       {"no-reply@x.example", "noreply+12@x.example", "ne-pas-repondre@x.example", "nepasrepondre@x.example",
        "No.Reply@x.example", "donotreply@x.example", "postmaster@x.example"})
    EXPECT_EQ(kind_of(std::string("From: ") + sender), AutomaticMail::auto_generated) << sender;
}

TEST(Automatic, OurOwnMailIsKnownByItsSender) {
  EXPECT_EQ(kind_of("From: Cabinet <Cabinet@Tilleuls.example>"), AutomaticMail::our_own);
}

TEST(Automatic, PeopleAreAnswered) {
  EXPECT_EQ(kind_of("Auto-Submitted: no"), AutomaticMail::no);
  EXPECT_EQ(kind_of("Subject: Re: Réponse automatique : votre message"), AutomaticMail::no);
  EXPECT_EQ(kind_of("Subject: Absence mardi"), AutomaticMail::no);
  EXPECT_EQ(kind_of("X-Auto-Response-Suppress: DR, RN, NRN"), AutomaticMail::no);
  EXPECT_EQ(kind_of("From: noreen.oreply@x.example"), AutomaticMail::no);
  EXPECT_EQ(kind_of("Return-Path: <a@b.example>"), AutomaticMail::no);
}

SenderAuthentication verdict(const std::string& results) {
  return read("From: Marie <marie@fai.example>\n" + results + "\n\nx").authentication;
}
constexpr const char* ours = "Authentication-Results: mx.tilleuls.example; ";

TEST(Authentication, PassesByDmarcOrByAnAlignedPass) {
  EXPECT_EQ(verdict(std::string(ours) + "dmarc=pass header.from=fai.example"), SenderAuthentication::passed);
  EXPECT_EQ(verdict(std::string(ours) + "spf=pass smtp.mailfrom=marie@fai.example"),
            SenderAuthentication::passed);
  EXPECT_EQ(verdict(std::string(ours) + "spf=softfail; dkim=pass (ok; good) header.d=mail.fai.example"),
            SenderAuthentication::passed);
  EXPECT_EQ(verdict("Authentication-Results: MX.tilleuls.example 1;\n\tdkim = pass header.i=@fai.example"),
            SenderAuthentication::passed);
}

TEST(Authentication, APassForAnotherDomainProvesNothing) {
  EXPECT_EQ(verdict(std::string(ours) + "spf=pass smtp.mailfrom=mal.example; dkim=pass header.d=mal.example"),
            SenderAuthentication::unknown);
  EXPECT_EQ(verdict(std::string(ours) + "dkim=pass header.d=notfai.example"), SenderAuthentication::unknown);
  EXPECT_EQ(verdict(std::string(ours) + "dkim=pass header.d=example"), SenderAuthentication::unknown);
  EXPECT_EQ(verdict(std::string(ours) + "dmarc=pass header.from=mal.example"), SenderAuthentication::unknown);
}

TEST(Authentication, FailsWhereAllThatWasToldFailsOrDmarcDoes) {
  EXPECT_EQ(verdict(std::string(ours) + "spf=fail smtp.mailfrom=fai.example; dkim=fail"),
            SenderAuthentication::failed);
  EXPECT_EQ(
      verdict(std::string(ours) + "spf=pass smtp.mailfrom=mal.example; dmarc=fail header.from=fai.example"),
      SenderAuthentication::failed);
  EXPECT_EQ(verdict(std::string(ours) + "spf=none; dkim=none"), SenderAuthentication::unknown);
  EXPECT_EQ(verdict(std::string(ours) + "spf=temperror"), SenderAuthentication::unknown);
  EXPECT_EQ(verdict(std::string(ours) + "none"), SenderAuthentication::unknown);
}

TEST(Authentication, ForgedResultsAreNotBelieved) {
  EXPECT_EQ(verdict("Authentication-Results: other.example; dmarc=pass header.from=fai.example"),
            SenderAuthentication::unknown);
  EXPECT_EQ(verdict("Authentication-Results: mx.tilleuls.example; spf=fail; dkim=fail\n"
                    "Authentication-Results: mx.tilleuls.example; dmarc=pass header.from=fai.example"),
            SenderAuthentication::failed)
      << "only the topmost";
  EXPECT_EQ(verdict("Authentication-Results: mx.tilleuls.example; spf=fail (dmarc=pass; dmarc=pass)"),
            SenderAuthentication::failed);
  EXPECT_EQ(verdict("Authentication-Results: mx.tilleuls.example; spf=fail reason=\"; dmarc=pass\""),
            SenderAuthentication::failed);
  EXPECT_EQ(
      verdict("From: Marie <marie@mal.example>\nAuthentication-Results: mx.tilleuls.example; dmarc=pass"),
      SenderAuthentication::unknown)
      << "two From fields";
  EXPECT_EQ(
      read_mail("From: marie@fai.example\nAuthentication-Results: ; dmarc=pass\n\nx", {}).authentication,
      SenderAuthentication::unknown)
      << "nobody is believed where nobody is named";
}

}  // namespace
}  // namespace permanence::mail
