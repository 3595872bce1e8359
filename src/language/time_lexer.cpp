#include "language/time_lexer.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace permanence::language {
namespace {

struct Entry {
  std::string_view text;
  TimeWord word;
  int value = 0;
  bool plural = false;
};

// In the order of the alphabet. Spellings of text messages stand beside the dictionary's.
constexpr Entry vocabulary[] = {
    {"a", TimeWord::at},
    {"aout", TimeWord::month, 8},
    {"ap", TimeWord::after},
    {"aprem", TimeWord::afternoon},
    {"apremidi", TimeWord::afternoon},
    {"aprems", TimeWord::afternoon, 0, true},
    {"apres", TimeWord::after},
    {"apresmidi", TimeWord::afternoon},
    {"apresmidis", TimeWord::afternoon, 0, true},
    {"ascension", TimeWord::holiday, 5},
    {"assomption", TimeWord::holiday, 9},
    {"au", TimeWord::at_the},
    {"auj", TimeWord::today},
    {"aujd", TimeWord::today},
    {"aujourdhui", TimeWord::today},
    {"autour", TimeWord::about},
    {"aux", TimeWord::at_the},
    {"av", TimeWord::before},
    {"avant", TimeWord::before},
    {"avr", TimeWord::month, 4},
    {"avril", TimeWord::month, 4},
    {"ajd", TimeWord::today},
    {"c", TimeWord::none},
    {"ce", TimeWord::this_},
    {"ces", TimeWord::these},
    {"cet", TimeWord::this_},
    {"cette", TimeWord::this_},
    {"chaque", TimeWord::every},
    {"cinq", TimeWord::number, 5},
    {"cinquante", TimeWord::number, 50},
    {"cinquieme", TimeWord::ordinal, 5},
    {"compris", TimeWord::included},
    {"courant", TimeWord::middle},
    {"d", TimeWord::of},
    {"dans", TimeWord::within},
    {"de", TimeWord::of},
    {"debut", TimeWord::beginning},
    {"dec", TimeWord::month, 12},
    {"decembre", TimeWord::month, 12},
    {"dem", TimeWord::tomorrow},
    {"demain", TimeWord::tomorrow},
    {"demi", TimeWord::half},
    {"demie", TimeWord::half},
    {"depuis", TimeWord::since},
    {"dernier", TimeWord::last},
    {"derniere", TimeWord::last},
    {"dernieres", TimeWord::last, 0, true},
    {"derniers", TimeWord::last, 0, true},
    {"des", TimeWord::as_of},
    {"deux", TimeWord::number, 2},
    {"deuxieme", TimeWord::ordinal, 2},
    {"dim", TimeWord::weekday_short, 7},
    {"dimanche", TimeWord::weekday, 7},
    {"dimanches", TimeWord::weekday, 7, true},
    {"dix", TimeWord::number, 10},
    {"dixieme", TimeWord::ordinal, 10},
    {"douze", TimeWord::number, 12},
    {"dr", TimeWord::none},
    {"du", TimeWord::of_the},
    {"en", TimeWord::in},
    {"entre", TimeWord::between},
    {"env", TimeWord::about},
    {"environ", TimeWord::about},
    {"et", TimeWord::and_},
    {"excepte", TimeWord::except},
    {"fev", TimeWord::month, 2},
    {"fevr", TimeWord::month, 2},
    {"fevrier", TimeWord::month, 2},
    {"fin", TimeWord::end},
    {"genre", TimeWord::about},
    {"h", TimeWord::hour},
    {"heure", TimeWord::hour},
    {"heures", TimeWord::hour},
    {"hier", TimeWord::yesterday},
    {"hormis", TimeWord::except},
    {"hors", TimeWord::except},
    {"hre", TimeWord::hour},
    {"hres", TimeWord::hour},
    {"hrs", TimeWord::hour},
    {"huit", TimeWord::number, 8},
    {"huitaine", TimeWord::eight_days},
    {"huitante", TimeWord::number, 80},
    {"huitieme", TimeWord::ordinal, 8},
    {"ici", TimeWord::here},
    {"il", TimeWord::il},
    {"inclus", TimeWord::included},
    {"jamais", TimeWord::not_},
    {"janv", TimeWord::month, 1},
    {"janvier", TimeWord::month, 1},
    {"jeu", TimeWord::weekday_short, 4},
    {"jeudi", TimeWord::weekday, 4},
    {"jeudis", TimeWord::weekday, 4, true},
    {"jour", TimeWord::day},
    {"journee", TimeWord::daytime},
    {"jours", TimeWord::day, 0, true},
    {"juil", TimeWord::month, 7},
    {"juill", TimeWord::month, 7},
    {"juillet", TimeWord::month, 7},
    {"juin", TimeWord::month, 6},
    {"jusqu", TimeWord::until},
    {"jusqua", TimeWord::until},
    {"jusquau", TimeWord::until},
    {"jusque", TimeWord::until},
    {"l", TimeWord::article},
    {"la", TimeWord::article},
    {"le", TimeWord::article},
    {"lendemain", TimeWord::day_after},
    {"les", TimeWord::plural_article},
    {"lun", TimeWord::weekday_short, 1},
    {"lundi", TimeWord::weekday, 1},
    {"lundis", TimeWord::weekday, 1, true},
    {"ma", TimeWord::possessive},
    {"mai", TimeWord::month, 5},
    {"maintenant", TimeWord::now},
    {"mar", TimeWord::weekday_short, 2},
    {"mardi", TimeWord::weekday, 2},
    {"mardis", TimeWord::weekday, 2, true},
    {"mars", TimeWord::month, 3},
    {"mat", TimeWord::morning},
    {"matin", TimeWord::morning},
    {"matinee", TimeWord::morning},
    {"matinees", TimeWord::morning, 0, true},
    {"matins", TimeWord::morning, 0, true},
    {"max", TimeWord::maximum},
    {"maxi", TimeWord::maximum},
    {"maximum", TimeWord::maximum},
    {"mecredi", TimeWord::weekday, 3},
    {"mer", TimeWord::weekday_short, 3},
    {"mercredi", TimeWord::weekday, 3},
    {"mercredis", TimeWord::weekday, 3, true},
    {"mercrdi", TimeWord::weekday, 3},
    {"mes", TimeWord::possessive},
    {"mi", TimeWord::mid},
    {"midi", TimeWord::noon},
    {"midis", TimeWord::noon, 0, true},
    {"milieu", TimeWord::middle},
    {"mille", TimeWord::number, 1000},
    {"min", TimeWord::minute},
    {"mini", TimeWord::minimum},
    {"minimum", TimeWord::minimum},
    {"mins", TimeWord::minute},
    {"minuit", TimeWord::midnight},
    {"minute", TimeWord::minute},
    {"minutes", TimeWord::minute},
    {"mn", TimeWord::minute},
    {"moins", TimeWord::less},
    {"mois", TimeWord::month_unit},
    {"mon", TimeWord::possessive},
    {"neuf", TimeWord::number, 9},
    {"neuvieme", TimeWord::ordinal, 9},
    {"ni", TimeWord::nor},
    {"noel", TimeWord::holiday, 12},
    {"non", TimeWord::not_},
    {"nonante", TimeWord::number, 90},
    {"notre", TimeWord::possessive},
    {"nov", TimeWord::month, 11},
    {"novembre", TimeWord::month, 11},
    {"nuit", TimeWord::night},
    {"nuits", TimeWord::night, 0, true},
    {"oct", TimeWord::month, 10},
    {"octante", TimeWord::number, 80},
    {"octobre", TimeWord::month, 10},
    {"ojd", TimeWord::today},
    {"onze", TimeWord::number, 11},
    {"ou", TimeWord::or_},
    {"paques", TimeWord::holiday, 2},
    {"partir", TimeWord::starting},
    {"pas", TimeWord::not_},
    {"passe", TimeWord::passed},
    {"passee", TimeWord::passed},
    {"passees", TimeWord::passed, 0, true},
    {"passes", TimeWord::passed, 0, true},
    {"pentecote", TimeWord::holiday, 6},
    {"plus", TimeWord::more},
    {"pour", TimeWord::for_},
    {"pr", TimeWord::for_},
    {"precedent", TimeWord::previous},
    {"precedente", TimeWord::previous},
    {"premier", TimeWord::ordinal, 1},
    {"premiere", TimeWord::ordinal, 1},
    {"premieres", TimeWord::ordinal, 1, true},
    {"premiers", TimeWord::ordinal, 1, true},
    {"proch", TimeWord::next},
    {"prochain", TimeWord::next},
    {"prochaine", TimeWord::next},
    {"prochaines", TimeWord::next, 0, true},
    {"prochains", TimeWord::next, 0, true},
    {"quarante", TimeWord::number, 40},
    {"quart", TimeWord::quarter},
    {"quarts", TimeWord::quarter, 0, true},
    {"quatorze", TimeWord::number, 14},
    {"quatre", TimeWord::number, 4},
    {"quatrieme", TimeWord::ordinal, 4},
    {"quelques", TimeWord::few},
    {"quinzaine", TimeWord::fortnight},
    {"quinze", TimeWord::number, 15},
    {"reste", TimeWord::rest},
    {"sam", TimeWord::weekday_short, 6},
    {"samedi", TimeWord::weekday, 6},
    {"samedis", TimeWord::weekday, 6, true},
    {"sauf", TimeWord::except},
    {"second", TimeWord::ordinal, 2},
    {"seconde", TimeWord::second},
    {"secondes", TimeWord::second, 0, true},
    {"seize", TimeWord::number, 16},
    {"sem", TimeWord::week},
    {"semaine", TimeWord::week},
    {"semaines", TimeWord::week, 0, true},
    {"semestre", TimeWord::half_year},
    {"sep", TimeWord::month, 9},
    {"sept", TimeWord::number, 7},
    {"septante", TimeWord::number, 70},
    {"septembre", TimeWord::month, 9},
    {"septieme", TimeWord::ordinal, 7},
    {"seulement", TimeWord::only_},
    {"six", TimeWord::number, 6},
    {"sixieme", TimeWord::ordinal, 6},
    {"soir", TimeWord::evening},
    {"soiree", TimeWord::evening},
    {"soirees", TimeWord::evening, 0, true},
    {"soirs", TimeWord::evening, 0, true},
    {"soixante", TimeWord::number, 60},
    {"sous", TimeWord::under},
    {"suivant", TimeWord::following},
    {"suivante", TimeWord::following},
    {"suivantes", TimeWord::following, 0, true},
    {"suivants", TimeWord::following, 0, true},
    {"sur", TimeWord::on},
    {"surlendemain", TimeWord::second_day_after},
    {"tard", TimeWord::late},
    {"tot", TimeWord::early},
    {"tous", TimeWord::every},
    {"toussaint", TimeWord::holiday, 10},
    {"tout", TimeWord::every},
    {"toute", TimeWord::every},
    {"toutes", TimeWord::every},
    {"treize", TimeWord::number, 13},
    {"trente", TimeWord::number, 30},
    {"trimestre", TimeWord::quarter_year},
    {"trois", TimeWord::number, 3},
    {"troisieme", TimeWord::ordinal, 3},
    {"un", TimeWord::number, 1},
    {"une", TimeWord::number, 1},
    {"uniquement", TimeWord::only_},
    {"veille", TimeWord::day_before},
    {"ven", TimeWord::weekday_short, 5},
    {"vendredi", TimeWord::weekday, 5},
    {"vendredis", TimeWord::weekday, 5, true},
    {"venir", TimeWord::coming},
    {"vers", TimeWord::about},
    {"vient", TimeWord::coming},
    {"vingt", TimeWord::number, 20},
    {"vingts", TimeWord::number, 20},
    {"vrs", TimeWord::about},
    {"we", TimeWord::weekend},
    {"weekend", TimeWord::weekend},
    {"weekends", TimeWord::weekend, 0, true},
    {"y", TimeWord::there},
    {"ya", TimeWord::there, 1},
    {"an", TimeWord::year},
    {"annee", TimeWord::year},
    {"annees", TimeWord::year, 0, true},
    {"ans", TimeWord::year, 0, true},
};

constexpr std::size_t vocabulary_size = std::size(vocabulary);

constexpr auto sorted_vocabulary = [] {
  std::array<Entry, vocabulary_size> table{};
  for (std::size_t i = 0; i < vocabulary_size; ++i) table[i] = vocabulary[i];
  for (std::size_t i = 1; i < vocabulary_size; ++i)
    for (std::size_t j = i; j > 0 && table[j].text < table[j - 1].text; --j) {
      const Entry swapped = table[j];
      table[j] = table[j - 1];
      table[j - 1] = swapped;
    }
  return table;
}();

const Entry* entry_of(std::string_view text) {
  const auto found = std::lower_bound(sorted_vocabulary.begin(), sorted_vocabulary.end(), text,
                                      [](const Entry& entry, std::string_view wanted) { return entry.text < wanted; });
  return found != sorted_vocabulary.end() && found->text == text ? &*found : nullptr;
}

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t length_of_character(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  length = std::min(length, text.size() - at);
  for (std::size_t i = 1; i < length; ++i)
    if ((static_cast<unsigned char>(text[at + i]) & 0xC0) != 0x80) return i;
  return length;
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : source_(text) {}

  LexedText run() {
    fold();
    lexed_.tokens.reserve(lexed_.folded.size() / 4 + 4);
    while (at_ < size()) step();
    mark_junk();
    return std::move(lexed_);
  }

 private:
  std::size_t size() const { return lexed_.folded.size(); }
  char peek(std::size_t at) const { return at < size() ? lexed_.folded[at] : '\0'; }
  std::string_view view(std::size_t from, std::size_t to) const { return {lexed_.folded.data() + from, to - from}; }

  void fold() {
    lexed_.folded.reserve(source_.size());
    origin_.reserve(source_.size() + 1);
    for (std::size_t at = 0; at < source_.size();) {
      const char c = source_[at];
      if (static_cast<unsigned char>(c) < 0x80) {
        lexed_.folded.push_back(c == '`' ? '\'' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
        origin_.push_back(at++);
        continue;
      }
      const std::size_t length = length_of_character(source_, at);
      for (const char plain : folded(source_.substr(at, length))) {
        lexed_.folded.push_back(plain);
        origin_.push_back(at);
      }
      at += length;
    }
    origin_.push_back(source_.size());
  }

  void step() {
    const char c = peek(at_);
    if (c == ' ' || c == '\t' || c == '\r') {
      ++at_;
      glued_ = false;
    } else if (is_letter(c)) {
      word();
    } else if (is_digit(c)) {
      number();
    } else if (c == '\'' || c == '_' || c == '*') {
      ++at_;
    } else if (c == '-' && at_ > 0 && is_letter(peek(at_ + 1)) && (is_letter(peek(at_ - 1)) || is_digit(peek(at_ - 1)))) {
      ++at_;  // "après-midi", "vingt-deux", "mois-ci": the hyphen only joins
    } else {
      mark();
    }
  }

  TimeToken& push(TimeToken::Kind kind, std::size_t from, std::size_t to) {
    TimeToken token;
    token.kind = kind;
    token.glued = glued_ && !lexed_.tokens.empty();
    token.folded = view(from, to);
    token.begin = origin_[from];
    token.end = origin_[to];
    lexed_.tokens.push_back(token);
    at_ = to;
    glued_ = true;
    return lexed_.tokens.back();
  }

  bool starts(std::size_t at, std::string_view text) const {
    return at + text.size() <= size() && view(at, at + text.size()) == text;
  }
  bool ends_word(std::size_t at) const { return !is_letter(peek(at)) && !is_digit(peek(at)); }

  // Spellings that no rule of words and numbers cuts rightly: gives the length, 0 where there is none.
  std::size_t length_of_special(TimeWord& meaning) const {
    struct Special { std::string_view text; TimeWord word; };
    static constexpr Special specials[] = {
        {"aujourd'hui", TimeWord::today}, {"aujourd hui", TimeWord::today}, {"ajourd'hui", TimeWord::today}, {"dem1", TimeWord::tomorrow}, {"2m1", TimeWord::tomorrow},
        {"2main", TimeWord::tomorrow},    {"week-end", TimeWord::weekend}, {"week end", TimeWord::weekend},
        {"week-ends", TimeWord::weekend}, {"week ends", TimeWord::weekend},
        {"apres-midi", TimeWord::afternoon}, {"apres-midis", TimeWord::afternoon}, {"apres midi", TimeWord::afternoon},
        {"apres midis", TimeWord::afternoon}, {"apres-m", TimeWord::afternoon}, {"apm", TimeWord::afternoon},
        {"jour de l'an", TimeWord::holiday}, {"nouvel an", TimeWord::holiday}};
    for (const auto& special : specials)
      if (starts(at_, special.text) && ends_word(at_ + special.text.size())) {
        meaning = special.word;
        return special.text.size();
      }
    return 0;
  }

  void word() {
    TimeWord meaning = TimeWord::none;
    if (const std::size_t length = length_of_special(meaning)) {
      TimeToken& token = push(TimeToken::Kind::word, at_, at_ + length);
      token.word = meaning;
      token.plural = token.folded.back() == 's';
      return;
    }
    std::size_t to = at_;
    while (is_letter(peek(to))) ++to;
    const Entry* entry = entry_of(view(at_, to));
    TimeToken& token = push(TimeToken::Kind::word, at_, to);
    if (!entry || (entry->text == "la" && token.end - token.begin > 2)) return;  // "là" is no article
    token.word = entry->word;
    token.value = entry->value;
    token.plural = entry->plural;
    // The point of an abbreviation ends no sentence: "av. 10h", "15 janv. 2027", "mar. 6".
    const bool abbreviated = token.folded == "av" || token.folded == "ap" || token.folded == "env" ||
                             token.word == TimeWord::weekday_short || (token.word == TimeWord::month && token.folded.size() <= 5) ||
                             token.folded == "sept" || token.folded == "sem";
    if (abbreviated && peek(at_) == '.' && token.folded != "mars" && token.folded != "mai" && token.folded != "juin" &&
        token.folded != "aout" && token.folded != "avril") {
      token.end = origin_[at_ + 1];
      ++at_;
      token.plural = token.word == TimeWord::weekday_short;  // written as an abbreviation
    }
  }

  void number() {
    TimeWord meaning = TimeWord::none;
    if (const std::size_t length = length_of_special(meaning)) {
      push(TimeToken::Kind::word, at_, at_ + length).word = meaning;
      return;
    }
    std::size_t to = at_;
    int value = 0;
    while (is_digit(peek(to))) {
      value = to - at_ < 6 ? value * 10 + (peek(to) - '0') : 1000000;
      ++to;
    }
    const std::size_t digits = to - at_;
    std::size_t suffix = 0;
    for (const std::string_view text : {"ieme", "eme", "ere", "er", "nde", "nd", "e"})
      if (starts(to, text) && ends_word(to + text.size())) {
        suffix = text.size();
        break;
      }
    TimeToken& token = push(TimeToken::Kind::number, at_, to + suffix);
    token.value = value;
    token.ordinal = suffix > 0;
    token.digits = static_cast<std::uint8_t>(std::min<std::size_t>(digits, 9));
  }

  void mark() {
    const char c = peek(at_);
    std::size_t to = at_ + 1;
    if (static_cast<unsigned char>(c) >= 0x80)
      while (to < size() && static_cast<unsigned char>(peek(to)) >= 0x80) ++to;
    push(TimeToken::Kind::mark, at_, to).mark = static_cast<unsigned char>(c) >= 0x80 ? '?' : c;
  }

  // Telephone numbers and decimals look like times to every rule that takes a bare number.
  void mark_junk() {
    auto& tokens = lexed_.tokens;
    const auto is_number = [&](std::size_t i) { return i < tokens.size() && tokens[i].kind == TimeToken::Kind::number; };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!is_number(i)) continue;
      if (i + 2 < tokens.size() && tokens[i + 1].mark == ',' && tokens[i + 1].glued && is_number(i + 2) && tokens[i + 2].glued)
        tokens[i].junk = tokens[i + 2].junk = true;
      if (tokens[i].digits > 4) tokens[i].junk = true;
      std::size_t pairs = 0, j = i;
      for (; is_number(j) && tokens[j].digits == 2 && !tokens[j].ordinal; ++pairs) {
        ++j;
        if (j + 1 < tokens.size() && tokens[j].mark == '.' && is_number(j + 1)) ++j;
      }
      if (pairs >= 4)
        for (std::size_t k = i; k < j; ++k) tokens[k].junk = true;
      if (pairs >= 4) i = j - 1;
    }
  }

  std::string_view source_;
  LexedText lexed_;
  std::vector<std::size_t> origin_;
  std::size_t at_ = 0;
  bool glued_ = false;
};

}  // namespace

LexedText lex(std::string_view text) { return Lexer(text).run(); }

}  // namespace permanence::language
