// What the parts of the store contract share: the factory, short ways to write and read, invented rows.
#pragma once

#include <functional>
#include <memory>
#include <sstream>
#include <string>
#include <type_traits>
#include <vector>

#include <gtest/gtest.h>

#include "base/identifier.h"
#include "ports/composed_message_archive.h"
#include "ports/store.h"

namespace permanence::store_contract {

struct StoreFactory {
  std::string name;
  std::function<std::shared_ptr<Store>()> make;  // an empty store each time
};

inline std::string name_of_factory(const testing::TestParamInfo<StoreFactory>& info) {
  return info.param.name;
}
inline void PrintTo(const StoreFactory& factory, std::ostream* out) { *out << factory.name; }

// --- every field of a row as text, so that two rows compare wholly and a difference can be read
// (members of a class, so that each finds all the others) ---
struct Shown {
  static std::string shown(const std::string& text) { return "\"" + text + "\""; }
  static std::string shown(Instant instant) { return to_text(instant); }
  static std::string shown(LocalDate day) { return to_text(day); }
  static std::string shown(Interval interval) {
    return to_text(interval.begin) + "/" + to_text(interval.end);
  }
  static std::string shown(Minutes minutes) { return std::to_string(minutes.count()); }
  template <class Tag>
  static std::string shown(Identifier<Tag> id) {
    return id.text();
  }
  template <class Value, std::enable_if_t<std::is_enum_v<Value> || std::is_integral_v<Value>, int> = 0>
  static std::string shown(Value value) {
    return std::to_string(static_cast<long long>(value));
  }
  static std::string shown(const Address& address) {
    return shown(address.channel) + ":" + shown(address.value);
  }
  static std::string shown(const ContactAddress& each) { return shown(each.address) + shown(each.state); }
  template <class... Values>
  static std::string shown_together(const Values&... values) {
    std::string text = "{";
    ((text += shown(values) + " "), ...);
    return text + "}";
  }
  static std::string shown(const ContactLink& link) {
    return shown_together(link.patient, link.relation, link.may_receive, link.may_decide, link.suspended);
  }
  static std::string shown(const Patient& p) {
    return shown_together(p.id, p.given_name, p.family_name, p.birth_date, p.state, p.suspended_until,
                          p.usual_practitioner, p.since, p.revision);
  }
  static std::string shown(const Contact& c) {
    return shown_together(c.id, c.name, c.addresses, c.links, c.revision);
  }
  static std::string shown(const MailPosition& p) {
    return shown_together(p.mailbox, p.folder, p.uid_validity, p.uid);
  }
  static std::string shown(const Attachment& a) {
    return shown_together(a.file_name, a.media_type, a.size, a.signature_logo);
  }
  static std::string shown(const Bounce& b) {
    return shown_together(b.original_message_id, b.recipient, b.permanent);
  }
  static std::string shown(const IncomingMessage& m) {
    return shown_together(m.channel, m.position, m.message_id, m.references, m.from_address, m.from_name,
                          m.reply_to, m.to, m.subject, m.text, m.body_hash, m.attachments, m.automatic,
                          m.authentication, m.bounce, m.received_at, m.truncated);
  }
  static std::string shown(const StoredMessage& m) {
    return shown_together(m.id, m.content, m.state, m.conversation, m.contact, m.patient, m.left_reason,
                          m.reading, m.marked, m.set_aside_by_person);
  }
  static std::string shown(const Conversation& c) {
    return shown_together(c.id, c.contact, c.patient, c.mailbox, c.subject, c.last_activity, c.silent,
                          c.last_emergency_text, c.last_emergency_kind, c.questions_asked, c.revision);
  }
  static std::string shown(const Task& t) {
    return shown_together(t.id, t.kind, t.patient, t.contact, t.conversation, t.message, t.appointment,
                          t.reason, t.created_at, t.done_at, t.answered_by_reply);
  }
  static std::string shown(const Appointment& a) {
    return shown_together(a.id, a.patient, a.practitioner, a.place, a.visit_type, a.time, a.buffer_before,
                          a.buffer_after, a.capacity, a.state, a.change_request, a.cancelled_by, a.created_at,
                          a.confirmed_at, a.revision, a.announced_version, a.overlap_accepted);
  }
  static std::string shown(const Slot& s) {
    return shown_together(s.time, s.practitioner, s.place, s.visit_type);
  }
  static std::string shown(const Offer& o) {
    return shown_together(o.id, o.conversation, o.contact, o.patient, o.replaces, o.slots, o.holds, o.state,
                          o.opened_at, o.expires_at, o.revision);
  }
  static std::string shown(const ComposedMessage& m) {
    return shown_together(m.subject(), m.text(), m.html(), m.provenance(), m.source());
  }
  static std::string shown(const InvitationReference& i) { return shown_together(i.appointment, i.cancels); }
  static std::string shown(const BookSlot& e) { return shown_together(e.appointment, e.revision); }
  static std::string shown(const CancelAppointment& e) { return shown_together(e.appointment, e.revision); }
  static std::string shown(const MoveAppointment& e) {
    return shown_together(e.appointment, e.revision, e.to);
  }
  static std::string shown(const AgendaEffects& e) { return shown_together(e.book, e.cancel, e.move); }
  static std::string shown(const OutboxRow& r) {
    return shown_together(r.id, r.key, r.kind, r.state, r.withdrawal, r.contact, r.patient, r.conversation,
                          r.answers, r.offer, r.appointment, r.announced_version, r.mailbox, r.to, r.message,
                          r.invitations, r.in_reply_to, r.references, r.on_approval, r.created_at,
                          r.not_before, r.not_after, r.handed_at, r.sent_at, r.attempts, r.filed,
                          r.draft_laid, r.cause, r.revision);
  }
  template <class Value>
  static std::string shown(const std::optional<Value>& value) {
    return value ? shown(*value) : "none";
  }
  template <class Value>
  static std::string shown(const std::vector<Value>& values) {
    std::string text = "[";
    for (const Value& value : values) text += shown(value) + ", ";
    return text + "]";
  }
};
template <class Row>
std::string shown(const Row& row) {
  return Shown::shown(row);
}

// --- invented rows ---
inline Instant instant(const char* text) { return parse_instant(text).value(); }
inline Interval between(const char* begin, const char* end) { return {instant(begin), instant(end)}; }

class CountingIdentifiers final : public IdentifierSource {
 public:
  IdentifierBytes next() override {
    IdentifierBytes bytes{};
    const std::uint32_t number = ++last_;
    for (std::size_t i = 0; i < 4; ++i) bytes[i] = static_cast<std::uint8_t>(number * 2654435761U >> (8 * i));
    bytes[15] = 7;
    return bytes;
  }

