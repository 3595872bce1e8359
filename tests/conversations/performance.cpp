#include "performance.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "settings/kind_names.h"

namespace permanence::conversations {
namespace {

// For comparing: no-break spaces and typographic apostrophes as a keyboard gives them.
std::string typed(std::string text) {
  for (const auto& [from, to] :
       {std::pair<std::string, std::string>{"\u00A0", " "}, {"\u202F", " "}, {"’", "'"}})
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  return text;
}

std::string indented(const std::string& text) {
  std::string out;
  for (const std::string& line : split(text, '\n')) out += "\n      | " + line;
  return out;
}

std::string name_of_state(OutboxState state) {
  switch (state) {
    case OutboxState::planned:
      return "prévu";
    case OutboxState::awaiting_approval:
      return "brouillon";
    case OutboxState::claimed:
    case OutboxState::handed:
      return "en train de partir";
    case OutboxState::sent:
      return "envoyé";
    case OutboxState::failed:
      return "échoué";
    case OutboxState::expired:
      return "périmé";
    case OutboxState::uncertain:
      return "incertain";
    case OutboxState::withdrawn:
      return "retiré";
  }
  return "";
}

std::string name_of_task(TaskKind kind) {
  switch (kind) {
    case TaskKind::read_message:
      return "lire";
    case TaskKind::clinical:
      return "santé";
    case TaskKind::emergency:
      return "urgence";
    case TaskKind::violence:
      return "violence";
    case TaskKind::wrong_person:
      return "mauvaise personne";
    case TaskKind::identify:
      return "identifier";
    case TaskKind::call:
      return "appeler";
    case TaskKind::uncertain_send:
      return "envoi incertain";
    case TaskKind::failed_send:
      return "envoi échoué";
    case TaskKind::calendar_conflict:
      return "agenda";
    case TaskKind::system:
      return "système";
  }
  return "";
}

std::string name_of_appointment(const Appointment& appointment) {
  if (appointment.change_request == ChangeRequest::cancel) return "annulation demandée";
  if (appointment.change_request == ChangeRequest::move) return "déplacement demandé";
  switch (appointment.state) {
    case AppointmentState::pending:
      return "en attente";
    case AppointmentState::booked:
      return "réservé";
    case AppointmentState::confirmed:
      return "confirmé";
    case AppointmentState::cancelled:
      return "annulé";
    default:
      return "passé";
  }
}

std::string name_of_message(const StoredMessage& message) {
  switch (message.state) {
    case MessageState::stored:
      return "reçu";
    case MessageState::handled:
      return "traité";
    case MessageState::waiting:
      return "en attente";
    case MessageState::left:
      return "laissé";
  }
  return "";
}

bool same_word(const std::string& said, const std::string& name) {  // "envoyée" is "envoyé"
  const std::string a = folded(said), b = folded(name);
  return a == b || a == b + "e";
}

class Performance {
 public:
  explicit Performance(const Script& script) : script_(script) {}

  std::optional<Difference> play() {
    int number = 0;
    try {
      for (const Line& line : script_.lines) {
        number = line.number;
        perform(line);
      }
      expect_nothing_untold();
      expect_each_sent_once();
    } catch (const std::string& what) {
      return Difference{number, what};
    }
    return std::nullopt;
  }

 private:
  void perform(const Line& line) {
    const std::string& keyword = line.keyword;
    if (keyword == "cabinet") return open(line);
    if (!cabinet_) throw std::string("un script commence par « cabinet: »");
    if (keyword == "agent") return expect_message(line);
    if (keyword == "task") return expect_task(line);
    if (keyword == "alert") return expect_alert(line);
    if (keyword == "agenda") return expect_agenda(line);
    if (keyword == "message") return expect_state(line);
    if (keyword == "messages") return expect_states(line);
    expect_nothing_untold();
    if (keyword == "nothing") return;
    const auto parts = parted(line.text);
    if (keyword == "clock") return set_clock(line.text);
    if (keyword == "fiche") return cabinet_->add_file(parts);
    if (keyword == "rendez-vous")
      return cabinet_->add_appointment(parts.at(0), moment_of(parts.at(1), cabinet_->year()),
                                       {parts.begin() + 2, parts.end()});
    if (keyword == "patient") return cabinet_->deliver(line.argument, line.options, line.text);
    if (keyword == "praticien") return cabinet_->practitioner_does(line.text);
    throw "« " + keyword + ": » n’est pas une ligne de script";
  }

