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
  void answer_by_hand(const std::string& to_message_id,
                      const std::string& text);  // the practitioner's mail program
  bool is_marked(std::uint32_t uid) const;

  Result<void> open() override { return {}; }
  Result<FolderState> state_of_inbox() override;
  Result<void> read_inbox(std::uint32_t from, std::size_t limit,
                          const std::function<Result<void>(IncomingMessage)>& consume,
                          const std::function<Result<bool>(std::uint32_t)>& wanted) override;
  Result<std::vector<MailFlags>> flags(const std::vector<std::uint32_t>& uids) override;
  Result<void> mark_handled(std::uint32_t uid) override;
  Result<void> put_into_inbox(const std::string&) override { return {}; }
  Result<bool> sent_contains(const std::string& message_id_header) override;
  Result<bool> sent_answers(const std::string& message_id_header) override;
  Result<void> file_sent(const std::string& raw) override;
  Result<FolderState> state_of_sent() override;
  Result<std::vector<FoundMail>> read_sent(std::uint32_t from) override;
  Result<void> lay_draft(const std::string&) override { return {}; }
  Result<std::vector<FoundMail>> read_drafts() override { return std::vector<FoundMail>{}; }
  Result<void> remove_draft(const std::string&) override { return {}; }
  Result<void> wait_for_change(std::chrono::seconds) override { return {}; }
  void interrupt() override {}

 private:
  void add_to_sent(IncomingMessage mail);

  MailboxName name_;
  std::vector<IncomingMessage> inbox_;  // the UID is the place, from 1
  std::vector<FoundMail> sent_;
  std::vector<std::uint32_t> marked_;
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

// The Message-ID stands on the first line, as MemoryMailbox expects.
class PlainMailFormat final : public MailFormat {
 public:
  Result<std::string> write(const OutgoingMail& mail) const override;
};

class PlainInvitations final : public InvitationFormat {
 public:
  Result<std::string> write(const Invitation& invitation) const override;
};

}  // namespace permanence::conversations
