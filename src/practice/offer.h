// Slots offered to somebody, and what holds them. The hold starts when the offer leaves, not when it is drafted.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "base/time.h"
#include "practice/identifiers.h"

namespace permanence {

struct Slot {
  Interval time;
  PractitionerName practitioner;
  PlaceName place;
  VisitTypeName visit_type;
  bool taken_back = false;  // by the practitioner: it keeps its number in the offer and holds nothing
  bool operator==(const Slot&) const = default;
};

enum class OfferState { drafted, open, accepted, declined, expired, superseded, withdrawn };

struct Offer {
  OfferId id;
  ConversationId conversation;
  ContactId contact;
  std::optional<PatientId> patient;       // none: a stranger's, which holds nothing
  std::optional<AppointmentId> replaces;  // set when the offer is to move that appointment
  std::vector<Slot> slots;                // in the order they are numbered in the message, from 1
  bool holds = false;                     // slots are busy for everyone else while open
  OfferState state = OfferState::drafted;
  std::optional<Instant> opened_at;       // when it left
  Instant expires_at{};
  std::uint32_t revision = 0;
};

// Whether the person it left for can still take a slot of it: also after its end, until the last one has begun.
inline bool can_be_answered(const Offer& offer, Instant now) {
  if (offer.state != OfferState::open && offer.state != OfferState::expired) return false;
  return std::any_of(offer.slots.begin(), offer.slots.end(),
                     [&](const Slot& slot) { return now < slot.time.begin; });
}

}  // namespace permanence
