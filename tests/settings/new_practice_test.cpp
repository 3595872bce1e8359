#include "settings/new_practice.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "fixture.h"
#include "settings/secrets_file.h"

namespace permanence::settings {
namespace {

unsigned mode_of(const std::filesystem::path& path) {
  struct stat status {};
  ::stat(path.c_str(), &status);
  return status.st_mode & 0777U;
}

std::string filled(std::string text) {
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"nom = \"\"   ", "nom = \"Cabinet\"   "},
           {"telephone = \"\"", "telephone = \"02 98 00 12 34\""},
           {"adresse = \"\"                      # à remplir : «", "adresse = \"1 rue du Port\"  #"},
           {"adresse = \"\"                      # à remplir : l", "adresse = \"a@b.example\"  #"},
           {"courriel = \"\"", "courriel = \"moi@ailleurs.example\""},
           {"hote = \"\"", "hote = \"imap.b.example\""},
           {"hote = \"\"", "hote = \"smtp.b.example\""}})
    text = with(from, to, std::move(text));
  for (auto at = text.find("affichage = \"\""); at != std::string::npos; at = text.find("affichage = \"\""))
    text = with("affichage = \"\"", "affichage = \"Anna Kermarec\"", std::move(text));
  return text;
}

TEST(NewPractice, LacksOnlyWhatIsMarkedAsToBeFilledIn) {
  const Folder folder;
  ASSERT_TRUE(write_new_practice(folder.path() / "cabinet", packs, {"kinesitherapeute"}));
  const std::string text = text_of(folder.path() / "cabinet/practice.toml");
  const auto loaded = parse_practice(text, packs);
  ASSERT_FALSE(loaded);
  std::vector<int> marked;
  int number = 0;
  for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
    ++number;
    const std::string line = text.substr(at, text.find('\n', at) - at);
    if (!line.starts_with("#") && line.find("# à remplir") != std::string::npos) marked.push_back(number);
  }
  std::vector<int> told;
  for (const Problem& problem : loaded.error()) {
    EXPECT_EQ(problem.text, "error.settings.missing") << sentence(french(), problem);
    told.push_back(problem.line);
  }
  std::sort(told.begin(), told.end());
  EXPECT_EQ(told, marked);
}

TEST(NewPractice, FilledInIsReadWithoutAProblemForEverySpecialtyAndAllTogether) {
  for (const auto& specialties :
       std::vector<std::vector<std::string>>{{"kinesitherapeute"},
                                             {"osteopathe"},
                                             {"medecin_generaliste"},
                                             {"kinesitherapeute", "osteopathe", "medecin_generaliste"}}) {
    const Folder folder;
    ASSERT_TRUE(write_new_practice(folder.path() / "cabinet", packs, specialties));
    const auto loaded = parse_practice(filled(text_of(folder.path() / "cabinet/practice.toml")), packs);
    ASSERT_TRUE(loaded) << sentence(french(), loaded.error().front());
    EXPECT_TRUE(loaded->problems.empty());
    EXPECT_EQ(loaded->practice.practitioners.size(), specialties.size());
    for (const Practitioner& one : loaded->practice.practitioners) EXPECT_FALSE(one.visit_types.empty());
    EXPECT_EQ(loaded->practice.settings_of(MessageKind::appointment_offer).level, Level::draft);
  }
}

TEST(NewPractice, IsForItsOwnerAlone) {
  const Folder folder;
  const auto directory = folder.path() / "cabinet";
  ASSERT_TRUE(write_new_practice(directory, packs, {"osteopathe"}));
  EXPECT_EQ(mode_of(directory), 0700U);
  EXPECT_EQ(mode_of(directory / "secrets.toml"), 0600U);
  EXPECT_TRUE(SecretsFile::load(directory / "secrets.toml"));
}

TEST(NewPractice, LeavesThePermissionsOfAFolderThatWasThere) {
  const Folder folder;
  const auto directory = folder.path() / "srv";
  std::filesystem::create_directory(directory);
  ::chmod(directory.c_str(), 0755);
  ASSERT_TRUE(write_new_practice(directory, packs, {"osteopathe"}));
  EXPECT_EQ(mode_of(directory), 0755U);
  EXPECT_EQ(mode_of(directory / "practice.toml"), 0600U);
  EXPECT_EQ(mode_of(directory / "secrets.toml"), 0600U);
}

TEST(NewPractice, OverwritesNothing) {
  const Folder folder;
  const auto file = folder.write("cabinet/practice.toml", "# à moi\n");
  const auto made = write_new_practice(folder.path() / "cabinet", packs, {"osteopathe"});
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kind, ErrorKind::conflict);
  EXPECT_EQ(text_of(file), "# à moi\n");
}

TEST(NewPractice, KnowsOnlyTheSpecialtiesThatHaveAPack) {
  const Folder folder;
  const auto made = write_new_practice(folder.path() / "cabinet", packs, {"../kinesitherapeute"});
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().text, "error.settings.unknown_specialty");
  EXPECT_FALSE(write_new_practice(folder.path() / "cabinet", packs, {}));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "cabinet"));
}

TEST(Secrets, AreReadAndRewrittenWhole) {
  const Folder folder;
  const auto file = folder.write("secrets.toml", "[boite.accueil]\nmot_de_passe = \" un \\\"mot\\\" \"\n");
  ::chmod(file.c_str(), 0600);
  auto secrets = SecretsFile::load(file);
  ASSERT_TRUE(secrets);
  EXPECT_EQ(secrets->mailbox("accueil").password, " un \"mot\" ") << "as it stands, spaces included";
  EXPECT_EQ(secrets->mailbox("autre").password, "");
  const auto expires = parse_instant("2026-03-03T10:00:00Z");
  ASSERT_TRUE(secrets->save_mailbox("autre", {"p\\\n", "jeton", "renouvelle", *expires}));
  const auto again = SecretsFile::load(file);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->mailbox("accueil").password, " un \"mot\" ");
  EXPECT_EQ(again->mailbox("autre").password, "p\\\n");
  EXPECT_EQ(again->mailbox("autre").access_token, "jeton");
  EXPECT_EQ(again->mailbox("autre").access_expires, *expires);
  EXPECT_EQ(mode_of(file), 0600U);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1)
      << "no temporary file is left";
}

TEST(Secrets, AreRefusedWhereOthersMayReadThem) {
  const Folder folder;
  const auto file = folder.write("secrets.toml", "");
  ::chmod(file.c_str(), 0640);
  const auto secrets = SecretsFile::load(file);
  ASSERT_FALSE(secrets);
  EXPECT_EQ(secrets.error().text, "error.secrets.permissions");
  EXPECT_EQ(SecretsFile::load(folder.path() / "none").error().kind, ErrorKind::not_found);
}

TEST(Secrets, AMistakeNeverQuotesTheSecret) {
  const Folder folder;
  for (const char* text :
       {"[boite.accueil]\nmot_de_passe = \"hunter2\n", "[boite.accueil]\nmot_de_pass = \"hunter2\"\n",
        "mot_de_passe = \"hunter2\"\n", "[boite]\naccueil = \"hunter2\"\n"}) {
    const auto file = folder.write("secrets.toml", text);
    ::chmod(file.c_str(), 0600);
    const auto secrets = SecretsFile::load(file);
    ASSERT_FALSE(secrets) << text;
    EXPECT_EQ(secrets.error().text, "error.secrets.malformed");
    EXPECT_EQ(french().sentence(secrets.error()).find("hunter2"), std::string::npos);
  }
}

}  // namespace
}  // namespace permanence::settings
