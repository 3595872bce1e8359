// A mailbox and a way out in memory, and mails and invitations as plain text: what the agent meets in a script.
#pragma once

#include <string>
#include <vector>

#include "ports/invitation_format.h"
#include "ports/mailbox.h"
#include "ports/sender.h"

namespace permanence::conversations {

class MemoryMailbox final : public Mailbox {
 public:
  explicit MemoryMailbox(MailboxName name) : name_(std::move(name)) {}

  void deliver(IncomingMessage mail);
  bool is_marked(std::uint32_t uid) const;

  // What a person does with their own mail program.
  void send_by_hand(const std::string& to_address, const std::string& to_message_id,
                    const std::string& subject, const std::string& text);
  // A program that keeps nothing of ours sends the newest draft, takes it away, or saves it edited.
  void send_draft(const std::string& text);
  void delete_draft();
  void save_draft(const std::string& text);
  void mark_answered(const std::string& message_id);

  struct Draft {
    FoundMail mail;
    std::string raw;
  };
  const std::vector<Draft>& drafts() const { return drafts_; }
  const std::vector<std::string>& sent_drafts() const {
    return sent_drafts_;
  }  // Message-IDs they were laid with
  // A server that makes its own Message-IDs, renumbers the inbox, or keeps a mail to itself.
  bool renames_sent = false;
  std::uint32_t validity = 1;
  std::uint32_t withheld_uid = 0;
  bool keeps_keywords = true;

  Result<void> open() override { return {}; }
  Result<FolderState> state_of_inbox() override;
  Result<void> read_inbox(std::uint32_t from, std::size_t limit,
                          const std::function<Result<void>(IncomingMessage)>& consume,
                          const std::function<Result<bool>(std::uint32_t)>& wanted) override;
  Result<std::optional<std::vector<MailFlags>>> flags(std::uint32_t uid_validity,
                                                      const std::vector<std::uint32_t>& uids) override;
  Result<Marking> may_mark_handled() override { return Marking::done; }
  Result<Marking> mark_handled(const MailPosition& position) override;
  Result<void> put_into_inbox(const std::string&) override { return {}; }
  Result<bool> sent_contains(const std::string& message_id_header) override;
  Result<bool> sent_answers(const std::string& message_id_header) override;
  Result<void> file_sent(const std::string& raw) override;
  Result<FolderState> state_of_sent() override;
  Result<std::vector<FoundMail>> read_sent(std::uint32_t from, Instant since) override;
  Result<void> lay_draft(const std::string& raw) override;
  Result<std::vector<FoundMail>> read_drafts() override;
  Result<void> remove_draft(const std::string& outbox_key_header,
                            const std::string& message_id_header) override;
  Result<void> wait_for_change(std::chrono::seconds) override { return {}; }
  void interrupt() override {}

 private:
  void add_to_sent(FoundMail mail);

  MailboxName name_;
  std::vector<IncomingMessage> inbox_;  // the UID is the place, from 1
  std::vector<FoundMail> sent_;
  std::vector<std::uint32_t> marked_;
  std::vector<Draft> drafts_;
  std::vector<std::string> laid_as_;  // Message-ID that each of drafts_ was laid with
  std::vector<std::string> sent_drafts_;
};

class MemorySender final : public Sender {
 public:
  struct Sent {
    std::string to;
    std::string raw;
  };
  std::vector<Sent> sent;

  Result<Delivery> send(const std::string& from_address, const std::string& to_address, const std::string& raw,
                        const std::function<Result<void>()>& about_to_hand_over) override;
  Result<void> try_connection() override { return {}; }
};

// One header a line, the Message-ID first, as MemoryMailbox expects.
class PlainMailFormat final : public MailFormat {
 public:
  Result<std::string> write(const OutgoingMail& mail) const override;
};

class PlainInvitations final : public InvitationFormat {
 public:
  Result<std::string> write(const Invitation& invitation) const override;
};

}  // namespace permanence::conversations
