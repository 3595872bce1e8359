#include "language/wish_sentence.h"

#include <algorithm>

#include "language/spaced_words.h"
#include "language/wish_words.h"

namespace permanence::language {

using namespace wish_words;
using std::chrono::days;

namespace {

bool opens_segment(const std::vector<TimeToken>& tokens, std::size_t i) {
  static constexpr std::string_view openers[] = {"mais",  "donc",      "car",  "parce",     "puisque",
                                                 "sinon", "autrement", "soit", "parcontre", "or",
                                                 "sauf",  "defaut",    "alors"};
  if (tokens[i].kind != TimeToken::Kind::word) return false;
  if (std::find(std::begin(openers), std::end(openers), tokens[i].folded) != std::end(openers)) return true;
  // "et je …", "ou on …": a new clause
  static constexpr std::string_view subjects[] = {"je", "j",  "on", "nous", "vous", "il",  "elle",
                                                  "c",  "ca", "tu", "mon",  "ma",   "que", "est"};
  return (tokens[i].word == TimeWord::and_ || tokens[i].word == TimeWord::or_ ||
          tokens[i].word == TimeWord::after) &&
         i + 1 < tokens.size() &&
         std::find(std::begin(subjects), std::end(subjects), tokens[i + 1].folded) != std::end(subjects);
}

bool is_pause(const TimeToken& token) {
  return token.kind == TimeToken::Kind::mark && token.mark != '/' && token.mark != '+' &&
         token.mark != '\'' && token.mark != '"';
}

bool is_list_gap(const std::vector<TimeToken>& tokens, std::size_t from, std::size_t to) {
  if (from > to || to - from > 3) return false;
  for (std::size_t i = from; i < to; ++i)
    if (tokens[i].word != TimeWord::and_ && tokens[i].word != TimeWord::or_ && tokens[i].mark != ',' &&
        tokens[i].mark != '/' && tokens[i].word != TimeWord::article && tokens[i].folded != "un")
      return false;
  return true;
}

// "de 14 h à 18 h mardi et jeudi", "lundi ou mardi, le matin": the hours are the whole list's.
void share_hours(Sentence& sentence) {
  const auto& tokens = sentence.lexed.tokens;
  auto& times = sentence.times;
  const auto is_day = [](const ParsedTime& time) {
    return time.day && time.day->last - time.day->first <= days(7) && !time.day->open_start &&
           !time.day->open_end;
  };
  for (std::size_t k = 1; k < times.size(); ++k)
    if (is_day(times[k]) && !times[k].clock && times[k - 1].clock && times[k - 1].clock_first &&
        is_day(times[k - 1]) && is_list_gap(tokens, times[k - 1].next, times[k].first)) {
      times[k].clock = times[k - 1].clock;
      times[k].clock_first = true;
    }
  for (std::size_t k = times.size(); k-- > 1;)
    if (is_day(times[k - 1]) && !times[k - 1].clock && times[k].clock && !times[k].clock_first &&
        is_day(times[k]) && is_list_gap(tokens, times[k - 1].next, times[k].first)) {
      // "aujourd'hui ou demain matin", "lundi, mercredi matin ou vendredi après 15 h": each its own
      const bool own = times[k - 1].day->form == DayForm::relative ||
                       (k + 1 < times.size() && is_day(times[k + 1]) && times[k + 1].clock &&
                        is_list_gap(tokens, times[k].next, times[k + 1].first) &&
                        times[k + 1].clock->from != times[k].clock->from);
      if (!own) times[k - 1].clock = times[k].clock;
    }
}

// "pas vendredi, non pardon, jeudi": what stands before the correction doesn't count.
void drop_corrected(Sentence& sentence) {
  const auto& tokens = sentence.lexed.tokens;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const bool corrects = (tokens[i].folded == "non" && tokens[i + 1].folded == "pardon") ||
                          (tokens[i].folded == "pardon" && tokens[i + 1].folded == "non") ||
                          (tokens[i].folded == "me" && tokens[i + 1].folded == "trompe");
    if (corrects) std::erase_if(sentence.times, [&](const ParsedTime& time) { return time.first < i; });
  }
}

// "Jean-Noël", "les vacances de la Toussaint": no feast is meant.
void drop_names(Sentence& sentence) {
  const auto& tokens = sentence.lexed.tokens;
  std::erase_if(sentence.times, [&](const ParsedTime& time) {
    if (!time.day || time.day->form != DayForm::feast) return false;
    if (tokens[time.first].glued) return true;
    for (std::size_t back = 1; back <= 3 && back <= time.first; ++back)
      if (tokens[time.first - back].folded == "vacances") return true;
    return false;
  });
}

// "12h 14h": from the one to the other. "17 h et après": from then on.
void join_bounds(Sentence& sentence) {
  auto& times = sentence.times;
  const auto& tokens = sentence.lexed.tokens;
  for (ParsedTime& time : times) {
    const std::size_t next = time.next;
    if (!time.clock || !time.clock->point || next + 1 >= tokens.size() ||
        (tokens[next].word != TimeWord::and_ && tokens[next].word != TimeWord::or_))
      continue;
    const bool later = tokens[next + 1].word == TimeWord::after ||
                       (tokens[next + 1].folded == "plus" &&
                        (next + 2 == tokens.size() || tokens[next + 2].folded == "tard"));
    const bool names = next + 2 < tokens.size() && tokens[next + 2].kind == TimeToken::Kind::number;
    if (later && !names) time.clock->point = false;
  }
  for (std::size_t k = 0; k + 1 < times.size(); ++k) {
    ParsedTime &left = times[k], &right = times[k + 1];
    if (!left.clock || !right.clock || right.day || !left.clock->point || !right.clock->point ||
        left.next != right.first || *left.clock->from >= *right.clock->from)
      continue;
    left.clock->until = right.clock->from;
    left.clock->point = false;
    left.next = right.next;
    times.erase(times.begin() + static_cast<std::ptrdiff_t>(k) + 1);
  }
}

bool is_appointment_noun(const std::vector<TimeToken>& tokens, std::size_t i) {
  const std::string_view word = tokens[i].folded;
  return word == "rdv" || word == "rdvs" || word == "rv" || word == "vous"
             ? word != "vous" || (i > 0 && tokens[i - 1].folded == "rendez")
             : word == "seance" || word == "consultation" || word == "visite" || word == "consult" ||
                   word == "creneau" || word == "seances" || word == "passage" || word == "domicile";
}

void find_segments(Sentence& sentence) {
  const auto& tokens = sentence.lexed.tokens;
  std::vector<std::size_t> in_time(tokens.size(), 0);
  for (std::size_t k = 0; k < sentence.times.size(); ++k)
    for (std::size_t i = sentence.times[k].first; i < sentence.times[k].next; ++i) in_time[i] = k + 1;
  Segment current;
  current.text = " ";
  const auto finish = [&](std::size_t last) {
    current.last = last;
    if (current.last > current.first) sentence.segments.push_back(current);
    current = Segment{};
    current.first = last;
    current.text = " ";
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (in_time[i] != 0) {
      if (i == 0 || in_time[i - 1] != in_time[i]) current.text += "# ";
      continue;
    }
    if (is_pause(tokens[i])) {
      finish(i + 1);
      continue;
    }
    if (opens_segment(tokens, i)) {
      finish(i);
      current.opener = tokens[i].folded;
    }
    if (tokens[i].kind != TimeToken::Kind::mark) {
      current.text += tokens[i].folded;
      current.text += ' ';
    }
  }
  finish(tokens.size());
  sentence.text = " ";
  for (const Segment& segment : sentence.segments) sentence.text += std::string_view(segment.text).substr(1);
}

}  // namespace

