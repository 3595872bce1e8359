#include "memory_mail.h"

#include <algorithm>

#include "base/text.h"

namespace permanence::conversations {
namespace {

// As PlainMailFormat wrote it.
FoundMail parsed(const std::string& raw) {
  const std::vector<std::string> lines = split(raw, '\n');
  FoundMail mail;
  mail.content.message_id = mail.message_id_header = lines.at(0);
  mail.content.subject = lines.at(1);
  mail.content.to = {lines.at(2)};
  if (!lines.at(3).empty()) mail.content.references = {lines.at(3)};
  mail.outbox_key_header = lines.at(4);
  for (std::size_t i = 5; i < lines.size(); ++i) mail.content.text += lines[i] + "\n";
  return mail;
}

}  // namespace

void MemoryMailbox::deliver(IncomingMessage mail) {
  mail.position = MailPosition{name_, "INBOX", validity, static_cast<std::uint32_t>(inbox_.size() + 1)};
  inbox_.push_back(std::move(mail));
}

void MemoryMailbox::send_by_hand(const std::string& to_address, const std::string& to_message_id,
                                 const std::string& subject, const std::string& text) {
  FoundMail mail;
  mail.content.message_id = "by-hand-" + std::to_string(sent_.size()) + "@cabinet-tilleuls.example";
  mail.content.to = {to_address};
  if (!to_message_id.empty()) mail.content.references = {to_message_id};
  mail.content.subject = subject;
  mail.content.text = text;
  add_to_sent(std::move(mail));
}

void MemoryMailbox::send_draft(const std::string& text) {
  const IncomingMessage draft = drafts_.at(drafts_.size() - 1).mail.content;
  send_by_hand(draft.to.at(0), draft.references.empty() ? "" : draft.references.back(), draft.subject,
               text.empty() ? draft.text : text);
  sent_drafts_.push_back(laid_as_.back());
  delete_draft();
}

void MemoryMailbox::delete_draft() {
  if (drafts_.empty()) throw std::string("aucun brouillon n’est déposé");
  drafts_.pop_back();
  laid_as_.pop_back();
}

void MemoryMailbox::save_draft(const std::string& text) {
  FoundMail& draft = drafts_.at(drafts_.size() - 1).mail;
  draft.content.message_id = "edited-" + std::to_string(draft.uid) + "@cabinet-tilleuls.example";
  draft.content.text = text;
  draft.outbox_key_header.clear();
  draft.message_id_header.clear();
}

void MemoryMailbox::mark_answered(const std::string& message_id) {
  for (IncomingMessage& mail : inbox_)
    if (mail.message_id == message_id) mail.answered_already = true;
}

bool MemoryMailbox::is_marked(std::uint32_t uid) const {
  return std::find(marked_.begin(), marked_.end(), uid) != marked_.end();
}

Result<FolderState> MemoryMailbox::state_of_inbox() {
  return FolderState{validity, static_cast<std::uint32_t>(inbox_.size() + 1)};
}

Result<void> MemoryMailbox::read_inbox(std::uint32_t from, std::size_t limit,
                                       const std::function<Result<void>(IncomingMessage)>& consume,
                                       const std::function<Result<bool>(std::uint32_t)>& wanted) {
  for (std::size_t i = from - 1; i < inbox_.size() && limit > 0; ++i, --limit) {
    if (wanted) {
      PERMANENCE_TRY(is_wanted, wanted(inbox_[i].position->uid));
      if (!is_wanted) continue;
    }
    IncomingMessage mail = inbox_[i];
    if (mail.position->uid == withheld_uid) {
      mail = IncomingMessage();
      mail.position = inbox_[i].position;
      mail.truncated = true;
    }
    PERMANENCE_CHECK(consume(std::move(mail)));
  }
  return {};
}

Result<std::optional<std::vector<MailFlags>>> MemoryMailbox::flags(std::uint32_t uid_validity,
                                                                   const std::vector<std::uint32_t>& uids) {
  if (uid_validity != validity) return std::nullopt;
  std::vector<MailFlags> list;
  for (const std::uint32_t uid : uids) list.push_back({uid, inbox_.at(uid - 1).answered_already, false});
  return list;
}

Result<Marking> MemoryMailbox::mark_handled(const MailPosition& position) {
  if (!keeps_keywords) return Marking::not_permitted;
  if (position.uid_validity == validity) marked_.push_back(position.uid);
  return Marking::done;
}

Result<bool> MemoryMailbox::sent_contains(const std::string& message_id_header) {
  return std::any_of(sent_.begin(), sent_.end(), [&](const FoundMail& mail) {
    return mail.content.message_id == message_id_header || mail.message_id_header == message_id_header;
  });
}

Result<bool> MemoryMailbox::sent_answers(const std::string& message_id_header) {
  return std::any_of(sent_.begin(), sent_.end(), [&](const FoundMail& mail) {
    const auto& ids = mail.content.references;
    return std::find(ids.begin(), ids.end(), message_id_header) != ids.end();
  });
}

Result<void> MemoryMailbox::file_sent(const std::string& raw) {
  FoundMail mail = parsed(raw);
  if (renames_sent)
    mail.content.message_id = "server-" + std::to_string(sent_.size()) + "@fournisseur.example";
  add_to_sent(std::move(mail));
  return {};
}

Result<FolderState> MemoryMailbox::state_of_sent() {
  return FolderState{validity, static_cast<std::uint32_t>(sent_.size() + 1)};
}

Result<std::vector<FoundMail>> MemoryMailbox::read_sent(std::uint32_t from, Instant) {
  if (from > sent_.size()) return std::vector<FoundMail>{};
  return std::vector<FoundMail>(sent_.begin() + (std::max<std::uint32_t>(from, 1) - 1), sent_.end());
}

void MemoryMailbox::add_to_sent(FoundMail mail) {
  mail.uid = static_cast<std::uint32_t>(sent_.size() + 1);
  sent_.push_back(std::move(mail));
}

Result<void> MemoryMailbox::lay_draft(const std::string& raw) {
  drafts_.push_back({parsed(raw), raw});
  laid_as_.push_back(drafts_.back().mail.content.message_id);
  return {};
}

Result<std::vector<FoundMail>> MemoryMailbox::read_drafts() {
  std::vector<FoundMail> mails;
  for (const Draft& draft : drafts_) mails.push_back(draft.mail);
  return mails;
}

Result<void> MemoryMailbox::remove_draft(const std::string& outbox_key_header,
                                         const std::string& message_id_header) {
  for (std::size_t i = drafts_.size(); i-- > 0;) {
    const FoundMail& mail = drafts_[i].mail;
    if (mail.outbox_key_header != outbox_key_header && mail.content.message_id != message_id_header) continue;
    drafts_.erase(drafts_.begin() + static_cast<std::ptrdiff_t>(i));
    laid_as_.erase(laid_as_.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return {};
}

Result<Delivery> MemorySender::send(const std::string&, const std::string& to_address, const std::string& raw,
                                    const std::function<Result<void>()>& about_to_hand_over) {
  PERMANENCE_CHECK(about_to_hand_over());
  sent.push_back({to_address, raw});
  return Delivery::accepted;
}

Result<std::string> PlainMailFormat::write(const OutgoingMail& mail) const {
  return mail.message_id + "\n" + mail.subject + "\n" + mail.to_address + "\n" + mail.in_reply_to + "\n" +
         mail.outbox_key_header + "\n" + mail.text + "\n" + mail.calendar;
}

Result<std::string> PlainInvitations::write(const Invitation& invitation) const {
  return (invitation.cancels ? "CANCEL " : "REQUEST ") + invitation.uid + " " +
         std::to_string(invitation.sequence) + " " + to_text(invitation.time.begin);
}

}  // namespace permanence::conversations
