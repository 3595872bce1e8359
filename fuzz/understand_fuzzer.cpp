#include "app/trained_classifier.h"
#include "base/text.h"
#include "fuzzing.h"
#include "language/reading.h"

using namespace permanence;

static const language::Classifier& trained() {
  static const language::Classifier classifier = *app::load_classifier();
  return classifier;
}

// The first byte chooses the situation, the rest is the message.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const int situation = size == 0 ? 0 : data[0];
  const std::string text = size == 0 ? "" : normalized(repaired(fuzzing::bytes_of(data + 1, size - 1)));
  language::ReadingContext context;
  context.channel = situation & 1 ? Channel::sms : Channel::email;
  context.subject = situation & 2 ? shortened(text, 60) : "Rendez-vous";
  context.received = date(2026, 3, 3) + at(9, 30);
  context.specialty = situation & 4 ? "kinesitherapeute" : "medecin_generaliste";
  if (situation & 8) context.appointment = date(2026, 3, 5) + at(14);
  if (situation & 16) context.offered = {date(2026, 3, 10) + at(9), date(2026, 3, 11) + at(14), date(2026, 3, 12) + at(17, 30)};
  fuzzing::run([&] {
    const language::Reading reading = language::read(text, context, trained());
    for (const language::ScoredIntent& scored : reading.intents)
      fuzzing::require(scored.confidence >= 0 && scored.confidence <= 1, "a confidence from 0 to 1");
    fuzzing::require(is_valid_utf8(reading.own_words), "valid own words");
    for (const language::SentenceReading& sentence : reading.sentences) {
      fuzzing::require(is_valid_utf8(sentence.text), "valid sentences");
      for (const language::Evidence& evidence : sentence.evidence)
        fuzzing::require(is_valid_utf8(evidence.words), "valid evidence");
      fuzzing::require(sentence.urgency == language::Urgency::none || !reading.wholly_administrative,
                       "a person where a sentence speaks of health");
    }
    if (reading.answer)
      for (const std::size_t accepted : reading.answer->accepted)
        fuzzing::require(accepted < context.offered.size(), "a slot that was offered");
    if (reading.urgency == language::Urgency::emergency)
      fuzzing::require(!reading.wholly_administrative, "an emergency is not administrative");
    reading.wishes.fits(context.received, Minutes(30));
  });
  return 0;
}
