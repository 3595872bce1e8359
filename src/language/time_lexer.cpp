#include "language/time_lexer.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace permanence::language {
namespace {

struct Entry {
  std::string_view text;
  Word word;
  int value = 0;
  bool plural = false;
};

// In the order of the alphabet. Spellings of text messages stand beside the dictionary's.
constexpr Entry vocabulary[] = {
    {"a", Word::at},
    {"aout", Word::month, 8},
    {"ap", Word::after},
    {"aprem", Word::afternoon},
    {"apremidi", Word::afternoon},
    {"aprems", Word::afternoon, 0, true},
    {"apres", Word::after},
    {"apresmidi", Word::afternoon},
    {"apresmidis", Word::afternoon, 0, true},
    {"ascension", Word::holiday, 5},
    {"assomption", Word::holiday, 9},
    {"au", Word::at_the},
    {"auj", Word::today},
    {"aujd", Word::today},
    {"aujourdhui", Word::today},
    {"autour", Word::about},
    {"aux", Word::at_the},
    {"av", Word::before},
    {"avant", Word::before},
    {"avr", Word::month, 4},
    {"avril", Word::month, 4},
    {"ajd", Word::today},
    {"c", Word::none},
    {"ce", Word::this_},
    {"ces", Word::these},
    {"cet", Word::this_},
    {"cette", Word::this_},
    {"chaque", Word::every},
    {"cinq", Word::number, 5},
    {"cinquante", Word::number, 50},
    {"cinquieme", Word::ordinal, 5},
    {"compris", Word::included},
    {"courant", Word::middle},
    {"d", Word::of},
    {"dans", Word::within},
    {"de", Word::of},
    {"debut", Word::beginning},
    {"dec", Word::month, 12},
    {"decembre", Word::month, 12},
    {"dem", Word::tomorrow},
    {"demain", Word::tomorrow},
    {"demi", Word::half},
    {"demie", Word::half},
    {"depuis", Word::since},
    {"dernier", Word::last},
    {"derniere", Word::last},
    {"dernieres", Word::last, 0, true},
    {"derniers", Word::last, 0, true},
    {"des", Word::as_of},
    {"deux", Word::number, 2},
    {"deuxieme", Word::ordinal, 2},
    {"dim", Word::weekday_short, 7},
    {"dimanche", Word::weekday, 7},
    {"dimanches", Word::weekday, 7, true},
    {"dix", Word::number, 10},
    {"dixieme", Word::ordinal, 10},
    {"douze", Word::number, 12},
    {"dr", Word::none},
    {"du", Word::of_the},
    {"en", Word::in},
    {"entre", Word::between},
    {"env", Word::about},
    {"environ", Word::about},
    {"et", Word::and_},
    {"excepte", Word::except},
    {"fev", Word::month, 2},
    {"fevr", Word::month, 2},
    {"fevrier", Word::month, 2},
    {"fin", Word::end},
    {"genre", Word::about},
    {"h", Word::hour},
    {"heure", Word::hour},
    {"heures", Word::hour},
    {"hier", Word::yesterday},
    {"hormis", Word::except},
    {"hors", Word::except},
    {"hre", Word::hour},
    {"hres", Word::hour},
    {"hrs", Word::hour},
    {"huit", Word::number, 8},
    {"huitaine", Word::eight_days},
    {"huitante", Word::number, 80},
    {"huitieme", Word::ordinal, 8},
    {"ici", Word::here},
    {"il", Word::il},
    {"inclus", Word::included},
    {"jamais", Word::not_},
    {"janv", Word::month, 1},
    {"janvier", Word::month, 1},
    {"jeu", Word::weekday_short, 4},
    {"jeudi", Word::weekday, 4},
    {"jeudis", Word::weekday, 4, true},
    {"jour", Word::day},
    {"journee", Word::daytime},
    {"jours", Word::day, 0, true},
    {"juil", Word::month, 7},
    {"juill", Word::month, 7},
    {"juillet", Word::month, 7},
    {"juin", Word::month, 6},
    {"jusqu", Word::until},
    {"jusqua", Word::until},
    {"jusquau", Word::until},
    {"jusque", Word::until},
    {"l", Word::article},
    {"la", Word::article},
    {"le", Word::article},
    {"lendemain", Word::day_after},
    {"les", Word::plural_article},
    {"lun", Word::weekday_short, 1},
    {"lundi", Word::weekday, 1},
    {"lundis", Word::weekday, 1, true},
    {"ma", Word::possessive},
    {"mai", Word::month, 5},
    {"mar", Word::weekday_short, 2},
    {"mardi", Word::weekday, 2},
    {"mardis", Word::weekday, 2, true},
    {"mars", Word::month, 3},
    {"mat", Word::morning},
    {"matin", Word::morning},
    {"matinee", Word::morning},
    {"matinees", Word::morning, 0, true},
    {"matins", Word::morning, 0, true},
    {"max", Word::maximum},
    {"maxi", Word::maximum},
    {"maximum", Word::maximum},
    {"mecredi", Word::weekday, 3},
    {"mer", Word::weekday_short, 3},
    {"mercredi", Word::weekday, 3},
    {"mercredis", Word::weekday, 3, true},
    {"mercrdi", Word::weekday, 3},
    {"mes", Word::possessive},
    {"mi", Word::mid},
    {"midi", Word::noon},
    {"midis", Word::noon, 0, true},
    {"milieu", Word::middle},
    {"mille", Word::number, 1000},
    {"min", Word::minute},
    {"mini", Word::minimum},
    {"minimum", Word::minimum},
    {"mins", Word::minute},
    {"minuit", Word::midnight},
    {"minute", Word::minute},
    {"minutes", Word::minute},
    {"mn", Word::minute},
    {"moins", Word::less},
    {"mois", Word::month_unit},
    {"mon", Word::possessive},
    {"neuf", Word::number, 9},
    {"neuvieme", Word::ordinal, 9},
    {"ni", Word::nor},
    {"noel", Word::holiday, 12},
    {"non", Word::not_},
    {"nonante", Word::number, 90},
    {"notre", Word::possessive},
    {"nov", Word::month, 11},
    {"novembre", Word::month, 11},
    {"nuit", Word::night},
    {"nuits", Word::night, 0, true},
    {"oct", Word::month, 10},
    {"octante", Word::number, 80},
    {"octobre", Word::month, 10},
    {"ojd", Word::today},
    {"onze", Word::number, 11},
    {"ou", Word::or_},
    {"paques", Word::holiday, 2},
    {"partir", Word::starting},
    {"pas", Word::not_},
    {"passe", Word::passed},
    {"passee", Word::passed},
    {"passees", Word::passed, 0, true},
    {"passes", Word::passed, 0, true},
    {"pentecote", Word::holiday, 6},
    {"plus", Word::more},
    {"pour", Word::for_},
    {"pr", Word::for_},
    {"precedent", Word::previous},
    {"precedente", Word::previous},
    {"premier", Word::ordinal, 1},
    {"premiere", Word::ordinal, 1},
    {"premieres", Word::ordinal, 1, true},
    {"premiers", Word::ordinal, 1, true},
    {"proch", Word::next},
    {"prochain", Word::next},
    {"prochaine", Word::next},
    {"prochaines", Word::next, 0, true},
    {"prochains", Word::next, 0, true},
    {"quarante", Word::number, 40},
    {"quart", Word::quarter},
    {"quarts", Word::quarter, 0, true},
    {"quatorze", Word::number, 14},
    {"quatre", Word::number, 4},
    {"quatrieme", Word::ordinal, 4},
    {"quelques", Word::few},
    {"quinzaine", Word::fortnight},
    {"quinze", Word::number, 15},
    {"reste", Word::rest},
    {"sam", Word::weekday_short, 6},
    {"samedi", Word::weekday, 6},
    {"samedis", Word::weekday, 6, true},
    {"sauf", Word::except},
    {"second", Word::ordinal, 2},
    {"seconde", Word::second},
    {"secondes", Word::second, 0, true},
    {"seize", Word::number, 16},
    {"sem", Word::week},
    {"semaine", Word::week},
    {"semaines", Word::week, 0, true},
    {"semestre", Word::half_year},
    {"sep", Word::month, 9},
    {"sept", Word::number, 7},
    {"septante", Word::number, 70},
    {"septembre", Word::month, 9},
    {"septieme", Word::ordinal, 7},
    {"seulement", Word::only_},
    {"six", Word::number, 6},
    {"sixieme", Word::ordinal, 6},
    {"soir", Word::evening},
    {"soiree", Word::evening},
    {"soirees", Word::evening, 0, true},
    {"soirs", Word::evening, 0, true},
    {"soixante", Word::number, 60},
    {"sous", Word::under},
    {"suivant", Word::following},
    {"suivante", Word::following},
    {"suivantes", Word::following, 0, true},
    {"suivants", Word::following, 0, true},
    {"sur", Word::on},
    {"surlendemain", Word::second_day_after},
    {"tard", Word::late},
    {"tot", Word::early},
    {"tous", Word::every},
    {"toussaint", Word::holiday, 10},
    {"tout", Word::every},
    {"toute", Word::every},
    {"toutes", Word::every},
    {"treize", Word::number, 13},
    {"trente", Word::number, 30},
    {"trimestre", Word::quarter_year},
    {"trois", Word::number, 3},
    {"troisieme", Word::ordinal, 3},
    {"un", Word::number, 1},
    {"une", Word::number, 1},
    {"uniquement", Word::only_},
    {"veille", Word::day_before},
    {"ven", Word::weekday_short, 5},
    {"vendredi", Word::weekday, 5},
    {"vendredis", Word::weekday, 5, true},
    {"venir", Word::coming},
    {"vers", Word::about},
    {"vient", Word::coming},
    {"vingt", Word::number, 20},
    {"vingts", Word::number, 20},
    {"vrs", Word::about},
    {"we", Word::weekend},
    {"weekend", Word::weekend},
    {"weekends", Word::weekend, 0, true},
    {"y", Word::there},
    {"ya", Word::there, 1},
    {"an", Word::year},
    {"annee", Word::year},
    {"annees", Word::year, 0, true},
    {"ans", Word::year, 0, true},
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

  Token& push(Token::Kind kind, std::size_t from, std::size_t to) {
    Token token;
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
  std::size_t length_of_special(Word& meaning) const {
    struct Special { std::string_view text; Word word; };
    static constexpr Special specials[] = {
        {"aujourd'hui", Word::today}, {"aujourd hui", Word::today}, {"ajourd'hui", Word::today}, {"dem1", Word::tomorrow}, {"2m1", Word::tomorrow},
        {"2main", Word::tomorrow},    {"week-end", Word::weekend}, {"week end", Word::weekend},
        {"week-ends", Word::weekend}, {"week ends", Word::weekend},
        {"apres-midi", Word::afternoon}, {"apres-midis", Word::afternoon}, {"apres midi", Word::afternoon},
        {"apres midis", Word::afternoon}, {"apres-m", Word::afternoon}, {"apm", Word::afternoon},
        {"jour de l'an", Word::holiday}, {"nouvel an", Word::holiday}};
    for (const auto& special : specials)
      if (starts(at_, special.text) && ends_word(at_ + special.text.size())) {
        meaning = special.word;
        return special.text.size();
      }
    return 0;
  }

  void word() {
    Word meaning = Word::none;
    if (const std::size_t length = length_of_special(meaning)) {
      Token& token = push(Token::Kind::word, at_, at_ + length);
      token.word = meaning;
      token.plural = token.folded.back() == 's';
      return;
    }
    std::size_t to = at_;
    while (is_letter(peek(to))) ++to;
    const Entry* entry = entry_of(view(at_, to));
    Token& token = push(Token::Kind::word, at_, to);
    if (!entry) return;
    token.word = entry->word;
    token.value = entry->value;
    token.plural = entry->plural;
    // The point of an abbreviation ends no sentence: "av. 10h", "15 janv. 2027", "mar. 6".
    const bool abbreviated = token.folded == "av" || token.folded == "ap" || token.folded == "env" ||
                             token.word == Word::weekday_short || (token.word == Word::month && token.folded.size() <= 5) ||
                             token.folded == "sept" || token.folded == "sem";
    if (abbreviated && peek(at_) == '.' && token.folded != "mars" && token.folded != "mai" && token.folded != "juin" &&
        token.folded != "aout" && token.folded != "avril") {
      token.end = origin_[at_ + 1];
      ++at_;
      token.plural = token.word == Word::weekday_short;  // written as an abbreviation
    }
  }

  void number() {
    Word meaning = Word::none;
    if (const std::size_t length = length_of_special(meaning)) {
      push(Token::Kind::word, at_, at_ + length).word = meaning;
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
    Token& token = push(Token::Kind::number, at_, to + suffix);
    token.value = value;
    token.ordinal = suffix > 0;
    token.digits = static_cast<std::uint8_t>(std::min<std::size_t>(digits, 9));
  }

  void mark() {
    const char c = peek(at_);
    std::size_t to = at_ + 1;
    if (static_cast<unsigned char>(c) >= 0x80)
      while (to < size() && static_cast<unsigned char>(peek(to)) >= 0x80) ++to;
    push(Token::Kind::mark, at_, to).mark = static_cast<unsigned char>(c) >= 0x80 ? '?' : c;
  }

  // Telephone numbers and decimals look like times to every rule that takes a bare number.
  void mark_junk() {
    auto& tokens = lexed_.tokens;
    const auto is_number = [&](std::size_t i) { return i < tokens.size() && tokens[i].kind == Token::Kind::number; };
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
