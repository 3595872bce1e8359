// Patients, and contacts apart from them: a contact is a person with addresses, linked to patients by a relation and by
// what they may receive and decide. A contact without a link is a correspondent not yet identified.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "practice/identifiers.h"

namespace permanence {

enum class Channel { email, sms };

// Where somebody is reached. E-mail: the address in lower case; SMS: E.164 ("+33612345678").
struct Address {
  Channel channel = Channel::email;
  std::string value;
  auto operator<=>(const Address&) const = default;
};

enum class PatientState { active, suspended, do_not_contact, deceased };

struct Patient {
  PatientId id;
  std::string given_name;
  std::string family_name;  // with its particle: "de La Tour"
  std::optional<LocalDate> birth_date;
  PatientState state = PatientState::active;
  std::optional<Instant> suspended_until;
  std::optional<PractitionerName> usual_practitioner;
  Instant since{};           // when the file was made
  std::uint32_t revision = 0;

  std::string full_name() const { return given_name.empty() ? family_name : given_name + " " + family_name; }
};

enum class Relation { self, parent, guardian, carer, professional, institution, other };

struct ContactLink {
  PatientId patient;
  Relation relation = Relation::self;
  bool may_receive = true;
  bool may_decide = true;
  // "Je ne suis pas Mme Durand": this contact is no longer written to about that patient until a person says otherwise.
  bool suspended = false;
};

enum class AddressState { usable, bounced, stopped };  // stopped: the person asked for no more messages there

struct ContactAddress {
  Address address;
  AddressState state = AddressState::usable;
};

struct Contact {
  ContactId id;
  std::string name;  // as they write it themselves; may be empty
  std::vector<ContactAddress> addresses;
  std::vector<ContactLink> links;
  std::uint32_t revision = 0;

  bool is_identified() const { return !links.empty(); }
};

}  // namespace permanence
