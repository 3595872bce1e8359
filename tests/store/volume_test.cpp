// How fast it opens, and how fast and large it grows. Figures are printed; PERMANENCE_VOLUME sets how many messages
// (60000 for ten years of a practice).
#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "practice_folder.h"
#include "sample_practice.h"

namespace permanence::store::test {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double best_opening(const StoreFiles& files) {
  double best = 1e9;
  for (int i = 0; i < 15; ++i) {
    const auto start = Clock::now();
    const auto store = opened(files);
    best = std::min(best, milliseconds_since(start));
  }
  return best;
}

TEST(Volume, AnEmptyPracticeOpensInLessThanTwentyMilliseconds) {
  const TemporaryFolder folder(fs::temp_directory_path());  // on the disk
  const auto best = best_opening(new_practice(folder.path()));
  std::printf("opening an empty practice: %.1f ms (best of 15)\n", best);
  EXPECT_LT(best, 20.0);
}

TEST(Volume, ManyMessagesAreKeptAndFoundAndNoPartOfTheKeyFileGrowsLarge) {
  const char* wanted = std::getenv("PERMANENCE_VOLUME");
  const std::uint32_t count = wanted ? static_cast<std::uint32_t>(std::stoul(wanted)) : 1000;
  constexpr std::uint32_t people = 1500;
  const TemporaryFolder folder(wanted ? fs::temp_directory_path() : fast_place());
  const auto files = new_practice(folder.path());
  auto message = sample_practice().message;
  message.content.text = std::string(1500, 'g');
  auto store = opened(files);
  auto start = Clock::now();
  for (std::uint32_t n = 1; n <= count; ++n) {
    message.id = MessageId(numbered(n));
    message.content.position->uid = n;
    message.content.message_id = std::to_string(n) + "@courrier.example";
    const std::vector<SubjectId> subjects = {SubjectId(numbered(100'000 + n % people)),
                                             SubjectId(numbered(200'000 + n % people))};
    value_of(store->write([&](Transaction& t) { return t.messages.insert(message, subjects); }));
  }
  const double insertion = milliseconds_since(start);
  std::uintmax_t largest = 0, all_keys = 0;
  for (const auto& part : fs::directory_iterator(files.keys)) {
    largest = std::max(largest, part.file_size());
    all_keys += part.file_size();
  }
  store.reset();
  std::printf("%u messages of 1.5 kB, each for two of %u people, one a transaction: %.0f a second\n", count,
              2 * people, count / insertion * 1000);
  std::printf("key file: %.1f kB, largest part %.1f kB; database %.1f MB\n",
              static_cast<double>(all_keys) / 1e3, static_cast<double>(largest) / 1e3,
              static_cast<double>(fs::file_size(files.database)) / 1e6);
  std::printf("opening it: %.1f ms\n", best_opening(files));
  store = opened(files);
  start = Clock::now();
  value_of(store->read([&](const ReadTransaction& t) -> Result<void> {
    const auto found = value_of(t.messages.with_message_id(std::to_string(count) + "@courrier.example"));
    EXPECT_TRUE(found && found->id == MessageId(numbered(count)));
    return {};
  }));
  std::printf("finding one by its header: %.1f ms\n", milliseconds_since(start));
  EXPECT_LT(largest, 400'000U);
}

}  // namespace
}  // namespace permanence::store::test
