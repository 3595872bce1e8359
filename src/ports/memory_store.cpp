#include "ports/memory_store.h"

#include <mutex>
#include <shared_mutex>
#include <tuple>

#include "ports/memory_tables.h"

namespace permanence {

namespace {

using namespace memory;

struct Tables {
  Patients patients;
  Contacts contacts;
  Messages messages;
  Outbox outbox;
  Conversations conversations{messages, outbox};
  Offers offers;
  Appointments appointments{offers};
  Tasks tasks;
  Mailboxes mailboxes;
  State state;
  Audit audit;

  template <class Action>
  void for_each(Action action) {
    action(patients.rows), action(contacts.rows), action(messages.rows), action(outbox.rows);
    action(conversations.rows), action(offers.rows), action(appointments.rows), action(tasks.rows);
    action(mailboxes.rows), action(state.rows), action(audit.rows);
  }
};

// Undoes what was written unless it was committed, whichever way the transaction is left.
class Undo {
 public:
  explicit Undo(Tables& tables) : tables_(tables) {}
  Undo(const Undo&) = delete;
  Undo& operator=(const Undo&) = delete;
  ~Undo() {
    tables_.for_each([](auto& rows) { rows.roll_back(); });
  }
  void commit() {
    tables_.for_each([](auto& rows) { rows.commit(); });
  }

 private:
  Tables& tables_;
};

class InMemory final : public MemoryStore {
 public:
  Result<void> write(const std::function<Result<void>(Transaction&)>& f) override {
    const std::lock_guard turn(turnstile_);
    const std::unique_lock lock(mutex_);
    Undo undo(tables_);
    Tables& t = tables_;
    Transaction transaction{t.patients, t.contacts, t.conversations, t.messages, t.appointments, t.offers,
                            t.outbox,   t.tasks,    t.mailboxes,     t.state,    t.audit};
    PERMANENCE_CHECK(f(transaction));
    if (writes_to_fail_ > 0) {  // at the commit, where a full disk shows
      --writes_to_fail_;
      return fail(failure_);
    }
    undo.commit();
    return {};
  }

  Result<void> read(const std::function<Result<void>(const ReadTransaction&)>& f) const override {
    std::unique_lock turn(turnstile_);
    const std::shared_lock lock(mutex_);
    turn.unlock();
    const Tables& t = tables_;
    return f({t.patients, t.contacts, t.conversations, t.messages, t.appointments, t.offers, t.outbox,
              t.tasks, t.mailboxes, t.state, t.audit});
  }

  void fail_next_writes(int count, Error error) override {
    const std::unique_lock lock(mutex_);
    writes_to_fail_ = count;
    failure_ = std::move(error);
  }

 private:
  mutable std::shared_mutex mutex_;
  mutable std::mutex turnstile_;  // a waiting writer stops new readers, who would else keep it out for good
  Tables tables_;
  int writes_to_fail_ = 0;
  Error failure_;
};

}  // namespace

std::unique_ptr<MemoryStore> MemoryStore::create() { return std::make_unique<InMemory>(); }

}  // namespace permanence
