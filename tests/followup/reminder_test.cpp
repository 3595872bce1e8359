#include "followup/reminder.h"

#include <iostream>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "agenda/departure.h"

namespace permanence::followup {

namespace {

class Reminder : public testing::Test {
 protected:
  Reminder() {
    practice.name = "Cabinet des Tilleuls";
    practice.telephone = "02 98 00 12 34";
    Practitioner anna;
    anna.name = "anna";
    anna.display_name = "Anna Kermarec";
    anna.title = "kinésithérapeute";
    anna.specialty = "kinesitherapeute";
    practice.practitioners = {anna};
    practice.places = {{"tilleuls", "Cabinet des Tilleuls", "12 rue des Tilleuls, 29000 Quimper", ""}};
    visit.id = AppointmentId::parse("00112233445566778899aabbccddeeff").value();
    visit.practitioner = "anna";
    visit.place = "tilleuls";
    visit.visit_type = "reeducation_perineale";
    visit.announced_version = 1;
    visit.created_at = wall("2026-01-05T10:00");
  }

  Instant wall(const char* text) const { return zone.to_instant(parse_local_date_time(text).value()); }
  std::string due_for(const char* start) {
    visit.time = {wall(start), wall(start) + Minutes(30)};
    const auto due = reminder_due(practice, zone, visit);
    return due ? to_text(zone.to_local(*due)) : "none";
  }

