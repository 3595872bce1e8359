#include "settings/new_practice.h"

#include <algorithm>

#include <sys/stat.h>

#include "settings/kind_names.h"
#include "settings/pack.h"
#include "settings/secrets_file.h"
#include "settings/text_file.h"

namespace permanence::settings {
namespace {

constexpr const char* beginning =
    R"(# Les réglages du cabinet. Les lignes marquées « à remplir » vous attendent ; tout le reste peut rester ainsi.
# Après un changement : permanence check DOSSIER dit ce qui ne va pas et comment le corriger.
# Ce qui suit un # est une remarque, sans effet.

[cabinet]
nom = ""                          # à remplir : comme les patients le lisent, sans la spécialité (« Cabinet des Tilleuls »)
telephone = ""                    # à remplir : pour joindre une personne
fuseau = "Europe/Paris"
region_jours_feries = "metropole" # metropole, alsace_moselle, alsace_moselle_vendredi_saint, martinique, guadeloupe, guyane, reunion, mayotte
ouvert_jours_feries = false
ton = "neutre"                    # chaleureux, neutre ou formel
nouveaux_patients = true
numero_hors_horaires = "15"       # 15 ou 116 117, selon votre région : donné pour un avis quand le cabinet est fermé

# Un bloc [[lieu]] pour chaque adresse où vous recevez.
[[lieu]]
nom = "cabinet"                   # nom court, pour les horaires ci-dessous
libelle = "Le cabinet"
adresse = ""                      # à remplir : « 12 rue des Tilleuls, 29000 Quimper »
acces = ""                        # parking, étage, accès en fauteuil

)";

constexpr const char* practitioner_lines = R"(horaires = [
  "lundi-vendredi 09:00-12:00",   # jour ou jours, heures, et le nom court du lieu s’il y en a plusieurs
  "lundi-vendredi 14:00-18:00",
]
absences = [
  # { du = 2030-08-05, au = 2030-08-23, motif = "congés" },
]
)";

constexpr const char* mailbox =
    R"(# Un bloc [[boite]] pour chaque boîte de courriel du cabinet. Son mot de passe va dans secrets.toml.
[[boite]]
nom = "accueil"
adresse = ""                      # à remplir : l’adresse que vos patients connaissent
imap = { hote = "", securite = "tls" }   # à remplir : le serveur de réception de votre fournisseur
smtp = { hote = "", securite = "tls" }   # à remplir : son serveur d’envoi (starttls si le port est 587)
# praticien = "praticien1"        # à qui s’adresse d’ordinaire ce qui arrive ici
# deposer_brouillons = true       # les réponses à approuver se trouvent aussi dans le dossier Brouillons
# envoyes_classes_par_le_serveur = true  # Gmail : le serveur range lui-même la copie des envois
# marquage = "mot_cle"            # ou "dossier" : comment une demande traitée est reconnue dans la boîte
# serveur_de_confiance = ""       # le nom que votre fournisseur écrit dans Authentication-Results

# Qui est prévenu d’une urgence ou d’une panne : une adresse personnelle, lue sur le téléphone.
[[alerte]]
courriel = ""                     # à remplir

# Ce que Permanence fait de chaque sorte de message : "auto" (part seul), "brouillon" (attend votre accord), "jamais".
# Au début tout attend votre accord ; seuls les numéros d’urgence partent d’eux-mêmes.
[niveaux]
)";

constexpr const char* rest = R"(
# Minutes pendant lesquelles une réponse automatique peut encore être retenue ; une ligne par sorte peut s’y ajouter.
[delais]
general = 2

[rappels]
actifs = true
heures_avant = 24

# Ni rappel ni réponse spontanée dans ces heures (qui nous écrit reçoit sa réponse à toute heure).
[heures_calmes]
de = "20:00"
a = "08:00"

[limites]
messages_automatiques_par_jour = 6     # à une même adresse
creneaux_par_proposition = 3
creneaux_retenus_par_personne = 3
part_du_jour_retenue_pour_cent = 50    # d’une journée, au plus, pour des propositions sans réponse
validite_proposition_heures = 24

# Ces adresses et domaines ne sont jamais lus : comptable, laboratoires, famille…
[courrier]
jamais_toucher = [
  # "comptable@exemple.fr", "@laboratoire.exemple.fr",
]

# Vos réponses aux questions pratiques, envoyées mot pour mot : relisez-les, changez-les.
[reponses]
)";

