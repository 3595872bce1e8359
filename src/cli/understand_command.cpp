#include "cli/understand_command.h"

#include <cmath>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "language/reading.h"

namespace permanence::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr Minutes slot_length{30};

struct Message {
  std::string text;
  language::ReadingContext context;
  std::vector<LocalDateTime> slots;
};

// What is wrong with a line, as the sentence that its `error` says; empty: nothing.
class MessageReader {
 public:
  MessageReader(const Json& line, const TimeZone& zone) : line_(line), zone_(zone) {}

  std::string read(Message& message) {
    if (!line_.is_object()) return "La ligne doit être un objet JSON.";
    if (!text("text", message.text, true)) return "Le champ « text » manque ou n’est pas un texte.";
    std::string channel = "email", received, appointment;
    if (!text("channel", channel, false) || (channel != "email" && channel != "sms"))
      return "Le champ « channel » doit être « email » ou « sms ».";
    message.context.channel = channel == "sms" ? Channel::sms : Channel::email;
    if (!text("subject", message.context.subject, false)) return "Le champ « subject » n’est pas un texte.";
    if (!text("specialty", message.context.specialty, false))
      return "Le champ « specialty » n’est pas un texte.";
    const auto instant = text("received_at", received, true) ? parse_instant(received) : std::nullopt;
    if (!instant)
      return "Le champ « received_at » doit être un instant RFC 3339, comme 2026-03-03T09:30:00+01:00.";
    message.context.received = zone_.to_local(*instant);
    if (!text("appointment", appointment, false)) return "Le champ « appointment » n’est pas un texte.";
    if (!appointment.empty()) {
      message.context.appointment = parse_local_date_time(appointment);
      if (!message.context.appointment)
        return "Le champ « appointment » doit être une date et une heure locales, comme 2026-03-03T09:30.";
    }
    return slots(message);
  }

 private:
  // False where the field is there and no text, or is missed. Invalid UTF-8 is repaired, so that what follows may rely on it.
  bool text(const char* name, std::string& value, bool required) const {
    const auto found = line_.find(name);
    if (found == line_.end() || found->is_null()) return !required;
    if (!found->is_string()) return false;
    value = repaired(found->get_ref<const std::string&>());
    return true;
  }

  std::string slots(Message& message) const {
    const auto found = line_.find("slots");
    if (found == line_.end() || found->is_null()) return {};
    const std::string wrong =
        "Le champ « slots » doit être une liste de dates et heures locales, comme 2026-03-03T09:30.";
    if (!found->is_array()) return wrong;
    for (const auto& slot : *found) {
      const auto start =
          slot.is_string() ? parse_local_date_time(slot.get_ref<const std::string&>()) : std::nullopt;
      if (!start) return wrong;
      message.slots.push_back(*start);
    }
    return {};
  }

  const Json& line_;
  const TimeZone& zone_;
};

Json answer_to(const Json& line, const TimeZone& zone) {
  Json answer;
  answer["id"] = line.is_object() && line.contains("id") ? line["id"] : Json(nullptr);
  Message message;
  if (auto wrong = MessageReader(line, zone).read(message); !wrong.empty()) {
    answer["error"] = std::move(wrong);
    return answer;
  }
  const auto reading = language::read(message.text, message.context);
  answer["intents"] = Json::array();
  for (const auto& scored : reading.intents) answer["intents"].push_back(language::name_of(scored.intent));
  answer["confidence"] = std::round(reading.confidence * 1000) / 1000;
  answer["urgency"] = language::name_of(reading.urgency);
  answer["fits"] = Json::array();
  for (const auto slot : message.slots) answer["fits"].push_back(reading.wishes.fits(slot, slot_length));
  return answer;
}

}  // namespace

int run_understand(std::istream& in, std::ostream& out, const TimeZone& zone) {
  int status = 0;
  std::string line;
  while (std::getline(in, line)) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const Json parsed = Json::parse(line, nullptr, false);
    Json answer;
    if (parsed.is_discarded())
      answer = {{"id", nullptr}, {"error", "La ligne n’est pas du JSON."}};
    else
      answer = answer_to(parsed, zone);
    if (answer.contains("error")) status = 1;
    out << answer.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  }
  return status;
}

}  // namespace permanence::cli
