#include "language/wish_reader.h"

#include <algorithm>

#include "language/calendar_rules.h"
#include "language/spaced_words.h"
#include "language/time_marks.h"
#include "language/wish_judgement.h"
#include "language/wish_words.h"

namespace permanence::language {
namespace {

using namespace wish_words;
using std::chrono::days;

class Reader {
 public:
  Reader(const std::vector<std::string>& sentences, const std::string& subject, const ReadingContext& context,
         const std::vector<SentenceAim>& aims,
         const std::function<TimeRoleScores(const TimeInClause&)>& of_time)
      : context_(context), parser_(context), aims_(aims), of_time_(of_time) {
    for (const std::string& sentence : sentences) sentences_.push_back(parser_.parsed(sentence));
    const bool named = std::any_of(sentences_.begin(), sentences_.end(),
                                   [](const Sentence& each) { return !each.times.empty(); });
    subject_ = spaced(subject);
    if (!named && !subject.empty()) sentences_.push_back(parser_.parsed(subject));
  }

  MessageTimes read() {
    for (const Sentence& sentence : sentences_) {
      if (has_any_phrase(sentence.text, asking)) result_.asks = true;
      if (has_any_phrase(sentence.text, giving_up)) result_.gives_up_appointment = true;
      if (has_any_phrase(sentence.text, moving) || has_phrase(sentence.text, " au lieu ") ||
          has_phrase(sentence.text, " a la place "))
        result_.asks = result_.moves = result_.gives_up_appointment = true;
      if (context_.appointment && !has_phrase(sentence.raw, " plus tot le ") &&
          !has_phrase(sentence.raw, " au plus tot ") && !has_phrase(sentence.raw, " le plus tot ") &&
          !has_phrase(sentence.raw, " plus tot possible ") &&
          (has_phrase(sentence.raw, " avancer ") || has_phrase(sentence.raw, " plus tot ")))
        result_.earlier = true;
    }
    for (const SentenceAim& aim : aims_) {
      result_.asks = result_.asks || aim.wishes;
      result_.moves = result_.moves || aim.moves;
      result_.gives_up_appointment = result_.gives_up_appointment || aim.gives_up;
    }
    result_.asks =
        result_.asks || result_.gives_up_appointment;  // what else it names is meant for the next one
    if (has_any_phrase(subject_, moving)) result_.asks = result_.moves = result_.gives_up_appointment = true;
    if (has_any_phrase(subject_, asking) || !context_.offered.empty()) result_.asks = true;
    result_.asks = result_.asks || gives_up_in_words();
    read_all();
    // Availability told unasked is a wish too: "mon emploi du temps me laisse le lundi".
    if (!result_.asks && std::any_of(result_.statements.begin(), result_.statements.end(),
                                     [](const Statement& each) { return each.available || each.habitual; })) {
      result_.asks = true;
      read_all();
    }
    return std::move(result_);
  }

 private:
  void read_all() {
    result_.statements.clear();
    for (std::size_t i = 0; i < sentences_.size(); ++i) read(i);
  }

  // "jeudi je ne peux plus", of the booked Thursday: a move is asked for, whatever the verb.
  bool gives_up_in_words() {
    for (const Sentence& sentence : sentences_)
      for (const ParsedTime& time : sentence.times) {
        const std::string& text = sentence.segments[SentenceParser::segment_of(sentence, time)].text;
        if (parser_.is_booked(time) && (is_unable(text) || has_any_phrase(text, unavailable))) {
          result_.gives_up_appointment = true;
          return true;
        }
      }
    return false;
  }

  static std::string spaced(std::string_view text) {
    const LexedText lexed = lex(text);
    return spaced_words(lexed.tokens, 0, lexed.tokens.size());
  }

