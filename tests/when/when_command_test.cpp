#include "cli/when_command.h"

#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace permanence::cli {
namespace {

struct Answers {
  int status = 0;
  std::vector<nlohmann::json> lines;
};

Answers run_on(const std::string& input) {
  std::istringstream in(input);
  std::ostringstream out;
  Answers run;
  run.status = run_when(in, out);
  std::istringstream answered(out.str());
  for (std::string line; std::getline(answered, line);) run.lines.push_back(nlohmann::json::parse(line));
  return run;
}

TEST(WhenCommand, AnswersLineByLine) {
  const Answers run = run_on(R"({"id":"a","text":"demain à 9h","reference":"2026-03-04T10:00:00"})"
                             "\n"
                             R"({"id":"b","text":"avant vendredi","reference":"2026-03-04T10:00:00"})"
                             "\n"
                             R"({"id":"c","text":"bonjour","reference":"2026-03-04T10:00:00"})"
                             "\n");
  EXPECT_EQ(run.status, 0);
  ASSERT_EQ(run.lines.size(), 3u);
  EXPECT_EQ(run.lines[0]["start"], "2026-03-05T09:00:00");
  EXPECT_EQ(run.lines[0]["grain"], "hour");
  EXPECT_TRUE(run.lines[1]["start"].is_null());
  EXPECT_EQ(run.lines[1]["end"], "2026-03-06T00:00:00");
  EXPECT_TRUE(run.lines[2]["start"].is_null() && run.lines[2]["end"].is_null());
}

TEST(WhenCommand, GoesOnAfterAMalformedLineAndFailsAtTheEnd) {
  const Answers run = run_on(
      "{broken\n[1]\n{\"id\":7}\n{\"id\":\"d\",\"text\":\"demain\",\"reference\":\"hier\"}\n"
      "{\"id\":\"e\",\"text\":\"demain\",\"reference\":\"2026-03-04T10:00:00\"}\n");
  EXPECT_EQ(run.status, 1);
  ASSERT_EQ(run.lines.size(), 5u);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_TRUE(run.lines[i].contains("error")) << i;
  EXPECT_EQ(run.lines[2]["id"], 7);
  EXPECT_EQ(run.lines[4]["start"], "2026-03-05T00:00:00");
}

TEST(WhenCommand, WritesValidTextForInvalidBytes) {
  const Answers run = run_on("{\"id\":\"\xFF\",\"text\":\"demain\",\"reference\":\"2026-03-04T10:00:00\"}\n");
  ASSERT_EQ(run.lines.size(), 1u);
  EXPECT_EQ(run.status, 1);
}

}  // namespace
}  // namespace permanence::cli
