// The words by which a sentence asks for a time, offers one or rules one out. Folded, spaced as in spaced_words.h; "#"
// stands for a time that the sentence names. Internal to the room.
#pragma once

#include <string_view>

namespace permanence::language::wish_words {

inline constexpr std::string_view asking[] = {
    " un rdv", " un rendez vous ", " rdv possible", " prendre rdv ", " prendre rendez ", " rendez vous possible ", " prendre date ", " un creneau ", " des creneaux ", " une seance ",
    " une place ", " de la place ", " une dispo", " des dispo", " une date ", " un horaire ", " une consultation ", " une consult ", " me recevoir ", " nous recevoir ", " me voir ", " le voir ",
    " la voir ", " me prendre ", " nous prendre ", " nous prenez ", " me prenez ", " me caser ", " voudrais venir ", " aimerais venir ", " puis je venir ", " peux venir ", " pourrais venir ",
    " passer vous voir ", " il me faut ", " il me faudrait ", " il nous faudrait ", " reprendre mes seances ", " reprendre les seances ", " mes seances ", " reprendre chez vous ",
    " quel jour ", " quand vous voulez ", " qd vous voulez ", " quand pouvez ", " quand pourriez ", " un truc ", " autre chose ", " autre jour ", " autre date ", " autre moment ", " autre creneau ",
    " autre horaire ", " autre soir ", " un autre ", " une autre ", " auriez vous ", " vous auriez ", " avez vous ", " vous avez quelque chose ", " avez quelque chose ", " possible # ", " possible le # ", " est il possible ",
    " serait il possible ", " possible pour # ", " je souhaite ", " je souhaiterais ", " souhaiterai", " je voudrais ", " je voudrai ", " j aimerais ", " j aimerai ", " je cherche ", " caser ",
    " un rv ", " se voir ", " plutot # ", " on pourrait ", " souhaite ", " desistement", " preneu", " il faudrait ", " faudrait que ", " qqch ", " quelque chose ", " un passage ", " demande de rdv ", " demande de rendez ", " rdv svp ", " besoin d un ", " besoin d une ", " plus tot ", " vous prenez les ", " visite ", " on peut trouver ", " place # ",
    " # possible ", " # c est possible ", " tous les jours ", " prenez les ", " je peux venir ", " possible de venir ", " bilan", " autre semaine ", " prendre une "};
inline constexpr std::string_view moving[] = {
    " decaler", " decalez", " decale ", " decalage de ", " deplacer", " deplacez", " deplace mon ", " deplace ma ", " deplacement de mon ", " report", " avancer ", " avancez ", " bascul", " repouss", " changer ", " changement ", " recaser ", " replanifier ", " reprogramm", " transferer ", " intervertir "};
// A new time even where it is the booked day.
inline constexpr std::string_view asking_anew[] = {" pour # ", " un rdv ", " un rendez ", " a # ", " une place ", " un creneau ", " une dispo", " un passage "};
inline constexpr std::string_view giving_up[] = {
    " annul", " renonce", " empeche", " pourrai pas ", " peux pas venir ", " peut pas venir ", " viens pas ", " viendrai pas ", " serai pas la ", " tombe a l eau ", " tombe mal ", " tombe pas ", " m arrange plus ", " contretemps ", " imprevu ",
    " impossible d etre ", " pourrai malheureusement pas ", " peux plus venir ", " suis plus dispo", " ne serai jamais la "};
inline constexpr std::string_view unavailable[] = {
    " indispo", " pas dispo", " plus dispo", " pas disponible", " pas libre", " plus libre", " impossible ", " arrange pas ", " arrange plus ", " arrange moins ", " m arrange le moins ", " convient pas ",
    " convient plus ", " pas possible ", " pas la ", " absent", " empeche", " occupe", " non dispo", " exclu ", " exclue ", " c est non ", " eviter ", " evite "};
inline constexpr std::string_view available[] = {
    " dispo", " libre ", " libres ", " me va ", " nous va ", " m irait ", " irait mieux ", " ok ", " oui ", " top ", " parfait", " me convien", " nous convien", " conviendrait ", " convient ", " m arrange", " arrangerait ", " ideal ",
    " nickel ", " de passage ", " en vacances chez vous ", " en vacances ici ", " sur place ", " dans le coin ", " tous les jours ", " je peux ", " on peut ", " nous pouvons ", " pourrais ", " peut venir ", " peux passer ", " peux me liberer ", " en repos ", " mon repos ", " de repos ", " je suis la ", " on est la ", " sommes la ",
    " n importe ", " peu importe ", " faisable ", " jouable ", " me laisse ", " c est bon ", " c bon ", " partait ", " c est parti ", " bien aussi ", " va bien ", " serait bien ", " aussi ", " quand vous voulez ", " qd vous voulez ", " en teletravail "};
// "je suis en congés, aucune contrainte": free, though the word alone would say away
inline constexpr std::string_view unbound[] = {" aucune contrainte ", " open bar ", " pas de contrainte ", " n importe quand ", " n importe quelle heure ", " toute la journee libre "};
inline constexpr std::string_view busy[] = {
    " travaille", " bosse ", " boulot ", " au travail ", " cours ", " reunion", " en deplacement ", " astreinte ", " de garde ", " repetition", " entrainement", " stage ", " formation ", " conges ", " vacances ",
    " voyage ", " en chantier ", " excursion ", " convoqu", " ferie", " dort ", " dors ", " sieste ", " sortie scolaire ", " examen ", " oral ", " mariage ", " obseques ", " enterrement ", " audience ", " tribunal ",
    " operation ", " opere", " hospitalis", " suis pris ", " suis prise ", " deja pris", " je pars ", " on part ", " partons ", " je m absente ", " m absente ", " prend l avion ", " prends l avion ", " sur la route ",
    " femme de menage ", " ecole ", " creche ", " piscine ", " sport ", " chante ", " concert ", " match ", " suis en ", " serai en ", " j ai mon ", " j ai ma ", " j ai un ", " j ai une ", " encore a ", " encore aux ", " encore en "};
inline constexpr std::string_view work_words[] = {" travail", " bosse ", " boulot ", " debauche ", " bureau ", " taf ", " service ", " embauche "};
// The visit can't begin before what follows.
inline constexpr std::string_view returning_bounds[] = {
    " rentre ", " rentrons ", " rentrent ", " rentrera ", " reviens ", " revient ", " debauche ", " sors du ", " sors de ", " sort de ", " sort du ", " sort a # ", " finis ", " finit ", " finissons ", " termine ", " quitte ",
    " arrivee ", " libre a partir ", " recupere mes ", " depose ", " pose les "};
// The visit must be over at what follows.
inline constexpr std::string_view leaving_bounds[] = {
    " repart ", " repars ", " train # ", " mon train ", " le train a ", " reprends le train ", " mon bus ", " bus # ", " taxi ", " mon avion ", " embauche ", " commence ", " attaque ", " sortie # ", " sorti # ", " sortie a ", " sorti a ",
    " parti # ", " partir # ", " partie # ", " repartir ", " chercher les enfants ", " chercher mes enfants ", " chercher mon fils ", " chercher ma fille ", " recuperer les enfants ", " recuperer mes enfants ", " recuperer mon ", " recuperer ma ",
    " sortie d ecole ", " sortie de l ecole ", " reprends le travail ", " reprend le travail ", " doit etre ", " dois etre ", " fini # ", " finie # ", " terminee # ", " termine pour # "};
inline constexpr std::string_view listing[] = {" deja pose", " toutes les dates ", " tous les rdv ", " tous les rendez ", " la liste ", " liste des ", " listing ", " recapitulatif ", " planning de mes "};
inline constexpr std::string_view querying[] = {" c est ", " est ce ", " est bien ", " quand ", " quelle heure ", " quel jour ", " prochain ", " toujours ", " confirm", " bien note ", " bien # ", " est # "};
inline constexpr std::string_view opening_hours[] = {" ouvert", " fermes ", " ferme ", " fermeture ", " horaires ", " permanence "};
inline constexpr std::string_view ways[] = {" de route ", " a pied ", " de trajet ", " de transport", " de voiture ", " de marche ", " de bus ", " en voiture ", " de velo ", " a velo ", " de metro ", " de train "};
inline constexpr std::string_view light_words[] = {
    "", "le", "la", "les", "l", "un", "une", "du", "de", "d", "des", "a", "au", "aux", "en", "et", "ou", "ni", "pour", "pr", "sur", "dans", "vers", "plutot", "svp", "stp", "merci", "bonjour", "bonsoir", "sinon", "autrement",
    "soit", "mais", "donc", "alors", "aussi", "si", "possible", "bien", "que", "ca", "c", "est", "serait", "sera", "mieux", "preference", "idealement", "rigueur", "disons", "genre", "par", "exemple", "uniquement", "seulement",
    "surtout", "pas", "trop", "encore", "meme", "y", "defaut", "eventuellement", "voire", "absolument", "maximum", "bref", "ben", "euh", "voila", "jour", "n", "ne", "tout", "tous", "toute", "date", "creneau", "autre", "mm",
    "conditions", "pareil", "idem", "heure", "exceptionnellement", "bonne", "journee", "j", "je", "on", "saute", "apres", "avant", "inclus", "horaire", "jours", "semaine", "rdv", "seance", "rendez", "vous", "plus", "non", "oui", "jamais", "bjr", "bsr", "dernier",
    "carat", "au", "cote", "dates", "journees", "matinees", "soirees", "fin", "debut", "milieu", "rien", "presse", "urgent", "possible"};

}  // namespace permanence::language::wish_words
