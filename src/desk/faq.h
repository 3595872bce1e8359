// Questions that the practice has answered beforehand, in its own words.
#pragma once

#include "desk/case.h"

namespace permanence::desk {

std::optional<MessageKind> faq_kind(language::Intent intent);
Part answer_question(const Case& of, language::Intent intent);

}  // namespace permanence::desk
