#include "cabinet.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "agent/by_hand.h"
#include "agent/commands.h"
#include "agent/deciding.h"
#include "agent/mailbox_chores.h"
#include "agent/receiving.h"
#include "agent/sending.h"
#include "agent/ticking.h"
#include "base/text.h"
#include "conversations/trained.h"
#include "script.h"
#include "settings/catalogue_file.h"
#include "settings/kind_names.h"
#include "settings/practice_file.h"

namespace permanence::conversations {
namespace {

const std::filesystem::path source{SOURCE_DIRECTORY};
constexpr Minutes pace{15};  // how often the agent's loops turn while time passes

template <class T>
T expected(Result<T> result) {
  if (!result) throw settings::french().sentence(result.error());
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

bool begins(const std::string& text, std::string_view with) { return folded(text).starts_with(with); }
bool has_word(const std::string& text, std::string_view word) {
  return folded(text).find(word) != std::string::npos;
}
std::string last_word(const std::string& text) { return text.substr(text.rfind(' ') + 1); }

std::string whole_file(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// "Jeanne Morel <jeanne@mail.example>"
Person name_and_address(const std::string& text) {
  const auto open = text.find('<');
  const auto close = text.find('>');
  if (open == std::string::npos || close == std::string::npos)
    throw "une adresse s’écrit entre < et >, dans « " + text + " »";
  std::string name = trimmed(text.substr(0, open));
  if (name.size() > 1 && name.front() == '"') name = name.substr(1, name.size() - 2);
  return {text.substr(open + 1, close - open - 1), name};
}

}  // namespace

class Cabinet::Ids final : public IdentifierSource {
 public:
  IdentifierBytes next() override {
    IdentifierBytes bytes{};
    ++count_;
    for (std::size_t i = 0; i < 4; ++i) bytes[i] = static_cast<std::uint8_t>(count_ >> (24 - 8 * i));
    return bytes;
  }

 private:
  std::uint32_t count_ = 0;
};

Cabinet::Cabinet(const std::vector<std::string>& wishes)
    : zone_(*TimeZone::load("Europe/Paris")),
      clock_(Instant{}),
      store_(MemoryStore::create()),
      ids_(std::make_unique<Ids>()),
      mailbox_("accueil"),
      observer_(std::make_unique<Observer>()) {
  if (wishes.empty()) throw std::string("« cabinet: » nomme une spécialité");
  load(wishes.front());
  for (std::size_t i = 1; i < wishes.size(); ++i) apply_wish(wishes[i]);
  context_.reset(new agent::Context{.store = *store_,
                                    .clock = clock_,
                                    .identifiers = *ids_,
                                    .practice = practice_,
                                    .zone = zone_,
                                    .composer = *composer_,
                                    .catalogue = settings::french(),
                                    .mail_format = mail_format_,
                                    .invitation_format = invitations_,
                                    .observer = *observer_,
                                    .classifier = trained()});
}

Cabinet::~Cabinet() = default;

void Cabinet::load(const std::string& specialty) {
  std::string toml = whole_file(source / "tests/conversations/practice.toml");
  const std::string place = "\"{specialite}\"";
  toml.replace(toml.find(place), place.size(), '"' + specialty + '"');
  auto loaded = settings::parse_practice(toml, source / "packs");
  if (!loaded) throw sentence(settings::french(), loaded.error().front());
  practice_ = loaded->practice;
  auto composer = MessageComposer::create(loaded->templates, loaded->health_words);
  if (!composer) throw composer.error().front().source + " : " + composer.error().front().text;
  composer_ = std::make_unique<MessageComposer>(*std::move(composer));
  for (const MessageKind kind : all_message_kinds()) practice_.kinds[kind].departure_delay = Minutes(0);
}

void Cabinet::apply_wish(const std::string& wish) {
  const auto level = [&]() -> Level {
    if (has_word(wish, "brouillon")) return Level::draft;
    if (has_word(wish, "jamais")) return Level::off;
    if (has_word(wish, "auto")) return Level::automatic;
    throw "un niveau est auto, brouillon ou jamais, dans « " + wish + " »";
  };
  const auto words = split(single_spaced(wish), ' ');
  if (begins(wish, "niveaux")) {
    for (const MessageKind kind : all_message_kinds())
      if (kind != MessageKind::acknowledgement) practice_.kinds[kind].level = level();
  } else if (const auto named = settings::kind_named(words.front())) {
    practice_.kinds[*named].level = level();
  } else if (begins(wish, "delai")) {
    for (const MessageKind kind : all_message_kinds())
      practice_.kinds[kind].departure_delay = Minutes(std::stoi(words.at(1)));
  } else if (begins(wish, "plafond")) {
    practice_.limits.automatic_messages_per_sender_and_day = std::stoi(words.at(1));
  } else if (begins(wish, "validite")) {
    practice_.limits.offer_validity = std::chrono::hours(std::stoi(words.at(1)));
  } else if (begins(wish, "jamais toucher")) {
    practice_.never_touch.push_back(words.at(2));
  } else if (begins(wish, "pas de nouveaux patients")) {
    practice_.accepts_new_patients = false;
  } else if (begins(wish, "sans reponses")) {
    practice_.answers.clear();
  } else if (begins(wish, "brouillons deposes")) {
    practice_.mailboxes.front().lay_drafts = true;
  } else if (begins(wish, "serveur qui renomme")) {
    mailbox_.renames_sent = true;
  } else if (begins(wish, "deux praticiens")) {
    Practitioner second = practice_.practitioners.front();
    second.name = "hugo";
    second.display_name = "Hugo Lestang";
    practice_.practitioners.push_back(second);
  } else {
    throw "« cabinet: » ne connaît pas « " + wish + " »";
  }
}

void Cabinet::change(const std::function<Result<void>(Transaction&)>& f) { expected(store_->write(f)); }
void Cabinet::look(const std::function<Result<void>(const ReadTransaction&)>& f) const {
  expected(store_->read(f));
}

int Cabinet::year() const { return static_cast<int>(calendar_of(date_of(local(clock_.now()))).year()); }

void Cabinet::set_clock(Instant to) {
  if (clock_.now() == Instant{}) {
    clock_.set(to);
    // Only mail that comes after the installation is touched.
    expected(agent::receive_new(*context_, mailbox_, practice_.mailboxes.front()));
    work();
    return;
  }
  if (to < clock_.now()) throw std::string("l’heure ne recule pas");
  advance(to - clock_.now());
}

void Cabinet::advance(Seconds by) {
  for (const Instant end = clock_.now() + by; clock_.now() < end;) {
    clock_.advance(std::min<Seconds>(pace, end - clock_.now()));
    work();
  }
}

void Cabinet::work() {
  const MailboxSettings& settings = practice_.mailboxes.front();
  expected(agent::receive_new(*context_, mailbox_, settings));
  expected(agent::watch_the_practitioner(*context_, settings, mailbox_));
  while (expected(agent::decide_next(*context_))) continue;
  expected(agent::tick(*context_));
  expected(agent::send_due(*context_, settings, sender_, agent::Watched::lately));
  expected(agent::do_chores(*context_, settings, mailbox_));
}

void Cabinet::add_file(const std::vector<std::string>& wishes) {
  const Person person = name_and_address(wishes.at(0));
  Patient patient;
  patient.id = ids_->make<PatientId>();
  const auto space = person.name.find(' ');
  patient.given_name = person.name.substr(0, space);
  patient.family_name = space == std::string::npos ? "" : person.name.substr(space + 1);
  patient.since = clock_.now();
  ContactLink link{.patient = patient.id};
  for (std::size_t i = 1; i < wishes.size(); ++i) {
    const std::string& wish = wishes[i];
    if (begins(wish, "enfant"))
      link.relation = Relation::parent;
    else if (begins(wish, "professionnel"))
      link.relation = Relation::professional;
    else if (begins(wish, "ne decide pas"))
      link.may_decide = false;
    else if (begins(wish, "ne recoit rien"))
      link.may_receive = false;
    else if (begins(wish, "decede"))
      patient.state = PatientState::deceased;
    else if (begins(wish, "suspendu"))
      patient.state = PatientState::suspended;
    else if (begins(wish, "ne plus ecrire"))
      patient.state = PatientState::do_not_contact;
    else if (begins(wish, "ne le") || begins(wish, "nee le"))
      patient.birth_date = date_of(moment_of(wish.substr(wish.find(" le ") + 4) + " 0:00", year()));
    else if (begins(wish, "suivi"))
      patient.usual_practitioner = last_word(wish);
    else
      throw "« fiche: » ne connaît pas « " + wish + " »";
  }
  addresses_[person.name] = person.address;
  change([&](Transaction& write) -> Result<void> {
    Patient saved = patient;
    PERMANENCE_CHECK(write.patients.save(saved));
    const Address address{Channel::email, person.address};
    PERMANENCE_TRY(known, write.contacts.with_address(address));
    Contact contact;
    if (known.empty()) {
      contact.id = ids_->make<ContactId>();
      contact.name = person.name;
      contact.addresses.push_back({address, AddressState::usable});
    } else {
      contact = known.front();
    }
    contact.links.push_back(link);
    return write.contacts.save(contact);
  });
}

Patient Cabinet::patient_named(const std::string& name) const {
  std::optional<Patient> found;
  look([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(patients, read.patients.all());
    for (const Patient& patient : patients)
      if (folded(patient.full_name()) == folded(name)) found = patient;
    return {};
  });
  if (!found) throw "aucune fiche au nom de « " + name + " »";
  return *found;
}

void Cabinet::add_appointment(const std::string& patient, LocalDateTime start,
                              const std::vector<std::string>& wishes) {
  nlohmann::json request{{"command", "add_appointment"},
                         {"patient", patient_named(patient).id.text()},
                         {"start", to_text(start)}};
  bool confirmed = false;
  for (const std::string& wish : wishes) {
    if (begins(wish, "avec"))
      request["practitioner"] = last_word(wish);
    else if (begins(wish, "confirme"))
      confirmed = true;
    else
      throw "« rendez-vous: » ne connaît pas « " + wish + " »";
  }
  const auto answer = nlohmann::json::parse(command(request.dump()));
  if (!confirmed) return;
  change([&](Transaction& write) -> Result<void> {
    PERMANENCE_TRY(appointment,
                   write.appointments.find(*AppointmentId::parse(answer["id"].get<std::string>())));
    appointment->state = AppointmentState::confirmed;
    appointment->confirmed_at = clock_.now();
    return write.appointments.save(*appointment, clock_.now());
  });
}

std::string Cabinet::address_of(const std::string& who) const {
  const auto found = addresses_.find(who);
  if (found == addresses_.end()) throw "aucune fiche au nom de « " + who + " »";
  return found->second;
}

void Cabinet::deliver(const std::string& who, const std::vector<std::string>& options,
                      const std::string& text) {
  IncomingMessage mail;
  if (who.empty()) {
    if (addresses_.size() != 1)
      throw std::string("« patient: » dit qui écrit quand plusieurs personnes ont une fiche");
    mail.from_name = addresses_.begin()->first;
    mail.from_address = addresses_.begin()->second;
  } else if (who.find('<') != std::string::npos) {
    const Person sender = name_and_address(who);
    mail.from_name = sender.name;
    mail.from_address = sender.address;
  } else {
    mail.from_name = who;
    mail.from_address = address_of(who);
  }
  mail.message_id = "m" + std::to_string(message_ids_.size() + 1) + "@mail.example";
  mail.to = {practice_.mailboxes.front().address};
  mail.subject = "Votre cabinet";
  mail.text = text;
  mail.received_at = clock_.now();
  mail.body_hash = std::to_string(std::hash<std::string>{}(text)) + mail.message_id;
  for (const std::string& option : options) {
    const std::string value = trimmed(option.substr(std::min(option.size(), option.find(':') + 1)));
    if (begins(option, "objet"))
      mail.subject = value;
    else if (begins(option, "piece jointe"))
      mail.attachments.push_back({value, "application/pdf", 40000, false});
    else if (begins(option, "logo"))
      mail.attachments.push_back({value, "image/png", 900, true});
    else if (begins(option, "recu il y a"))
      mail.received_at =
          clock_.now() -
          expected(Result<Seconds>(*passing_time("+" + option.substr(folded("recu il y a").size() + 2))));
    else if (begins(option, "reponse automatique"))
      mail.automatic = AutomaticMail::auto_replied;
    else if (begins(option, "liste"))
      mail.automatic = AutomaticMail::mailing_list;
    else if (begins(option, "machine"))
      mail.automatic = AutomaticMail::auto_generated;
    else if (begins(option, "non authentifie"))
      mail.authentication = SenderAuthentication::failed;
    else if (begins(option, "tronque"))
      mail.truncated = true;
    else if (begins(option, "repondre a"))
      mail.reply_to = value;
    else if (begins(option, "deja repondu"))
      mail.answered_already = true;
    else if (begins(option, "sans identifiant"))
      mail.message_id.clear();
    else
      throw "« patient: » ne connaît pas « " + option + " »";
  }
  message_ids_.push_back(mail.message_id);
  last_sender_ = mail.answer_address();
  mailbox_.deliver(std::move(mail));
  work();
}

std::string Cabinet::command(const std::string& json) {
  std::string answer = agent::answer_command(*context_, json);
  const auto parsed = nlohmann::json::parse(answer);
  if (!parsed.value("ok", false)) throw parsed.value("error", answer);
  return answer;
}

std::string Cabinet::draft_id() const {
  const auto all = rows();
  const auto found = std::find_if(all.rbegin(), all.rend(), [](const OutboxRow& row) {
    return row.state == OutboxState::awaiting_approval;
  });
  if (found == all.rend()) throw std::string("aucun brouillon n’attend");
  return found->id.text();
}

void Cabinet::practitioner_does(const std::string& what) {
  using nlohmann::json;
  const auto words = split(single_spaced(what), ' ');
  if (begins(what, "approuve tout")) {
    command(json{{"command", "approve"}, {"all", true}}.dump());
  } else if (begins(what, "approuve")) {
    command(json{{"command", "approve"}, {"id", draft_id()}}.dump());
  } else if (begins(what, "refuse")) {
    command(json{{"command", "reject"}, {"id", draft_id()}}.dump());
  } else if (begins(what, "ecrit")) {
    const std::string id = draft_id();
    command(json{{"command", "edit"}, {"id", id}, {"text", quoted(what).value_or("")}, {"author", "anna"}}
                .dump());
    command(json{{"command", "approve"}, {"id", id}}.dump());
  } else if (begins(what, "retient")) {
    const auto all = rows();
    for (const OutboxRow& row : all)
      if (row.state == OutboxState::planned)
        command(json{{"command", "hold_back"}, {"id", row.id.text()}}.dump());
  } else if (begins(what, "ferme")) {
    const std::string wanted = quoted(what).value_or("");
    const auto tasks = open_tasks();
    const auto found = std::find_if(tasks.begin(), tasks.end(), [&](const Task& task) {
      return task.reason.find(wanted) != std::string::npos;
    });
    if (found == tasks.end()) throw "aucune tâche ne contient « " + wanted + " »";
    command(json{{"command", "close_task"}, {"id", found->id.text()}}.dump());
  } else if (begins(what, "repond")) {
    mailbox_.send_by_hand(last_sender_, message_ids_.at(message_ids_.size() - 1), "Re: Votre cabinet",
                          quoted(what).value_or(""));
  } else if (begins(what, "transfere")) {
    mailbox_.send_by_hand(words.back(), message_ids_.at(message_ids_.size() - 1), "Tr : Votre cabinet",
                          quoted(what).value_or(""));
  } else if (begins(what, "envoie le brouillon")) {
    mailbox_.send_draft(quoted(what).value_or(""));
  } else if (begins(what, "supprime le brouillon")) {
    mailbox_.delete_draft();
  } else if (begins(what, "enregistre le brouillon")) {
    mailbox_.save_draft(quoted(what).value_or(""));
  } else if (begins(what, "corrige")) {
    command(
        json{{"command", "edit"}, {"id", draft_id()}, {"text", quoted(what).value_or("")}, {"author", "anna"}}
            .dump());
  } else if (begins(what, "rend la main")) {
    command(json{{"command", "release"}, {"id", last_message().conversation.text()}}.dump());
  } else if (begins(what, "doute de l'horloge")) {
    change([&](Transaction& write) {
      return write.state.set(agent::state_name::clock_doubt_since, to_text(clock_.now()));
    });
  } else if (begins(what, "pause")) {
    command(json{{"command", "pause"}}.dump());
  } else if (begins(what, "reprend")) {
    command(json{{"command", "resume"}}.dump());
  } else if (begins(what, "cree la fiche")) {
    const Person person = name_and_address(what.substr(what.find("fiche") + 6));
    const auto space = person.name.find(' ');
    command(json{{"command", "add_patient"},
                 {"given_name", person.name.substr(0, space)},
                 {"family_name", person.name.substr(space + 1)},
                 {"email", person.address}}
                .dump());
    addresses_[person.name] = person.address;
  } else {
    throw "« praticien: » ne connaît pas « " + what + " »";
  }
  work();
}

std::vector<OutboxRow> Cabinet::rows() const {
  std::vector<OutboxRow> all;
  look([&](const ReadTransaction& read) -> Result<void> {
    for (int state = 0; state <= static_cast<int>(OutboxState::withdrawn); ++state) {
      PERMANENCE_TRY(found, read.outbox.in_state(static_cast<OutboxState>(state)));
      all.insert(all.end(), found.begin(), found.end());
    }
    return {};
  });
  std::sort(all.begin(), all.end(), [](const OutboxRow& a, const OutboxRow& b) { return a.id < b.id; });
  return all;
}

std::vector<Task> Cabinet::open_tasks() const {
  std::vector<Task> tasks;
  look([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(open, read.tasks.open());
    tasks = open;
    return {};
  });
  return tasks;
}

std::vector<Appointment> Cabinet::appointments_of(const std::string& patient) const {
  const Patient found = patient_named(patient);
  std::vector<Appointment> appointments;
  look([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(all, read.appointments.of_patient(found.id));
    appointments = all;
    return {};
  });
  return appointments;
}

std::vector<StoredMessage> Cabinet::messages() const {
  std::vector<StoredMessage> all;
  look([&](const ReadTransaction& read) -> Result<void> {
    for (const std::string& id : message_ids_) {
      PERMANENCE_TRY(message, read.messages.with_message_id(id));
      if (message) all.push_back(*message);
    }
    return {};
  });
  return all;
}

StoredMessage Cabinet::last_message() const {
  const auto all = messages();
  if (all.empty()) throw std::string("personne n’a encore écrit");
  return all.back();
}

std::string Cabinet::header_of(const OutboxRow& row) const {
  std::string header;
  look([&](const ReadTransaction& read) -> Result<void> {
    header = read.outbox.message_id_header(row);
    return {};
  });
  return header;
}

}  // namespace permanence::conversations
