#include "language/offer_answer.h"

#include <algorithm>
#include <set>

#include "language/spaced_words.h"
#include "language/time_grammar.h"

namespace permanence::language {
namespace {

using Indices = std::set<std::size_t>;

constexpr std::string_view accepting[] = {
    " oui ",       " ouii",        " ok ",           " oki ",          " okay ",        " dac ",
    " d accord ",  " daccord ",    " parfait",       " me va ",        " me vont ",     " nous va ",
    " nous vont ", " va bien ",    " vont bien ",    " va tres bien ", " me convien",   " nous convien",
    " convient ",  " c est bon ",  " c bon ",        " m arrange",     " nous arrange", " je prends ",
    " je prend ",  " on prend ",   " nous prenons ", " je confirme ",  " je valide ",   " valide ",
    " va pour ",   " bon pour ",   " bonne pour ",   " partant",       " note ",        " entendu ",
    " ca marche ", " ca roule ",   " super ",        " nickel ",       " impeccable ",  " impec ",
    " tres bien ", " volontiers ", " avec plaisir ", " je choisis ",   " j opte ",      " je retiens ",
    " retenir ",   " reservez",    " reserver ",     " bloquez",       " mettez ",      " je serai la ",
    " j y serai ", " ideal ",      " top ",          " je veux bien ", " vendu ",       " yes "};
constexpr std::string_view refusing[] = {" aucun",
                                         " ni l un ni l autre ",
                                         " rien ne me ",
                                         " ne me va pas ",
                                         " me va pas ",
                                         " ne me vont pas ",
                                         " me vont pas ",
                                         " convient pas ",
                                         " conviennent pas ",
                                         " m arrange pas ",
                                         " m arrangent pas ",
                                         " va pas etre possible ",
                                         " pas possible pour moi ",
                                         " impossible pour moi ",
                                         " autre creneau ",
                                         " autres creneaux ",
                                         " autre date ",
                                         " autres dates ",
                                         " autre horaire",
                                         " autres horaires ",
                                         " autre proposition",
                                         " autres propositions ",
                                         " autre jour ",
                                         " autre moment ",
                                         " un autre ",
                                         " une autre ",
                                         " d autres ",
                                         " autre chose ",
                                         " ne peux pas ",
                                         " peux pas ",
                                         " ne pourrai pas ",
                                         " pas dispo",
                                         " malheureusement non ",
                                         " aucune de ces "};
constexpr std::string_view refusing_here[] = {
    " peux pas ",     " peut pas ", " pourrai pas ", " pas possible ", " impossible ", " pas dispo",
    " convient pas ", " va pas ",   " arrange pas ", " je travaille ", " pas libre ",  " indispo",
    " non ",          " pris ",     " prise ",       " occupe"};
constexpr std::string_view any_of_them[] = {" n importe lequel ",
                                            " n importe laquelle ",
                                            " peu importe ",
                                            " l un ou l autre ",
                                            " tous me ",
                                            " tous les creneaux ",
                                            " toutes me ",
                                            " comme vous voulez ",
                                            " comme ca vous arrange ",
                                            " a vous de choisir ",
                                            " les deux ",
                                            " les 2 ",
                                            " les trois ",
                                            " les 3 "};
constexpr std::string_view countering[] = {" plutot ",   " prefere",     " auriez ", " avez vous ",
                                           " possible ", " a la place ", " serait ", " aurait "};

// What a sentence may hold beside the number itself to be nothing but the choice: "2", "le 2 svp", "ok pour le 2".
bool is_filler(std::string_view word) {
  static constexpr std::string_view fillers[] = {
      "ok",       "oui",     "merci",  "svp",    "stp",     "pour",        "le",  "la",      "va",
      "bonjour",  "bonsoir", "je",     "prends", "prend",   "choix",       "bjr", "reponse", "sms",
      "donc",     "d",       "accord", "alors",  "moi",     "c",           "est", "bon",     "parfait",
      "beaucoup", "et",      "bien",   "bonne",  "journee", "cordialement"};
  return std::find(std::begin(fillers), std::end(fillers), word) != std::end(fillers);
}

class AnswerReader {
 public:
  AnswerReader(const std::vector<std::string>& sentences, const ReadingContext& context)
      : sentences_(sentences), context_(context) {}

  std::optional<OfferAnswer> read() {
    for (const std::string& sentence : sentences_) read(sentence);
    OfferAnswer answer;
    for (const std::size_t index : excluded_) chosen_.erase(index);
    if (others_)
      for (std::size_t i = 0; i < count(); ++i)
        if (!excluded_.contains(i)) chosen_.insert(i);
    answer.accepted.assign(chosen_.begin(), chosen_.end());
    if (!answer.accepted.empty()) return answer;
    if (unmet_ || excluded_.size() == count() || (refused_ && excluded_.empty())) {
      answer.declines_all = true;
      return answer;
    }
    if (agreed_ && !refused_ && count() == 1) {
      answer.accepted = {0};
      return answer;
    }
    return std::nullopt;
  }

 private:
  std::size_t count() const { return context_.offered.size(); }

