// A disk that is full or can't be written: a clear error, nothing lost, and on it goes when there is room again.
#include <fstream>

#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "child_process.h"
#include "practice_folder.h"
#include "raw_database.h"
#include "sample_practice.h"

namespace permanence::store::test {
namespace {

namespace fs = std::filesystem;

Result<void> store_message(Store& store, std::uint32_t number) {
  auto message = sample_practice().message;
  message.id = MessageId(numbered(number));
  message.content.position->uid = number;
  message.content.text = std::string(40'000, 'g');
  return store.write([&](Transaction& t) -> Result<void> {
    PERMANENCE_CHECK(t.messages.insert(message, {SubjectId(numbered(10'000 + number))}));
    return t.audit.append({"message.stored", "agent", message.id.text(), sample_now(), {}, "reçu"});
  });
}

void expect_all_there(Store& store, std::uint32_t count) {
  value_of(store.read([&](const ReadTransaction& t) -> Result<void> {
    for (std::uint32_t number = 1; number <= count; ++number)
      EXPECT_EQ(value_of(t.messages.find(MessageId(numbered(number)))).value().content.text.size(), 40'000U);
    EXPECT_FALSE(value_of(t.messages.find(MessageId(numbered(count + 1)))));
    const auto verdict = value_of(t.audit.verify());
    EXPECT_TRUE(verdict.intact);
    EXPECT_EQ(verdict.entries, count);
    return {};
  }));
}

// Writes until there is no room, looks, makes room, goes on with the very message that was refused.
void fill_and_recover(const fs::path& folder, const std::function<void()>& take_room,
                      const std::function<void()>& make_room) {
  const auto files = new_practice(folder);
  auto store = opened(files);
  take_room();
  std::uint32_t stored = 0;
  Result<void> done;
  while ((done = store_message(*store, stored + 1)).has_value())
    ASSERT_LT(++stored, 2000U) << "it never filled up";
  EXPECT_EQ(done.error().kind, ErrorKind::unavailable);
  EXPECT_EQ(done.error().text, "error.store.disk_full") << testing::PrintToString(done.error().facts);
  EXPECT_EQ(done.error().retry, Retry::later);
  EXPECT_FALSE(store_message(*store, stored + 1)) << "still full";
  ASSERT_GT(stored, 3U);
  expect_all_there(*store, stored);
  make_room();
  value_of(store_message(*store, stored + 1));
  expect_all_there(*store, stored + 1);
  store.reset();
  expect_all_there(*opened(files), stored + 1);
  EXPECT_EQ(RawDatabase(files.database).run("PRAGMA integrity_check"), std::vector<std::string>{"ok"});
  std::printf("%u messages before the disk was full\n", stored);
}

TEST(Faults, AFileThatMayNotGrowIsADiskThatIsFull) {
  const TemporaryFolder folder;
  ChildProcess limited([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const auto limit = [](rlim_t bytes) {
      rlimit both{};
      ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &both), 0);
      both.rlim_cur = bytes;
      ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &both), 0);
    };
    fill_and_recover(
        folder.path() / "cabinet", [&] { limit(2 << 20); }, [&] { limit(64 << 20); });
  });
  EXPECT_EQ(limited.wait(), 0);
}

TEST(Faults, ATinyDiskThatIsFull) {
  const TemporaryFolder folder;
  ChildProcess mounted([&] {
    // A mount of the child's own, gone with it. Only root may; others have the test above.
    if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        ::mount("none", folder.path().c_str(), "tmpfs", 0, "size=4m") != 0) {
      std::printf("no right to mount a tmpfs: full disk tried by RLIMIT_FSIZE alone\n");
      return;
    }
    const auto filler = folder.path() / "autre chose";
    fill_and_recover(
        folder.path() / "cabinet", [&] { std::ofstream(filler) << std::string(2 << 20, 'x'); },
        [&] { fs::remove(filler); });
    ::umount(folder.path().c_str());
  });
  EXPECT_EQ(mounted.wait(), 0);
}

// As a user without rights of their own: root may write anywhere.
void as_nobody(const std::function<void()>& work) {
  ChildProcess nobody([&] {
    if (::geteuid() == 0) {
      ASSERT_EQ(::setgid(65534), 0);
      ASSERT_EQ(::setuid(65534), 0);
    }
    work();
  });
  EXPECT_EQ(nobody.wait(), 0);
}

void give_to_nobody(const fs::path& path) {
  if (::geteuid() == 0) {
    ASSERT_EQ(::chown(path.c_str(), 65534, 65534), 0);
  }
}

TEST(Faults, AReadOnlyFolderIsSaidToBe) {
  const TemporaryFolder folder;
  const auto files = new_practice(folder.path());
  value_of(store_message(*opened(files), 1));
  std::vector<fs::path> everything = {folder.path()};
  for (const auto& each : fs::recursive_directory_iterator(folder.path())) everything.push_back(each.path());
  for (const auto& path : everything) {
    give_to_nobody(path);
    fs::permissions(path, fs::is_directory(path) ? fs::perms(0500) : fs::perms(0400));
  }
  as_nobody([&] {
    const auto store = open_sqlite_store(files);
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().kind, ErrorKind::unavailable);
    EXPECT_EQ(store.error().text, "error.store.read_only");
    EXPECT_EQ(store.error().facts.at(0).second, files.database.string());
  });
  for (const auto& path : everything)
    fs::permissions(path, fs::is_directory(path) ? fs::perms(0700) : fs::perms(0600));
  as_nobody([&] { expect_all_there(*opened(files), 1); });
}

TEST(Faults, AKeyFolderThatCannotBeWrittenRefusesTheTransactionAndKeepsTheRest) {
  const TemporaryFolder folder;
  give_to_nobody(folder.path());
  as_nobody([&] {
    const auto files = new_practice(folder.path() / "cabinet");
    const auto store = opened(files);
    value_of(store_message(*store, 1));
    fs::permissions(files.keys, fs::perms(0500));
    const auto refused = store_message(*store, 2);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::unavailable);
    EXPECT_EQ(refused.error().text, "error.store.read_only");
    expect_all_there(*store, 1);
    fs::permissions(files.keys, fs::perms(0700));
    value_of(store_message(*store, 2));
    expect_all_there(*store, 2);
  });
}

TEST(Faults, AFileThatIsNoDatabaseIsSaidToBeDamaged) {
  const TemporaryFolder folder;
  const auto files = new_practice(folder.path());
  std::ofstream(files.database, std::ios::binary) << std::string(8192, 'z');
  const auto store = open_sqlite_store(files);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().kind, ErrorKind::corrupt);
  EXPECT_EQ(store.error().text, "error.store.damaged");
}

TEST(Faults, ADatabaseOfALaterVersionIsLeftAlone) {
  const TemporaryFolder folder;
  const auto files = new_practice(folder.path());
  RawDatabase(files.database).run("PRAGMA user_version = 999");
  const auto store = open_sqlite_store(files);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().text, "error.store.newer_schema");
}

