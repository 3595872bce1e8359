#include "calendar/ics_invitation.h"

#include <algorithm>
#include <cstdlib>

#include <libical/ical.h>

#include "base/text.h"

namespace permanence::calendar {

namespace {

struct Freed {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
  void operator()(char* text) const { std::free(text); }
};

bool is_clean(std::string_view text) {
  return is_valid_utf8(text) && std::none_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
         });
}

bool is_address(std::string_view text) {
  return is_clean(text) && text.find_first_of(" \"<>,;:") == std::string_view::npos &&
         std::count(text.begin(), text.end(), '@') == 1 && text.front() != '@' && text.back() != '@';
}

// The name of the first field that can't be written; nullptr if all can.
const char* faulty_field(const Invitation& invitation) {
  if (invitation.uid.empty() || !is_clean(invitation.uid)) return "UID";
  if (invitation.time.end <= invitation.time.begin) return "DTEND";
  if (invitation.title.empty() || !is_clean(invitation.title)) return "SUMMARY";
  if (!is_clean(invitation.place)) return "LOCATION";
  if (!is_address(invitation.organizer_address) || !is_clean(invitation.organizer_name)) return "ORGANIZER";
  if (!is_address(invitation.attendee_address)) return "ATTENDEE";
  return nullptr;
}

icaltimetype utc(Instant instant) {
  return icaltime_from_timet_with_zone(instant.time_since_epoch().count(), 0,
                                       icaltimezone_get_utc_timezone());
}

// A parameter's value may hold no double quote (RFC 5545, 3.1).
std::string parameter_text(std::string text) {
  std::replace(text.begin(), text.end(), '"', '\'');
  return text;
}

icalproperty* organizer(const Invitation& invitation) {
  icalproperty* property = icalproperty_new_organizer(("mailto:" + invitation.organizer_address).c_str());
  if (!invitation.organizer_name.empty())
    icalproperty_add_parameter(property,
                               icalparameter_new_cn(parameter_text(invitation.organizer_name).c_str()));
  return property;
}

// The patient asked for it or was asked: no answer is expected from their calendar.
icalproperty* attendee(const Invitation& invitation) {
  icalproperty* property = icalproperty_new_attendee(("mailto:" + invitation.attendee_address).c_str());
  icalproperty_add_parameter(property, icalparameter_new_role(ICAL_ROLE_REQPARTICIPANT));
  if (!invitation.cancels)
    icalproperty_add_parameter(property, icalparameter_new_partstat(ICAL_PARTSTAT_ACCEPTED));
  icalproperty_add_parameter(property, icalparameter_new_rsvp(ICAL_RSVP_FALSE));
  return property;
}

icalcomponent* event(const Invitation& invitation) {
  icalcomponent* component = icalcomponent_new_vevent();
  const auto add = [&](icalproperty* property) { icalcomponent_add_property(component, property); };
  add(icalproperty_new_uid(invitation.uid.c_str()));
  add(icalproperty_new_sequence(static_cast<int>(invitation.sequence)));
  add(icalproperty_new_dtstamp(utc(invitation.made_at)));
  add(icalproperty_new_dtstart(utc(invitation.time.begin)));
  add(icalproperty_new_dtend(utc(invitation.time.end)));
  add(icalproperty_new_summary(invitation.title.c_str()));
  if (!invitation.place.empty()) add(icalproperty_new_location(invitation.place.c_str()));
  add(organizer(invitation));
  add(attendee(invitation));
  add(icalproperty_new_status(invitation.cancels ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  add(icalproperty_new_class(ICAL_CLASS_PRIVATE));
  add(icalproperty_new_transp(invitation.cancels ? ICAL_TRANSP_TRANSPARENT : ICAL_TRANSP_OPAQUE));
  return component;
}

class IcsInvitation final : public InvitationFormat {
 public:
  Result<std::string> write(const Invitation& invitation) const override {
    if (const char* field = faulty_field(invitation))
      return fail(ErrorKind::invalid_input, "error.calendar.invitation", {{"field", field}});
    const std::unique_ptr<icalcomponent, Freed> calendar(icalcomponent_new_vcalendar());
    const auto add = [&](icalproperty* property) { icalcomponent_add_property(calendar.get(), property); };
    add(icalproperty_new_prodid("-//Permanence//Permanence//FR"));
    add(icalproperty_new_version("2.0"));
    add(icalproperty_new_method(invitation.cancels ? ICAL_METHOD_CANCEL : ICAL_METHOD_REQUEST));
    icalcomponent_add_component(calendar.get(), event(invitation));
    const std::unique_ptr<char, Freed> text(icalcomponent_as_ical_string_r(calendar.get()));
    return std::string(text.get());
  }
};

}  // namespace

std::unique_ptr<InvitationFormat> make_invitation_format() { return std::make_unique<IcsInvitation>(); }

}  // namespace permanence::calendar
