#include <algorithm>

#include "store/failure.h"
#include "store/tables.h"

namespace permanence::store {

Result<std::optional<Patient>> SealedPatients::find(PatientId id) const {
  return guarded([&] { return load_one<Patient>(work_, "patient", "WHERE id = :id", {id.text()}); });
}

Result<std::vector<Patient>> SealedPatients::all() const {
  return guarded([&] { return load<Patient>(work_, "patient", "ORDER BY sequence"); });
}

Result<void> SealedPatients::save(Patient& patient) {
  return guarded([&] { save_revised(work_, "patient", patient, subject_of(patient.id), {}); });
}

Result<std::optional<Contact>> SealedContacts::find(ContactId id) const {
  return guarded([&] { return load_one<Contact>(work_, "contact", "WHERE id = :id", {id.text()}); });
}

Result<std::vector<Contact>> SealedContacts::with_address(const Address& address) const {
  return guarded([&] {
    std::vector<Contact> result;
    const auto may_have_it = work_.keys.contacts_with(address);
    if (may_have_it.empty()) return result;
    std::string places;
    Values ids;
    for (const auto& id : may_have_it) {
      places += (ids.empty() ? ":id" : ", :id") + std::to_string(ids.size());
      ids.emplace_back(id.text());
    }
    for (auto& contact :
         load<Contact>(work_, "contact", "WHERE id IN (" + places + ") ORDER BY sequence", ids))
      if (std::any_of(contact.addresses.begin(), contact.addresses.end(),
                      [&](const ContactAddress& known) { return known.address == address; }))
        result.push_back(std::move(contact));
    return result;
  });
}

Result<std::vector<Contact>> SealedContacts::of_patient(PatientId patient) const {
  return guarded([&] {
    return load<Contact>(
        work_, "contact",
        "WHERE id IN (SELECT contact FROM contact_patient WHERE patient = :patient) ORDER BY sequence",
        {patient.text()});
  });
}

Result<std::vector<Contact>> SealedContacts::all() const {
  return guarded([&] { return load<Contact>(work_, "contact", "ORDER BY sequence"); });
}

Result<void> SealedContacts::save(Contact& contact) {
  return guarded([&] {
    const auto id = contact.id.text();
    save_revised(work_, "contact", contact, subject_of(contact.id), {});
    for (const auto& known : contact.addresses) work_.keys.add_address(known.address, contact.id);
    work_.database.run("DELETE FROM contact_patient WHERE contact = :contact", {id});
    std::set<PatientId> patients;  // one row, however many relations
    for (const auto& link : contact.links) patients.insert(link.patient);
    for (const auto& patient : patients)
      work_.database.run("INSERT INTO contact_patient (contact, patient) VALUES (:contact, :patient)",
                         {id, patient.text()});
  });
}

}  // namespace permanence::store
