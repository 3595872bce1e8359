// Approving, editing, refusing and holding back.
#include <nlohmann/json.hpp>

#include "agent/applying.h"
#include "agent/command_handlers.h"
#include "agent/deciding.h"
#include "agent/laid_drafts.h"
#include "agent/settling.h"
#include "compose/french.h"

namespace permanence::agent {
namespace {

Result<std::vector<OutboxRow>> rows_in(Context& context, OutboxState state) {
  std::vector<OutboxRow> rows;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(found, read.outbox.in_state(state));
    rows = found;
    return {};
  }));
  return rows;
}

// Days may have passed since the draft was made: an offer, or an answer on opening hours, is made anew with what is
// true now. nullopt: it leaves as it stands.
Result<std::optional<desk::Renewal>> renewed(Context& context, const OutboxRow& row) {
  const bool offers = row.offer && !taken_offer(row);
  if (!offers && row.kind != MessageKind::faq_hours) return std::nullopt;
  if (!row.answers || !row.conversation || row.message.provenance() == Provenance::person) return std::nullopt;
  std::optional<Offer> offer;
  std::optional<StoredMessage> message;
  Premises premises;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(found_message, read.messages.find(*row.answers));
    PERMANENCE_TRY(conversation, read.conversations.find(*row.conversation));
    if (!found_message || !conversation) return fail(ErrorKind::corrupt, "error.command.draft_stale");
    if (offers) {
      PERMANENCE_TRY(found_offer, read.offers.find(*row.offer));
      if (!found_offer) return fail(ErrorKind::corrupt, "error.command.draft_stale");
      offer = found_offer;
    }
    PERMANENCE_TRY(found, premises_of(read, context, *conversation));
    message = found_message;
    premises = found;
    return {};
  }));
  const language::Reading reading = language::read(
      message->content.text, reading_context(context, premises, message->content), context.classifier);
  const desk::Situation situation = situation_of(context, premises, message->content, reading);
  if (offer) {
    PERMANENCE_TRY(renewal, desk::renew_offer(situation, *offer));
    return std::optional(renewal);
  }
  PERMANENCE_TRY(answer, desk::renew_answer(situation, row.kind));
  if (!answer) return std::nullopt;
  return std::optional(desk::Renewal{*answer});
}

Result<void> approve_one(Context& context, const OutboxRow& row, const std::string& author) {
  PERMANENCE_TRY(renewal, renewed(context, row));
  Touched touched;
  const auto written = context.store.write([&](Transaction& write) -> Result<void> {
    PERMANENCE_TRY(current, write.outbox.find(row.id));
    if (!current || current->state != OutboxState::awaiting_approval || current->revision != row.revision)
      return fail(ErrorKind::conflict, "error.command.draft_stale");
    if (renewal) current->message = renewal->message;
    if (renewal && renewal->offer) {
      PERMANENCE_TRY(old, write.offers.find(*current->offer));
      if (old) PERMANENCE_CHECK(settle_offer(write, context, *old, OfferState::superseded));
      Offer offer = *renewal->offer;
      PERMANENCE_CHECK(write.offers.save(offer));
      current->offer = offer.id;
    }
    const AgendaEffects effects = std::exchange(current->on_approval, {});
    PERMANENCE_TRY(done, apply_effects(write, context, effects, Actor::patient, taken_offer(*current)));
    touched = done;
    if (current->appointment) {
      PERMANENCE_TRY(appointment, write.appointments.find(*current->appointment));
      if (appointment) current->announced_version = appointment->announced_version;
    }
    current->state = OutboxState::planned;
    current->not_before = std::max(current->not_before,
                                   context.clock.now() + context.practice.settings_of(current->kind).departure_delay);
    PERMANENCE_CHECK(write.outbox.save(*current));
    PERMANENCE_CHECK(settle_message(write, context, *current));
    touched.outbox.push_back(current->id);
    return record(write, context, "outbox.approved", author, current->id.text());
  });
  if (!written) {
    const bool stale = written.error().kind == ErrorKind::conflict;
    return stale ? fail(ErrorKind::conflict, "error.command.draft_stale") : fail(written.error());
  }
  tell(context.observer, touched);
  return {};
}

