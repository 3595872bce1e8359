// The grammar of French expressions of time, over the tokens of time_lexer.h. Internal to the room: `when` and the
// extraction of wishes read its results. Pure; one object reads one text.
#pragma once

#include <optional>
#include <vector>

#include "base/time.h"
#include "language/time_lexer.h"
#include "language/when.h"

namespace permanence::language {

// Strict takes only what is a time in any text; lenient also what is one because the text is known to name one ("à 23").
enum class Leniency { strict, lenient };

enum class DayForm {
  date,            // "3 mars", "22/04"
  day_number,      // "le 17"
  weekday,         // "jeudi"
  weekday_number,  // "jeudi 15"
  relative,        // "demain", "dans 3 jours"
  feast,
  week,
  weekend,
  month,
  quarter,
  year,
  range,  // "du 3 au 8"
};

// A day or a longer stretch; its bounds carry a time only where the text binds one to them ("avant jeudi 9 h").
struct Day {
  DayForm form = DayForm::date;
  LocalDateTime first{}, last{};  // last is exclusive
  bool open_start = false, open_end = false;
  Grain grain = Grain::day;
  std::optional<std::chrono::weekday> weekday, last_weekday;  // the second: of "du lundi au vendredi"
  bool recurring = false;                                     // "le mardi", "les jeudis"
  bool plural = false;                                        // "les jeudis", "tous les jeudis"
  bool this_ = false;                                         // "ce mardi"
  bool following = false;                   // "le jeudi suivant": counted from what was named before
  bool approximate = false;                 // "dans trois semaines", "dans une quinzaine"
  bool point = false;                       // an instant: "dans deux heures"
  bool sub_day = false;                     // the bounds are times
  bool of_week = false;                     // its week was named with it: "la semaine prochaine, lundi"
  bool bounded = false;                     // weekly, but only within first and last: "un mercredi de juin"
  std::optional<LocalDateTime> whole_last;  // of "la fin de la semaine": the end of the week itself
  unsigned number = 0, month = 0;           // as stated; 0: not
  int year = 0;
  std::optional<int> first_minute,
      last_minute;  // bound to the ends of a range: "du lundi 5 h au vendredi 13 h"
};

// Minutes since midnight; `until` may pass 1440 (a night).
struct TimeOfDay {
  std::optional<int> from, until;
  Grain grain = Grain::minute;
  bool point = false;
  bool vague = false;                                        // a part of the day
  bool afternoon = false, morning = false, evening = false;  // which half a bare hour takes from it
  bool half_known = false;                                   // 13 h and later, or "du matin"
  bool about = false;                                        // "vers", "genre"
  bool exclusive_after = false;                              // "après 16 h"
  bool whole_day = false;                                    // "toute la journée"
  bool negated = false;                                      // "pas avant 9 h"
};

struct ParsedTime {
  std::optional<Day> day;
  std::optional<TimeOfDay> clock;
  bool past = false;
  bool clock_first = false;         // the hour was said before its day
  std::size_t first = 0, next = 0;  // tokens
};

class TimeGrammar {
 public:
  TimeGrammar(const std::vector<TimeToken>& tokens, std::string_view text, LocalDateTime reference,
              Leniency leniency);

  std::vector<ParsedTime> all() const;

 private:
  struct Lead {  // what stands before the noun
    std::size_t next = 0;
    bool article = false, plural = false, this_ = false, every = false, within = false, at = false,
         of = false, in = false, for_ = false;
  };
  struct Number {
    int value = 0;
    bool digits = false;
    bool ordinal = false;
    std::size_t next = 0;
  };
  enum class Fraction { none, beginning, middle, end, rest, whole };
  struct Duration {
    int months = 0, days = 0, minutes = 0;
    bool sub_day = false;
    bool vague = false;
  };
  enum class Direction { after, before };
  struct Relation {
    Direction direction;
    bool inclusive;
    bool negated;
    bool soon = false;
    bool since = false;
  };
  struct Component {
    std::optional<Day> day;
    std::optional<TimeOfDay> clock;
  };
  using DayRule = std::optional<Day> (TimeGrammar::*)(std::size_t&, const Lead&) const;

