// What a message says of each time that it names: wished for, impossible, or merely mentioned. Internal to the room:
// wish_extraction.cpp makes patterns of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "language/reading.h"
#include "language/time_grammar.h"

namespace permanence::language {

enum class Attitude { ignored, appointment, wanted, preferred, impossible };
enum class BoundKind { none, not_before, ended_by };  // as in TimeRole

struct Statement {
  ParsedTime time;
  Attitude attitude = Attitude::ignored;
  BoundKind bound = BoundKind::none;
  std::size_t sentence = 0, segment = 0;
  bool alternative = false;              // after "ou", "sinon", "à défaut"
  bool excluded = false;                 // by "sauf", "pas le", "hors": any such day, not only the next
  bool available = false;                // "vendredi je suis libre": says when, asks for nothing
  bool habitual = false;                 // "ne peut que lundi et jeudi"
  bool work = false;                     // of a working day: doesn't bind the week-end
  bool like_before = false;              // "jeudi pareil": with the hours of the statement before
  bool other = false;                    // "un autre mercredi": not the one named before
  bool leaves = false, returns = false;  // "je pars samedi", "je rentre le 23"
  bool other_days = false;               // "les autres jours": those not named before
  bool fallback = false;                 // after "sinon", "à défaut"
  bool contrasts = false;                // "mais …": narrows what stands before
  bool leant = false;                    // its day was said before
  bool unbound = false;                  // "aucune contrainte": no hours said elsewhere bind it
  bool afterwards = false;               // "après je pars … jusqu'au 19": counts from the wishes before
  int margin_minutes = 0;                // the way to the practice
  std::string words;

  TimeRole role() const;
  void take(TimeRole role);  // what it is, whatever the rules made of it
};

struct MessageTimes {
  std::vector<Statement> statements;
  bool asks = false;                  // wants an appointment or another one
  bool gives_up_appointment = false;  // cancels or moves the booked one
  bool moves = false;                 // the booked one, to another time
  bool earlier = false;               // "avancer", "plus tôt"
};

// What a sentence is likely to want, in whatever words.
struct SentenceAim {
  std::string label = {};  // what it most likely is: an intent, "wish", "body" or "context"
  bool wishes = false;    // a visit, or says when would suit: the times that it names are wishes unless they say otherwise
  bool moves = false;     // another time for the booked one
  bool gives_up = false;  // cancels or moves the booked one
};

// `aims`: of each sentence, or none. `of_time`: the classifier of times; where there is none, rules alone tell.
MessageTimes times_in(const std::vector<std::string>& sentences, const std::string& subject,
                      const ReadingContext& context, const std::vector<SentenceAim>& aims,
                      const std::function<TimeRoleScores(const TimeInClause&)>& of_time);

}  // namespace permanence::language
