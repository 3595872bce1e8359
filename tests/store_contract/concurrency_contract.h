// Several threads at once: one writer at a time, nobody sees half a transaction.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <latch>
#include <thread>

#include "store_contract/fixture.h"

namespace permanence::store_contract {

// Long enough for another thread to come in between, where a store lets it.
inline void pause_inside_transaction() { std::this_thread::sleep_for(std::chrono::microseconds(50)); }

inline void run_in_threads(int count, const std::function<void(int)>& work) {
  std::latch start(count);
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i)
    threads.emplace_back([&, i] {
      start.arrive_and_wait();
      work(i);
    });
  for (std::thread& thread : threads) thread.join();
}

TEST_P(StoreContract, GivesEachSlotToOneOfEightThreadsThatWantIt) {
  constexpr int threads = 8, slots = 20;
  std::vector<std::vector<Appointment>> wanted(threads);
  for (int thread = 0; thread < threads; ++thread) {
    for (int slot = 0; slot < slots; ++slot) {
      Appointment row = appointment("2026-03-10T06:00:00Z");
      // Half of them want it a quarter of an hour later: still the same half hour's time.
      row.time.begin += Minutes(45 * slot + (thread % 2 ? 15 : 0));
      row.time.end = row.time.begin + Minutes(30);
      wanted[static_cast<std::size_t>(thread)].push_back(row);
    }
  }
  std::array<std::atomic<int>, slots> winners{};
  std::atomic<int> refused{0}, failed_otherwise{0};
  run_in_threads(threads, [&](int thread) {
    for (int slot = 0; slot < slots; ++slot) {
      Appointment row = wanted[static_cast<std::size_t>(thread)][static_cast<std::size_t>(slot)];
      const auto done = store->write([&](Transaction& t) {
        Appointment attempt = row;  // the transaction may be run again
        return t.appointments.save(attempt, now);
      });
      if (done)
        ++winners[static_cast<std::size_t>(slot)];
      else if (done.error().text == "error.agenda.slot_taken")
        ++refused;
      else
        ++failed_otherwise;
    }
  });
  for (int slot = 0; slot < slots; ++slot)
    EXPECT_EQ(winners[static_cast<std::size_t>(slot)], 1) << "slot " << slot;
  EXPECT_EQ(refused, (threads - 1) * slots);
  EXPECT_EQ(failed_otherwise, 0);
}

TEST_P(StoreContract, LosesNoChangeOfEightThreads) {
  constexpr int threads = 8, rounds = 10;
  Conversation conversation = saved_conversation(saved_contact(), now);
  std::atomic<int> failed{0};
  run_in_threads(threads, [&](int) {
    for (int round = 0; round < rounds; ++round) {
      const auto done = store->write([&](Transaction& t) -> Result<void> {
        PERMANENCE_TRY(row, t.conversations.find(conversation.id));
        pause_inside_transaction();
        ++row->questions_asked;
        return t.conversations.save(*row);
      });
      if (!done) ++failed;
    }
  });
  EXPECT_EQ(failed, 0);
  const auto last = found([&](const ReadTransaction& t) { return t.conversations.find(conversation.id); });
  EXPECT_EQ(last->questions_asked, threads * rounds);
  EXPECT_EQ(last->revision, conversation.revision + threads * rounds);
}

TEST_P(StoreContract, InsertsOneRowUnderAKeyThatEightThreadsWant) {
  const Contact contact = saved_contact();
  std::vector<OutboxRow> rows;
  for (int i = 0; i < 8; ++i) rows.push_back(outbox_row(contact, "reminder:24h:x:1", now));
  std::atomic<int> inserted{0}, duplicates{0};
  run_in_threads(8, [&](int thread) {
    const auto done = store->write([&](Transaction& t) {
      OutboxRow row = rows[static_cast<std::size_t>(thread)];
      return t.outbox.save(row);
    });
    if (done)
      ++inserted;
    else if (done.error().text == "error.outbox.duplicate_key")
      ++duplicates;
  });
  EXPECT_EQ(inserted, 1);
  EXPECT_EQ(duplicates, 7);
}

TEST_P(StoreContract, ShowsReadersOneConsistentView) {
  write([](Transaction& t) -> Result<void> {
    PERMANENCE_CHECK(t.state.set("left", "0"));
    return t.state.set("right", "0");
  });
  std::atomic<bool> writing{true};
  std::atomic<int> torn{0}, failed{0}, seen{0};
  run_in_threads(4, [&](int thread) {
    if (thread == 0) {
      for (int i = 1; i <= 50; ++i) {
        const auto done = store->write([&](Transaction& t) -> Result<void> {
          PERMANENCE_CHECK(t.state.set("left", std::to_string(i)));
          pause_inside_transaction();
          return t.state.set("right", std::to_string(i));
        });
        if (!done) ++failed;
      }
      writing = false;
      return;
    }
    do {
      const auto done = store->read([&](const ReadTransaction& t) -> Result<void> {
        PERMANENCE_TRY(left, t.state.get("left"));
        pause_inside_transaction();
        PERMANENCE_TRY(right, t.state.get("right"));
        if (left != right) ++torn;
        ++seen;
        return {};
      });
      if (!done) ++failed;
    } while (writing);
  });
  EXPECT_EQ(torn, 0);
  EXPECT_EQ(failed, 0);
  EXPECT_GE(seen, 3);
}

}  // namespace permanence::store_contract
