#include "mail/mime_reader.h"

#include <algorithm>

#include "base/text.h"
#include "mail/mime_automatic.h"
#include "mail/mime_headers.h"
#include "mail/mime_library.h"
#include "mail/mime_parts.h"

namespace permanence::mail {
namespace {

void read_addresses(const Headers& headers, IncomingMessage& mail) {
  std::vector<MailAddress> from = addresses_of(headers.raw("from"));
  if (from.empty()) from = addresses_of(headers.raw("sender"));
  if (!from.empty()) {
    mail.from_address = from.front().address;
    mail.from_name = from.front().name;
  }
  const std::vector<MailAddress> reply_to = addresses_of(headers.raw("reply-to"));
  if (!reply_to.empty() && reply_to.front().address != mail.from_address)
    mail.reply_to = reply_to.front().address;
  for (const char* field : {"to", "cc"})
    for (MailAddress& to : addresses_of(headers.raw(field))) mail.to.push_back(std::move(to.address));
}

void read_thread(const Headers& headers, IncomingMessage& mail) {
  const std::vector<std::string> own = message_ids_of(headers.raw("message-id"));
  if (!own.empty()) mail.message_id = own.front();
  mail.references = message_ids_of(headers.raw("references"));
  for (std::string& id : message_ids_of(headers.raw("in-reply-to")))
    if (std::find(mail.references.begin(), mail.references.end(), id) == mail.references.end())
      mail.references.push_back(std::move(id));
}

}  // namespace

IncomingMessage read_mail(std::string_view raw, const ReaderSettings& settings) {
  const Headers headers(raw);
  IncomingMessage mail;
  mail.body_hash = sha256_of(raw.substr(std::min(headers.body_offset(), raw.size())));
  read_addresses(headers, mail);
  read_thread(headers, mail);
  mail.subject = headers.decoded("subject");

  MailBody body = read_body(raw, headers, settings.limits);
  mail.text = std::move(body.text);
  mail.attachments = std::move(body.attachments);
  mail.truncated = body.truncated;

  mail.automatic = automatic_kind(mail, headers, body, settings.own_addresses);
  if (mail.automatic == AutomaticMail::bounce) mail.bounce = bounce_of(mail, headers, body);
  mail.authentication = authentication_of(headers, mail.from_address, settings.authserv_id);
  return mail;
}

std::string header_of(std::string_view raw, std::string_view name) { return Headers(raw).decoded(name); }

}  // namespace permanence::mail