  void read(std::size_t index) {
    const Sentence& sentence = sentences_[index];
    const auto& tokens = sentence.lexed.tokens;
    const bool query = is_query(sentence);
    std::vector<Judgement> judged;
    for (const Segment& segment : sentence.segments) judged.push_back(judge(sentence, segment));
    const bool sentence_asks =
        has_any_phrase(sentence.text, asking) || has_any_phrase(sentence.text, moving) || wishes_in(index);
    bool previous_excluded = false;
    bool asked = false;
    for (std::size_t k = 0; k < sentence.times.size(); ++k) {
      const ParsedTime& time = sentence.times[k];
      const std::size_t s = SentenceParser::segment_of(sentence, time);
      const Segment& segment = sentence.segments[s];
      Statement statement;
      statement.time = time;
      statement.sentence = index;
      statement.words = std::string(sentence.source.substr(
          tokens[time.first].begin, tokens[time.next - 1].end - tokens[time.first].begin));
      statement.alternative = follows_or(sentence, k, segment);
      statement.segment = s;
      statement.other_days =
          !time.day && s < sentence.segments.size() && has_phrase(sentence.text, " autres jours ");
      statement.other = time.first > 0 && tokens[time.first - 1].folded == "autre";
      statement.afterwards = segment.opener == "apres" || segment.opener == "ensuite" ||
                             segment.opener == "puis" || segment.text.substr(0, 7) == " apres ";
      statement.contrasts = segment.opener == "mais";
      statement.fallback = offers_another(segment) && segment.opener != "soit";
      statement.like_before = says_like_before(sentence, time);
      asked = asked || has_any_phrase(segment.text, asking) || has_any_phrase(segment.text, moving);
      const bool was_excluded = previous_excluded;
      previous_excluded = false;
      if (is_past(sentence, time) || since_symptom(sentence, time)) {
        statement.attitude = Attitude::ignored;
      } else if (points_back(tokens, time)) {
        // "cette semaine-là": read_same; "ce soir-là": the booked one
        statement.attitude = Attitude::ignored;
        statement.time.day.reset();
      } else if (is_the_other(tokens, time)) {
        statement.attitude = Attitude::impossible;  // "un autre jour que le 22"
        statement.excluded = previous_excluded = true;
      } else if (parser_.names_appointment(sentence, k) || moves_away_from(sentence, time) ||
                 (query && !has_any_phrase(segment.text, available))) {
        statement.attitude = Attitude::appointment;
      } else if ((is_excluded(sentence, k, was_excluded) && !has_any_phrase(segment.text, off_duty)) ||
                 is_refused_behind(sentence, k)) {
        statement.attitude = Attitude::impossible;
        statement.excluded = previous_excluded = true;
      } else {
        Judgement found = decided(sentence, judged, s, asked || sentence_asks);
        if (!judged[s].known && found.attitude == Attitude::ignored && wishes_in(index))
          found.attitude = Attitude::wanted;
        if (!judged[s].known && found.attitude == Attitude::ignored && tells_of_doing(segment.text, time))
          found.attitude = Attitude::impossible;
        if (!judged[s].known && has_any_phrase(segment.text, calling)) found = {};
        if (has_phrase(segment.text, " prefer")) found.attitude = Attitude::wanted;
        statement.attitude = found.attitude;
        statement.available = found.available;
        statement.habitual = found.habitual;
        statement.work = found.work;
        statement.unbound = found.unbound;
        statement.leaves = found.attitude == Attitude::impossible &&
                           has_any_phrase(segment.text, departing) && (!time.clock || time.clock->vague);
        statement.returns =
            found.attitude == Attitude::impossible && has_any_phrase(segment.text, returning) && !time.clock;
        statement.bound = time.clock && time.clock->point ? found.bound : BoundKind::none;
        if (time.clock && time.clock->negated && statement.attitude != Attitude::ignored)
          statement.attitude = Attitude::wanted;
        if (time.clock && time.clock->negated && result_.asks) statement.attitude = Attitude::wanted;
        const bool names_other_time =
            time.clock && time.clock->from && !time.clock->vague && !parser_.is_booked(time);
        const bool confirms = has_any_phrase(segment.text, confirming);
        if (statement.attitude == Attitude::wanted && parser_.is_booked(time) &&
            (!found.available || confirms) && !names_other_time && !statement.alternative &&
            (confirms || !asked_for(segment)))
          statement.attitude = Attitude::appointment;
        // Nobody is received at night: "l'attelle, je la garde la nuit ?"
        if (time.clock && !time.day && time.clock->vague && time.clock->from && *time.clock->from >= 22 * 60)
          statement.attitude = Attitude::ignored;
        const bool also =
            has_phrase(segment.text, " aussi ") && !time.day &&
            std::any_of(result_.statements.begin(), result_.statements.end(),
                        [](const Statement& each) { return each.attitude == Attitude::preferred; });
        if (statement.attitude == Attitude::wanted && also) statement.attitude = Attitude::preferred;
        if (statement.attitude == Attitude::wanted && is_preference(sentence, segment, k))
          statement.attitude = Attitude::preferred;
      }
      const bool certain = is_past(sentence, time) || since_symptom(sentence, time) ||
                           points_back(tokens, time) || tokens[time.first].word == TimeWord::not_ ||
                           tokens[time.first].folded == "jamais" || has_any_phrase(segment.text, off_duty) ||
                           (statement.attitude == Attitude::appointment && parser_.is_booked(time));
      if (of_time_ && !certain) hear(statement, sentence, k, judged[s].known || statement.excluded);
      if (statement.attitude == Attitude::impossible) statement.margin_minutes = margin(index);
      result_.statements.push_back(std::move(statement));
    }
    read_anaphora(index, judged);
  }

