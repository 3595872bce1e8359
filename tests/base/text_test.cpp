#include "base/text.h"

#include <gtest/gtest.h>

#include "base/catalogue.h"
#include "base/identifier.h"

using namespace permanence;

TEST(Folded, DropsAccentsCaseLigaturesAndTypographicQuotes) {
  EXPECT_EQ(folded("L’Œdème À Noël…"), "l'oedeme a noel...");
  EXPECT_EQ(folded("9\u00A0h\u202F30"), "9 h 30");
}

TEST(Repaired, GivesValidTextForAnyBytes) {
  const std::string bytes("a\xff\0b\xc3", 5);
  EXPECT_TRUE(is_valid_utf8(repaired(bytes)));
  EXPECT_FALSE(is_valid_utf8(bytes));
}

TEST(Shortened, NeverCutsACharacter) {
  for (std::size_t bytes = 0; bytes < 20; ++bytes) EXPECT_TRUE(is_valid_utf8(shortened("éàüéàüéàüéàü", bytes)));
}

TEST(Catalogue, FillsValuesAndLeavesUnknownOnesInTheirBraces) {
  using Sentences = std::map<std::string, std::string, std::less<>>;
  const Catalogue catalogue(Sentences{{"a", "La boîte {mailbox} : {what}."}});
  EXPECT_EQ(catalogue.sentence("a", {{"mailbox", "principale"}}), "La boîte principale : {what}.");
  EXPECT_EQ(catalogue.sentence("b"), "b");
}

TEST(Identifier, ReadsBackWhatItPrints) {
  using SomeId = Identifier<struct SomeTag>;
  const SomeId id({1, 2, 3, 255});
  EXPECT_EQ(SomeId::parse(id.text()), id);
  EXPECT_FALSE(SomeId::parse("xyz"));
  EXPECT_TRUE(SomeId{}.is_nil());
}
