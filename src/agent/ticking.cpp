#include "agent/ticking.h"

#include "agent/alerts.h"
#include "agent/applying.h"
#include "followup/reminder.h"

namespace permanence::agent {
namespace {

constexpr std::chrono::days reminder_horizon{4};   // the longest wait over a week-end with a holiday, and a day
constexpr std::chrono::hours draft_ahead{24};      // a reminder that needs approval is shown this long before
constexpr std::chrono::minutes punctual{30};       // a due instant is the last permitted one: a tick may come after it
constexpr std::chrono::minutes worth_telling{10};
constexpr std::chrono::minutes jump_tolerance{5};
constexpr std::chrono::days unlikely_absence{30};

// The contact who receives what concerns this patient, with an address that can be used.
struct Recipient {
  Contact contact;
  Address address;
};
Result<std::optional<Recipient>> recipient_of(Transaction& write, PatientId patient) {
  PERMANENCE_TRY(contacts, write.contacts.of_patient(patient));
  for (const Contact& contact : contacts) {
    const bool receives = std::any_of(contact.links.begin(), contact.links.end(), [&](const ContactLink& link) {
      return link.patient == patient && link.may_receive && !link.suspended;
    });
    if (!receives) continue;
    for (const ContactAddress& address : contact.addresses)
      if (address.state == AddressState::usable && address.address.channel == Channel::email)
        return Recipient{contact, address.address};
  }
  return std::nullopt;
}

MailboxName mailbox_of(const Practice& practice, const PractitionerName& practitioner) {
  for (const MailboxSettings& mailbox : practice.mailboxes)
    if (mailbox.practitioner == practitioner) return mailbox.name;
  return practice.mailboxes.front().name;
}

Result<void> call_instead(Transaction& write, Context& context, const Appointment& appointment) {
  const std::string noticed = "call:" + followup::reminder_key(context.practice, appointment);
  PERMANENCE_TRY(before, write.state.get(noticed));
  if (before) return {};
  PERMANENCE_CHECK(write.state.set(noticed, to_text(context.clock.now())));
  return open_task(write, context,
                   Task{.id = {},
                        .kind = TaskKind::call,
                        .patient = appointment.patient,
                        .appointment = appointment.id,
                        .reason = context.catalogue.sentence("task.no_channel"),
                        .created_at = context.clock.now()});
}

Result<void> remind(Transaction& write, Context& context, const Appointment& appointment, Touched& touched) {
  const Practice& practice = context.practice;
  const Instant now = context.clock.now();
  const KindSettings settings = practice.settings_of(MessageKind::reminder);
  const auto due = followup::reminder_due(practice, context.zone, appointment);
  if (!due || settings.level == Level::off) return {};
  const bool automatic = settings.level == Level::automatic;
  if (automatic ? now < *due : now < *due - draft_ahead) return {};
  // Caught up after a stop, it still keeps the quiet hours, unless morning would be after the visit.
  const bool caught_up = automatic && now - *due > punctual;
  if (caught_up && !followup::may_leave(practice, context.zone, appointment, now)) return {};
  if (now >= appointment.time.begin) return {};
  const std::string key = followup::reminder_key(practice, appointment);
  PERMANENCE_TRY(sent_before, write.outbox.with_key(key));
  if (sent_before) return {};
  PERMANENCE_TRY(patient, write.patients.find(appointment.patient));
  if (!patient || patient->state != PatientState::active) return {};
  PERMANENCE_TRY(recipient, recipient_of(write, appointment.patient));
  if (!recipient) return call_instead(write, context, appointment);
  PERMANENCE_TRY(message, context.composer.compose(practice, MessageKind::reminder, Channel::email,
                                                   followup::reminder_facts(practice, context.zone, appointment,
                                                                            *patient, recipient->contact)));
  OutboxRow row = new_row(context, key, MessageKind::reminder, mailbox_of(practice, appointment.practitioner),
                          recipient->address, message);
  if (!automatic) row.state = OutboxState::awaiting_approval;
  row.contact = recipient->contact.id;
  row.patient = appointment.patient;
  row.appointment = appointment.id;
  row.announced_version = appointment.announced_version;
  row.not_before = std::max(now, *due);
  row.not_after = appointment.time.begin;
  PERMANENCE_CHECK(write.outbox.save(row));
  touched.outbox.push_back(row.id);
  return record(write, context, "reminder.planned", "agent", row.id.text(), subject_of(appointment.patient));
}

Result<void> expire_offers(Transaction& write, Context& context) {
  PERMANENCE_TRY(expired, write.offers.open_and_expired(context.clock.now()));
  for (Offer& offer : expired) PERMANENCE_CHECK(settle_offer(write, context, offer, OfferState::expired));
  return {};
}

Result<void> expire_drafts(Transaction& write, Context& context) {
  PERMANENCE_TRY(waiting, write.outbox.in_state(OutboxState::awaiting_approval));
  for (OutboxRow& row : waiting) {
    if (row.not_after && *row.not_after <= context.clock.now()) PERMANENCE_CHECK(expire(write, context, row));
  }
  return {};
}

// Nothing but emergencies and alerts leaves from now on.
Result<void> doubt_clock(Transaction& write, Context& context, Instant wall, const std::string& before) {
  PERMANENCE_CHECK(write.state.set(state_name::clock_doubt_since, to_text(wall)));
  PERMANENCE_CHECK(record(write, context, "clock.doubted", "agent", ""));
  return alert_system(write, context, "clock:" + to_text(wall), "alert.clock_doubt",
                      {{"now", to_text(wall)}, {"before", before}});
}

}  // namespace

Result<void> tick(Context& context) {
  const std::lock_guard lock(context.deciding);
  const Instant now = context.clock.now();
  std::vector<Appointment> soon;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(doubt, state_of(read, state_name::clock_doubt_since));
    if (!doubt.empty()) return {};
    PERMANENCE_TRY(found, read.appointments.touching("", {now, now + reminder_horizon}));
    soon = found;
    return {};
  }));
  for (const Appointment& appointment : soon) {
    if (!followup::reminder_due(context.practice, context.zone, appointment)) continue;
    Touched touched;
    PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
      touched = {};
      PERMANENCE_TRY(current, write.appointments.find(appointment.id));
      if (!current || current->revision != appointment.revision) return {};
      return remind(write, context, *current, touched);
    }));
    tell(context.observer, touched);
  }
  return context.store.write([&](Transaction& write) -> Result<void> {
    PERMANENCE_CHECK(expire_offers(write, context));
    return expire_drafts(write, context);
  });
}