  // What the classifier hears, told what the rules say: it errs less than they do where it is sure.
  void hear(Statement& statement, const Sentence& sentence, std::size_t k, bool by_words) const {
    TimeSurroundings around{.by_rule = statement.role(),
                            .before = std::nullopt,
                            .asks = result_.asks,
                            .gives_up = result_.gives_up_appointment,
                            .moves = result_.moves,
                            .wishes = wishes_in(statement.sentence),
                            .label = label_of(statement.sentence),
                            .label_before = statement.sentence > 0 ? label_of(statement.sentence - 1) : "",
                            .label_behind = label_of(statement.sentence + 1),
                            .sentence = statement.sentence};
    if (k > 0) around.before = result_.statements.back().role();
    const TimeRoleScores scores = of_time_({statement.words, result_.statements.empty(),
                                            clause_of(sentence, k), time_marks(sentence, k, around)});
    const auto best =
        static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    // Measured on validation voices v1 and v2: what words say outright is overruled only by much.
    const double surer = by_words ? 3 : 2;
    const auto heard = static_cast<TimeRole>(best);
    if (heard == TimeRole::wanted && parser_.is_booked(statement.time)) return;  // it can't be asked for
    if (heard != around.by_rule && scores[best] > surer * scores[static_cast<std::size_t>(around.by_rule)])
      statement.take(heard);
  }

  // "un autre jour que le 22", "autre que jeudi".
  static bool is_the_other(const std::vector<TimeToken>& tokens, const ParsedTime& time) {
    if (time.first < 2 || tokens[time.first - 1].folded != "que") return false;
    return tokens[time.first - 2].folded == "autre" ||
           (time.first > 2 && tokens[time.first - 3].folded == "autre");
  }

  // "ce soir-là", "cette semaine là".
  static bool points_back(const std::vector<TimeToken>& tokens, const ParsedTime& time) {
    if (time.next >= tokens.size() || tokens[time.next].folded != "la") return false;
    return tokens[time.next].glued || time.next + 1 == tokens.size() ||
           tokens[time.next + 1].kind == TimeToken::Kind::mark || tokens[time.next + 1].folded == "svp";
  }

  // "me décaler de mardi à mercredi", booked on Tuesday.
  bool moves_away_from(const Sentence& sentence, const ParsedTime& time) const {
    const TimeWord lead = sentence.lexed.tokens[time.first].word;
    if ((lead != TimeWord::of && lead != TimeWord::of_the) || !parser_.is_booked(time) || time.first == 0)
      return false;
    return has_any_phrase(" " + std::string(sentence.lexed.tokens[time.first - 1].folded) + " ", moving);
  }

  std::string_view label_of(std::size_t index) const {
    return index < aims_.size() ? std::string_view(aims_[index].label) : std::string_view();
  }

