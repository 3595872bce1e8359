// The agent is alone with its folder (a lock file), and a command may still open it while it starts or stops: two
// processes at once must be slow at worst.
#include <chrono>
#include <thread>

#include "child_process.h"
#include "practice_folder.h"
#include "sample_practice.h"

namespace permanence::store::test {
namespace {

constexpr int slots = 30;

Appointment wish(std::uint32_t process, std::uint32_t slot) {
  Appointment row;
  row.id = AppointmentId(numbered(1000 * process + slot));
  row.patient = PatientId(numbered(5000 * process + slot));
  row.practitioner = "anna";
  row.time = {sample_now() + Minutes(30 * slot), sample_now() + Minutes(30 * slot + 30)};
  return row;
}

// Books what is free; what is taken must be refused for that reason. Returns how many it got.
int book_all(const StoreFiles& files, std::uint32_t process) {
  const auto store = opened(files);
  int booked = 0;
  for (std::uint32_t step = 0; step < slots; ++step) {
    const auto slot = process == 1 ? step : slots - 1 - step;   // they meet in the middle
    std::this_thread::sleep_for(std::chrono::milliseconds(1));  // SQLite's lock isn't fair to who waits
    Patient patient;
    patient.id = PatientId(numbered(5000 * process + slot));
    patient.family_name = "Patient " + std::to_string(slot);
    value_of(store->write([&](Transaction& t) {
      patient.revision = 0;
      return t.patients.save(patient);
    }));
    auto row = wish(process, slot);
    const auto done = store->write([&](Transaction& t) {
      row.revision = 0;
      return t.appointments.save(row, sample_now());
    });
    if (done)
      ++booked;
    else
      EXPECT_EQ(done.error().text, "error.agenda.slot_taken");
  }
  return booked;
}

TEST(TwoProcesses, RacingForTheSameSlotsGetEachOnceAndLoseNoKey) {
  const TemporaryFolder folder;
  const auto files = new_practice(folder.path());
  const auto store = opened(files);  // a third, that reads what the others wrote
  ChildProcess one([&] { EXPECT_GT(book_all(files, 1), 0); });
  ChildProcess two([&] { EXPECT_GT(book_all(files, 2), 0); });
  EXPECT_EQ(one.wait(), 0);
  EXPECT_EQ(two.wait(), 0);
  value_of(store->read([&](const ReadTransaction& t) -> Result<void> {
    auto rows = value_of(t.appointments.touching("anna", {sample_now(), sample_now() + Minutes(30 * slots)}));
    EXPECT_EQ(rows.size(), static_cast<std::size_t>(slots)) << "each slot once, none lost";
    for (std::size_t i = 1; i < rows.size(); ++i) EXPECT_FALSE(overlaps(rows[i - 1].time, rows[i].time));
    EXPECT_EQ(value_of(t.patients.all()).size(), 2U * slots)
        << "every row opens: no key was lost between the two";
    return {};
  }));
}

}  // namespace
}  // namespace permanence::store::test
