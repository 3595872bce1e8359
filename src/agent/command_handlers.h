// The commands one by one; each gives the fields of its answer. For commands.cpp.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "agent/context.h"

namespace permanence::agent {

using Json = nlohmann::json;

// lists
Result<Json> status(Context& context, const Json& request);
Result<Json> list_drafts(Context& context, const Json& request);
Result<Json> list_tasks(Context& context, const Json& request);   // "kind": "call" for the list to be called
Result<Json> list_left(Context& context, const Json& request);
Result<Json> list_patients(Context& context, const Json& request);
Result<Json> list_conversations(Context& context,
                                const Json& request);             // those where a person has taken over
Result<Json> list_agenda(Context& context, const Json& request);  // "from", "days"
Result<Json> trace_message(Context& context, const Json& request);  // "message_id": the header
Result<Json> verify_audit(Context& context,
                          const Json& request);  // "head": where it stood once, as a backup says

// drafts
Result<Json> approve(Context& context, const Json& request);      // "id", or "kind", or "all"
Result<Json> edit(Context& context, const Json& request);         // "id", "text", "author"
Result<Json> reject(Context& context, const Json& request);       // "id"
Result<Json> hold_back(Context& context, const Json& request);    // "id": a planned row waits for approval again

// the agent itself
Result<Json> pause(Context& context, const Json& request);
Result<Json> resume(Context& context, const Json& request);       // also confirms the clock, and releases after a restore
Result<Json> test_alert(Context& context, const Json& request);

// tasks, conversations, people, agenda
Result<Json> close_task(Context& context, const Json& request);   // "id"
Result<Json> release(Context& context, const Json& request);      // "id" of a conversation
Result<Json> add_patient(Context& context,
                         const Json& request);  // "given_name", "family_name", "email", "birth_date",
                                                // "relation" of that address to the patient
// "patient", "start" local, "visit_type", "practitioner". Time that an offer holds for somebody else is taken
// from it, which "told" says; "overlap": beside an appointment that stands there.
Result<Json> add_appointment(Context& context, const Json& request);

Result<std::string> field(const Json& request, const char* name);  // invalid_input if missing or not text
std::string optional_field(const Json& request, const char* name);
Result<std::vector<Conversation>> all_conversations(const ReadTransaction& read);
// An id of a list by its first characters.
template <class Row>
Result<Row> by_prefix(const std::vector<Row>& rows, const std::string& prefix) {
  const Row* found = nullptr;
  for (const Row& row : rows) {
    if (prefix.empty() || row.id.text().compare(0, prefix.size(), prefix) != 0) continue;
    if (found != nullptr) return fail(ErrorKind::invalid_input, "error.command.ambiguous", {{"id", prefix}});
    found = &row;
  }
  if (found == nullptr) return fail(ErrorKind::not_found, "error.command.not_found", {{"id", prefix}});
  return *found;
}

}  // namespace permanence::agent