  void read(const std::string& sentence) {
    const LexedText lexed = lex(sentence);
    const auto& tokens = lexed.tokens;
    const auto times = TimeGrammar(tokens, sentence, context_.received, Leniency::strict).all();
    const std::string words = spaced_words(tokens, 0, tokens.size());
    const bool question = sentence.find('?') != std::string::npos;
    const bool accepts = has_any_phrase(words, accepting), refuses = has_any_phrase(words, refusing);
    const bool counters = has_any_phrase(words, countering);
    if (has_phrase(words, " les autres ") && accepts) others_ = true;
    if (refuses && !has_phrase(words, " sinon ")) refused_ = true;
    if (has_any_phrase(words, any_of_them) && !refuses && (!has_phrase(words, " les 3 ") || count() == 3) &&
        (!(has_phrase(words, " les deux ") || has_phrase(words, " les 2 ")) || count() == 2)) {
      for (std::size_t i = 0; i < count(); ++i) chosen_.insert(i);
      return;
    }
    Indices named = numbered(tokens, words);
    if (!named.empty()) {
      if (is_excluded(tokens, words, 0))
        excluded_.insert(named.begin(), named.end());
      else
        chosen_.insert(named.begin(), named.end());
      return;
    }
    const bool brief = tokens.size() <= 9;
    const bool asks_something_else = question && !accepts && !counters && !brief;
    std::optional<Indices> in_sentence;
    bool met = false, unmet = false;
    for (const ParsedTime& time : times) {
      if (time.past || asks_something_else) continue;
      const Indices fitting = offered_at(time);
      if (is_excluded(tokens, words, time.first) || refused_after(tokens, time, times)) {
        excluded_.insert(fitting.begin(), fitting.end());
        continue;
      }
      if (!(accepts || counters || brief)) continue;
      if (fitting.empty()) {
        unmet = true;
        continue;
      }
      met = true;
      if (!in_sentence) {
        in_sentence = fitting;
        continue;
      }
      Indices both;
      std::set_intersection(in_sentence->begin(), in_sentence->end(), fitting.begin(), fitting.end(),
                            std::inserter(both, both.begin()));
      if (both.empty())
        in_sentence->insert(fitting.begin(), fitting.end());
      else
        in_sentence = both;
    }
    // "Êtes-vous ouvert mardi ?" takes nothing.
    const bool may_take = accepts || !question;
    if (met && may_take && !(counters && unmet))
      chosen_.insert(in_sentence->begin(), in_sentence->end());
    else if (unmet && (counters || !accepts || question))
      unmet_ = true;
    else if (accepts && times.empty() && !refuses && !question)
      agreed_ = true;
  }

  // "le deuxième", "2", "le 1er créneau", "n° 3", "option 2", "le dernier".
  Indices numbered(const std::vector<TimeToken>& tokens, std::string_view words) const {
    Indices found;
    const auto choose = [&](int number) {
      if (number >= 1 && static_cast<std::size_t>(number) <= count())
        found.insert(static_cast<std::size_t>(number) - 1);
    };
    const auto spelt = [&](std::size_t i, std::string_view text) {
      return i < tokens.size() && tokens[i].folded == text;
    };
    const auto noun = [&](std::size_t i) {
      return i < tokens.size() &&
             (tokens[i].folded == "creneau" || tokens[i].folded == "choix" || tokens[i].folded == "option" ||
              tokens[i].folded == "proposition" || tokens[i].folded == "rdv" || tokens[i].folded == "date" ||
              tokens[i].folded == "horaire" || tokens[i].folded == "rendez");
    };
    bool only_filler = true;
    for (const TimeToken& token : tokens)
      if (token.kind == TimeToken::Kind::word && !is_filler(token.folded) && token.word != TimeWord::number &&
          token.word != TimeWord::ordinal)
        only_filler = false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const TimeToken& token = tokens[i];
      const bool followed_by_month = i + 1 < tokens.size() && tokens[i + 1].word == TimeWord::month;
      const bool article =
          i > 0 && (tokens[i - 1].word == TimeWord::article || tokens[i - 1].word == TimeWord::of_the ||
                    tokens[i - 1].word == TimeWord::at_the);
      if (token.word == TimeWord::ordinal && !followed_by_month && (article || noun(i + 1) || only_filler)) {
        // "la première semaine" names a time
        if (i + 1 < tokens.size() &&
            (tokens[i + 1].word == TimeWord::week || tokens[i + 1].word == TimeWord::weekday ||
             tokens[i + 1].folded == "fois" || tokens[i + 1].folded == "seance" ||
             tokens[i + 1].folded == "visite" || tokens[i + 1].folded == "consultation"))
          continue;
        choose(token.value);
      } else if (spelt(i, "seconde") && article) {
        choose(2);
      } else if (token.word == TimeWord::last && article &&
                 (i + 1 == tokens.size() || noun(i + 1) || tokens[i + 1].kind == TimeToken::Kind::mark ||
                  spelt(i + 1, "me") || spelt(i + 1, "ca") || spelt(i + 1, "c") || spelt(i + 1, "svp") ||
                  spelt(i + 1, "merci"))) {
        choose(static_cast<int>(count()));
      } else if ((token.kind == TimeToken::Kind::number || token.word == TimeWord::number) && !token.junk &&
                 token.value <= 9 && !followed_by_month) {
        const bool indefinite = token.word == TimeWord::number && token.value == 1;  // "un rendez-vous"
        const bool labelled =
            (noun(i + 1) && !indefinite) ||
            (i > 0 && (noun(i - 1) || spelt(i - 1, "numero") || spelt(i - 1, "num") || spelt(i - 1, "no") ||
                       spelt(i - 1, "n") || tokens[i - 1].mark == '?')) ||
            (i > 1 && spelt(i - 2, "n"));
        const bool unit = i + 1 < tokens.size() && (tokens[i + 1].word == TimeWord::hour ||
                                                    (tokens[i + 1].glued && tokens[i + 1].mark == ':') ||
                                                    (tokens[i + 1].glued && tokens[i + 1].mark == '/'));
        if (unit || (token.word == TimeWord::number && !labelled && !only_filler)) continue;
        const bool dated =
            article && on_day(static_cast<unsigned>(token.value)) && !labelled && !token.ordinal;
        const bool first_of_month = token.ordinal && token.value == 1 && article && !noun(i + 1) && on_day(1);
        if (dated || first_of_month) continue;
        if (labelled || token.ordinal || only_filler)
          choose(token.value);
        else if (article && (i + 1 == tokens.size() || tokens[i + 1].kind == TimeToken::Kind::mark ||
                             has_any_phrase(words, accepting)))
          choose(token.value);
      }
    }
    return found;
  }

