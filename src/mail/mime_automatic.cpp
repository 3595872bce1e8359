#include "mail/mime_automatic.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace permanence::mail {
namespace {

bool is_any_of(std::string_view value, std::initializer_list<std::string_view> values) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view one) { return text.rfind(one, 0) == 0; });
}

std::string local_part(std::string_view address) { return std::string(address.substr(0, address.find('@'))); }

bool is_mail_system(std::string_view address) {
  return is_any_of(local_part(address),
                   {"mailer-daemon", "mail-daemon", "maildaemon", "postmaster", "mailerdaemon"}) ||
         starts_with_any(address, {"microsoftexchange"});
}

bool is_no_reply(std::string_view address) {
  std::string letters;
  for (const char c : local_part(address))
    if (c != '-' && c != '_' && c != '.') letters += c;
  return starts_with_any(letters, {"noreply", "nepasrepondre", "donotreply", "nereply", "nonrepondre"});
}

// The subject in which a server gives a mail back.
bool says_undelivered(std::string_view subject) {
  return starts_with_any(
      folded(subject),
      {"undeliver", "delivery status notification", "mail delivery", "returned mail", "failure notice",
       "delivery failure", "non remis", "non distribu", "echec de la remise", "echec de remise",
       "message non remis", "message non distribu", "mail non remis", "delivery has failed",
       "warning: message", "retour de message", "non-delivery"});
}

bool says_absent(std::string_view subject) {
  return starts_with_any(folded(subject),
                         {"reponse automatique", "[reponse automatique]", "absence du bureau",
                          "message d'absence", "automatic reply", "auto reply", "autoreply", "auto-reply",
                          "auto:", "out of office", "out-of-office", "notification d'absence"});
}

std::string word(const Headers& headers, std::string_view name) {
  const std::string value = ascii_lowered(headers.raw(name));
  return trimmed(value.substr(0, value.find_first_of("; (")));
}

bool asks_for_no_answer(const Headers& headers) {
  const std::string wanted = ascii_lowered(headers.raw("x-auto-response-suppress"));
  const std::vector<std::string> kinds = split(wanted, ',');
  return std::any_of(kinds.begin(), kinds.end(), [](const std::string& kind) {
    return is_any_of(trimmed(kind), {"all", "oof", "autoreply"});
  });
}

bool is_bounce(const IncomingMessage& mail, const Headers& headers, const MailBody& body) {
  if (body.is_delivery_report || headers.has("x-failed-recipients")) return true;
  return is_mail_system(mail.from_address) &&
         (says_undelivered(mail.subject) || headers.raw("return-path") == "<>");
}

// The value of a field in text that looks like a header block: "Final-Recipient: rfc822; x@y".
std::string field_in(std::string_view text, std::string_view name) {
  for (const std::string& line : split(text, '\n'))
    if (line.size() > name.size() && line[name.size()] == ':' && starts_with_ignoring_case(line, name))
      return trimmed(std::string_view(line).substr(name.size() + 1));
  return {};
}

std::string address_in_field(const std::string& value) {
  const auto found =
      addresses_of(std::string_view(value).substr(std::min(value.find(';') + 1, value.size())));
  return found.empty() ? std::string() : found.front().address;
}

// An enhanced status (RFC 3463) or an SMTP answer in free text: its class, '4' or '5'; 0 if there is none.
char status_class_in(std::string_view text) {
  const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  for (std::size_t at = 0; at + 4 < text.size(); ++at) {
    if ((text[at] != '4' && text[at] != '5') || (at > 0 && (digit(at - 1) || text[at - 1] == '.'))) continue;
    const bool enhanced =
        text[at + 1] == '.' && digit(at + 2) && (text[at + 3] == '.' || text[at + 4] == '.');
    const bool answer = text[at + 1] >= '0' && text[at + 1] <= '5' && digit(at + 2) &&
                        (text[at + 3] == ' ' || text[at + 3] == '-');
    if (enhanced || answer) return text[at];
  }
  return 0;
}

