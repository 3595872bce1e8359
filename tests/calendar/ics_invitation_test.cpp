#include "calendar/ics_invitation.h"

#include <functional>
#include <memory>

#include <gtest/gtest.h>
#include <libical/ical.h>

#include "base/text.h"

namespace permanence::calendar {

namespace {

Invitation invitation() {
  Invitation made;
  made.uid = "0123456789abcdef0123456789abcdef@kine.example";
  made.sequence = 2;
  made.time = {parse_instant("2026-03-29T07:30:00Z").value(), parse_instant("2026-03-29T08:00:00Z").value()};
  made.made_at = parse_instant("2026-03-02T08:15:00Z").value();
  made.title = "Rendez-vous avec Anna Kermarec";
  made.place = "Cabinet des Tilleuls, 12 rue des Tilleuls; 29000 Quimper";
  made.organizer_address = "cabinet@kine.example";
  made.organizer_name = "Cabinet Kermarec";
  made.attendee_address = "elise.durand@mail.example";
  return made;
}

std::string written(const Invitation& each) {
  const auto text = make_invitation_format()->write(each);
  EXPECT_TRUE(text) << (text ? "" : text.error().text);
  return text.value_or("");
}

// What a calendar program reads of it.
class Read {
 public:
  explicit Read(const std::string& text)
      : calendar_(icalparser_parse_string(text.c_str()), icalcomponent_free) {}

  bool is_whole() const {
    return calendar_ && icalcomponent_isa(calendar_.get()) == ICAL_VCALENDAR_COMPONENT &&
           icalcomponent_count_errors(calendar_.get()) == 0 && icalrestriction_check(calendar_.get()) == 1;
  }
  icalcomponent* calendar() const { return calendar_.get(); }
  icalcomponent* event() const {
    return icalcomponent_get_first_component(calendar_.get(), ICAL_VEVENT_COMPONENT);
  }
  icalproperty* property(icalproperty_kind kind) const {
    return icalcomponent_get_first_property(event(), kind);
  }
  std::string parameter(icalproperty_kind kind, const char* name) const {
    char* text = icalproperty_get_parameter_as_string_r(property(kind), name);
    const std::string copy = text ? text : "";
    icalmemory_free_buffer(text);
    return copy;
  }

 private:
  std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)> calendar_;
};

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> result;
  std::size_t from = 0;
  for (std::size_t to = text.find("\r\n"); to != std::string::npos;
       from = to + 2, to = text.find("\r\n", from))
    result.push_back(text.substr(from, to - from));
  EXPECT_EQ(from, text.size()) << "something follows the last CR LF";
  return result;
}

}  // namespace

TEST(IcsInvitation, IsReadBackByACalendarProgram) {
  const Read read(written(invitation()));
  ASSERT_TRUE(read.is_whole());
  EXPECT_EQ(icalcomponent_get_method(read.calendar()), ICAL_METHOD_REQUEST);
  EXPECT_STREQ(icalcomponent_get_uid(read.event()), "0123456789abcdef0123456789abcdef@kine.example");
  EXPECT_EQ(icalcomponent_get_sequence(read.event()), 2);
  EXPECT_EQ(icalcomponent_get_status(read.event()), ICAL_STATUS_CONFIRMED);
  EXPECT_STREQ(icalcomponent_get_summary(read.event()), "Rendez-vous avec Anna Kermarec");
  EXPECT_STREQ(icalcomponent_get_location(read.event()),
               "Cabinet des Tilleuls, 12 rue des Tilleuls; 29000 Quimper");
  EXPECT_EQ(icalproperty_get_class(read.property(ICAL_CLASS_PROPERTY)), ICAL_CLASS_PRIVATE);
}

TEST(IcsInvitation, GivesItsTimesInUtc) {
  const std::string text = written(invitation());
  const Read read(text);
  EXPECT_NE(text.find("DTSTART:20260329T073000Z\r\n"), std::string::npos);
  EXPECT_NE(text.find("DTEND:20260329T080000Z\r\n"), std::string::npos);
  EXPECT_NE(text.find("DTSTAMP:20260302T081500Z\r\n"), std::string::npos);
  EXPECT_TRUE(icaltime_is_utc(icalcomponent_get_dtstart(read.event())));
  EXPECT_EQ(icaltime_as_timet(icalcomponent_get_dtstart(read.event())),
            invitation().time.begin.time_since_epoch().count());
  EXPECT_EQ(text.find("VTIMEZONE"), std::string::npos);
}