std::string author_of(const Json& request) {
  const std::string author = optional_field(request, "author");
  return author.empty() ? "practitioner" : "practitioner:" + author;
}

}  // namespace

Result<Json> approve(Context& context, const Json& request) {
  const std::lock_guard lock(context.deciding);
  PERMANENCE_TRY(drafts, rows_in(context, OutboxState::awaiting_approval));
  std::vector<OutboxRow> chosen;
  const std::string kind = optional_field(request, "kind");
  if (!kind.empty() || request.value("all", false)) {
    for (const OutboxRow& row : drafts)
      if (kind.empty() || name_of(row.kind) == kind) chosen.push_back(row);
  } else {
    PERMANENCE_TRY(id, field(request, "id"));
    PERMANENCE_TRY(row, by_prefix(drafts, id));
    chosen.push_back(row);
  }
  Json approved = Json::array(), refused = Json::array();
  for (const OutboxRow& row : chosen) {
    const auto done = approve_one(context, row, author_of(request));
    if (done) approved.push_back(row.id.text());
    else if (chosen.size() == 1) return fail(done.error());
    else refused.push_back({{"id", row.id.text()}, {"error", context.catalogue.sentence(done.error())}});
  }
  return Json{{"approved", std::move(approved)}, {"refused", std::move(refused)}};
}

Result<Json> edit(Context& context, const Json& request) {
  const std::lock_guard lock(context.deciding);
  PERMANENCE_TRY(id, field(request, "id"));
  PERMANENCE_TRY(text, field(request, "text"));
  PERMANENCE_TRY(drafts, rows_in(context, OutboxState::awaiting_approval));
  PERMANENCE_TRY(row, by_prefix(drafts, id));
  const std::string subject = optional_field(request, "subject");
  PERMANENCE_TRY(message, MessageComposer::by_hand(subject.empty() ? row.message.subject() : subject, text,
                                                   author_of(request)));
  PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
    PERMANENCE_TRY(current, write.outbox.find(row.id));
    if (!current || current->revision != row.revision) return fail(ErrorKind::conflict, "error.command.draft_stale");
    current->message = message;
    PERMANENCE_CHECK(write.outbox.save(*current));
    PERMANENCE_CHECK(lay_anew(write, *current));
    PERMANENCE_CHECK(withdraw_rewritten_offer(write, context, *current));
    return record(write, context, "outbox.edited", author_of(request), current->id.text());
  }));
  context.observer.outbox_changed(row.id);
  return Json{{"id", row.id.text()}};
}

Result<Json> reject(Context& context, const Json& request) {
  const std::lock_guard lock(context.deciding);
  PERMANENCE_TRY(id, field(request, "id"));
  PERMANENCE_TRY(drafts, rows_in(context, OutboxState::awaiting_approval));
  PERMANENCE_TRY(row, by_prefix(drafts, id));
  PERMANENCE_CHECK(context.store.write(
      [&](Transaction& write) { return refuse_draft(write, context, row, author_of(request)); }));
  context.observer.outbox_changed(row.id);
  return Json{{"id", row.id.text()}};
}

Result<Json> hold_back(Context& context, const Json& request) {
  const std::lock_guard lock(context.deciding);
  PERMANENCE_TRY(id, field(request, "id"));
  PERMANENCE_TRY(planned, rows_in(context, OutboxState::planned));
  PERMANENCE_TRY(row, by_prefix(planned, id));
  const bool urgent = row.kind == MessageKind::emergency || row.kind == MessageKind::neutral_receipt ||
                      row.kind == MessageKind::alert;
  if (urgent) return fail(ErrorKind::refused, "error.command.never_held_back");
  PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
    PERMANENCE_TRY(current, write.outbox.find(row.id));
    if (!current || current->state != OutboxState::planned) return fail(ErrorKind::conflict, "error.command.left_already");
    current->state = OutboxState::awaiting_approval;
    PERMANENCE_CHECK(write.outbox.save(*current));
    return record(write, context, "outbox.held_back", author_of(request), current->id.text());
  }));
  context.observer.outbox_changed(row.id);
  return Json{{"id", row.id.text()}};
}

}  // namespace permanence::agent
