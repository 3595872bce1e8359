#include "language/utterance.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"

namespace permanence::language {
namespace {

struct Spelling {
  std::string_view written;
  std::string_view meant;  // words parted by spaces
};

// What people type, evened out word by word. Written as they stand after folding and before doubled letters are joined.
constexpr Spelling spellings[] = {
    {"j", "je"},
    {"n", "ne"},
    {"d", "de"},
    {"l", "le"},
    {"s", "se"},
    {"m", "me"},
    {"t", "te"},
    {"qu", "que"},
    {"k", "que"},
    {"q", "que"},
    {"ke", "que"},
    {"ki", "qui"},
    {"koi", "quoi"},
    {"koa", "quoi"},
    {"kan", "quand"},
    {"qd", "quand"},
    {"kand", "quand"},
    {"pk", "pourquoi"},
    {"pq", "pourquoi"},
    {"pkoi", "pourquoi"},
    {"pr", "pour"},
    {"ds", "dans"},
    {"tt", "tout"},
    {"ts", "tous"},
    {"ttes", "toutes"},
    {"tte", "toute"},
    {"tjs", "toujours"},
    {"tjrs", "toujours"},
    {"tjr", "toujours"},
    {"tjour", "toujours"},
    {"bcp", "beaucoup"},
    {"bp", "beaucoup"},
    {"stp", "svp"},
    {"mtn", "maintenant"},
    {"mnt", "maintenant"},
    {"mtnt", "maintenant"},
    {"dsl", "desole"},
    {"desolee", "desole"},
    {"desoler", "desole"},
    {"dessoler", "desole"},
    {"rv", "rdv"},
    {"rdvs", "rdv"},
    {"rendezvous", "rdv"},
    {"rencard", "rdv"},
    {"rancard", "rdv"},
    {"randevou", "rdv"},
    {"randevous", "rdv"},
    {"slt", "salut"},
    {"bjr", "bonjour"},
    {"bjour", "bonjour"},
    {"bsr", "bonsoir"},
    {"cdt", "cordialement"},
    {"cdlt", "cordialement"},
    {"cdlmt", "cordialement"},
    {"ordo", "ordonnance"},
    {"ordos", "ordonnance"},
    {"ordonances", "ordonnance"},
    {"ordonnances", "ordonnance"},
    {"doc", "docteur"},
    {"dr", "docteur"},
    {"toubib", "docteur"},
    {"vs", "vous"},
    {"ns", "nous"},
    {"vou", "vous"},
    {"jsuis", "je suis"},
    {"chui", "je suis"},
    {"chuis", "je suis"},
    {"jsui", "je suis"},
    {"jai", "je ai"},
    {"g", "je ai"},
    {"jarrive", "je arrive"},
    {"jarive", "je arrive"},
    {"jarrete", "je arrete"},
    {"jarette", "je arrete"},
    {"jannule", "je annule"},
    {"janule", "je annule"},
    {"jaurai", "je aurai"},
    {"jaurais", "je aurais"},
    {"jaimerai", "je aimerais"},
    {"jaimerais", "je aimerais"},
    {"jattends", "je attends"},
    {"jattend", "je attends"},
    {"jetais", "je etais"},
    {"jespere", "je espere"},
    {"jexplique", "je explique"},
    {"jappelle", "je appelle"},
    {"jhabite", "je habite"},
    {"jhesite", "je hesite"},
    {"joublie", "je oublie"},
    {"javais", "je avais"},
    {"narrive", "ne arrive"},
    {"narive", "ne arrive"},
    {"nai", "ne ai"},
    {"ya", "y a"},
    {"yaurait", "y aurait"},
    {"yavait", "y avait"},
    {"cela", "ca"},
    {"sest", "se est"},
    {"ct", "cetait"},
    {"pcq", "parce que"},
    {"psk", "parce que"},
    {"parske", "parce que"},
    {"pasque", "parce que"},
    {"qqn", "quelqu un"},
    {"qqch", "quelque chose"},
    {"qqs", "quelques"},
    {"qq", "quelques"},
    {"qques", "quelques"},
    {"auj", "aujourdhui"},
    {"aujourdui", "aujourdhui"},
    {"ajd", "aujourdhui"},
    {"dem", "demain"},
    {"2m1", "demain"},
    {"demin", "demain"},
    {"a2m1", "a demain"},
    {"ms", "mais"},
    {"av", "avant"},
    {"ap", "apres"},
    {"apr", "apres"},
    {"pb", "probleme"},
    {"pbs", "probleme"},
    {"pbl", "probleme"},
    {"tel", "telephone"},
    {"num", "numero"},
    {"nr", "numero"},
    {"asap", "vite"},
    {"mm", "meme"},
    {"jms", "jamais"},
    {"pdt", "pendant"},
    {"qlq", "quelques"},
    {"qlqs", "quelques"},
    {"sem", "semaine"},
    {"we", "weekend"},
    {"wk", "weekend"},
    {"wkd", "weekend"},
    {"gde", "grande"},
    {"ptet", "peut etre"},
    {"ptetre", "peut etre"},
    {"oki", "ok"},
    {"okay", "ok"},
    {"okey", "ok"},
    {"dac", "daccord"},
    {"dacc", "daccord"},
    {"dak", "daccord"},
    {"ouai", "oui"},
    {"ouais", "oui"},
    {"oue", "oui"},
    {"vi", "oui"},
    {"yes", "oui"},
    {"yep", "oui"},
    {"nn", "non"},
    {"nan", "non"},
    {"mrc", "merci"},
    {"mci", "merci"},
    {"merciii", "merci"},
    {"thx", "merci"},
    {"certif", "certificat"},
    {"certifs", "certificat"},
    {"secu", "securite sociale"},
    {"kinesitherapeute", "kine"},
    {"kinesitherapie", "kine"},
    {"kines", "kine"},
    {"osteopathe", "osteo"},
    {"osteopathie", "osteo"},
    {"dispos", "dispo"},
    {"disponible", "dispo"},
    {"disponibles", "dispo"},
    {"disponibilite", "dispo"},
    {"disponibilites", "dispo"},
    {"telephonne", "telephone"},
    {"veu", "veux"},
    {"peus", "peux"},
    {"px", "peux"},
    {"vx", "veux"},
    {"fo", "faut"},
    {"fau", "faut"},
    {"fodrait", "faudrait"},
    {"faudrai", "faudrait"},
    {"fai", "fait"},
    {"jamai", "jamais"},
    {"malgres", "malgre"},
    {"resto", "restaurant"},
    {"gyneco", "gynecologue"},
    {"dermato", "dermatologue"},
    {"rhumato", "rhumatologue"},
    {"cardio", "cardiologue"},
    {"ophtalmo", "ophtalmologue"},
    {"ophtalmologiste", "ophtalmologue"},
    {"psycho", "psychologue"},
    {"neuro", "neurologue"},
    {"ortho", "orthopediste"},
    {"exos", "exercice"},
    {"exo", "exercice"},
    {"exercices", "exercice"},
    {"medoc", "medicament"},
    {"medocs", "medicament"},
    {"medicaments", "medicament"},
    {"cachets", "cachet"},
    {"comprimes", "comprime"},
    {"cachetons", "cachet"},
    {"antibio", "antibiotique"},
    {"antibios", "antibiotique"},
    {"antibiotiques", "antibiotique"},
    {"infos", "info"},
    {"renseignement", "info"},
    {"renseignements", "info"},
    {"informations", "info"},
    {"information", "info"},
    {"pharma", "pharmacie"},
    {"temp", "temperature"},
    {"osto", "osteo"},
    {"hosto", "hopital"},
    {"hosp", "hopital"},
    {"hospi", "hopital"},
    {"vomie", "vomi"},
    {"mdr", "lol"},
    {"ptdr", "lol"},
    {"mdrr", "lol"},
    {"mdrrr", "lol"},
    {"xd", "lol"},
    {"haha", "lol"},
    {"hihi", "lol"},
    {"hahaha", "lol"},
    {"min", "minute"},
    {"mn", "minute"},
    {"mins", "minute"},
    {"minutes", "minute"},
    {"heures", "heure"},
    {"journee", "jour"},
    {"jours", "jour"},
    {"creneaux", "creneau"},
    {"crenau", "creneau"},
    {"creno", "creneau"},
    {"crenaux", "creneau"},
    {"places", "place"},
    {"seances", "seance"},
    {"sceance", "seance"},
    {"sceances", "seance"},
    {"seence", "seance"},
    {"euros", "euro"},
    {"eur", "euro"},
    {"balle", "euro"},
    {"balles", "euro"},
    {"sa", "ca"},
};

// Written as several words, meant as one.
constexpr Spelling compounds[] = {
    {"rendez vous", "rdv"},
    {"rende vous", "rdv"},
    {"rendez vs", "rdv"},
    {"rendes vous", "rdv"},
    {"ren dez vous", "rdv"},
    {"c est", "cest"},
    {"c etait", "cetait"},
    {"c ete", "cetait"},
    {"c te", "cetait"},
    {"ce est", "cest"},
    {"ce etait", "cetait"},
    {"aujourd hui", "aujourdhui"},
    {"aujour de hui", "aujourdhui"},
    {"aujour dhui", "aujourdhui"},
    {"de accord", "daccord"},
    {"se il vous plait", "svp"},
    {"se il te plait", "svp"},
    {"si il vous plait", "svp"},
    {"sil vous plait", "svp"},
    {"sil te plait", "svp"},
    {"se v p", "svp"},
    {"week end", "weekend"},
    {"temps en temps", "parfois"},
    {"est ce que", "estceque"},
    {"est ce qu", "estceque"},
    {"esque", "estceque"},
    {"est se que", "estceque"},
    {"quelqu un", "quelquun"},
    {"carte vitale", "cartevitale"},
    {"tiers payant", "tierspayant"},
    {"parce que", "parceque"},
    {"os theo pas tire", "osteo"},
    {"peut etre", "peutetre"},
    {"tout de suite", "immediatement"},
    {"de abord", "dabord"},
    {"en train de", "entrainde"},
    {"entrain de", "entrainde"},
    {"mal de tete", "maldetete"},
    {"maux de tete", "maldetete"},
    {"mal de crane", "maldetete"},
    {"mal a la tete", "maldetete"},
    {"mal au crane", "maldetete"},
    {"mal tete", "maldetete"},
    {"prise de sang", "prisedesang"},
    {"tout a fait", "toutafait"},
    {"car de heure", "quart heure"},
    {"apres midi", "apresmidi"},
    {"apres demain", "apresdemain"},
    {"compte rendu", "compterendu"},
    {"comptes rendus", "compterendu"},
    {"sage femme", "sagefemme"},
    {"anti inflammatoire", "antiinflammatoire"},
    {"anti inflammatoires", "antiinflammatoire"},
    {"mort aux rats", "mortauxrats"},
    {"tout a l heure", "toutalheure"},
    {"tout a le heure", "toutalheure"},
    {"point de cote", "pointdecote"},
    {"pas mal de", "beaucoup de"},
};

// Every one of these may be skipped between two words of a pattern.
constexpr std::string_view light_words[] = {
    "le",         "la",         "les",          "un",           "une",        "de",
    "du",         "des",        "mon",          "ma",           "mes",        "ton",
    "ta",         "tes",        "son",          "ses",          "notre",      "nos",
    "votre",      "vos",        "leur",         "leurs",        "ce",         "cet",
    "cette",      "ces",        "au",           "aux",          "a",          "en",
    "y",          "tres",       "trop",         "bien",         "vraiment",   "encore",
    "juste",      "deja",       "aussi",        "donc",         "alors",      "svp",
    "ne",         "me",         "se",           "te",           "lui",        "tout",
    "toute",      "tous",       "toutes",       "petit",        "petite",     "petits",
    "petites",    "grand",      "grande",       "gros",         "grosse",     "malheureusement",
    "finalement", "absolument", "completement", "carrement",    "totalement", "hyper",
    "super",      "bonne",      "bon",          "eu",           "prochain",   "prochaine",
    "simplement", "seulement",  "rapidement",   "actuellement", "toujours",   "quasiment",
    "presque",    "vite",       "meme",         "assez",        "euh",        "bah",
    "ben",
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// The length of a character that parts words at `at` (typographic punctuation, symbols, emoji), 0 if it is a letter.
std::size_t separator_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  if (byte(0) == 0xC2) return 2;  // NBSP, «, », °
  if (byte(0) == 0xE2 && (byte(1) == 0x80 || (byte(1) >= 0x82 && byte(1) != 0xB1)))
    return 3;  // general punctuation, symbols
  if (byte(0) == 0xE3 && byte(1) == 0x80) return 3;
  if (byte(0) == 0xEF && (byte(1) == 0xB8 || byte(1) == 0xBB || byte(1) == 0xBF)) return 3;
  if (byte(0) >= 0xF0) return 4;  // emoji
  return 0;
}

bool laughing_emoji(std::string_view symbol) {
  constexpr std::string_view faces[] = {"😂", "🤣", "😅", "😆", "😜", "😝", "😁", "😄", "😹"};
  for (const auto face : faces)
    if (symbol == face) return true;
  return false;
}

std::string without_doubles(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  for (const char c : word)
    if (out.empty() || c != out.back() || is_digit(c)) out.push_back(c);
  return out;
}

struct Dictionary {
  std::unordered_map<std::string, std::vector<std::string>> singles;
  struct Compound {
    std::vector<std::string> written;
    std::vector<std::string> meant;
  };
  std::unordered_map<std::string, std::vector<Compound>> compounds_by_first;
  std::unordered_set<std::string> light;

