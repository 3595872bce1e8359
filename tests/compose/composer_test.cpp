#include "compose/composer.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "base/text.h"
#include "compose/sms_text.h"
#include "fixture.h"

namespace permanence::compose {
namespace {

class WithPacks : public testing::Test {
 protected:
  settings::LoadedPractice loaded = loaded_practice();
  MessageComposer composer = composer_of(loaded);

  Result<ComposedMessage> compose(MessageKind kind, const Facts& facts, Channel channel = Channel::email) {
    return composer.compose(loaded.practice, kind, channel, facts);
  }
};

TEST_F(WithPacks, EveryKindCanBeWrittenInEveryToneAndChannel) {
  for (const char* tone : {"chaleureux", "neutre", "formel"}) {
    loaded.practice.tone = tone;
    for (const MessageKind kind : all_message_kinds())
      for (const Channel channel : {Channel::email, Channel::sms}) {
        const auto message = compose(kind, example(kind), channel);
        ASSERT_TRUE(message) << name_of(kind) << " " << tone << " " << message.error().text << " "
                             << message.error().facts.at(0).second;
        EXPECT_EQ(message->text().find("{{"), std::string::npos) << message->text();
        EXPECT_EQ(message->text().find("\n\n\n"), std::string::npos) << message->text();
        EXPECT_EQ(message->text(), normalized(message->text()));
        EXPECT_EQ(message->subject().empty(), channel == Channel::sms);
        EXPECT_EQ(message->html().empty(), channel == Channel::sms);
        EXPECT_EQ(message->provenance(), Provenance::approved_template);
      }
  }
}

TEST_F(WithPacks, EveryEmailToAPatientSaysThatAMachineWroteItHowToReachAPersonAndWhomToCall) {
  for (const MessageKind kind : all_message_kinds()) {
    if (kind == MessageKind::alert) continue;
    const auto message = compose(kind, example(kind));
    ASSERT_TRUE(message) << name_of(kind);
    for (const char* part : {"assistant automatique", "02 98 00 12 34", "le 15 ou le 112"})
      EXPECT_NE(message->text().find(part), std::string::npos) << name_of(kind) << ": " << message->text();
    EXPECT_NE(message->html().find("<a href=\"tel:0298001234\">02 98 00 12 34</a>"), std::string::npos);
  }
}

TEST_F(WithPacks, AnAlertHasNoFooter) {
  const auto message = compose(MessageKind::alert, example(MessageKind::alert));
  ASSERT_TRUE(message);
  EXPECT_EQ(message->text().find("assistant automatique"), std::string::npos);
}

TEST_F(WithPacks, AFirstContactIsToldWhatTheAssistantDoes) {
  Facts facts = example(MessageKind::acknowledgement);
  facts.conditions["first_contact"] = true;
  const auto message = compose(MessageKind::acknowledgement, facts);
  ASSERT_TRUE(message);
  EXPECT_NE(message->text().find("transmet le reste à une personne"), std::string::npos) << message->text();
  const auto sms = compose(MessageKind::acknowledgement, facts, Channel::sms);
  EXPECT_NE(sms->text().find("Réponse automatique ; une personne : 02 98 00 12 34"), std::string::npos)
      << sms->text();
}

TEST_F(WithPacks, AConfirmationReadsLikeThis) {
  Facts facts;
  facts.values = {{"greeting_name", "Camille Morel"},
                  {"moment", "mardi 3 mars à 9 h 30"},
                  {"practitioner", "Anna Kermarec"},
                  {"place", "Cabinet des Tilleuls"},
                  {"address", "12 rue des Tilleuls, 29000 Quimper"}};
  facts.conditions["has_name"] = true;
  const auto message = compose(MessageKind::appointment_confirmed, facts);
  ASSERT_TRUE(message) << message.error().facts.at(0).second;
  EXPECT_EQ(message->subject(), "Votre rendez-vous est confirmé");
  EXPECT_EQ(message->text(),
            "Bonjour Camille Morel,\n\nVotre rendez-vous est confirmé\u00A0:\n- mardi 3 mars à 9 h 30\n"
            "- avec Anna Kermarec\n- Cabinet des Tilleuls, 12 rue des Tilleuls, 29000 Quimper\n\n"
            "Si vous avez un empêchement, il suffit de répondre à ce message.\n\nCordialement,\nCabinet des "
            "Tilleuls\n\n"
            "Ce message a été écrit par l’assistant automatique du cabinet.\n"
            "Pour parler à une personne\u00A0: 02 98 00 12 34.\n"
            "En cas d’urgence, n’attendez pas de réponse\u00A0: appelez le 15 ou le 112. Pour un avis "
            "lorsque le cabinet "
            "est fermé\u00A0: 15.\n");
}

TEST_F(WithPacks, AnOfferNumbersItsSlotsAndSaysHowLongTheyAreKept) {
  Facts facts = example(MessageKind::appointment_offer);
  facts.values.erase("old_moment");
  auto& slots = facts.lists["slots"];
  for (std::size_t i = 0; i < slots.size(); ++i) slots[i]["number"] = std::to_string(i + 1);
  facts.conditions["holds"] = true;
  const auto kept = compose(MessageKind::appointment_offer, facts);
  ASSERT_TRUE(kept);
  EXPECT_NE(kept->text().find("3. mercredi 23 septembre à 10 h 30\n"), std::string::npos) << kept->text();
  EXPECT_NE(kept->text().find("jusqu’au mercredi 4 mars à 9 h 30"), std::string::npos);
  EXPECT_EQ(kept->text().find("avec Anna"), std::string::npos) << "one practitioner isn't named at each line";
  facts.conditions = {{"several_practitioners", true}};
  const auto open = compose(MessageKind::appointment_offer, facts);
  EXPECT_EQ(open->text().find("jusqu’au"), std::string::npos);
  EXPECT_NE(open->text().find("avec Anna Kermarec"), std::string::npos);
}

TEST_F(WithPacks, TheToneChangesTheGreeting) {
  loaded.practice.tone = "formel";
  Facts facts = example(MessageKind::acknowledgement);
  facts.conditions["has_name"] = false;
  const auto message = compose(MessageKind::acknowledgement, facts);
  ASSERT_TRUE(message);
  EXPECT_TRUE(message->text().starts_with("Madame, Monsieur,\n")) << message->text();
}

TEST_F(WithPacks, NobodyIsNamedToAWrongPersonNorInANeutralReceiptNorInAnEmergency) {
  for (const MessageKind kind :
       {MessageKind::wrong_person, MessageKind::neutral_receipt, MessageKind::emergency}) {
    Facts facts = example(kind);
    facts.values["patient_name"] = facts.values["greeting_name"] = "Camille Morel";
    facts.conditions["has_name"] = facts.conditions["for_someone_else"] = true;
    for (const Channel channel : {Channel::email, Channel::sms}) {
      const auto message = compose(kind, facts, channel);
      ASSERT_TRUE(message);
      EXPECT_EQ((message->subject() + message->text()).find("Morel"), std::string::npos) << message->text();
    }
  }
}

TEST_F(WithPacks, TheEmergencyTextFitsOneCheapSms) {
  for (const bool suicide : {false, true}) {
    Facts facts;
    facts.conditions["suicide"] = suicide;
    const auto message = compose(MessageKind::emergency, facts, Channel::sms);
    ASSERT_TRUE(message);
    const SmsSize size = sms_size(message->text());
    EXPECT_TRUE(size.gsm7) << message->text();
    EXPECT_EQ(size.parts, 1) << size.characters << " " << message->text();
    EXPECT_EQ(message->text().find("3114") != std::string::npos, suicide);
    const auto mail = compose(MessageKind::emergency, facts);
    EXPECT_EQ(mail->text().find("3114") != std::string::npos, suicide);
    EXPECT_NE(mail->html().find("<a href=\"tel:15\">15</a>"), std::string::npos) << mail->html();
  }
}

TEST_F(WithPacks, AnSmsWithoutAListFitsOnePart) {
  for (const MessageKind kind :
       {MessageKind::reminder, MessageKind::appointment_moved, MessageKind::acknowledgement,
        MessageKind::neutral_receipt, MessageKind::wrong_person, MessageKind::alert}) {
    const auto message = compose(kind, example(kind), Channel::sms);
    ASSERT_TRUE(message);
    EXPECT_EQ(sms_size(message->text()).parts, 1) << message->text();
  }
}

TEST_F(WithPacks, AMissingFactIsRefusedByName) {
  Facts facts = example(MessageKind::reminder);
  facts.values.erase("practitioner");
  const auto message = compose(MessageKind::reminder, facts);
  ASSERT_FALSE(message);
  EXPECT_EQ(message.error().text, "error.compose.missing_fact");
  EXPECT_EQ(message.error().facts.at(0).second, "practitioner");
}

TEST_F(WithPacks, AFieldMissingFromALineOfAListIsRefused) {
  Facts facts = example(MessageKind::appointment_offer);
  facts.lists["slots"].at(1).erase("moment");
  EXPECT_FALSE(compose(MessageKind::appointment_offer, facts));
}

TEST_F(WithPacks, AFactWithALineBreakOrAHiddenCharacterIsRefused) {
  for (const char* value :
       {"Camille\nBcc: x@y.example", "Camille\rMorel", "Camille\tMorel", "Camille\u2028Morel",
        "Camille\u202EMorel", "Camille \xFF", "Voir http://piege.example", "a@b.example"}) {
    Facts facts = example(MessageKind::reminder);
    facts.values["greeting_name"] = value;
    const auto message = compose(MessageKind::reminder, facts);
    ASSERT_FALSE(message) << value;
    EXPECT_EQ(message.error().text, "error.compose.malformed_fact");
  }
}

TEST_F(WithPacks, NamesKeepTheirParticlesAndAccents) {
  for (const char* name : {"Marie-Ève d’Aubigné", "Jean de La Tour", "Zoë Nguyễn", "M. O'Brien (père)"}) {
    Facts facts = example(MessageKind::reminder);
    facts.values["greeting_name"] = name;
    const auto message = compose(MessageKind::reminder, facts);
    ASSERT_TRUE(message) << name;
    EXPECT_NE(message->text().find(normalized(name)), std::string::npos);
  }
}

TEST_F(WithPacks, AFactIsNeverReadAsATemplate) {
  Facts facts = example(MessageKind::reminder);
  facts.values["place"] = "{{telephone}} <b>&";
  const auto message = compose(MessageKind::reminder, facts);
  ASSERT_TRUE(message);
  EXPECT_NE(message->text().find("{{telephone}} <b>&"), std::string::npos) << "the text part isn't escaped";
  EXPECT_NE(message->html().find("{{telephone}} &lt;b&gt;&amp;"), std::string::npos) << "the HTML part is";
}

TEST_F(WithPacks, SomebodyWhomWeCannotNameIsSpokenToAsThemselves) {
  Facts facts = example(MessageKind::reminder);
  facts.conditions["for_someone_else"] = true;
  EXPECT_NE(compose(MessageKind::reminder, facts)->text().find("le rendez-vous de Camille Morel"),
            std::string::npos);
  facts.values.erase("patient_name");
  EXPECT_NE(compose(MessageKind::reminder, facts)->text().find("votre rendez-vous"), std::string::npos);
}

TEST_F(WithPacks, AnAnswerIsGivenWordForWord) {
  const FaqAnswer entry{MessageKind::faq_fees, "La consultation est à 30 €.\nLe chèque est accepté : merci."};
  const auto message = composer.answer(loaded.practice, entry, Channel::email, {});
  ASSERT_TRUE(message);
  EXPECT_EQ(message->provenance(), Provenance::approved_answer);
  EXPECT_NE(message->text().find(entry.text), std::string::npos) << message->text();
}

TEST_F(WithPacks, AnAnswerThatReassuresIsRefused) {
  const FaqAnswer entry{MessageKind::faq_other, "Une gêne le lendemain, c’est normal."};
  const auto message = composer.answer(loaded.practice, entry, Channel::email, {});
  ASSERT_FALSE(message);
  EXPECT_EQ(message.error().text, "error.compose.reassuring_answer");
  const auto problems = MessageComposer::check_answers({entry});
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_FALSE(problems.front().warning);
}

TEST_F(WithPacks, AnAnswerWithAWordAboutHealthIsAWarning) {
  const auto problems = MessageComposer::check_answers(
      {{MessageKind::faq_insurance, "Apportez votre ordonnance."}}, loaded.health_words);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_TRUE(problems.front().warning);
}

TEST(ByHand, CarriesTheAuthorsOwnWordsAlone) {
  const auto message = MessageComposer::by_hand("Re: question", "Bonjour,\r\nvenez à 9 h.\r\n", "anna");
  ASSERT_TRUE(message);
  EXPECT_EQ(message->text(), "Bonjour,\nvenez à 9 h.\n");
  EXPECT_EQ(message->provenance(), Provenance::person);
  EXPECT_EQ(message->source(), "anna");
  EXPECT_TRUE(message->html().empty());
}

TEST(ByHand, NeedsATextAndASubjectOnOneLine) {
  EXPECT_FALSE(MessageComposer::by_hand("x", " \n ", "anna"));
  EXPECT_FALSE(MessageComposer::by_hand("x\nBcc: y@z.example", "Bonjour", "anna"));
}

TEST(Templates, LaterOnesReplaceEarlierOnes) {
  Practice practice;
  practice.name = "Cabinet";
  practice.telephone = "02 98 00 12 34";
  practice.tone = "formel";
  const auto kind = MessageKind::acknowledgement;
  const auto text = [&](std::vector<MessageTemplate> set) {
    set.push_back(footer());
    return MessageComposer::create(std::move(set))
        .value()
        .compose(practice, kind, Channel::email, {})
        ->text();
  };
  EXPECT_TRUE(text({email(kind, "commun"), email(kind, "formel", "formel")}).starts_with("formel"));
  EXPECT_TRUE(text({email(kind, "commun"), email(kind, "chaleureux", "chaleureux")}).starts_with("commun"));
  EXPECT_TRUE(
      text({email(kind, "ancien", "formel"), email(kind, "nouveau", "formel")}).starts_with("nouveau"));
  EXPECT_TRUE(text({email(kind, "ancien", "formel"), email(kind, "pour tous")}).starts_with("pour tous"));
}

TEST(Templates, AKindWithoutATemplateIsAnError) {
  const auto composer = MessageComposer::create({email(MessageKind::acknowledgement, "Bonjour"), footer()});
  ASSERT_TRUE(composer);
  const auto message = composer->compose({}, MessageKind::reminder, Channel::email, {});
  ASSERT_FALSE(message);
  EXPECT_EQ(message.error().text, "error.compose.no_template");
}

// Whatever the file says, an e-mail's text holds no line and its HTML no tag that the template didn't have.
TEST_F(WithPacks, NoValueEverAddsALineOrATag) {
  constexpr unsigned seed = 20260303;
  RecordProperty("seed", seed);
  std::mt19937 random(seed);
  const std::vector<std::string> pieces{"a",     "É",      "’",       "-",      " ",    "<b>",
                                        "&amp;", "\"",     "\n",      "\u2028", "{{",   "{{{x}}}",
                                        "}}",    "\u00A0", "http://", "œ",      "\x01", "\x80"};
  const auto count = [](const std::string& text, char wanted) {
    return std::count(text.begin(), text.end(), wanted);
  };
  Facts facts = example(MessageKind::reminder);
  const auto usual = compose(MessageKind::reminder, facts);
  int written = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string value = "x";
    for (auto length = random() % 6; length > 0; --length) value += pieces[random() % pieces.size()];
    facts.values["place"] = value;
    const auto message = compose(MessageKind::reminder, facts);
    if (!message) continue;
    ++written;
    EXPECT_EQ(count(message->text(), '\n'), count(usual->text(), '\n')) << value;
    EXPECT_EQ(count(message->html(), '<'), count(usual->html(), '<')) << value;
  }
  EXPECT_GT(written, 500) << "seed " << seed;
}

}  // namespace
}  // namespace permanence::compose
