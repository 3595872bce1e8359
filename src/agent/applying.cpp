#include "agent/applying.h"

#include <algorithm>

#include "agent/settling.h"

namespace permanence::agent {
namespace {

void add(Touched& to, Touched more) {
  to.outbox.insert(to.outbox.end(), more.outbox.begin(), more.outbox.end());
  to.appointments.insert(to.appointments.end(), more.appointments.begin(), more.appointments.end());
}

std::optional<SubjectId> subject_of(const StoredMessage& message) {
  if (message.patient) return permanence::subject_of(*message.patient);
  if (!message.contact.is_nil()) return permanence::subject_of(message.contact);
  return std::nullopt;
}

// Reads an appointment whose revision the decision rests on.
Result<Appointment> premise(Transaction& write, AppointmentId id, std::uint32_t revision) {
  PERMANENCE_TRY(found, write.appointments.find(id));
  if (!found || found->revision != revision) return fail(ErrorKind::conflict, "error.store.stale", {}, Retry::never);
  return *found;
}

// Carries out the steps of one decision; one object a transaction.
class Application {
 public:
  Application(Transaction& write, Context& context, StoredMessage& message, Conversation& conversation)
      : write_(write), context_(context), message_(message), conversation_(conversation), now_(context.clock.now()) {}

  Touched touched;

  Result<void> operator()(const desk::Reply& reply) {
    const MailboxSettings* mailbox = context_.practice.mailbox(conversation_.mailbox);
    if (mailbox == nullptr) return fail(ErrorKind::internal, "error.agent.no_mailbox", {{"mailbox", conversation_.mailbox}});
    if (reply.offer) {
      Offer offer = *reply.offer;
      PERMANENCE_CHECK(write_.offers.save(offer));
    }
    const bool automatic = reply.level == Level::automatic;
    OutboxRow row = new_row(context_, "reply:" + message_.id.text() + ":" + std::string(name_of(reply.kind)), reply.kind,
                            conversation_.mailbox, {message_.content.channel, message_.content.answer_address()},
                            reply.message);
    if (!automatic) row.state = OutboxState::awaiting_approval;
    row.contact = conversation_.contact;
    row.patient = message_.patient;
    row.conversation = conversation_.id;
    row.answers = message_.id;
    row.offer = reply.offer ? std::optional(reply.offer->id) : reply.accepts;
    row.appointment = reply.appointment;
    row.invitations = reply.invitations;
    row.in_reply_to = message_.content.message_id;
    row.references = message_.content.references;
    if (!automatic) row.on_approval = reply.effects;
    row.not_before = now_ + reply.departure_delay;
    if (automatic) {
      PERMANENCE_TRY(done, apply_effects(write_, context_, reply.effects, Actor::patient));
      add(touched, done);
    }
    if (row.appointment) {
      PERMANENCE_TRY(appointment, write_.appointments.find(*row.appointment));
      if (appointment) row.announced_version = appointment->announced_version;
    }
    if (reply.numbers) {
      conversation_.last_emergency_text = now_;
      conversation_.last_emergency_kind = *reply.numbers;
    }
    touched.outbox.push_back(row.id);
    PERMANENCE_CHECK(write_.outbox.save(row));
    return record(write_, context_, automatic ? "outbox.planned" : "outbox.drafted", "agent", row.id.text(),
                  subject_of(message_), std::string(name_of(row.kind)));
  }

  Result<void> operator()(const desk::Book& book) {
    Appointment appointment = book.appointment;
    appointment.created_at = now_;
    PERMANENCE_CHECK(write_.appointments.save(appointment, now_, book.accepting));
    touched.appointments.push_back(appointment.id);
    return record(write_, context_, "appointment.made", "agent", appointment.id.text(),
                  permanence::subject_of(appointment.patient));
  }

  Result<void> operator()(const desk::RequestChange& change) {
    PERMANENCE_TRY(appointment, premise(write_, change.appointment, change.revision));
    appointment.change_request = change.request;
    PERMANENCE_CHECK(write_.appointments.save(appointment, now_));
    touched.appointments.push_back(appointment.id);
    PERMANENCE_CHECK(withdraw_rows_about(write_, context_, appointment));
    return record(write_, context_, "appointment.change_requested", "patient", appointment.id.text(),
                  permanence::subject_of(appointment.patient));
  }

