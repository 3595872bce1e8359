#include "agent/offer_at_hand.h"

#include <algorithm>
#include <map>

namespace permanence::agent {
namespace {

// By the patient it is for. A stranger's belongs to the one patient that they turned out to be.
Result<std::map<std::optional<PatientId>, Offer>> newest_by_patient(const ReadTransaction& read,
                                                                    const Premises& premises) {
  PERMANENCE_TRY(offers, read.offers.of_contact(premises.conversation.contact));
  for (const Patient& patient : premises.patients) {
    PERMANENCE_TRY(of_patient, read.offers.of_patient(patient.id));
    offers.insert(offers.end(), of_patient.begin(), of_patient.end());
  }
  std::map<std::optional<PatientId>, Offer> newest;
  for (const Offer& offer : offers) {
    if (!offer.opened_at) continue;
    const bool turned_out = !offer.patient && premises.patients.size() == 1;
    const auto whose = turned_out ? std::optional(premises.patients.front().id) : offer.patient;
    const auto [found, fresh] = newest.try_emplace(whose, offer);
    if (!fresh && *offer.opened_at > *found->second.opened_at) found->second = offer;
  }
  return newest;
}

Result<std::vector<OfferId>> referred_to(const ReadTransaction& read, const IncomingMessage& message) {
  std::vector<OfferId> offers;
  for (const std::string& reference : message.references) {
    PERMANENCE_TRY(row, read.outbox.with_message_id(reference));
    if (row && row->offer) offers.push_back(*row->offer);
  }
  return offers;
}

}  // namespace

Result<OfferAtHand> offer_at_hand(const ReadTransaction& read, const Premises& premises,
                                  const IncomingMessage* message, Instant now) {
  PERMANENCE_TRY(newest, newest_by_patient(read, premises));
  std::vector<Offer> open;
  for (const auto& [patient, offer] : newest)
    if (can_be_answered(offer, now)) open.push_back(offer);
  const auto keep_if = [&](auto wanted) {
    open.erase(std::remove_if(open.begin(), open.end(), [&](const Offer& offer) { return !wanted(offer); }),
               open.end());
  };
  if (message != nullptr && premises.patients.size() > 1) {
    const auto named = desk::patients_named(premises.patients,
                                            language::clean(message->text, message->channel).own, *message);
    if (named.size() == 1) keep_if([&](const Offer& offer) { return offer.patient == named.front()->id; });
  }
  if (message != nullptr && open.size() > 1) {
    PERMANENCE_TRY(referred, referred_to(read, *message));
    const auto is_referred_to = [&](const Offer& offer) {
      return std::find(referred.begin(), referred.end(), offer.id) != referred.end();
    };
    if (std::count_if(open.begin(), open.end(), is_referred_to) == 1) keep_if(is_referred_to);
  }
  if (open.size() == 1) return OfferAtHand{open.front()};
  return OfferAtHand{std::nullopt, open.size() > 1};
}

}  // namespace permanence::agent