 private:
  std::uint32_t last_ = 0;
};

class StoreContract : public testing::TestWithParam<StoreFactory> {
 protected:
  void SetUp() override {
    store = GetParam().make();
    ASSERT_NE(store, nullptr);
  }

  // A transaction that must succeed.
  void write(const std::function<Result<void>(Transaction&)>& f) {
    const auto done = store->write(f);
    ASSERT_TRUE(done) << done.error().text;
  }
  void read(const std::function<Result<void>(const ReadTransaction&)>& f) {
    const auto done = store->read(f);
    ASSERT_TRUE(done) << done.error().text;
  }
  // The error of a transaction that must fail.
  Error refusal(const std::function<Result<void>(Transaction&)>& f) {
    const auto done = store->write(f);
    EXPECT_FALSE(done) << "the transaction was expected to fail";
    return done ? Error{} : done.error();
  }
  void expect_stale(const std::function<Result<void>(Transaction&)>& f) {
    const Error error = refusal(f);
    EXPECT_EQ(error.kind, ErrorKind::conflict);
    EXPECT_EQ(error.text, "error.store.stale");
  }

  // What a finder gives, as text: `found([&](auto& t) { return t.patients.find(id); })`.
  template <class Finder>
  auto found(Finder finder) {
    std::decay_t<decltype(*finder(std::declval<const ReadTransaction&>()))> result{};
    read([&](const ReadTransaction& t) -> Result<void> {
      PERMANENCE_TRY(value, finder(t));
      result = std::move(value);
      return {};
    });
    return result;
  }

