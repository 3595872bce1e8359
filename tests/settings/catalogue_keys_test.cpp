// The catalogue against the code, both ways: every key that the code uses is in texts/fr, and every key of texts/fr is
// used by the code.
#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "fixture.h"
#include "practice/message_kind.h"

namespace permanence::settings {
namespace {

// What begins like one of these between double quotes is a key of the catalogue. Names of kinds, states and audit entries
// ("appointment.offer") are not.
const std::regex key_pattern(
    "\"((?:error|left|reason|label|cli|status|alert|check|demo|desk|help|story)\\.[a-z0-9_.]*[a-z0-9_])\"");

// Keys made at run time: what the code writes down, and what it puts behind it.
const std::map<std::string, std::vector<std::string>> built_keys{
    {"help.",
     {"init", "check", "run", "status", "drafts", "approve", "edit", "reject", "pause", "resume", "backup",
      "restore"}},
    {"status.",
     {"drafts", "tasks", "to_call", "planned", "undecided", "left", "uncertain", "paused_since",
      "restored_at", "clock_doubt_since"}},
    {"outbox.",
     {"planned", "awaiting_approval", "claimed", "handed", "sent", "failed", "expired", "uncertain",
      "withdrawn"}},
    {"appointment.", {"pending", "booked", "confirmed", "cancelled", "attended", "missed", "missed_excused"}},
    {"request.", {"cancel", "move"}},
    {"urgency.", {"clinical", "emergency"}},
    {"kind.", {}},    // every kind of message
    {"intent.", {}},  // every intent: held by the language room's own names
    {"task_kind.",
     {"read_message", "clinical", "emergency", "violence", "wrong_person", "identify", "call",
      "uncertain_send", "failed_send", "calendar_conflict", "system"}},
};

std::string without_comments(const std::string& code) {
  static const std::regex comment("(^|[^:\"])//[^\n]*");
  return std::regex_replace(code, comment, "$1");
}

struct Code {
  std::map<std::string, std::string> keys;  // and a file that uses each
  std::set<std::string> literals;  // every text between double quotes that could be a key or a beginning
};

Code read_code() {
  Code code;
  static const std::regex literal("\"([a-z0-9_]+\\.[a-z0-9_.]*)\"");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(SOURCE_DIRECTORY "/src")) {
    if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
    const std::string text = without_comments(text_of(entry.path()));
    for (std::sregex_iterator it(text.begin(), text.end(), key_pattern), end; it != end; ++it)
      code.keys.emplace((*it)[1], std::filesystem::relative(entry.path(), SOURCE_DIRECTORY).string());
    for (std::sregex_iterator it(text.begin(), text.end(), literal), end; it != end; ++it)
      code.literals.insert((*it)[1]);
  }
  return code;
}

TEST(CatalogueKeys, EveryKeyThatTheCodeUsesHasItsSentence) {
  const Code code = read_code();
  EXPECT_GT(code.keys.size(), 50U) << "the code is found";
  for (const auto& [key, file] : code.keys) EXPECT_TRUE(french().has(key)) << key << ", used by " << file;
}

TEST(CatalogueKeys, EveryKeyMadeAtRunTimeHasItsSentence) {
  for (const auto& [beginning, ends] : built_keys)
    for (const std::string& end : ends) EXPECT_TRUE(french().has(beginning + end)) << beginning + end;
  for (const MessageKind kind : all_message_kinds())
    EXPECT_TRUE(french().has("kind." + std::string(name_of(kind)))) << name_of(kind);
}

TEST(CatalogueKeys, EverySentenceIsUsedByTheCode) {
  const Code code = read_code();
  for (const auto& [key, sentence] : french().all()) {
    const bool built = std::any_of(built_keys.begin(), built_keys.end(), [&, &name = key](const auto& each) {
      return name.starts_with(each.first) && code.literals.count(each.first) > 0;
    });
    EXPECT_TRUE(built || code.literals.count(key) > 0) << key;
  }
}

TEST(CatalogueKeys, EverySentenceHasItsAccentsAndNoStraightApostropheWithinAWord) {
  static const std::regex straight("[a-zA-Zéè]'[a-zA-Zéèêàh]");
  for (const auto& [key, sentence] : french().all()) {
    EXPECT_FALSE(std::regex_search(sentence, straight)) << key << ": " << sentence;
    EXPECT_EQ(sentence.find("\xC3\x83"), std::string::npos) << key << " was encoded twice";
  }
}

}  // namespace
}  // namespace permanence::settings
