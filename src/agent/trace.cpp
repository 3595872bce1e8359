#include "agent/trace.h"

#include <nlohmann/json.hpp>

namespace permanence::agent {

using nlohmann::json;

std::string trace_of(const language::Reading& reading, const desk::Decision& decision) {
  json intents = json::array();
  for (const auto& scored : reading.intents)
    intents.push_back({{"intent", language::name_of(scored.intent)}, {"confidence", scored.confidence}});
  json evidence = json::array();
  for (const auto& sentence : reading.sentences)
    for (const auto& each : sentence.evidence) evidence.push_back({{"words", each.words}, {"rule", each.rule}});
  const json trace = {{"intents", std::move(intents)},
                      {"confidence", reading.confidence},
                      {"urgency", language::name_of(reading.urgency)},
                      {"wholly_administrative", reading.wholly_administrative},
                      {"evidence", std::move(evidence)},
                      {"reason", decision.reason}};
  // Words of a patient may be cut anywhere: what isn't UTF-8 is replaced, never thrown over.
  return trace.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace permanence::agent
