#include "cli/understand_command.h"

#include <cmath>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "language/reading.h"
#include "settings/catalogue_file.h"

namespace permanence::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr Minutes slot_length{30};

struct Message {
  std::string text;
  language::ReadingContext context;
  std::vector<LocalDateTime> slots;
};

std::string wrong(const char* key, const char* field = "") {
  return settings::french().sentence(key, {{"field", field}});
}

// What is wrong with a line, as the sentence that its `error` says; empty: nothing.
class MessageReader {
 public:
  MessageReader(const Json& line, const TimeZone& zone) : line_(line), zone_(zone) {}

  std::string read(Message& message) {
    if (!line_.is_object()) return wrong("error.line.not_an_object");
    if (!text("text", message.text, true)) return wrong("error.line.missing_text", "text");
    std::string channel = "email", received, appointment;
    if (!text("channel", channel, false) || (channel != "email" && channel != "sms"))
      return wrong("error.line.bad_channel");
    message.context.channel = channel == "sms" ? Channel::sms : Channel::email;
    if (!text("subject", message.context.subject, false)) return wrong("error.line.not_a_text", "subject");
    if (!text("specialty", message.context.specialty, false))
      return wrong("error.line.not_a_text", "specialty");
    const auto instant = text("received_at", received, true) ? parse_instant(received) : std::nullopt;
    if (!instant) return wrong("error.line.bad_instant", "received_at");
    message.context.received = zone_.to_local(*instant);
    if (!text("appointment", appointment, false)) return wrong("error.line.not_a_text", "appointment");
    if (!appointment.empty()) {
      message.context.appointment = parse_local_date_time(appointment);
      if (!message.context.appointment) return wrong("error.line.bad_local_moment", "appointment");
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
    if (!found->is_array()) return wrong("error.line.bad_slots");
    for (const auto& slot : *found) {
      const auto start =
          slot.is_string() ? parse_local_date_time(slot.get_ref<const std::string&>()) : std::nullopt;
      if (!start) return wrong("error.line.bad_slots");
      message.slots.push_back(*start);
    }
    return {};
  }

  const Json& line_;
  const TimeZone& zone_;
};

double rounded(double share) { return std::round(share * 1000) / 1000; }

Json scored(const std::vector<language::ScoredIntent>& intents) {
  Json all = Json::object();
  for (const auto& each : intents)
    all[std::string(language::name_of(each.intent))] = rounded(each.confidence);
  return all;
}

Json explained(const language::Reading& reading) {
  Json sentences = Json::array();
  for (const auto& sentence : reading.sentences) {
    Json evidence = Json::array();
    for (const auto& each : sentence.evidence)
      evidence.push_back({{"words", each.words}, {"rule", each.rule}});
    sentences.push_back({{"text", sentence.text},
                         {"intents", scored(sentence.intents)},
                         {"urgency", language::name_of(sentence.urgency)},
                         {"evidence", std::move(evidence)}});
  }
  Json times = Json::array();
  for (const auto& time : reading.times) times.push_back({{"words", time.words}, {"taken_as", language::name_of(time.role)}});
  constexpr double worth_telling = 0.01;
  Json likely = Json::object();
  for (std::size_t i = 0; i < language::intent_count; ++i)
    if (reading.likely[i] >= worth_telling)
      likely[std::string(language::name_of(static_cast<language::Intent>(i)))] = rounded(reading.likely[i]);
  return {{"sentences", std::move(sentences)},
          {"times", std::move(times)},
          {"likely", std::move(likely)},
          {"french", reading.french},
          {"wholly_administrative", reading.wholly_administrative}};
}

Json answer_to(const Json& line, const TimeZone& zone, const language::Classifier& classifier, bool explain) {
  Json answer;
  answer["id"] = line.is_object() && line.contains("id") ? line["id"] : Json(nullptr);
  Message message;
  if (auto problem = MessageReader(line, zone).read(message); !problem.empty()) {
    answer["error"] = std::move(problem);
    return answer;
  }
  const auto reading = language::read(message.text, message.context, classifier);
  answer["intents"] = Json::array();
  for (const auto& scored : reading.intents) answer["intents"].push_back(language::name_of(scored.intent));
  answer["confidence"] = rounded(reading.confidence);
  answer["urgency"] = language::name_of(reading.urgency);
  answer["fits"] = Json::array();
  for (const auto slot : message.slots) answer["fits"].push_back(reading.wishes.meets(slot, slot_length));
  if (explain) answer["explanation"] = explained(reading);
  return answer;
}

}  // namespace

int run_understand(std::istream& in, std::ostream& out, const TimeZone& zone,
                   const language::Classifier& classifier, bool explain) {
  int status = 0;
  std::string line;
  while (std::getline(in, line)) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const Json parsed = Json::parse(line, nullptr, false);
    Json answer;
    if (parsed.is_discarded())
      answer = {{"id", nullptr}, {"error", wrong("error.line.not_json")}};
    else
      answer = answer_to(parsed, zone, classifier, explain);
    if (answer.contains("error")) status = 1;
    out << answer.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  }
  return status;
}

}  // namespace permanence::cli
