// Appointments and offers: nothing is booked over another.
#pragma once

#include <iostream>
#include <random>

#include "store_contract/fixture.h"
#include "store_contract/message_contract.h"

namespace permanence::store_contract {

TEST_P(StoreContract, KeepsEveryFieldOfAnAppointment) {
  Appointment row = appointment("2026-03-10T09:00:00Z");
  row.buffer_before = Minutes(5);
  row.buffer_after = Minutes(10);
  row.capacity = 4;
  ASSERT_TRUE(save(row));
  EXPECT_EQ(row.revision, 1U);
  const auto back = [&] {
    return found([&](const ReadTransaction& t) { return t.appointments.find(row.id); });
  };
  EXPECT_EQ(shown(back()), shown(std::optional(row)));

  row.state = AppointmentState::cancelled;
  row.change_request = ChangeRequest::move;
  row.cancelled_by = Actor::calendar;
  row.confirmed_at = now;
  row.announced_version = 2;
  row.overlap_accepted = true;
  ASSERT_TRUE(save(row));
  EXPECT_EQ(shown(back()), shown(std::optional(row)));
}

TEST_P(StoreContract, RefusesAnAppointmentThatWasChangedMeanwhile) {
  Appointment row = appointment("2026-03-10T09:00:00Z");
  ASSERT_TRUE(save(row));
  Appointment seen_earlier = row;
  row.state = AppointmentState::confirmed;
  ASSERT_TRUE(save(row));
  expect_stale([&](Transaction& t) { return t.appointments.save(seen_earlier, now); });
}

TEST_P(StoreContract, RefusesHalfAnHourInsideAnHour) {
  ASSERT_TRUE(books(appointment("2026-03-10T09:00:00Z", Minutes(60))));
  EXPECT_TRUE(refuses(appointment("2026-03-10T09:15:00Z", Minutes(30))));
  EXPECT_TRUE(refuses(appointment("2026-03-10T08:45:00Z", Minutes(90))))
      << "nor an hour and a half around it";
  EXPECT_TRUE(refuses(appointment("2026-03-10T09:59:00Z", Minutes(30))));
}

TEST_P(StoreContract, LetsAppointmentsTouch) {
  ASSERT_TRUE(books(appointment("2026-03-10T09:00:00Z")));
  EXPECT_TRUE(books(appointment("2026-03-10T09:30:00Z")));
  EXPECT_TRUE(books(appointment("2026-03-10T08:30:00Z")));
}

TEST_P(StoreContract, CountsTheBuffersOfBoth) {
  Appointment buffered = appointment("2026-03-10T09:00:00Z");
  buffered.buffer_before = Minutes(10);
  buffered.buffer_after = Minutes(15);
  ASSERT_TRUE(books(buffered));
  EXPECT_TRUE(refuses(appointment("2026-03-10T09:30:00Z")));
  EXPECT_TRUE(refuses(appointment("2026-03-10T08:30:00Z")));
  EXPECT_TRUE(books(appointment("2026-03-10T09:45:00Z")));
  Appointment before = appointment("2026-03-10T08:15:00Z");
  before.buffer_after = Minutes(6);
  EXPECT_TRUE(refuses(before));
  before.buffer_after = Minutes(5);
  EXPECT_TRUE(books(before));
}

TEST_P(StoreContract, RefusesTheSecondOfTwoPendingRequests) {
  Appointment first = appointment("2026-03-10T09:00:00Z");
  Appointment second = appointment("2026-03-10T09:00:00Z");
  first.state = second.state = AppointmentState::pending;
  ASSERT_TRUE(save(first));
  EXPECT_TRUE(refuses(second));
  first.state = AppointmentState::booked;
  EXPECT_TRUE(save(first)) << "the first still becomes booked";
}

TEST_P(StoreContract, FreesTheTimeOfWhatIsCancelledOrMissed) {
  Appointment first = appointment("2026-03-10T09:00:00Z");
  ASSERT_TRUE(save(first));
  first.state = AppointmentState::cancelled;
  ASSERT_TRUE(save(first));
  Appointment second = appointment("2026-03-10T09:00:00Z");
  ASSERT_TRUE(save(second));

  first.state = AppointmentState::booked;
  EXPECT_TRUE(refuses(first)) << "what was cancelled doesn't come back over another";
  second.state = AppointmentState::missed;
  ASSERT_TRUE(save(second));
  EXPECT_TRUE(books(first));
}

TEST_P(StoreContract, RefusesToMoveOverAnother) {
  ASSERT_TRUE(books(appointment("2026-03-10T09:00:00Z")));
  Appointment moved = appointment("2026-03-10T11:00:00Z");
  ASSERT_TRUE(save(moved));
  moved.time = between("2026-03-10T09:15:00Z", "2026-03-10T09:45:00Z");
  EXPECT_TRUE(refuses(moved));
  moved.time = between("2026-03-10T11:15:00Z", "2026-03-10T11:45:00Z");
  EXPECT_TRUE(books(moved)) << "its own former time doesn't stand in its way";
}

TEST_P(StoreContract, LetsTwoPractitionersWorkSideBySideButNotOnOnePatient) {
  const Appointment at_annas = appointment("2026-03-10T09:00:00Z");
  ASSERT_TRUE(books(at_annas));
  Appointment at_bruno = appointment("2026-03-10T09:00:00Z");
  at_bruno.practitioner = "bruno";
  EXPECT_TRUE(books(at_bruno));
  Appointment same_patient = appointment("2026-03-10T09:15:00Z");
  same_patient.practitioner = "chloe";
  same_patient.patient = at_annas.patient;
  EXPECT_TRUE(refuses(same_patient));
  same_patient.time = between("2026-03-10T09:30:00Z", "2026-03-10T10:00:00Z");
  EXPECT_TRUE(books(same_patient));
}

TEST_P(StoreContract, FillsAGroupUpToItsCapacity) {
  const auto place = [&](const char* begin) {
    Appointment row = appointment(begin);
    row.visit_type = "atelier";
    row.capacity = 3;
    return row;
  };
  const Appointment first = place("2026-03-10T09:00:00Z");
  ASSERT_TRUE(books(first));
  EXPECT_TRUE(books(place("2026-03-10T09:00:00Z")));
  EXPECT_TRUE(refuses(place("2026-03-10T09:15:00Z"))) << "only at the same time";
  Appointment single = appointment("2026-03-10T09:00:00Z");
  EXPECT_TRUE(refuses(single));
  Appointment other_group = place("2026-03-10T09:00:00Z");
  other_group.visit_type = "ecole_du_dos";
  EXPECT_TRUE(refuses(other_group));
  Appointment twice = place("2026-03-10T09:00:00Z");
  twice.patient = first.patient;
  EXPECT_TRUE(refuses(twice)) << "one patient takes one place";
  EXPECT_TRUE(books(place("2026-03-10T09:00:00Z")));
  EXPECT_TRUE(refuses(place("2026-03-10T09:00:00Z"))) << "the group is full";
}

TEST_P(StoreContract, LetsThePractitionerAcceptAnOverlap) {
  Appointment first = appointment("2026-03-10T09:00:00Z");
  ASSERT_TRUE(save(first));
  Appointment squeezed_in = appointment("2026-03-10T09:15:00Z");
  squeezed_in.overlap_accepted = true;
  ASSERT_TRUE(save(squeezed_in));
  first.state = AppointmentState::confirmed;
  EXPECT_TRUE(save(first)) << "what stood there before can still be confirmed";
  EXPECT_TRUE(refuses(appointment("2026-03-10T09:30:00Z"))) << "what was squeezed in occupies its time";
}

TEST_P(StoreContract, HoldsWhatAnOpenOfferOffers) {
  const Contact contact = saved_contact();
  Offer offer = saved_offer(contact, {slot("2026-03-10T09:00:00Z", "2026-03-10T09:30:00Z"),
                                      slot("2026-03-11T09:00:00Z", "2026-03-11T09:30:00Z")});
  EXPECT_TRUE(refuses(appointment("2026-03-10T09:15:00Z")));
  EXPECT_TRUE(refuses(appointment("2026-03-11T08:45:00Z")));
  Appointment with_buffer = appointment("2026-03-10T09:30:00Z");
  with_buffer.buffer_before = Minutes(5);
  EXPECT_TRUE(refuses(with_buffer));
  EXPECT_TRUE(refuses(appointment("2026-03-10T09:00:00Z"), id<OfferId>())) << "accepting another offer";
  Appointment elsewhere = appointment("2026-03-10T09:00:00Z");
  elsewhere.practitioner = "bruno";
  EXPECT_TRUE(books(elsewhere));

  Appointment accepted = appointment("2026-03-10T09:00:00Z");
  accepted.patient = *offer.patient;
  EXPECT_TRUE(books(accepted, offer.id));

  now = offer.expires_at - Seconds(1);
  EXPECT_TRUE(refuses(appointment("2026-03-11T09:00:00Z")));
  now = offer.expires_at;
  EXPECT_TRUE(books(appointment("2026-03-11T09:00:00Z"))) << "an offer that has expired holds nothing";
}

TEST_P(StoreContract, HoldsNothingForAnOfferThatIsDraftedClosedOrAStrangers) {
  const Contact contact = saved_contact();
  Offer offer = saved_offer(contact, {slot("2026-03-10T09:00:00Z", "2026-03-10T09:30:00Z")});
  for (const OfferState state : {OfferState::drafted, OfferState::declined, OfferState::superseded,
                                 OfferState::withdrawn, OfferState::accepted, OfferState::expired}) {
    offer.state = state;
    write([&](Transaction& t) { return t.offers.save(offer); });
    Appointment row = appointment("2026-03-10T09:00:00Z");
    EXPECT_TRUE(save(row)) << "offer state " << static_cast<int>(state);
    row.state = AppointmentState::cancelled;
    ASSERT_TRUE(save(row));
  }
  offer.state = OfferState::open;
  offer.holds = false;
  write([&](Transaction& t) { return t.offers.save(offer); });
  EXPECT_TRUE(books(appointment("2026-03-10T09:00:00Z")));
}

TEST_P(StoreContract, HoldsNothingAgainstThePatientWhomTheOfferIsFor) {
  const Offer offer = saved_offer(saved_contact(), {slot("2026-03-10T09:00:00Z", "2026-03-10T09:30:00Z")});
  Appointment row = appointment("2026-03-10T09:15:00Z");
  EXPECT_TRUE(refuses(row));
  row.patient = *offer.patient;
  EXPECT_TRUE(books(row));
}

TEST_P(StoreContract, CountsTheHeldPlacesOfAGroup) {
  Slot place = slot("2026-03-10T09:00:00Z", "2026-03-10T09:30:00Z");
  place.visit_type = "atelier";
  saved_offer(saved_contact(), {place});
  const auto member = [&](int capacity) {
    Appointment row = appointment("2026-03-10T09:00:00Z");
    row.visit_type = "atelier";
    row.capacity = capacity;
    return row;
  };
  EXPECT_TRUE(books(member(3)));
  EXPECT_TRUE(books(member(3)));
  EXPECT_TRUE(refuses(member(3))) << "the last place is held";
  EXPECT_TRUE(refuses(member(4))) << "the group stays as small as its members were told";
}

TEST_P(StoreContract, KeepsAGroupAsSmallAsItsSmallestMemberWasTold) {
  const auto member = [&](int capacity) {
    Appointment row = appointment("2026-03-10T09:00:00Z");
    row.visit_type = "atelier";
    row.capacity = capacity;
    return row;
  };
  ASSERT_TRUE(books(member(2)));
  EXPECT_TRUE(books(member(5)));
  EXPECT_TRUE(refuses(member(5)));
}

TEST_P(StoreContract, AsksAgainWhenThePractitionerTakesBackTheirWord) {
  ASSERT_TRUE(books(appointment("2026-03-10T09:00:00Z")));
  Appointment squeezed_in = appointment("2026-03-10T09:15:00Z");
  squeezed_in.overlap_accepted = true;
  ASSERT_TRUE(save(squeezed_in));
  squeezed_in.overlap_accepted = false;
  EXPECT_TRUE(refuses(squeezed_in));
}

TEST_P(StoreContract, LetsThePractitionerTakeAHeldSlot) {
  saved_offer(saved_contact(), {slot("2026-03-10T09:00:00Z", "2026-03-10T09:30:00Z")});
  Appointment row = appointment("2026-03-10T09:00:00Z");
  row.overlap_accepted = true;
  EXPECT_TRUE(books(row));
}

TEST_P(StoreContract, FindsWhatTouchesAnIntervalAndWhatAPatientHas) {
  Appointment early = appointment("2026-03-10T09:00:00Z");
  Appointment late = appointment("2026-03-10T11:00:00Z");
  late.patient = early.patient;
  late.buffer_before = Minutes(15);
  Appointment other = appointment("2026-03-10T10:00:00Z");
  other.practitioner = "bruno";
  other.state = AppointmentState::cancelled;
  for (Appointment* each : {&late, &early, &other}) ASSERT_TRUE(save(*each));
  const auto touching = [&](const char* practitioner, const char* begin, const char* end) {
    auto ids = ids_of(found([&](const ReadTransaction& t) {
      return t.appointments.touching(practitioner, between(begin, end));
    }));
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  const auto sorted = [](std::vector<Appointment> rows) {
    auto ids = ids_of(rows);
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  EXPECT_EQ(touching("anna", "2026-03-10T00:00:00Z", "2026-03-11T00:00:00Z"), sorted({early, late}));
  EXPECT_EQ(touching("", "2026-03-10T00:00:00Z", "2026-03-11T00:00:00Z"), sorted({early, late, other}));
  EXPECT_TRUE(touching("anna", "2026-03-10T09:30:00Z", "2026-03-10T10:45:00Z").empty()) << "ends don't touch";
  EXPECT_EQ(touching("anna", "2026-03-10T09:30:00Z", "2026-03-10T10:46:00Z"), sorted({late}))
      << "buffers count";
  EXPECT_EQ(ids_of(found([&](const ReadTransaction& t) { return t.appointments.of_patient(early.patient); })),
            ids_of(std::vector{early, late}));
}

TEST_P(StoreContract, KeepsEveryFieldOfAnOfferAndListsTheNewestFirst) {
  const Contact contact = saved_contact();
  Offer older = saved_offer(contact, {slot("2026-03-10T09:00:00Z", "2026-03-10T09:30:00Z"),
                                      slot("2026-03-11T09:00:00Z", "2026-03-11T09:30:00Z")});
  older.replaces = id<AppointmentId>();
  write([&](Transaction& t) { return t.offers.save(older); });
  EXPECT_EQ(shown(found([&](const ReadTransaction& t) { return t.offers.find(older.id); })),
            shown(std::optional(older)));
  Offer newer = saved_offer(contact, {slot("2026-03-12T09:00:00Z", "2026-03-12T09:30:00Z")});
  newer.patient = older.patient;
  newer.opened_at = now + Minutes(1);
  write([&](Transaction& t) { return t.offers.save(newer); });

  const auto both = ids_of(std::vector{newer, older});
  EXPECT_EQ(ids_of(found([&](const ReadTransaction& t) { return t.offers.of_contact(contact.id); })), both);
  EXPECT_EQ(ids_of(found([&](const ReadTransaction& t) { return t.offers.of_patient(*older.patient); })),
            both);
  Offer stale = older;
  stale.revision = 1;
  expect_stale([&](Transaction& t) { return t.offers.save(stale); });
}

TEST_P(StoreContract, FindsOffersThatHoldAnIntervalAndThoseThatHaveExpired) {
  const Contact contact = saved_contact();
  const Offer offer = saved_offer(contact, {slot("2026-03-10T09:00:00Z", "2026-03-10T09:30:00Z"),
                                            slot("2026-03-11T09:00:00Z", "2026-03-11T09:30:00Z")});
  const auto holding = [&](const char* begin, const char* end, Instant when) {
    return found([&](const ReadTransaction& t) { return t.offers.holding(between(begin, end), when); })
        .size();
  };
  EXPECT_EQ(holding("2026-03-11T09:29:59Z", "2026-03-11T10:00:00Z", now), 1U);
  EXPECT_EQ(holding("2026-03-11T09:30:00Z", "2026-03-11T10:00:00Z", now), 0U);
  EXPECT_EQ(holding("2026-03-10T09:45:00Z", "2026-03-11T08:00:00Z", now), 0U) << "between two slots";
  EXPECT_EQ(holding("2026-03-10T08:00:00Z", "2026-03-12T08:00:00Z", now), 1U)
      << "once, though two slots are inside";
  EXPECT_EQ(holding("2026-03-11T09:00:00Z", "2026-03-11T10:00:00Z", offer.expires_at), 0U);

  const auto expired = [&](Instant when) {
    return ids_of(found([&](const ReadTransaction& t) { return t.offers.open_and_expired(when); }));
  };
  EXPECT_TRUE(expired(offer.expires_at - Seconds(1)).empty());
  EXPECT_EQ(expired(offer.expires_at), ids_of(std::vector{offer}));
}

// Whatever is tried, two appointments that occupy a practitioner's time never overlap.
TEST_P(StoreContract, KeepsTheAgendaFreeOfOverlapsUnderRandomChanges) {
  constexpr unsigned seed = 20260302;
  std::cout << "seed " << seed << '\n';
  std::mt19937 random(seed);
  const auto up_to = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
  const Instant morning = instant("2026-03-10T07:00:00Z");
  std::vector<PatientId> patients;
  for (int i = 0; i < 6; ++i) patients.push_back(saved_patient().id);
  std::vector<Appointment> rows;
  int booked = 0, refused = 0;
  for (int i = 0; i < 300; ++i) {
    Appointment row = rows.empty() || up_to(3) > 0
                          ? Appointment{}
                          : rows[static_cast<std::size_t>(up_to(static_cast<int>(rows.size())))];
    if (row.id.is_nil()) {
      row.id = id<AppointmentId>();
      row.practitioner = up_to(2) ? "anna" : "bruno";
      row.visit_type = "seance";
    }
    row.patient = patients[static_cast<std::size_t>(up_to(6))];
    const Instant begin = morning + Minutes(5 * up_to(96));
    row.time = {begin, begin + Minutes(15 + 15 * up_to(4))};
    row.buffer_before = Minutes(5 * up_to(2));
    row.buffer_after = Minutes(5 * up_to(3));
    row.state = static_cast<AppointmentState>(up_to(5));
    if (save(row)) {
      ++booked;
      const auto same = [&](const Appointment& each) { return each.id == row.id; };
      const auto at = std::find_if(rows.begin(), rows.end(), same);
      if (at == rows.end())
        rows.push_back(row);
      else
        *at = row;
    } else {
      ++refused;
    }
  }
  EXPECT_GT(booked, 20);
  EXPECT_GT(refused, 20);
  const auto all = found([&](const ReadTransaction& t) {
    return t.appointments.touching("", {morning - std::chrono::hours(24), morning + std::chrono::hours(48)});
  });
  EXPECT_EQ(all.size(), rows.size());
  for (const Appointment& a : all) {
    for (const Appointment& b : all) {
      if (!(a.id < b.id) || !occupies(a.state) || !occupies(b.state)) continue;
      EXPECT_FALSE(a.practitioner == b.practitioner && overlaps(a.busy(), b.busy())) << shown(a) << shown(b);
      EXPECT_FALSE(a.patient == b.patient && overlaps(a.time, b.time)) << shown(a) << shown(b);
    }
  }
}

}  // namespace permanence::store_contract
