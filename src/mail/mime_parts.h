// The body of a mail: its text, what is attached, and what a delivery report says. By GMime, within limits.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mail/mime_headers.h"
#include "mail/mime_reader.h"

namespace permanence::mail {

struct MailBody {
  std::string text;
  std::vector<Attachment> attachments;
  std::string delivery_status;      // text of message/delivery-status (RFC 3464), empty if none
  std::string returned_header;      // header block of the mail given back, empty if none
  bool is_delivery_report = false;  // multipart/report; report-type=delivery-status
  bool is_receipt = false;          // another report: RFC 8098 and its like
  bool truncated = false;
};

// `raw` is the whole mail, `headers` its own.
MailBody read_body(std::string_view raw, const Headers& headers, const ReadingLimits& limits);

}  // namespace permanence::mail
