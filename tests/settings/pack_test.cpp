#include "settings/pack.h"

#include <gtest/gtest.h>

#include "fixture.h"

namespace permanence::settings {
namespace {

TEST(Packs, TheThreeSpecialtiesAreThereAndWhole) {
  EXPECT_EQ(pack_names(packs),
            (std::vector<std::string>{"kinesitherapeute", "medecin_generaliste", "osteopathe"}));
  for (const std::string& name : pack_names(packs)) {
    std::vector<Problem> problems;
    const auto pack = load_pack(packs, name, problems);
    ASSERT_TRUE(pack);
    for (const Problem& problem : problems) ADD_FAILURE() << sentence(french(), problem);
    EXPECT_GE(pack->visit_types.size(), 2U) << name;
    EXPECT_FALSE(pack->answers.empty()) << name;
    EXPECT_FALSE(pack->health_words.empty()) << name;
    EXPECT_TRUE(load_pack_templates(packs, name, {}, problems).empty())
        << "no specialty needs words of its own yet";
  }
}

TEST(Packs, TheCommonTemplatesHaveEveryKindForBothChannels) {
  std::vector<Problem> problems;
  const auto common = load_common_templates(packs, problems);
  for (const Problem& problem : problems) ADD_FAILURE() << sentence(french(), problem);
  EXPECT_EQ(common.phrases.size(), 3U);
  for (const MessageKind kind : all_message_kinds())
    for (const Channel channel : {Channel::email, Channel::sms})
      EXPECT_TRUE(std::any_of(common.templates.begin(), common.templates.end(),
                              [&](const MessageTemplate& one) {
                                return one.part == TemplatePart::message && one.kind == kind &&
                                       one.channel == channel && one.tone.empty();
                              }))
          << name_of(kind);
}

TEST(Packs, AFourthSpecialtyIsAFolderAndNothingElse) {
  const Folder folder;
  std::filesystem::copy(packs, folder.path() / "packs", std::filesystem::copy_options::recursive);
  folder.write("packs/podologue/pack.toml",
               "[specialite]\nnom = \"podologue\"\nlibelle = \"pédicure-podologue\"\n"
               "[[type_de_visite]]\nnom = \"soin\"\nduree = 40\n[mots]\nsante = [\"podolog\"]\n");
  folder.write(
      "packs/podologue/templates.toml",
      "[[modele]]\nmessage = \"rappel\"\ncanal = \"courriel\"\nobjet = \"Demain\"\ntexte = \"{{moment}}\"\n");
  const auto loaded = parse_practice(with("specialite = \"kinesitherapeute\"", "specialite = \"podologue\"",
                                          with("types_de_visite = [\"seance\", \"bilan\"]\n", "")),
                                     folder.path() / "packs");
  ASSERT_TRUE(loaded) << sentence(french(), loaded.error().front());
  EXPECT_EQ(loaded->practice.practitioners.front().visit_types, std::vector<VisitTypeName>{"soin"});
  EXPECT_EQ(loaded->practice.visit_type("soin")->duration, Minutes(40));
  EXPECT_EQ(loaded->templates.back().source, "packs/podologue/templates.toml:1");
}

TEST(Packs, AMistakeIsToldWithItsFileAndLine) {
  const Folder folder;
  folder.write("podologue/pack.toml",
               "[specialite]\nnom = \"podo\"\nlibelle = \"podologue\"\n\n[[type_de_visite]]\nnom = "
               "\"soin\"\ndure = 40\n");
  std::vector<Problem> problems;
  load_pack(folder.path(), "podologue", problems);
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(sentence(french(), problems[0]).substr(0, 51),
            "packs/podologue/pack.toml, ligne 2, « specialite.n");
  EXPECT_EQ(problems[1].line, 7);
  EXPECT_EQ(problems[1].text, "error.settings.unknown_key_near");
}

TEST(Packs, TwoPacksMayNotNameAVisitTypeAlike) {
  const Folder folder;
  std::filesystem::copy(packs, folder.path() / "packs", std::filesystem::copy_options::recursive);
  folder.write(
      "packs/podologue/pack.toml",
      "[specialite]\nnom = \"podologue\"\nlibelle = \"podologue\"\n[[type_de_visite]]\nnom = \"seance\"\n");
  const auto loaded = parse_practice(
      with(
          "titre = \"kinésithérapeute\"\nspecialite = \"kinesitherapeute\"\nhoraires = [\n  \"lundi-mercredi",
          "specialite = \"podologue\"\nhoraires = [\n  \"lundi-mercredi"),
      folder.path() / "packs");
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().front().text, "error.settings.visit_type_of_two_packs");
}

TEST(Packs, ATemplateForEveryToneUsesEachTonesPhrases) {
  std::vector<Problem> problems;
  const auto common = load_common_templates(packs, problems);
  int found = 0;
  for (const MessageTemplate& one : common.templates)
    if (one.part == TemplatePart::message && one.kind == MessageKind::reminder &&
        one.channel == Channel::email) {
      ++found;
      EXPECT_EQ(one.body.find("{{>"), std::string::npos);
      EXPECT_EQ(one.body.find("Veuillez agréer") != std::string::npos, one.tone == "formel") << one.tone;
    }
  EXPECT_EQ(found, 3) << "neutre for any tone, chaleureux, formel";
}

}  // namespace
}  // namespace permanence::settings
