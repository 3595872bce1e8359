#include "compose/template_check.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "compose/discretion.h"
#include "compose/sms_text.h"
#include "fixture.h"

namespace permanence::compose {
namespace {

std::vector<std::string> problems(const MessageTemplate& one, const std::vector<std::string>& words = {}) {
  std::vector<std::string> found;
  for (const TemplateProblem& each : problems_of(one, Discretion(words))) found.push_back(each.text);
  return found;
}

using List = std::vector<std::string>;

TEST(TemplateCheck, AGoodOnePasses) {
  EXPECT_EQ(problems(email(MessageKind::reminder,
                           "Bonjour{{#has_name}} {{greeting_name}}{{/has_name}},\n{{moment}}")),
            List{});
}

TEST(TemplateCheck, ANameThatTheKindDoesNotKnowIsRefused) {
  EXPECT_EQ(problems(email(MessageKind::reminder, "{{moment}} {{momment}}")),
            List{"error.template.unknown_name"});
  EXPECT_EQ(problems(email(MessageKind::reminder, "{{moment}} {{answer}}")),
            List{"error.template.unknown_name"});
  EXPECT_EQ(problems(email(MessageKind::wrong_person, "{{#has_name}}{{greeting_name}}{{/has_name}}")),
            (List{"error.template.unknown_section", "error.template.unknown_name"}));
}

TEST(TemplateCheck, AFieldOfAListBelongsInsideIt) {
  EXPECT_EQ(problems(email(MessageKind::appointment_offer, "{{#slots}}{{number}} {{moment}}{{/slots}}")),
            List{});
  EXPECT_EQ(problems(email(MessageKind::appointment_offer, "{{#slots}}{{moment}}{{/slots}} {{number}}")),
            List{"error.template.unknown_name"});
}

TEST(TemplateCheck, AValueThatMayBeAbsentNeedsItsGuard) {
  EXPECT_EQ(problems(email(MessageKind::reminder, "{{moment}} {{greeting_name}}")),
            List{"error.template.unguarded"});
  EXPECT_EQ(problems(email(MessageKind::reminder, "{{moment}} {{^address}}{{address}}{{/address}}")),
            List{"error.template.unguarded"});
}

TEST(TemplateCheck, BrokenTagsAreRefused) {
  for (const char* body :
       {"{{moment}", "{moment}", "{{moment", "moment}}", "{{#has_name}}{{moment}}", "{{moment}}{{/has_name}}",
        "{{#has_name}}{{#was_late}}{{/has_name}}{{/was_late}}{{moment}}", "{{}}{{moment}}",
        "{{> conge}}{{moment}}", "{{=<% %>=}}{{moment}}", "{{& moment}}", "{{{moment}}}", "{{a {{moment}}"})
    EXPECT_EQ(problems(email(MessageKind::reminder, body)).front(), "error.template.broken_tag") << body;
}

TEST(TemplateCheck, WhatTheKindIsAboutMustBeThere) {
  EXPECT_EQ(problems(email(MessageKind::reminder, "À bientôt.")), List{"error.template.missing_name"});
  EXPECT_EQ(problems(email(MessageKind::faq_fees, "Bonjour.")), List{"error.template.missing_name"});
  EXPECT_EQ(problems(email(MessageKind::emergency, "{{#suicide}}3114{{/suicide}} le 112")),
            List{"error.template.no_emergency_number"});
}

TEST(TemplateCheck, AWordAboutHealthIsRefusedWithOrWithoutAccents) {
  for (const char* word : {"Votre séance de REEDUCATION", "votre ordonnance", "l’ostéopathe", "vos douleurs"})
    EXPECT_EQ(problems(email(MessageKind::reminder, std::string("{{moment}} : ") + word)),
              List{"error.template.health_word"})
        << word;
  EXPECT_EQ(problems(email(MessageKind::reminder, "{{moment}}, votre drainage"), {"drainage"}),
            List{"error.template.health_word"});
  EXPECT_EQ(problems(email(MessageKind::reminder, "{{moment}}, endolori et surmalade")), List{})
      << "only at a word's start";
}

TEST(TemplateCheck, ReassuranceIsRefusedEverywhere) {
  for (const char* words :
       {"c'est normal", "C’EST NORMAL", "rien de grave", "pas d’inquiétude", "ne vous inquiétez  pas"})
    EXPECT_EQ(problems(email(MessageKind::acknowledgement, std::string("Bonjour, ") + words)),
              List{"error.template.reassurance"})
        << words;
}

TEST(TemplateCheck, AnEmailNeedsASubjectAndAText) {
  MessageTemplate one = email(MessageKind::acknowledgement, "Bonjour");
  one.subject = " ";
  EXPECT_EQ(problems(one), List{"error.template.no_subject"});
  EXPECT_EQ(problems(email(MessageKind::acknowledgement, "\n")), List{"error.template.empty"});
}

TEST(TemplateCheck, EveryProblemIsToldWithItsSource) {
  const auto composer =
      MessageComposer::create({email(MessageKind::reminder, "{{x}}"), email(MessageKind::faq_fees, "y")});
  ASSERT_FALSE(composer);
  EXPECT_EQ(composer.error().size(), 5U) << "two on the first, one on the second, and no footer for both";
  EXPECT_TRUE(std::all_of(composer.error().begin(), composer.error().end(),
                          [](const TemplateProblem& each) { return each.source == "essai.toml:1"; }));
}

TEST(TemplateCheck, AFooterMustSayHowToReachAPerson) {
  EXPECT_EQ(problems(footer("Assistant automatique. Urgence : 15 ou 112.")), List{"error.template.missing_name"});
}

TEST(TemplateCheck, AFooterKeepsTheNumbersAndSaysThatAMachineWrites) {
  EXPECT_EQ(problems(footer("Assistant automatique. Une personne : {{telephone}}. Urgence : 15.")),
            List{"error.template.no_emergency_number"});
  EXPECT_EQ(problems(footer("Une personne : {{telephone}}. Urgence : 15 ou 112.")),
            List{"error.template.no_disclosure"});
}

TEST(TemplateCheck, ALongSmsIsAWarning) {
  MessageTemplate sms = email(MessageKind::reminder, std::string(140, 'x') + " {{moment}}");
  sms.channel = Channel::sms;
  const auto composer = MessageComposer::create({sms});
  ASSERT_TRUE(composer);
  const auto warnings = composer->warnings();
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings.front().text, "error.template.long_sms");
  EXPECT_TRUE(warnings.front().warning);
}

TEST(SmsSize, CountsSeptetsOrUnits) {
  EXPECT_EQ(sms_size(std::string(160, 'a')).parts, 1);
  EXPECT_EQ(sms_size(std::string(161, 'a')).parts, 2);
  EXPECT_EQ(sms_size(std::string(306, 'a')).parts, 2);
  EXPECT_EQ(sms_size(std::string(307, 'a')).parts, 3);
  EXPECT_TRUE(sms_size("à é è ù ì ò ä ö ü Ç").gsm7);
  for (const char* costly : {"ç", "ê", "â", "î", "ô", "û", "ë", "ï", "œ", "«", "’", "…", "\u00A0"})
    EXPECT_FALSE(sms_size(costly).gsm7) << costly;
  EXPECT_EQ(sms_size("€").characters, 2);
  EXPECT_EQ(sms_size(std::string(69, 'a') + "ê").parts, 1);
  EXPECT_EQ(sms_size(std::string(70, 'a') + "ê").parts, 2);
}

TEST(SmsSpelling, IsCheaperWhereItIsAsCorrect) {
  EXPECT_EQ(cheaper_for_sms("L’été « août »\u00A0: œuvre…"), "L'été \"aout\" : oeuvre...");
  EXPECT_EQ(cheaper_for_sms("Zoë Goût"), "Zoë Goût") << "names and other words are kept";
}

TEST(Discretion, FindsStemsAtTheStartOfWords) {
  const compose::Discretion discretion;
  EXPECT_EQ(discretion.health_word_in("Cabinet de Kinésithérapie").value_or(""), "kinésithérap");
  EXPECT_FALSE(discretion.health_word_in("12 rue des Tilleuls"));
  EXPECT_EQ(discretion.reassurance_in("Pas d’inquiétude !").value_or(""), "pas d'inquiétude");
}

}  // namespace
}  // namespace permanence::compose
