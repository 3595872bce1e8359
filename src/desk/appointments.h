// Known appointments: confirmed, cancelled, moved, asked about, arrived at late.
#pragma once

#include "desk/case.h"

namespace permanence::desk {

Part confirm(const Case& of);
Part cancel(const Case& of);
Part reschedule(const Case& of);
Part tell_appointments(const Case& of);
Part note_lateness(const Case& of);

}  // namespace permanence::desk
