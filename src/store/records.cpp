#include "store/records.h"

#include "store/record_fields.h"

// Each list of fields unpacks the whole struct, so that a field added to it doesn't compile until it is kept
// here too. Found by argument-dependent lookup: in the namespace of the structs.
namespace permanence {

template <class A>
void describe(A& archive, Interval& it) {
  auto& [begin, end] = it;
  archive("begin", begin)("end", end);
}
template <class A>
void describe(A& archive, Address& it) {
  auto& [channel, value] = it;
  archive("channel", channel)("value", value);
}
template <class A>
void describe(A& archive, ContactAddress& it) {
  auto& [address, state] = it;
  archive("address", address)("state", state);
}
template <class A>
void describe(A& archive, ContactLink& it) {
  auto& [patient, relation, may_receive, may_decide, suspended] = it;
  archive("patient", patient)("relation", relation)("may_receive", may_receive)("may_decide", may_decide);
  archive("suspended", suspended);
}
template <class A>
void describe(A& archive, Patient& it) {
  auto& [id, given_name, family_name, birth_date, state, suspended_until, usual_practitioner, since,
         revision] = it;
  archive("id", id)("given_name", given_name)("family_name", family_name)("birth_date", birth_date)("state",
                                                                                                    state);
  archive("suspended_until", suspended_until)("usual_practitioner", usual_practitioner)("since", since);
  archive("revision", revision);
}
template <class A>
void describe(A& archive, Contact& it) {
  auto& [id, name, addresses, links, revision] = it;
  archive("id", id)("name", name)("addresses", addresses)("links", links)("revision", revision);
}
template <class A>
void describe(A& archive, Conversation& it) {
  auto& [id, contact, patient, mailbox, subject, last_activity, silent, last_emergency_text,
         last_emergency_kind, questions_asked, revision] = it;
  archive("id", id)("contact", contact)("patient", patient)("mailbox", mailbox)("subject", subject);
  archive("last_activity", last_activity)("silent", silent)("last_emergency_text", last_emergency_text);
  archive("last_emergency_kind", last_emergency_kind)("questions_asked", questions_asked)("revision", revision);
}
template <class A>
void describe(A& archive, MailPosition& it) {
  auto& [mailbox, folder, uid_validity, uid] = it;
  archive("mailbox", mailbox)("folder", folder)("uid_validity", uid_validity)("uid", uid);
}
template <class A>
void describe(A& archive, Bounce& it) {
  auto& [original_message_id, recipient, permanent] = it;
  archive("original_message_id", original_message_id)("recipient", recipient)("permanent", permanent);
}
template <class A>
void describe(A& archive, Attachment& it) {
  auto& [file_name, media_type, size, signature_logo] = it;
  archive("file_name", file_name)("media_type", media_type)("size", size)("signature_logo", signature_logo);
}
template <class A>
void describe(A& archive, IncomingMessage& it) {
  auto& [channel, position, message_id, references, from_address, from_name, reply_to, to, subject, text,
         body_hash, attachments, automatic, authentication, bounce, received_at, truncated,
         answered_already] = it;
  archive("channel", channel)("position", position)("message_id", message_id)("references", references);
  archive("from_address", from_address)("from_name", from_name)("reply_to", reply_to)("to", to)("subject",
                                                                                                subject);
  archive("text", text)("body_hash", body_hash)("attachments", attachments)("automatic", automatic);
  archive("authentication", authentication)("bounce", bounce)("received_at", received_at)("truncated",
                                                                                          truncated);
  archive("answered_already", answered_already);
}
template <class A>
void describe(A& archive, Task& it) {
  auto& [id, kind, patient, contact, conversation, message, appointment, reason, created_at, done_at,
         answered_by_reply] = it;
  archive("id", id)("kind", kind)("patient", patient)("contact", contact)("conversation", conversation);
  archive("message", message)("appointment", appointment)("reason", reason)("created_at", created_at);
  archive("done_at", done_at)("answered_by_reply", answered_by_reply);
}
template <class A>
void describe(A& archive, Appointment& it) {
  auto& [id, patient, practitioner, place, visit_type, time, buffer_before, buffer_after, capacity, state,
         change_request, cancelled_by, created_at, confirmed_at, revision, announced_version,
         overlap_accepted] = it;
  archive("id", id)("patient", patient)("practitioner", practitioner)("place", place)("visit_type",
                                                                                      visit_type);
  archive("time", time)("buffer_before", buffer_before)("buffer_after", buffer_after)("capacity", capacity);
  archive("state", state)("change_request", change_request)("cancelled_by", cancelled_by)("created_at",
                                                                                          created_at);
  archive("confirmed_at", confirmed_at)("revision", revision)("announced_version", announced_version);
  archive("overlap_accepted", overlap_accepted);
}
template <class A>
void describe(A& archive, Slot& it) {
  auto& [time, practitioner, place, visit_type, taken_back] = it;
  archive("time", time)("practitioner", practitioner)("place", place)("visit_type", visit_type);
  archive("taken_back", taken_back);
}
template <class A>
void describe(A& archive, Offer& it) {
  auto& [id, conversation, contact, patient, replaces, slots, holds, state, opened_at, expires_at, revision] =
      it;
  archive("id", id)("conversation", conversation)("contact", contact)("patient", patient)("replaces",
                                                                                          replaces);
  archive("slots", slots)("holds", holds)("state", state)("opened_at", opened_at)("expires_at", expires_at);
  archive("revision", revision);
}
template <class A>
void describe(A& archive, BookSlot& it) {
  auto& [appointment, revision] = it;
  archive("appointment", appointment)("revision", revision);
}
template <class A>
void describe(A& archive, CancelAppointment& it) {
  auto& [appointment, revision] = it;
  archive("appointment", appointment)("revision", revision);
}
template <class A>
void describe(A& archive, MoveAppointment& it) {
  auto& [appointment, revision, to] = it;
  archive("appointment", appointment)("revision", revision)("to", to);
}
template <class A>
void describe(A& archive, AgendaEffects& it) {
  auto& [book, cancel, move] = it;
  archive("book", book)("cancel", cancel)("move", move);
}
template <class A>
void describe(A& archive, InvitationReference& it) {
  auto& [appointment, cancels] = it;
  archive("appointment", appointment)("cancels", cancels);
}
// Its fields are private: it is taken apart and, when it was read, made anew by the archive.
template <class A>
void describe(A& archive, ComposedMessage& it) {
  std::string subject = it.subject(), text = it.text(), html = it.html(), source = it.source();
  Provenance provenance = it.provenance();
  archive("subject", subject)("text", text)("html", html)("provenance", provenance)("source", source);
  if constexpr (std::is_same_v<A, store::Reading>)
    it = ComposedMessageArchive::restore(std::move(subject), std::move(text), std::move(html), provenance,
                                         std::move(source));
}
template <class A>
void describe(A& archive, OutboxRow& it) {
  auto& [id, key, kind, state, withdrawal, contact, patient, conversation, answers, offer, appointment,
         announced_version, mailbox, domain, to, message, invitations, in_reply_to, references, on_approval,
         created_at, not_before, not_after, first_tried_at, handed_at, sent_at, attempts, filed, draft_laid, cause,
         revision] = it;
  archive("id", id)("key", key)("kind", kind)("state", state)("withdrawal", withdrawal)("contact", contact);
  archive("patient", patient)("conversation", conversation)("answers", answers)("offer", offer);
  archive("appointment", appointment)("announced_version", announced_version)("mailbox", mailbox)("domain", domain)("to", to);
  archive("message", message)("invitations", invitations)("in_reply_to", in_reply_to)("references",
                                                                                      references);
  archive("on_approval", on_approval)("created_at", created_at)("not_before", not_before)("not_after",
                                                                                          not_after);
  archive("first_tried_at", first_tried_at)("handed_at", handed_at)("sent_at", sent_at)("attempts", attempts)("filed", filed);
  archive("draft_laid", draft_laid)("cause", cause)("revision", revision);
}

}  // namespace permanence

