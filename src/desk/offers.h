// Free slots offered, accepted, refused, replaced.
#pragma once

#include "desk/case.h"

namespace permanence::desk {

Part book(const Case& of);                                  // a new appointment is asked for
Part move(const Case& of, const Appointment& appointment);  // a known one is to be at another time
// What the message says to the newest offer: nullopt if it says nothing to it.
std::optional<Part> answer_offer(const Case& of);

}  // namespace permanence::desk