Result<std::optional<Heartbeat::Stop>> Heartbeat::start(Context& context) {
  wall_ = context.clock.now();
  steady_ = context.clock.steady();
  std::optional<Stop> stop;
  PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
    stop.reset();
    PERMANENCE_TRY(before, state_of(write.reading(), state_name::last_alive));
    const auto last = parse_instant(before);
    if (last && (wall_ + jump_tolerance < *last || wall_ > *last + unlikely_absence)) {
      PERMANENCE_CHECK(doubt_clock(write, context, wall_, before));
    } else if (last && wall_ - *last > worth_telling) {
      stop = Stop{*last, wall_};
    }
    return write.state.set(state_name::last_alive, to_text(wall_));
  }));
  return stop;
}

Result<void> Heartbeat::beat(Context& context) {
  const Instant wall = context.clock.now();
  const auto steady = context.clock.steady();
  const auto jumped = std::chrono::abs((wall - wall_) - std::chrono::duration_cast<Seconds>(steady - steady_));
  const Instant expected = wall_ + std::chrono::duration_cast<Seconds>(steady - steady_);
  wall_ = wall;
  steady_ = steady;
  return context.store.write([&](Transaction& write) -> Result<void> {
    if (jumped > jump_tolerance) PERMANENCE_CHECK(doubt_clock(write, context, wall, to_text(expected)));
    return write.state.set(state_name::last_alive, to_text(wall));
  });
}

}  // namespace permanence::agent
