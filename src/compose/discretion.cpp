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

bool has_word(const std::string& folded_text, std::string_view stem) {
  const std::string wanted = folded(stem);
  if (wanted.empty()) return false;
  for (auto at = folded_text.find(wanted); at != std::string::npos; at = folded_text.find(wanted, at + 1))
    if (begins_word(folded_text, at)) return true;
  return false;
}

}  // namespace

std::optional<std::string> health_word_in(std::string_view text, const std::vector<std::string>& more) {
  const std::string plain = single_spaced(folded(text));
  for (const std::string_view word : general_health_words)
    if (has_word(plain, word)) return std::string(word);
  for (const std::string& word : more)
    if (has_word(plain, word)) return word;
  return std::nullopt;
}

std::optional<std::string> reassurance_in(std::string_view text) {
  const std::string plain = single_spaced(folded(text));
  for (const std::string_view phrase : reassurances)
    if (has_word(plain, phrase)) return std::string(phrase);
  return std::nullopt;
}

}  // namespace permanence::compose
