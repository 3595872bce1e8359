// permanence_train CORPUS FOLDER: trains the classifiers of sentences, messages and times; run by the build.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <span>

#include "classifier/corpus.h"
#include "classifier/message_model.h"
#include "classifier/trainer/marked_times.h"
#include "language/marks.h"
#include "language/opinions.h"
#include "language/reading.h"

namespace {

using namespace permanence;

// The corpus is marked as the reader of messages will mark what it hears.
void mark(std::vector<classifier::Example>& examples) {
  std::vector<language::Utterance> utterances;
  std::vector<std::vector<language::RuleHit>> hits;
  for (const auto& example : examples) {
    utterances.push_back(language::utterance_of(example.sentence));
    hits.push_back(language::rule_hits(utterances.back()));
  }
  const auto beside = [&](std::size_t one, std::size_t other) -> language::MarkedSentence {
    if (other >= examples.size() || examples[one].message != examples[other].message) return {};
    return {&utterances[other], &hits[other]};
  };
  for (std::size_t i = 0; i < examples.size(); ++i)
    examples[i].marks = language::marks_of(beside(i, i), beside(i, i - 1), beside(i, i + 1));
}

// How many of those who write this have an appointment on file: what the corpus doesn't tell.
double booked_share(const std::set<std::string>& wanted) {
  static const std::map<std::string, double> shares = {{"appointment.reschedule", 0.93},
                                                       {"appointment.cancel", 0.93},
                                                       {"appointment.late", 0.95},
                                                       {"appointment.confirm", 0.85},
                                                       {"appointment.query", 0.7},
                                                       {"treatment.stop", 0.7},
                                                       {"faq.preparation", 0.6},
                                                       {"clinical.emergency", 0.5},
                                                       {"clinical.question", 0.45},
                                                       {"complaint", 0.4},
                                                       {"courtesy", 0.4},
                                                       {"appointment.book", 0.12},
                                                       {"unrelated", 0.1}};
  constexpr double of_others = 0.35, telling = 0.6;
  double most = 0;
  for (const auto& label : wanted) {
    const auto known = shares.find(label);
    most = std::max(most, known == shares.end() ? of_others : known->second);
  }
  return wanted.contains("appointment.book") && most <= telling ? shares.at("appointment.book") : most;
}

// What the sentences of a message want together; courtesy only where nothing else is said.
std::set<std::string> wanted_by(std::span<const classifier::Example> sentences) {
  std::set<std::string> wanted;
  bool courteous = false;
  for (const auto& sentence : sentences)
    for (const auto& label : sentence.labels) {
      if (label == "courtesy")
        courteous = true;
      else if (language::intent_named(label))
        wanted.insert(label);
    }
  // Who cancels and asks for another time moves the appointment.
  if (wanted.contains("appointment.reschedule")) wanted.erase("appointment.cancel");
  if (wanted.empty() && courteous) wanted.insert("courtesy");
  return wanted;
}

using TimeHearer = std::function<language::TimeRoleScores(const language::TimeInClause&)>;

// Each message is read as it will be, by a classifier of sentences that hasn't seen its voice, once with an appointment
// on file and once without.
std::vector<classifier::MessageExample> messages_of(const std::vector<classifier::Example>& examples,
                                                    const classifier::SoftmaxModel::Apart& trained,
                                                    const TimeHearer& of_time) {
  std::vector<classifier::MessageExample> messages;
  const language::OpinionReader opinion(trained.whole.labels());
  for (std::size_t from = 0, to = 0; from < examples.size(); from = to) {
    std::string text;
    for (; to < examples.size() && examples[to].message == examples[from].message; ++to)
      text += examples[to].sentence + "\n";
    const auto wanted = wanted_by(std::span(examples).subspan(from, to - from));
    const double booked = booked_share(wanted);
    classifier::MessageExample message;
    for (std::size_t i = 0; i < language::intent_count; ++i)
      message.wanted.push_back(
          wanted.contains(std::string(language::name_of(static_cast<language::Intent>(i)))));
    const language::Classifier listening{
        .of_sentence =
            [&](std::string_view sentence, const std::vector<std::string>& marks) {
              return opinion(trained.without_part[trained.part[from]].probabilities(sentence, marks));
            },
        .of_message =
            [&](const std::vector<float>& features) {
              message.features = features;
              return language::IntentScores{};
            },
        .of_time = of_time};
    language::ReadingContext context;
    context.received = date(2026, 3, 10) + at(10);
    message.weight = static_cast<float>(1 - booked);
    language::read(text, context, listening);
    messages.push_back(message);
    context.appointment = date(2026, 3, 12) + at(10);
    message.weight = static_cast<float>(booked);
    language::read(text, context, listening);
    messages.push_back(message);
  }
  return messages;
}

// Each message is read as it will be; what is asked of the classifier of times is answered by the marks.
std::vector<classifier::Example> times_of(const std::vector<classifier::MarkedMessage>& messages,
                                          const std::vector<classifier::Example>& examples,
                                          const classifier::SoftmaxModel::Apart& trained) {
  std::map<std::string, std::size_t> part_of;
  for (std::size_t i = 0; i < examples.size(); ++i) part_of[examples[i].voice] = trained.part[i];
  const language::OpinionReader opinion(trained.whole.labels());
  std::vector<classifier::Example> times;
  for (std::size_t number = 0; number < messages.size(); ++number) {
    const auto& message = messages[number];
    const auto part = part_of.find(message.voice);
    const auto& hearing = part == part_of.end() ? trained.whole : trained.without_part[part->second];
    std::vector<classifier::Example> named;
    std::size_t from = 0;
    const auto answer = [&](const language::TimeInClause& time) {
      if (time.opening) named.clear(), from = 0;  // read again, knowing more
      language::TimeRoleScores scores{};
      const auto begin = message.text.find(time.words, from);
      if (begin == std::string::npos) return scores;
      from = begin + time.words.size();
      for (const auto& marked : message.times)
        if (marked.begin < from && begin < marked.end) {
          named.push_back(
              {time.clause, {std::string(name_of(marked.role))}, message.voice, number, time.marks});
          scores[static_cast<std::size_t>(marked.role)] = 1;
          break;
        }
      return scores;
    };
    language::ReadingContext context;
    context.received = date(2026, 3, 10) + at(10);
    language::read(message.text, context,
                   {.of_sentence =
                        [&](std::string_view sentence, const std::vector<std::string>& marks) {
                          return opinion(hearing.probabilities(sentence, marks));
                        },
                    .of_message = {},
                    .of_time = answer});
    times.insert(times.end(), named.begin(), named.end());
  }
  return times;
}

bool write(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << bytes;
  return out.good();
}

// How often what is heard of a time, by models that haven't seen its voice, is what its mark says; and rules alone.
void tell_what_is_heard(const std::vector<classifier::Example>& times,
                        const classifier::SoftmaxModel::Apart& roles) {
  double heard = 0, by_rule = 0;
  for (std::size_t i = 0; i < times.size(); ++i) {
    const auto chances = roles.without_part[roles.part[i]].probabilities(times[i].sentence, times[i].marks);
    const auto best = std::max_element(chances.begin(), chances.end()) - chances.begin();
    const std::string& marked = times[i].labels.front();
    heard += roles.whole.labels()[static_cast<std::size_t>(best)] == marked ? 1 : 0;
    by_rule += times[i].marks.front() == "rule=" + marked ? 1 : 0;
  }
  const auto count = static_cast<double>(times.size());
  std::printf("times: %zu, taken rightly %.3f, by rules alone %.3f\n", times.size(), heard / count,
              by_rule / count);
}

int tell(const Error& error) {
  std::fprintf(stderr, "%s", error.text.c_str());
  for (const auto& [name, value] : error.facts) std::fprintf(stderr, " %s=%s", name.c_str(), value.c_str());
  std::fputs("\n", stderr);
  return 1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("usage: permanence_train CORPUS FOLDER\n", stderr);
    return 2;
  }
  const std::filesystem::path corpus = arguments[1];
  auto examples = classifier::read_corpus(corpus / "train");
  if (!examples) return tell(examples.error());
  mark(*examples);
  const auto trained = classifier::SoftmaxModel::train_apart(*examples);
  std::vector<std::string> intents;
  for (std::size_t i = 0; i < language::intent_count; ++i)
    intents.emplace_back(language::name_of(static_cast<language::Intent>(i)));
  const auto marked = classifier::read_marked_times(corpus / "times");
  if (!marked) return tell(marked.error());
  const auto times = times_of(*marked, *examples, trained);
  const auto roles = classifier::SoftmaxModel::train_apart(times);
  tell_what_is_heard(times, roles);
  const language::TimeRoleReader role(roles.whole.labels());
  const TimeHearer of_time = [&](const language::TimeInClause& time) {
    return role(roles.whole.probabilities(time.clause, time.marks));
  };
  const auto messages = classifier::MessageModel::train(intents, messages_of(*examples, trained, of_time));
  const std::filesystem::path folder = arguments[2];
  return write(folder / "sentences.bin", trained.whole.bytes()) &&
                 write(folder / "messages.bin", messages.bytes()) &&
                 write(folder / "times.bin", roles.whole.bytes())
             ? 0
             : 1;
}
