#include "language/red_flags.h"

namespace permanence::language {
namespace {

using enum Polarity;

constexpr Sign signs[] = {
    // Leg, limb.
    {"calf_swollen", deniable,
     "mollet|jambe|cuisse .. "
     "gonfl*|dur|dure|enfle*|oedeme|double|rouge*|chaud*|tendu*|bois|beton|violet*|lourd|volume|gros*|serre*;"
     "gonfl*|enfle*|oedeme .. mollet|jambe|cuisse .. seul*|cote|gauche|droit*;mal|douleur*|crampe*|tire* .. "
     "mollet .. seul|gauche|droit|marche*|crampe|appui*|gonfl*|rouge|chaud|dur|pied;mollet .. "
     "mal|douleur*|crampe|fait|tire;phlebite*;thrombose*;calf .. swollen|swelling|hot|pain*;"
     "mollet*|jambe|cuisse & gonfle*|enfle*|double|dur|rouge|chaud*|oedeme;mollet* & "
     "mal|douleur*|crampe*|tire & platre|avion|depuis|operation|opere*|pilule|appuie|marche;"
     "jambe|mollet|cuisse & grosse|gros|gonflee & autre|deux|double"},
    {"calf_alarming", deniable,
     "mollet|jambe|cuisse .. gonfl*|enfle*|double|rouge|chaud|chaude|tendu|volume|dur|dure|oedeme .. "
     "et|chaud*|rouge*|dur*|mal|autre|plus;mollet|jambe .. chaud*|rouge*|dur|dure|gonfl*|tendu|violet* .. "
     "gonfl*|enfle*|rouge*|chaud*|dur|dure|mal|douleur*|double;phlebite*;thrombose*;plus gros .. autre;cm .. "
     "plus|autre .. mollet|jambe|tour;mollet .. #num cm;"
     "mollet*|jambe|cuisse & gonfle* & rouge|chaud*|dur*|douloureu*|mal|tendu|lourd*;mollet*|jambe & "
     "chaud|chaude & rouge|dur*|mal|gonfle*;"
     "jambe|mollet|cuisse & grosse|gros|volume|epaisse & autre|deux|double|fois;"
     "mollet|jambe|cuisse & dur|dure|violace*|bleu|rouge|chaud*|gonfle* & "
     "platre|attelle|avion|accouche*|opere*|operation|depuis|immobile;violacee|violette|bleue & "
     "jambe|mollet|cuisse & dure|chaude|gonflee"},
    {"clot_risk", deniable,
     "avion|vol|trajet|voyage .. "
     "#num|@number|long|heures|heure|retour|hier|semaine|rentre*|apres|voiture|car|bus;rentre*|retour .. "
     "avion|vol|voyage|thailande|japon|reunion|canada|bresil|australie|martinique|guadeloupe|vietnam|etats-"
     "unis|usa|new;long-courrier;platre*;immobilis*;attelle .. "
     "depuis|semaines;opere*|operation|chirurgie|prothese .. "
     "jour*|semaine*|genou|hanche|mois|depuis|il;alite*;pilule;hormonal*;accouch*;cesarienne;cancer;chimio*;"
     "phlebite .. deja|passe|antecedent|mere|famille;enceinte;fume*;arthroscopie;ligament*;lca;contracepti*;"
     "rentre*|retour|revenu* & "
     "vietnam|voyage|avion|vol|etranger|thailande|inde|chine|japon|canada|afrique|asie|amerique|usa;attelle|"
     "platre & pose*|depuis|immobilise*;accouche*|accouchement|cesarienne"},
    {"limb_cold", deniable,
     "jambe|pied|main|bras|doigt*|orteil* .. froid*|glace|glacee|glaces|gelee .. "
     "blanc*|pale*|bleu*|violet*|marbre*|cadav*|insensible*|pouls|mal|cire|autre;jambe|pied|main|bras|doigt*|"
     "orteil* .. blanc*|pale*|bleu*|marbre*|cadaver* .. froid*|glace*|glacee;pied|jambe|main|bras .. "
     "froid*|glace|glacee|blanc* .. coup|soudain*|brutal*|matin|depuis|et;pouls .. "
     "pied|cheville|jambe;sens*_plus|sens*_pas .. pouls;"
     "pied*|jambe|main|bras|orteil*|doigt* & froid|froide|froids|glace|glacee|glaces & "
     "blanc*|bleu*|pale|violet*|marbre*|pouls|sens|insensible*"},
    {"cast_trouble", deniable,
     "platre|resine|attelle|plâtre|bandage .. serre*|trop|comprime*|etau;doigt*|orteil* .. "
     "bleu*|violet*|gonfl*|engourdi*|froid*|insensible*|blanc*|fourmi*|boudin* .. "
     "platre|resine|attelle;platre|resine .. doigt*|orteil* .. "
     "bleu*|violet*|gonfl*|engourdi*|froid*|insensible*|blanc*|sens*;sous platre;"
     "platre|resine|attelle|bandage & serre*|doigt*|orteil*|bleu*|violet*|gonfle*|engourdi*"},
    {"fingers_bad", deniable,
     "doigt*|orteil*|pied|main .. "
     "bleu*|violet*|violac*|blanc|blancs|gris|froid*|insensible*|engourdi*|sens*_plus|sens*_pas|bouge*_plus|"
     "bouge*_pas|noir*"},
    {"compartment", deniable,
     "mollet|jambe|avant-bras|cuisse|avantbras .. dur|dure|bois|beton|tendu* .. "
     "douleur|mal|atroce|insupport*|explos*|pierre;loge*"},
    // Back and sphincters.
    {"saddle", deniable,
     "entrejambe|selle|perinee|fesse*|fessier|parties_intimes|sexe|organes_genitaux|anus|cuisses|interieur_"
     "cuisses|vulve|penis|bourses|parties|entre_jambes|vagin .. "
     "engourdi*|insensible*|anesthesi*|endormi*|sens*_plus|sens*_pas|rien|coton|carton|fourmi*|bizarre|mort*|"
     "dort|gele*|cartonne*|picot*;"
     "sens|sent|sensation* plus|pas|rien|bizarre .. "
     "entrejambe|selle|perinee|fesse*|parties|sexe|essuie*|toilette*|papier|assis*|anus|entre_jambes|uriner|"
     "pipi|passer|urine;engourdi*|insensib*|anesthesi*|fourmi*|endormi* .. "
     "entrejambe|selle|perinee|fesse*|sexe|parties|intime*|anus|entre_jambes|vulve|bourses|cuisses;saddle;m'"
     "essuie .. sens|rien|plus;"
     "papier toilette .. sens|rien|plus;sens plus papier|siege|selle|passage;quand essuie .. sens* "
     "rien|plus|pas|moins;assis .. coton|coussin|rien;"
     "essuie*|toilettes|papier|selle|jambes|entrejambe|perinee|fesses|intime*|sexe|anus & "
     "sens|sent|sensation* & plus|rien|pas|moins;entrejambe|perinee|fesses|intimes|sexe|anus|selle & "
     "engourdi*|endormi*|anesthesi*|insensible*|coton|fourmi*|mort*;"
     "sensation* & anus|fesses|perinee|entrejambe|sexe|selle|cuisses"},
    {"saddle_lost", undeniable,
     "plus|aucune|aucun|perte|perdu & sensation*|sensibilite & "
     "anus|fesses|perinee|entrejambe|sexe|selle|vagin|vulve|bourses|intime*"},
    {"sphincter", undeniable,
     "arrive|peux|peut|arrivais|reussis|parviens pas|plus|a_peine .. "
     "uriner|pisser|pipi|retenir|vider|faire_pipi|selles;fait|faire|fais pipi "
     "dessus|culotte|lit|sous|sans|assise|partout;urin*|pipi|pisse*|selles|vessie|caca .. "
     "retiens|retenir|retenue|dessus|sens*_plus|sens*_pas|fuit*|echapp*|controle*|fuite*|partir|passer|venir|"
     "forcer|goutte*|bloqu*|sort;"
     "fuite* .. urin*|pipi|selles;perd*|perte* .. "
     "urine*|pipi|selles|sans;incontinen*;uriner|pisser|pipi|urine plus|pas|depuis|rien|difficil*|peine|mal "
     ".. depuis|matin|hier|heure*|nuit;pousse* .. uriner|pipi|pisser|goutte*;retention .. urin*;plus .. pipi "
     ".. depuis;envie .. uriner|pipi .. sens*_plus|sens*_pas|rien;sens* plus .. "
     "envie|pipi|uriner|vessie|passer;sondage|sonde .. urin*;"
     "mouille* .. culotte|lit|pantalon|sans;oublie uriner;rien sorti .. depuis;couche* .. adulte;slip .. "
     "souille*;lose control bladder;bladder;"
     "uriner|pisser|pipi|vessie|urine*|selles & "
     "arrive*|peux|peut|retenir|controle*|dessus|sens|sent|fuite*|bloque*|force|pousser & "
     "plus|pas|rien|dessus|fuite*|compte;"
     "urine|uriner|pisse|souille*|mouille* & elle|lui|lit|pantalon|dessous|sous|dessus|sans"},
    {"back_or_leg", deniable,
     "dos;sciatique*;lombaire*;lumbago;hernie;jambes;reins;lombalgi*;disque;vertebre*;colonne"},
    {"legs_gone", deniable,
     "sens|sent|sentait|sentir plus|pas .. jambes|pieds|bas|dessous;jambes .. "
     "repond*|bouge*|porte*|tiennent|paralys*|molles|lach*_plus|lach*_pas|coton;jambes .. "
     "paralys*|flageol*|lach*|derobe*|porte*_plus|coton|molles;bouger|bouge plus|pas jambes|pieds;deux "
     "jambes .. faible*|molles|lourdes|engourdi*|coton|fourmi*|lach*;jambes .. plus en plus "
     "faible*|lourdes;steppe;pied tombant;pied .. releve*|tombe* plus|pas|quand;"
     "decharges|fourmis|fourmillements|electricite|engourdissement* & deux & jambes|bras|pieds|mains;jambes "
     "& molles|coton|flanelle|lachent|repondent|sens;"
     "jambes & flanchent|lachent|derobent|faiblissent|molles|coton|porte*|tiennent & "
     "plus|depuis|gagne|monte;faiblesse & jambes & monte|remonte|gagne|bras"},
    // Belly, bleeding.
    {"belly_hard", deniable,
     "ventre|abdomen .. dur|dure|bois|planche|beton|gonfle|contracte|tendu|ballonne|pierre .. "
     "et|touch*|mal|vomi*|comme;ventre .. bois|planche;mal|douleur* .. ventre .. "
     "plie*|insupport*|atroce*|tord*|hurl*|pleur*|terrible*|violent*|debout|bouger|deux;plie* en deux|2 .. "
     "ventre|mal|douleur*;tord* douleur;douleur .. bas droite|droit|fosse iliaque;appendicite;peritonite;mal "
     ".. bas|ventre .. droite|droit;"
     "ventre|abdomen & "
     "dur|bois|tendu|gonfle|ballonne|hurle*|pliee|plie|plier|atroce|horrible|insupportable|terrible;hurle* & "
     "douleur|mal & ventre|dos|flanc"},
    {"no_gas", undeniable,
     "plus|pas|ni .. gaz|selle*|toilette* .. depuis|jours|gaz;gaz plus|pas|rien;occlusion;va plus .. "
     "selle*|toilette*;rien sort;"
     "gaz|selles & plus|aucun|pas & jours|depuis|vomi*|ventre"},
    {"hernia_stuck", deniable,
     "hernie|boule|bosse|grosseur .. rentre* plus|pas|dure|coince*|bloquee|rouge|violac*|douloureu*;boule .. "
     "aine|nombril .. dur*|mal|rentre*|rouge"},
    {"vomiting", deniable,
     "vomi*;gerb*;rend*|rendu .. tout|repas|biberon*|cafe|bile|eau|manger|diner|petit;nausee*;envie "
     "vomir|gerber;degueul*;haut coeur;garde rien;rejette tout;throwing up;vomir;gerbe*;coeur .. bord levres;"
     "je vomis;vomis|vomit;"
     "vomi* & jet|tout|eau|biberon*|vert|bile|cesse|arret|fois"},
    {"vomit_blood", deniable,
     "vomi*|gerb*|rendu|crache*|regurgit* .. sang|marc cafe|noir*|rouge|caillot*|brun*;sang .. "
     "vomi*|vomissement*;marc cafe;hematemes*;vomit* blood;"
     "vomi*|gerbe*|rendu & sang|marc|noir|caillot*"},
    {"black_stool", deniable,
     "selle*|caca|crotte*|toilettes .. "
     "noir*|goudron*|petrole|cirage|charbon|reglisse;melena;selle*|toilettes|caca|cuvette .. "
     "sang|rouge|caillot*;sang .. selle*|toilettes|caca|cuvette|anus|couche .. "
     "rouge|caillot*|beaucoup|flot*|rempli*;goudron;"
     "selles|caca|selle & noir*|goudron|sang|rouge*|charbon;selles & petrole"},
    {"much_blood", deniable,
     "sang .. "
     "arrete|stop*|coule|gicle*|pisse*|partout|beaucoup|litre*|bassine|serviette*|flot*|trempe*|imbib*|jet|"
     "rouge_vif|flaque|abond*|caillot*|verre|bol .. pas|plus;saign* .. "
     "arrete|stop*|beaucoup|abond*|flot*|toujours|depuis|enormement|fort|trop|serviette*|traverse*|continue*|"
     "partout|encore|plus .. pas|heure*|jamais;saign* pas arreter;hemorragi*;pisse* sang;gicl*;"
     "perd*|perdu|pertes .. sang|caillot* .. "
     "beaucoup|abond*|flot*|serviette*;pansement*|compress*|serviette*|torchon*|drap*|bande* .. "
     "trempe*|imbib*|change*|satur*|plein*|rouge*|traverse* .. sang|heure*|minute*;#num|@number "
     "serviette*|protection*|tampon* .. heure*|nuit|matin;jaillit;garrot;bleeding .. heavy|stop;saigne "
     "comme;bain sang;"
     "sang|saigne*|caillot*|regles & "
     "serviette*|couche*|litre*|arrete*|flot*|partout|jet|imbib*|trempe*|bassine|verre|hemorragie|enormement|"
     "coule;caillots & serviette*|heure*|accouche*|protection*;"
     "saigne*|saignement|sang & depuis & heure*|heures|matin|nuit & "
     "mouchoir|compresse|plein*|coton|arret*|toujours;mouchoir*|compresses|coton|gant|essuie & "
     "plein*|imbibe*|rouge* & sang|saigne*;"
     "coule|gicle|jaillit|pisse & "
     "flots|jet|partout|fontaine|arrete|flot|saccades;ouvert|ouverte|entaille*|coupe*|tranche* & "
     "poignet|veine|artere|gorge|cou|cuisse|main & coule|gicle|vitre|couteau|scie|profond*|verre|meuleuse"},
    {"nosebleed", deniable, "saign* .. nez;nez .. saign*|coule sang|pisse;sang .. nez;epistaxis"},
    {"bleeding", deniable,
     "saign*;sang;bleeding;caillot*;metrorragi*;pertes .. rouge*|marron|brun*|rose*|sang;perd* .. sang"},
    {"fluid_from_head", deniable,
     "liquide|eau|sang|clair .. nez|oreille* .. coule*|sort*;nez|oreille* .. coule* .. "
     "clair|liquide|sang|eau|transparent;oreille* .. saign*|sang|coule*;saign* .. oreille*;liquide "
     "clair;sang .. oreille*;"
     "sang|liquide|eau & oreille*|nez & sort|coule|chute|coup|choc|depuis|clair"},
    {"testis", deniable,
     "testicule*|couille*|bourse*|boule*|noisette*|parties|zizi|scrotum .. "
     "mal|douleur*|gonfl*|rouge*|dur*|remonte*|atroce*|tord*|tourne*|insupport*|enorme|violent*|violac*;mal|"
     "douleur* .. testicule*|couille*|bourse*|parties|zizi|scrotum;torsion;testicle;"
     "testicule*|couille*|bourse*|scrotum & mal|douleur*|gonfle*|rouge|dur*|remonte*|atroce|tordu*;"
     "testicule*|bourses|parties|couilles|boules & "
     "gonfle*|mal|douleur*|coup|violet*|dur*|enorme;verge|penis|sexe|erection & "
     "douloureu*|heures|gonfle*|depuis & erection|violet*|noir|bloque*;priapisme"},
    // Skin, allergy, fever, burn.
    {"swelling_face", deniable,
     "visage|levre*|langue|gorge|yeux|paupiere*|bouche|figure|luette|cou .. "
     "gonfl*|enfl*|epais*|doubl*|serre*|ferme*|oedeme|ballon|enorme*|grossi*|bloque*|boursoufl*|deform*;"
     "gonfl*|enfl*|oedeme .. "
     "visage|levre*|langue|gorge|yeux|partout|tout|figure|bouche|paupiere*|cou|luette;gorge .. "
     "serre*|gratte|ferme*|bloque*|retrec*|noue* .. air|respir*|gonfl*|avaler|apres|depuis;voix .. "
     "drole*|rauque|change*|enrou*|bizarre|nasillarde|canard;"
     "avaler .. salive;mal avaler .. gonfl*|salive;tongue|throat|face|lips .. "
     "swell*|swollen|clos*;quincke;choc anaphyl*;anaphyla*;ballon .. visage|tete;boule gorge .. "
     "gonfl*|respir*|apres|plaque*;peine .. avaler;"
     "gorge|langue|levre*|visage|yeux|paupieres|figure|cou & "
     "gonfle*|enfle*|doubl*|serre*|ferme*|epais*|boursoufle*|enorme*"},
    {"airway_swelling", deniable,
     "langue|gorge|luette .. gonfl*|enfl*|epais*|doubl*|serre*|ferme*|oedeme|enorme|bloque*;gonfl*|enfl* .. "
     "langue|gorge|luette;voix .. drole|rauque|change*|bizarre|nasillarde|canard;avaler .. "
     "salive;quincke;anaphyla*;gorge .. retrec*|gratte .. et;"
     "gorge|langue|luette & gonfle*|enfle*|serre*|ferme*|retrec*|bloque*|double*;"
     "langue|gorge|voix|luette & gonfle*|change*|enfle*|epaissi*|rauque|serre*|double|enorme|bizarre|nasale "
     "& apres|pique*|medicament|bouche|mange*|cacahuete|abeille|guepe|traitement|comprime"},
    {"hives", deniable,
     "plaque* .. rouge*|partout|corps|gratt*|urticaire|demange*|couvert*;urticaire;bouton* .. "
     "partout|corps|couvert*;couvert* .. plaque*|bouton*|rouge*;gratt* .. partout|tout;rouge* .. "
     "partout|tout corps|ecrevisse|homard;demange* .. partout|tout|paumes;hives;gonfle .. partout;peau .. "
     "brulante rouge;"
     "plaques|boutons|urticaire|cloques & "
     "partout|corps|gonfle*|gratte*|demange*|sortent|envahi*;gratte*|demange* & partout|corps|entier;"
     "gratte|demange|grattent & rouge|vomi*|blanc|gonfle*|croque|mange|allergi*"},
    {"allergen", deniable,
     "pique|piquee|piqure*|pique .. "
     "guepe*|abeille*|frelon*|bourdon*|insecte*;guepe*|abeille*|frelon*;piqure*;cacahuete*|arachide*|noix|"
     "noisette*|crevette*|crustace*|amande*|cajou|sesame|kiwi|oeuf|lait|fruits_mer|homard|pistache*|moule*|"
     "huitre*;antibiotique*|amoxicilline|augmentin|penicilline;allergi*;nouveau medicament;produit "
     "contraste;bee|wasp|peanut* .. sting|stung;vaccin;mange .. premiere|nouveau;latex;injection;nouvel "
     "antibio*;"
     "nouveau|nouvel & medicament|traitement|comprime|antibiotique;ramipril;pris|mange|pique* & "
     "premiere|noix|cacahuete*|oeuf|fruits|abeille|guepe|frelon;cajou;sulfamide*;aspirine;iode;"
     "allergi* & arachide*|noix|oeuf|lait|croque|mange|biscuit|gateau"},
    {"fever", deniable,
     "fievre*;fiev;temperature .. #temp|monte|haut;#temp;#temp "
     "fievre|temperature;brulant*;bouillant*;grelott*;febrile*;fever;39|40|41|38;chaud .. comme .. "
     "bouillotte|radiateur|four;frisson*;thermometre .. #temp|#num;tremble* .. fievre|froid;claque* dents;"
     "temperature|fievre & 38|39|40|41|#temp|monte|haute;"
     "chaud & bouillotte|radiateur|four|brulant"},
    {"high_fever", deniable,
     "40|40.1|40.2|40.3|40.4|40.5|40.6|40.8|41|41.2|41.5;39.5|39.6|39.7|39.8|39.9;grosse|forte|tres|beaucoup "
     "fievre;fievre .. 39|40|41|haute|cheval|carabinee|tombe|baisse .. pas|plus"},
    {"chills", deniable,
     "frisson*;grelott*;tremble* .. partout|froid|fievre|comme|tout|tenir|arret*|lit;claque* dents;claqu* .. "
     "dents;tremblement*"},
    {"mottled", deniable,
     "marbr*;genoux .. violet*|marbr*;peau .. marbr*|violac*|tachet*|grise;mains|pieds .. froid* .. "
     "fievre|marbr*;violac*;extremites .. froid*|bleu*"},
    {"spreading_redness", deniable,
     "rouge*|rougeur|plaque|inflam*|tache* .. "
     "etend*|progress*|gagne*|monte*|remonte*|grandi*|avance*|double|triple .. "
     "heure*|bras|jambe|vite|depuis;trainee|ligne|trait .. rouge* .. "
     "monte*|remonte*|bras|jambe;noir*|violac*|cloque*|croute* .. plaie|jambe|peau|autour|rouge .. "
     "fievre;plaie|cicatrice|jambe|pied .. noirci*|noir|verdatre|pue|odeur|gangrene;douleur* .. "
     "disproportionn*;crepit*;"
     "rouge*|rougeur & etend*|progress*|monte*|remonte*|double & jambe|bras|heure*|pied|main;"
     "trainee|ligne|trait|cordon & rouge* & bras|jambe|monte|remonte|main|griffe*|plaie|pied"},
    {"wound_infected", deniable,
     "cicatrice*|plaie*|genou|prothese|hanche|catheter|sonde|picc|articulation|infiltration|morsure|griff* "
     ".. pus|coule*|rouge*|chaud*|suint*|purul*|gonfl*|infect*|brulant*|inflam* .. "
     "fievre|frisson*|rouge|chaud*;pus;ecoulement .. cicatrice|plaie;purulent*;"
     "cicatrice|plaie|genou|hanche|prothese & pus|coule*|suinte*|rouge|chaud*|infecte*;"
     "catheter|chambre|sonde|picc|pansement & rouge|pus|frissons|fievre|suinte*"},
    {"burn", deniable,
     "brul* .. eau "
     "bouillante|huile|friteuse|flamme*|feu|bbq|barbecue|alcool|acide|chimique|fer|four|visage|mains|cloque*|"
     "etendu*|blanc*|noir*|insensible*|dos|bras|jambe|torse|moitie;eau bouillante|huile "
     "bouillante|the|cafe|soupe|casserole|bouilloire .. "
     "dessus|renvers*|brul*|visage|bras|jambe|torse|tombe*;ebouillant*;electrocut*;coup jus|courant .. "
     "evanoui*|brul*|mal|coeur;decharge electrique;burn* .. face|boiling;"
     "bouilloire|casserole|huile|friteuse|the|cafe|soupe|eau & bouillant*|renvers*|brul*;brule*|brulure* & "
     "cloque*|visage|torse|dos|main|mains|bras|deuxieme;"
     "recu*|renverse*|tombe*|verse* & "
     "friteuse|huile|bouillante|casserole|soupe|the|cafe|bouilloire|eau|cire|braise*|fer;main|bras|visage & "
     "plaque|poele|four|feu|fer|barbecue|petard & brul*|cloque*|colle;"
     "coup & jus|courant|electrique|220|electricite;electrocute*;decharge & "
     "courant|prise|machine|fil|electrique"},
    {"burn_severe", deniable,
     "cloque* .. partout|enorme*|visage|main*|dos|torse;peau .. "
     "blanche|noire|cartonn*|part|decolle*|lambeau*|arrach*;bebe|mois|ans|an .. "
     "brul*|ebouillant*|renvers*;renvers* .. "
     "bebe|mois|petit*|fils|fille|lui|elle;visage|mains|torse|dos|bras .. brul*|ebouillant*;brul* .. "
     "visage|torse|moitie|etendu*|grande;electrocut*;decharge electrique;"
     "brule*|brulure*|ebouillant* & "
     "torse|visage|dos|enfant|ans|mois|bebe|mains|etendue|profonde|cloque*;renvers* & "
     "brul*|bouillant*|bouilloire|casserole|friteuse|the|cafe;"
     "fils|fille|bebe|petit|petite|enfant|ans|mois & "
     "friteuse|bouillante|bouilloire|casserole|the|cafe|soupe|huile|barbecue|feu & "
     "recu*|renvers*|tombe*|brul*|dessus"},
    {"fracture_severe", deniable,
     "os .. sort*|voit|ressort*|depass*|perce*;fracture ouverte;membre|bras|jambe|pied|cheville|poignet .. "
     "angle|tordu*|envers|deform*|baionnette|bizarre* .. chute|tombe*|envers|angle;pied .. envers|tourne "
     "dehors|dehors|exterieur;jambe .. plus courte|raccourci*|tourne* .. "
     "dehors|exterieur|tombe*|chute;doigt*|main|pied|phalange .. coupe*|arrach*|sectionn*|amput* .. "
     "net|scie|tondeuse|hache*|deux;sectionn*;ampute*;bout .. doigt .. coupe*|arrach*|glace;luxe*;deboite* "
     ".. epaule|hanche"},
    {"cannot_stand", undeniable,
     "peut|arrive|arrivait|peux plus|pas .. "
     "relever|lever|poser_pied|marcher|appuyer|tenir_debout|bouger|mettre_debout;par terre .. "
     "depuis|relever|bouge|nuit|sol;sol .. depuis|relever|nuit;reste .. par terre|sol;tient plus|pas debout;"
     "terre|sol|carrelage & depuis|relever|bouger|coince*|trouve* & "
     "mamie|papi|mere|pere|grand*|hanche|nuit|heures|voisine|tante|oncle"},
    {"dehydrated", deniable,
     "couche* .. seche*|vide*|mouille* .. depuis|heure*|pas|plus;pipi|urine|couche* .. depuis .. "
     "matin|hier|heure*|#num|nuit .. pas|plus|rien|seche*;larme* .. plus|sans|pas;sans|plus larme*;yeux .. "
     "cernes|creux|enfonces|creuse*;fontanelle .. creuse*|enfonce*;langue seche;deshydrat*;pli .. "
     "peau;bouche .. seche .. plus|pipi|yeux;mouille plus couche*;"
     "couche* & seche*|mouille*|vide|depuis;yeux & creus*|cernes|enfonce*"},
    {"not_feeding", undeniable,
     "boit|mange|tete|prend|avale|veut|pris|bu|mange|refuse .. "
     "plus|rien|pas|peine|biberon*|sein|moitie|seul*|eau .. depuis|hier|rien|matin|#num;refuse .. "
     "biberon*|sein|boire|manger|teter|tetee*|s'alimenter;tete plus|pas|mal;biberon* .. "
     "refuse*|fini*|moitie|laisse*|vomi*|pris|quart;prend|pris .. que .. ml;#num ml .. "
     "depuis|hier|biberon;plus .. boire|biberon|teter;boit plus|rien|pas;garde rien .. "
     "eau;mange|boit|bu|mange rien depuis;boit .. moitie moins;"
     "bu|mange|boit|boire|avale & depuis & pas|plus|rien|jours|hier;"
     "prend*|boit|mange|tete|biberon*|sein & moins|moitie|plus|rien|refuse|peine & "
     "depuis|jour*|hier|biberon*|sein;"
     "rien|pas & mange|boit|bu|avale & depuis|jours|hier"},
    {"fontanelle", deniable, "fontanelle .. bomb*|gonfl*|tendu*|creus*|dure;fontanelle"},
};

}  // namespace

std::span<const Sign> signs_of_body() { return signs; }

}  // namespace permanence::language