  void open(const Line& line) {
    if (cabinet_) throw std::string("« cabinet: » n’est écrit qu’une fois");
    cabinet_ = std::make_unique<Cabinet>(parted(line.text));
  }

  void set_clock(const std::string& text) {
    if (const auto passing = passing_time(text)) return cabinet_->advance(*passing);
    cabinet_->set_clock(cabinet_->instant(moment_of(text, cabinet_->year())));
  }

  // What happened and that no line has told yet: each message once in each state that a script can see it in.
  bool is_told(const OutboxRow& row) const {
    const auto found = told_.find(row.id);
    return found != told_.end() && found->second == row.state;
  }
  std::vector<OutboxRow> untold_messages() const {
    std::vector<OutboxRow> untold;
    for (const OutboxRow& row : cabinet_->rows())
      if (row.kind != MessageKind::alert && !is_told(row)) untold.push_back(row);
    return untold;
  }
  std::vector<OutboxRow> untold_alerts() const {
    std::vector<OutboxRow> untold;
    for (const OutboxRow& row : cabinet_->rows())
      if (row.kind == MessageKind::alert && !is_told(row)) untold.push_back(row);
    return untold;
  }
  std::vector<Task> untold_tasks() const {
    std::vector<Task> untold;
    for (const Task& task : cabinet_->open_tasks())
      if (told_tasks_.count(task.id) == 0) untold.push_back(task);
    return untold;
  }

  std::string words_of(const OutboxRow& row) const {
    return std::string(settings::french_name_of(row.kind)) + ", " + name_of_state(row.state) + " (à " +
           row.to.value + ")" + indented(row.message.subject() + "\n" + row.message.text());
  }

  std::string everything_untold() const {
    std::string list;
    for (const OutboxRow& row : untold_messages()) list += "\n    agent: " + words_of(row);
    for (const OutboxRow& row : untold_alerts()) list += "\n    alert: " + words_of(row);
    for (const Task& task : untold_tasks())
      list += "\n    task: " + name_of_task(task.kind) + ", " + task.reason;
    return list;
  }

  void expect_nothing_untold() const {
    const std::string list = everything_untold();
    if (!list.empty()) throw "le script ne dit pas ce qui s’est passé avant cette ligne :" + list;
  }

  std::string instead() const {
    const std::string list = everything_untold();
    std::string reading;
    try {
      reading = "\n    compris : " + cabinet_->last_message().reading;
    } catch (const std::string&) {
    }
    return (list.empty() ? "\n    mais rien ne s’est passé" : "\n    mais :" + list) + reading;
  }

  // Whether text contains what "contient" asks and nothing that "sans" forbids; other wishes are told apart.
  void expect_words(const std::string& text, const std::vector<std::string>& wishes, std::size_t from) const {
    for (std::size_t i = from; i < wishes.size(); ++i) {
      const std::string wish = folded(wishes[i]);
      const auto words = quoted(wishes[i]);
      if (!words) throw "« " + wishes[i] + " » : écrivez contient \"…\" ou sans \"…\"";
      const bool found = typed(text).find(typed(*words)) != std::string::npos;
      if (wish.starts_with("contient") && !found)
        throw "« " + *words + " » ne s’y trouve pas :" + indented(text);
      if (wish.starts_with("sans") && found) throw "« " + *words + " » s’y trouve :" + indented(text);
      if (!wish.starts_with("contient") && !wish.starts_with("sans"))
        throw "« " + wishes[i] + " » : écrivez contient \"…\" ou sans \"…\"";
    }
  }

  void expect_message(const Line& line) {
    const auto wishes = parted(line.text);
    if (wishes.size() < 2)
      throw std::string("« agent: » dit ce qui est écrit, puis s’il est envoyé, prévu, brouillon ou retiré");
    const auto kind = settings::kind_named(wishes[0]);
    if (!kind) throw "« " + wishes[0] + " » n’est pas une sorte de message";
    for (const OutboxRow& row : untold_messages()) {
      if (row.kind != *kind || !same_word(wishes[1], name_of_state(row.state))) continue;
      told_[row.id] = row.state;
      std::size_t from = 2;
      if (from < wishes.size() && folded(wishes[from]).starts_with("a ")) {
        const std::string to = trimmed(wishes[from].substr(wishes[from].find(' ')));
        if (row.to.value != to) throw "écrit à " + row.to.value + " et non à " + to;
        ++from;
      }
      return expect_words(row.message.subject() + "\n" + row.message.text(), wishes, from);
    }
    throw "on attendait « " + wishes[0] + ", " + wishes[1] + " »" + instead();
  }

