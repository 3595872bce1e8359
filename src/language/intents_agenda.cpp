#include "language/intents.h"

namespace permanence::language {
namespace {

using enum Intent;

constexpr IntentRule rules[] = {
    // Cancelling.
    {appointment_cancel, 0.85F, "annul*;anul*;anull*;annnul*;decommand*;cancel"},
    {appointment_cancel, 0.93F,
     "annul*|anul* "
     "rdv|seance*|creneau|consultation|visite|passage|venue|@day;dois|doit|prefere*|souhaite*|veux|voudrais|"
     "faut|vais|voulais|oblige*|contraint* .. annul*;"
     "merci|pouvez|pourriez|peux|peut|possible annul*;supprim*|enlev*|retir*|efface*|raye* "
     "rdv|seance*|creneau|visite;supprim*|enlev*|retir* .. planning|agenda"},
    {appointment_cancel, 0.88F,
     "liber* place|creneau|rdv|horaire|seance|plage|heure|@day;rend* place|creneau|horaire;laiss* "
     "place|creneau|rdv .. autre*|quelquun|patient*;"
     "donn* place|creneau|rdv .. autre*|quelquun|patient*;place|creneau .. profit* .. autre*|quelquun;plus "
     "besoin rdv|seance|venir|consultation|passer;"
     "comptez pas sur_moi|nous|lui|elle;compte pas sur_moi|nous;renonc* "
     "rdv|seance|venir|consultation|visite;faire croix;ne me attendez pas;attendez pas @day;"
     "mattendez pas;laiss* tomber rdv|seance|@day|pour;rdv|seance plus "
     "necessaire|utile|lieu|raison|objet;plus .. utile|necessaire .. venir|rdv|voir"},
    {appointment_cancel, 0.88F,
     "pas peine|besoin .. attendre;inutile .. attendre;peine & attendre & pas;ne & compter & "
     "seance*|rdv|@day & pas"},
    {appointment_cancel, 0.6F,
     "viens|viendrai|viendra|viendrons|vient|venons|viendront pas|plus;passerai|passerons pas;renoncer;plus "
     "besoin;plus utile;ira|irai pas;"
     "faire faux bond;faux bond;declin*"},
    // Moving.
    {appointment_reschedule, 0.9F,
     "decaler;decale;decalez;decalons;decalle;decaliez;decaleriez;decales;repouss*;reprogram*;replanif*;"
     "replac* rdv|seance;rebook*;re programmer;reporter;report|reporte|reportez|reportons|reportee "
     "rdv|seance|consultation|@day|a|au|de|possible|possib*;"
     "deplac*|deplase* "
     "rdv|seance*|consultation|creneau|visite|heure|date|jour|@day|de|celui|celle|ca;deplacer|deplacez .. "
     "@day|#hour|rdv;"
     "avanc* rdv|seance*|consultation|creneau|visite|heure|de|d|a|@day;modif* "
     "rdv|seance*|heure|horaire*|date*|creneau|jour*;"
     "chang* rdv|seance*|creneau*|heure|horaire*|date*|jour*;changement "
     "rdv|heure|horaire|date|jour|creneau;echang*|interver*|permut*|inver* "
     "rdv|seance*|creneau*|heure|jour*|avec;"
     "bascul*|gliss*|transfer*|retard* .. rdv|seance|debut semaine|semaine|@day|creneau|#hour;bascul* "
     "@day|semaine|debut|sur|au;"
     "remettre|remettons|remet|remettez rdv|seance|consultation|visite|plus|autre|a|au|@day|ca|semaine"},
    {appointment_reschedule, 0.88F,
     "recul*|retarder|avancer|decaler .. rdv|seance*|heure|@day|creneau;passer|mettre|basculer|remettre & "
     "rdv|seance*|creneau & @day & au|a|plutot;@day & lieu & @day;plus tot|tard & "
     "possible|moyen|venir|rdv|@cando"},
    {appointment_reschedule, 0.75F,
     "decalage rdv|seance|possible|de;report rdv;move my|the appointment;reschedule;deplacer"},
    // Booking.
    {appointment_book, 0.88F,
     "prendre|prend|prends|obtenir|fixer|poser|reserver|programmer|planifier|caler|convenir|bloquer .. "
     "rdv|creneau*|consultation|date*|seance*|place*;"
     "@want .. rdv|creneau|consultation|seance*|place|visite;demande* "
     "rdv|seance*|consultation|creneau;cherche rdv|seance|creneau|place|kine|osteo|medecin|docteur;"
     "inscri* .. seance*|planning|cours|groupe|liste;rdv "
     "svp|possible|urgent|rapide*|dispo|des;reprendre|recommencer|commencer|demarrer|debuter|reprise "
     "seance*|suivi|kine|reeducation|reeduc|soins|rdv;"
     "premier* rdv|seance*|consultation|visite .. @want|@cando;nouveau|nouvelle|autre "
     "rdv|seance|consultation .. @want|possible|svp;un rdv pour;"
     "appointment .. book|make|get|need;book|make|need|like .. appointment;@want .. vous "
     "voir|consulter|venir|revenir|passer;"
     "@cando .. me|nous|le|la|lui recevoir|voir|prendre|caser|donner .. "
     "rdv|creneau|@day|semaine|urgence|vite|rapid*|entre|avant|apres|demain|#hour;"
     "mettez|casez|cale|calez|inscrivez|placez|notez moi|le|la|nous|sur|un|@day;mets moi|nous"},
    {appointment_book, 0.72F,
     "@have .. creneau*|dispo|rdv|trou|seance;avez|auriez|aurait|aurais|as|auras|reste|resterait|y "
     "place*;quand pouvez|pourriez|pourrais|peux|puis|possible|dispo|voir|recevoir|venir;"
     "quel* jour*|moment|date*|heure|creneau* .. pouvez|pourriez|dispo|possible|vous|proposez;premier "
     "rdv|seance;prochaine seance|consultation;nouveau patient;nouvelle patiente;"
     "viens|vient de part;recommande* par|votre;dit|demande|conseille .. "
     "revenir|consulter|revoir|refaire|reprendre;prescri* .. seance*;ordonnance .. seance*|kine|reeducation;"
     "vu|voir rapidement|vite|urgence;caser;entre deux|2 patients;revoir .. vous|docteur;besoin .. vos|vous "
     ".. services|mains|voir"},
    {appointment_book, 0.8F,
     "creneau|place|rdv|dispo|seance .. @day|@daytime|svp|possible|semaine|urgence|merci|rapide*;un "
     "creneau|rdv|dispo .. pour|svp|@day|semaine;vos dispo;prochaines "
     "dispo;indiquer|donner|proposer|communiquer .. dispo|creneau|date*|rdv"},
    {appointment_book, 0.5F,
     "rdv;creneau*;dispo;quand vous voulez|pouvez;venir .. vous voir;controle|controler"},
    // Confirming.
    {appointment_confirm, 0.88F,
     "je|nous|on|il|elle confirm*;confirme|confirmons|confirmer|confirmation "
     "rdv|seance|presence|venue|@day|#hour|pour|ma|que;je|on|nous serai|serons|sera|seront "
     "la|present*|rdv|heure|ponctuel*;"
     "sera|serai|serons|seront la|present*|au;comptez sur_moi|nous;ca me|nous va|convient|arrange "
     "parfait*|bien|tres|pour;me|nous|lui va|convient;va pour|me|tres;"
     "ok|oui|daccord|parfait|nickel|entendu|impec* pour|a|@day|#hour|le;je|on|nous "
     "prends|prend|retiens|prenons|choisis|opte .. "
     "creneau|celui|celle|premier*|deuxieme|troisieme|second|dernier*|#hour|@day|#num;"
     "garde|garder|conserve|conserver|maintiens|maintien|maintenir|maintenons .. "
     "rdv|seance|creneau|place|@day;on|nous|rdv est bien|toujours ok|bon;"
     "oui .. viens|viendrai|serai|viendrons|vient|viendra|present;je accepte;accepte .. "
     "creneau|rdv|proposition;cest note|bon|ok|parfait|entendu|daccord;rdv note|notee|confirme;i "
     "confirm|will be"},
    {appointment_confirm, 0.88F,
     "bien|super|top|nickel|parfait|impeccable pour @day|#hour;rdv confirme;bien|super|parfait .. a "
     "@day|#hour;la @day|#hour;ok & @day & #hour"},
    {appointment_confirm, 0.68F,
     "je|on|nous|il|elle viens|viendrai|viendrons|viendra|vient|venons;a @day #hour;a @day;comme "
     "prevu|convenu;bien note|recu|pris note;ca marche|roule|joue|colle;je y serai|sera;noted|see you"},
    // Asking about one that exists.
    {appointment_query, 0.88F,
     "quand|quelle|quel|kel heure|jour|date|est|ai|a|avons|etait|deja .. "
     "rdv|seance*|consultation|passage;quand|quelle|quel .. prochain* rdv|seance;rdv|seance cest|est|etait "
     "quand|quelle|quel|bien;"
     "ai je bien|toujours|encore|un ?rdv;ai|avons|a bien|toujours "
     "rdv|seance;rappeler|rapeler|redire|redonner|redonnez|redites|repreciser|preciser|confirmer|rappelez .. "
     "heure|date|jour|horaire|rdv .. rdv|seance;"
     "oublie|perdu|retrouve|retrouvez|sais|souviens|rappelle|memoire|egare|doute .. "
     "heure|date|jour|rdv|carton|horaire*|quand|papier|petit;date* .. pose*|prevu*|programme*|rdv|seance*;"
     "rdv|seance .. toujours prevu*|maintenu*|actualite|bon|valable|ok|note*;estceque je ai|on|il|elle|nous "
     "rdv|bien|une|un|toujours|encore|une;liste|listing|planning|recap* .. rdv|seance*|date*;"
     "combien .. seance* .. reste*|faites|restant*|prescri*;reste .. seance* .. combien|encore;reste|restait "
     ".. des seance*|rdv;when is my|the appointment;do i have;verifier|savoir .. si rdv|heure|date;"
     "etait bien|cest bien|bien note .. @day|#hour|rdv;cest @day #hour|ou;rdv .. @day .. ou @day|#hour"},
    {appointment_query, 0.88F,
     "reste|restent|restait|restera & combien & seance*|rdv;combien & seance* & "
     "faites|ordonnance|reste|restent|encore|prescrites|faire"},
    {appointment_query, 0.88F,
     "sais|souviens|doute|hesite|rappelle & ou & "
     "#hour|@day;rappeler|redonner|redire|preciser|confirmer|communiquer & heure|date|jour|horaire & "
     "@meeting|prochain*"},
    {appointment_query, 0.75F,
     "envoie|envoyez|donne|donnez & agenda|planning & complet|demain|patients|noms"},
    {appointment_query, 0.6F,
     "heure .. rdv;quelle heure;cest quand;cest quel jour;confirme* bien rdv|mon|notre;prochain "
     "rdv|seance;derniere .. prevu*"},
    // Late.
    {appointment_late, 0.9F,
     "#num|quart|@number|demi|minute* minute|heure|d .. retard;retard .. "
     "#num|quart|@number|minute|heure|rdv|seance|environ|bouchon*|train|bus|excus*|desole;en|du|de retard;"
     "arrive|arriverai|arriverons|arrivera|serai|serons|sera la|chez|vers|dans|a #num|#hour|quart|@number .. "
     "minute|lieu|heure|retard|plus;arrive|arriverai .. vers|dans|a #hour|#num;"
     "coince|coincee|bloque|bloquee|pris|prise .. "
     "bouchon*|route|train|tram|metro|derriere|ascenseur|circulation|rocade|periph*|accident|autoroute|"
     "embouteillage*|travaux|pont|neige|tracteur|camion|bus|parking|travail|reunion;"
     "attendez moi;arrive .. au lieu;au dela heure|horaire;retarde|retardee .. "
     "par|minute|train|bus;serai|arriverai|arrive .. a heure pas;running late;i will be late"},
    {appointment_late, 0.9F,
     "serai|arriverai|arrive|serons|viens .. vers|pour|avant|a #hour .. "
     "lieu;serai|arriverai|arrive|arrivons|arrivera|sera & lieu & #hour;minute*|quart|heure|demi & "
     "retard;bus|train|taxi|tram|metro|vsl|ambulance & passe|parti|rate|supprime|retard|panne & "
     "pas|serai|arrive*|retard|#hour"},
    {appointment_late, 0.88F,
     "compte*|comptez|prevoyez #num|quart|@number minute*|heure;#num minute|heure de "
     "plus;petit|leger|peu|minute* retard;retard & metro|rer|train|bus|route|arrive|desole|parking|garer"},
    {appointment_late, 0.6F,
     "je|on arrive|arivons;retard*;bouchon*;embouteillage*;rate|loupe|manque "
     "bus|train|tram|metro|correspondance;train|bus|tram|metro .. "
     "supprime|panne|greve|retard|arrete;crev*|panne voiture|pneu|batterie;"
     "en route|chemin;pars a instant|maintenant;tombe|tombee en panne"},
};

}  // namespace

std::span<const IntentRule> agenda_rules() { return rules; }

}  // namespace permanence::language