  Dictionary() {
    for (const auto& entry : spellings) singles.emplace(std::string(entry.written), split(entry.meant, ' '));
    for (const auto& entry : compounds) {
      Compound compound{split(entry.written, ' '), split(entry.meant, ' ')};
      auto first = compound.written.front();
      compounds_by_first[std::move(first)].push_back(std::move(compound));
    }
    for (const auto word : light_words) light.emplace(without_doubles(word));
  }
};

const Dictionary& dictionary() {
  static const Dictionary instance;
  return instance;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Utterance read() {
    while (at_ < text_.size()) {
      if (is_digit(text_[at_]))
        number();
      else if (is_letter(text_[at_]) && separator_length(text_, at_) == 0)
        word();
      else
        separator();
    }
    join_compounds();
    for (auto& w : out_.words) w.text = without_doubles(w.text);
    return std::move(out_);
  }

 private:
  void add(std::string word, std::size_t begin, std::size_t end) {
    out_.words.push_back({std::move(word), begin, end, pause_});
    pause_ = false;
  }

  void number() {
    const auto begin = at_;
    std::string value;
    while (at_ < text_.size() && is_digit(text_[at_])) value.push_back(text_[at_++]);
    const bool decimal =
        at_ + 1 < text_.size() && (text_[at_] == ',' || text_[at_] == '.') && is_digit(text_[at_ + 1]);
    const bool degrees =
        text_.substr(at_).substr(0, 2) == "°" && at_ + 2 < text_.size() && is_digit(text_[at_ + 2]);
    if (decimal || degrees) {
      value.push_back('.');
      at_ += decimal ? 1 : 2;
      while (at_ < text_.size() && is_digit(text_[at_])) value.push_back(text_[at_++]);
    } else if (at_ < text_.size() && (text_[at_] == 'h' || text_[at_] == 'H') &&
               (at_ + 1 >= text_.size() || !is_letter(text_[at_ + 1]))) {
      value.push_back('h');
      ++at_;
      while (at_ < text_.size() && is_digit(text_[at_])) value.push_back(text_[at_++]);
    }
    add(std::move(value), begin, at_);
  }

  void word() {
    const auto begin = at_;
    while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_])) &&
           separator_length(text_, at_) == 0)
      ++at_;
    auto plain = folded(text_.substr(begin, at_ - begin));
    std::erase_if(plain, [](char c) { return c == '\'' || c == '"' || c == '-' || c == ' ' || c == '.'; });
    if (plain.empty()) return;
    if (plain == "lol") out_.laughs = true;
    // "5 g" is grams, not "j'ai".
    const bool after_number = !out_.words.empty() && !pause_ && is_digit(out_.words.back().text.front());
    if (!(after_number && plain.size() == 1)) {
      if (const auto known = dictionary().singles.find(plain); known != dictionary().singles.end()) {
        for (const auto& meant : known->second) {
          if (meant == "lol") out_.laughs = true;
          add(meant, begin, at_);
        }
        return;
      }
    }
    // "jpeux", "jviens": no French word begins with j and a consonant.
    if (plain.size() > 3 && plain[0] == 'j' &&
        std::string_view("aeiouy").find(plain[1]) == std::string_view::npos) {
      add("je", begin, at_);
      plain.erase(0, 1);
    }
    add(std::move(plain), begin, at_);
  }

  void separator() {
    const char c = text_[at_];
    if (static_cast<unsigned char>(c) >= 0x80) {
      const auto length = std::min(separator_length(text_, at_), text_.size() - at_);
      const auto symbol = text_.substr(at_, length);
      if (laughing_emoji(symbol)) out_.laughs = true;
      if (symbol == "€")
        add("euro", at_, at_ + length);
      else if (symbol != "\u2019" && symbol != "\u2018" && symbol != "\u00A0" && symbol != "\u202F" &&
               symbol != "°" && symbol != "\u200B" && symbol != "\u00AD" && symbol != "\u2011")
        pause_ = true;
      at_ += length;
      return;
    }
    if (c == '?') out_.asks = true;
    if (c != ' ' && c != '\'' && c != '`' && c != '-' && c != '\t' && c != '_' && c != '*')
      pause_ = true;
    else if (c == '-' && at_ > 0 && text_[at_ - 1] == ' ')
      pause_ = true;  // " - " parts, "est-ce" doesn't
    ++at_;
  }

  void join_compounds() {
    std::vector<Word> joined_words;
    joined_words.reserve(out_.words.size());
    const auto& words = out_.words;
    for (std::size_t i = 0; i < words.size();) {
      const auto* compound = compound_at(i);
      if (!compound) {
        joined_words.push_back(words[i]);
        // What is left of "c'" in SMS: "c pour prendre", "c normal".
        if (joined_words.back().text == "c") joined_words.back().text = "cest";
        ++i;
        continue;
      }
      const auto last = i + compound->written.size() - 1;
      for (std::size_t m = 0; m < compound->meant.size(); ++m)
        joined_words.push_back(
            {compound->meant[m], words[i].begin, words[last].end, m == 0 && words[i].pause_before});
      i = last + 1;
    }
    out_.words = std::move(joined_words);
  }

  const Dictionary::Compound* compound_at(std::size_t i) const {
    const auto& words = out_.words;
    const auto found = dictionary().compounds_by_first.find(words[i].text);
    if (found == dictionary().compounds_by_first.end()) return nullptr;
    for (const auto& compound : found->second) {
      if (i + compound.written.size() > words.size()) continue;
      bool same = true;
      for (std::size_t k = 1; same && k < compound.written.size(); ++k)
        same = words[i + k].text == compound.written[k] && !words[i + k].pause_before;
      if (same) return &compound;
    }
    return nullptr;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool pause_ = false;
  Utterance out_;
};

}  // namespace

Utterance utterance_of(std::string_view text) { return Reader(text).read(); }

std::string evened(std::string_view word) { return without_doubles(folded(word)); }

bool is_light(std::string_view word) { return dictionary().light.contains(std::string(word)); }

}  // namespace permanence::language
