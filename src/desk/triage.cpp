#include <algorithm>

#include "base/text.h"
#include "desk/decide.h"

namespace permanence::desk {
namespace {

// "anna@labo.example" names one address; "@labo.example" a domain with everything under it.
bool is_covered(const std::string& address, const std::string& rule) {
  if (rule.empty()) return false;
  if (rule.front() != '@') return address == rule;
  const std::string domain = address.substr(std::min(address.size(), address.rfind('@')));
  return domain == rule || domain.ends_with("." + rule.substr(1));
}

bool is_ours(const std::string& address, const Practice& practice) {
  return std::any_of(
      practice.mailboxes.begin(), practice.mailboxes.end(),
      [&](const MailboxSettings& mailbox) { return ascii_lowered(mailbox.address) == address; });
}

}  // namespace

std::optional<LeaveAlone> triage(const IncomingMessage& message, const Practice& practice) {
  const std::string from = ascii_lowered(message.from_address);
  const std::string answer_to = ascii_lowered(message.answer_address());
  // The practitioner's word goes before what the headers say.
  for (const std::string& rule : practice.never_touch)
    if (is_covered(from, ascii_lowered(rule)) || is_covered(answer_to, ascii_lowered(rule)))
      return LeaveAlone{"left.never_touch", false};
  if (message.channel == Channel::email && (is_ours(from, practice) || is_ours(answer_to, practice)))
    return LeaveAlone{"left.own", false};
  switch (message.automatic) {
    case AutomaticMail::no:
      break;
    case AutomaticMail::auto_replied:
      return LeaveAlone{"left.automatic_reply", true};
    case AutomaticMail::auto_generated:
      return LeaveAlone{"left.automatic", true};
    case AutomaticMail::bounce:
      return LeaveAlone{"left.bounce", false};
    case AutomaticMail::mailing_list:
      return LeaveAlone{"left.list", true};
    case AutomaticMail::our_own:
      return LeaveAlone{"left.own", false};
  }
  if (answer_to.empty()) return LeaveAlone{"left.no_sender", false};
  return std::nullopt;
}

}  // namespace permanence::desk
