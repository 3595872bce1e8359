// Carrying out a decision inside one transaction: the appointments, the offer, the outbox rows, the tasks, the audit.
#pragma once

#include <vector>

#include "agent/context.h"
#include "desk/decide.h"

namespace permanence::agent {

// What a transaction touched, told to the observer after its commit.
struct Touched {
  std::vector<OutboxId> outbox;
  std::vector<AppointmentId> appointments;
};
void tell(Observer& observer, const Touched& touched);

// Premises are checked by the revisions in the steps: a stale one is ErrorKind::conflict, and the caller decides anew.
Result<Touched> apply(Transaction& write, Context& context, StoredMessage& message, Conversation& conversation,
                      const desk::Decision& decision);

// A row as it begins: planned, to leave now through that mailbox. What it is about is for the caller to add.
OutboxRow new_row(Context& context, std::string key, MessageKind kind, const MailboxName& through, Address to,
                  ComposedMessage message);

// What an outbox row announces to the patient, done once it is approved (or at once when automatic). `accepting`: the
// offer whose slot it takes, which is closed.
Result<Touched> apply_effects(Transaction& write, Context& context, const AgendaEffects& effects, Actor actor,
                              std::optional<OfferId> accepting = {});
// The offer of which the row announces that a slot was taken.
inline std::optional<OfferId> taken_offer(const OutboxRow& row) {
  return row.kind == MessageKind::appointment_moved || row.kind == MessageKind::appointment_confirmed ? row.offer
                                                                                                     : std::nullopt;
}
// An offer's hold starts when the row that makes it leaves, and takes the place of the one before.
Result<void> open_offer(Transaction& write, Context& context, const OutboxRow& row);
// What a row that will never leave had prepared: pending bookings are given up, the drafted offer withdrawn.
Result<Touched> undo_preparations(Transaction& write, Context& context, const OutboxRow& row);
// Takes back a row that hasn't left: state withdrawn with the reason, its preparations undone; if it was refused, the
// appointment that it was to change stands as it was.
Result<Touched> withdraw(Transaction& write, Context& context, OutboxRow row, WithdrawalReason reason);
// Every row of the conversation that hasn't left.
Result<Touched> withdraw_live_rows(Transaction& write, Context& context, ConversationId conversation,
                                   WithdrawalReason reason);
// Reminders about that appointment that have not left.
Result<void> withdraw_rows_about(Transaction& write, Context& context, const Appointment& appointment);

Result<void> record(Transaction& write, Context& context, std::string action, std::string actor, std::string object,
                    std::optional<SubjectId> subject = {}, std::string detail = {});
std::string_view name_of(Actor actor);

// Saves an offer in its new state, with its entry in the audit ("offer.expired").
Result<void> settle_offer(Transaction& write, Context& context, Offer& offer, OfferState state);
std::optional<SubjectId> subject_of(const Offer& offer);
std::optional<SubjectId> subject_of(const OutboxRow& row);
// The row is too late for anybody to send: its preparations are undone.
Result<void> expire(Transaction& write, Context& context, OutboxRow& row);

// A task for a person, unless an open one of the same kind and conversation says the same.
Result<void> open_task(Transaction& write, Context& context, Task task);

}  // namespace permanence::agent