namespace permanence::store {

template <class A>
void describe(A& archive, MessageStanding& it) {
  auto& [state, conversation, contact, patient, left_reason, reading, marked, set_aside_by_person] = it;
  archive("state", state)("conversation", conversation)("contact", contact)("patient", patient);
  archive("left_reason", left_reason)("reading", reading)("marked", marked);
  archive("set_aside_by_person", set_aside_by_person);
}

namespace {

template <class T>
T blank() {
  return T{};
}
template <>
OutboxRow blank<OutboxRow>() {
  return {.id = {}, .key = {}, .message = ComposedMessageArchive::restore({}, {}, {}, Provenance::person, {})};
}

template <class T>
std::string written(const T& value) {
  Json json;
  to_value(json, value);
  return json.dump();
}

}  // namespace

std::string record_of(const Patient& patient) { return written(patient); }
std::string record_of(const Contact& contact) { return written(contact); }
std::string record_of(const Conversation& conversation) { return written(conversation); }
std::string record_of(const IncomingMessage& message) { return written(message); }
std::string record_of(const MessageStanding& standing) { return written(standing); }
std::string record_of(const Task& task) { return written(task); }
std::string record_of(const Appointment& appointment) { return written(appointment); }
std::string record_of(const Offer& offer) { return written(offer); }
std::string record_of(const OutboxRow& row) { return written(row); }

template <class T>
T from_record(const std::string& record) {
  auto value = blank<T>();
  from_value(Json::parse(record), value);
  return value;
}

template Patient from_record(const std::string&);
template Contact from_record(const std::string&);
template Conversation from_record(const std::string&);
template IncomingMessage from_record(const std::string&);
template MessageStanding from_record(const std::string&);
template Task from_record(const std::string&);
template Appointment from_record(const std::string&);
template Offer from_record(const std::string&);
template OutboxRow from_record(const std::string&);

}  // namespace permanence::store