// One that is there already keeps its permissions: it may be everybody's (/srv), and each file is closed by
// itself.
Result<void> make_private_folder(const std::filesystem::path& directory) {
  std::error_code error;
  if (directory.has_parent_path()) std::filesystem::create_directories(directory.parent_path(), error);
  if (::mkdir(directory.c_str(), 0700) != 0 && !std::filesystem::is_directory(directory, error))
    return fail(ErrorKind::unavailable, "error.settings.no_folder", {{"folder", directory.string()}});
  return {};
}

std::string visit_types_of(const Pack& pack) {
  std::string out = "# Les types de visite de « " + pack.label +
                    " », tels que son pack les donne. Pour en changer un, retirez les #.\n";
  for (const VisitType& type : pack.visit_types) {
    out += "# [[type_de_visite]]\n# nom = " + toml_quoted(type.name) +
           "\n# libelle = " + toml_quoted(type.label) +
           "\n# duree = " + std::to_string(type.duration.count()) +
           "\n# avant = " + std::to_string(type.buffer_before.count()) +
           "\n# apres = " + std::to_string(type.buffer_after.count()) +
           "\n# patients_nouveaux = " + (type.for_new_patients ? "true" : "false") + "\n#\n";
  }
  return out + "\n";
}

std::string practitioner_of(const Pack& pack, int number) {
  return "# Un bloc [[praticien]] par personne.\n[[praticien]]\nnom = \"praticien" + std::to_string(number) +
         "\"\naffichage = \"\"                    # à remplir : prénom et nom\ntitre = " +
         toml_quoted(pack.label) + "\nspecialite = " + toml_quoted(pack.name) + "\n" + practitioner_lines +
         "\n";
}

// One answer for each kind: that of the first specialty which has one; others follow as remarks.
std::string answers_of(const std::vector<Pack>& packs) {
  std::string out;
  std::vector<MessageKind> taken;
  for (const Pack& pack : packs)
    for (const FaqAnswer& answer : pack.answers) {
      const bool first = std::find(taken.begin(), taken.end(), answer.kind) == taken.end();
      out += std::string(first ? "" : "# ") + std::string(french_name_of(answer.kind)) + " = " +
             toml_quoted(answer.text) + (first ? "" : "  # " + pack.label) + "\n";
      taken.push_back(answer.kind);
    }
  return out;
}

std::string levels() {
  std::string out;
  for (const MessageKind kind : all_message_kinds())
    if (kind != MessageKind::emergency && kind != MessageKind::neutral_receipt && kind != MessageKind::alert)
      out += std::string(french_name_of(kind)) + " = \"brouillon\"\n";
  return out;
}

std::string practice_text(const std::vector<Pack>& packs) {
  std::string out = beginning;
  int number = 0;
  for (const Pack& pack : packs) out += practitioner_of(pack, ++number);
  for (const Pack& pack : packs) out += visit_types_of(pack);
  return out + mailbox + levels() + rest + answers_of(packs);
}

}  // namespace

Result<void> write_new_practice(const std::filesystem::path& directory, const std::filesystem::path& packs,
                                const std::vector<std::string>& specialties) {
  std::error_code error;
  for (const char* name : {"practice.toml", "secrets.toml"})
    if (std::filesystem::exists(directory / name, error))
      return fail(ErrorKind::conflict, "error.settings.exists_already",
                  {{"file", (directory / name).string()}});
  const auto known = pack_names(packs);
  std::vector<Pack> chosen;
  for (const std::string& name : specialties) {
    std::vector<Problem> problems;
    auto pack = std::find(known.begin(), known.end(), name) == known.end() ? std::nullopt
                                                                           : load_pack(packs, name, problems);
    if (!pack) {
      std::string choices;
      for (const std::string& each : known) choices += (choices.empty() ? "" : ", ") + each;
      return fail(ErrorKind::invalid_input, "error.settings.unknown_specialty",
                  {{"value", name}, {"choices", choices}});
    }
    chosen.push_back(*std::move(pack));
  }
  if (chosen.empty()) return fail(ErrorKind::invalid_input, "error.settings.no_specialty");
  PERMANENCE_CHECK(make_private_folder(directory));
  PERMANENCE_CHECK(replace_file(directory / "practice.toml", practice_text(chosen)));
  return write_new_secrets(directory / "secrets.toml", {"accueil"});
}

}  // namespace permanence::settings
