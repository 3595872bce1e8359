// Patients and contacts.
#pragma once

#include "store_contract/fixture.h"

namespace permanence::store_contract {

TEST_P(StoreContract, KeepsEveryFieldOfAPatient) {
  Patient patient;
  patient.id = id<PatientId>();
  patient.given_name = "Maëlys";
  patient.family_name = "de La Tour";
  patient.birth_date = date(2012, 2, 29);
  patient.state = PatientState::suspended;
  patient.suspended_until = instant("2026-05-01T00:00:00Z");
  patient.usual_practitioner = "anna";
  patient.since = instant("2025-11-03T09:15:00Z");
  write([&](Transaction& t) { return t.patients.save(patient); });
  EXPECT_EQ(patient.revision, 1U);

  const auto back = found([&](const ReadTransaction& t) { return t.patients.find(patient.id); });
  ASSERT_TRUE(back);
  EXPECT_EQ(shown(*back), shown(patient));

  patient.suspended_until.reset();
  patient.usual_practitioner.reset();
  patient.birth_date.reset();
  write([&](Transaction& t) { return t.patients.save(patient); });
  EXPECT_EQ(shown(found([&](const ReadTransaction& t) { return t.patients.find(patient.id); })),
            shown(std::optional(patient)));
}

TEST_P(StoreContract, FindsNothingWhereNothingIs) {
  EXPECT_FALSE(found([&](const ReadTransaction& t) { return t.patients.find(id<PatientId>()); }));
  EXPECT_FALSE(found([&](const ReadTransaction& t) { return t.contacts.find(id<ContactId>()); }));
  EXPECT_FALSE(found([&](const ReadTransaction& t) { return t.conversations.find(id<ConversationId>()); }));
  EXPECT_FALSE(found([&](const ReadTransaction& t) { return t.messages.find(id<MessageId>()); }));
  EXPECT_FALSE(found([&](const ReadTransaction& t) { return t.appointments.find(id<AppointmentId>()); }));
  EXPECT_FALSE(found([&](const ReadTransaction& t) { return t.offers.find(id<OfferId>()); }));
  EXPECT_FALSE(found([&](const ReadTransaction& t) { return t.outbox.find(id<OutboxId>()); }));
  EXPECT_FALSE(found([&](const ReadTransaction& t) { return t.tasks.find(id<TaskId>()); }));
  EXPECT_FALSE(found([&](const ReadTransaction& t) { return t.outbox.next_due(); }));
  EXPECT_FALSE(found([&](const ReadTransaction& t) { return t.mailboxes.cursor("cabinet", "INBOX"); }));
  EXPECT_FALSE(found([&](const ReadTransaction& t) { return t.state.get("clock.last_seen"); }));
}

TEST_P(StoreContract, GivesEveryPatientForTheSearchByName) {
  std::vector<std::string> expected{shown(saved_patient("Durand")), shown(saved_patient("d’Aubigné")),
                                    shown(saved_patient("Le Goff"))};
  std::vector<std::string> names;
  for (const Patient& patient : found([](const ReadTransaction& t) { return t.patients.all(); }))
    names.push_back(shown(patient));
  std::sort(names.begin(), names.end());
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(names, expected);
}

TEST_P(StoreContract, RefusesAPatientWhoWasChangedMeanwhile) {
  Patient patient = saved_patient();
  Patient seen_earlier = patient;
  patient.family_name = "Durand-Petit";
  write([&](Transaction& t) { return t.patients.save(patient); });
  EXPECT_EQ(patient.revision, 2U);

  expect_stale([&](Transaction& t) { return t.patients.save(seen_earlier); });
  Patient new_under_the_same_id = patient;
  new_under_the_same_id.revision = 0;
  expect_stale([&](Transaction& t) { return t.patients.save(new_under_the_same_id); });
  Patient unknown = patient;
  unknown.id = id<PatientId>();
  expect_stale([&](Transaction& t) { return t.patients.save(unknown); });
  EXPECT_EQ(found([&](const ReadTransaction& t) { return t.patients.find(patient.id); })->family_name,
            "Durand-Petit");
}

TEST_P(StoreContract, KeepsEveryFieldOfAContact) {
  const Patient child = saved_patient("Petit");
  const Patient self = saved_patient("Durand");
  Contact contact;
  contact.id = id<ContactId>();
  contact.name = "Élise Durand";
  contact.addresses = {{{Channel::email, "elise@mail.example"}, AddressState::bounced},
                       {{Channel::sms, "+33639980001"}, AddressState::stopped}};
  contact.links = {{self.id, Relation::self, true, true, false},
                   {child.id, Relation::guardian, true, false, true}};
  write([&](Transaction& t) { return t.contacts.save(contact); });
  EXPECT_EQ(shown(found([&](const ReadTransaction& t) { return t.contacts.find(contact.id); })),
            shown(std::optional(contact)));

  contact.addresses.pop_back();
  contact.links.clear();
  write([&](Transaction& t) { return t.contacts.save(contact); });
  const auto later = found([&](const ReadTransaction& t) { return t.contacts.find(contact.id); });
  EXPECT_EQ(shown(later), shown(std::optional(contact)));
  EXPECT_FALSE(later->is_identified());
}

TEST_P(StoreContract, FindsContactsByAddressAlsoWhereACoupleSharesOne) {
  const Contact she = saved_contact("famille.petit@mail.example");
  const Contact he = saved_contact("famille.petit@mail.example");
  Contact other = saved_contact("autre@mail.example");
  const auto with = [&](const Address& address) {
    std::vector<std::string> ids;
    for (const Contact& contact :
         found([&](const ReadTransaction& t) { return t.contacts.with_address(address); }))
      ids.push_back(contact.id.text());
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  std::vector<std::string> both{she.id.text(), he.id.text()};
  std::sort(both.begin(), both.end());
  EXPECT_EQ(with({Channel::email, "famille.petit@mail.example"}), both);
  EXPECT_TRUE(with({Channel::sms, "famille.petit@mail.example"}).empty());
  EXPECT_TRUE(with({Channel::email, "petit@mail.example"}).empty());

  other.addresses = {{{Channel::sms, "+33639980002"}, AddressState::usable}};
  write([&](Transaction& t) { return t.contacts.save(other); });
  EXPECT_TRUE(with({Channel::email, "autre@mail.example"}).empty())
      << "an address given up still finds the contact";
  EXPECT_EQ(with({Channel::sms, "+33639980002"}), std::vector<std::string>{other.id.text()});
}

TEST_P(StoreContract, FindsTheContactsOfAPatient) {
  const Patient child = saved_patient("Petit");
  const Contact mother = saved_contact("mere@mail.example", {child.id});
  Contact father = saved_contact("pere@mail.example", {child.id});
  saved_contact("inconnu@mail.example");
  const auto of_child = [&] {
    std::vector<std::string> ids;
    for (const Contact& contact :
         found([&](const ReadTransaction& t) { return t.contacts.of_patient(child.id); }))
      ids.push_back(contact.id.text());
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  std::vector<std::string> parents{mother.id.text(), father.id.text()};
  std::sort(parents.begin(), parents.end());
  EXPECT_EQ(of_child(), parents);

  father.links.clear();
  write([&](Transaction& t) { return t.contacts.save(father); });
  EXPECT_EQ(of_child(), std::vector<std::string>{mother.id.text()});
  EXPECT_EQ(found([](const ReadTransaction& t) { return t.contacts.all(); }).size(), 3U);
}

}  // namespace permanence::store_contract
