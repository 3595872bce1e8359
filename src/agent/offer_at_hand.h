// Which offer a message may answer.
#pragma once

#include "agent/deciding.h"

namespace permanence::agent {

struct OfferAtHand {
  std::optional<Offer> offer;
  bool several = false;  // several people were made one, and nothing says which is meant
};

// The newest offer that left for each of the people whom the sender speaks for, where it can still be answered: an older
// one never speaks again. Of several, the one that the mail refers to, else that of the person it names. `message`: none
// where no message is at hand.
Result<OfferAtHand> offer_at_hand(const ReadTransaction& read, const Premises& premises,
                                  const IncomingMessage* message, Instant now);

}  // namespace permanence::agent
