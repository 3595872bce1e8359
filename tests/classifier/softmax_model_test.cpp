#include "classifier/softmax_model.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <filesystem>
#include <fstream>
#include <numeric>

#include "classifier/corpus.h"

namespace permanence::classifier {
namespace {

// Two things that people say, in a few voices.
std::vector<Example> small_corpus() {
  const std::vector<std::pair<std::string, std::string>> said = {
      {"cancel", "je dois annuler demain"},         {"cancel", "j’annule mon rendez-vous"},
      {"cancel", "annulez ma venue de mardi"},      {"cancel", "finalement j’annule tout"},
      {"fees", "quels sont vos tarifs"},            {"fees", "combien coûte une consultation"},
      {"fees", "c’est combien la séance"},          {"fees", "vos tarifs svp"},
      {"cancel", "obligée d’annuler, pardon"},      {"fees", "le prix d’une visite ?"},
  };
  std::vector<Example> examples;
  for (std::size_t i = 0; i < said.size(); ++i)
    examples.push_back({said[i].second, {said[i].first}, "voix" + std::to_string(i % 5)});
  return examples;
}

std::string best_label(const SentenceClassifier& model, std::string_view sentence) {
  const auto chances = model.probabilities(sentence, {});
  return model.labels()[static_cast<std::size_t>(std::max_element(chances.begin(), chances.end()) - chances.begin())];
}

TEST(SoftmaxModel, LearnsWhatIsSaid) {
  const auto model = SoftmaxModel::train(small_corpus());
  EXPECT_EQ(best_label(model, "Il faut que j'annule jeudi"), "cancel");
  EXPECT_EQ(best_label(model, "Quel est le tarif ?"), "fees");
}

TEST(SoftmaxModel, TheSameCorpusGivesTheSameBytes) {
  EXPECT_EQ(SoftmaxModel::train(small_corpus()).bytes(), SoftmaxModel::train(small_corpus()).bytes());
}

TEST(SoftmaxModel, CaseAndAccentsMakeNoDifference) {
  const auto model = SoftmaxModel::train(small_corpus());
  EXPECT_EQ(model.probabilities("Combien coûte la séance ?", {}), model.probabilities("COMBIEN COUTE LA SEANCE ?", {}));
}

TEST(SoftmaxModel, ProbabilitiesAddUpToOneWhateverTheBytes) {
  const auto model = SoftmaxModel::train(small_corpus());
  rc::check([&](const std::string& bytes) {
    const auto chances = model.probabilities(bytes, {});
    RC_ASSERT(std::abs(std::accumulate(chances.begin(), chances.end(), 0.0F) - 1) < 1e-4F);
  });
}

TEST(SoftmaxModel, IsKeptWhole) {
  const auto model = SoftmaxModel::train(small_corpus());
  const auto again = SoftmaxModel::from_bytes(model.bytes());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->labels(), model.labels());
  EXPECT_EQ(again->probabilities("j’annule", {}), model.probabilities("j’annule", {}));
}

TEST(SoftmaxModel, RefusesBytesThatAreNoModel) {
  const std::string whole = SoftmaxModel::train(small_corpus()).bytes();
  for (const std::string& bad : {std::string(), std::string("autre chose"), whole.substr(0, whole.size() - 1), whole + "x",
                                 whole.substr(0, 40)}) {
    const auto read = SoftmaxModel::from_bytes(bad);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().text, "error.classifier.model");
  }
}

TEST(SoftmaxModel, IsTheSameFromItsFile) {
  const auto folder = std::filesystem::temp_directory_path() / "permanence-model-test";
  std::filesystem::create_directories(folder);
  const auto model = SoftmaxModel::train(small_corpus());
  std::ofstream(folder / "sentences.bin", std::ios::binary) << model.bytes();
  std::ofstream(folder / "empty.bin");
  const auto loaded = load_model(folder / "sentences.bin");
  ASSERT_TRUE(loaded);
  EXPECT_EQ((*loaded)->probabilities("j’annule", {}), model.probabilities("j’annule", {}));
  EXPECT_EQ(load_model(folder / "empty.bin").error().kind, ErrorKind::corrupt);
  EXPECT_EQ(load_model(folder / "none.bin").error().kind, ErrorKind::not_found);
  std::filesystem::remove_all(folder);
}

TEST(SentenceFeatures, OfAKindWeighAsMuchTogetherHoweverManyThereAre) {
  for (const auto* sentence : {"annuler", "annuler annuler annuler, s’il vous plaît !"})
    for (const auto& kind : features_of(sentence, {"r0:1", "?"})) {
      ASSERT_FALSE(kind.buckets.empty());
      for (const auto bucket : kind.buckets) EXPECT_LT(bucket, bucket_count);
      const auto squares = kind.weight * kind.weight * static_cast<float>(kind.buckets.size());
      EXPECT_NEAR(squares, std::round(squares * 100) / 100, 1e-3F);
    }
}

TEST(Corpus, SaysWhereALineIsWrong) {
  const auto folder = std::filesystem::temp_directory_path() / "permanence-corpus-test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "a.tsv") << "# voix\nfees\tvos tarifs ?\n\nsans étiquette\n";
  const auto read = read_corpus(folder);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().text, "error.classifier.corpus");
  EXPECT_EQ(read.error().facts, (Error::Facts{{"file", "a.tsv"}, {"line", "4"}}));
  std::ofstream(folder / "a.tsv") << "# voix\nfees,wish\tvos tarifs du matin ?\n";
  const auto good = read_corpus(folder);
  ASSERT_TRUE(good);
  EXPECT_EQ(good->front().labels, (std::vector<std::string>{"fees", "wish"}));
  EXPECT_EQ(good->front().voice, "a");
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace permanence::classifier