TEST(Faults, AnErrorThatNobodyLookedAtStillUndoesTheTransaction) {
  const TemporaryFolder folder;
  const auto files = new_practice(folder.path());
  const auto store = opened(files);
  RawDatabase(files.database)
      .run("CREATE TRIGGER no_tasks BEFORE INSERT ON task BEGIN SELECT RAISE(ABORT, 'no'); END");
  const auto done = store->write([](Transaction& t) -> Result<void> {
    PERMANENCE_CHECK(t.state.set("step", "one"));
    Task task;
    task.id = TaskId(numbered(1));
    (void)t.tasks.insert(task);
    return {};
  });
  EXPECT_FALSE(done);
  value_of(store->read([&](const ReadTransaction& t) -> Result<void> {
    EXPECT_FALSE(value_of(t.state.get("step")));
    return {};
  }));
}

TEST(Faults, WhatThrowsInATransactionIsUndoneAndComesBackAsAnError) {
  const TemporaryFolder folder;
  const auto files = new_practice(folder.path());
  const auto store = opened(files);
  const auto done = store->write([](Transaction& t) -> Result<void> {
    PERMANENCE_CHECK(t.state.set("step", "one"));
    throw std::logic_error("a defect");
  });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().kind, ErrorKind::internal);
  value_of(store->write([](Transaction& t) -> Result<void> {
    EXPECT_FALSE(value_of(t.state.get("step")));
    return {};
  }));
}

TEST(Faults, ANulInClearTextIsRefused) {
  const TemporaryFolder folder;
  const auto files = new_practice(folder.path());
  const auto done =
      opened(files)->write([](Transaction& t) { return t.state.set("name", std::string("a\0b", 3)); });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().kind, ErrorKind::invalid_input);
}

}  // namespace
}  // namespace permanence::store::test
