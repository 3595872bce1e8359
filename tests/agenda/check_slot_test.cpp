#include "agenda/invented_practice.h"

namespace permanence::agenda {

namespace {

class CheckSlot : public testing::Test {
 protected:
  Refusal check(const char* local, const char* place = "tilleuls") {
    const Interval time{in_paris(local), in_paris(local) + Minutes(30)};
    return check_slot(practice, paris(), view, now, request, {time, "anna", place, "seance"});
  }

  Practice practice = invented_practice();
  AgendaView view;
  SlotRequest request = request_for("seance");
  Instant now = in_paris("2026-03-02T07:00");
};

}  // namespace

TEST_F(CheckSlot, AcceptsWhatIsFree) {
  EXPECT_EQ(check("2026-03-04T08:00"), Refusal::none);
  EXPECT_EQ(check("2026-03-04T11:30"), Refusal::none);
  EXPECT_EQ(check("2026-03-04T08:07"), Refusal::none) << "any minute, if a person wants it";
}

TEST_F(CheckSlot, RefusesWhatIsOutsideTheHours) {
  EXPECT_EQ(check("2026-03-04T07:45"), Refusal::not_open);
  EXPECT_EQ(check("2026-03-04T11:45"), Refusal::not_open);
  EXPECT_EQ(check("2026-03-08T10:00"), Refusal::not_open);
  EXPECT_EQ(check("2026-03-04T08:00", "annexe"), Refusal::not_open) << "the practitioner isn't there";
  const Interval backwards{in_paris("2026-03-04T09:00"), in_paris("2026-03-04T08:30")};
  EXPECT_EQ(check_slot(practice, paris(), view, now, request, {backwards, "anna", "tilleuls", "seance"}),
            Refusal::not_open);
}

TEST_F(CheckSlot, RefusesHolidaysAndAbsences) {
  now = in_paris("2026-05-04T07:00");
  practice.practitioners.front().absences = {
      {date(2026, 5, 15) + at(8, 15), date(2026, 5, 15) + at(9), "pont"}};
  EXPECT_EQ(check("2026-05-14T08:00"), Refusal::holiday);
  EXPECT_EQ(check("2026-05-15T08:00"), Refusal::absence);
  EXPECT_EQ(check("2026-05-15T09:00"), Refusal::none);
  practice.open_on_holidays = true;
  EXPECT_EQ(check("2026-05-14T08:00"), Refusal::none);
}

TEST_F(CheckSlot, RefusesWhatIsTakenHeldOrThePatientsOwnTime) {
  view.appointments = {appointment_at("2026-03-04T08:15", 15),
                       appointment_at("2026-03-04T10:00", 30, "bruno")};
  view.held = {{{in_paris("2026-03-04T09:00"), in_paris("2026-03-04T09:30")}, "anna", "tilleuls", "seance"}};
  EXPECT_EQ(check("2026-03-04T08:00"), Refusal::taken);
  EXPECT_EQ(check("2026-03-04T08:45"), Refusal::held);
  EXPECT_EQ(check("2026-03-04T10:15"), Refusal::none);
  request.patient = view.appointments[1].patient;
  EXPECT_EQ(check("2026-03-04T10:15"), Refusal::patient_busy);
  request.replaces = view.appointments[0].id;
  EXPECT_EQ(check("2026-03-04T08:00"), Refusal::none);
}

TEST_F(CheckSlot, RefusesWhatIsTooSoonOrTooFarOnlyWhereNothingElseIsWrong) {
  now = in_paris("2026-03-04T07:00");
  EXPECT_EQ(check("2026-03-04T08:30"), Refusal::too_soon);
  EXPECT_EQ(check("2026-03-04T09:00"), Refusal::none);
  EXPECT_EQ(check("2026-03-03T09:00"), Refusal::too_soon) << "the past";
  EXPECT_EQ(check("2026-05-04T08:00"), Refusal::too_far);
  EXPECT_EQ(check("2026-05-02T09:00", "annexe"), Refusal::none) << "the sixtieth day";
  view.appointments = {appointment_at("2026-03-04T08:30", 30)};
  EXPECT_EQ(check("2026-03-04T08:30"), Refusal::taken);
}

TEST_F(CheckSlot, TellsAFullGroupFromOneWhoseLastPlaceIsHeld) {
  const auto check_group = [&] {
    const Interval time{in_paris("2026-03-10T09:00"), in_paris("2026-03-10T10:00")};
    return check_slot(practice, paris(), view, now, request, {time, "bruno", "tilleuls", "atelier"});
  };
  const auto join = [&] {
    view.appointments.push_back(appointment_at("2026-03-10T09:00", 60, "bruno"));
    view.appointments.back().visit_type = "atelier";
    view.appointments.back().capacity = 3;
  };
  join(), join();
  EXPECT_EQ(check_group(), Refusal::none);
  view.held = {{view.appointments[0].time, "bruno", "tilleuls", "atelier"}};
  EXPECT_EQ(check_group(), Refusal::held);
  join();
  EXPECT_EQ(check_group(), Refusal::taken);
}

TEST_F(CheckSlot, RefusesVisitsThatAreNotForThisPatient) {
  request.known_patient = false;
  EXPECT_EQ(check("2026-03-04T08:00"), Refusal::visit_type_not_offered);
  const Interval time{in_paris("2026-03-10T09:00"), in_paris("2026-03-10T10:00")};
  const auto checked = [&](const char* practitioner, const char* visit_type) {
    return check_slot(practice, paris(), view, now, request, {time, practitioner, "tilleuls", visit_type});
  };
  EXPECT_EQ(checked("bruno", "atelier"), Refusal::none);
  EXPECT_EQ(checked("anna", "atelier"), Refusal::visit_type_not_offered);
  EXPECT_EQ(checked("personne", "atelier"), Refusal::visit_type_not_offered);
  EXPECT_EQ(checked("bruno", "inconnu"), Refusal::visit_type_not_offered);
}

TEST(SlotAt, FindsThePlaceAndTheEnd) {
  const Practice practice = invented_practice();
  const auto slot = slot_at(practice, paris(), "anna", "bilan", in_paris("2026-03-07T09:30"));
  ASSERT_TRUE(slot);
  EXPECT_EQ(slot->place, "annexe");
  EXPECT_EQ(slot->time.end, in_paris("2026-03-07T10:15"));
  EXPECT_FALSE(slot_at(practice, paris(), "anna", "bilan", in_paris("2026-03-07T11:30")));
  EXPECT_FALSE(slot_at(practice, paris(), "anna", "inconnu", in_paris("2026-03-07T09:30")));
  EXPECT_FALSE(slot_at(practice, paris(), "personne", "bilan", in_paris("2026-03-07T09:30")));
  EXPECT_TRUE(slot_at(practice, paris(), "anna", "bilan", in_paris("2026-05-14T09:30")))
      << "that it is a holiday is for check_slot to say";
}

TEST(DefaultVisitType, IsTheFirstThatThePatientMayBook) {
  const Practice practice = invented_practice();
  EXPECT_EQ(default_visit_type(practice, "anna", true)->name, "seance");
  EXPECT_EQ(default_visit_type(practice, "anna", false)->name, "bilan");
  EXPECT_EQ(default_visit_type(practice, "", false)->name, "bilan");
  EXPECT_EQ(default_visit_type(practice, "personne", true), nullptr);
}

}  // namespace permanence::agenda
