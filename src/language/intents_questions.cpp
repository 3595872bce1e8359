#include "language/intents.h"

namespace permanence::language {
namespace {

using enum Intent;

constexpr IntentRule rules[] = {
    // Hours and closures.
    {faq_hours, 0.9F,
     "vous|cabinet|secretariat|etes|serez|est|sera|seriez|restez .. "
     "ouvert*|ferme|fermes|fermee|fermez|ouvrez|ouvre;horaires|horaire .. "
     "ouverture|cabinet|secretariat|ete|vacances|vous|quels|quel|consultation*|samedi;"
     "quels|quel .. horaires|horaire .. cabinet|vous;faites pont;faites vous "
     "pont;travaillez|recevez|consultez|bossez|ouvrez|etes .. "
     "samedi*|dimanche*|ferie*|soir*|mercredi*|lundi*|vacances|midi|aout|noel|tard|ponts;"
     "a partir|jusque|jusqua .. quelle heure .. "
     "ouvert*|vous|cabinet|recevez|consultez|finissez|commencez|fermez|joindre;quelle heure .. "
     "ouvr*|ferm*|commencez|finissez|recevez;fermeture*|conges|vacances .. cabinet|annuel*|vous|date*|quand;"
     "vous .. partez|rentrez|revenez|etes .. vacances|conges|conge;quand .. "
     "rentrez|revenez|rouvr*|reprenez|absent*;dates .. conges|vacances|fermeture;ouvert* .. "
     "samedi|dimanche|ferie|noel|toussaint|paques|aout|@day|entre;"
     "permanence .. telephon*|secretariat|sans;sans rdv;opening hours;are you open"},
    {faq_hours, 0.6F,
     "horaires;ouvert;ouverts;ouverte;fermes;fermeture;vos conges|vacances;consultation* libre*"},
    // Address and access.
    {faq_location, 0.9F,
     "parking*;stationn*;se|me|nous garer;gar* devant|voiture|facile*|proximite|pres|ou;place* .. "
     "garer|voiture|handicap*|parking;ou est|se|etes|etesvous|situe* .. cabinet|situe*|trouv*|vous|entree;"
     "adresse .. cabinet|exacte|votre|vous|quelle|est;quelle adresse;votre adresse;comment "
     "venir|acceder|arriver|entrer|aller|trouver;comment .. venir|acceder|arriver|entrer|aller|trouver .. "
     "cabinet|vous|chez|depuis;ascenseur;quel* etage;etage;digicode;interphone;code .. "
     "porte|entree|portail|immeuble;"
     "fauteuil roulant;fauteuil .. accessible|acces|passe|rampe;plain pied;acces* .. "
     "handicap*|pmr|fauteuil|poussette|deambulateur|cabinet|mobilite;accessible*;pmr;quelle|quel "
     "rue|batiment|entree|porte|numero;arret .. bus|tram|metro|plus;"
     "bus|tram|metro|ligne|gare .. arret*|dessert|prendre|quel*|quelle|proche*|pres|loin|pied .. "
     "cabinet|vous;plan acces;itineraire;gps .. trouve|envoie|indique|perd;where is|are;demenage .. "
     "cabinet;cabinet .. demenage;vous .. demenage*;"
     "entree .. cour|rue|perron|immeuble|cote;marches|escalier* .. cabinet|entree|acceder|monter|chez"},
    {faq_location, 0.55F, "garer;adresse;situe*;acces"},
    // Insurance.
    {faq_insurance, 0.9F,
     "tierspayant;tiers payant;conventionn*;convention;cartevitale;vitale;rembours* .. "
     "seance*|secu*|mutuelle*|cpam|consultation*|osteo|kine|combien|part|par|comment|taux;seance*|"
     "consultation*|osteo|kine|vous .. rembours*;"
     "prise* en charge|charge .. secu*|mutuelle*|cpam|seance*|consultation*|rembours*|combien|par|taux;pris "
     "en charge|charge .. secu*|mutuelle*|cpam|par;prend* en charge .. secu*|mutuelle|cpam|ald;mutuelle* .. "
     "rembours*|prend*|charge|couvr*|accept*|demande|agree*|partenaire|reseau|passe|marche|tiers;avanc* .. "
     "frais|argent;"
     "cmu;c2s;css;ame;ald .. pris*|rembours*|payer|avance|tiers|charge|accept*;depassement* .. "
     "honoraire*|charge|rembours*;securite sociale;cpam;secteur 1|2|un|deux;numero "
     "adeli|rpps|finess|am;adeli;rpps;"
     "accept*|prenez .. mutuelle*|cmu|c2s|ame|carte vitale;complementaire .. "
     "sante|rembours*|prend|charge|vous;assurance .. prend*|rembours*|charge|couvr*|accept*;agree* .. "
     "mutuelle|secu*|cpam|assurance;base .. remboursement;ticket moderateur"},
    {faq_insurance, 0.7F,
     "prise* charge;pris* charge;rembours*;mutuelle*;complementaire;secu;assurance .. "
     "suisse|belge|etranger*"},
    // Fees.
    {faq_fees, 0.92F,
     "tarif*;vos|le|quel|quels prix;prix .. seance*|consultation*|bilan|visite|osteo;combien .. "
     "coute*|seance*|consultation*|coutera|prenez|facturez|demandez|couter|bilan|visite|euro|payer|prendrez|"
     "tout;cest combien;combien cest|ca|coute|est|prix|vous;"
     "coute* combien|cher|seance|consultation;cout .. seance|consultation|bilan;pay*|regl*|paiement .. "
     "carte|cartes|cb|cheque*|espece*|liquide|virement|plusieurs|paypal|twint|lydia|sans|telephone|cash|"
     "vacances|fois;"
     "prenez|acceptez|accepte|prend|avez|acceptent|prenezvous .. "
     "carte|cartes|cb|cheque*|espece*|liquide|virement|ancv|cesu|paypal|amex|cash|paiement|visa|terminal;"
     "moyen* paiement;mode* .. paiement|reglement;factur* .. annul*|absence*|rdv|manque*|honore*|deplacement;"
     "tarif .. reduit|etudiant|chomeur|rsa|enfant*|famille;demi tarif;honoraire*;euro "
     "seance|consultation;how much;cash|card payment|accept;rdv .. manque*|honore*|annul* .. "
     "factur*|payant*|du|payer|compte*"},
    {faq_fees, 0.88F,
     "regler|payer|paye|reglement|paiement & "
     "carte|cb|cheque*|especes|liquide|virement|twint|paypal|francs|lydia|cash|vacances;euro & "
     "seance|consultation & cest|combien|vraiment|toujours|encore"},
    {faq_fees, 0.88F, "payer|regler .. plusieurs|deux|trois|3|4|2 fois"},
    {faq_fees, 0.5F, "prix;gratuit*;cher;chere;carte bancaire;carte bleue;cb;cheque* .. especes;forfait*"},
    // How long until a first appointment.
    {faq_first_visit_delay, 0.9F,
     "delai* .. "
     "rdv|premier*|attente|nouveau*|moyen|obtenir|actuel*|quel*|consultation|chez|avoir|bilan;quel* .. "
     "delai*;combien temps|jour|semaine*|mois .. "
     "attend*|attente|avoir|obtenir|rdv|premier*|nouveau*|place;combien .. attente|delai;"
     "temps .. attente .. rdv|premier*|bilan|nouveau*|avoir|actuel*|place;attente .. longue|combien|pour .. "
     "rdv|premier*|nouveau*|place;sous combien temps|jour|delai;liste attente;long .. avoir|obtenir "
     "rdv|place;"
     "quand .. premier* rdv|creneau|dispo|place|consultation|bilan .. possible|dispo|nouveau*;dans combien "
     "temps .. rdv|place|recevoir|prendre|voir|avoir|premier*;how long .. appointment|wait"},
    {faq_first_visit_delay, 0.6F, "delai*;attente .. rdv"},
    // What to bring, wear, do beforehand.
    {faq_preparation, 0.88F,
     "apport*|ramen*|amen*|emmen*|fournir|prendre|prevoir|venir|munir .. "
     "quoi|quelque|radio*|irm|scanner|ordonnance|serviette*|papier*|document*|carnet|drap|examen*|tenue|"
     "affaire*|short|maillot|basket*|carte|dossier|echographie*|bilan*|compterendu|courrier|prescription|"
     "analyse*|resultat*|plaid|vetement*|chausson*|chaussette*|jeun|prisedesang;"
     "quoi apporter|ramener|prendre|prevoir|amener|mettre;que|quest dois|faut|doit .. "
     "apporter|ramener|amener|prevoir|prendre_avec|mettre|porter;comment .. habill*|vetu*;habill* .. "
     "comment|particulier*|facon|tenue;tenue .. sport|confort*|particulier*|prevoir|quelle|adapt*|souple;"
     "quelle tenue;a jeun;serviette*;maillot bain;jogging|short|legging|jupe|jean|survetement .. "
     "seance|venir|ou|garde|mettre|rdv|ok|suffit|faut|demain;venir|viens .. "
     "jogging|short|legging|jeun|jupe|jean|tenue|tong*|robe|maquill*;"
     "ordonnance|prescription .. "
     "obligatoire|necessaire|indispensable|suffit|original*|photo|avant|faut|besoin|prescription;faut|besoin|"
     "dois|doit|necessaire .. ordonnance|prescription .. "
     "venir|voir|consulter|seance*|prendre|avant|medecin|commencer;sans ordonnance;"
     "manger|mange|boire|repas|douche*|epil*|creme|ras* .. avant .. "
     "seance|rdv|venir|consultation|osteo;avant .. seance|rdv|consultation|venir .. "
     "manger|boire|repas|eviter|preparer|faire;preparer .. quelque|seance|rdv|consultation|chose|avant|quoi;"
     "questionnaire .. remplir|avant|imprimer;arriver .. avance|avant;garde*|enleve*|retire* .. "
     "soutien*|vetement*|chaussette*|short|jean|lunette*|lentille*;what should .. bring|wear;bring"},
    {faq_preparation, 0.5F, "apporter;ramener .. avec;legging;jogging"},
    // Anything else about the practice.
    {faq_other, 0.85F,
     "brochure*;depliant*;faites|proposez|organisez|donnez|animez vous & "
     "formation*|atelier*|cours|stage*|conference*|depistage*;bon* cadeau*;carte* cadeau*;cheque* "
     "cadeau*;offrir .. seance;teleconsult*;tele consult*;visio*;consult* .. "
     "distance|video|telephone;domicile .. deplac*|vous|possible|visite*|venez|soin*|faites;deplac* .. "
     "domicile|vous|chez|maison;"
     "visite* .. domicile|dimanche|maison;venez|passez .. domicile|maison|chez|ehpad;homme "
     "kine|osteo|medecin;femme kine|osteo|medecin;kine|osteo|medecin|docteur homme|femme;parl* .. "
     "anglais|arabe|espagnol|portugais|langue*|allemand|turc|italien|russe|signes|lsf;"
     "nouveau* patient* .. prenez|acceptez|accept*|prend|encore;prenez|acceptez|prend|accepte .. "
     "nouveau*|nouvelle*|touriste*|enfant*|bebe*|chien*|urgence*|vacancier*|passage|patient*|medecin_"
     "traitant;"
     "faites|pratiquez|proposez|utilisez|traitez|soignez|recevez|prenezencharge|occupez|formes|forme|"
     "specialise*|faitesvous .. "
     "needling|ventouse*|crochetage|mckenzie|mezieres|balneo*|piscine|groupe|pilates|yoga|bebe*|nourrisson*|"
     "femme*_enceinte*|enfant*|animaux|cheval*|perinee|perineale|uro*|vestibulaire|respiratoire|lymphatique|"
     "drainage|electro*|ondes|onde|laser|cryo*|visceral*|cranien*|sport*|atm|machoire|hypnose|acupuncture|"
     "mesotherapie|infiltration*|vaccin*|frottis|sterilet|ecg|suture*|permis|agree;"
     "medecin agree;declar* .. medecin traitant;medecin traitant .. "
     "prenez|devenir|etre|accept*|prendre|nouveau;site .. internet|marche|bug|reserver|plante|ligne;doctolib "
     ".. marche|bug|plus|pas|etes|sur;reserver .. ligne|internet;prise rdv .. ligne|internet;"
     "remplacant* .. qui|est|nom|vous|sera;qui .. remplace;wifi;poussette .. venir|laisser|ou|place;chien .. "
     "venir|accept*|amener|salle;amener|venir|accompagn* .. "
     "enfant*|bebe|chien|petite|fils|fille|accompagn*|mari|maman;accompagn* .. peut|possible|autorise;"
     "toilette*;masque .. obligatoire|faut|porter;douche .. "
     "cabinet|avez|possible;retrouve|oublie|laisse|perdu .. "
     "echarpe|parapluie|veste|lunette*|cle*|doudou|bonnet|gant*|montre|bague|gourde|sac|telephone .. "
     "chez|cabinet|salle;"
     "duree .. seance|consultation;dure combien|seance;seance* dure*;combien temps dure*;code "
     "digicode|boite|cle*;coordonnees .. collegue|associe*|remplacant*;stage .. "
     "observation|chez|cabinet|3eme|troisieme;numero .. secretariat|joindre|telephone .. votre|quel|cabinet"},
    {faq_other, 0.77F,
     "vous prenez|faites|pratiquez|traitez|soignez|recevez|suivez|accueillez|proposez .. "
     "patient*|personne*|gens|enfant*|bebe*|femme*|homme*|hernie*|scoliose*|douleur*|sportif*|reeduc*|"
     "reeducation|paralysie*|sciatique*|migraine*|vertige*|seniors|charge;"
     "prenez|faites|pratiquez|traitez|soignez|recevez|suivez|accueillez|proposez vous .. "
     "patient*|personne*|gens|enfant*|bebe*|femme*|homme*|hernie*|scoliose*|douleur*|sportif*|reeduc*|"
     "reeducation|paralysie*|sciatique*|migraine*|vertige*|seniors|charge"},
    {faq_other, 0.55F,
     "est|etes vous|il|elle|ce kine|osteo|medecin|docteur|specialise*|forme|formee;vous faites;faites "
     "vous;vous prenez;vous pratiquez;vous proposez;proposez vous;vous occupez;vous avez .. "
     "machine|appareil|salle|piscine|table|balance|toilettes"},
};

}  // namespace

std::span<const IntentRule> question_rules() { return rules; }

}  // namespace permanence::language
