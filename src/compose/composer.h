// Templates and facts -> a ComposedMessage. Nothing else makes one, but for a person's own hand, through here as well.
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

// What a template is filled with. Values come from the agenda and the settings, or from the file of a known person;
// never from a message. A value with a line break or a control character is refused.
struct Facts {
  std::map<std::string, std::string> values;
  std::map<std::string, bool> conditions;
  std::map<std::string, std::vector<std::map<std::string, std::string>>> lists;
};

struct TemplateProblem {
  std::string source;
  std::string text;      // catalogue key
  Error::Facts facts;
};

}  // namespace permanence::compose

namespace permanence {

class MessageComposer {
 public:
  // Checks every template (unknown names, broken tags, health words in clear) before anything is composed.
  // Later ones replace earlier ones of the same kind, channel and tone: packs replace the common set.
  static tl::expected<MessageComposer, std::vector<compose::TemplateProblem>> create(
      std::vector<MessageTemplate> templates);

  // The e-mail or SMS of that kind in that tone. E-mails end with the disclosure that a machine wrote them, how to reach
  // a person and the emergency line; their HTML part is made from the text.
  // invalid_input: no such template, or a fact that it needs is missing or malformed.
  Result<ComposedMessage> compose(const Practice& practice, MessageKind kind, Channel channel,
                                  const compose::Facts& facts) const;
  // The practitioner's approved answer to a question, as a whole message.
  Result<ComposedMessage> answer(const Practice& practice, const FaqAnswer& entry, Channel channel,
                                 const compose::Facts& facts) const;
  // What a person wrote, or edited: their own text, with who they are. Carries no disclosure.
  static Result<ComposedMessage> by_hand(std::string subject, std::string text, std::string author);

 private:
  explicit MessageComposer(std::vector<MessageTemplate> templates) : templates_(std::move(templates)) {}
  std::vector<MessageTemplate> templates_;
};

}  // namespace permanence
