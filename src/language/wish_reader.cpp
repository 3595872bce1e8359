#include "language/wish_reader.h"

#include <algorithm>

#include "language/calendar_rules.h"
#include "language/spaced_words.h"
#include "language/wish_words.h"

namespace permanence::language {
namespace {

using namespace wish_words;
using std::chrono::days;

// A stretch of a sentence between pauses.
struct Segment {
  std::size_t first = 0, last = 0;
  std::string text;     // spaced words, each time named in it as "#"
  std::string opener;   // "sinon", "mais", "ou" …
};

struct Sentence {
  std::string source;
  LexedText lexed;
  std::vector<ParsedTime> times;
  std::vector<Segment> segments;
  std::string text;     // spaced words of the whole, each time named in it as "#"
  std::string raw;      // spaced words of the whole
  bool question = false;
};

bool opens_segment(const std::vector<TimeToken>& tokens, std::size_t i) {
  static constexpr std::string_view openers[] = {"mais", "donc", "car", "parce", "puisque", "sinon", "autrement", "soit", "parcontre", "or", "sauf", "defaut", "alors"};
  if (tokens[i].kind != TimeToken::Kind::word) return false;
  if (std::find(std::begin(openers), std::end(openers), tokens[i].folded) != std::end(openers)) return true;
  // "et je …", "ou on …": a new clause
  static constexpr std::string_view subjects[] = {"je", "j", "on", "nous", "vous", "il", "elle", "c", "ca", "tu", "mon", "ma", "que", "est"};
  return (tokens[i].word == TimeWord::and_ || tokens[i].word == TimeWord::or_ || tokens[i].word == TimeWord::after) && i + 1 < tokens.size() &&
         std::find(std::begin(subjects), std::end(subjects), tokens[i + 1].folded) != std::end(subjects);
}

bool is_pause(const TimeToken& token) {
  return token.kind == TimeToken::Kind::mark && token.mark != '/' && token.mark != '+' && token.mark != '\'' && token.mark != '"';
}

class Reader {
 public:
  Reader(const std::vector<std::string>& sentences, const std::string& subject, const ReadingContext& context) : context_(context) {
    for (const std::string& sentence : sentences) sentences_.push_back(parsed(sentence));
    const bool named = std::any_of(sentences_.begin(), sentences_.end(), [](const Sentence& each) { return !each.times.empty(); });
    subject_ = spaced(subject);
    if (!named && !subject.empty()) sentences_.push_back(parsed(subject));
  }

  MessageTimes read() {
    for (const Sentence& sentence : sentences_) {
      if (has_any_phrase(sentence.text, asking)) result_.asks = true;
      if (has_any_phrase(sentence.text, giving_up)) result_.gives_up_appointment = true;
      if (has_any_phrase(sentence.text, moving) || has_phrase(sentence.text, " au lieu ") || has_phrase(sentence.text, " a la place ")) result_.asks = result_.moves = result_.gives_up_appointment = true;
      if (context_.appointment && !has_phrase(sentence.raw, " plus tot le ") && !has_phrase(sentence.raw, " au plus tot ") &&
          (has_phrase(sentence.raw, " avancer ") || has_phrase(sentence.raw, " plus tot ")))
        result_.earlier = true;
    }
    result_.asks = result_.asks || result_.gives_up_appointment;  // what else it names is meant for the next one
    if (has_any_phrase(subject_, moving)) result_.asks = result_.moves = result_.gives_up_appointment = true;
    if (has_any_phrase(subject_, asking) || !context_.offered.empty()) result_.asks = true;
    for (std::size_t i = 0; i < sentences_.size(); ++i) read(i);
    // Availability told unasked is a wish too: "mon emploi du temps me laisse le lundi".
    result_.asks = result_.asks || std::any_of(result_.statements.begin(), result_.statements.end(), [](const Statement& each) { return each.available; });
    return std::move(result_);
  }

