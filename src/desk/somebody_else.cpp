#include "desk/somebody_else.h"

#include <algorithm>
#include <cctype>

#include "base/text.h"

namespace permanence::desk {
namespace {

struct Word {
  std::string plain;         // folded
  bool capitalised = false;  // in the middle of what was written
};

// Hyphens and apostrophes part words: "rendez-vous", "d’Élodie", "belle-mère".
std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  std::string spaced(text);
  for (const std::string_view mark : {"’", "\u00A0", "\u202F"})
    for (auto at = spaced.find(mark); at != std::string::npos; at = spaced.find(mark))
      spaced.replace(at, mark.size(), 1, ' ');
  for (char& c : spaced)
    if (static_cast<unsigned char>(c) < 0x80 && std::isalnum(static_cast<unsigned char>(c)) == 0) c = ' ';
  for (const std::string& word : split(single_spaced(spaced), ' ')) {
    if (word.empty()) continue;
    const std::string lowered = folded(word);
    const bool ascii_capital = word.front() >= 'A' && word.front() <= 'Z';
    const bool accented_capital = word.starts_with("\u00C9") || word.starts_with("\u00C8") ||
                                  word.starts_with("\u00CA") || word.starts_with("\u00CF") ||
                                  word.starts_with("\u00C7") || word.starts_with("\u00C0");
    words.push_back({lowered, ascii_capital || accented_capital});
  }
  return words;
}

template <std::size_t Count>
bool is_one_of(const std::vector<Word>& words, std::size_t at, const std::string_view (&list)[Count]) {
  return at < words.size() && std::find(std::begin(list), std::end(list), words[at].plain) != std::end(list);
}

constexpr std::string_view possessives[] = {"mon", "ma", "mes", "notre", "nos"};
constexpr std::string_view describing[] = {"petit", "petite", "petits", "grand", "grande", "jeune",
                                           "beau",  "belle",  "futur",  "ex",    "arriere"};
constexpr std::string_view relatives[] = {
    "fils", "fille", "filles",   "mari",  "femme", "epouse",  "epoux",   "conjoint", "conjointe", "compagnon",
    "mere", "pere",  "compagne", "maman", "papa",  "parents", "frere",   "soeur",    "enfant",    "enfants",
    "bebe", "petit", "petite",   "neveu", "niece", "cousin",  "cousine", "copain",   "copine"};
constexpr std::string_view visits[] = {"vous",         "rdv",   "rdvs",    "seance", "seances", "visite",
                                       "consultation", "bilan", "creneau", "suivi",  "vient"};
constexpr std::string_view acting[] = {"pourra",   "peut",     "viendra",  "vient",
                                       "voudrait", "souhaite", "pourrait", "souhaiterait",
                                       "aimerait", "arrivera", "aura"};
constexpr std::string_view of[] = {"de", "d", "a"};

// Where the relative named at `at` ends; 0: none stands there. "mon petit garçon", "ma belle-mère", "mon petit".
std::size_t end_of_relative(const std::vector<Word>& words, std::size_t at) {
  if (!is_one_of(words, at, possessives)) return 0;
  std::size_t next = at + 1;
  while (is_one_of(words, next, describing)) ++next;
  static constexpr std::string_view young[] = {"garcon", "gars", "dernier", "derniere", "aine", "ainee"};
  if (is_one_of(words, next, relatives) || is_one_of(words, next, young)) return next + 1;
  const bool described_alone = next == at + 2 && is_one_of(words, at + 1, relatives);
  return described_alone ? next : 0;
}

bool is_known(const std::string& word, const std::vector<Patient>& on_file) {
  return std::any_of(on_file.begin(), on_file.end(), [&](const Patient& patient) {
    for (const Word& name : words_of(patient.full_name()))
      if (name.plain == word) return true;
    return false;
  });
}

bool speaks_of_relative(const std::vector<Word>& words, std::size_t at, const std::vector<Patient>& on_file) {
  const std::size_t end = end_of_relative(words, at);
  if (end == 0 || (end < words.size() && is_known(words[end].plain, on_file))) return false;
  if (at > 0 && words[at - 1].plain == "pour") return true;
  if (at > 1 && is_one_of(words, at - 1, of) && is_one_of(words, at - 2, visits)) return true;
  for (std::size_t i = end; i < std::min(words.size(), end + 3); ++i) {
    if (is_one_of(words, i, acting)) return true;
    if (words[i].plain == "a" &&
        (is_one_of(words, i + 1, visits) || (i + 1 < words.size() && words[i + 1].plain == "rendez") ||
         is_one_of(words, i + 2, visits)))
      return true;
  }
  return false;
}

bool names_unknown_person(const std::vector<Word>& words, std::size_t at, const std::vector<Patient>& on_file,
                          const std::vector<std::string>& known_names) {
  static constexpr std::string_view no_name[] = {
      "m",        "mme",   "mlle",     "madame", "monsieur", "docteur", "dr",    "lundi",         "mardi",
      "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "kine",    "osteo", "kinesitherapie"};
  if (at < 2 || !words[at].capitalised || words[at].plain.size() < 3 || is_one_of(words, at, no_name))
    return false;
  if (words[at - 1].plain != "de" && words[at - 1].plain != "d") return false;
  if (!is_one_of(words, at - 2, visits) || words[at - 1].capitalised) return false;
  const bool shouted = words[at - 2].capitalised;  // all in capitals: nothing to tell a name by
  const bool of_practice = std::any_of(known_names.begin(), known_names.end(), [&](const std::string& name) {
    return folded(name).find(words[at].plain) != std::string::npos;
  });
  return !shouted && !of_practice && !is_known(words[at].plain, on_file);
}

}  // namespace

bool speaks_of_somebody_else(std::string_view own_words, const std::vector<Patient>& on_file,
                             const std::vector<std::string>& known_names) {
  const auto words = words_of(own_words);
  for (std::size_t at = 0; at < words.size(); ++at)
    if (speaks_of_relative(words, at, on_file) || names_unknown_person(words, at, on_file, known_names))
      return true;
  return false;
}

}  // namespace permanence::desk
