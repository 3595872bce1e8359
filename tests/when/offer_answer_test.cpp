// Answers to an offer of three slots: 1. Thursday 5 March 14:00, 2. Monday 9 March 9:00, 3. Thursday 12 March 17:00.
#include "language/offer_answer.h"

#include <ostream>

#include <gtest/gtest.h>

namespace permanence::language {
namespace {

using Numbers = std::vector<std::size_t>;

ReadingContext three_offered() {
  ReadingContext context;
  context.received = date(2026, 3, 4) + at(10);
  context.offered = {date(2026, 3, 5) + at(14), date(2026, 3, 9) + at(9), date(2026, 3, 12) + at(17)};
  return context;
}

ReadingContext one_offered() {
  ReadingContext context = three_offered();
  context.offered.resize(1);
  return context;
}

struct Case {
  const char* text;
  Numbers accepted;  // by their number in the message, from 1
};
std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.text; }

Numbers accepted_in(const char* text, const ReadingContext& context) {
  const auto answer = offer_answer_of(sentences_of(text), context);
  Numbers numbers;
  if (answer)
    for (const std::size_t index : answer->accepted) numbers.push_back(index + 1);
  return numbers;
}

class Acceptance : public testing::TestWithParam<Case> {};

TEST_P(Acceptance, NamesItsSlots) {
  EXPECT_EQ(accepted_in(GetParam().text, three_offered()), GetParam().accepted) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(ByNumber, Acceptance,
                         testing::Values(Case{"le deuxième", {2}},
                                         Case{"Le deuxième me convient, merci.", {2}}, Case{"2", {2}},
                                         Case{"2 svp", {2}}, Case{"le 1er créneau", {1}},
                                         Case{"la première proposition", {1}}, Case{"Le 3ème", {3}},
                                         Case{"ok pour le 3", {3}}, Case{"option 2", {2}},
                                         Case{"je prends le créneau n°2", {2}}, Case{"le dernier", {3}},
                                         Case{"le second svp", {2}}, Case{"va pour le numéro 1", {1}}));

INSTANTIATE_TEST_SUITE_P(
    ByTime, Acceptance,
    testing::Values(Case{"ok pour lundi", {2}}, Case{"va pour lundi 9h", {2}}, Case{"17h ça me va", {3}},
                    Case{"le 12 c'est parfait", {3}}, Case{"jeudi 5 à 14h me convient", {1}},
                    Case{"Je prends celui du 9 mars.", {2}}, Case{"ok pour jeudi", {1, 3}},
                    Case{"celui de 14h", {1}}, Case{"D'accord pour demain.", {1}},
                    Case{"lundi matin c'est bon pour moi", {2}}, Case{"jeudi, celui de 17h, ça me va", {3}},
                    Case{"jeudi 14h ou lundi, les deux me vont : jeudi 14h ou lundi 9h", {1, 2}},
                    Case{"plutôt 17h", {3}}, Case{"Je ne peux pas lundi, mais le 12 oui", {3}}));

INSTANTIATE_TEST_SUITE_P(OfAny, Acceptance,
                         testing::Values(Case{"n'importe lequel", {1, 2, 3}}, Case{"peu importe", {1, 2, 3}},
                                         Case{"les trois me vont", {1, 2, 3}},
                                         Case{"pas lundi mais les autres me vont", {1, 3}}));

INSTANTIATE_TEST_SUITE_P(OfNone, Acceptance,
                         testing::Values(Case{"pas le jeudi", {}}, Case{"oui", {}},
                                         Case{"merci beaucoup", {}}, Case{"J'habite 2 rue des Lilas", {}},
                                         Case{"Combien coûte la séance ?", {}}, Case{"j'ai 2 questions", {}},
                                         Case{"le 14 ?", {}}));

TEST(Answer, IsYesToTheOnlySlot) {
  EXPECT_EQ(accepted_in("oui", one_offered()), Numbers{1});
  EXPECT_EQ(accepted_in("Parfait, merci !", one_offered()), Numbers{1});
  EXPECT_EQ(accepted_in("ça me va très bien", one_offered()), Numbers{1});
  EXPECT_EQ(accepted_in("Merci, avez-vous un parking ?", one_offered()), Numbers{});
}

TEST(Answer, DeclinesAll) {
  const auto declines = [](const char* text, const ReadingContext& context) {
    const auto answer = offer_answer_of(sentences_of(text), context);
    return answer && answer->declines_all && answer->accepted.empty();
  };
  EXPECT_TRUE(declines("Aucun ne me convient, désolée.", three_offered()));
  EXPECT_TRUE(declines("Avez-vous d'autres créneaux ?", three_offered()));
  EXPECT_TRUE(declines("plutôt 19h", three_offered()));
  EXPECT_TRUE(declines("Je préférerais vendredi.", three_offered()));
  EXPECT_TRUE(declines("jeudi je ne peux pas", one_offered()));
  EXPECT_TRUE(declines("plutôt 17h", one_offered()));
  EXPECT_FALSE(declines("pas le jeudi", three_offered()));
}

TEST(Answer, TakesTheDateBeforeTheNumber) {
  ReadingContext context = three_offered();
  context.offered[2] = date(2026, 3, 2) + at(17);
  EXPECT_EQ(accepted_in("ok pour le 2", context), Numbers{3});
}

TEST(Answer, IsNoneWhereADayIsOnlyAskedAbout) {
  EXPECT_TRUE(accepted_in("Êtes-vous ouvert lundi ?", three_offered()).empty());
  EXPECT_EQ(accepted_in("Ok pour lundi ?", three_offered()), Numbers{2});
}

TEST(Answer, TakesNoSlotByAnIndefiniteArticle) {
  EXPECT_TRUE(accepted_in("Je voudrais plutôt un rendez-vous vendredi 13 mars.", three_offered()).empty());
  EXPECT_EQ(accepted_in("Le créneau 1 me va.", three_offered()), Numbers{1});
}

TEST(Answer, IsNoneWhereNothingWasOffered) { EXPECT_FALSE(offer_answer_of({"oui"}, ReadingContext{})); }

}  // namespace
}  // namespace permanence::language