TEST(IcsInvitation, NamesWhoInvitesAndAsksForNoAnswer) {
  const Read read(written(invitation()));
  EXPECT_STREQ(icalproperty_get_organizer(read.property(ICAL_ORGANIZER_PROPERTY)),
               "mailto:cabinet@kine.example");
  EXPECT_EQ(read.parameter(ICAL_ORGANIZER_PROPERTY, "CN"), "Cabinet Kermarec");
  EXPECT_STREQ(icalproperty_get_attendee(read.property(ICAL_ATTENDEE_PROPERTY)),
               "mailto:elise.durand@mail.example");
  EXPECT_EQ(read.parameter(ICAL_ATTENDEE_PROPERTY, "RSVP"), "FALSE");
}

TEST(IcsInvitation, CancelsUnderTheSameUidWithAHigherSequence) {
  Invitation cancelled = invitation();
  cancelled.cancels = true;
  cancelled.sequence = 3;
  const Read read(written(cancelled));
  ASSERT_TRUE(read.is_whole());
  EXPECT_EQ(icalcomponent_get_method(read.calendar()), ICAL_METHOD_CANCEL);
  EXPECT_EQ(icalcomponent_get_status(read.event()), ICAL_STATUS_CANCELLED);
  EXPECT_EQ(icalcomponent_get_uid(read.event()), invitation().uid);
  EXPECT_EQ(icalcomponent_get_sequence(read.event()), 3);
}

TEST(IcsInvitation, FoldsLongLinesBetweenCharacters) {
  Invitation each = invitation();
  each.title = "Rendez-vous avec ";
  for (int i = 0; i < 40; ++i) each.title += "Éléonore-œuvre, « à l’étage » ; ";
  each.title += "fin";
  each.organizer_name =
      "Cabinet d’ostéopathie et de kinésithérapie des Tilleuls et de l’Étang-aux-Écrevisses";
  const std::string text = written(each);
  for (const std::string& line : lines(text)) {
    EXPECT_LE(line.size(), 75U) << line;
    EXPECT_TRUE(is_valid_utf8(line)) << line;
  }
  const Read read(text);
  ASSERT_TRUE(read.is_whole());
  EXPECT_EQ(icalcomponent_get_summary(read.event()), each.title);
  EXPECT_EQ(read.parameter(ICAL_ORGANIZER_PROPERTY, "CN"), each.organizer_name);
}

TEST(IcsInvitation, KeepsNamesWithPunctuationWhole) {
  Invitation each = invitation();
  each.organizer_name = "Cabinet \"Les Tilleuls\"; Kermarec, Le Goff: associés";
  const Read read(written(each));
  ASSERT_TRUE(read.is_whole());
  EXPECT_EQ(read.parameter(ICAL_ORGANIZER_PROPERTY, "CN"),
            "Cabinet 'Les Tilleuls'; Kermarec, Le Goff: associés");
  EXPECT_STREQ(icalproperty_get_organizer(read.property(ICAL_ORGANIZER_PROPERTY)),
               "mailto:cabinet@kine.example");
}

TEST(IcsInvitation, IsTheSameEachTime) { EXPECT_EQ(written(invitation()), written(invitation())); }

TEST(IcsInvitation, RefusesWhatWouldBreakTheCalendar) {
  const auto refuses = [](const std::function<void(Invitation&)>& change, const char* field) {
    Invitation each = invitation();
    change(each);
    const auto text = make_invitation_format()->write(each);
    ASSERT_FALSE(text) << field;
    EXPECT_EQ(text.error().kind, ErrorKind::invalid_input);
    EXPECT_EQ(text.error().text, "error.calendar.invitation");
    ASSERT_EQ(text.error().facts.size(), 1U);
    EXPECT_EQ(text.error().facts[0].second, field);
  };
  refuses([](Invitation& i) { i.uid.clear(); }, "UID");
  refuses([](Invitation& i) { i.time.end = i.time.begin; }, "DTEND");
  refuses([](Invitation& i) { i.title = "Rendez-vous\r\nATTENDEE:mailto:x@mail.example"; }, "SUMMARY");
  refuses([](Invitation& i) { i.place = "\xff"; }, "LOCATION");
  refuses([](Invitation& i) { i.organizer_address = "cabinet"; }, "ORGANIZER");
  refuses([](Invitation& i) { i.organizer_name = "Cabinet\n"; }, "ORGANIZER");
  refuses([](Invitation& i) { i.attendee_address = "a@mail.example;X=1"; }, "ATTENDEE");
  refuses([](Invitation& i) { i.attendee_address.clear(); }, "ATTENDEE");
}

TEST(IcsInvitation, NeedsNoPlace) {
  Invitation each = invitation();
  each.place.clear();
  const std::string text = written(each);
  EXPECT_TRUE(Read(text).is_whole());
  EXPECT_EQ(text.find("LOCATION"), std::string::npos);
}

}  // namespace permanence::calendar
