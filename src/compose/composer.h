// Templates and facts -> a ComposedMessage. Nothing else makes one, but for a person's own hand, through here
// as well.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "practice/message_template.h"
#include "practice/outbox.h"
#include "practice/practice.h"

namespace permanence::compose {

// What a template is filled with. Values come from the agenda and the settings, or from the file of a known
// person; never from a message. A value with a line break or a control character is refused.
struct Facts {
  std::map<std::string, std::string> values;
  std::map<std::string, bool> conditions;
  std::map<std::string, std::vector<std::map<std::string, std::string>>> lists;
};

struct TemplateProblem {
  std::string source;
  std::string text;  // catalogue key
  Error::Facts facts;
  bool warning = false;  // the template can be used all the same
};

}  // namespace permanence::compose

namespace permanence {

class MessageComposer {
 public:
  // Checks every template (unknown names, broken tags, health words in clear) before anything is composed.
  // Later ones replace earlier ones of the same kind, channel and tone, and one that is for every tone
  // replaces all tones: packs replace the common set. `health_words`: the packs' own, besides the general
  // ones.
  static tl::expected<MessageComposer, std::vector<compose::TemplateProblem>> create(
      std::vector<MessageTemplate> templates, const std::vector<std::string>& health_words = {});
  // What can be used all the same: SMS that take more than one part with ordinary names and places. Measured here, by
  // filling each: for `check`, not for the start.
  std::vector<compose::TemplateProblem> warnings() const;

  // The e-mail or SMS of that kind in that tone. E-mails end with the disclosure that a machine wrote them,
  // how to reach a person and the emergency line; their HTML part is made from the text. invalid_input: no
  // such template, or a fact that it needs is missing or malformed.
  Result<ComposedMessage> compose(const Practice& practice, MessageKind kind, Channel channel,
                                  const compose::Facts& facts) const;
  // The practitioner's approved answer to a question, as a whole message. Refused if it reassures (see
  // check_answers).
  Result<ComposedMessage> answer(const Practice& practice, const FaqAnswer& entry, Channel channel,
                                 const compose::Facts& facts) const;
  // What is wrong with approved answers: reassurance is refused, a word about health is a warning, for the
  // practitioner may say in general that a prescription is needed.
  static std::vector<compose::TemplateProblem> check_answers(
      const std::vector<FaqAnswer>& answers, const std::vector<std::string>& health_words = {});
  // What a person wrote, or edited: their own text, with who they are. Carries no disclosure.
  static Result<ComposedMessage> by_hand(std::string subject, std::string text, std::string author);

 private:
  MessageComposer() = default;
  const MessageTemplate* find(TemplatePart part, MessageKind kind, Channel channel,
                              const std::string& tone) const;
  Result<ComposedMessage> fill(const Practice& practice, MessageKind kind, Channel channel,
                               const compose::Facts& facts, Provenance provenance) const;
  std::vector<MessageTemplate> templates_;  // checked, and ready for the renderer
};

}  // namespace permanence