Sentence SentenceParser::parsed(const std::string& source) const {
  Sentence sentence;
  sentence.source = source;
  sentence.lexed = lex(source);
  const auto& tokens = sentence.lexed.tokens;
  sentence.times = TimeGrammar(tokens, source, context_.received, Leniency::strict).all();
  sentence.raw = spaced_words(tokens, 0, tokens.size());
  sentence.question = source.find('?') != std::string::npos;
  drop_corrected(sentence);
  drop_names(sentence);
  join_bounds(sentence);
  split_moves(sentence);
  share_hours(sentence);
  find_segments(sentence);
  join_hours(sentence);
  share_hours(sentence);
  return sentence;
}

// "le 22 j'attends les petits à la gare à 11 h": a day and the hour of it, apart in one clause.
void SentenceParser::join_hours(Sentence& sentence) const {
  auto& times = sentence.times;
  for (std::size_t k = 0; k + 1 < times.size();) {
    ParsedTime &left = times[k], &right = times[k + 1];
    const auto& tokens = sentence.lexed.tokens;
    const bool alone = left.day && !left.clock && !right.day && right.clock &&
                       (!right.clock->vague || right.clock->whole_day) &&
                       left.day->last - left.day->first <= days(1) && !left.day->sub_day;
    bool joined = alone && segment_of(sentence, left) == segment_of(sentence, right);
    for (std::size_t i = left.next; joined && i < right.first; ++i)
      joined = tokens[i].word != TimeWord::or_ && tokens[i].word != TimeWord::and_ && !is_pause(tokens[i]);
    if (!joined || names_appointment(sentence, k)) {
      ++k;
      continue;
    }
    left.clock = right.clock;
    times.erase(times.begin() + static_cast<std::ptrdiff_t>(k) + 1);
    ++k;
  }
}

