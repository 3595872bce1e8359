#include "sample_practice.h"

#include "ports/composed_message_archive.h"

namespace permanence::store::test {
namespace {

template <class Id>
Id id(std::uint32_t number) {
  return Id(numbered(number));
}

// Notes each text that it is given as a secret.
class Secrets {
 public:
  explicit Secrets(std::vector<std::string>& list) : list_(list) {}
  std::string operator()(const char* text) const {
    list_.emplace_back(text);
    return text;
  }

 private:
  std::vector<std::string>& list_;
};

IncomingMessage content(const Secrets& secret, Instant at) {
  IncomingMessage mail;
  mail.position = MailPosition{"cabinet", "INBOX", 77, 1234};
  mail.message_id = secret("abc.123.quartz@courrier.example");
  mail.references = {secret("premier.quartz@courrier.example")};
  mail.from_address = secret("hortense.vasseur@courrier.example");
  mail.from_name = secret("Hortense Vasseur-Quéméner");
  mail.reply_to = secret("reponse.quartz@courrier.example");
  mail.to = {secret("accueil@cabinet-tilleuls.example")};
  mail.subject = secret("Douleur au genou depuis samedi");
  mail.text = secret("Bonjour, mon genou me lance depuis la chute, puis-je venir jeudi ?");
  mail.body_hash = secret("5f2a90c17be3");
  mail.attachments = {{secret("radio-genou-gauche.pdf"), secret("application/x-quartz"), 48213, false}};
  mail.automatic = AutomaticMail::bounce;
  mail.authentication = SenderAuthentication::failed;
  mail.bounce =
      Bounce{secret("rebond.quartz@courrier.example"), secret("perdu.quartz@courrier.example"), true};
  mail.received_at = at;
  mail.truncated = true;
  return mail;
}

OutboxRow reply_to(const StoredMessage& message, const Offer& offer, const Secrets& secret, Instant at) {
  const auto appointment = offer.replaces.value();
  return {.id = id<OutboxId>(30),
          .key = secret("reply:quartz:1"),
          .kind = MessageKind::neutral_receipt,
          .state = OutboxState::uncertain,
          .withdrawal = WithdrawalReason::answered_by_hand,
          .contact = message.contact,
          .patient = message.patient,
          .conversation = message.conversation,
          .answers = message.id,
          .offer = offer.id,
          .appointment = appointment,
          .announced_version = 3,
          .mailbox = "cabinet",
          .to = {Channel::sms, secret("+33639981234")},
          .message = ComposedMessageArchive::restore(
              secret("Votre rendez-vous de jeudi"), secret("Bonjour Hortense, c'est noté pour jeudi."),
              secret("<p>Bonjour <b>Hortense</b></p>"), Provenance::approved_answer, secret("source-quartz")),
          .invitations = {{appointment, true}},
          .in_reply_to = secret("avant.quartz@courrier.example"),
          .references = {secret("fil.quartz@courrier.example")},
          .on_approval = {{{appointment, 1}}, {{appointment, 2}}, {{appointment, 3, offer.slots.front()}}},
          .created_at = at,
          .not_before = at + Minutes(2),
          .not_after = at + Minutes(60),
          .handed_at = at + Minutes(3),
          .sent_at = at + Minutes(4),
          .attempts = 5,
          .filed = true,
          .draft_laid = true,
          .cause = secret("error.quartz.cause")};
}

}  // namespace

IdentifierBytes numbered(std::uint32_t number) {
  IdentifierBytes bytes{};
  for (std::size_t i = 0; i < 4; ++i) {
    bytes[i] = static_cast<std::uint8_t>(number * 2654435761U >> (8 * i));
    bytes[12 + i] = static_cast<std::uint8_t>(number >> (8 * i));
  }
  bytes[8] = 1;
  return bytes;
}

SamplePractice sample_practice() {
  std::vector<std::string> secrets;
  const Secrets secret(secrets);
  const auto at = sample_now();
  Patient patient{id<PatientId>(1),
                  secret("Hortense"),
                  secret("Vasseur-Quéméner"),
                  date(1957, 11, 23),
                  PatientState::do_not_contact,
                  at + Minutes(9),
                  secret("praticienne_quartz"),
                  at,
                  0};
  Contact contact{id<ContactId>(2),
                  secret("Madame H. Vasseur"),
                  {{{Channel::email, secret("hortense.vasseur@courrier.example")}, AddressState::bounced},
                   {{Channel::sms, secret("+33639981234")}, AddressState::stopped}},
                  {{patient.id, Relation::guardian, false, true, true}},
                  0};
  Conversation conversation{
      id<ConversationId>(3), contact.id, patient.id, "cabinet", secret("Objet de la conversation"), at, true,
      at + Minutes(1),       EmergencyText::suicide, 2, 0};
  StoredMessage message{id<MessageId>(4),
                        content(secret, at),
                        MessageState::waiting,
                        conversation.id,
                        contact.id,
                        patient.id,
                        secret("left.quartz"),
                        secret("{\"intention\":\"genou\"}"),
                        true,
                        true};
  StoredMessage left{
      id<MessageId>(5), {}, MessageState::left, {}, {}, {}, secret("left.newsletter"), "", false, false};
  left.content.position = MailPosition{"cabinet", "INBOX", 77, 1235};
  left.content.from_address = secret("lettre@catalogue.example");
  left.content.text = secret("Soldes sur les tables de massage");
  left.content.received_at = at + Minutes(1);
  Appointment appointment{id<AppointmentId>(6),
                          patient.id,
                          "anna",
                          "tilleuls",
                          secret("bilan_quartz"),
                          {at + Minutes(60), at + Minutes(90)},
                          Minutes(5),
                          Minutes(10),
                          4,
                          AppointmentState::missed_excused,
                          ChangeRequest::move,
                          Actor::calendar,
                          at,
                          at + Minutes(1),
                          0,
                          2,
                          true};
  Offer offer{id<OfferId>(7),
              conversation.id,
              contact.id,
              patient.id,
              appointment.id,
              {{{at + Minutes(600), at + Minutes(630)}, "anna", "tilleuls", secret("bilan_quartz")}},
              true,
              OfferState::open,
              at,
              at + Minutes(1440),
              0};
  Task task{id<TaskId>(8),
            TaskKind::violence,
            patient.id,
            contact.id,
            conversation.id,
            message.id,
            appointment.id,
            secret("Une patiente est en danger"),
            at,
            {}};
  MailboxCursor cursor{"cabinet", "INBOX", 77, 1236, at, 12};
  AuditEntry audit{"message.stored",       "agent",
                   message.id.text(),      at,
                   subject_of(patient.id), secret("détail scellé : quartz")};
  const auto reply = reply_to(message, offer, secret, at);
  auto alert = reply;
  alert.id = id<OutboxId>(31);
  alert.key = secret("alert:quartz:1");
  alert.kind = MessageKind::alert;
  alert.contact = {};
  alert.patient.reset();
  alert.to = {Channel::email, secret("anna.quartz@cabinet-tilleuls.example")};
  alert.message = ComposedMessageArchive::restore(secret("Alerte du cabinet"),
                                                  secret("Un message demande votre attention"), {},
                                                  Provenance::approved_template, {});
  for (const char* kind : {"neutral_receipt", "do_not_contact", "guardian", "1957-11-23", "violence",
                           "+33639981234", "courrier.example"})
    secret(kind);
  return {patient, contact, conversation, message, left,  appointment, offer,
          reply,   alert,   task,         cursor,  audit, secrets};
}

Result<void> save(Transaction& t, SamplePractice& sample, Instant now) {
  PERMANENCE_CHECK(t.patients.save(sample.patient));
  PERMANENCE_CHECK(t.contacts.save(sample.contact));
  PERMANENCE_CHECK(t.conversations.save(sample.conversation));
  PERMANENCE_CHECK(t.messages.insert(sample.message, {subject_of(sample.contact.id)}));
  PERMANENCE_CHECK(t.messages.add_subjects(sample.message.id, {subject_of(sample.patient.id)}));
  PERMANENCE_CHECK(t.messages.insert(sample.left_message, {}));
  PERMANENCE_CHECK(t.appointments.save(sample.appointment, now));
  PERMANENCE_CHECK(t.offers.save(sample.offer));
  PERMANENCE_CHECK(t.outbox.save(sample.reply));
  PERMANENCE_CHECK(t.outbox.save(sample.alert));
  PERMANENCE_CHECK(t.tasks.insert(sample.task));
  PERMANENCE_CHECK(t.mailboxes.save(sample.cursor));
  PERMANENCE_CHECK(t.state.set("started_at", to_text(now)));
  return t.audit.append(sample.audit);
}

}  // namespace permanence::store::test