// The recipient's group of fields, of those that the report holds the one that failed (RFC 3464, 2.3).
std::string failed_recipient_group(const std::string& status) {
  std::string group, first;
  for (const std::string& line : split(status + "\n\n", '\n')) {
    if (!trimmed(line).empty()) {
      group += line + "\n";
      continue;
    }
    if (!field_in(group, "Final-Recipient").empty() || !field_in(group, "Original-Recipient").empty()) {
      if (ascii_lowered(field_in(group, "Action")) == "failed") return group;
      if (first.empty()) first = group;
    }
    group.clear();
  }
  return first;
}

std::string first_id(std::string_view value) {
  const std::vector<std::string> ids = message_ids_of(value);
  return ids.empty() ? std::string() : ids.front();
}

std::string foreign_address_in(const IncomingMessage& mail) {
  for (const std::string& line : split(std::string_view(mail.text).substr(0, 16u << 10), '\n')) {
    if (line.find('@') == std::string::npos) continue;
    for (const MailAddress& found : addresses_of(line))
      if (found.address != mail.from_address && !is_mail_system(found.address) &&
          std::find(mail.to.begin(), mail.to.end(), found.address) == mail.to.end())
        return found.address;
  }
  return {};
}

}  // namespace

AutomaticMail automatic_kind(const IncomingMessage& mail, const Headers& headers, const MailBody& body,
                             const std::vector<std::string>& own_addresses) {
  for (const std::string& own : own_addresses)
    if (!own.empty() && ascii_lowered(own) == mail.from_address) return AutomaticMail::our_own;
  if (is_bounce(mail, headers, body)) {
    const std::string action =
        ascii_lowered(field_in(failed_recipient_group(body.delivery_status), "Action"));
    return is_any_of(action, {"delivered", "relayed", "expanded"}) ? AutomaticMail::auto_generated
                                                                   : AutomaticMail::bounce;
  }
  const std::string precedence = word(headers, "precedence");
  if (headers.has("list-id") || headers.has("list-unsubscribe") || headers.has("list-post") ||
      precedence == "list")
    return AutomaticMail::mailing_list;

  const std::string submitted = word(headers, "auto-submitted");
  if (submitted == "auto-replied" || precedence == "auto_reply" || says_absent(mail.subject) ||
      body.is_receipt)
    return AutomaticMail::auto_replied;
  for (const std::string_view name : {"x-autoreply", "x-autorespond", "x-mail-autoreply", "x-autoresponder"})
    if (headers.has(name) && word(headers, name) != "no") return AutomaticMail::auto_replied;
  if ((!submitted.empty() && submitted != "no") || is_any_of(precedence, {"bulk", "junk"}) ||
      asks_for_no_answer(headers) || headers.raw("return-path") == "<>" || is_no_reply(mail.from_address) ||
      is_mail_system(mail.from_address))
    return AutomaticMail::auto_generated;
  return AutomaticMail::no;
}

std::optional<Bounce> bounce_of(const IncomingMessage& mail, const Headers& headers, const MailBody& body) {
  Bounce bounce;
  const std::string group = failed_recipient_group(body.delivery_status);
  bounce.recipient = address_in_field(field_in(group, "Final-Recipient"));
  if (bounce.recipient.empty()) bounce.recipient = address_in_field(field_in(group, "Original-Recipient"));
  if (bounce.recipient.empty()) bounce.recipient = address_in_field(headers.raw("x-failed-recipients"));
  if (bounce.recipient.empty()) bounce.recipient = foreign_address_in(mail);

  const std::string status = field_in(group, "Status");
  const std::string action = ascii_lowered(field_in(group, "Action"));
  const char status_class = status.empty() ? status_class_in(mail.text) : status.front();
  bounce.permanent = action != "delayed" &&
                     (status_class == '5' || (status_class == 0 && headers.has("x-failed-recipients")));

  // Where servers tell it, the surest first: the mail given back, the report, the thread, a copy in the text.
  bounce.original_message_id = first_id(Headers(body.returned_header).raw("message-id"));
  if (bounce.original_message_id.empty())
    bounce.original_message_id = first_id(field_in(body.delivery_status, "Original-Message-ID"));
  if (bounce.original_message_id.empty())
    bounce.original_message_id = first_id(field_in(mail.text, "Message-ID"));
  if (bounce.original_message_id.empty() && !mail.references.empty())
    bounce.original_message_id = mail.references.back();
  if (bounce.original_message_id.empty() && bounce.recipient.empty()) return std::nullopt;
  return bounce;
}

}  // namespace permanence::mail
