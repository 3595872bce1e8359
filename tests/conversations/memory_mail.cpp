#include "memory_mail.h"

#include <algorithm>

namespace permanence::conversations {
namespace {
constexpr std::uint32_t validity = 1;
}

void MemoryMailbox::deliver(IncomingMessage mail) {
  mail.position = MailPosition{name_, "INBOX", validity, static_cast<std::uint32_t>(inbox_.size() + 1)};
  inbox_.push_back(std::move(mail));
}

void MemoryMailbox::answer_by_hand(const std::string& to_message_id, const std::string& text) {
  IncomingMessage mail;
  mail.message_id = "by-hand-" + std::to_string(sent_.size()) + "@cabinet-tilleuls.example";
  mail.references = {to_message_id};
  mail.text = text;
  add_to_sent(std::move(mail));
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
    PERMANENCE_CHECK(consume(inbox_[i]));
  }
  return {};
}

Result<std::vector<MailFlags>> MemoryMailbox::flags(const std::vector<std::uint32_t>& uids) {
  std::vector<MailFlags> list;
  for (const std::uint32_t uid : uids) list.push_back({uid, false, false});
  return list;
}

Result<void> MemoryMailbox::mark_handled(std::uint32_t uid) {
  marked_.push_back(uid);
  return {};
}

Result<bool> MemoryMailbox::sent_contains(const std::string& message_id_header) {
  return std::any_of(sent_.begin(), sent_.end(),
                     [&](const FoundMail& mail) { return mail.content.message_id == message_id_header; });
}

Result<bool> MemoryMailbox::sent_answers(const std::string& message_id_header) {
  return std::any_of(sent_.begin(), sent_.end(), [&](const FoundMail& mail) {
    const auto& ids = mail.content.references;
    return std::find(ids.begin(), ids.end(), message_id_header) != ids.end();
  });
}

Result<void> MemoryMailbox::file_sent(const std::string& raw) {
  IncomingMessage mail;
  mail.message_id = raw.substr(0, raw.find('\n'));
  add_to_sent(std::move(mail));
  return {};
}

Result<FolderState> MemoryMailbox::state_of_sent() {
  return FolderState{validity, static_cast<std::uint32_t>(sent_.size() + 1)};
}

Result<std::vector<FoundMail>> MemoryMailbox::read_sent(std::uint32_t from) {
  if (from > sent_.size()) return std::vector<FoundMail>{};
  return std::vector<FoundMail>(sent_.begin() + (std::max<std::uint32_t>(from, 1) - 1), sent_.end());
}

void MemoryMailbox::add_to_sent(IncomingMessage mail) {
  FoundMail found;
  found.uid = static_cast<std::uint32_t>(sent_.size() + 1);
  found.content = std::move(mail);
  sent_.push_back(std::move(found));
}

Result<Delivery> MemorySender::send(const std::string&, const std::string& to_address, const std::string& raw,
                                    const std::function<Result<void>()>& about_to_hand_over) {
  PERMANENCE_CHECK(about_to_hand_over());
  sent.push_back({to_address, raw});
  return Delivery::accepted;
}

Result<std::string> PlainMailFormat::write(const OutgoingMail& mail) const {
  return mail.message_id + "\n" + mail.subject + "\n" + mail.text + "\n" + mail.calendar;
}

Result<std::string> PlainInvitations::write(const Invitation& invitation) const {
  return (invitation.cancels ? "CANCEL " : "REQUEST ") + invitation.uid + " " +
         std::to_string(invitation.sequence);
}

}  // namespace permanence::conversations
