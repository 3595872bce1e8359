#include "mail/mime_format.h"

#include <algorithm>

#include "base/text.h"
#include "mail/mail_address.h"
#include "mail/mime_library.h"
#include "mail/mime_words.h"

namespace permanence::mail {
namespace {

constexpr std::size_t longest_subject = 900;  // a line holds 998 bytes (RFC 5322, 2.1.1)

bool is_control(unsigned char c) { return c < 0x20 || c == 0x7F; }

// Valid UTF-8 on one line: nothing in it can end the header and begin another.
bool is_header_text(std::string_view text) {
  return is_valid_utf8(text) && std::none_of(text.begin(), text.end(), [](char c) {
           return is_control(static_cast<unsigned char>(c));
         });
}

bool is_message_id(std::string_view id) {
  return !id.empty() && id.size() <= longest_subject &&
         std::all_of(id.begin(), id.end(), [](char c) { return c > 32 && c < 127 && c != '<' && c != '>'; });
}

Result<void> checked(const OutgoingMail& mail) {
  const auto bad = [](const char* field) {
    return fail(ErrorKind::invalid_input, "error.mail.header", {{"field", field}});
  };
  if (!is_mail_address(mail.from_address)) return bad("From");
  if (!is_mail_address(mail.to_address)) return bad("To");
  if (!is_header_text(mail.from_name)) return bad("From");
  if (!is_header_text(mail.subject)) return bad("Subject");
  if (!is_message_id(mail.message_id)) return bad("Message-ID");
  if (!mail.in_reply_to.empty() && !is_message_id(mail.in_reply_to)) return bad("In-Reply-To");
  if (!std::all_of(mail.references.begin(), mail.references.end(), is_message_id)) return bad("References");
  if (!is_header_text(mail.outbox_key_header) || mail.outbox_key_header.size() > longest_subject)
    return bad("X-Permanence-Draft");
  if (!mail.calendar.empty() &&
      mail.calendar_method.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string::npos)
    return bad("Content-Type");
  return {};
}

// LF alone, and one at the end.
std::string with_plain_line_ends(std::string_view text) {
  const std::string valid = repaired(text);
  std::string out;
  out.reserve(valid.size());
  for (std::size_t at = 0; at < valid.size(); ++at) {
    if (valid[at] != '\r')
      out += valid[at];
    else if (at + 1 >= valid.size() || valid[at + 1] != '\n')
      out += '\n';
  }
  if (!out.empty() && out.back() != '\n') out += '\n';
  return out;
}

Owned<GMimePart> text_part(const char* subtype, std::string_view text) {
  Owned<GMimePart> part(g_mime_part_new_with_type("text", subtype));
  g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", "utf-8");
  const std::string content = with_plain_line_ends(text);
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(content.data(), content.size()));
  const Owned<GMimeDataWrapper> wrapper(
      g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
  g_mime_part_set_content(part.get(), wrapper.get());
  g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  return part;
}

// The boundary follows from the Message-ID, so that the same mail is the same bytes. "=_" can't stand in
// quoted-printable text (RFC 2045, 6.7).
Owned<GMimeMultipart> multipart(const char* subtype, const std::string& message_id) {
  Owned<GMimeMultipart> parts(g_mime_multipart_new_with_subtype(subtype));
  g_mime_multipart_set_boundary(
      parts.get(), ("=_" + sha256_of(std::string(subtype) + " " + message_id).substr(0, 24)).c_str());
  return parts;
}

void add(GMimeMultipart* parts, GMimePart* part) { g_mime_multipart_add(parts, GMIME_OBJECT(part)); }

Owned<GMimeObject> body_of(const OutgoingMail& mail) {
  Owned<GMimePart> plain = text_part("plain", mail.text);
  if (mail.html.empty() && mail.calendar.empty()) return Owned<GMimeObject>(GMIME_OBJECT(plain.release()));
  Owned<GMimeMultipart> alternative = multipart("alternative", mail.message_id);
  add(alternative.get(), plain.get());
  if (!mail.html.empty()) add(alternative.get(), text_part("html", mail.html).get());
  if (mail.calendar.empty()) return Owned<GMimeObject>(GMIME_OBJECT(alternative.release()));

  const Owned<GMimePart> calendar = text_part("calendar", mail.calendar);
  if (!mail.calendar_method.empty())
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(calendar.get()), "method",
                                             mail.calendar_method.c_str());
  add(alternative.get(), calendar.get());
  Owned<GMimeMultipart> mixed = multipart("mixed", mail.message_id);
  g_mime_multipart_add(mixed.get(), GMIME_OBJECT(alternative.get()));
  // Programs that don't know an invitation when they see one offer it as a file.
  const Owned<GMimePart> file = text_part("calendar", mail.calendar);
  g_mime_object_set_disposition(GMIME_OBJECT(file.get()), GMIME_DISPOSITION_ATTACHMENT);
  g_mime_part_set_filename(file.get(), "invitation.ics");
  add(mixed.get(), file.get());
  return Owned<GMimeObject>(GMIME_OBJECT(mixed.release()));
}

// Written as it is: GMime's own folding loses some Message-IDs, and takes "=?" in a subject for an encoded word.
void add_header(GMimeMessage* message, const char* name, const std::string& value) {
  GMimeHeaderList* headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
  g_mime_header_list_append(headers, name, "", "utf-8");
  g_mime_header_set_raw_value(g_mime_header_list_get_header(headers, name), (" " + value + "\n").c_str());
}

std::string bracketed(const std::vector<std::string>& ids) {
  std::vector<std::string> each;
  each.reserve(ids.size());
  for (const std::string& id : ids) each.push_back("<" + id + ">");
  return joined(each, "\n ");
}

std::string date_of(const OutgoingMail& mail) {
  GTimeZone* zone = g_time_zone_new_offset(mail.utc_offset);
  GDateTime* utc = g_date_time_new_from_unix_utc(mail.date);
  GDateTime* local = g_date_time_to_timezone(utc, zone);
  const OwnedText text(g_mime_utils_header_format_date(local));
  g_date_time_unref(local);
  g_date_time_unref(utc);
  g_time_zone_unref(zone);
  return text_or_empty(text.get());
}

void add_headers(GMimeMessage* message, const OutgoingMail& mail) {
  const std::string name = with_words_encoded(mail.from_name, WordsIn::phrase);
  add_header(message, "From",
             mail.from_name.empty() ? mail.from_address : name + "\n <" + mail.from_address + ">");
  add_header(message, "To", mail.to_address);
  add_header(message, "Subject", with_words_encoded(shortened(mail.subject, longest_subject), WordsIn::text));
  add_header(message, "Date", date_of(mail));
  add_header(message, "Message-ID", bracketed({mail.message_id}));
  if (!mail.in_reply_to.empty()) add_header(message, "In-Reply-To", bracketed({mail.in_reply_to}));
  if (!mail.references.empty()) add_header(message, "References", bracketed(mail.references));
  // Some servers give what they send a Message-ID of their own: by this one we know our copy again. It says
  // nothing, the Message-ID being a keyed hash.
  add_header(message, "X-Permanence", mail.message_id);
  if (mail.auto_submitted) {
    add_header(message, "Auto-Submitted", mail.reply ? "auto-replied" : "auto-generated");
    add_header(message, "X-Auto-Response-Suppress", "All");
  }
  if (!mail.outbox_key_header.empty()) add_header(message, "X-Permanence-Draft", mail.outbox_key_header);
}

struct FreeFormat {
  void operator()(GMimeFormatOptions* options) const { g_mime_format_options_free(options); }
};

class GmimeFormat : public MailFormat {
 public:
  Result<std::string> write(const OutgoingMail& mail) const override {
    PERMANENCE_CHECK(checked(mail));
    start_mime_library();
    const Owned<GMimeMessage> message(g_mime_message_new(FALSE));
    add_headers(message.get(), mail);
    g_mime_message_set_mime_part(message.get(), body_of(mail).get());
    const std::unique_ptr<GMimeFormatOptions, FreeFormat> options(g_mime_format_options_new());
    g_mime_format_options_set_newline_format(options.get(), GMIME_NEWLINE_FORMAT_DOS);
    const Owned<GMimeStream> stream(g_mime_stream_mem_new());
    if (g_mime_object_write_to_stream(GMIME_OBJECT(message.get()), options.get(), stream.get()) < 0)
      return fail(ErrorKind::internal, "error.mail.not_written");
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return std::string(reinterpret_cast<const char*>(bytes->data), bytes->len);
  }
};

}  // namespace

std::unique_ptr<MailFormat> make_mail_format() { return std::make_unique<GmimeFormat>(); }

}  // namespace permanence::mail
