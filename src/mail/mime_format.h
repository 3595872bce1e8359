// OutgoingMail -> bytes, by GMime.
#pragma once

#include <memory>

#include "ports/sender.h"

namespace permanence::mail {

std::unique_ptr<MailFormat> make_mail_format();

}  // namespace permanence::mail
