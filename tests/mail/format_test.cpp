#include <utility>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.h"
#include "mail/mime_format.h"
#include "mail/samples.h"

namespace permanence::mail {
namespace {

OutgoingMail a_reply() {
  OutgoingMail mail;
  mail.message_id = "9f2c@tilleuls.example";
  mail.from_address = "cabinet@tilleuls.example";
  mail.from_name = "Cabinet Kermarec & Associés";
  mail.to_address = "lea.marchand@gmail.example";
  mail.subject = "Re: Votre rendez-vous décalé";
  mail.text =
      "Bonjour,\n\nVotre rendez-vous est déplacé au vendredi 6 mars à 9 h 30.\n\n-- \nCabinet Kermarec\n";
  mail.in_reply_to = "c3@gmail.example";
  mail.references = {"a1@tilleuls.example", "c3@gmail.example"};
  mail.date = 1772557951;  // 2026-03-03 17:12:31 UTC
  mail.utc_offset = 3600;
  return mail;
}

std::string written(const OutgoingMail& mail) {
  const Result<std::string> raw = make_mail_format()->write(mail);
  EXPECT_TRUE(raw) << raw.error().text;
  return raw.value_or("");
}

bool has_line(const std::string& raw, const std::string& line) {
  return ("\r\n" + raw).find("\r\n" + line + "\r\n") != std::string::npos;
}

// Empty if every line ends with CR LF, holds at most 998 bytes and only ASCII.
std::string flaw_of(const std::string& raw) {
  std::size_t line = 0;
  for (std::size_t at = 0; at < raw.size(); ++at) {
    if (static_cast<unsigned char>(raw[at]) >= 0x80) return "a byte that is not ASCII";
    if (raw[at] == '\r' && (at + 1 == raw.size() || raw[at + 1] != '\n')) return "CR alone";
    if (raw[at] == '\n' && (at == 0 || raw[at - 1] != '\r')) return "LF alone";
    line = raw[at] == '\n' ? 0 : line + 1;
    if (line > 999) return "a line of more than 998";  // its CR is counted
  }
  return "";
}

TEST(Format, CarriesTheHeadersOfAnAutomaticReply) {
  const std::string raw = written(a_reply());
  EXPECT_EQ(flaw_of(raw), "");
  EXPECT_TRUE(has_line(raw, "Message-ID: <9f2c@tilleuls.example>")) << raw;
  EXPECT_TRUE(has_line(raw, "In-Reply-To: <c3@gmail.example>")) << raw;
  EXPECT_TRUE(has_line(raw, "References: <a1@tilleuls.example>\r\n <c3@gmail.example>")) << raw;
  EXPECT_TRUE(has_line(raw, "Date: Tue, 03 Mar 2026 18:12:31 +0100")) << raw;
  EXPECT_TRUE(has_line(raw, "Auto-Submitted: auto-replied")) << raw;
  EXPECT_TRUE(has_line(raw, "X-Auto-Response-Suppress: All")) << raw;
  EXPECT_TRUE(has_line(raw, "MIME-Version: 1.0")) << raw;
  EXPECT_TRUE(has_line(raw, "To: lea.marchand@gmail.example")) << raw;
  EXPECT_EQ(raw.find("X-Permanence-Draft"), std::string::npos);
  EXPECT_EQ(header_of(raw, "X-Permanence"), a_reply().message_id) << "some servers replace the Message-ID";
  EXPECT_EQ(raw.find("Bcc"), std::string::npos);
  EXPECT_EQ(header_of(raw, "From"), "Cabinet Kermarec & Associés <cabinet@tilleuls.example>");
}

TEST(Format, SaysHowItCameToBe) {
  OutgoingMail mail = a_reply();
  mail.reply = false;
  EXPECT_TRUE(has_line(written(mail), "Auto-Submitted: auto-generated"));
  mail.auto_submitted = false;
  EXPECT_EQ(written(mail).find("Auto-Submitted"), std::string::npos);
  EXPECT_EQ(written(mail).find("X-Auto-Response-Suppress"), std::string::npos);
  mail.outbox_key_header = "0123abcd";
  EXPECT_EQ(header_of(written(mail), "X-Permanence-Draft"), "0123abcd");
}

TEST(Format, IsTheSameBytesForTheSameMail) {
  OutgoingMail mail = a_reply();
  mail.html = "<p>x</p>";
  EXPECT_EQ(written(mail), written(mail));
}

TEST(Format, ReadsBackAsItWasWritten) {
  OutgoingMail mail = a_reply();
  mail.html = "<p>Bonjour</p>";
  const IncomingMessage back = read_mail(written(mail), {});
  EXPECT_EQ(back.text, mail.text);
  EXPECT_EQ(back.subject, mail.subject);
  EXPECT_EQ(back.from_name, mail.from_name);
  EXPECT_EQ(back.from_address, mail.from_address);
  EXPECT_EQ(back.message_id, mail.message_id);
  EXPECT_EQ(back.references, mail.references);
  EXPECT_EQ(back.automatic, AutomaticMail::auto_replied);
  EXPECT_TRUE(back.attachments.empty());
}

TEST(Format, AnInvitationIsAnAlternativeAndAFile) {
  OutgoingMail mail = a_reply();
  mail.html = "<p>Bonjour</p>";
  mail.calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Séance\r\nEND:VCALENDAR\r\n";
  mail.calendar_method = "REQUEST";
  const std::string raw = written(mail);
  EXPECT_EQ(flaw_of(raw), "");
  EXPECT_NE(raw.find("text/calendar; charset=utf-8; method=REQUEST"), std::string::npos) << raw;
  const IncomingMessage back = read_mail(raw, {});
  EXPECT_EQ(back.text, mail.text);
  ASSERT_EQ(back.attachments.size(), 2u);
  EXPECT_EQ(back.attachments[0].file_name, "");
  EXPECT_EQ(back.attachments[1].file_name, "invitation.ics");
}

TEST(Format, RefusesWhatCouldForgeAHeader) {
  const std::string evils[] = {"a\r\nBcc: x@y.example", "a\nb",     "a\rb",
                               std::string("a\0b", 3),  "a\x1b[2J", "a\x7f"};
  const auto refused = [](const OutgoingMail& mail) {
    const Result<std::string> raw = make_mail_format()->write(mail);
    return !raw && raw.error().kind == ErrorKind::invalid_input && raw.error().text == "error.mail.header";
  };
  std::string OutgoingMail::*const fields[] = {&OutgoingMail::message_id,       &OutgoingMail::from_address,
                                               &OutgoingMail::from_name,        &OutgoingMail::to_address,
                                               &OutgoingMail::subject,          &OutgoingMail::in_reply_to,
                                               &OutgoingMail::outbox_key_header};
  for (const std::string& evil : evils) {
    for (const auto field : fields) {
      OutgoingMail mail = a_reply();
      mail.*field = evil;
      EXPECT_TRUE(refused(mail)) << evil;
    }
    OutgoingMail mail = a_reply();
    mail.references.push_back(evil);
    EXPECT_TRUE(refused(mail)) << evil;
    mail = a_reply();
    mail.calendar = "x";
    mail.calendar_method = evil;
    EXPECT_TRUE(refused(mail)) << evil;
  }
  for (const char* address :
       {"", "a", "a@", "@b", "a b@c.example", "a@b@c.example", "<a@b.example>", "a@b.example,c@d.example",
        "a@b..example", "a@-b.example", "\"a\"@b.example", "é@b.example", "a@b.example "}) {
    OutgoingMail mail = a_reply();
    mail.to_address = address;
    EXPECT_TRUE(refused(mail)) << address;
  }
}

// Any characters that a person may type, the awkward ones often.
rc::Gen<std::string> a_text() {
  const auto character = rc::gen::weightedOneOf<std::string>({
      {8, rc::gen::elementOf(std::vector<std::string>{"a", "e", "Z", "1", " ", " ", ".", ",", "é", "à", "ç",
                                                      "œ", "’", "\n"})},
      {2, rc::gen::elementOf(std::vector<std::string>{
              "=", "=?", "?=", "=?utf-8?q?a?=", "_",   "\"",    "<",  ">",   "@",   "(",   ")", ":",
              ";", "\\", "--", "-- \n",         ".\n", "From ", "\t", "=\n", "=20", "\n\n"})},
      {1,
       rc::gen::map(rc::gen::inRange<std::uint32_t>(0x100, 0x1FFFF),
                    [](std::uint32_t point) {
                      std::string out;
                      if (point >= 0xD800 && point < 0xE000) point = 0xE9;
                      if (point < 0x800) {
                        out = {static_cast<char>(0xC0 | point >> 6), static_cast<char>(0x80 | (point & 63))};
                      } else if (point < 0x10000) {
                        out = {static_cast<char>(0xE0 | point >> 12),
                               static_cast<char>(0x80 | (point >> 6 & 63)),
                               static_cast<char>(0x80 | (point & 63))};
                      } else {
                        out = {static_cast<char>(0xF0 | point >> 18),
                               static_cast<char>(0x80 | (point >> 12 & 63)),
                               static_cast<char>(0x80 | (point >> 6 & 63)),
                               static_cast<char>(0x80 | (point & 63))};
                      }
                      return out;
                    })},
  });
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(character),
                      [](const std::vector<std::string>& parts) {
                        std::string whole;
                        for (const std::string& part : parts) whole += part;
                        std::string kept;  // the byte-order mark is no character of a text
                        for (std::size_t at = 0; at < whole.size(); ++at) {
                          if (whole.compare(at, 3, "\xEF\xBB\xBF") == 0)
                            at += 2;
                          else
                            kept += whole[at];
                        }
                        return normalized(kept);
                      });
}

rc::Gen<std::string> a_message_id() {
  return rc::gen::map(rc::gen::nonEmpty(rc::gen::container<std::string>(
                          rc::gen::elementOf(std::string("abcXYZ019!#$%&'*+-/=?^_`{|}~.")))),
                      [](const std::string& local) { return local.substr(0, 100) + "@fai.example"; });
}

RC_GTEST_PROP(RoundTrip, GivesTheSameSubjectTextNamesAndThread, ()) {
  OutgoingMail mail = a_reply();
  mail.subject = shortened(single_spaced(*a_text()), 300);
  mail.from_name = shortened(single_spaced(*a_text()), 100);
  mail.text = *a_text() + "\n";
  mail.html = *rc::gen::arbitrary<bool>() ? "<p>autre</p>" : "";
  if (trimmed(mail.text).empty()) mail.html.clear();  // an empty text gives way to the HTML
  mail.references = *rc::gen::unique<std::vector<std::string>>(a_message_id());
  if (mail.references.size() > 90) mail.references.resize(90);
  mail.message_id = *a_message_id();
  mail.in_reply_to = mail.references.empty() ? "" : mail.references.back();

  const Result<std::string> raw = make_mail_format()->write(mail);
  RC_ASSERT(raw.has_value());
  RC_ASSERT(flaw_of(*raw) == "");
  const IncomingMessage back = read_mail(*raw, {});
  RC_ASSERT(back.subject == mail.subject);
  RC_ASSERT(back.from_name == mail.from_name);
  RC_ASSERT(back.from_address == mail.from_address);
  RC_ASSERT(back.text == mail.text);
  RC_ASSERT(back.references == mail.references);
  RC_ASSERT(back.message_id == mail.message_id);
  RC_ASSERT(!back.truncated);
}

RC_GTEST_PROP(Reading, GivesValidBoundedTextForAnyBytes, (const std::string& bytes)) {
  const std::string shapes[] = {
      bytes, "From: " + bytes + "\nSubject: " + bytes + "\n\n" + bytes,
      "From: a@b.example\nContent-Type: text/html; charset=" + bytes + "\n\n" + bytes,
      "Content-Type: multipart/mixed; boundary=x\n\n--x\n" + bytes + "\n--x\n" + bytes + "\n--x--"};
  for (const std::string& raw : shapes) {
    const IncomingMessage mail = read(raw);
    for (const std::string& text :
         {mail.text, mail.subject, mail.from_name, mail.from_address, mail.reply_to}) {
      RC_ASSERT(is_valid_utf8(text));
      RC_ASSERT(text.find('\0') == std::string::npos);
    }
  }
}

}  // namespace
}  // namespace permanence::mail
