// Submission over SMTP (RFC 6409) by libcurl, over a descriptor of the gate. One connection a message.
#pragma once

#include <memory>

#include "mail/credentials.h"
#include "ports/network_gate.h"
#include "ports/sender.h"

namespace permanence::mail {

std::unique_ptr<Sender> make_smtp_sender(const MailboxSettings& settings, CredentialSource credentials, NetworkGate& gate);

}  // namespace permanence::mail
