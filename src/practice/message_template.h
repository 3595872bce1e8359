// A template as it was read from a pack or the practice's own file; compose checks and fills it.
#pragma once

#include <string>

#include "practice/message_kind.h"
#include "practice/person.h"

namespace permanence {

struct MessageTemplate {
  MessageKind kind = MessageKind::handover;
  Channel channel = Channel::email;
  std::string tone;      // empty: for every tone
  std::string subject;   // Mustache; e-mail only
  std::string body;      // Mustache, plain text; paragraphs parted by an empty line
  std::string source;    // where it was read: "packs/kinesitherapeute/templates.toml:14"
};

}  // namespace permanence
