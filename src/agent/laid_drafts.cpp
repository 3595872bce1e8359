#include "agent/laid_drafts.h"

#include <algorithm>

#include "agent/applying.h"
#include "base/text.h"
#include "compose/french.h"

namespace permanence::agent {
namespace {

std::string comparable(std::string_view text) { return single_spaced(folded(text)); }

std::string name_of_renewal(const OutboxRow& row) { return "draft_to_lay_anew:" + row.id.text(); }

}  // namespace

Result<std::vector<LaidDraft>> laid_drafts(const ReadTransaction& read, const MailboxName& mailbox) {
  std::vector<LaidDraft> drafts;
  PERMANENCE_TRY(rows, read.outbox.with_laid_draft(mailbox));
  for (OutboxRow& row : rows) {
    if (row.state != OutboxState::awaiting_approval && row.state != OutboxState::planned) continue;
    PERMANENCE_TRY(addresses, addresses_of(read, row.contact));
    addresses.push_back(ascii_lowered(row.to.value));
    std::string message_id = read.outbox.message_id_header(row);
    drafts.push_back({std::move(row), std::move(message_id), std::move(addresses)});
  }
  return drafts;
}

Likeness likeness(const FoundMail& mail, const LaidDraft& draft) {
  if (mail.outbox_key_header == draft.row.id.text() || mail.message_id_header == draft.message_id ||
      mail.content.message_id == draft.message_id)
    return Likeness::identity;
  // Once approved here it leaves by itself: another text to the same person is another message.
  if (draft.row.state != OutboxState::awaiting_approval || !goes_to(mail.content, draft.addresses))
    return Likeness::none;
  const bool alike = draft.row.in_reply_to.empty()
                         ? comparable(mail.content.subject) == comparable(draft.row.message.subject())
                         : answers(mail.content, draft.row.in_reply_to);
  return alike ? Likeness::thread : Likeness::none;
}

bool resembles(const std::string& text, const LaidDraft& draft) {
  const std::string said = comparable(text);
  int lines = 0, kept = 0;
  for (const std::string& line : split(draft.row.message.text(), '\n')) {
    const std::string words = comparable(line);
    if (words.empty()) continue;
    ++lines;
    if (said.find(words) != std::string::npos) ++kept;
  }
  return lines > 0 && 2 * kept >= lines;
}

Result<std::vector<std::string>> addresses_of(const ReadTransaction& read, ContactId contact) {
  std::vector<std::string> addresses;
  PERMANENCE_TRY(found, read.contacts.find(contact));
  if (!found) return addresses;
  for (const ContactAddress& address : found->addresses)
    if (address.address.channel == Channel::email) addresses.push_back(ascii_lowered(address.address.value));
  return addresses;
}

bool goes_to(const IncomingMessage& mail, const std::vector<std::string>& addresses) {
  return std::any_of(mail.to.begin(), mail.to.end(), [&](const std::string& to) {
    return std::find(addresses.begin(), addresses.end(), ascii_lowered(to)) != addresses.end();
  });
}

bool answers(const IncomingMessage& mail, const std::string& message_id) {
  return !message_id.empty() &&
         std::find(mail.references.begin(), mail.references.end(), message_id) != mail.references.end();
}

Result<void> lay_anew(Transaction& write, const OutboxRow& row) {
  if (!row.draft_laid) return {};
  return write.state.set(name_of_renewal(row), "yes");
}

Result<bool> is_to_be_laid_anew(const ReadTransaction& read, const OutboxRow& row) {
  PERMANENCE_TRY(value, read.state.get(name_of_renewal(row)));
  return value && !value->empty();
}

Result<void> laid_anew(Transaction& write, const OutboxRow& row) {
  PERMANENCE_TRY(wanted, is_to_be_laid_anew(write.reading(), row));
  if (!wanted) return {};
  return write.state.set(name_of_renewal(row), "");
}

Result<void> withdraw_rewritten_offer(Transaction& write, Context& context, const OutboxRow& row) {
  if (!row.offer || taken_offer(row)) return {};
  PERMANENCE_TRY(offer, write.offers.find(*row.offer));
  if (!offer || offer->state != OfferState::drafted) return {};
  const std::string text = comparable(row.message.text());
  const bool names_all = std::all_of(offer->slots.begin(), offer->slots.end(), [&](const Slot& slot) {
    const LocalDateTime start = context.zone.to_local(slot.time.begin);
    return text.find(comparable(compose::moment_in_words(start))) != std::string::npos;
  });
  if (names_all) return {};
  offer->state = OfferState::withdrawn;
  PERMANENCE_CHECK(write.offers.save(*offer));
  return record(write, context, "offer.rewritten", "practitioner", offer->id.text());
}

}  // namespace permanence::agent
