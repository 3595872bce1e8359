// Every file of scripts/ is a test of its name.
#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "performance.h"

using namespace permanence::conversations;

namespace {

const std::filesystem::path scripts = std::filesystem::path(SOURCE_DIRECTORY) / "tests/conversations/scripts";

class Conversation : public ::testing::Test {
 public:
  explicit Conversation(std::filesystem::path file) : file_(std::move(file)) {}

  void TestBody() override {
    try {
      const Script script = read_script(file_);
      if (const auto difference = play(script))
        ADD_FAILURE_AT(file_.c_str(), difference->line) << script.title << "\n  " << difference->what;
    } catch (const ScriptError& error) {
      ADD_FAILURE_AT(file_.c_str(), error.line) << error.what;
    }
  }

 private:
  std::filesystem::path file_;
};

const int registered = [] {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(scripts))
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files)
    ::testing::RegisterTest("Conversation", file.stem().c_str(), nullptr, nullptr, file.c_str(), 1,
                            [file]() -> ::testing::Test* { return new Conversation(file); });
  return static_cast<int>(files.size());
}();

}  // namespace

TEST(Conversations, AreAtLeastSixty) { EXPECT_GE(registered, 60); }
