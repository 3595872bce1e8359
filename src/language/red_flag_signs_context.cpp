#include "language/red_flags.h"

namespace permanence::language {
namespace {

using enum Polarity;

constexpr Sign signs[] = {
    {"worsening", deniable,
     "pire|empir*|aggrav*|plus_en_plus|augmente*|recommence*|passe_pas|monte|s'etend;ca "
     "passe_pas|passe_plus;fait qu;de pire en pire;encore plus;"
     "de mal en pis;chaque|encore & pire|fort|plus;augmente*|grandit|grossit|double"},
    {"sudden", deniable,
     "soudain*;brutal*;brusq*;coup;subit*;tout coup;d'un coup;dun coup;coup sec;suddenly;seconde* .. "
     "autre;sans prevenir;net;depuis ce matin|midi|soir;reveil* .. matin|nuit|ce;depuis #num|quart|@number "
     "minute|heure|heures;ya|a #num|quart|@number minute|heure|heures;depuis "
     "midi|matin|toutalheure|reveil|heure;la maintenant;ce matin|soir|midi|apresmidi;cette nuit;tout a "
     "l'heure;toutalheure;cet apresmidi|aprem;depuis hier|nuit;"
     "depuis .. demi heure;depuis demiheure|tantot|lever|petit;petit dejeuner;depuis #hour;il y a .. "
     "minute|heure;y a .. minute|heure;en une seconde|heure|minute;"
     "depuis jeudi|lundi|mardi|mercredi|vendredi|samedi|dimanche"},
    {"infant", deniable,
     "nourrisson*;nouveau ne*;nouveaune*;bebe .. #num|@number|un|deux mois|semaine*|jour*;1|2|un|deux mois "
     ".. demi|fievre|bebe|#temp;#num|@number semaine* .. bebe|fils|fille|vie|fievre|#temp;#num|@number jour* "
     ".. vie|bebe|fievre;premature*;maternite .. sorti*|rentre*|retour;sortis .. maternite;mois et "
     "demi;six|cinq|quatre|trois semaines;j10|j12|j15|j20;newborn;"
     "bebe|fils|fille|petit|petite & semaine* & fievre|#temp|38|39"},
    {"small_infant_months", deniable,
     "1|2|un|deux mois;2 mois demi;bebe .. "
     "semaine*;#num|@number|trois|quatre|cinq|six|sept|huit|neuf|dix|onze semaine* .. "
     "fievre|#temp|brulant|chaud|bebe|fils|fille|petit*;fils|fille|bebe|petit*|loulou .. semaine*|jours .. "
     "fievre|#temp;nourrisson*;nouveau ne*;j10|j12|j15|j20;ne il y a .. jours|semaine*;ne|nee .. "
     "jours|semaines;"
     "semaine*|jours & bebe|fils|fille|petit|petite|nourrisson & fievre|#temp|brulant*|chaud*|mou|molle|38;"
     "20|15|10|12|18|21|25|28|30 jours;bebe|fils|fille|petit|petite & jours|semaines;nouveaune|nouveau ne"},
    {"baby", deniable,
     "bebe*;nourrisson*;#num|@number|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze "
     "mois;petit*|fils|fille|loulou .. mois;tetee*;biberon*;couche*;baby"},
    {"child", deniable,
     "bebe*;enfant*;fils;fille;petit|petite;gamin*;gosse*;loulou*;niece;neveu;#num|@number|un|deux|trois|"
     "quatre|cinq|six|sept|huit|neuf ans;garcon;fillette;ecole;creche;maternelle;child;#num "
     "mois;mois;biberon*"},
    {"pregnant", deniable,
     "enceinte*;grossesse;#num|@number semaines .. grossesse|amenorrhee|demi;#num "
     "sa;sa;#num|@number|septieme|huitieme|neuvieme|sixieme mois .. grossesse|enceinte|bebe bouge;terme .. "
     "prevu|dans|bebe;bebe .. bouge*|ventre|coups|remue*;pregnant;test positif;test "
     "grossesse;maternite;premiere|deuxieme|troisieme "
     "trimestre;contraction*;prenatal*;35|34|33|32|31|30|36|37|38|28|29|27|26|25|24 semaines;"
     "#num ca;bebe|bb & coup|coups|bouge*|remue*|donne & depuis|ventre|pas|plus"},
    {"pregnancy_bleeding", deniable,
     "enceinte* .. saign*|sang|caillot*|pertes rouge*;saign*|sang|caillot* .. enceinte*|grossesse;fausse "
     "couche .. saign*|sang|en cours;"
     "enceinte|grossesse & saigne*|sang|caillot*|hemorragie"},
    {"contractions", deniable,
     "contraction* .. regulier*|minute*|rapproch*|fort*|douloureu*|toutes|heure*|depuis|#num;ventre .. "
     "durci* .. toutes|minute*|regulier*;contraction*"},
    {"waters", deniable,
     "eaux .. perdu*|rompu*|perte*|cass*|coul*;perdu*|perd|perte* .. eaux|liquide .. "
     "clair|transparent|chaud|verdatre|teinte*;poche .. rompu*|perc*|eaux|fissur*|craque*;liquide .. "
     "coule*|transparent|jambes|verdatre|chaud|entre;fuite .. liquide;waters .. broke|broken;liquide "
     "teinte|vert|verdatre;"
     "perdu|perd|coule|fuite & eaux|liquide & jambes|clair|transparent|enceinte|terme|semaines|verdatre|mois;"
     "eaux & perdu*|perd|rompu*|casse|fissure*|avance;liquide|eau & jambes|cuisses & "
     "coule*|chaud|clair;perdu|perds & liquide & chaud|clair|beaucoup|cette|nuit"},
    {"baby_still", undeniable,
     "bebe|il|elle|sens|sent|senti .. bouge*|bouger|remue*|remuer|coup* .. "
     "plus|pas|moins|beaucoup|rien|depuis;bouge|bouger|remue|remuer|tape plus|pas|moins|a_peine .. "
     "depuis|ventre|hier|matin|bebe|autant|beaucoup;sens|sent|senti plus|pas|moins .. "
     "bebe|bouger|remuer|coups|mouvements;plus .. bouger bebe;bebe .. "
     "calme|sage|tranquille|silencieux|endormi .. trop|tres|depuis|ventre|anormal*|hier;moins|plus|peu "
     "mouvements;baby .. moving|move;mouvements .. diminu*|plus|moins;"
     "bebe|bb & bouge*|bouger|remue*|coups|mouvements & plus|pas|moins|rien|sens|depuis;"
     "bebe|bb|jumeaux|fille|fils & bouge*|bouger|remue*|mouvements|coups & "
     "moins|plus|pas|peu|depuis|beaucoup;"
     "bebe|bb & donne|senti|sens|sentir|fait & coup*|mouvement*|rien & pas|plus|aucun|depuis"},
    {"preeclampsia", deniable,
     "barre .. estomac|cotes|epigastr*|ventre_haut|haut_ventre|sous;mouches|etoiles|points|taches .. "
     "yeux|brillant*|lumineu*|devant;bourdonnement* .. oreilles;gonfl* .. mains|visage|pieds .. "
     "coup|bagues|jours|semaine;bagues .. rentre*|entrent|enlev*|serr*|passent|mettre;tension .. "
     "14|15|16|17|18|19|20|haute|elevee|monte*;14|15|16|17|18 9|10|11|12 .. "
     "tension;proteines|albumine;visage .. gonfl*|bouffi*;"
     "tension & 15|16|17|18|19|20|haute|monte|elevee|tensiometre;17|16|15|18 & 10|11|12 & "
     "tension|tensiometre"},
    {"postpartum", deniable,
     "accouche*;accouchement;cesarienne;depuis naissance;post partum;postpartum;jeune maman;suites "
     "couches;allait*;"
     "accouche|accouchee;apres accouchement|cesarienne"},
    {"ectopic", deniable,
     "test .. positif|grossesse .. mal|douleur*;extra uterine;geu;retard regles .. mal|douleur*;mal|douleur* "
     ".. bas|ventre .. cote|gauche|droite|un .. enceinte|test|sang|saign*|regles;douleur* .. epaule .. "
     "enceinte|monte*|test|regles;"
     "enceinte & semaines & mal|douleur* & droite|gauche|cote|ventre|horrible|atroce;mal|douleur* & ventre & "
     "enceinte & partir|evanoui*|malaise|horrible|droite|gauche|cote|vertige*"},
    {"lower_belly", deniable,
     "mal|douleur*|crampe*|tire* .. bas|ventre|ovaire*|cote;bas ventre;ventre .. mal|douleur*|tord*|tire"},
    {"shoulder_pain", deniable, "douleur*|mal .. epaule*;epaule* .. mal|douleur*|monte*;jusqu epaule"},
    {"head_injury", deniable,
     "choc|coup|cogn*|tape*|heurt*|tombe*|chute*|chut*|percut*|cognee|recu|assomm*|tamponn* .. "
     "tete|crane|front|tempe|nuque|occiput|sol|carrelage|bidet|casque;tete|crane|front .. "
     "cogn*|tape*|heurt*|choc|carrelage|premier*|premiere|tombe*|coup|baignoire|poteau|trottoir|bord;trauma* "
     "crani*;traumatisme .. crane|cranien*|tete;commotion*;ko;assomm*;tete contre tete;tete "
     "premiere;fracass* .. tete|crane;plaquage .. tete;ballon .. tete;"
     "chute .. velo|cheval|echelle|toit|escalier*|trottinette|table|scooter|moto|ski|lit|trampoline|arbre .. "
     "casque|tete|souvenir|vomi*|connaissance|memoire;tombe* .. "
     "velo|cheval|echelle|toit|escalier*|trottinette|table_langer|scooter|moto|ski|lit|trampoline|arbre|"
     "chaise_haute;tombe*|glisse* .. arriere|dos .. crane|tete;head injury;hit .. head;bosse .. "
     "front|tete|crane|enorme;"
     "tete|crane|front|tempe & "
     "cogne*|tombe*|choc|coup|chute|tape*|heurt*|carrelage|sol|frappe*;match|rugby|foot|velo|cheval|boxe & "
     "ko|choc|assomm*|trou|sonne|commotion;"
     "tombe*|chute* & "
     "lit|langer|canape|chaise|balancoire|trottinette|toboggan|echelle|arbre|velo|cheval|superpose|escalier "
     "& vomi*|tete|somnole|dort|front|crane|oreille|saigne|bosse"},
    {"fall", deniable, "tombe*;chute*;chut*;glisse*;accident;trebuch*;percut*;renverse*;degringol*;fell"},
    {"high_fall", deniable,
     "echelle;toit;#num metres;etage .. tombe*|chute;tombe* .. "
     "etage|arbre|cheval|echelle|toit|mur|falaise;accident voiture|moto|scooter|route .. "
     "mal|cou|nuque|ventre|fourmi*;cheval;"
     "fourmis|fourmillements & deux & bras|jambes|mains;chute|tombe* & "
     "metres|etage|echelle|toit|hauteur|arbre;"
     "ski|snowboard|cheval|moto|scooter|parapente|plongeon|plonge|trampoline|accident & "
     "chute|tombe*|cou|nuque|tete"},
    {"anticoagulant", deniable,
     "anticoagulant*;eliquis;xarelto;pradaxa;previscan;coumadine;sintrom;kardegic;plavix;aspirine;fluidif* "
     ".. sang;avk;heparine;lovenox;innohep;fluidifiant*;blood thinner*;clopidogrel;apixaban;rivaroxaban"},
    {"over_anticoagulated", deniable, "inr .. #num|trop|haut|monte*|8|9|10|7|12;inr 7|8|9|10|11|12"},
    {"cauda_context", deniable, "hernie*;sciatique*;lumbago;dos;lombaire*;infiltration;manipulation;disque"},
    {"after_neck_work", deniable, "cervicale*;cou;nuque;manipul*;craque*;seance;osteo;chiropr*"},
    {"neck_pain", deniable,
     "douleur*|mal .. nuque|cou|cervicale*;nuque|cou|cervicale* .. douleur*|mal|fait|jamais;"
     "bouger|tourner|lever & cou|tete|nuque & pas|plus|peux|peut;cou|nuque & mal|douleur*|coince|craque"},
    {"sting_or_food", deniable,
     "pique*|piqure*;guepe*;abeille*;frelon*;cacahuete*;noix;crevette*;mange;manger;gateau;antibiotique*;"
     "medicament*;amoxicilline;comprime*;augmentin;repas;fruits mer;allergi*;injection;vaccin*"},
    {"stove", deniable,
     "poele*;chauffage*;chaudiere*;chauffe eau;chauffeeau;groupe electrogene;brasero;barbecue .. "
     "interieur|garage|salon|dedans|veranda;cheminee;insert;rechaud*;garage .. moteur|voiture;petrole .. "
     "poele|chauffage|appoint;appoint;radiateur .. gaz|bouteille;braise*;bouteille "
     "gaz;conduit;kerdane;chauffe-eau;stove;heater;"
     "chaudiere|poele|chauffage|cheminee|insert|brasero|groupe|rechaud & "
     "rallum*|allum*|vieux|vieille|neuf|remis|marche|depuis;"
     "chauffeeau|chaudiere|chauffe & gaz|eau|fioul|bois|petrole;granules;pellets;cheminee|insert|poele & "
     "fume*|tire|ramone*|bouche|neuf|froid"},
    {"household_ill", deniable,
     "tous|toute|tout .. "
     "famille|maison|maisonnee|foyer|nous|malades|patraque*|pareil|meme|mal|les_trois|quatre|cinq|deux;"
     "famille .. malade*|patraque*|pareil|mal|nauseeu*|vomi*|vertige*|maldetete;maison .. "
     "malade*|patraque*;nous .. tous|trois|quatre|cinq|deux .. "
     "mal|maldetete|malade*|pareil|vertige*|nause*;meme .. chien|chat|canari|animaux|poules|bebe;chien|chat "
     ".. titub*|vomi*|malade*|bizarre|tombe|dort|mou|aussi|mort*;"
     "mari|femme|enfants|colocataire*|fils|fille|collegues .. aussi|pareil|idem|meme_symptom*|egalement;tout "
     "monde .. mal|malade|vomi*|maldetete|pareil;les deux|trois|quatre .. mal|pareil|malades|maldetete;toute "
     "la|tous .. maldetete|nausee*|vertige*|vaseu*;va mieux .. "
     "dehors|sort*|air|exterieur|travail|bureau;mieux .. dehors|exterieur|air|jardin|sort*;"
     "tous|toute|famille|nous|enfants|chien|chat & "
     "malade*|maldetete|vomi*|vertige*|patraque*|pareil|nausee*|titube*|vaseux|mal;"
     "deux|trois|quatre|cinq|tous|nous|colocataires & "
     "maldetete|nausees|vertiges|vaseux|malades;rentre|rentrons|maison|studio|appartement & "
     "maldetete|nausees|vertiges & des|quand|chaque|des_que"},
    {"outdoors_better", deniable,
     "passe|mieux|part|disparait|arrete|va|calme* .. "
     "dehors|sort*|jardin|air|exterieur|balcon|fenetre*|travail|bureau|rue;dehors|jardin|exterieur|sort* .. "
     "passe|mieux|va|disparait;aere*;ouvre* fenetre*"},
    {"co_alarm", deniable,
     "detecteur .. sonn*|monoxyde|bip*|hurl*;monoxyde;alarme .. monoxyde|co;odeur gaz;sent .. gaz;fuite gaz;"
     "detecteur|alarme & monoxyde|co|sonne*|sonner|bipe*"},
    {"heat", deniable,
     "soleil;cagnard;canicule;chaleur;plein soleil;#num degres;degres;sauna;voiture "
     "fermee;grenier;potager;randonnee;chantier;fournaise;35|36|37|38|39|40 .. ombre|dehors|degres"},
    {"heat_exhausted", deniable,
     "transpir* plus|pas;ne transpire;peau .. seche|brulante|rouge|chaude;rouge .. sec|brulant|ecrevisse .. "
     "brulant|sec|chaud;brulant*;coup chaleur|chaud;insolation;hyperthermi*;sec brulant"},
    {"drank_poison", deniable,
     "bu|avale*|avalee|mange*|boit|ingere*|suce*|croque*|gobe*|leche*|machouill*|mis_bouche|gorgee* .. "
     "un|une|du|de .. @poison;bu|avale*|mange*|ingere* .. produit|bouteille|bidon|javel|gorgee*;@poison .. "
     "bouche|avale*|bu|croque*|ingere*|bave*|gorgee*|mange*;gorgee* .. @poison;trouve* .. "
     "boite|flacon|plaquette|tablette* .. ouvert*|vide*|mord*|manque* .. "
     "petit|fils|fille|bebe|elle|il|enfant;intoxiqu*|empoison*;centre anti "
     "poison|antipoison;poisoned;swallowed .. battery|pills|bleach;"
     "pile* .. bouton|ronde|avale*|nez|oreille;pile bouton;aimants|billes .. avale*;avale* .. "
     "aimant*|billes|pile*|piece|epingle|clou|punaise*;"
     "bu|avale*|gorgee*|mange*|leche*|suce*|croque* & "
     "javel|destop|produit|detergent|lessive|liquide|essence|pile|piles|antigel|dissolvant|acetone|vaisselle|"
     "deboucheur|toilettes|piscine|champignon*|baies|muguet|aimant*|insecticide|anti;"
     "mange*|avale*|croque*|suce* & baies|champignons|graines|plante|feuilles|muguet|laurier|bulbe"},
    {"child_took_drug", deniable,
     "fils|fille|petit*|bebe|enfant*|niece|neveu|il|elle|ans|mois|gamin* .. "
     "avale*|mange*|pris|bu|suce*|croque*|gobe*|ingere* .. "
     "@pills|@drug|medicament*|gouttes|sirop|flacon|pilule*|patch;avale*|mange*|pris|bu|croque*|gobe* .. "
     "mes|mon|ma|boite|medicament* .. grand*|mamie|papi|mere|pere .. "
     "pilule*|cachet*|comprime*|pile;avale*|mange*|pris .. medicament* .. "
     "mamie|papi|mere|pere|grandmere|tension|coeur;bonbon* .. cachet*|comprime*|medicament*;"
     "avale*|pris|mange*|suce*|bu|croque* & cachet*|comprime*|medicament*|pilule*|gouttes|sirop|gelule* & "
     "fils|fille|petit|petite|bebe|ans|mamie|papi|enfant|frere|soeur;"
     "flacon|boite|plaquette|gouttes|sirop|pilulier|sachet & manque|vide|moitie|ouvert*|trouve* & "
     "petit|petite|fils|fille|bebe|frere|soeur|ans|main|bouche;lui & donne & dix|10|double|trop & "
     "gouttes|ml|dose|pipettes"},
    {"overdose", deniable,
     "trop|double*|triple*|surdos*|dix_fois|10_fois|#num_fois .. "
     "doliprane|paracetamol|insuline|dose*|medicament*|previscan|methotrexate|comprime*|gouttes|tramadol|"
     "morphine|sirop|digoxine|colchicine|unites;pris .. #num|@number "
     "doliprane|paracetamol|dafalgan|efferalgan|tramadol|comprime*|cachet*|gelule*|unites|grammes|g|lexomil|"
     "xanax;doliprane|paracetamol|dafalgan .. #num|@number .. "
     "jour|depuis|comprime*|g|grammes|par|heure*;trompe* .. "
     "dose*|stylo|insuline|medicament*|boite|pilulier|gouttes;"
     "trompe* .. flacon|gouttes|pipette;erreur .. "
     "dose*|stylo|insuline|medicament*|pilulier|dosage;#num|@number unites;pipette* .. au|lieu;au lieu .. "
     "gouttes|ml|unites|comprime*|mg;deux fois .. "
     "dose|medicament*|traitement|insuline|previscan;methotrexate .. tous|jour*|chaque;"
     "pris & truc|drogue|pilule|substance|ecsta|md & soiree|fete;"
     "pris|prise|injecte*|donne & trop|double|deux|10|dix|mauvais|mauvaise & "
     "dose|insuline|stylo|gouttes|comprime*|ml|pipette*|flacon|medicament"},
    {"overdose_amount", deniable,
     "12|14|15|16|18|20|24|25|30|40|50 .. "
     "doliprane|paracetamol|comprime*|cachet*|gelule*|dafalgan|unites|g|grammes;doliprane|paracetamol|"
     "dafalgan .. 8|9|10|12|14|15|16|18|20|24|quinze|vingt|douze|dix|toutes heures;10 fois;dix fois;boite .. "
     "entiere;quarante|cinquante|trente|vingt|quinze .. unites|comprime*|cachet*;"
     "pris|avale* & doliprane*|paracetamol|dafalgan|comprimes|cachets|ibuprofene|tramadol & "
     "9|10|11|12|13|14|15|16|18|20|24|25|30|quinze|vingt|douze|dix|trente"},
    {"hypo", deniable,
     "sucre|glycemie|dextro|gly .. "
     "0.2|0.3|0.4|0.5|0.6|bas|basse|0.52|0.45|0.48|0.55|0.38|0.35|0.42|remonte*|40|35|45|50;hypo .. "
     "tremble*|sucre|passe|remonte*|repond|encore|malgre;suis|est|reste "
     "0.2|0.3|0.4|0.5|0.52|0.45|0.48|0.55|0.38|0.35|0.42|0.58|0.41|0.39;0.3|0.35|0.38|0.39|0.4|0.41|0.42|0."
     "45|0.48|0.5|0.52|0.55 .. malgre|sucre|jus|dextro|glycemie|g;hypoglycemi*;"
     "hypo|hypoglycemie|glycemie|dextro|sucre & "
     "0.2|0.3|0.35|0.38|0.4|0.42|0.45|0.48|0.5|0.52|0.55|0.6|malgre|tremble*|bas|confus*|dort|repond|sucres|"
     "resucre*;"
     "glycemie|sucre|dextro & chute|basse|bas|tombe*|0.42|0.5|0.4|0.45|0.3 & "
     "sue|tremble*|comprends|confus*|vois|malaise|dort"},
    {"hyper", deniable,
     "sucre|glycemie|dextro|lecteur|capteur .. "
     "3|3.5|4|4.5|5|5.2|6|hi|high|haut|400|450|500|350|explos*;acetone|cetone*|cetonuri*;corps "
     "cetonique*;haleine|souffle .. pomme|acetone|fruit*|vernis|dissolvant|bonbon;lecteur .. hi|high;"
     "lecteur|glucometre|capteur|appareil & hi|high|explose;"
     "haleine|bouche|souffle & acetone|vernis|pomme*|fruits|bonbon*|dissolvant|ongles"},
    {"diabetic", deniable,
     "diabet*;insuline;pompe .. insuline|sucre|diabete;glycemie*;dextro*;stylo .. "
     "rapide|lente|insuline;metformine;diabetic;sucre .. sang;"
     "hypoglycemi*;hypo .. sucre|0.3|0.4|0.5;"
     "diabet*;glycemie;dextro"},
    {"thirst", deniable,
     "soif .. tout|enorme*|terrible*|litres|jamais|arret*|nuit|boit;boit .. "
     "litres|beaucoup|enorme*|arret*|tout_temps|robinet;pipi .. tout|arret*|nuit|beaucoup|toutes;maigri*;"
     "tres soif;soif & vomi*|urine*|pipi|boit"},
    {"immunosuppressed", deniable,
     "chimio*;aplasi*;greff*;immunodep*;neutropeni*;cortisone|corticoides .. long|longtemps|forte*;rate .. "
     "enlev*|retir*;splenectom*;leucemi*;sans rate;biotherapie;methotrexate;lymphome;hematolog*;globules "
     "blancs"},
    {"after_surgery", deniable,
     "opere*;operation;chirurgie;prothese;cicatrice*;bloc;cesarienne;arthroscopie;infiltration*;coloscopie;"
     "biopsie;pose* .. sterilet|catheter;sonde;extraction;dent .. sagesse|arrach*;amygdale*;post op*"},
    {"joint_hot", deniable,
     "genou|hanche|epaule|cheville|coude|poignet|articulation|prothese .. "
     "chaud*|brulant*|rouge*|gonfl*|ballon .. fievre|frisson*|rouge|chaud*|plier;"
     "genou|hanche|cheville|poignet|coude|articulation & chaud*|rouge|brulant* & "
     "gonfle*|fievre|frissons|bloque"},
    {"back_pain", deniable,
     "mal|douleur* .. dos|lombaire*|colonne|reins|vertebre*;dos .. mal|douleur*;lombalgi*"},
    {"flank_pain", deniable,
     "mal|douleur* .. reins|rein|flanc|cote .. fievre|urin*|frisson*|brul*;colique* "
     "nephretique*;pyelonephrite;brul* .. urin*|pipi|pisse*;infection urinaire;cystite;"
     "brule*|brulure*|mal & urin*|pipi|pissant"},
    {"choking", deniable,
     "avale travers;fausse route;etouffe .. morceau|aliment|jouet|bonbon|cacahuete|viande|piece;coince* .. "
     "gorge;morceau|arete|bonbon|jouet|piece|os|viande .. coince*|bloque* .. gorge|oesophage;avale* .. "
     "travers;choking;"
     "avale|coince|bloque|etouffe & travers|gorge & tousser|parler|respirer|rouge|bleu|morceau;fausse & "
     "route;arrive & tousser|crier|parler & plus|pas;"
     "arete|os|bonbon|piece|morceau|comprime|noyau & coince*|bloque*|gorge|avaler;avaler & salive & "
     "plus|pas"},
    {"drool", deniable,
     "bave*;salive*;avaler .. peut|arrive* plus|pas;avale* plus;"
     "avaler & salive & plus|pas|arrive"},
    {"drowning", deniable,
     "noye*|noyade|coule|bu_tasse|fond_piscine|sous_eau|tombe* .. "
     "eau|piscine|bassin|mare|etang;noyade;repech*;piscine .. tousse*|respir*|coule"},
    {"snake", deniable, "vipere*;serpent*;mordu* .. serpent|vipere;scorpion*;morsure serpent|vipere;snake"},
    {"bite", deniable,
     "mordu* .. chien|chat|chauve|singe|renard;morsure .. chien|chat|visage|main;griff* .. chat .. fievre"},
    {"eye_chemical", deniable,
     "produit|javel|acide|soude|chaux|ciment|colle|ammoniaque|solvant|essence|destop|detergent|lessive|"
     "capsule|gel|liquide .. oeil|yeux;oeil|yeux .. "
     "produit|javel|acide|soude|chaux|ciment|colle|detergent|lessive|eclabouss*|projection|destop|capsule;"
     "eclabouss* .. oeil|yeux;oeil .. perc*|plante*|clou|fer|hamecon|bout bois;planté* .. oeil;"
     "javel|acide|soude|ciment|chaux|produit|detergent|deboucheur|lessive|colle|ammoniaque|solvant & "
     "oeil|yeux"},
    {"age_temporal", deniable,
     "65|66|67|68|69|70|71|72|73|74|75|76|77|78|79|80|81|82|83|84|85|86 ans;soixante|quatre vingt* ans"},
    {"jaw_claudication", deniable,
     "machoire .. machant|mange|mastiqu*|fatigue|mach*;mastiqu* .. mal|douleur*|machoire;cuir chevelu .. "
     "mal|sensible|douleur*|coiff*|peigne*|oreiller;tempe* .. "
     "mal|douleur*|gonfl*|sensible|dure*|bat*;horton;peign*|coiff*|brosse* .. mal|cuir|douleur*"},
    {"stroke_word", deniable, "avc;infarctus;crise cardiaque;arret cardiaque;embolie;ait"},
    {"ascending", deniable,
     "jambes .. puis|ensuite|et maintenant|remonte*|monte* .. "
     "bras|mains|visage|cuisses;fourmi*|faiblesse|engourdi* .. remonte*|monte*|gagne*;remonte* .. "
     "jambes|cuisses|pieds .. bras|mains|genoux;"
     "monte|remonte|gagne|atteint|arrive & bras|mains|cuisses|visage & "
     "jambes|pieds|fourmi*|faiblesse|flanchent"},
    {"addison", deniable, "addison;insuffisance surrenal*;hydrocortisone"},
    {"oxygen", deniable,
     "oxygene|bpco|insuffisan* respiratoire;saturation|sat|sao2|spo2|oxymetre .. "
     "#num;80|81|82|83|84|85|86|87|88|89 .. saturation|oxymetre|sat|doigt|oxygene|%;saturation .. "
     "7|8|bas|baiss*|chute|descend*"},
    {"low_sat", deniable,
     "saturation|sat|sao2|spo2|oxymetre|satu|oxygene .. 70|75|78|79|80|81|82|83|84|85|86|87|88|89"},
    {"heart_failure", deniable,
     "pris #num|@number kg|kilos .. jour*|semaine;kilos .. jour*|semaine .. "
     "jambes|chevilles|gonfl*|souffle;jambes|chevilles|pieds .. gonfl*|enfle*|oedeme*;oreillers;insuffisan* "
     "cardiaque;assis .. dormir|nuit|fauteuil;allonge* .. plus|pas|etouffe*|respir*;"
     "dormir|dort & allonge*|assis|assise|fauteuil|oreillers & "
     "plus|peut|peux|etouff*|obligee|oblige;kilos|kg & jours|semaine & pris|gonfl*|jambes"},
    {"lone", deniable, "seul|seule .. chez|maison|appart*;personne .. avec moi"},
    {"ill_minutes", deniable, "#num|@number minute .. convuls*|crise|raide|tremble*"},
};

}  // namespace

std::span<const Sign> signs_of_context() { return signs; }

}  // namespace permanence::language
