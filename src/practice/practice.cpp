#include "practice/practice.h"

#include <algorithm>

namespace permanence {
namespace {

template <class List>
auto named(const List& list, const std::string& wanted) -> decltype(list.data()) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& each) { return each.name == wanted; });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

const Practitioner* Practice::practitioner(const PractitionerName& wanted) const { return named(practitioners, wanted); }
const Place* Practice::place(const PlaceName& wanted) const { return named(places, wanted); }
const MailboxSettings* Practice::mailbox(const MailboxName& wanted) const { return named(mailboxes, wanted); }

const VisitType* Practice::visit_type(const VisitTypeName& wanted) const {
  const auto found = visit_types.find(wanted);
  return found == visit_types.end() ? nullptr : &found->second;
}

KindSettings Practice::settings_of(MessageKind kind) const {
  // Emergency numbers and alerts wait for nobody, whatever the file says.
  if (kind == MessageKind::emergency || kind == MessageKind::neutral_receipt || kind == MessageKind::alert)
    return {Level::automatic, Minutes(0)};
  const auto found = kinds.find(kind);
  return found == kinds.end() ? KindSettings{} : found->second;
}

const FaqAnswer* Practice::answer(MessageKind kind) const {
  const auto found = std::find_if(answers.begin(), answers.end(), [&](const auto& each) { return each.kind == kind; });
  return found == answers.end() ? nullptr : &*found;
}

}  // namespace permanence