  bool wishes_in(std::size_t index) const { return index < aims_.size() && aims_[index].wishes; }

  static bool asked_for(const Segment& segment) { return has_any_phrase(segment.text, asking_anew); }

  // "le mardi je garde mes petits-enfants": someone does something then, so they don't come then.
  bool tells_of_doing(const std::string& text, const ParsedTime& time) const {
    if (!result_.asks || !time.day || time.day->approximate || time.day->open_start ||
        has_any_phrase(text, communicating))
      return false;
    for (const std::string_view subject :
         {" je ", " j ", " on ", " nous ", " il ", " elle ", " ma ", " mon "})
      if (has_phrase(text, subject)) return !has_phrase(text, " vous ");
    return false;
  }

  // What the neighbours say where the segment itself says nothing: lists, elliptic sentences.
  Judgement decided(const Sentence& sentence, const std::vector<Judgement>& judged, std::size_t s,
                    bool asked) const {
    if (judged[s].known) return judged[s];
    const bool bare = content_words(sentence.segments[s].text) == 0;
    Judgement wanted;
    wanted.attitude = Attitude::wanted;
    if (offers_another(sentence.segments[s])) return result_.asks ? wanted : Judgement{};
    if (bare) {
      for (std::size_t i = s + 1; i < judged.size(); ++i) {
        const std::string& text = sentence.segments[i].text;
        if (!sentence.segments[i].opener.empty() || asks_before(sentence, i)) break;
        // "mardi, mercredi je peux pas", "mardi, je peux pas"
        const bool goes_on = text.substr(0, 3) == " # " || !has_phrase(text, " # ");
        if (judged[i].known && (judged[i].attitude == Attitude::impossible || judged[i].available) &&
            judged[i].bound == BoundKind::none && goes_on)
          return judged[i];
        if (judged[i].known || content_words(sentence.segments[i].text) > 0) break;
      }
      for (std::size_t i = s; i-- > 0;) {
        if (judged[i].known) {
          if (judged[i].bound != BoundKind::none) break;
          return judged[i];
        }
        if (content_words(sentence.segments[i].text) > 0) break;
      }
      if (asked || result_.asks) return wanted;
      return {};
    }
    if (asked) {
      // a request in the sentence covers what has no verb of its own
      if (content_words(sentence.segments[s].text) <= 2) return wanted;
      return {};
    }
    return result_.asks && content_words(sentence.segments[s].text) <= 2 && sentence.segments.size() <= 4
               ? wanted
               : Judgement{};
  }

  // "lundi ou mardi ? pas avant 18 h": a question ends what belongs together.
  static bool asks_before(const Sentence& sentence, std::size_t segment) {
    const std::size_t first = sentence.segments[segment].first;
    return first > 0 && sentence.lexed.tokens[first - 1].mark == '?';
  }

  bool is_past(const Sentence& sentence, const ParsedTime& time) const {
    if (!time.day) return time.past;
    for (std::size_t i = time.first; i < time.next && result_.moves && context_.appointment; ++i)
      if (sentence.lexed.tokens[i].word == TimeWord::day_before)
        return false;  // "la veille" of the booked one
    if (time.day->recurring || time.day->open_end) return false;
    return time.day->last <= LocalDateTime(date_of(context_.received));
  }

  bool since_symptom(const Sentence& sentence, const ParsedTime& time) const {
    return sentence.lexed.tokens[time.first].word == TimeWord::since;
  }

  // "je suis à 10 minutes à pied", "25 min de route": what must pass between a bound and the visit.
  int margin(std::size_t index) const {
    for (std::size_t i = index; i < sentences_.size() && i <= index + 1; ++i) {
      const auto& tokens = sentences_[i].lexed.tokens;
      if (!has_any_phrase(sentences_[i].text, ways)) continue;
      for (std::size_t t = 1; t < tokens.size(); ++t)
        if (tokens[t].word == TimeWord::minute && tokens[t - 1].kind == TimeToken::Kind::number &&
            tokens[t - 1].value <= 90)
          return tokens[t - 1].value;
    }
    return 0;
  }

