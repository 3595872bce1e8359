#include "agent/ticking.h"

#include <limits>

#include "agent/alerts.h"
#include "agent/applying.h"
#include "followup/reminder.h"

namespace permanence::agent {
namespace {

constexpr std::chrono::days reminder_horizon{4};   // beside the usual time: a week-end with a holiday, and a day
constexpr std::chrono::hours draft_ahead{24};      // a reminder that needs approval is shown this long before
constexpr std::chrono::minutes worth_telling{10};
constexpr std::chrono::minutes jump_tolerance{5};
constexpr std::chrono::days unlikely_absence{30};

// The contact who receives what concerns this patient, with an address that can be used.
struct Recipient {
  Contact contact;
  Address address;
};
// The nearest to the patient: themselves, then a parent or guardian, a carer, others; never a colleague or a hospital.
int distance(Relation relation) {
  switch (relation) {
    case Relation::self: return 0;
    case Relation::parent:
    case Relation::guardian: return 1;
    case Relation::carer: return 2;
    case Relation::other: return 3;
    case Relation::professional:
    case Relation::institution: break;
  }
  return std::numeric_limits<int>::max();
}

Result<std::optional<Recipient>> recipient_of(Transaction& write, PatientId patient) {
  PERMANENCE_TRY(contacts, write.contacts.of_patient(patient));
  std::optional<Recipient> nearest;
  int least = std::numeric_limits<int>::max();
  for (const Contact& contact : contacts) {
    for (const ContactLink& link : contact.links) {
      if (link.patient != patient || !link.may_receive || link.suspended || distance(link.relation) >= least) continue;
      for (const ContactAddress& address : contact.addresses) {
        if (address.state != AddressState::usable || address.address.channel != Channel::email) continue;
        nearest = Recipient{contact, address.address};
        least = distance(link.relation);
        break;
      }
    }
  }
  return nearest;
}

MailboxName mailbox_of(const Practice& practice, const PractitionerName& practitioner) {
  for (const MailboxSettings& mailbox : practice.mailboxes)
    if (mailbox.practitioner == practitioner) return mailbox.name;
  return practice.mailboxes.front().name;
}

Result<void> call_instead(Transaction& write, Context& context, const Appointment& appointment, std::string why) {
  const std::string noticed = "call:" + followup::reminder_key(context.practice, appointment);
  PERMANENCE_TRY(before, write.state.get(noticed));
  if (before) return {};
  PERMANENCE_CHECK(write.state.set(noticed, to_text(context.clock.now())));
  return open_task(write, context,
                   Task{.id = {},
                        .kind = TaskKind::call,
                        .patient = appointment.patient,
                        .appointment = appointment.id,
                        .reason = std::move(why),
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
  const bool caught_up = automatic && now - *due > followup::punctual;
  if (caught_up && !followup::may_leave(practice, context.zone, appointment, now)) return {};
  if (now >= appointment.time.begin) return {};
  const std::string key = followup::reminder_key(practice, appointment);
  PERMANENCE_TRY(sent_before, write.outbox.with_key(key));
  if (sent_before) return {};
  PERMANENCE_TRY(patient, write.patients.find(appointment.patient));
  if (!patient || patient->state != PatientState::active) return {};
  PERMANENCE_TRY(recipient, recipient_of(write, appointment.patient));
  if (!recipient) return call_instead(write, context, appointment, context.catalogue.sentence("task.no_channel"));
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
Result<void> doubt_clock(Transaction& write, Context& context, Instant wall, Instant before) {
  PERMANENCE_CHECK(write.state.set(state_name::clock_doubt_since, to_text(wall)));
  PERMANENCE_CHECK(record(write, context, "clock.doubted", "agent", ""));
  return alert_system(write, context, "clock:" + to_text(wall), "alert.clock_doubt",
                      {{"now", in_words(context, wall)}, {"before", in_words(context, before)}});
}

}  // namespace

Result<void> tick(Context& context) {
  const std::lock_guard lock(context.deciding);
  const Instant now = context.clock.now();
  std::vector<Appointment> soon;
  bool in_doubt = false;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(doubt, state_of(read, state_name::clock_doubt_since));
    in_doubt = !doubt.empty();
    if (in_doubt) return {};
    PERMANENCE_TRY(found, read.appointments.touching("", {now, now + context.practice.reminder.before + reminder_horizon}));
    soon = found;
    return {};
  }));
  for (const Appointment& appointment : soon) {
    if (!followup::reminder_due(context.practice, context.zone, appointment)) continue;
    Touched touched;
    const auto reminded = context.store.write([&](Transaction& write) -> Result<void> {
      touched = {};
      PERMANENCE_TRY(current, write.appointments.find(appointment.id));
      if (!current || current->revision != appointment.revision) return {};
      return remind(write, context, *current, touched);
    });
    if (!reminded && reminded.error().kind == ErrorKind::unavailable) return fail(reminded.error());
    // One that can't be written (a name that is none) keeps nobody else from theirs.
    if (!reminded) PERMANENCE_CHECK(context.store.write([&](Transaction& write) {
      return call_instead(write, context, appointment,
                          context.catalogue.sentence("task.no_reminder",
                                                     {{"error", context.catalogue.sentence(reminded.error())}}));
    }));
    tell(context.observer, touched);
  }
  if (in_doubt) return {};  // nothing ends by a clock that may be wrong
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
      PERMANENCE_CHECK(doubt_clock(write, context, wall_, *last));
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
    if (jumped > jump_tolerance) PERMANENCE_CHECK(doubt_clock(write, context, wall, expected));
    return write.state.set(state_name::last_alive, to_text(wall));
  });
}

}  // namespace permanence::agent
