#include "store/migrations.h"

#include <array>

#include "store/failure.h"

namespace permanence::store {
namespace {

using Step = std::vector<const char*>;

// `sequence` is the order of insertion, for ties; it is never an identifier. `subject` is whose key seals the
// row.
// clang-format off
const Step& first_schema() {
  static const Step step = {
      "CREATE TABLE key_state (id bigint PRIMARY KEY NOT NULL, generation bigint NOT NULL, erasures bigint "
      "NOT NULL)",
      "INSERT INTO key_state (id, generation, erasures) VALUES (1, 0, 0)",
      "CREATE TABLE agent_state (name text PRIMARY KEY NOT NULL, value text NOT NULL)",
      "CREATE TABLE mailbox_cursor (mailbox text NOT NULL, folder text NOT NULL, uid_validity bigint NOT NULL,"
      " next_uid bigint NOT NULL, installed_at bigint NOT NULL, look_again_below bigint NOT NULL, PRIMARY "
      "KEY (mailbox, folder))",

      "CREATE TABLE patient (id text PRIMARY KEY NOT NULL, sequence bigint NOT NULL, subject text NOT NULL,"
      " revision bigint NOT NULL, sealed text NOT NULL)",
      "CREATE UNIQUE INDEX patient_sequence ON patient (sequence)",

      "CREATE TABLE contact (id text PRIMARY KEY NOT NULL, sequence bigint NOT NULL, subject text NOT NULL,"
      " revision bigint NOT NULL, sealed text NOT NULL)",
      "CREATE UNIQUE INDEX contact_sequence ON contact (sequence)",
      "CREATE TABLE contact_patient (contact text NOT NULL REFERENCES contact (id) ON DELETE CASCADE,"
      " patient text NOT NULL, PRIMARY KEY (contact, patient))",
      "CREATE INDEX contact_patient_patient ON contact_patient (patient)",

      "CREATE TABLE conversation (id text PRIMARY KEY NOT NULL, sequence bigint NOT NULL, subject text NOT NULL,"
      " revision bigint NOT NULL, contact text NOT NULL, patient text NOT NULL, last_activity bigint NOT NULL,"
      " sealed text NOT NULL)",
      "CREATE UNIQUE INDEX conversation_sequence ON conversation (sequence)",
      "CREATE INDEX conversation_contact ON conversation (contact)",
      "CREATE INDEX conversation_patient ON conversation (patient)",

      "CREATE TABLE message (id text PRIMARY KEY NOT NULL, sequence bigint NOT NULL, state text NOT NULL,"
      " conversation text NOT NULL, mailbox text NOT NULL, folder text NOT NULL, uid_validity bigint NOT NULL,"
      " uid bigint NOT NULL, message_id_hash text NOT NULL, content_hash text NOT NULL, received_at bigint "
      "NOT NULL,"
      " marked bigint NOT NULL, content text NOT NULL, standing text NOT NULL)",
      "CREATE UNIQUE INDEX message_sequence ON message (sequence)",
      "CREATE INDEX message_place ON message (mailbox, folder, uid_validity, uid)",
      "CREATE INDEX message_message_id ON message (message_id_hash)",
      "CREATE INDEX message_content ON message (content_hash)",
      "CREATE INDEX message_state ON message (state, marked)",
      "CREATE INDEX message_conversation ON message (conversation)",
      "CREATE TABLE message_subject (message text NOT NULL REFERENCES message (id) ON DELETE CASCADE,"
      " subject text NOT NULL, PRIMARY KEY (message, subject))",
      "CREATE INDEX message_subject_subject ON message_subject (subject)",

      "CREATE TABLE appointment (id text PRIMARY KEY NOT NULL, sequence bigint NOT NULL, subject text NOT NULL,"
      " revision bigint NOT NULL, patient text NOT NULL, practitioner text NOT NULL, place text NOT NULL,"
      " state text NOT NULL, begins_at bigint NOT NULL, ends_at bigint NOT NULL, busy_from bigint NOT NULL,"
      " busy_until bigint NOT NULL, sealed text NOT NULL)",
      "CREATE UNIQUE INDEX appointment_sequence ON appointment (sequence)",
      "CREATE INDEX appointment_busy ON appointment (busy_until, busy_from)",
      "CREATE INDEX appointment_patient ON appointment (patient)",

      "CREATE TABLE offer (id text PRIMARY KEY NOT NULL, sequence bigint NOT NULL, subject text NOT NULL,"
      " revision bigint NOT NULL, contact text NOT NULL, patient text NOT NULL, state text NOT NULL,"
      " holds bigint NOT NULL, expires_at bigint NOT NULL, sealed text NOT NULL)",
      "CREATE UNIQUE INDEX offer_sequence ON offer (sequence)",
      "CREATE INDEX offer_contact ON offer (contact)",
      "CREATE INDEX offer_patient ON offer (patient)",
      "CREATE INDEX offer_state ON offer (state, expires_at)",

      "CREATE TABLE outbox (id text PRIMARY KEY NOT NULL, sequence bigint NOT NULL, subject text NOT NULL,"
      " revision bigint NOT NULL, key_hash text NOT NULL, message_id_hash text NOT NULL, state text NOT NULL,"
      " priority bigint NOT NULL, contact text NOT NULL, conversation text NOT NULL, appointment text NOT NULL,"
      " mailbox text NOT NULL, automatic_reply bigint NOT NULL, filed bigint NOT NULL, draft_laid bigint NOT NULL,"
      " created_at bigint NOT NULL, not_before bigint NOT NULL, sealed text NOT NULL)",
      "CREATE UNIQUE INDEX outbox_sequence ON outbox (sequence)",
      "CREATE UNIQUE INDEX outbox_key ON outbox (key_hash)",
      "CREATE INDEX outbox_message_id ON outbox (message_id_hash)",
      "CREATE INDEX outbox_state ON outbox (state, not_before)",
      "CREATE INDEX outbox_unfiled ON outbox (state, filed)",
      "CREATE INDEX outbox_laid ON outbox (draft_laid)",
      "CREATE INDEX outbox_contact ON outbox (contact, created_at)",
      "CREATE INDEX outbox_conversation ON outbox (conversation)",
      "CREATE INDEX outbox_appointment ON outbox (appointment)",

      "CREATE TABLE task (id text PRIMARY KEY NOT NULL, sequence bigint NOT NULL, subject text NOT NULL,"
      " conversation text NOT NULL, created_at bigint NOT NULL, done_at bigint NOT NULL, sealed text NOT NULL)",
      "CREATE UNIQUE INDEX task_sequence ON task (sequence)",
      "CREATE INDEX task_open ON task (done_at, created_at)",
      "CREATE INDEX task_conversation ON task (conversation)",

      "CREATE TABLE audit_entry (sequence bigint PRIMARY KEY NOT NULL, at bigint NOT NULL, action text NOT NULL,"
      " actor text NOT NULL, object text NOT NULL, subject text NOT NULL, detail text NOT NULL, hash text "
      "NOT NULL)",
  };
  return step;
}

// The priority told emergencies from the rest, and the contact beside it to whom they went.
const Step& second_schema() {
  static const Step step = {"ALTER TABLE outbox DROP COLUMN priority"};
  return step;
}
// clang-format on

void run_step(Database& database, int number, const Step& step) {
  database.begin_writing();
  try {
    // Another process may have taken this step while the door was closed.
    if (database.one_number("PRAGMA user_version") < number) {
      for (const char* sql : step) database.run(sql);
      database.run("PRAGMA user_version = " + std::to_string(number));
    }
    database.commit();
  } catch (...) {
    database.rollback();
    throw;
  }
}

}  // namespace

void migrate(Database& database) {
  const std::array<const Step*, schema_version> steps = {&first_schema(), &second_schema()};
  const auto found = database.one_number("PRAGMA user_version");
  if (found > schema_version) give_up(ErrorKind::refused, "error.store.newer_schema");
  for (auto number = static_cast<int>(found) + 1; number <= schema_version; ++number)
    run_step(database, number, *steps[static_cast<std::size_t>(number) - 1]);
  if (found > 0 && found < schema_version) database.run("VACUUM");
}

}  // namespace permanence::store
