// A mailbox as a folder on disk, for the demonstration and tests: DIR/inbox, DIR/sent, DIR/drafts,
// DIR/outgoing, each holding one mail a file named <uid>.eml; flags stand after the UID:
// <uid>,answered,deleted,permanence.eml, where "permanence" is the mark of what is handled. Files appear
// whole (temporary name, then rename), UIDs are never given twice, several processes may use it at once.
// Sending writes into DIR/outgoing. The mailbox's name (MailPosition::mailbox) is the last part of DIR, its
// folder "INBOX". Errors: unavailable, later.
#pragma once

#include <filesystem>
#include <memory>

#include "mail/mime_reader.h"
#include "ports/mailbox.h"
#include "ports/sender.h"

namespace permanence::mail {

std::unique_ptr<Mailbox> make_disk_mailbox(const std::filesystem::path& directory,
                                           const ReaderSettings& reading);
std::unique_ptr<Sender> make_disk_sender(const std::filesystem::path& directory);
// Puts a mail into the inbox of such a folder, as a delivery agent would; gives its UID.
Result<std::uint32_t> deliver_to_disk(const std::filesystem::path& directory, const std::string& raw);

}  // namespace permanence::mail
