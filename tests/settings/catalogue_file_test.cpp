#include "settings/catalogue_file.h"

#include <gtest/gtest.h>

#include "settings/toml_value.h"

namespace permanence::settings {
namespace {

TEST(Catalogue, TablesBecomeDottedKeys) {
  const auto catalogue = parse_catalogue("[error.mailbox]\nwrong_password = \"Refusé par {host}.\"\n");
  ASSERT_TRUE(catalogue);
  EXPECT_EQ(catalogue->sentence("error.mailbox.wrong_password", {{"host", "mail.example"}}),
            "Refusé par mail.example.");
}

TEST(Catalogue, SeveralFilesAreOneAfterTheOther) {
  const std::string files{"[a]\nx = \"1\"\n\0[a]\ny = \"2\"\n\0", 24};
  const auto catalogue = parse_catalogue(files);
  ASSERT_TRUE(catalogue);
  EXPECT_EQ(catalogue->all().size(), 2U);
}

TEST(Catalogue, AKeyOfTwoFilesIsAnError) {
  const std::string files{"[a]\nx = \"1\"\n\0[a]\nx = \"2\"\n\0", 24};
  const auto catalogue = parse_catalogue(files);
  ASSERT_FALSE(catalogue);
  EXPECT_EQ(catalogue.error().text, "error.settings.catalogue_duplicate");
}

TEST(Catalogue, TheEmbeddedOneCanBeReadAndHasNoDuplicate) {
  EXPECT_GT(french().all().size(), 10U);
  EXPECT_TRUE(french().has("error.time_zone.unknown"));
}

TEST(TomlText, KeepsWhatWasQuoted) {
  const std::string hard = "l’« été » \"a\\b\"\n\t\x7F fin";
  const auto document = parse_toml("x = " + toml_quoted(hard) + "\n");
  ASSERT_TRUE(document);
  EXPECT_EQ(std::get<std::string>(document->find("x")->value), hard);
}

TEST(TomlText, AMistakeTellsItsLine) {
  const auto document = parse_toml("a = 1\nb = = 2\n");
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().text, "error.settings.syntax");
  EXPECT_EQ(document.error().facts.at(0), (std::pair<std::string, std::string>{"line", "2"}));
}

}  // namespace
}  // namespace permanence::settings
