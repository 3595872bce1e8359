// The marked times of the corpus, as the trainer reads them.
#include "classifier/trainer/marked_times.h"

#include <fstream>

#include <gtest/gtest.h>

namespace permanence::classifier {
namespace {

using language::TimeRole;

class MarkedTimes : public testing::Test {
 protected:
  MarkedTimes() : folder_(testing::TempDir() + "marked_times") {
    std::filesystem::create_directories(folder_);
  }
  ~MarkedTimes() override { std::filesystem::remove_all(folder_); }
  auto read(const std::string& text) {
    std::ofstream(folder_ / "somebody.txt") << text;
    return read_marked_times(folder_);
  }
  std::filesystem::path folder_;
};

TEST_F(MarkedTimes, AreTakenOffTheText) {
  const auto messages = read("# somebody\nJe peux {w:mardi}, pas {x:le 12}\n\nMon rdv {a:de jeudi}\nMerci\n");
  ASSERT_TRUE(messages);
  ASSERT_EQ(messages->size(), 2U);
  const auto& [voice, text, times] = messages->front();
  EXPECT_EQ(voice, "somebody");
  EXPECT_EQ(text, "Je peux mardi, pas le 12\n");
  ASSERT_EQ(times.size(), 2U);
  EXPECT_EQ(text.substr(times[0].begin, times[0].end - times[0].begin), "mardi");
  EXPECT_EQ(times[0].role, TimeRole::wanted);
  EXPECT_EQ(times[1].role, TimeRole::impossible);
  EXPECT_EQ(messages->back().text, "Mon rdv de jeudi\nMerci\n");
}

TEST_F(MarkedTimes, AreRefusedWithTheirLineWhereAMarkIsNotWhole) {
  for (const char* line :
       {"Je peux {w:mardi", "Je peux {q:mardi}", "Je peux mardi}", "Je peux {w mardi}", "{w:{x:mardi}}"}) {
    const auto messages = read("# somebody\n" + std::string(line) + "\n");
    ASSERT_FALSE(messages) << line;
    EXPECT_EQ(messages.error().facts.back().second, "2") << line;
  }
}

}  // namespace
}  // namespace permanence::classifier
