#include "store/sqlite_store.h"

#include <mutex>

#include "store/durable_file.h"
#include "store/failure.h"
#include "store/key_state.h"
#include "store/migrations.h"
#include "store/tables.h"

namespace permanence::store {
namespace {

class SqliteStore final : public Store {
 public:
  explicit SqliteStore(const StoreFiles& files)
      : keys_(files.keys, files.master_key), writer_(files.database, Database::Access::read_and_write) {
    migrate(writer_);
    keys_.follow(key_generation(writer_));
    apply_erasures(writer_, keys_);
    reader_ = std::make_unique<Database>(files.database, Database::Access::read_only);
  }

  Result<void> write(const std::function<Result<void>(Transaction&)>& f) override {
    const std::lock_guard lock(writing_);
    return in_transaction(writer_, &Database::begin_writing, [&](KeyAccess& keys, Tables& t) -> Result<void> {
      Transaction transaction{t.patients, t.contacts, t.conversations, t.messages, t.appointments, t.offers,
                              t.outbox,   t.tasks,    t.mailboxes,     t.state,    t.audit};
      PERMANENCE_CHECK(f(transaction));
      return guarded([&] { commit_with_keys(writer_, keys_, keys); });
    });
  }

  Result<void> read(const std::function<Result<void>(const ReadTransaction&)>& f) const override {
    const std::lock_guard lock(reading_);
    return in_transaction(*reader_, &Database::begin_reading, [&](KeyAccess&, Tables& t) -> Result<void> {
      const ReadTransaction transaction{t.patients,     t.contacts, t.conversations, t.messages,
                                        t.appointments, t.offers,   t.outbox,        t.tasks,
                                        t.mailboxes,    t.state,    t.audit};
      return f(transaction);
    });
  }

 private:
  // Whatever `work` has not committed is undone.
  template <class Work>
  Result<void> in_transaction(Database& database, void (Database::*begin)(), Work&& work) const {
    auto result = guarded([&] {
      (database.*begin)();
      keys_.follow(key_generation(database));
      KeyAccess keys(keys_);
      Tables tables(Workspace{database, keys});
      if (auto done = work(keys, tables); !done) throw Failure{std::move(done).error()};
    });
    database.rollback();
    return result;
  }

  mutable KeyRing keys_;
  Database writer_;
  mutable std::mutex writing_;
  std::unique_ptr<Database> reader_;
  mutable std::mutex reading_;
};

}  // namespace

StoreFiles files_of(const std::filesystem::path& practice_directory) {
  return {practice_directory / "data" / "permanence.db", practice_directory / "keys",
          practice_directory / "master.key", practice_directory / "practice.toml"};
}

Result<std::unique_ptr<Store>> open_sqlite_store(const StoreFiles& files) {
  return guarded([&]() -> std::unique_ptr<Store> { return std::make_unique<SqliteStore>(files); });
}

Result<StoreCheck> check_sqlite_store(const StoreFiles& files) {
  return guarded([&] {
    KeyRing keys(files.keys, files.master_key);
    keys.read_everything();
    Database database(files.database, Database::Access::read_only);
    const auto version = database.one_number("PRAGMA user_version");
    if (version > schema_version) give_up(ErrorKind::refused, "error.store.newer_schema");
    keys.follow(key_generation(database));
    return version == schema_version ? StoreCheck::up_to_date : StoreCheck::to_be_migrated;
  });
}

Result<void> create_sqlite_store(const StoreFiles& files) {
  return guarded([&] {
    const KeyRing keys(files.keys, files.master_key);
    make_private_folder(files.database.parent_path());
    create_file(files.database, {}, "error.store.database_exists");
    try {
      Database database(files.database, Database::Access::read_and_write);
      migrate(database);
    } catch (...) {
      std::error_code ignored;
      std::filesystem::remove(files.database, ignored);
      throw;
    }
  });
}

}  // namespace permanence::store