  // "ce jour-là c'est non", "là aucune contrainte": the day named last takes what is said here.
  void read_anaphora(std::size_t index, const std::vector<Judgement>& judged) {
    const Sentence& sentence = sentences_[index];
    for (std::size_t s = 0; s < sentence.segments.size(); ++s) {
      const std::string& text = sentence.segments[s].text;
      const bool points_back = has_phrase(text, " ce jour la ") || has_phrase(text, " ces jours la ");
      const bool own_time = has_phrase(text, " # ") && !has_phrase(text, " hormis # ") &&
                            !has_phrase(text, " hormis le # ") && !has_phrase(text, " sauf # ");
      const bool refused = points_back && ((judged[s].known && judged[s].attitude == Attitude::impossible) ||
                                           has_phrase(text, " c est non ") || has_phrase(text, " non ") ||
                                           has_phrase(text, " pas ce"));
      const bool freed = judged[s].known && judged[s].unbound && !own_time;
      if (!refused && !freed) continue;
      for (std::size_t k = result_.statements.size(); k-- > 0;) {
        Statement& last = result_.statements[k];
        const bool earlier = last.sentence < index || last.segment < s;
        if (!last.time.day || !earlier) continue;
        last.attitude = refused ? Attitude::impossible : Attitude::wanted;
        last.bound = BoundKind::none;
        last.time.clock.reset();
        last.available = last.unbound = freed;
        if (freed) prolong(*last.time.day, text);
        break;
      }
    }
    read_same(index);
  }

  // "… pendant deux semaines": how long what was named last goes on.
  void prolong(Day& day, const std::string& text) const {
    const auto at = text.find(" pendant ");
    if (at == std::string::npos) return;
    const LexedText lexed = lex("dans" + text.substr(at + 8));
    const auto length =
        TimeGrammar(lexed.tokens, "", LocalDateTime(date_of(day.first)), Leniency::strict).all();
    if (length.empty() || !length.front().day) return;
    day.first = date_of(day.first);
    day.last = length.front().day->first;
    day.form = DayForm::range;
    day.weekday.reset();
  }

  // "la même semaine", "à la même heure": as the appointment or the day named last.
  void read_same(std::size_t index) {
    const std::string& text = sentences_[index].raw;
    const auto base = last_day();
    const auto add = [&](ParsedTime time, std::string_view words) {
      Statement statement;
      statement.time = time;
      statement.sentence = index;
      statement.words = words;
      statement.attitude = has_phrase(text, " si possible ") || has_phrase(text, " si faire se peut ") ||
                                   has_phrase(text, " idealement ")
                               ? Attitude::preferred
                               : Attitude::wanted;
      statement.other = has_phrase(text, " autre jour ");
      if (time.day) statement.attitude = Attitude::wanted;
      result_.statements.push_back(statement);
    };
    if (const auto shifted = shifted_hour(sentences_[index])) add(*shifted, "décaler");
    if (has_phrase(text, " meme jour ") && base) {
      ParsedTime time;
      time.day = Day{};
      time.day->first = *base;
      time.day->last = *base + days(1);
      const auto week =
          std::find_if(result_.statements.begin(), result_.statements.end(), [&](const Statement& each) {
            return each.attitude == Attitude::wanted && each.time.day && each.time.day->form == DayForm::week;
          });
      if (week != result_.statements.end() && context_.appointment) {
        // "la semaine prochaine, même jour": that week's
        time.day->first =
            monday_of(date_of(week->time.day->first)) +
            days(static_cast<int>(weekday_of(date_of(*context_.appointment)).iso_encoding()) - 1);
        time.day->last = time.day->first + days(1);
      }
      add(time, "même jour");
    }
    if ((has_phrase(text, " meme semaine ") || has_phrase(text, " cette semaine la ")) && base) {
      ParsedTime time;
      time.day = Day{};
      time.day->form = DayForm::week;
      time.day->grain = Grain::week;
      time.day->first = monday_of(*base);
      time.day->last = monday_of(*base) + days(7);
      add(time, "même semaine");
    }
    // "une signature à la même heure" tells what stands in the way
    const auto& segments = sentences_[index].segments;
    const bool hindered = std::any_of(segments.begin(), segments.end(), [](const Segment& each) {
      return has_phrase(each.text, " meme heure ") && has_any_phrase(each.text, falling_together);
    });
    if ((has_phrase(text, " meme heure ") || has_phrase(text, " memes heures ") ||
         has_phrase(text, " meme horaire ")) &&
        context_.appointment && !hindered) {
      ParsedTime time;
      time.clock = TimeOfDay{};
      time.clock->from = static_cast<int>(
          (*context_.appointment - LocalDateTime(date_of(*context_.appointment))).count() / 60);
      time.clock->half_known = true;
      time.clock->point = !has_phrase(text, " ou plus tard ") && !has_phrase(text, " ou un peu plus tard ");
      add(time, "même heure");
    }
  }

