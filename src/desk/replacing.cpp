#include "desk/replacing.h"

#include <algorithm>

namespace permanence::desk {
namespace {

const Offer* offer_of(const Case& of, const OutboxRow& row) {
  const auto& offers = of.situation.live_offers;
  const auto found =
      std::find_if(offers.begin(), offers.end(), [&](const Offer& offer) { return row.offer == offer.id; });
  return found == offers.end() ? nullptr : &*found;
}

// The appointments that a part changes, or offers to.
std::vector<AppointmentId> changed_by(const Part& part) {
  std::vector<AppointmentId> changed;
  for (const CancelAppointment& cancel : part.effects.cancel) changed.push_back(cancel.appointment);
  for (const MoveAppointment& move : part.effects.move) changed.push_back(move.appointment);
  if (part.offer && part.offer->replaces) changed.push_back(*part.offer->replaces);
  if (part.unsettles) changed.push_back(*part.unsettles);
  return changed;
}

bool is_about(const Case& of, const OutboxRow& row, AppointmentId appointment) {
  if (row.appointment == appointment) return true;
  const auto names = [&](const auto& effect) { return effect.appointment == appointment; };
  const AgendaEffects& effects = row.on_approval;
  if (std::any_of(effects.book.begin(), effects.book.end(), names) ||
      std::any_of(effects.cancel.begin(), effects.cancel.end(), names) ||
      std::any_of(effects.move.begin(), effects.move.end(), names))
    return true;
  const Offer* offer = offer_of(of, row);
  return offer != nullptr && offer->replaces == appointment;
}

bool asks_or_tells_only(MessageKind kind) {
  return kind == MessageKind::appointment_question || kind == MessageKind::appointment_information ||
         kind == MessageKind::appointment_late;
}

bool replaces(const Case& of, const Part& part, const OutboxRow& row) {
  const auto changed = changed_by(part);
  if (std::any_of(changed.begin(), changed.end(),
                  [&](AppointmentId appointment) { return is_about(of, row, appointment); }))
    return true;
  if (!part.kind) return false;
  if (part.answers && row.offer == part.answers) return true;
  if (asks_or_tells_only(*part.kind)) return row.kind == *part.kind;
  // One offer of a new appointment at a time.
  const bool books = part.book || (part.offer && !part.offer->replaces);
  const Offer* offered = row.kind == MessageKind::appointment_offer ? offer_of(of, row) : nullptr;
  return books && offered != nullptr && !offered->replaces;
}

}  // namespace

std::vector<OutboxId> rows_replaced_by(const Case& of, const std::vector<Part>& parts) {
  const auto patient = of.patient() == nullptr ? std::nullopt : std::optional(of.patient()->id);
  std::vector<OutboxId> rows;
  for (const OutboxRow& row : of.situation.live_rows) {
    if (!is_about_appointments(row.kind) || (row.patient && patient && row.patient != patient)) continue;
    // What is planned tells of something done already, unless it only offers or asks.
    const bool may_be_taken_back =
        row.state == OutboxState::awaiting_approval ||
        (row.state == OutboxState::planned &&
         (row.kind == MessageKind::appointment_offer || row.kind == MessageKind::appointment_question));
    if (may_be_taken_back &&
        std::any_of(parts.begin(), parts.end(), [&](const Part& part) { return replaces(of, part, row); }))
      rows.push_back(row.id);
  }
  return rows;
}

}  // namespace permanence::desk