  Result<void> operator()(const desk::ConfirmAttendance& confirmation) {
    PERMANENCE_TRY(appointment, premise(write_, confirmation.appointment, confirmation.revision));
    appointment.state = AppointmentState::confirmed;
    appointment.confirmed_at = now_;
    PERMANENCE_CHECK(write_.appointments.save(appointment, now_));
    touched.appointments.push_back(appointment.id);
    return record(write_, context_, "appointment.confirmed", "patient", appointment.id.text(),
                  permanence::subject_of(appointment.patient));
  }

  Result<void> operator()(const desk::CloseOffer& close) {
    PERMANENCE_TRY(offer, write_.offers.find(close.offer));
    if (!offer) return {};
    return settle_offer(write_, context_, *offer, close.state);
  }

  Result<void> operator()(const desk::OpenTask& task) {
    return open_task(write_, context_,
                     Task{.id = {},
                          .kind = task.kind,
                          .patient = message_.patient,
                          .contact = conversation_.contact,
                          .conversation = conversation_.id,
                          .message = message_.id,
                          .appointment = task.appointment,
                          .reason = task.reason,
                          .created_at = now_,
                          .answered_by_reply = task.answered_by_reply});
  }

  // By every configured way; without one, to the practice's own address.
  Result<void> operator()(const desk::AlertPractitioner& alert) {
    std::vector<AlertRoute> routes = context_.practice.alerts;
    if (routes.empty()) routes.push_back({context_.practice.mailbox(conversation_.mailbox)->address, ""});
    for (std::size_t i = 0; i < routes.size(); ++i) {
      OutboxRow row = new_row(context_, "alert:" + message_.id.text() + ":" + std::to_string(i), MessageKind::alert,
                              routes[i].through.empty() ? conversation_.mailbox : routes[i].through,
                              {Channel::email, routes[i].email}, alert.message);
      row.patient = message_.patient;
      row.conversation = conversation_.id;
      row.answers = message_.id;
      touched.outbox.push_back(row.id);
      PERMANENCE_CHECK(write_.outbox.save(row));
    }
    return record(write_, context_, "practitioner.alerted", "agent", message_.id.text(), subject_of(message_));
  }

  Result<void> operator()(const desk::SuspendLink& suspend) {
    PERMANENCE_CHECK(change_contact([&](Contact& contact) {
      for (ContactLink& link : contact.links)
        if (link.patient == suspend.patient) link.suspended = true;
    }));
    PERMANENCE_CHECK(withdraw_offers([&](const Offer& offer) { return offer.patient == suspend.patient; }));
    return withdraw_rows([&](const OutboxRow& row) {
      return row.contact == conversation_.contact && row.patient == suspend.patient;
    });
  }

  Result<void> operator()(const desk::StopMessages&) {
    const std::string& stopped = message_.content.answer_address();
    PERMANENCE_CHECK(change_contact([&](Contact& contact) {
      for (ContactAddress& address : contact.addresses)
        if (address.address.value == stopped) address.state = AddressState::stopped;
    }));
    PERMANENCE_CHECK(withdraw_offers([](const Offer&) { return true; }));
    return withdraw_rows([&](const OutboxRow& row) { return row.to.value == stopped; });
  }

  // Only these: a draft about another matter of the same conversation stays.
  Result<void> operator()(const desk::WithdrawLiveRows& step) {
    for (const OutboxId& id : step.rows) {
      PERMANENCE_TRY(row, write_.outbox.find(id));
      const bool not_begun =
          row && (row->state == OutboxState::planned || row->state == OutboxState::awaiting_approval);
      if (!not_begun) continue;
      PERMANENCE_TRY(withdrawn, withdraw(write_, context_, *row, WithdrawalReason::superseded));
      add(touched, withdrawn);
      if (row->answers == message_.id) continue;
      PERMANENCE_CHECK(step.covered ? settle_message(write_, context_, *row)
                                    : leave_to_person(write_, context_, *row,
                                                      context_.catalogue.sentence("task.draft_replaced")));
    }
    return {};
  }