 private:
  static std::string spaced(std::string_view text) {
    const LexedText lexed = lex(text);
    return spaced_words(lexed.tokens, 0, lexed.tokens.size());
  }

  Sentence parsed(const std::string& source) const {
    Sentence sentence;
    sentence.source = source;
    sentence.lexed = lex(source);
    const auto& tokens = sentence.lexed.tokens;
    sentence.times = TimeGrammar(tokens, source, context_.received, Leniency::strict).all();
    sentence.raw = spaced_words(tokens, 0, tokens.size());
    sentence.question = source.find('?') != std::string::npos;
    split_moves(sentence);
    share_hours(sentence);
    find_segments(sentence);
    join_hours(sentence);
    share_hours(sentence);
    return sentence;
  }

  static bool is_list_gap(const std::vector<TimeToken>& tokens, std::size_t from, std::size_t to) {
    if (from >= to || to - from > 3) return false;
    for (std::size_t i = from; i < to; ++i)
      if (tokens[i].word != TimeWord::and_ && tokens[i].word != TimeWord::or_ && tokens[i].mark != ',' && tokens[i].mark != '/' && tokens[i].word != TimeWord::article) return false;
    return true;
  }

  // "de 14 h à 18 h mardi et jeudi", "lundi ou mardi, le matin": the hours are the whole list's.
  static void share_hours(Sentence& sentence) {
    const auto& tokens = sentence.lexed.tokens;
    auto& times = sentence.times;
    const auto is_day = [](const ParsedTime& time) { return time.day && time.day->last - time.day->first <= days(7) && !time.day->open_start && !time.day->open_end; };
    for (std::size_t k = 1; k < times.size(); ++k)
      if (is_day(times[k]) && !times[k].clock && times[k - 1].clock && times[k - 1].clock_first && is_day(times[k - 1]) && is_list_gap(tokens, times[k - 1].next, times[k].first)) {
        times[k].clock = times[k - 1].clock;
        times[k].clock_first = true;
      }
    for (std::size_t k = times.size(); k-- > 1;)
      if (is_day(times[k - 1]) && !times[k - 1].clock && times[k].clock && !times[k].clock_first && is_day(times[k]) && is_list_gap(tokens, times[k - 1].next, times[k].first))
        times[k - 1].clock = times[k].clock;
  }

