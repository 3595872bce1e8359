#include "app/trained_classifier.h"

#include "app/practice_folder.h"
#include "classifier/message_model.h"
#include "classifier/softmax_model.h"
#include "language/opinions.h"

namespace permanence::app {

Result<language::Classifier> load_classifier() {
  const auto folder = shared_data() / "model";
  PERMANENCE_TRY(sentence_model, classifier::load_model(folder / "sentences.bin"));
  PERMANENCE_TRY(message_model, classifier::load_message_model(folder / "messages.bin"));
  PERMANENCE_TRY(time_model, classifier::load_model(folder / "times.bin"));
  const std::shared_ptr<const SentenceClassifier> times = std::move(time_model);
  const language::TimeRoleReader role(times->labels());
  const std::shared_ptr<const SentenceClassifier> sentences = std::move(sentence_model);
  const language::OpinionReader opinion(sentences->labels());
  std::vector<std::optional<language::Intent>> intents;
  for (const std::string& label : message_model.labels()) intents.push_back(language::intent_named(label));
  const auto messages = std::make_shared<const classifier::MessageModel>(std::move(message_model));
  return language::Classifier{
      .of_sentence =
          [sentences, opinion](std::string_view sentence, const std::vector<std::string>& marks) {
            return opinion(sentences->probabilities(sentence, marks));
          },
      .of_message =
          [messages, intents](const std::vector<float>& features) {
            language::IntentScores likely{};
            const auto probabilities = messages->probabilities(features);
            for (std::size_t i = 0; i < probabilities.size(); ++i)
              if (intents[i])
                likely[static_cast<std::size_t>(*intents[i])] = static_cast<double>(probabilities[i]);
            return likely;
          },
      .of_time =
          [times, role](const language::TimeInClause& time) {
            return role(times->probabilities(time.clause, time.marks));
          }};
}

}  // namespace permanence::app
