#include "front_desk.h"

#include <fstream>
#include <iterator>

#include "settings/catalogue_file.h"

namespace permanence::desk {

using language::Intent;

namespace {

MessageTemplate email(MessageKind kind, std::string body) {
  return {kind, Channel::email, "", "Votre message", std::move(body), "test:" + std::string(name_of(kind))};
}

std::vector<MessageTemplate> all_templates() {
  std::vector<MessageTemplate> list{
      email(MessageKind::appointment_confirmed, "Confirmé : {{moment}}."),
      email(MessageKind::appointment_offer,
            "{{#old_moment}}Au lieu de {{old_moment}} : {{/old_moment}}{{#slots}}{{number}}. "
            "{{moment}}\n{{/slots}}"
            "{{#holds}}Réservé jusqu’au {{until}}.{{/holds}}"),
      email(MessageKind::appointment_moved, "Déplacé de {{old_moment}} à {{moment}}."),
      email(MessageKind::appointment_cancelled, "Annulé : {{moment}}."),
      email(MessageKind::appointment_information, "{{#appointments}}{{moment}}\n{{/appointments}}"),
      email(MessageKind::appointment_question, "Lequel ? {{#appointments}}{{moment}}\n{{/appointments}}"),
      email(MessageKind::appointment_late, "À tout à l’heure."),
      email(MessageKind::faq_hours,
            "{{#answer}}{{answer}}{{/answer}}{{^answer}}{{#opening}}{{line}}\n{{/opening}}{{/answer}}"),
      email(MessageKind::faq_location, "{{#places}}{{address}}{{/places}}"),
      email(MessageKind::faq_insurance, "{{answer}}"),
      email(MessageKind::faq_fees, "{{answer}}"),
      email(MessageKind::faq_other, "{{answer}}"),
      email(MessageKind::acknowledgement, "Bien reçu."),
      email(MessageKind::handover, "Bonjour{{#has_name}} {{greeting_name}}{{/has_name}},"),
      email(MessageKind::wrong_person, "Pardon."),
      email(MessageKind::emergency, "Appelez le 15 ou le 112.{{#suicide}} Appelez le 3114.{{/suicide}}"),
      email(MessageKind::neutral_receipt, "Bien reçu."),
      email(MessageKind::reminder, "Rappel : {{moment}}."),
      email(MessageKind::alert, "{{reason_for_alert}}"),
  };
  MessageTemplate footer = email(MessageKind::handover,
                                 "Réponse automatique. Une personne : {{telephone}}. Urgence : 15 ou 112.");
  footer.part = TemplatePart::footer;
  list.push_back(footer);
  return list;
}

Practice small_practice() {
  Practice practice;
  practice.name = "Cabinet des Tilleuls";
  practice.telephone = "02 98 00 12 34";
  practice.places.push_back({"tilleuls", "Cabinet des Tilleuls", "12 rue des Tilleuls, 29000 Quimper", ""});
  Practitioner anna;
  anna.name = "anna";
  anna.display_name = "Anna Kermarec";
  anna.specialty = "kinesitherapeute";
  anna.visit_types = {"seance", "bilan"};
  for (unsigned day = 1; day <= 5; ++day) {
    anna.hours.push_back({std::chrono::weekday(day), at(9), at(12), "tilleuls"});
    anna.hours.push_back({std::chrono::weekday(day), at(14), at(18), "tilleuls"});
  }
  practice.practitioners.push_back(anna);
  VisitType session;
  session.name = "seance";
  session.for_new_patients = false;
  VisitType first;
  first.name = "bilan";
  first.duration = Minutes(60);
  first.for_known_patients = false;
  practice.visit_types = {{"seance", session}, {"bilan", first}};
  MailboxSettings mailbox;
  mailbox.name = "accueil";
  mailbox.address = "accueil@tilleuls.example";
  mailbox.practitioner = "anna";
  practice.mailboxes.push_back(mailbox);
  practice.answers.push_back({MessageKind::faq_fees, "Nos tarifs sont ceux de la convention."});
  practice.answers.push_back({MessageKind::faq_hours, "Nous sommes ouverts du lundi au vendredi."});
  return practice;
}

}  // namespace

namespace {
ComposedMessage words() { return *MessageComposer::by_hand("Objet", "Texte", "test"); }
}  // namespace

OutboxRow outbox_row(std::uint8_t number, MessageKind kind, OutboxState state) {
  return {.id = identifier<OutboxId>(number),
          .key = "reply:" + std::to_string(number),
          .kind = kind,
          .state = state,
          .message = words(),
          .revision = 1};
}

const Catalogue& sentences() { return settings::french(); }

const MessageComposer& templates() {
  static const MessageComposer composer = [] {
    auto made = MessageComposer::create(all_templates());
    if (!made)
      for (const compose::TemplateProblem& problem : made.error())
        ADD_FAILURE() << problem.source << ": " << sentences().sentence(problem.text, problem.facts);
    return *std::move(made);
  }();
  return composer;
}

FrontDesk::FrontDesk()
    : practice(small_practice()),
      zone(*TimeZone::load("Europe/Paris")),
      now(zone.to_instant(date(2026, 3, 2) + at(9))) {  // a Monday
  message.from_address = "jeanne.morel@mail.example";
  message.subject = "Rendez-vous";
  message.text = "Bonjour.";
  message.received_at = now - Minutes(1);
  contact.id = identifier<ContactId>(1);
  contact.addresses.push_back({{Channel::email, message.from_address}, AddressState::usable});
  contact.revision = 1;
  conversation.id = identifier<ConversationId>(2);
  conversation.contact = contact.id;
  conversation.mailbox = "accueil";
  says({});
}

FrontDesk& FrontDesk::says(std::vector<Intent> intents) {
  reading.intents.clear();
  for (const Intent intent : intents) reading.intents.push_back({intent, 0.95});
  reading.confidence = intents.empty() ? 0 : 0.95;
  reading.wholly_administrative = !intents.empty();
  reading.own_words = message.text;
  return *this;
}

FrontDesk& FrontDesk::accepts(std::size_t number) {
  says({Intent::appointment_confirm});
  reading.answer = language::OfferAnswer{{number - 1}, false};
  return *this;
}

FrontDesk& FrontDesk::means_the_visit_of(LocalDateTime moment) {
  reading.mentioned_appointments.push_back(moment);
  return *this;
}

Patient& FrontDesk::knows_jeanne() { return knows("Jeanne", "Morel", Relation::self); }

Patient& FrontDesk::knows(const std::string& given_name, const std::string& family_name, Relation relation) {
  patients.reserve(8);  // what was handed out stays where it is
  Patient patient;
  patient.id = identifier<PatientId>(static_cast<std::uint8_t>(10 + patients.size()));
  patient.given_name = given_name;
  patient.family_name = family_name;
  patient.revision = 1;
  contact.links.push_back({patient.id, relation});
  patients.push_back(patient);
  return patients.back();
}

Appointment& FrontDesk::has_appointment(const Patient& patient, LocalDateTime start) {
  upcoming.reserve(8);
  Appointment appointment;
  appointment.id = identifier<AppointmentId>(static_cast<std::uint8_t>(20 + upcoming.size()));
  appointment.patient = patient.id;
  appointment.practitioner = "anna";
  appointment.place = "tilleuls";
  appointment.visit_type = "seance";
  const Instant begin = zone.to_instant(start);
  appointment.time = {begin, begin + Minutes(30)};
  appointment.revision = 3;
  upcoming.push_back(appointment);
  agenda.appointments.push_back(appointment);
  return upcoming.back();
}

Offer& FrontDesk::was_offered(const Patient* patient, std::vector<LocalDateTime> starts) {
  Offer made;
  made.id = identifier<OfferId>(30);
  made.conversation = conversation.id;
  made.contact = contact.id;
  if (patient != nullptr) made.patient = patient->id;
  for (const LocalDateTime start : starts) {
    const Instant begin = zone.to_instant(start);
    made.slots.push_back({{begin, begin + Minutes(30)}, "anna", "tilleuls", "seance"});
  }
  made.holds = patient != nullptr;
  made.state = OfferState::open;
  made.opened_at = now - std::chrono::hours(1);
  made.expires_at = now + std::chrono::hours(23);
  made.revision = 2;
  conversation.revision = 2;
  answers_us = true;
  offer = made;
  return *offer;
}

FrontDesk& FrontDesk::sets_everything(Level level) {
  for (const MessageKind kind : all_message_kinds()) sets(kind, level);
  return *this;
}

FrontDesk& FrontDesk::sets(MessageKind kind, Level level) {
  practice.kinds[kind] = {level, Minutes(2)};
  return *this;
}

Situation FrontDesk::situation() const {
  return {.practice = practice,
          .zone = zone,
          .composer = templates(),
          .catalogue = sentences(),
          .now = now,
          .message = message,
          .reading = reading,
          .reply_to = {Channel::email, message.from_address},
          .contact = contact,
          .patients = patients,
          .conversation = conversation,
          .upcoming = upcoming,
          .offer = offer,
          .agenda = agenda,
          .live_rows = live_rows,
          .live_offers = live_offers,
          .answers_us = answers_us,
          .automatic_replies_today = automatic_replies_today,
          .repeats_earlier_request = repeats_earlier_request,
          .new_appointment = identifier<AppointmentId>(new_appointment_number),
          .new_offer = identifier<OfferId>(new_offer_number)};
}

const Reply& only_reply(const Decision& decision) {
  static const Reply none{MessageKind::handover, Level::draft, Minutes(0), words(), {}, {}, {}, {}, {}};
  const Reply* found = nullptr;
  int count = 0;
  for (const Step& step : decision.steps)
    if (const auto* reply = std::get_if<Reply>(&step)) found = reply, ++count;
  EXPECT_EQ(count, 1) << decision;
  return found == nullptr ? none : *found;
}

bool opens(const Decision& decision, TaskKind kind) {
  for (const OpenTask& task : steps<OpenTask>(decision))
    if (task.kind == kind) return true;
  return false;
}

std::ostream& operator<<(std::ostream& out, const Decision& decision) {
  out << "outcome " << static_cast<int>(decision.outcome) << ", " << decision.steps.size()
      << " steps, reason: " << decision.reason;
  for (const Reply& reply : steps<Reply>(decision))
    out << "\n  reply " << name_of(reply.kind) << " (" << name_of(reply.level)
        << "): " << reply.message.text();
  for (const OpenTask& task : steps<OpenTask>(decision)) out << "\n  task: " << task.reason;
  return out;
}

}  // namespace permanence::desk
