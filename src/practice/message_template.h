// A template as it was read from a pack or the practice's own file; compose checks and fills it.
#pragma once

#include <string>

#include "practice/message_kind.h"
#include "practice/person.h"

namespace permanence {

// A message, or what stands below every one of its channel (who wrote it, how to reach a person, emergency numbers).
enum class TemplatePart { message, footer };

struct MessageTemplate {
  MessageKind kind = MessageKind::handover;
  Channel channel = Channel::email;
  std::string tone;      // empty: for every tone
  std::string subject;   // Mustache; e-mail only
  std::string body;      // Mustache, plain text; paragraphs parted by an empty line
  std::string source;    // where it was read: "packs/kinesitherapeute/templates.toml:14"
  TemplatePart part = TemplatePart::message;  // footer: `kind` and `subject` mean nothing
};

}  // namespace permanence