  // time_grammar.cpp: how parts combine
  std::optional<ParsedTime> expression(std::size_t& at) const;
  std::optional<Component> component(std::size_t& at) const;
  std::optional<Component> simple(std::size_t& at) const;
  std::optional<Component> range(std::size_t& at) const;
  std::optional<Component> bounded(std::size_t& at) const;
  std::optional<Component> since(std::size_t& at) const;
  std::optional<Component> moment(std::size_t& at) const;
  std::optional<Relation> relation(std::size_t& at) const;
  std::optional<Relation> relation_after(std::size_t& at) const;
  Component related(Component component, Relation relation) const;
  std::optional<Day> day_range(Day left, Day right) const;
  TimeOfDay clock_range(TimeOfDay left, TimeOfDay right) const;
  bool merge(ParsedTime& whole, const Component& part, bool apart) const;
  bool close(ParsedTime& whole, const Component& part) const;
  std::optional<Day> refined(const Day& whole, const Day& part) const;
  std::size_t skip_connector(std::size_t at) const;
  std::size_t skip_range_sign(std::size_t at) const;
  void inherit(std::vector<ParsedTime>& found) const;
  void inherit_week(const ParsedTime& left, ParsedTime& right) const;
  bool begins_clause(std::size_t at) const {
    for (const std::string_view subject : {"je", "j", "on", "nous", "il", "elle", "c", "ca"})
      if (spelt(at, subject)) return true;
    return false;
  }
  bool closes(std::size_t at) const {
    return at >= tokens_.size() || token(at).kind == TimeToken::Kind::mark ||
           (token(at).kind == TimeToken::Kind::word && is(at, TimeWord::none));
  }

  // day_grammar.cpp
  std::optional<Day> day(std::size_t& at) const;
  std::optional<Day> numeric_date(std::size_t& at, const Lead&) const;
  std::optional<Day> named_date(std::size_t& at, const Lead&) const;
  std::optional<Day> weekday(std::size_t& at, const Lead&) const;
  std::optional<Day> relative_day(std::size_t& at, const Lead&) const;
  std::optional<Day> day_number(std::size_t& at, const Lead&) const;
  std::optional<Day> feast(std::size_t& at, const Lead&) const;
  std::optional<Day> offset(std::size_t& at) const;
  std::optional<Day> number_range(std::size_t& at) const;

  // period_grammar.cpp
  std::optional<Day> week(std::size_t& at, const Lead&) const;
  std::optional<Day> weekend(std::size_t& at, const Lead&) const;
  std::optional<Day> month(std::size_t& at, const Lead&) const;
  std::optional<Day> quarter_year(std::size_t& at, const Lead&) const;
  std::optional<Day> season(std::size_t& at, const Lead&) const;
  std::optional<Day> year(std::size_t& at, const Lead&) const;
  std::optional<Day> nth(std::size_t& at, const Lead&) const;
  std::optional<Day> coming(std::size_t& at, const Lead&) const;
  std::optional<Day> fraction_of(std::size_t& at, const Lead&) const;
  std::optional<LocalDate> month_reference(std::size_t& at) const;
  Day with_fraction(Day whole, Fraction fraction) const;
  Fraction fraction(std::size_t& at) const;
  int shift_word(std::size_t& at) const;
  std::optional<int> year_suffix(std::size_t& at) const;

  // clock_grammar.cpp
  std::optional<TimeOfDay> clock(std::size_t& at) const;
  std::optional<TimeOfDay> clock_time(std::size_t& at) const;
  std::optional<TimeOfDay> bare_hour(std::size_t& at) const;
  std::optional<TimeOfDay> part_of_day(std::size_t& at) const;
  std::optional<Component> this_part(std::size_t& at) const;
  bool minutes_after(std::size_t& at, int& minutes, bool& said) const;
  bool is_duration(std::size_t at, std::size_t next, const Number& number, bool minutes_said) const;
  void take_half(TimeOfDay& time, const TimeOfDay& part) const;

  // tokens
  const TimeToken& token(std::size_t at) const;
  TimeWord word(std::size_t at) const { return token(at).word; }
  bool is(std::size_t at, TimeWord wanted) const { return token(at).word == wanted; }
  bool is_mark(std::size_t at, char mark) const {
    return token(at).kind == TimeToken::Kind::mark && token(at).mark == mark;
  }
  bool spelt(std::size_t at, std::string_view folded) const { return token(at).folded == folded; }
  bool is_month(std::size_t at) const;
  unsigned month_number(std::size_t at) const;
  std::optional<Number> number(std::size_t at) const;
  std::optional<unsigned> day_of_month_at(std::size_t& at) const;
  Lead lead(std::size_t at) const;
  std::optional<Duration> duration(std::size_t& at) const;
  LocalDate shifted(LocalDate from, const Duration& duration, int sign) const;

  // resolving
  bool past_at(std::size_t at) const { return at < past_.size() && past_[at]; }
  void find_past();
  bool is_participle(const TimeToken& token, bool with_etre) const;
  Day day_of(LocalDate date, DayForm form) const;
  std::optional<LocalDate> nearest(unsigned number, unsigned month, int year, bool past) const;
  LocalDate nearest_weekday(int iso, bool past) const;

  const std::vector<TimeToken>& tokens_;
  std::string_view text_;
  LocalDateTime reference_;
  LocalDate today_;
  bool lenient_;
  std::vector<char> past_;
};

// The span that an expression names, by the conventions of the contract.
TimeSpan span_of(const ParsedTime& parsed, LocalDateTime reference);

}  // namespace permanence::language
