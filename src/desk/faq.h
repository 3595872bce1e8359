// Questions that the practice has answered beforehand, in its own words.
#pragma once

#include "desk/case.h"

namespace permanence::desk {

std::optional<MessageKind> faq_kind(language::Intent intent);
// The answers to what else the message asks, as paragraphs beside a reply of that kind.
std::string answers_beside(const Case& of, MessageKind main);
Part answer_question(const Case& of, language::Intent intent);

}  // namespace permanence::desk
