// A mailbox over IMAP (RFC 9051, 3501) by libetpan, over a descriptor of the gate.
#pragma once

#include <memory>

#include "mail/credentials.h"
#include "mail/mime_reader.h"
#include "ports/mailbox.h"
#include "ports/network_gate.h"
#include "practice/practice.h"

namespace permanence::mail {

// `gate` outlives it. Connects at `open`, not before.
std::unique_ptr<Mailbox> make_imap_mailbox(const MailboxSettings& settings, const ReaderSettings& reading,
                                           CredentialSource credentials, NetworkGate& gate);

}  // namespace permanence::mail
