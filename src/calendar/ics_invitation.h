// Invitations by libical, with a short VTIMEZONE-free form: times in UTC, which every client shows in its own zone.
#pragma once

#include <memory>

#include "ports/invitation_format.h"

namespace permanence::calendar {

std::unique_ptr<InvitationFormat> make_invitation_format();

}  // namespace permanence::calendar
