#include "desk/case.h"

#include <algorithm>

#include "base/text.h"
#include "desk/somebody_else.h"

namespace permanence::desk {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_minor(const Patient& patient, LocalDate today) {
  if (!patient.birth_date) return false;
  const auto birth = calendar_of(*patient.birth_date);
  const auto now = calendar_of(today);
  int age = static_cast<int>(now.year()) - static_cast<int>(birth.year());
  if (now.month() < birth.month() || (now.month() == birth.month() && now.day() < birth.day())) --age;
  return age < 18;
}

// "Plutôt à 17 h si possible." names no intent, but to who was offered slots it is all there is to understand: one short
// sentence that answers and asks nothing, beside courtesy.
bool is_plain_answer(const language::Reading& reading) {
  constexpr std::size_t short_sentence = 90;  // bytes
  if (!reading.answer || reading.urgency != language::Urgency::none) return false;
  std::size_t not_courtesy = 0;
  for (const language::SentenceReading& each : reading.sentences) {
    if (each.speaks_of_body || each.urgency != language::Urgency::none) return false;
    if (!each.intents.empty() && each.intents.front().intent == language::Intent::courtesy) continue;
    if (each.text.size() > short_sentence || each.text.find('?') != std::string::npos) return false;
    ++not_courtesy;
  }
  return not_courtesy == 1;
}

bool is_stopped(const Contact& contact, const Address& address) {
  return std::any_of(contact.addresses.begin(), contact.addresses.end(), [&](const ContactAddress& known) {
    return known.address == address && known.state == AddressState::stopped;
  });
}

// A second person on one address is linked as `other`.
bool writes_for_themselves(const ContactLink& link) {
  return link.relation == Relation::self || link.relation == Relation::other;
}

std::vector<const Patient*> named_in(const std::vector<Patient>& patients, std::string_view text) {
  std::vector<const Patient*> named;
  const std::string plain = folded(text);
  for (const Patient& patient : patients)
    if (!patient.given_name.empty() && contains_word(plain, folded(patient.given_name)))
      named.push_back(&patient);
  return named;
}

}  // namespace

bool is_about_appointments(language::Intent intent) {
  using language::Intent;
  return intent == Intent::appointment_book || intent == Intent::appointment_reschedule ||
         intent == Intent::appointment_cancel || intent == Intent::appointment_confirm ||
         intent == Intent::appointment_query || intent == Intent::appointment_late;
}

bool is_about_appointments(MessageKind kind) { return name_of(kind).starts_with("appointment."); }

bool contains_word(std::string_view folded_text, std::string_view folded_word) {
  if (folded_word.empty()) return false;
  for (auto at = folded_text.find(folded_word); at != std::string_view::npos;
       at = folded_text.find(folded_word, at + 1)) {
    const auto end = at + folded_word.size();
    const bool begins = at == 0 || !is_letter(folded_text[at - 1]);
    const bool ends = end == folded_text.size() || !is_letter(folded_text[end]);
    if (begins && ends) return true;
  }
  return false;
}

std::vector<const Patient*> patients_named(const std::vector<Patient>& patients, std::string_view own_words,
                                           const IncomingMessage& message) {
  // Each only chooses among the people on file for this address.
  const language::CleanText parts = language::clean(message.text, message.channel);
  for (const std::string_view words :
       {own_words, std::string_view(parts.signature), std::string_view(message.from_name)}) {
    const auto named = named_in(patients, words);
    if (named.size() == 1) return named;
  }
  return {};
}

Case::Case(const Situation& of) : situation(of) {
  find_concerned();
  find_somebody_else();
  find_silence();
  find_reservations();
}

bool Case::has_document() const {
  return std::any_of(situation.message.attachments.begin(), situation.message.attachments.end(),
                     [](const Attachment& each) { return !each.signature_logo; });
}

bool Case::is_professional() const {
  const std::string& from = situation.message.answer_address();
  const std::string domain = from.substr(std::min(from.size(), from.find('@') + 1));
  const std::string_view secure = "mssante.fr";
  if (domain == secure || (domain.size() > secure.size() && domain.ends_with("." + std::string(secure))))
    return true;
  if (!situation.contact) return false;
  const auto& links = situation.contact->links;
  return std::any_of(links.begin(), links.end(), [](const ContactLink& link) {
    return link.relation == Relation::professional || link.relation == Relation::institution;
  });
}