  template <class Id>
  Id id() {
    return identifiers.make<Id>();
  }

  Patient saved_patient(const std::string& family_name = "Durand") {
    Patient patient;
    patient.id = id<PatientId>();
    patient.given_name = "Élise";
    patient.family_name = family_name;
    patient.since = instant("2026-01-05T08:00:00Z");
    write([&](Transaction& t) { return t.patients.save(patient); });
    return patient;
  }
  Contact saved_contact(const std::string& address = "elise.durand@mail.example",
                        std::vector<PatientId> patients = {}) {
    Contact contact;
    contact.id = id<ContactId>();
    contact.name = "Élise Durand";
    contact.addresses = {{{Channel::email, address}, AddressState::usable}};
    for (const PatientId patient : patients) contact.links.push_back({patient});
    write([&](Transaction& t) { return t.contacts.save(contact); });
    return contact;
  }
  Conversation saved_conversation(const Contact& contact, Instant last_activity) {
    Conversation conversation;
    conversation.id = id<ConversationId>();
    conversation.contact = contact.id;
    conversation.mailbox = "cabinet";
    conversation.subject = "Rendez-vous";
    conversation.last_activity = last_activity;
    write([&](Transaction& t) { return t.conversations.save(conversation); });
    return conversation;
  }
  // Half an hour from `begin` at Anna's for a new patient, not yet saved.
  Appointment appointment(const char* begin, Minutes duration = Minutes(30)) {
    Appointment row;
    row.id = id<AppointmentId>();
    row.patient = saved_patient().id;
    row.practitioner = "anna";
    row.place = "tilleuls";
    row.visit_type = "seance";
    row.time = {instant(begin), instant(begin) + duration};
    row.created_at = now;
    return row;
  }
  OutboxRow outbox_row(const Contact& contact, const std::string& key, Instant not_before) {
    return OutboxRow{
        .id = id<OutboxId>(),
        .key = key,
        .kind = MessageKind::acknowledgement,
        .contact = contact.id,
        .mailbox = "cabinet",
        .to = contact.addresses.front().address,
        .message = ComposedMessageArchive::restore("Votre message", "Bonjour,\n\nbien reçu.", "",
                                                   Provenance::approved_template, "acknowledgement"),
        .created_at = now,
        .not_before = not_before};
  }

  // --- the agenda ---
  Result<void> save(Appointment& row, std::optional<OfferId> accepting = {}) {
    return store->write([&](Transaction& t) { return t.appointments.save(row, now, accepting); });
  }
  testing::AssertionResult books(Appointment row, std::optional<OfferId> accepting = {}) {
    const auto done = save(row, accepting);
    return done ? testing::AssertionSuccess() : testing::AssertionFailure() << done.error().text;
  }
  testing::AssertionResult refuses(Appointment row, std::optional<OfferId> accepting = {}) {
    const auto done = save(row, accepting);
    if (done) return testing::AssertionFailure() << "booked";
    if (done.error().kind != ErrorKind::conflict || done.error().text != "error.agenda.slot_taken")
      return testing::AssertionFailure() << "refused otherwise: " << done.error().text;
    return testing::AssertionSuccess();
  }
  Offer saved_offer(const Contact& contact, std::vector<Slot> slots) {
    Offer offer;
    offer.id = id<OfferId>();
    offer.contact = contact.id;
    offer.conversation = saved_conversation(contact, now).id;
    offer.patient = saved_patient("Le Goff").id;
    offer.slots = std::move(slots);
    offer.holds = true;
    offer.state = OfferState::open;
    offer.opened_at = now;
    offer.expires_at = now + std::chrono::hours(24);
    write([&](Transaction& t) { return t.offers.save(offer); });
    return offer;
  }
  static Slot slot(const char* begin, const char* end) {
    return {between(begin, end), "anna", "tilleuls", "seance"};
  }

  std::shared_ptr<Store> store;
  CountingIdentifiers identifiers;
  Instant now = instant("2026-03-02T08:00:00Z");
};

}  // namespace permanence::store_contract
