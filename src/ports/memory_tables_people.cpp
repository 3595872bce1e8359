#include "ports/memory_tables.h"

namespace permanence::memory {

Result<std::optional<Patient>> Patients::find(PatientId id) const { return rows.copy(id); }

Result<std::vector<Patient>> Patients::all() const {
  return rows.select([](const Patient&) { return true; });
}

Result<void> Patients::save(Patient& patient) { return rows.save(patient.id, patient); }

Result<std::optional<Contact>> Contacts::find(ContactId id) const { return rows.copy(id); }

Result<std::vector<Contact>> Contacts::with_address(const Address& address) const {
  return rows.select([&](const Contact& contact) {
    return std::any_of(contact.addresses.begin(), contact.addresses.end(),
                       [&](const ContactAddress& known) { return known.address == address; });
  });
}

Result<std::vector<Contact>> Contacts::of_patient(PatientId patient) const {
  return rows.select([&](const Contact& contact) {
    return std::any_of(contact.links.begin(), contact.links.end(),
                       [&](const ContactLink& link) { return link.patient == patient; });
  });
}

Result<std::vector<Contact>> Contacts::all() const {
  return rows.select([](const Contact&) { return true; });
}

Result<void> Contacts::save(Contact& contact) { return rows.save(contact.id, contact); }

}  // namespace permanence::memory
