#include "language/wish_judgement.h"

#include <algorithm>

#include "language/spaced_words.h"
#include "language/wish_light_words.h"
#include "language/wish_words.h"

namespace permanence::language {

using namespace wish_words;

namespace {

// "après la sieste", "avant mes cours" say when, not that the speaker is busy.
bool is_busy(const std::string& text) {
  for (const std::string_view phrase : busy) {
    const auto at = text.find(phrase);
    if (at == std::string::npos) continue;
    const std::string_view before = std::string_view(text).substr(0, at + 1);
    bool beside = false;
    for (const std::string_view lead :
         {" apres ", " avant ", " apres la ", " apres le ", " apres les ", " apres mes ", " apres mon ",
          " apres ma ", " avant la ", " avant le ", " avant les ", " avant mes ", " avant mon ",
          " avant ma "})
      beside = beside || (before.size() >= lead.size() && before.substr(before.size() - lead.size()) == lead);
    if (!beside) return true;
  }
  return false;
}

// "ne peut l'amener que lundi": a wish, however negative it sounds.
bool is_restrictive(const std::string& text) {
  const bool able = has_phrase(text, " peut ") || has_phrase(text, " peux ") ||
                    has_phrase(text, " pouvons ") || has_phrase(text, " pourra") ||
                    has_phrase(text, " suis ") || has_phrase(text, " est ");
  return able &&
         (has_phrase(text, " que # ") || has_phrase(text, " que le # ") || has_phrase(text, " qu # ")) &&
         !has_phrase(text, " pas ") && !has_phrase(text, " est ce que ") && !has_phrase(text, " parce ");
}

}  // namespace

bool is_unable(const std::string& text) {
  static constexpr std::string_view able[] = {
      " peux ",     " peut ",     " pouvons ",  " pourrai ", " pourrais ", " pourra ",
      " pourrons ", " pourrait ", " puis ",     " peu ",     " serai ",    " suis ",
      " viens ",    " vient ",    " viendrai ", " viendra ", " pourront ", " peuvent ",
      " serons ",   " sera ",     " vais ",     " px "};
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
std::size_t content_words(const std::string& text) {
  std::size_t count = 0;
  for (std::size_t at = 1; at < text.size();) {
    const auto end = text.find(' ', at);
    const std::string_view word = std::string_view(text).substr(at, end - at);
    if (word != "#" &&
        std::find(std::begin(light_words), std::end(light_words), word) == std::end(light_words))
      ++count;
    if (end == std::string::npos) break;
    at = end + 1;
  }
  return count;
}

Judgement judge(const Sentence& sentence, const Segment& segment) {
  Judgement result;
  const std::string& text = segment.text;
  const bool asks_you = sentence.question && (has_phrase(text, " vous ") || has_phrase(text, " tu ") ||
                                              has_phrase(text, " auriez "));
  const bool only_ever = is_restrictive(text);
  const bool asks = has_any_phrase(text, asking) || has_any_phrase(text, moving);
  if (only_ever) {
    result = {.attitude = Attitude::wanted, .known = true, .habitual = true};
  } else if ((!asks || has_phrase(text, " faudrait ")) && has_any_phrase(text, leaving_bounds) &&
             !has_phrase(text, " rentre ") && !has_phrase(text, " arrive")) {
    result = {.attitude = Attitude::impossible, .known = true, .bound = BoundKind::ended_by};
  } else if (!asks && has_any_phrase(text, returning_bounds)) {
    result = {.attitude = Attitude::impossible,
              .known = true,
              .work = has_any_phrase(text, work_words),
              .bound = BoundKind::not_before};
  } else if (has_any_phrase(text, off_duty)) {
    result = {.attitude = Attitude::wanted, .known = true, .available = true};
  } else if (!asks_you && is_unable(text)) {
    result = {.attitude = Attitude::impossible, .known = true};
  } else if (has_any_phrase(text, unbound)) {
    result = {.attitude = Attitude::wanted,
              .known = true,
              .available = true,
              .unbound = !has_phrase(text, " n importe ")};
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

bool is_query(const Sentence& sentence) {
  const std::string& text = sentence.text;
  if (has_any_phrase(text, listing)) return true;
  if (!sentence.question || has_any_phrase(text, moving)) return false;
  const bool about = has_phrase(text, " rdv ") || has_phrase(text, " rendez vous ") ||
                     has_phrase(text, " seance ") || has_phrase(text, " consultation ");
  const bool own = has_phrase(text, " mon ") || has_phrase(text, " ma ") || has_phrase(text, " notre ") ||
                   has_phrase(text, " prochain rdv ") || has_phrase(text, " le rdv ") ||
                   has_phrase(text, " le rendez ") || has_phrase(text, " j ai ");
  if (about && own && has_any_phrase(text, querying)) return true;
  return has_phrase(text, " c est bien ") || has_phrase(text, " c bien ") ||
         has_phrase(text, " est ce bien ") || has_phrase(text, " on est bien ") ||
         has_any_phrase(text, opening_hours);
}

// "sauf", "pas le", "hors", "ni", and what a list carries on.
bool is_excluded(const Sentence& sentence, std::size_t k, bool previous_excluded) {
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
    if (token.folded == "evit" || token.folded == "eviter" || token.folded == "evitez" ||
        token.folded == "evite")
      return true;
    if (token.word == TimeWord::and_ || token.word == TimeWord::or_ ||
        (token.mark == ',' && k > 0 && sentence.times[k - 1].next == i)) {
      // a list: as the one before, whatever stands in parentheses behind it
      std::size_t end = k > 0 ? sentence.times[k - 1].next : 0;
      if (k > 0 && tokens[end].mark == '(')
        while (end < i && tokens[end++].mark != ')') {
        }
      if (k > 0 && end + 1 >= i && end <= i) return previous_excluded;
      return false;
    }
    if (token.word == TimeWord::article || token.word == TimeWord::plural_article ||
        token.word == TimeWord::at || token.word == TimeWord::of || token.word == TimeWord::for_ ||
        token.word == TimeWord::in || token.word == TimeWord::at_the || token.folded == "trop" ||
        token.folded == "possible" || token.folded == "surtout" || token.folded == "un" ||
        token.folded == "une")
      continue;
    return false;
  }
  return false;
}

// "21/08 non", "jeudi impossible".
bool is_refused_behind(const Sentence& sentence, std::size_t k) {
  const auto& tokens = sentence.lexed.tokens;
  const std::size_t next = sentence.times[k].next;
  if (next >= tokens.size()) return false;
  return tokens[next].folded == "non" || tokens[next].folded == "impossible" ||
         tokens[next].folded == "exclu" ||
         (tokens[next].folded == "pas" && next + 1 < tokens.size() && tokens[next + 1].folded == "possible");
}

bool offers_another(const Segment& segment) {
  return segment.opener == "sinon" || segment.opener == "autrement" || segment.opener == "soit" ||
         segment.opener == "defaut";
}

bool follows_or(const Sentence& sentence, std::size_t k, const Segment& segment) {
  if (offers_another(segment)) return true;
  const auto& tokens = sentence.lexed.tokens;
  const std::size_t first = sentence.times[k].first;
  for (std::size_t back = 1; back <= 3 && back <= first; ++back) {
    const TimeToken& token = tokens[first - back];
    if (token.word == TimeWord::or_ || token.folded == "sinon" || token.folded == "autrement") return true;
    if (k > 0 && first - back < sentence.times[k - 1].next) return false;
  }
  return false;
}

bool says_like_before(const Sentence& sentence, const ParsedTime& time) {
  const std::string after =
      spaced_words(sentence.lexed.tokens, time.next, std::min(time.next + 3, sentence.lexed.tokens.size()));
  return has_phrase(after, " pareil ") || has_phrase(after, " idem ") || has_phrase(after, " conditions ") ||
         has_phrase(after, " meme chose ");
}

// Softened: "le matin de préférence", "plutôt l'après-midi", "à la même heure si possible".
bool is_preference(const Sentence& sentence, const Segment& segment, std::size_t k) {
  const ParsedTime& time = sentence.times[k];
  if (time.clock && time.clock->negated) return false;
  const auto& tokens = sentence.lexed.tokens;
  const std::string before = spaced_words(tokens, time.first >= 3 ? time.first - 3 : 0, time.first);
  const bool last = k + 1 == sentence.times.size() || sentence.times[k + 1].first >= segment.last;
  const std::string after =
      last ? spaced_words(tokens, time.next, std::min({time.next + 4, segment.last, tokens.size()})) : " ";
  const bool hours_alone = !time.day && time.clock && time.clock->vague;
  if (hours_alone && (before.size() >= 8 && before.substr(before.size() - 8) == " plutot ")) return true;
  if (hours_alone && after.substr(0, 8) == " plutot ") return true;
  for (const std::string_view phrase : {" de preference ", " idealement ", " l ideal ", " si possible ",
                                        " si faire se peut ", " prefere", " preference "})
    if (has_phrase(before, phrase) || (after.substr(0, phrase.size()) == phrase)) return true;
  return false;
}

}  // namespace permanence::language
