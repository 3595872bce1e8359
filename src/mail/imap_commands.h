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
struct MailField {
  std::uint32_t uid = 0;
  std::string value;
};

Result<std::vector<std::uint32_t>> search_from(ImapSession& session, std::uint32_t first);  // ascending
Result<std::vector<std::uint32_t>> search_header(ImapSession& session, const char* field, const std::string& part);
// The mails of the folder that have this header, without those marked as deleted. Asks for the header itself: a search
// for one of our own making finds nothing on some servers, and a draft not found is taken for a rejected one.
Result<std::vector<MailField>> fetch_field(ImapSession& session, const std::string& name);
Result<std::vector<MailSize>> fetch_sizes(ImapSession& session, const std::vector<std::uint32_t>& uids);
// The first `limit` bytes of a mail, its flags untouched (BODY.PEEK). Empty if it is gone.
Result<std::string> fetch_raw(ImapSession& session, std::uint32_t uid, std::size_t size, std::size_t limit);
Result<std::vector<MailFlags>> fetch_flags(ImapSession& session, const std::vector<std::uint32_t>& uids);

Result<Answer> add_keyword(ImapSession& session, std::uint32_t uid, const std::string& keyword);
// By UID MOVE, else by copy and removal.
Result<Answer> move_to(ImapSession& session, std::uint32_t uid, const std::string& folder);
Result<Answer> remove(ImapSession& session, std::uint32_t uid);

enum class AppendedAs { unread, sent, draft };
Result<Answer> append(ImapSession& session, const std::string& folder, const std::string& raw, AppendedAs as);
Result<Answer> create(ImapSession& session, const std::string& folder);

}  // namespace permanence::mail