  bool on_day(unsigned day) const {
    return std::any_of(context_.offered.begin(), context_.offered.end(), [&](LocalDateTime slot) {
      return static_cast<unsigned>(calendar_of(date_of(slot)).day()) == day;
    });
  }

  Indices offered_at(const ParsedTime& time) const {
    Indices found;
    const auto at_minute = [&](int from) {
      for (std::size_t i = 0; i < count(); ++i)
        if (holds(time, context_.offered[i], from)) found.insert(i);
    };
    if (!time.clock || !time.clock->from || !time.clock->point) {
      at_minute(-1);
      return found;
    }
    at_minute(*time.clock->from);
    if (found.empty() && !time.clock->half_known && *time.clock->from < 8 * 60)
      at_minute(*time.clock->from + 12 * 60);
    return found;
  }

  bool holds(const ParsedTime& time, LocalDateTime slot, int from) const {
    if (time.day) {
      const Day& day = *time.day;
      if (day.form == DayForm::weekday) {
        if (weekday_of(date_of(slot)) != day.weekday) return false;
      } else if (day.form == DayForm::day_number && day.month == 0) {
        if (static_cast<unsigned>(calendar_of(date_of(slot)).day()) != day.number) return false;
      } else if ((!day.open_start && slot < day.first) || (!day.open_end && slot >= day.last)) {
        return false;
      }
    }
    if (!time.clock) return true;
    const int minute = static_cast<int>((slot - LocalDateTime(date_of(slot))).count() / 60);
    if (from >= 0) return minute == from;
    return (!time.clock->from || minute >= *time.clock->from) &&
           (!time.clock->until || minute < *time.clock->until);
  }

  // "pas le jeudi", "sauf lundi": said right before.
  static bool is_excluded(const std::vector<TimeToken>& tokens, std::string_view, std::size_t first) {
    std::size_t i = first;
    for (int steps = 0; i > 0 && steps < 4; ++steps) {
      --i;
      const TimeWord word = tokens[i].word;
      if (word == TimeWord::not_ || word == TimeWord::except)
        return tokens[i].folded != "non" || i + 1 == first;
      if (word != TimeWord::article && word != TimeWord::of && word != TimeWord::at &&
          word != TimeWord::for_ && word != TimeWord::plural_article)
        return false;
    }
    return false;
  }

  // "jeudi je ne peux pas": said behind, before the next time.
  static bool refused_after(const std::vector<TimeToken>& tokens, const ParsedTime& time,
                            const std::vector<ParsedTime>& all) {
    std::size_t last = tokens.size();
    for (const ParsedTime& other : all)
      if (other.first > time.first) {
        last = std::min(last, other.first);
      }
    for (std::size_t i = time.next; i < last; ++i)
      if (tokens[i].folded == "mais" || tokens[i].mark == ';') last = i;
    return has_any_phrase(spaced_words(tokens, time.next, last), refusing_here);
  }

  const std::vector<std::string>& sentences_;
  const ReadingContext& context_;
  Indices chosen_, excluded_;
  bool agreed_ = false, refused_ = false, unmet_ = false, others_ = false;
};

}  // namespace

std::optional<OfferAnswer> offer_answer_of(const std::vector<std::string>& sentences,
                                           const ReadingContext& context) {
  if (context.offered.empty()) return std::nullopt;
  return AnswerReader(sentences, context).read();
}

}  // namespace permanence::language
