// Who wrote it, a person or a machine (RFC 3834, 3464), and whether the sender is who they say (RFC 8601).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mail/mime_headers.h"
#include "mail/mime_parts.h"
#include "practice/message.h"

namespace permanence::mail {

// `mail` has its addresses, subject and text already.
AutomaticMail automatic_kind(const IncomingMessage& mail, const Headers& headers, const MailBody& body,
                             const std::vector<std::string>& own_addresses);
// What a bounce says of the mail that did not arrive; nullopt where it names neither the mail nor whom it was
// for.
std::optional<Bounce> bounce_of(const IncomingMessage& mail, const Headers& headers, const MailBody& body);

// What the topmost Authentication-Results of `authserv_id` says: a DMARC verdict counts; without one a pass
// by SPF or DKIM of the From address's domain, or a failure of all that was tried.
SenderAuthentication authentication_of(const Headers& headers, std::string_view from_address,
                                       std::string_view authserv_id);

}  // namespace permanence::mail
