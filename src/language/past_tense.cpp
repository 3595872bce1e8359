// Which words of a text stand in a clause of the past: "je suis venu mardi", but not "j'ai pris rendez-vous mardi".
#include <algorithm>
#include <array>

#include "language/time_grammar.h"

namespace permanence::language {
namespace {

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 6> with_avoir = {"ai", "as", "a", "avons", "avez", "ont"};
constexpr std::array<std::string_view, 7> with_etre = {"suis", "es",   "est",   "sommes",
                                                       "etes", "sont", "etions"};
constexpr std::array<std::string_view, 5> was = {"etais", "etait", "etions", "etiez", "etaient"};
constexpr std::array<std::string_view, 12> between = {
    "pas", "bien", "deja", "jamais", "tous", "toutes", "tout", "aussi", "encore", "mal", "vraiment", "tres"};
// Verbs of coming and going, whose past is made with "être"; the other participles beside it describe a state.
constexpr std::array<std::string_view, 16> movement = {
    "alle",   "venu",  "revenu", "parti", "reparti", "sorti",    "entre",    "rentre",
    "arrive", "tombe", "passe",  "reste", "monte",   "descendu", "retourne", "mort"};
constexpr std::array<std::string_view, 16> participles = {
    "fait", "ete",   "eu",     "vu",   "senti",  "dormi",  "perdu",   "vomi",
    "subi", "couru", "ouvert", "fini", "repris", "appris", "attendu", "souffert"};
// What is done beforehand says nothing of the time that it is about.
constexpr std::array<std::string_view, 20> arranging = {
    "pris", "note",   "reserve", "donne",   "fixe",     "prevu",  "recu",    "mis",       "convenu", "dit",
    "pose", "oublie", "demande", "propose", "confirme", "annule", "deplace", "programme", "bloque",  "cale"};

// Beside one of these the past is only the reason: "mardi je peux pas, j'ai été convoqué".
constexpr std::array<std::string_view, 15> present = {
    "peux",     "peut",  "pourrai", "pourrais", "pourra", "pourrait", "voudrais", "aimerais",
    "souhaite", "serai", "dois",    "faut",     "pouvez", "pourriez", "auriez"};

std::string_view without_agreement(std::string_view word) {
  if (word.size() > 3 && word.back() == 's' && word != "repris" && word != "appris") word.remove_suffix(1);
  if (word.size() > 3 && word.back() == 'e' && word[word.size() - 2] == 'e') word.remove_suffix(1);
  if (word.size() > 4 && word.back() == 'e' && (word[word.size() - 2] == 'u' || word[word.size() - 2] == 'i'))
    word.remove_suffix(1);
  return word;
}

}  // namespace

bool TimeGrammar::is_participle(const TimeToken& token, bool with_etre_auxiliary) const {
  if (token.kind != TimeToken::Kind::word) return false;
  const std::string_view word = without_agreement(token.folded);
  if (with_etre_auxiliary) return among(word, movement);
  if (among(word, arranging)) return false;
  if (among(word, participles)) return true;
  std::string_view written = text_.substr(token.begin, token.end - token.begin);
  while (!written.empty() && (written.back() == 's' || written.back() == 'e')) written.remove_suffix(1);
  return written.size() > 3 && written.substr(written.size() - 2) == "é";
}

void TimeGrammar::find_past() {
  past_.assign(tokens_.size(), 0);
  const auto ends_clause = [&](std::size_t i) {
    const TimeToken& t = tokens_[i];
    if (t.kind == TimeToken::Kind::mark)
      return t.mark == '.' || t.mark == '!' || t.mark == '?' || t.mark == ';' || t.mark == '\n' ||
             t.mark == ',' || t.mark == '(';
    return t.folded == "mais" || t.folded == "donc" || t.folded == "car";
  };
  for (std::size_t from = 0; from < tokens_.size();) {
    std::size_t to = from;
    while (to < tokens_.size() && !ends_clause(to)) ++to;
    bool past = false;
    const bool still_to_come =
        std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(from),
                    tokens_.begin() + static_cast<std::ptrdiff_t>(to),
                    [](const TimeToken& token) { return among(token.folded, present); });
    for (std::size_t i = from; i < to && !past && !still_to_come; ++i) {
      if (tokens_[i].kind != TimeToken::Kind::word) continue;
      const std::string_view verb = tokens_[i].folded;
      if (among(verb, was)) past = true;
      const bool avoir = among(verb, with_avoir), etre = among(verb, with_etre);
      if (!avoir && !etre) continue;
      if (verb == "a" && text_[tokens_[i].begin] != 'a' && text_[tokens_[i].begin] != 'A') continue;  // "à"
      const bool reflexive = i > from && (tokens_[i - 1].folded == "me" || tokens_[i - 1].folded == "m" ||
                                          tokens_[i - 1].folded == "s");
      std::size_t j = i + 1;
      while (j < to &&
             (among(tokens_[j].folded, between) || tokens_[j].folded == "je" || tokens_[j].folded == "il" ||
              tokens_[j].folded == "on" || tokens_[j].folded == "vous"))
        ++j;
      past = j < to && is_participle(tokens_[j], etre && !reflexive);
    }
    if (past)
      std::fill(past_.begin() + static_cast<std::ptrdiff_t>(from),
                past_.begin() + static_cast<std::ptrdiff_t>(to), 1);
    from = to + 1;
  }
  // "je suis venu vendredi, le 15": a comma before an article goes on.
  for (std::size_t i = 1; i + 1 < tokens_.size(); ++i)
    if (past_[i - 1] && !past_[i] && tokens_[i].mark == ',' && tokens_[i + 1].word == TimeWord::article)
      past_[i] = past_[i + 1] = 1;
}

}  // namespace permanence::language