void Case::find_concerned() {
  for (const Patient& patient : situation.patients) concerned_.push_back(&patient);
  if (concerned_.size() < 2) return;
  const auto named = patients_named(situation.patients, situation.reading.own_words, situation.message);
  if (!named.empty()) {
    concerned_ = named;
    return;
  }
  sender_unclear_ =
      std::count_if(concerned_.begin(), concerned_.end(), [&](const Patient* patient) {
        const ContactLink* link = link_to(patient->id);
        return link != nullptr && writes_for_themselves(*link);
      }) > 1;
}

void Case::find_somebody_else() {
  if (is_stranger() || !situation.contact) return;
  for (const ContactLink& link : situation.contact->links)
    if (!link.suspended && !writes_for_themselves(link)) return;
  std::vector<std::string> practitioners;
  for (const Practitioner& practitioner : situation.practice.practitioners)
    practitioners.push_back(practitioner.display_name);
  for_somebody_else_ =
      speaks_of_somebody_else(situation.reading.own_words, situation.patients, practitioners);
}

const ContactLink* Case::link_to(PatientId patient) const {
  if (!situation.contact) return nullptr;
  for (const ContactLink& link : situation.contact->links)
    if (link.patient == patient && !link.suspended) return &link;
  return nullptr;
}

bool Case::may_receive(PatientId patient) const {
  const ContactLink* link = link_to(patient);
  return link != nullptr && link->may_receive;
}

bool Case::may_decide(PatientId patient) const {
  const ContactLink* link = link_to(patient);
  return link != nullptr && link->may_decide && link->may_receive;
}

std::vector<const Appointment*> Case::upcoming() const {
  std::vector<const Appointment*> found;
  for (const Appointment& appointment : situation.upcoming)
    for (const Patient* patient : concerned_)
      if (appointment.patient == patient->id) found.push_back(&appointment);
  return found;
}

bool Case::awaits_approval(const Appointment& appointment) const {
  return std::any_of(situation.live_rows.begin(), situation.live_rows.end(), [&](const OutboxRow& row) {
    const auto& books = row.on_approval.book;
    return row.state == OutboxState::awaiting_approval &&
           std::any_of(books.begin(), books.end(),
                       [&](const BookSlot& book) { return book.appointment == appointment.id; });
  });
}

void Case::find_silence() {
  if (situation.conversation.silent) {
    silence_ = sentence("desk.reason.person_took_over");
    return;
  }
  for (const Patient* patient : concerned_) {
    const bool suspended = patient->state == PatientState::suspended &&
                           (!patient->suspended_until || *patient->suspended_until > situation.now);
    if (patient->state == PatientState::deceased || patient->state == PatientState::do_not_contact ||
        suspended)
      silence_ = sentence("desk.reason.patient_not_written_to");
  }
}

void Case::find_reservations() {
  const IncomingMessage& message = situation.message;
  const language::Reading& reading = situation.reading;
  if (reading.urgency == language::Urgency::clinical || reading.has(language::Intent::clinical_question))
    reserve(TaskKind::clinical, "desk.reason.clinical", false);
  else if (!reading.french)
    reserve(TaskKind::read_message, "desk.reason.not_french", false);
  else if (!reading.wholly_administrative && !is_plain_answer(reading))
    reservations_.push_back({.reason = sentence("desk.reason.not_wholly_understood"),
                             .only_if_alone = true,
                             .answered_by_reply = true});
  if (message.truncated) reserve(TaskKind::read_message, "desk.reason.truncated");
  if (has_document()) reserve(TaskKind::read_message, "desk.reason.attachment");
  if (message.authentication == SenderAuthentication::failed)
    reserve(TaskKind::identify, "desk.reason.authentication_failed", false);
  if (situation.contact && is_stopped(*situation.contact, situation.reply_to))
    reserve(TaskKind::read_message, "desk.reason.stopped_address");
  if (situation.automatic_replies_today >= situation.practice.limits.automatic_messages_per_sender_and_day)
    reserve(TaskKind::read_message, "desk.reason.daily_cap");
  for (const Patient* patient : concerned_) {
    const ContactLink* link = link_to(patient->id);
    if (link != nullptr && link->relation == Relation::self &&
        is_minor(*patient, date_of(local(situation.now))))
      reserve(TaskKind::read_message, "desk.reason.minor");
  }
}

}  // namespace permanence::desk