  Result<void> operator()(const desk::AskedQuestion&) {
    ++conversation_.questions_asked;
    return {};
  }

  Result<void> operator()(const desk::DoubtSettled&) {
    conversation_.questions_asked = 0;
    return {};
  }

 private:
  // What is on its way to somebody who is no more to be written to; the numbers to call and alerts apart.
  template <class Wanted>
  Result<void> withdraw_rows(Wanted wanted) {
    for (const OutboxState state : {OutboxState::planned, OutboxState::awaiting_approval}) {
      PERMANENCE_TRY(rows, write_.outbox.in_state(state));
      for (const OutboxRow& row : rows) {
        const bool urgent = row.kind == MessageKind::emergency || row.kind == MessageKind::neutral_receipt ||
                            row.kind == MessageKind::alert;
        if (urgent || !wanted(row)) continue;
        PERMANENCE_TRY(withdrawn, withdraw(write_, context_, row, WithdrawalReason::not_to_be_written_to));
        add(touched, withdrawn);
        PERMANENCE_CHECK(leave_to_person(write_, context_, row, context_.catalogue.sentence("task.draft_stopped")));
      }
    }
    return {};
  }

  template <class Wanted>
  Result<void> withdraw_offers(Wanted wanted) {
    PERMANENCE_TRY(offers, write_.offers.of_contact(conversation_.contact));
    for (Offer& offer : offers) {
      const bool stands = offer.state == OfferState::open || offer.state == OfferState::drafted;
      if (!stands || !wanted(offer)) continue;
      offer.state = OfferState::withdrawn;
      PERMANENCE_CHECK(write_.offers.save(offer));
    }
    return {};
  }

  template <class Change>
  Result<void> change_contact(Change change) {
    PERMANENCE_TRY(contact, write_.contacts.find(conversation_.contact));
    if (!contact) return {};
    change(*contact);
    PERMANENCE_CHECK(write_.contacts.save(*contact));
    return record(write_, context_, "contact.changed", "patient", contact->id.text(),
                  permanence::subject_of(contact->id));
  }

