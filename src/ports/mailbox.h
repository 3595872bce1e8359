// A mailbox, as the agent needs it: new mail, marks, Sent, Drafts. One object a connection, used from one thread; only
// `interrupt` may be called from another.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "practice/message.h"

namespace permanence {

struct FolderState {
  std::uint32_t uid_validity = 0;
  std::uint32_t next_uid = 0;
};

struct MailFlags {            // what a person may have done with their own mail program
  std::uint32_t uid = 0;
  bool answered = false;
  bool deleted = false;
};

struct FoundMail {            // a mail looked at again in Sent or Drafts
  std::uint32_t uid = 0;
  IncomingMessage content;        // of a draft: its headers alone
  std::string outbox_key_header;  // X-Permanence-Draft: a draft that we laid; mail programs may drop it
  std::string message_id_header;  // X-Permanence: the Message-ID that we gave, whatever the server made of it
};

enum class Marking { done, not_permitted };

class Mailbox {
 public:
  virtual ~Mailbox() = default;

  // Connects, checks the certificate, logs in, finds Sent and Drafts. Does nothing if already connected. After any
  // error the connection is dropped and `open` starts anew.
  virtual Result<void> open() = 0;

  virtual Result<FolderState> state_of_inbox() = 0;
  // Mails of the inbox with a UID of at least `from`, in the order of their UIDs, at most `limit`; their
  // flags don't change (BODY.PEEK). `consume` is called for each; its error ends the reading and is returned.
  // `wanted`, where it is given, is asked before a mail's bytes are looked at: false leaves that mail out. A
  // mail that is there but that the server doesn't give, asked again and again, is handed over as
  // `is_undelivered`.
  virtual Result<void> read_inbox(std::uint32_t from, std::size_t limit,
                                  const std::function<Result<void>(IncomingMessage)>& consume,
                                  const std::function<Result<bool>(std::uint32_t)>& wanted = {}) = 0;
  // Flags of these UIDs of the inbox; a UID that isn't listed any more was moved or deleted. nullopt: the
  // inbox has been renumbered, and these UIDs say nothing.
  virtual Result<std::optional<std::vector<MailFlags>>> flags(std::uint32_t uid_validity,
                                                              const std::vector<std::uint32_t>& uids) = 0;
  // Whether `mark_handled` would be permitted: `check` tells it before the first mail.
  virtual Result<Marking> may_mark_handled() = 0;
  // Sets the keyword, or moves to the folder, as configured. A mail that is gone, as all of an inbox that has
  // been renumbered are, is not an error. not_permitted: a keyword is wanted and the server keeps none; the
  // mail stays as it is.
  virtual Result<Marking> mark_handled(const MailPosition& position) = 0;
  // Adds a mail to the inbox (an alert that can't leave another way).
  virtual Result<void> put_into_inbox(const std::string& raw) = 0;

  // By its Message-ID or, where the server gave it another, by our own header.
  virtual Result<bool> sent_contains(const std::string& message_id_header) = 0;
  // Whether a mail in Sent answers that one (its In-Reply-To).
  virtual Result<bool> sent_answers(const std::string& message_id_header) = 0;
  virtual Result<void> file_sent(const std::string& raw) = 0;
  virtual Result<FolderState> state_of_sent() = 0;  // zeros: there is no such folder yet
  // Mails in Sent with a UID of at least `from`, received at `since` or later.
  virtual Result<std::vector<FoundMail>> read_sent(std::uint32_t from, Instant since = {}) = 0;

  virtual Result<void> lay_draft(const std::string& raw) = 0;
  virtual Result<std::vector<FoundMail>> read_drafts() = 0;  // all, the practitioner's own too
  // Those that carry this X-Permanence-Draft or this Message-ID; gone already: not an error.
  virtual Result<void> remove_draft(const std::string& outbox_key_header,
                                    const std::string& message_id_header) = 0;

  // Waits until the inbox may have changed (IDLE, else polling) or the time is up or `interrupt` is called.
  virtual Result<void> wait_for_change(std::chrono::seconds at_most) = 0;
  virtual void interrupt() = 0;
};

}  // namespace permanence
