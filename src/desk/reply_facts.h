// The facts that templates are filled with: from the agenda, the settings and the file, never from the
// message.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "desk/case.h"

namespace permanence::desk {

compose::Facts common_facts(const Case& of);

// {moment, date, time, practitioner, place, address} of one time.
std::map<std::string, std::string> visit_facts(const Case& of, Instant begin,
                                               const PractitionerName& practitioner, const PlaceName& place);
std::map<std::string, std::string> visit_facts(const Case& of, const Appointment& appointment);
compose::Facts facts_about(const Case& of, const Appointment& appointment);
// Whose each is, where they are of several people.
compose::Facts facts_listing(const Case& of, const std::vector<const Appointment*>& appointments);
compose::Facts facts_offering(const Case& of, const Offer& offer);

// Adds what isn't there yet.
void add(compose::Facts& to, const compose::Facts& more);

}  // namespace permanence::desk
