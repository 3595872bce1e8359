// The commands of IMAP that a mailbox needs, as functions over a session whose folder was entered. UIDs
// always. Every error has dropped the connection. For this room alone.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <vector>

#include "base/time.h"
#include "mail/imap_session.h"

namespace permanence::mail {

struct MailSize {
  std::uint32_t uid = 0;
  std::size_t bytes = 0;
  Instant received_at{};  // INTERNALDATE
  bool answered = false;
};
struct MailHeaders {
  std::uint32_t uid = 0;
  std::string block;
};

// Those received on the day before `since` or later (the server's days aren't ours); ascending.
Result<std::vector<std::uint32_t>> search_from(ImapSession& session, std::uint32_t first, Instant since = {});
Result<std::vector<std::uint32_t>> search_header(ImapSession& session, const std::string& name,
                                                 const std::string& part);
// These header fields of every mail of the folder, without those marked as deleted. Asks for the headers
// themselves: a search for one of our own making finds nothing on some servers, and a draft not found is
// taken for a rejected one.
Result<std::vector<MailHeaders>> fetch_headers(ImapSession& session,
                                               std::initializer_list<const char*> names);
// What is gone is left out; so are all of them if the server refuses to tell (NO): ask for each.
Result<std::map<std::uint32_t, MailSize>> fetch_sizes(ImapSession& session,
                                                      const std::vector<std::uint32_t>& uids);
// The first `limit` bytes of a mail, its flags untouched (BODY.PEEK). Empty if it is gone, or if the server
// refuses.
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
