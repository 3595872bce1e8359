// The commands of IMAP that a mailbox needs, as functions over a session whose folder was entered. UIDs
// always. Every error has dropped the connection. For this room alone.
#pragma once

#include <string>
#include <vector>

#include "base/time.h"
#include "mail/imap_session.h"

namespace permanence::mail {

struct MailSize {
  std::uint32_t uid = 0;
  std::size_t bytes = 0;
  Instant received_at{};  // INTERNALDATE
};

Result<std::vector<std::uint32_t>> search_from(ImapSession& session, std::uint32_t first);  // ascending
// Mails whose header contains the value; an empty value: that have the header. Without those marked as
// deleted.
Result<std::vector<std::uint32_t>> search_header(ImapSession& session, const std::string& name,
                                                 const std::string& value);
Result<std::vector<MailSize>> fetch_sizes(ImapSession& session, const std::vector<std::uint32_t>& uids);
// The first `limit` bytes of a mail, its flags untouched (BODY.PEEK). Empty if it is gone.
Result<std::string> fetch_raw(ImapSession& session, std::uint32_t uid, std::size_t size, std::size_t limit);
Result<std::vector<MailFlags>> fetch_flags(ImapSession& session, const std::vector<std::uint32_t>& uids);

Result<Answer> add_keyword(ImapSession& session, std::uint32_t uid, const std::string& keyword);
Result<Answer> move_to(ImapSession& session, std::uint32_t uid,
                       const std::string& folder);  // UID MOVE, else by copy
Result<Answer> remove(ImapSession& session, std::uint32_t uid);

enum class AppendedAs { unread, sent, draft };
Result<Answer> append(ImapSession& session, const std::string& folder, const std::string& raw, AppendedAs as);
Result<Answer> create(ImapSession& session, const std::string& folder);

}  // namespace permanence::mail