  // "le 22 j'attends les petits à la gare à 11 h": a day and the hour of it, apart in one clause.
  void join_hours(Sentence& sentence) const {
    auto& times = sentence.times;
    for (std::size_t k = 0; k + 1 < times.size();) {
      ParsedTime &left = times[k], &right = times[k + 1];
      const auto& tokens = sentence.lexed.tokens;
      const bool alone = left.day && !left.clock && !right.day && right.clock && !right.clock->vague && left.day->last - left.day->first <= days(1) && !left.day->sub_day;
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
  void split_moves(Sentence& sentence) const {
    if (!has_any_phrase(sentence.raw, moving)) return;
    const auto& tokens = sentence.lexed.tokens;
    std::vector<ParsedTime> result;
    for (const ParsedTime& time : sentence.times) {
      const TimeWord lead = tokens[time.first].word;
      const bool stretch = (time.day && time.day->form == DayForm::range && !time.day->open_start && !time.day->open_end) ||
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
        const std::vector<TimeToken> part(tokens.begin() + static_cast<std::ptrdiff_t>(first), tokens.begin() + static_cast<std::ptrdiff_t>(last));
        for (ParsedTime found : TimeGrammar(part, sentence.source, context_.received, Leniency::strict).all()) {
          found.first += first;
          found.next += first;
          result.push_back(found);
        }
      }
    }
    sentence.times = std::move(result);
  }

  bool is_booked_part(const Sentence& sentence, std::size_t first, std::size_t last) const {
    if (!context_.appointment) return false;
    const auto& tokens = sentence.lexed.tokens;
    const std::vector<TimeToken> part(tokens.begin() + static_cast<std::ptrdiff_t>(first), tokens.begin() + static_cast<std::ptrdiff_t>(last));
    const auto found = TimeGrammar(part, sentence.source, context_.received, Leniency::strict).all();
    return found.size() == 1 && is_booked(found.front());
  }

  static bool is_appointment_noun(const std::vector<TimeToken>& tokens, std::size_t i) {
    const std::string_view word = tokens[i].folded;
    return word == "rdv" || word == "rdvs" || word == "rv" || word == "vous" ? word != "vous" || (i > 0 && tokens[i - 1].folded == "rendez")
                                                                             : word == "seance" || word == "consultation" || word == "visite" || word == "consult" || word == "creneau" ||
                                                                                   word == "seances" || word == "passage" || word == "domicile";
  }

  void find_segments(Sentence& sentence) const {
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

  std::size_t segment_of(const Sentence& sentence, const ParsedTime& time) const {
    for (std::size_t i = 0; i < sentence.segments.size(); ++i)
      if (time.first < sentence.segments[i].last) return i;
    return sentence.segments.size() - 1;
  }

  bool is_booked(const ParsedTime& time) const {
    if (!context_.appointment || (time.day && time.day->following)) return false;
    const LocalDateTime booked = *context_.appointment;
    const int minute = static_cast<int>((booked - LocalDateTime(date_of(booked))).count() / 60);
    if (time.clock && time.clock->from) {
      if (time.clock->point ? *time.clock->from != minute && *time.clock->from + 720 != minute
                            : !(minute >= *time.clock->from && (!time.clock->until || minute < *time.clock->until)))
        return false;
      if (!time.clock->point && !time.clock->vague) return false;
    } else if (time.clock) {
      return false;
    }
    if (!time.day) return time.clock.has_value() && time.clock->point;
    const Day& day = *time.day;
    if (day.open_start || day.open_end || day.last - day.first > days(1)) return false;
    return date_of(day.first) == date_of(booked) || (day.form == DayForm::weekday && day.weekday == weekday_of(date_of(booked)) && !day.recurring &&
                                                     date_of(booked) - date_of(day.first) == days(7));
  }

  // A word before the time that makes it the booked appointment's: "mon rdv de", "au lieu de", "prévu".
  bool names_appointment(const Sentence& sentence, std::size_t k) const {
    const auto& tokens = sentence.lexed.tokens;
    const ParsedTime& time = sentence.times[k];
    const std::size_t floor = k > 0 ? sentence.times[k - 1].next : 0;
    std::size_t i = time.first;
    for (int steps = 0; i > floor && steps < 6; ++steps) {
      --i;
      const std::string_view word = tokens[i].folded;
      if (tokens[i].kind == TimeToken::Kind::mark && tokens[i].mark != '(' && tokens[i].mark != ':') return false;
      if (word == "lieu" || (word == "place" && i > 1 && tokens[i - 2].word == TimeWord::at)) return true;
      if (word == "prevu" || word == "prevue" || word == "initial" || word == "initialement" || word == "fixe" || word == "programme") return true;
      if (is_appointment_noun(tokens, i)) {
        const std::size_t noun = word == "vous" && i > 0 ? i - 1 : i;
        if (noun == 0) return context_.appointment.has_value() && is_booked(time);
        std::size_t before = noun - 1;
        for (int back = 0; back < 2 && before > 0 && (tokens[before].folded == "prochain" || tokens[before].folded == "prochaine" || tokens[before].folded == "petit"); ++back) --before;
        const std::string_view determiner = tokens[before].folded;
        for (const std::string_view own : {"mon", "ma", "mes", "notre", "nos", "son", "sa", "leur", "votre", "ce", "cette", "le", "la", "l", "du", "au", "j", "avais", "avait", "avons", "avions"})
          if (determiner == own) return true;
        if (determiner == "ai" || determiner == "a" || determiner == "avez") return true;  // "j'ai rdv jeudi"
        if ((determiner == "un" || determiner == "une") && before > 0)
          for (const std::string_view verb : {"ai", "avais", "avait", "avons", "avions"})
            if (tokens[before - 1].folded == verb) return true;  // "j'ai un rdv jeudi"
        return is_booked(time) && before == 0;
      }
      if (tokens[i].word == TimeWord::none && word != "avec" && word != "pris" && word != "note" && word != "qui" && word != "etait" && word != "est" && word != "mme" && word != "docteur" && word != "m")
        return false;
    }
    return false;
  }

  // "sauf", "pas le", "hors", "ni", and what a list carries on.
  bool is_excluded(const Sentence& sentence, std::size_t k, bool previous_excluded) const {
    const auto& tokens = sentence.lexed.tokens;
    const ParsedTime& time = sentence.times[k];
    if (time.clock && time.clock->negated) return false;
    std::size_t i = time.first;
    for (int steps = 0; i > 0 && steps < 5; ++steps) {
      --i;
      const TimeToken& token = tokens[i];
      if (token.word == TimeWord::except || token.word == TimeWord::nor) return true;
      if (token.word == TimeWord::not_ && token.folded != "non") {
        // "ne … pas jeudi" belongs to its verb, which the segment judges; "pas jeudi" alone excludes
        return true;
      }
      if (token.folded == "part" && i > 0 && tokens[i - 1].word == TimeWord::at) return true;
      if (token.folded == "evit" || token.folded == "eviter" || token.folded == "evitez" || token.folded == "evite") return true;
      if (token.word == TimeWord::and_ || token.word == TimeWord::or_ || (token.mark == ',' && k > 0 && sentence.times[k - 1].next == i)) {
        // a list: as the one before
        if (k > 0 && sentence.times[k - 1].next + 1 >= i && sentence.times[k - 1].next <= i) return previous_excluded;
        return false;
      }
      if (token.word == TimeWord::article || token.word == TimeWord::plural_article || token.word == TimeWord::at || token.word == TimeWord::of || token.word == TimeWord::for_ ||
          token.word == TimeWord::in || token.word == TimeWord::at_the || token.folded == "trop" || token.folded == "possible" || token.folded == "surtout" || token.folded == "un" || token.folded == "une")
        continue;
      return false;
    }
    return false;
  }

  // "21/08 non", "jeudi impossible".
  bool is_refused_behind(const Sentence& sentence, std::size_t k) const {
    const auto& tokens = sentence.lexed.tokens;
    const std::size_t next = sentence.times[k].next;
    if (next >= tokens.size()) return false;
    return tokens[next].folded == "non" || tokens[next].folded == "impossible" || tokens[next].folded == "exclu" || (tokens[next].folded == "pas" && next + 1 < tokens.size() && tokens[next + 1].folded == "possible");
  }

  struct Judgement {
    Attitude attitude = Attitude::ignored;
    bool known = false;
    bool available = false, habitual = false, work = false, unbound = false;
    BoundKind bound = BoundKind::none;
  };

  Judgement judge(const Sentence& sentence, const Segment& segment) const {
    Judgement result;
    const std::string& text = segment.text;
    const bool asks_you = sentence.question && (has_phrase(text, " vous ") || has_phrase(text, " tu ") || has_phrase(text, " auriez "));
    const bool only_ever = is_restrictive(text);
    const bool asks = has_any_phrase(text, asking) || has_any_phrase(text, moving);
    if (only_ever) {
      result = {.attitude = Attitude::wanted, .known = true, .habitual = true};
    } else if ((!asks || has_phrase(text, " faudrait ")) && has_any_phrase(text, leaving_bounds) && !has_phrase(text, " rentre ") && !has_phrase(text, " arrive")) {
      result = {.attitude = Attitude::impossible, .known = true, .bound = BoundKind::ended_by};
    } else if (!asks && has_any_phrase(text, returning_bounds)) {
      result = {.attitude = Attitude::impossible, .known = true, .work = has_any_phrase(text, work_words), .bound = BoundKind::not_before};
    } else if (!asks_you && is_unable(text)) {
      result = {.attitude = Attitude::impossible, .known = true};
    } else if (has_any_phrase(text, unbound)) {
      result = {.attitude = Attitude::wanted, .known = true, .available = true, .unbound = !has_phrase(text, " n importe ")};
    } else if (has_any_phrase(text, unavailable)) {
      result = {.attitude = Attitude::impossible, .known = true};
    } else if (has_any_phrase(text, available)) {
      result = {.attitude = Attitude::wanted, .known = true, .available = true};
    } else if (asks) {
      result = {.attitude = Attitude::wanted, .known = true};
    } else if (is_busy(text)) {
      result = {.attitude = Attitude::impossible, .known = true, .work = has_any_phrase(text, work_words)};
    }
    return result;
  }

  // "après la sieste", "avant mes cours" say when, not that the speaker is busy.
  static bool is_busy(const std::string& text) {
    for (const std::string_view phrase : busy) {
      const auto at = text.find(phrase);
      if (at == std::string::npos) continue;
      const std::string_view before = std::string_view(text).substr(0, at + 1);
      bool beside = false;
      for (const std::string_view lead : {" apres ", " avant ", " apres la ", " apres le ", " apres les ", " apres mes ", " apres mon ", " apres ma ", " avant la ", " avant le ", " avant les ", " avant mes ", " avant mon ", " avant ma "})
        beside = beside || (before.size() >= lead.size() && before.substr(before.size() - lead.size()) == lead);
      if (!beside) return true;
    }
    return false;
  }

  // "ne peut l'amener que lundi": a wish, however negative it sounds.
  static bool is_restrictive(const std::string& text) {
    const bool able = has_phrase(text, " peut ") || has_phrase(text, " peux ") || has_phrase(text, " pouvons ") || has_phrase(text, " pourra") || has_phrase(text, " suis ") || has_phrase(text, " est ");
    return able && (has_phrase(text, " que # ") || has_phrase(text, " que le # ") || has_phrase(text, " qu # ")) && !has_phrase(text, " pas ") && !has_phrase(text, " est ce que ") && !has_phrase(text, " parce ");
  }

  static bool is_unable(const std::string& text) {
    static constexpr std::string_view able[] = {" peux ", " peut ", " pouvons ", " pourrai ", " pourrais ", " pourra ", " pourrons ", " pourrait ", " puis ", " peu ", " serai ", " suis ",
                                                " viens ", " vient ", " viendrai ", " viendra ", " pourront ", " peuvent ", " serons ", " sera ", " vais ", " px "};
    for (const std::string_view verb : able) {
      const auto at = text.find(verb);
      if (at == std::string::npos) continue;
      std::string_view after = std::string_view(text).substr(at + verb.size() - 1, 40);
      for (int words = 0; words < 3 && !after.empty(); ++words) {
        after.remove_prefix(1);
        const auto end = after.find(' ');
        const std::string_view word = after.substr(0, end);
        if (word == "pas" || word == "plus" || word == "jamais") {
          const std::string_view rest = end == std::string_view::npos ? std::string_view() : after.substr(end);
          if (word == "plus" && (rest.substr(0, 5) == " tot " || rest.substr(0, 6) == " tard ")) break;
          return true;
        }
        if (end == std::string_view::npos) break;
        after.remove_prefix(end);
      }
    }
    return false;
  }

  // Words of a segment that say something besides times: none of them, and it belongs to its neighbour.
  static std::size_t content_words(const std::string& text) {
    std::size_t count = 0;
    for (std::size_t at = 1; at < text.size();) {
      const auto end = text.find(' ', at);
      const std::string_view word = std::string_view(text).substr(at, end - at);
      if (word != "#" && std::find(std::begin(light_words), std::end(light_words), word) == std::end(light_words)) ++count;
      if (end == std::string::npos) break;
      at = end + 1;
    }
    return count;
  }

  bool is_query(const Sentence& sentence) const {
    const std::string& text = sentence.text;
    if (has_any_phrase(text, listing)) return true;
    if (!sentence.question || has_any_phrase(text, moving)) return false;
    const bool about = has_phrase(text, " rdv ") || has_phrase(text, " rendez vous ") || has_phrase(text, " seance ") || has_phrase(text, " consultation ");
    const bool own = has_phrase(text, " mon ") || has_phrase(text, " ma ") || has_phrase(text, " notre ") || has_phrase(text, " prochain rdv ") || has_phrase(text, " le rdv ") || has_phrase(text, " le rendez ") || has_phrase(text, " j ai ");
    if (about && own && has_any_phrase(text, querying)) return true;
    return has_phrase(text, " c est bien ") || has_phrase(text, " c bien ") || has_phrase(text, " est ce bien ") || has_phrase(text, " on est bien ") || has_any_phrase(text, opening_hours);
  }

  void read(std::size_t index) {
    const Sentence& sentence = sentences_[index];
    const auto& tokens = sentence.lexed.tokens;
    const bool query = is_query(sentence);
    std::vector<Judgement> judged;
    for (const Segment& segment : sentence.segments) judged.push_back(judge(sentence, segment));
    const bool sentence_asks = has_any_phrase(sentence.text, asking) || has_any_phrase(sentence.text, moving);
    bool previous_excluded = false;
    bool asked = false;
    for (std::size_t k = 0; k < sentence.times.size(); ++k) {
      const ParsedTime& time = sentence.times[k];
      const std::size_t s = segment_of(sentence, time);
      const Segment& segment = sentence.segments[s];
      Statement statement;
      statement.time = time;
      statement.sentence = index;
      statement.words = std::string(sentence.source.substr(tokens[time.first].begin, tokens[time.next - 1].end - tokens[time.first].begin));
      statement.alternative = follows_or(sentence, k, segment);
      statement.segment = s;
      statement.other_days = !time.day && s < sentence.segments.size() && has_phrase(sentence.text, " autres jours ");
      statement.other = time.first > 0 && tokens[time.first - 1].folded == "autre";
      statement.afterwards = segment.opener == "apres" || segment.opener == "ensuite" || segment.opener == "puis" || segment.text.substr(0, 7) == " apres ";
      statement.like_before = says_like_before(sentence, time);
      asked = asked || has_any_phrase(segment.text, asking) || has_any_phrase(segment.text, moving);
      const bool was_excluded = previous_excluded;
      previous_excluded = false;
      if (is_past(time) || since_symptom(sentence, time)) {
        statement.attitude = Attitude::ignored;
      } else if (names_appointment(sentence, k) || (query && !has_any_phrase(segment.text, available))) {
        statement.attitude = Attitude::appointment;
      } else if (is_excluded(sentence, k, was_excluded) || is_refused_behind(sentence, k)) {
        statement.attitude = Attitude::impossible;
        statement.excluded = previous_excluded = true;
      } else {
        const Judgement found = decided(sentence, judged, s, asked || sentence_asks);
        statement.attitude = found.attitude;
        statement.available = found.available;
        statement.habitual = found.habitual;
        statement.work = found.work;
        statement.unbound = found.unbound;
        statement.bound = time.clock && time.clock->point ? found.bound : BoundKind::none;
        if (time.clock && time.clock->negated && statement.attitude != Attitude::ignored) statement.attitude = Attitude::wanted;
        if (time.clock && time.clock->negated && result_.asks) statement.attitude = Attitude::wanted;
        const bool names_other_time = time.clock && time.clock->from && !time.clock->vague && !is_booked(time);
        if (statement.attitude == Attitude::wanted && is_booked(time) && !found.available && !names_other_time && !statement.alternative && !asked_for(segment))
          statement.attitude = Attitude::appointment;
        if (statement.attitude == Attitude::wanted && is_preference(sentence, segment, k)) statement.attitude = Attitude::preferred;
      }
      if (statement.attitude == Attitude::impossible) statement.margin_minutes = margin(index);
      result_.statements.push_back(std::move(statement));
    }
    read_anaphora(index, judged);
  }

  static bool asked_for(const Segment& segment) {
    return has_any_phrase(segment.text, asking_anew);
  }

  // What the neighbours say where the segment itself says nothing: lists, elliptic sentences.
  Judgement decided(const Sentence& sentence, const std::vector<Judgement>& judged, std::size_t s, bool asked) const {
    if (judged[s].known) return judged[s];
    const bool bare = content_words(sentence.segments[s].text) == 0;
    Judgement wanted;
    wanted.attitude = Attitude::wanted;
    if (!sentence.segments[s].opener.empty() && (sentence.segments[s].opener == "sinon" || sentence.segments[s].opener == "autrement" || sentence.segments[s].opener == "soit" ||
                                                sentence.segments[s].opener == "defaut"))
      return result_.asks ? wanted : Judgement{};
    if (bare) {
      for (std::size_t i = s + 1; i < judged.size(); ++i) {
        const std::string& text = sentence.segments[i].text;
        if (!sentence.segments[i].opener.empty()) break;
        // "mardi, mercredi je peux pas", "mardi, je peux pas"
        const bool goes_on = text.substr(0, 3) == " # " || !has_phrase(text, " # ");
        if (judged[i].known && (judged[i].attitude == Attitude::impossible || judged[i].available) && judged[i].bound == BoundKind::none && goes_on) return judged[i];
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
    return result_.asks && content_words(sentence.segments[s].text) <= 2 && sentence.segments.size() <= 4 ? wanted : Judgement{};
  }

  bool is_past(const ParsedTime& time) const {
    if (!time.day) return time.past;
    if (time.day->recurring || time.day->open_end) return false;
    return time.day->last <= LocalDateTime(date_of(context_.received));
  }

  bool since_symptom(const Sentence& sentence, const ParsedTime& time) const {
    return sentence.lexed.tokens[time.first].word == TimeWord::since;
  }

  bool follows_or(const Sentence& sentence, std::size_t k, const Segment& segment) const {
    if (segment.opener == "sinon" || segment.opener == "autrement" || segment.opener == "soit" || segment.opener == "defaut") return true;
    const auto& tokens = sentence.lexed.tokens;
    const std::size_t first = sentence.times[k].first;
    for (std::size_t back = 1; back <= 3 && back <= first; ++back) {
      const TimeToken& token = tokens[first - back];
      if (token.word == TimeWord::or_ || token.folded == "sinon" || token.folded == "autrement") return true;
      if (k > 0 && first - back < sentence.times[k - 1].next) return false;
    }
    return false;
  }

  static bool says_like_before(const Sentence& sentence, const ParsedTime& time) {
    const std::string after = spaced_words(sentence.lexed.tokens, time.next, std::min(time.next + 3, sentence.lexed.tokens.size()));
    return has_phrase(after, " pareil ") || has_phrase(after, " idem ") || has_phrase(after, " conditions ") || has_phrase(after, " meme chose ");
  }

  // Softened: "le matin de préférence", "plutôt l'après-midi", "à la même heure si possible".
  bool is_preference(const Sentence& sentence, const Segment& segment, std::size_t k) const {
    const ParsedTime& time = sentence.times[k];
    if (time.clock && time.clock->negated) return false;
    const auto& tokens = sentence.lexed.tokens;
    const std::string before = spaced_words(tokens, time.first >= 3 ? time.first - 3 : 0, time.first);
    const bool last = k + 1 == sentence.times.size() || sentence.times[k + 1].first >= segment.last;
    const std::string after = last ? spaced_words(tokens, time.next, std::min({time.next + 4, segment.last, tokens.size()})) : " ";
    const bool hours_alone = !time.day && time.clock && time.clock->vague;
    if (hours_alone && (before.size() >= 8 && before.substr(before.size() - 8) == " plutot ")) return true;
    if (hours_alone && after.substr(0, 8) == " plutot ") return true;
    for (const std::string_view phrase : {" de preference ", " idealement ", " l ideal ", " si possible ", " si faire se peut ", " prefere", " preference "})
      if (has_phrase(before, phrase) || (after.substr(0, phrase.size()) == phrase)) return true;
    return false;
  }

  // "je suis à 10 minutes à pied", "25 min de route": what must pass between a bound and the visit.
  int margin(std::size_t index) const {
    for (std::size_t i = index; i < sentences_.size() && i <= index + 1; ++i) {
      const auto& tokens = sentences_[i].lexed.tokens;
      if (!has_any_phrase(sentences_[i].text, ways)) continue;
      for (std::size_t t = 1; t < tokens.size(); ++t)
        if (tokens[t].word == TimeWord::minute && tokens[t - 1].kind == TimeToken::Kind::number && tokens[t - 1].value <= 90) return tokens[t - 1].value;
    }
    return 0;
  }

  // "ce jour-là c'est non", "là aucune contrainte": the day named last takes what is said here.
  void read_anaphora(std::size_t index, const std::vector<Judgement>& judged) {
    const Sentence& sentence = sentences_[index];
    for (std::size_t s = 0; s < sentence.segments.size(); ++s) {
      const std::string& text = sentence.segments[s].text;
      const bool points_back = has_phrase(text, " ce jour la ") || has_phrase(text, " ces jours la ");
      const bool own_time = has_phrase(text, " # ") && !has_phrase(text, " hormis # ") && !has_phrase(text, " hormis le # ") && !has_phrase(text, " sauf # ");
      const bool refused = points_back && ((judged[s].known && judged[s].attitude == Attitude::impossible) || has_phrase(text, " c est non ") || has_phrase(text, " non "));
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
    const auto length = TimeGrammar(lexed.tokens, "", LocalDateTime(date_of(day.first)), Leniency::strict).all();
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
      statement.attitude = has_phrase(text, " si possible ") || has_phrase(text, " si faire se peut ") || has_phrase(text, " idealement ") ? Attitude::preferred : Attitude::wanted;
      statement.other = has_phrase(text, " autre jour ");
      if (time.day) statement.attitude = Attitude::wanted;
      result_.statements.push_back(statement);
    };
    if (const auto shifted = shifted_hour(sentences_[index])) add(*shifted, "décaler");
    if (has_phrase(text, " meme semaine ") && base) {
      ParsedTime time;
      time.day = Day{};
      time.day->form = DayForm::week;
      time.day->grain = Grain::week;
      time.day->first = monday_of(*base);
      time.day->last = monday_of(*base) + days(7);
      add(time, "même semaine");
    }
    if ((has_phrase(text, " meme heure ") || has_phrase(text, " memes heures ") || has_phrase(text, " meme horaire ")) && context_.appointment) {
      ParsedTime time;
      time.clock = TimeOfDay{};
      time.clock->from = static_cast<int>((*context_.appointment - LocalDateTime(date_of(*context_.appointment))).count() / 60);
      time.clock->point = time.clock->half_known = true;
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
      int minutes = unit == TimeWord::hour ? 60 * tokens[i + 1].value : unit == TimeWord::minute ? tokens[i + 1].value : unit == TimeWord::half ? 30 : 0;
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
      if (const auto& day = result_.statements[k].time.day; day && !day->recurring && day->last > context_.received) return date_of(day->first);
    if (context_.appointment) return date_of(*context_.appointment);
    return std::nullopt;
  }

  const ReadingContext& context_;
  std::vector<Sentence> sentences_;
  std::string subject_;
  MessageTimes result_;
};

}  // namespace

MessageTimes times_in(const std::vector<std::string>& sentences, const std::string& subject, const ReadingContext& context) {
  return Reader(sentences, subject, context).read();
}

}  // namespace permanence::language
