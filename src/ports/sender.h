// The way out for one mailbox.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "practice/practice.h"

namespace permanence {

// A mail ready to be written as RFC 5322: everything but the transport.
struct OutgoingMail {
  std::string message_id;                 // without <>
  std::string from_address;
  std::string from_name;
  std::string to_address;
  std::string subject;
  std::string text;
  std::string html;                       // empty: text alone
  std::string in_reply_to;                // without <>
  std::vector<std::string> references;    // without <>
  bool auto_submitted = true;             // Auto-Submitted: auto-replied (RFC 3834); a person's own text is not
  bool reply = true;                      // auto-replied or auto-generated
  std::string calendar;                   // text/calendar content, empty if none
  std::string calendar_method;            // REQUEST, CANCEL
  std::string outbox_key_header;          // X-Permanence-Draft: drafts laid in the mailbox only
  std::int64_t date = 0;                  // seconds since 1970, UTC
  int utc_offset = 0;                     // seconds east, for the Date header
};

// Writes and reads of mail as bytes: pure, but outside the core because a library does it.
class MailFormat {
 public:
  virtual ~MailFormat() = default;
  virtual Result<std::string> write(const OutgoingMail& mail) const = 0;  // CR LF lines; refuses control characters in headers
};

// What a server that works said to one message (RFC 5321, 4.2.1; RFC 3463).
enum class Delivery {
  accepted,
  recipient_refused,  // for good, and the address is to blame (5.1.x, or a plain 5xx to RCPT)
  message_refused,    // for good, for another reason: its size, a policy
  deferred,           // never accepted so far (4xx): the same message later
};

class Sender {
 public:
  virtual ~Sender() = default;
  // Sends `raw` to one recipient. `about_to_hand_over` is called once, just before the terminating dot: from there on,
  // until the server's last answer, the fate is unknown; its error aborts the sending before the dot.
  // Errors are the way out's, not the message's: it was never accepted and may be sent again once the way out works;
  // but for unknown_outcome (after the dot, no answer).
  virtual Result<Delivery> send(const std::string& from_address, const std::string& to_address, const std::string& raw,
                            const std::function<Result<void>()>& about_to_hand_over) = 0;
  // Connects, checks the certificate, logs in, leaves: for `check`.
  virtual Result<void> try_connection() = 0;
};

}  // namespace permanence
