// When the sender can come: wishes and impossibilities from their own sentences. What is merely mentioned (the booked
// appointment, past visits, times asked about) is no wish. Pure.
#pragma once

#include <string>
#include <vector>

#include "language/reading.h"
#include "language/wish_reader.h"
#include "language/wishes.h"

namespace permanence::language {

struct SaidTimes {
  // A message that asks for no time gives empty wishes: every slot fits.
  Wishes wishes;
  std::vector<NamedTime> named;  // in order, as each was taken
  // The moments that the text means as an appointment that exists ("mon rendez-vous de jeudi 14 h"), in order, each once.
  // Where only the day is named, it is the booked appointment of that day, else the start of the day.
  std::vector<LocalDateTime> mentioned_appointments;
};

// `sentences` are the sender's own words in order (no quotes, no signature); `subject` is read for what it adds. `aims`:
// what the classifier hears in each sentence, `of_time` in each time; where there is none, words alone tell.
SaidTimes said_times(const std::vector<std::string>& sentences, const std::string& subject,
                     const ReadingContext& context, const std::vector<SentenceAim>& aims = {},
                     const std::function<TimeRoleScores(const TimeInClause&)>& of_time = {});

}  // namespace permanence::language