// "déplacer ma séance du 12 au 14": not a stretch, but from the one to the other.
void SentenceParser::split_moves(Sentence& sentence) const {
  if (!has_any_phrase(sentence.raw, moving)) return;
  const auto& tokens = sentence.lexed.tokens;
  std::vector<ParsedTime> result;
  for (const ParsedTime& time : sentence.times) {
    const TimeWord lead = tokens[time.first].word;
    const bool stretch =
        (time.day && time.day->form == DayForm::range && !time.day->open_start && !time.day->open_end) ||
        (time.clock && time.clock->from && time.clock->until && !time.clock->vague);
    const bool from = lead == TimeWord::of || lead == TimeWord::of_the;
    const bool noun_before = time.first > 0 && is_appointment_noun(tokens, time.first - 1);
    std::size_t middle = 0;
    for (std::size_t i = time.first + 1; i + 1 < time.next; ++i)
      if (tokens[i].word == TimeWord::at || tokens[i].word == TimeWord::at_the) middle = i;
    if (!stretch || !from || middle == 0 || !(noun_before || is_booked_part(sentence, time.first, middle))) {
      result.push_back(time);
      continue;
    }
    for (const auto& [first, last] : {std::pair(time.first, middle), std::pair(middle, time.next)}) {
      const std::vector<TimeToken> part(tokens.begin() + static_cast<std::ptrdiff_t>(first),
                                        tokens.begin() + static_cast<std::ptrdiff_t>(last));
      for (ParsedTime found : TimeGrammar(part, sentence.source, context_.received, Leniency::strict).all()) {
        found.first += first;
        found.next += first;
        result.push_back(found);
      }
    }
  }
  sentence.times = std::move(result);
}

bool SentenceParser::is_booked_part(const Sentence& sentence, std::size_t first, std::size_t last) const {
  if (!context_.appointment) return false;
  const auto& tokens = sentence.lexed.tokens;
  const std::vector<TimeToken> part(tokens.begin() + static_cast<std::ptrdiff_t>(first),
                                    tokens.begin() + static_cast<std::ptrdiff_t>(last));
  const auto found = TimeGrammar(part, sentence.source, context_.received, Leniency::strict).all();
  return found.size() == 1 && is_booked(found.front());
}

std::size_t SentenceParser::segment_of(const Sentence& sentence, const ParsedTime& time) {
  for (std::size_t i = 0; i < sentence.segments.size(); ++i)
    if (time.first < sentence.segments[i].last) return i;
  return sentence.segments.size() - 1;
}

