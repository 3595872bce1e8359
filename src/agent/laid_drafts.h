// The drafts that lie in the practitioner's own mailbox, and by what they are known again there.
#pragma once

#include <string>
#include <vector>

#include "agent/context.h"

namespace permanence::agent {

struct LaidDraft {
  OutboxRow row;
  std::string message_id;              // header that it was laid with
  std::vector<std::string> addresses;  // of whom it is for, lower case
};
// Those in that mailbox that wait for approval, or whose approved row hasn't begun to leave.
Result<std::vector<LaidDraft>> laid_drafts(const ReadTransaction& read, const MailboxName& mailbox);

// What makes a mail in Drafts or Sent look like that draft. Mail programs drop our headers when they save an
// edit: what answers the same message to the same person (to whom, with the same subject, where it answers
// none) may be it.
enum class Likeness { none, thread, identity };
Likeness likeness(const FoundMail& mail, const LaidDraft& draft);
// Whether at least half of the draft's lines stand in the text: edited, but not another text.
bool resembles(const std::string& text, const LaidDraft& draft);

// Every e-mail address of a contact, lower case.
Result<std::vector<std::string>> addresses_of(const ReadTransaction& read, ContactId contact);
bool goes_to(const IncomingMessage& mail, const std::vector<std::string>& addresses);
// Whether it is in answer to that Message-ID.
bool answers(const IncomingMessage& mail, const std::string& message_id);

// The text of a laid draft was changed here: the chores take the old one away and lay it anew.
Result<void> lay_anew(Transaction& write, const OutboxRow& row);
Result<bool> is_to_be_laid_anew(const ReadTransaction& read, const OutboxRow& row);
Result<void> laid_anew(Transaction& write, const OutboxRow& row);

// A person rewrote a draft that offers slots: if the text no longer names each of them, the offer is
// withdrawn, and an answer to it goes to a person.
Result<void> withdraw_rewritten_offer(Transaction& write, Context& context, const OutboxRow& row);

}  // namespace permanence::agent
