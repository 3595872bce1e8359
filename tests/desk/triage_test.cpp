#include "front_desk.h"

using namespace permanence;
using permanence::desk::triage;

namespace {

struct Mail : ::testing::Test {
  desk::FrontDesk front;
  std::string left() {
    const auto alone = triage(front.message, front.practice);
    return alone ? alone->reason : "";
  }
};

}  // namespace

using Triage = Mail;

TEST_F(Triage, LeavesAPatientsMailToTheDesk) { EXPECT_EQ(left(), ""); }

TEST_F(Triage, LeavesEveryKindOfAutomaticMailAlone) {
  for (const auto& [automatic, reason] : std::vector<std::pair<AutomaticMail, std::string>>{
           {AutomaticMail::auto_replied, "left.automatic_reply"},
           {AutomaticMail::auto_generated, "left.automatic"},
           {AutomaticMail::bounce, "left.bounce"},
           {AutomaticMail::mailing_list, "left.list"},
           {AutomaticMail::our_own, "left.own"}}) {
    front.message.automatic = automatic;
    EXPECT_EQ(left(), reason);
    EXPECT_TRUE(desk::sentences().has(reason)) << reason;
  }
}

TEST_F(Triage, NeverAnswersOurOwnAddresses) {
  front.message.from_address = "accueil@tilleuls.example";
  EXPECT_EQ(left(), "left.own");
}

TEST_F(Triage, NeverTouchesAnAddressOnTheList) {
  front.practice.never_touch = {"resultats@labo.example"};
  front.message.from_address = "resultats@labo.example";
  EXPECT_EQ(left(), "left.never_touch");
  front.message.from_address = "accueil@labo.example";
  EXPECT_EQ(left(), "");
}

TEST_F(Triage, NeverTouchesADomainOnTheListNorWhatIsUnderIt) {
  front.practice.never_touch = {"@labo.example"};
  for (const char* address : {"a@labo.example", "a@mail.labo.example"}) {
    front.message.from_address = address;
    EXPECT_EQ(left(), "left.never_touch") << address;
  }
  front.message.from_address = "a@monlabo.example";
  EXPECT_EQ(left(), "") << "another domain that merely ends alike";
}

TEST_F(Triage, LooksAtTheAddressThatAnAnswerWouldGoTo) {
  front.practice.never_touch = {"@labo.example"};
  front.message.reply_to = "b@labo.example";
  EXPECT_EQ(left(), "left.never_touch");
}
