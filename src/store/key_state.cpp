#include "store/key_state.h"

#include "store/failure.h"
#include "store/sealed_rows.h"

namespace permanence::store {
namespace {

void remove_rows_of(Database& database, SubjectId subject) {
  for (const char* table : {"patient", "contact", "conversation", "appointment", "offer", "outbox", "task"})
    database.run(std::string("DELETE FROM ") + table + " WHERE subject = :subject", {subject.text()});
  database.run("DELETE FROM contact_patient WHERE patient = :subject", {subject.text()});
  database.run("DELETE FROM message_subject WHERE subject = :subject", {subject.text()});
}

// Those that concerned nobody but who was erased. In data older than the erasure they may stand as nobody's
// yet.
void remove_unreadable_messages(Database& database, KeyRing& keys) {
  const auto nobody = SubjectId{};
  for (const auto& row :
       database.rows("SELECT m.id FROM message m WHERE NOT EXISTS (SELECT 1 FROM message_subject s"
                     " WHERE s.message = m.id AND s.subject <> :nobody)",
                     1, {nobody.text()})) {
    const auto id = MessageId::parse(row[0]);
    if (!id || !keys.message_key(nobody, *id)) database.run("DELETE FROM message WHERE id = :id", {row[0]});
  }
}

}  // namespace

std::uint64_t key_generation(Database& database) {
  return static_cast<std::uint64_t>(database.one_number("SELECT generation FROM key_state WHERE id = 1"));
}

void commit_with_keys(Database& database, KeyRing& ring, KeyAccess& keys) {
  if (!keys.has_new()) return database.commit();
  const auto generation = keys.make_durable(key_generation(database));
  database.run("UPDATE key_state SET generation = :generation WHERE id = 1",
               {static_cast<std::int64_t>(generation)});
  database.commit();
  ring.committed(generation);
}

void apply_erasures(Database& database, KeyRing& keys) {
  const auto erased = keys.erased();
  const auto applied =
      static_cast<std::size_t>(database.one_number("SELECT erasures FROM key_state WHERE id = 1"));
  if (applied > erased.size()) give_up(ErrorKind::refused, "error.store.keys_older");
  if (applied == erased.size()) return;
  for (auto i = applied; i < erased.size(); ++i) keys.erase(erased[i]);  // finishes one that was interrupted
  database.begin_writing();
  try {
    for (auto i = applied; i < erased.size(); ++i) remove_rows_of(database, erased[i]);
    remove_unreadable_messages(database, keys);
    database.run("UPDATE key_state SET erasures = :count WHERE id = 1",
                 {static_cast<std::int64_t>(erased.size())});
    database.commit();
  } catch (...) {
    database.rollback();
    throw;
  }
}

}  // namespace permanence::store