  void expect_alert(const Line& line) {
    const auto untold = untold_alerts();
    if (untold.empty()) throw "on attendait une alerte" + instead();
    told_[untold.front().id] = untold.front().state;
    if (untold.front().state != OutboxState::sent) throw "l’alerte n’est pas partie" + instead();
    expect_words(untold.front().message.text(), parted(line.text), 0);
  }

  void expect_task(const Line& line) {
    const auto wishes = parted(line.text);
    if (wishes.empty()) throw std::string("« task: » dit de quel genre elle est");
    for (const Task& task : untold_tasks()) {
      if (!same_word(wishes[0], name_of_task(task.kind))) continue;
      try {
        expect_words(task.reason, wishes, 1);
      } catch (const std::string&) {
        continue;
      }
      told_tasks_.insert(task.id);
      return;
    }
    throw "on attendait la tâche « " + line.text + " »" + instead();
  }

  void expect_agenda(const Line& line) const {
    const auto wishes = parted(line.text);
    if (wishes.size() < 2) throw std::string("« agenda: » dit qui, quand, et dans quel état");
    const auto appointments = cabinet_->appointments_of(wishes[0]);
    std::string list;
    for (const Appointment& each : appointments)
      list += "\n    " + to_text(cabinet_->local(each.time.begin)) + ", " + each.practitioner + ", " +
              name_of_appointment(each);
    if (folded(wishes[1]) == "rien") {
      for (const Appointment& each : appointments)
        if (occupies(each.state) && each.time.end > cabinet_->now()) throw "l’agenda n’est pas vide :" + list;
      return;
    }
    const LocalDateTime start = moment_of(wishes[1], cabinet_->year());
    const std::string state = wishes.size() > 2 ? wishes[2] : "réservé";
    for (const Appointment& each : appointments)
      if (cabinet_->local(each.time.begin) == start && same_word(state, name_of_appointment(each))) return;
    throw "on attendait « " + line.text +
        " » dans l’agenda ; il s’y trouve :" + (list.empty() ? " rien" : list);
  }

  void expect_state(const Line& line) const {
    const StoredMessage message = cabinet_->last_message();
    const auto wishes = parted(line.text);
    if (wishes.empty() || !same_word(wishes[0], name_of_message(message)))
      throw "le message est « " + name_of_message(message) + " »" + instead();
    if (wishes.size() > 1 && message.left_reason != wishes[1])
      throw "laissé pour « " + message.left_reason + " »";
  }

  // What became of each message, in the order in which they came.
  void expect_states(const Line& line) const {
    const auto wishes = parted(line.text);
    std::vector<std::string> names;
    for (const StoredMessage& message : cabinet_->messages()) names.push_back(name_of_message(message));
    if (!std::equal(wishes.begin(), wishes.end(), names.begin(), names.end(), same_word))
      throw "les messages sont : " + joined(names, ", ");
  }

  // Counted from what left, not from our tables.
  void expect_each_sent_once() const {
    if (!cabinet_) return;
    for (const OutboxRow& row : cabinet_->rows()) {
      const std::string header = cabinet_->header_of(row);
      const auto& sent = cabinet_->sender().sent;
      const auto& by_hand = cabinet_->mailbox().sent_drafts();
      const auto times = std::count(by_hand.begin(), by_hand.end(), header) +
                         std::count_if(sent.begin(), sent.end(), [&](const MemorySender::Sent& each) {
                           return each.raw.starts_with(header + "\n");
                         });
      if (times != (row.state == OutboxState::sent ? 1 : 0))
        throw "parti " + std::to_string(times) + " fois : " + words_of(row);
    }
  }

  const Script& script_;
  std::unique_ptr<Cabinet> cabinet_;
  std::map<OutboxId, OutboxState> told_;
  std::set<TaskId> told_tasks_;
};

}  // namespace

std::optional<Difference> play(const Script& script) { return Performance(script).play(); }

}  // namespace permanence::conversations