bool SentenceParser::is_booked(const ParsedTime& time) const {
  if (!context_.appointment || (time.day && time.day->following)) return false;
  const LocalDateTime booked = *context_.appointment;
  const int minute = static_cast<int>((booked - LocalDateTime(date_of(booked))).count() / 60);
  if (time.clock && time.clock->from) {
    if (time.clock->point
            ? *time.clock->from != minute && *time.clock->from + 720 != minute
            : !(minute >= *time.clock->from && (!time.clock->until || minute < *time.clock->until)))
      return false;
    if (!time.clock->point && !time.clock->vague) return false;
  } else if (time.clock) {
    return false;
  }
  if (!time.day) return time.clock.has_value() && time.clock->point;
  const Day& day = *time.day;
  if (day.open_start || day.open_end || day.last - day.first > days(1)) return false;
  return date_of(day.first) == date_of(booked) ||
         (day.form == DayForm::weekday && day.weekday == weekday_of(date_of(booked)) && !day.recurring &&
          date_of(booked) - date_of(day.first) == days(7));
}

// A word before the time that makes it the booked appointment's: "mon rdv de", "au lieu de", "prévu".
bool SentenceParser::names_appointment(const Sentence& sentence, std::size_t k) const {
  const auto& tokens = sentence.lexed.tokens;
  const ParsedTime& time = sentence.times[k];
  const std::size_t floor = k > 0 ? sentence.times[k - 1].next : 0;
  const auto directs = [&](std::size_t at) {
    return tokens[at].word == TimeWord::at || tokens[at].word == TimeWord::at_the ||
           tokens[at].word == TimeWord::about;
  };
  // "repousser mon rdv à la semaine prochaine": where it goes, not where it is
  if (has_any_phrase(sentence.raw, moving) && !is_booked(time) &&
      (directs(time.first) || (time.first > floor && directs(time.first - 1))))
    return false;
  std::size_t i = time.first;
  for (int steps = 0; i > floor && steps < 6; ++steps) {
    --i;
    const std::string_view word = tokens[i].folded;
    if (tokens[i].kind == TimeToken::Kind::mark && tokens[i].mark != '(' && tokens[i].mark != ':')
      return false;
    if (word == "lieu" || (word == "place" && i > 1 && tokens[i - 2].word == TimeWord::at)) return true;
    if (word == "prevu" || word == "prevue" || word == "initial" || word == "initialement" ||
        word == "fixe" || word == "programme")
      return true;
    if (is_appointment_noun(tokens, i)) {
      const std::size_t noun = word == "vous" && i > 0 ? i - 1 : i;
      if (noun == 0) return context_.appointment.has_value() && is_booked(time);
      std::size_t before = noun - 1;
      for (int back = 0; back < 2 && before > 0 &&
                         (tokens[before].folded == "prochain" || tokens[before].folded == "prochaine" ||
                          tokens[before].folded == "petit");
           ++back)
        --before;
      const std::string_view determiner = tokens[before].folded;
      for (const std::string_view own :
           {"mon", "ma", "mes", "notre", "nos", "son", "sa",    "leur",  "votre", "ce",    "cette",
            "le",  "la", "l",   "du",    "au",  "j",   "avais", "avait", "avons", "avions"})
        if (determiner == own) return true;
      if (determiner == "ai" || determiner == "a" || determiner == "avez") return true;  // "j'ai rdv jeudi"
      if ((determiner == "un" || determiner == "une") && before > 0)
        for (const std::string_view verb : {"ai", "avais", "avait", "avons", "avions"})
          if (tokens[before - 1].folded == verb) return true;  // "j'ai un rdv jeudi"
      return false;
    }
    if (tokens[i].word == TimeWord::none && word != "avec" && word != "pris" && word != "note" &&
        word != "qui" && word != "etait" && word != "est" && word != "mme" && word != "docteur" &&
        word != "m")
      return false;
  }
  return false;
}

}  // namespace permanence::language