  // "décaler d'une heure", "avancer de 30 minutes": counted from the booked hour.
  std::optional<ParsedTime> shifted_hour(const Sentence& sentence) const {
    if (!context_.appointment || !has_any_phrase(sentence.raw, moving)) return std::nullopt;
    const auto& tokens = sentence.lexed.tokens;
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
      if (tokens[i].word != TimeWord::of || tokens[i + 1].value < 1) continue;
      const TimeWord unit = tokens[i + 2].word;
      int minutes = unit == TimeWord::hour     ? 60 * tokens[i + 1].value
                    : unit == TimeWord::minute ? tokens[i + 1].value
                    : unit == TimeWord::half   ? 30
                                               : 0;
      if (minutes == 0 || minutes > 240) continue;
      if (has_phrase(sentence.raw, " plus tot ") || has_phrase(sentence.raw, " avancer ")) minutes = -minutes;
      const LocalDateTime moment = *context_.appointment + Minutes(minutes);
      ParsedTime time;
      time.day = Day{};
      time.day->first = date_of(moment);
      time.day->last = time.day->first + days(1);
      time.clock = TimeOfDay{};
      time.clock->from = static_cast<int>((moment - LocalDateTime(date_of(moment))).count() / 60);
      time.clock->point = time.clock->half_known = true;
      return time;
    }
    return std::nullopt;
  }

  std::optional<LocalDate> last_day() const {
    for (std::size_t k = result_.statements.size(); k-- > 0;)
      if (const auto& day = result_.statements[k].time.day;
          day && !day->recurring && day->last > context_.received)
        return date_of(day->first);
    if (context_.appointment) return date_of(*context_.appointment);
    return std::nullopt;
  }

  const ReadingContext& context_;
  SentenceParser parser_;
  const std::vector<SentenceAim>& aims_;
  const std::function<TimeRoleScores(const TimeInClause&)>& of_time_;
  std::vector<Sentence> sentences_;
  std::string subject_;
  MessageTimes result_;
};

}  // namespace

TimeRole Statement::role() const {
  if (bound == BoundKind::not_before) return TimeRole::not_before;
  if (bound == BoundKind::ended_by) return TimeRole::ended_by;
  return static_cast<TimeRole>(attitude);
}

void Statement::take(TimeRole role) {
  const bool point = time.clock && time.clock->point;
  bound = BoundKind::none;
  excluded = leaves = returns = false;
  if (role == TimeRole::not_before || role == TimeRole::ended_by) {
    // only an hour bounds: "la navette ne circule que jusqu'à midi" is when it would suit
    attitude = point ? Attitude::impossible : Attitude::wanted;
    if (point) bound = role == TimeRole::not_before ? BoundKind::not_before : BoundKind::ended_by;
    return;
  }
  attitude = static_cast<Attitude>(role);
}

MessageTimes times_in(const std::vector<std::string>& sentences, const std::string& subject,
                      const ReadingContext& context, const std::vector<SentenceAim>& aims,
                      const std::function<TimeRoleScores(const TimeInClause&)>& of_time) {
  return Reader(sentences, subject, context, aims, of_time).read();
}

}  // namespace permanence::language