  TimeZone zone = TimeZone::load("Europe/Paris").value();
  Practice practice;
  Appointment visit;
};

}  // namespace

TEST_F(Reminder, LeavesAtTheSameWallTimeTheDayBefore) {
  EXPECT_EQ(due_for("2026-03-05T09:30"), "2026-03-04T09:30:00");
  EXPECT_EQ(due_for("2028-03-01T09:30"), "2028-02-29T09:30:00");
  EXPECT_EQ(due_for("2028-02-29T19:45"), "2028-02-28T19:45:00");
}

TEST_F(Reminder, KeepsTheWallTimeOverAChangeOfClocks) {
  // Both changes fall on a Sunday: a lead of two days looks across it.
  practice.reminder.before = std::chrono::hours(48);
  EXPECT_EQ(due_for("2026-03-30T09:30"), "2026-03-28T09:30:00");
  EXPECT_EQ(visit.time.begin - *reminder_due(practice, zone, visit), std::chrono::hours(47));
  EXPECT_EQ(due_for("2026-10-26T09:30"), "2026-10-24T09:30:00");
  EXPECT_EQ(visit.time.begin - *reminder_due(practice, zone, visit), std::chrono::hours(49));
}

TEST_F(Reminder, LeavesEarlierThanQuietHoursSundaysAndHolidays) {
  EXPECT_EQ(due_for("2026-03-05T07:30"), "2026-03-03T19:59:00") << "quiet in the morning";
  EXPECT_EQ(due_for("2026-03-05T20:30"), "2026-03-04T19:59:00") << "quiet in the evening";
  EXPECT_EQ(due_for("2026-03-09T09:30"), "2026-03-07T19:59:00") << "Sunday before a Monday";
  EXPECT_EQ(due_for("2026-04-07T09:30"), "2026-04-04T19:59:00") << "the Tuesday after Easter";
  EXPECT_EQ(due_for("2026-05-15T09:30"), "2026-05-13T19:59:00") << "the day after Ascension";
  EXPECT_EQ(due_for("2026-03-30T09:30"), "2026-03-28T19:59:00") << "the Monday after the spring change";
  EXPECT_EQ(due_for("2026-10-26T09:30"), "2026-10-24T19:59:00") << "the Monday after the autumn change";
}

TEST_F(Reminder, FollowsTheHolidaysAndClocksOverseas) {
  zone = TimeZone::load("America/Martinique").value();
  practice.holiday_region = HolidayRegion::martinique;
  EXPECT_EQ(due_for("2026-05-23T09:30"), "2026-05-21T19:59:00");
  zone = TimeZone::load("Indian/Reunion").value();
  practice.holiday_region = HolidayRegion::reunion;
  EXPECT_EQ(due_for("2027-12-21T09:30"), "2027-12-18T19:59:00");
  EXPECT_EQ(to_text(*reminder_due(practice, zone, visit)), "2027-12-18T15:59:00Z");
}

TEST_F(Reminder, IsOnlyForVisitsThatWillTakePlace) {
  using enum AppointmentState;
  for (const auto state : {pending, cancelled, attended, missed, missed_excused}) {
    visit.state = state;
    EXPECT_EQ(due_for("2026-03-05T09:30"), "none") << static_cast<int>(state);
  }
  for (const auto state : {booked, confirmed}) {
    visit.state = state;
    EXPECT_NE(due_for("2026-03-05T09:30"), "none") << static_cast<int>(state);
  }
  for (const auto request : {ChangeRequest::cancel, ChangeRequest::move}) {
    visit.change_request = request;
    EXPECT_EQ(due_for("2026-03-05T09:30"), "none") << "the patient asked to change it";
  }
  visit.change_request = ChangeRequest::none;
  practice.reminder.enabled = false;
  EXPECT_EQ(due_for("2026-03-05T09:30"), "none");
}

TEST_F(Reminder, IsNotForWhoBookedOrConfirmedTheDayBeforeIt) {
  visit.created_at = wall("2026-03-03T09:30");
  EXPECT_EQ(due_for("2026-03-05T09:30"), "2026-03-04T09:30:00") << "a day before it, to the minute";
  visit.created_at = wall("2026-03-03T09:31");
  EXPECT_EQ(due_for("2026-03-05T09:30"), "none");
  visit.created_at = wall("2026-03-04T09:30");
  EXPECT_EQ(due_for("2026-03-05T09:30"), "none");

  visit.created_at = wall("2026-01-05T10:00");
  visit.confirmed_at = wall("2026-03-03T09:00");
  EXPECT_NE(due_for("2026-03-05T09:30"), "none");
  visit.confirmed_at = wall("2026-03-03T10:00");
  EXPECT_EQ(due_for("2026-03-05T09:30"), "none");
  visit.confirmed_at = wall("2026-03-04T18:00");
  EXPECT_EQ(due_for("2026-03-05T09:30"), "none") << "confirmed after the moment had passed";
}

TEST_F(Reminder, LeavesSoonAfterALateBooking) {
  visit.created_at = wall("2026-03-04T11:00");
  EXPECT_EQ(due_for("2026-03-05T09:30"), "2026-03-04T11:10:00");
  visit.created_at = wall("2026-03-05T07:19");
  EXPECT_EQ(due_for("2026-03-05T10:00"), "2026-03-05T08:00:00") << "not in the quiet hours";
  EXPECT_EQ(due_for("2026-03-05T09:59"), "none") << "less than two hours before, it helps nobody";
  visit.created_at = wall("2026-03-05T12:00");
  EXPECT_EQ(due_for("2026-03-05T14:10"), "2026-03-05T12:10:00");
  EXPECT_EQ(due_for("2026-03-05T14:09"), "none");
  visit.created_at = wall("2026-03-07T21:00");
  EXPECT_EQ(due_for("2026-03-09T09:00"), "none") << "booked on Saturday night for Monday at nine";
  EXPECT_EQ(due_for("2026-03-09T10:00"), "2026-03-09T08:00:00");
  visit.confirmed_at = wall("2026-03-08T10:00");
  EXPECT_EQ(due_for("2026-03-09T10:00"), "none");
}

TEST_F(Reminder, MayLeaveFromItsMomentUntilTheVisitBegins) {
  due_for("2026-03-05T09:30");
  const auto may = [&](const char* now) { return may_leave(practice, zone, visit, wall(now)); };
  EXPECT_FALSE(may("2026-03-04T09:29"));
  EXPECT_TRUE(may("2026-03-04T09:30"));
  EXPECT_TRUE(may("2026-03-04T19:59")) << "caught up after a stop";
  EXPECT_FALSE(may("2026-03-04T23:00")) << "caught up, but not at night";
  EXPECT_TRUE(may("2026-03-05T08:00"));
  EXPECT_FALSE(may("2026-03-05T09:30")) << "the visit has begun";
  EXPECT_FALSE(may("2026-03-06T10:00"));
  visit.state = AppointmentState::cancelled;
  EXPECT_FALSE(may("2026-03-04T12:00"));
}

TEST_F(Reminder, LeavesInTheNightWhereTheMorningWouldBeTooLate) {
  due_for("2026-03-05T07:45");
  const auto may = [&](const char* now) { return may_leave(practice, zone, visit, wall(now)); };
  EXPECT_TRUE(may("2026-03-04T12:00"));
  EXPECT_TRUE(may("2026-03-05T06:00"));
  EXPECT_FALSE(may("2026-03-05T07:45"));
}

TEST_F(Reminder, HasOneKeyForEachAnnouncement) {
  EXPECT_EQ(reminder_key(practice, visit), "reminder:24h:00112233445566778899aabbccddeeff:1");
  visit.revision = 9;
  visit.state = AppointmentState::confirmed;
  EXPECT_EQ(reminder_key(practice, visit), "reminder:24h:00112233445566778899aabbccddeeff:1");
  visit.announced_version = 2;
  EXPECT_EQ(reminder_key(practice, visit), "reminder:24h:00112233445566778899aabbccddeeff:2");
  practice.reminder.before = std::chrono::hours(48);
  EXPECT_EQ(reminder_key(practice, visit), "reminder:48h:00112233445566778899aabbccddeeff:2");
}

TEST_F(Reminder, TellsDateTimePlaceAndPractitionerAndNothingOfTheVisit) {
  due_for("2026-03-05T09:30");
  Patient patient;
  patient.id = PatientId::parse("ffeeddccbbaa99887766554433221100").value();
  patient.given_name = "Léa";
  patient.family_name = "d’Aubigné";
  Contact self;
  self.links = {{patient.id, Relation::self}};
  const auto facts = reminder_facts(practice, zone, visit, patient, self);
  EXPECT_EQ(facts.values.at("date"), "jeudi 5 mars");
  EXPECT_EQ(facts.values.at("time"), "9\u00A0h\u00A030");
  EXPECT_EQ(facts.values.at("place"), "Cabinet des Tilleuls");
  EXPECT_EQ(facts.values.at("address"), "12 rue des Tilleuls, 29000 Quimper");
  EXPECT_EQ(facts.values.at("practitioner"), "Anna Kermarec");
  EXPECT_EQ(facts.values.at("greeting_name"), "Léa d’Aubigné");
  EXPECT_TRUE(facts.conditions.at("has_name"));
  EXPECT_FALSE(facts.conditions.at("for_someone_else"));
  for (const auto& [name, value] : facts.values)
    for (const char* never : {"reeducation", "perineale", "kiné"})
      EXPECT_EQ(value.find(never), std::string::npos) << name << ": " << value;

  Contact parent;
  parent.links = {{PatientId(), Relation::self}, {patient.id, Relation::parent}};
  const auto for_parent = reminder_facts(practice, zone, visit, patient, parent);
  EXPECT_EQ(for_parent.values.count("greeting_name"), 0U);
  EXPECT_EQ(for_parent.values.at("patient_name"), "Léa d’Aubigné");
  EXPECT_TRUE(for_parent.conditions.at("for_someone_else"));
}

// Years of visits at any time of day: whatever is due is due at a permitted time, before the visit and after its booking.
TEST_F(Reminder, IsAlwaysDueAtAPermittedTimeBetweenBookingAndVisit) {
  constexpr unsigned seed = 20260305;
  std::cout << "seed " << seed << '\n';
  std::mt19937 random(seed);
  int due_count = 0;
  for (int i = 0; i < 20000; ++i) {
    const Instant start = wall("2026-01-01T00:00") + Minutes(5 * (random() % 315360));
    visit.time = {start, start + Minutes(30)};
    visit.created_at = start - Minutes(random() % (6 * 24 * 60));
    const auto due = reminder_due(practice, zone, visit);
    if (!due) continue;
    ++due_count;
    ASSERT_LT(*due, start);
    ASSERT_GE(*due, visit.created_at);
    ASSERT_FALSE(agenda::is_quiet(practice, zone, *due)) << to_text(start);
    ASSERT_TRUE(may_leave(practice, zone, visit, *due)) << to_text(start);
    ASSERT_LE(start - *due, std::chrono::hours(24 * 5)) << to_text(start);
  }
  EXPECT_GT(due_count, 10000);
}

}  // namespace permanence::followup