  Transaction& write_;
  Context& context_;
  StoredMessage& message_;
  Conversation& conversation_;
  Instant now_;
};

}  // namespace

std::string_view name_of(Actor actor) {
  switch (actor) {
    case Actor::patient: return "patient";
    case Actor::practitioner: return "practitioner";
    case Actor::agent: return "agent";
    case Actor::calendar: return "calendar";
  }
  return "";
}

void tell(Observer& observer, const Touched& touched) {
  for (const OutboxId& row : touched.outbox) observer.outbox_changed(row);
  for (const AppointmentId& appointment : touched.appointments) observer.agenda_changed(appointment);
}

Result<void> record(Transaction& write, Context& context, std::string action, std::string actor, std::string object,
                    std::optional<SubjectId> subject, std::string detail) {
  return write.audit.append(
      {std::move(action), std::move(actor), std::move(object), context.clock.now(), subject, std::move(detail)});
}

std::optional<SubjectId> subject_of(const Offer& offer) {
  return offer.patient ? permanence::subject_of(*offer.patient) : permanence::subject_of(offer.contact);
}

std::optional<SubjectId> subject_of(const OutboxRow& row) {
  return row.patient ? std::optional(permanence::subject_of(*row.patient)) : std::nullopt;
}

Result<void> settle_offer(Transaction& write, Context& context, Offer& offer, OfferState state) {
  const auto action = [&] {
    switch (state) {
      case OfferState::drafted:
        return "offer.drafted";
      case OfferState::open:
        return "offer.opened";
      case OfferState::accepted:
        return "offer.accepted";
      case OfferState::declined:
        return "offer.declined";
      case OfferState::expired:
        return "offer.expired";
      case OfferState::superseded:
        return "offer.superseded";
      case OfferState::withdrawn:
        return "offer.withdrawn";
    }
    return "";
  };
  offer.state = state;
  PERMANENCE_CHECK(write.offers.save(offer));
  return record(write, context, action(), "agent", offer.id.text(), subject_of(offer));
}

Result<void> expire(Transaction& write, Context& context, OutboxRow& row) {
  PERMANENCE_CHECK(undo_preparations(write, context, row));
  row.state = OutboxState::expired;
  PERMANENCE_CHECK(write.outbox.save(row));
  return record(write, context, "outbox.expired", "agent", row.id.text(), subject_of(row));
}

Result<void> open_task(Transaction& write, Context& context, Task task) {
  if (task.conversation) {
    PERMANENCE_TRY(open, write.tasks.open_of_conversation(*task.conversation));
    const bool said = std::any_of(open.begin(), open.end(), [&](const Task& other) {
      return other.kind == task.kind && other.reason == task.reason && other.message == task.message;
    });
    if (said) return {};
  }
  task.id = context.identifiers.make<TaskId>();
  PERMANENCE_CHECK(write.tasks.insert(task));
  return record(write, context, "task.opened", "agent", task.id.text(),
                task.patient   ? std::optional(permanence::subject_of(*task.patient))
                : task.contact ? std::optional(permanence::subject_of(*task.contact))
                               : std::nullopt);
}

OutboxRow new_row(Context& context, std::string key, MessageKind kind, const MailboxName& through, Address to,
                  ComposedMessage message) {
  const MailboxSettings* mailbox = context.practice.mailbox(through);
  const Instant now = context.clock.now();
  return {.id = context.identifiers.make<OutboxId>(),
          .key = std::move(key),
          .kind = kind,
          .mailbox = through,
          .domain = mailbox == nullptr ? "" : mailbox->domain(),
          .to = std::move(to),
          .message = std::move(message),
          .created_at = now,
          .not_before = now};
}

Result<Touched> apply(Transaction& write, Context& context, StoredMessage& message, Conversation& conversation,
                      const desk::Decision& decision) {
  Application application(write, context, message, conversation);
  for (const desk::Step& step : decision.steps) PERMANENCE_CHECK(std::visit(application, step));
  return application.touched;
}

Result<Touched> apply_effects(Transaction& write, Context& context, const AgendaEffects& effects, Actor actor,
                              std::optional<OfferId> accepting) {
  const Instant now = context.clock.now();
  Touched touched;
  const auto done = [&](const Appointment& appointment, const char* action) -> Result<void> {
    touched.appointments.push_back(appointment.id);
    return record(write, context, action, std::string(name_of(actor)), appointment.id.text(),
                  permanence::subject_of(appointment.patient));
  };
  for (const BookSlot& book : effects.book) {
    PERMANENCE_TRY(appointment, premise(write, book.appointment, book.revision));
    appointment.state = AppointmentState::booked;
    PERMANENCE_CHECK(write.appointments.save(appointment, now, accepting));
    PERMANENCE_CHECK(done(appointment, "appointment.booked"));
  }
  for (const permanence::CancelAppointment& cancel : effects.cancel) {
    PERMANENCE_TRY(appointment, premise(write, cancel.appointment, cancel.revision));
    appointment.state = AppointmentState::cancelled;
    appointment.cancelled_by = actor;
    appointment.change_request = ChangeRequest::none;
    ++appointment.announced_version;
    PERMANENCE_CHECK(write.appointments.save(appointment, now));
    PERMANENCE_CHECK(withdraw_rows_about(write, context, appointment));
    PERMANENCE_CHECK(done(appointment, "appointment.cancelled"));
  }
  for (const permanence::MoveAppointment& move : effects.move) {
    PERMANENCE_TRY(appointment, premise(write, move.appointment, move.revision));
    appointment.time = move.to.time;
    appointment.practitioner = move.to.practitioner;
    appointment.place = move.to.place;
    appointment.state = AppointmentState::booked;
    appointment.change_request = ChangeRequest::none;
    ++appointment.announced_version;
    PERMANENCE_CHECK(write.appointments.save(appointment, now, accepting));
    PERMANENCE_CHECK(withdraw_rows_about(write, context, appointment));
    PERMANENCE_CHECK(done(appointment, "appointment.moved"));
  }
  if (!accepting) return touched;
  PERMANENCE_TRY(offer, write.offers.find(*accepting));
  if (offer && offer->state == OfferState::open)
    PERMANENCE_CHECK(settle_offer(write, context, *offer, OfferState::accepted));
  return touched;
}

Result<void> open_offer(Transaction& write, Context& context, const OutboxRow& row) {
  if (!row.offer) return {};
  PERMANENCE_TRY(offer, write.offers.find(*row.offer));
  if (!offer || offer->state != OfferState::drafted) return {};
  offer->opened_at = context.clock.now();
  offer->expires_at = context.clock.now() + context.practice.limits.offer_validity;
  PERMANENCE_CHECK(settle_offer(write, context, *offer, OfferState::open));
  // One open offer at a time: what the one before held is free from here on.
  PERMANENCE_TRY(others, write.offers.of_contact(offer->contact));
  for (Offer& other : others) {
    const bool left_before = other.id != offer->id && other.state == OfferState::open && other.opened_at;
    if (!left_before || other.patient != offer->patient) continue;
    PERMANENCE_CHECK(settle_offer(write, context, other, OfferState::superseded));
  }
  return {};
}

Result<Touched> undo_preparations(Transaction& write, Context& context, const OutboxRow& row) {
  const Instant now = context.clock.now();
  Touched touched;
  if (row.offer) {
    PERMANENCE_TRY(offer, write.offers.find(*row.offer));
    if (offer && (offer->state == OfferState::drafted || offer->state == OfferState::open))
      PERMANENCE_CHECK(settle_offer(write, context, *offer, OfferState::withdrawn));
  }
  for (const BookSlot& book : row.on_approval.book) {
    PERMANENCE_TRY(pending, write.appointments.find(book.appointment));
    if (!pending || pending->state != AppointmentState::pending) continue;
    pending->state = AppointmentState::cancelled;
    pending->cancelled_by = Actor::agent;
    PERMANENCE_CHECK(write.appointments.save(*pending, now));
    touched.appointments.push_back(pending->id);
    PERMANENCE_CHECK(record(write, context, "appointment.given_up", "agent", pending->id.text(),
                            permanence::subject_of(pending->patient)));
  }
  return touched;
}

Result<Touched> withdraw(Transaction& write, Context& context, OutboxRow row, WithdrawalReason reason) {
  Touched touched;
  if (reason == WithdrawalReason::refused) {
    PERMANENCE_TRY(standing, let_stand(write, context, row));
    add(touched, standing);
  }
  PERMANENCE_TRY(undone, undo_preparations(write, context, row));
  add(touched, undone);
  row.state = OutboxState::withdrawn;
  row.withdrawal = reason;
  PERMANENCE_CHECK(write.outbox.save(row));
  touched.outbox.push_back(row.id);
  PERMANENCE_CHECK(record(write, context, "outbox.withdrawn", "agent", row.id.text(), subject_of(row)));
  return touched;
}

Result<Touched> withdraw_live_rows(Transaction& write, Context& context, ConversationId conversation,
                                   WithdrawalReason reason) {
  Touched touched;
  PERMANENCE_TRY(rows, write.outbox.of_conversation(conversation));
  for (const OutboxRow& row : rows) {
    const bool not_begun = row.state == OutboxState::planned || row.state == OutboxState::awaiting_approval;
    // The numbers to call and the practitioner's alert are never taken back.
    if (!not_begun || row.kind == MessageKind::emergency || row.kind == MessageKind::alert) continue;
    PERMANENCE_TRY(withdrawn, withdraw(write, context, row, reason));
    add(touched, withdrawn);
  }
  return touched;
}

Result<void> withdraw_rows_about(Transaction& write, Context& context, const Appointment& appointment) {
  PERMANENCE_TRY(rows, write.outbox.of_appointment(appointment.id));
  for (const OutboxRow& row : rows) {
    const bool not_begun = row.state == OutboxState::planned || row.state == OutboxState::awaiting_approval;
    if (!not_begun || row.kind != MessageKind::reminder) continue;
    PERMANENCE_CHECK(withdraw(write, context, row, WithdrawalReason::appointment_changed));
  }
  return {};
}

}  // namespace permanence::agent
