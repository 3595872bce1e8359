#include "compose/discretion.h"

#include <array>

#include "base/text.h"

namespace permanence::compose {
namespace {

// Stems: a word that begins with one is caught.
constexpr std::array<std::string_view, 38> general_health_words{
    "kinésithérap", "ostéopath",       "physiothérap", "rééducation",  "séance de soin",  "douleur",
    "souffr",       "symptôme",        "maladie",      "malade",       "pathologie",      "diagnosti",
    "ordonnance",   "médicament",      "posologie",    "traitement",   "thérapeuti",      "thérapie",
    "opération",    "chirurgi",        "hospitalis",   "grossesse",    "enceinte",        "cancer",
    "infection",    "blessure",        "fracture",     "entorse",      "lombalgie",       "sciatique",
    "handicap",     "dépression",      "addiction",    "radiographie", "analyse de sang", "prise de sang",
    "vaccin",       "arrêt de travail"};

constexpr std::array<std::string_view, 14> reassurances{
    "c'est normal",     "tout à fait normal",    "rien de grave",
    "pas grave",        "sans gravité",          "pas d'inquiétude",
    "pas inquiétant",   "ne vous inquiétez pas", "pas besoin de vous inquiéter",
    "rassurez-vous",    "soyez sans crainte",    "pas d'urgence",
    "n'est pas urgent", "aucun danger"};

bool begins_word(const std::string& text, std::size_t at) {
  if (at == 0) return true;
  const char before = text[at - 1];
  return !(before >= 'a' && before <= 'z') && !(before >= '0' && before <= '9');
}

bool has_word(const std::string& plain_text, const std::string& word) {
  if (word.empty()) return false;
  for (auto at = plain_text.find(word); at != std::string::npos; at = plain_text.find(word, at + 1))
    if (begins_word(plain_text, at)) return true;
  return false;
}

}  // namespace

Discretion::Discretion(const std::vector<std::string>& more) {
  for (const std::string_view word : general_health_words)
    health_words_.push_back({std::string(word), folded(word)});
  for (const std::string& word : more) health_words_.push_back({word, folded(word)});
  for (const std::string_view phrase : reassurances)
    reassurances_.push_back({std::string(phrase), folded(phrase)});
}

std::optional<std::string> Discretion::first_in(std::string_view text, const std::vector<Word>& words) {
  const std::string plain = single_spaced(folded(text));
  for (const Word& word : words)
    if (has_word(plain, word.plain)) return word.listed;
  return std::nullopt;
}

std::optional<std::string> Discretion::health_word_in(std::string_view text) const {
  return first_in(text, health_words_);
}

std::optional<std::string> Discretion::reassurance_in(std::string_view text) const {
  return first_in(text, reassurances_);
}

}  // namespace permanence::compose
