#include "classifier/message_model.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace permanence::classifier {
namespace {

// Two numbers that tell: the first of one thing, both together of another; the third is noise.
std::vector<MessageExample> small_table() {
  std::vector<MessageExample> examples;
  for (int i = 0; i < 200; ++i) {
    const bool first = i % 2 == 0, second = i % 3 == 0;
    examples.push_back({.features = {first ? 3.0F : -1.0F, second ? 10.0F : 20.0F, static_cast<float>(i % 7)},
                        .wanted = {first, first && second}});
  }
  return examples;
}
MessageModel small_model() { return MessageModel::train({"move", "fees"}, small_table()); }

TEST(MessageModel, LearnsWhatIsWanted) {
  const auto model = small_model();
  const auto both = model.probabilities({3, 10, 3}), one = model.probabilities({3, 20, 3}),
             none = model.probabilities({-1, 20, 3});
  EXPECT_GT(both[0], 0.9F);
  EXPECT_GT(one[0], 0.9F);
  EXPECT_LT(none[0], 0.1F);
  EXPECT_GT(both[1], one[1]);
  EXPECT_GT(one[1], none[1]);
}

TEST(MessageModel, WeighsExamples) {
  auto examples = small_table();
  const auto plain = MessageModel::train({"move", "fees"}, examples).probabilities({3, 20, 3});
  for (auto& example : examples)
    if (example.wanted[1]) example.weight = 5;
  EXPECT_GT(MessageModel::train({"move", "fees"}, examples).probabilities({3, 20, 3})[1], plain[1]);
}

TEST(MessageModel, TheSameExamplesGiveTheSameBytes) {
  EXPECT_EQ(small_model().bytes(), small_model().bytes());
}

TEST(MessageModel, IsKeptWhole) {
  const auto model = small_model();
  const auto again = MessageModel::from_bytes(model.bytes());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->labels(), model.labels());
  EXPECT_EQ(again->probabilities({3, 10, 1}), model.probabilities({3, 10, 1}));
}

TEST(MessageModel, FindsNothingLikelyInFeaturesOfAnotherModel) {
  EXPECT_EQ(small_model().probabilities({1, 2}), (std::vector<float>{0, 0}));
}

TEST(MessageModel, RefusesBytesThatAreNoModel) {
  const std::string whole = small_model().bytes();
  rc::check([&] {
    const auto length = *rc::gen::inRange<std::size_t>(0, whole.size());
    const auto read = MessageModel::from_bytes(whole.substr(0, length));
    RC_ASSERT(!read);
    RC_ASSERT(read.error().text == "error.classifier.model");
  });
  EXPECT_FALSE(MessageModel::from_bytes(whole + "x"));
}

TEST(MessageModel, IsNotFoundWhereThereIsNone) {
  const auto loaded = load_message_model("/nowhere/messages.bin");
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().kind, ErrorKind::not_found);
}

}  // namespace
}  // namespace permanence::classifier
