#include "language/red_flags.h"

namespace permanence::language {
namespace {

using enum Polarity;

constexpr Sign signs[] = {
    // Face, speech, limbs, eyes.
    {"face_droop", deniable,
     "bouche|visage|levre|figure|sourire|face .. travers|tordu*|deform*|tombe*|affaiss*|pend|devie*|paralys*|asymetri*|biais|fige*|coule|descend*;moitie|cote .. visage|bouche|figure .. tombe*|paralys*|mort*|insensible|engourdi*|bouge|fige*|repond|affaiss*;"
     "sourit|sourire .. cote|moitie|travers;coin levre|bouche .. tombe|descend|pend|coule;face droop*;bave .. cote;joue .. pend|tombe*|paralys*;"
     "bouche|visage|levre*|figure|sourire|sourit|joue|souris & travers|tordu*|deforme*|affaisse*|pend|devie*|paralyse*|biais|fige*|asymetri*;sourit|sourire|grimace & cote|moitie"},
    {"ptosis", deniable, "paupiere* .. tomb*|ferme*|lourde;oeil .. referme|tombe;pupille .. petite|serree|differente*|taille|dilatee|egale*|plus;"
     "paupiere* & tombe*|ferme*|ouvre;pupille* & petite|differente*|grosse|grande|dilatee|inegale*"},
    {"speech_trouble", deniable,
     "arrive|arrivent|arrivait|peut|sait pas|plus .. parler|articuler|trouver_mots|dire|formuler|sortir_mots|prononcer;parle .. bizarr*|travers|charabia|comme .. bu|ivre|saoul*|soul|patate|embrouille*|mal|drole*|pateu*|bouillie|plus;mots .. melang*|sortent|trouve|viennent|bizarres|manquent|envers|embrouill*|emmel*;"
     "trouve|trouvait|cherche plus|pas|ses mots;elocution|parole|langage .. pateu*|trouble*|bizarre|lente|embrouill*|emp*|difficile|incomprehensible;baragouin*;bafouill*;marmonn*;langue .. pateuse|epaisse|lourde .. parl*;voix pateuse|trainante;propos .. incomprehensible*;slurred;speech .. slurred|trouble;dit .. charabia|mots sens;bredouill*;aphasi*;phrases .. incomprehensible*|sens;"
     "parole plus;mot pour autre;lettres .. melange*|danse*;parle plus;"
     "mots & existent|melange*|bizarre*|viennent|sortent|trouve|charabia|manquent;parle & saoul*|soul|ivre|bouillie|charabia|patate|pateuse|bizarre*|travers|comprend|incomprehensible;voix & pateuse|trainante|empatee;arrive|peut|peux & parler & pas|plus;"
     "arrivais|arrivait|pouvais|pouvait|savais & parler|articuler|phrase*|mots|dire & plus|pas"},
    {"limb_weak", deniable,
     "bras|jambe|main|cote|moitie|pied|membre* .. faible|mou|molle|paralys*|inerte*|ballant*|pendouill*|repond*_plus|pas|mort|morte|coton;bras|jambe|main|pied .. repond*_plus|pas;bras|jambe|main .. tombe|retombe .. seul*|plus|quand|comme;"
     "arrive|peut|peux|sais|sait plus|pas .. lever|bouger|soulever|tenir|serrer|plier .. bras|jambe|main|cote|fourchette|tasse|stylo|verre;main|bras .. lache*|echapp* .. tout|objets|tasse|fourchette|stylo|verre|chose*;lache .. tasse|fourchette|verre|tout|objets|stylo;traine .. jambe|pied;jambe|pied .. traine;perdu|perd .. force .. bras|jambe|main|cote|doigts;"
     "perte force|motricite|sensibilite .. bras|jambe|main|cote|moitie;plus force .. bras|main|jambe|cote;hemipleg*;paralys* .. bras|jambe|cote|moitie|gauche|droit;arm .. weak|numb;bras .. lourd|plomb;bouge|bouger plus .. bras|jambe|main|cote|pied;tient|tiennent plus jambes|debout .. cote|penche;penche .. cote .. marche|debout|tient;jambe .. derobe|lache;"
     "bras|jambe|main|pied & lache*|inerte*|mou|molle|ballant*|paralyse*|mort|morte;lever|bouger|soulever|tenir|serrer & bras|jambe|main|fourchette|verre|stylo|tasse & pas|plus|mal;tombe|tomber|lache|lacher|echappe & fourchette|verre|tasse|objets|stylo|cuillere|sac|telephone|mains"},
    {"limb_numb", deniable,
     "bras|jambe|main|cote|moitie|visage|joue|doigts|pied .. engourdi*|insensible*|fourmi*|endormi*|anesthesi*|sent*_plus|pas|coton|picot*;engourdi*|fourmi*|insensib* .. bras|jambe|main|cote|moitie|visage|joue|bouche|langue;sens|sent plus|pas .. bras|jambe|main|cote|moitie|pied*|jambes;numb;"
     "sens|sent|sentais|sentait|sentir & plus|pas & main*|bras|jambe*|visage|joue|pied|doigts|moitie;engourdi*|insensible*|anesthesie*|endormi*|fourmi* & main*|bras|jambe*|visage|joue|levre*|moitie|cote"},
    {"one_side", deniable, "tout|d|seul cote;seul cote;moitie .. corps|visage|gauche|droite;cote gauche|droit;bras gauche|droit;main gauche|droite;jambe gauche|droite;meme cote;cote .. corps;"
     "main|bras|jambe|pied|joue|visage|cote|moitie & gauche|droit|droite"},
    {"vision_loss", deniable,
     "vois|voit|voyait|voyais|voir plus|rien .. oeil|yeux|cote|gauche|droit*|tout|moitie|bien|clair|coup|du;plus rien voir;vois|voit plus;vois|voit .. plus oeil;perdu|perd|perte vue|vision .. oeil|coup|cote|brutal*|minute*|partiel*|soudain*;perte vision|vue;aveugle .. oeil|coup|minute*|brusq*|passag*;devenu aveugle;"
     "rideau .. oeil|noir|devant|gris|descend*|vue|champ|tombe*;voile .. oeil|yeux|devant|gris|vue|champ|vision|noir;voile noir;oeil .. voit plus|rien|noir|voile*;noir .. oeil .. vois|voit;vision|vue .. perdu*|disparu*|eteint*|coupee|baiss* .. coup|brutal*|soudain*|cote|oeil|matin;trou .. champ|vision;moitie .. champ|ecran|visuel|page|assiette;champ visuel;lost .. vision|sight;"
     "vue|vision|oeil|yeux|vois|voit|voyais|voyait & rideau|voile|noir|perdu|perte|plus|disparu|eteint* & oeil|yeux|cote|gauche|droit|moitie|bas|haut;perdu|perte|perd & vue|vision"},
    {"vision_blurred", deniable, "vois|voit|voyais|voyait|vue|vision .. flou*|trouble*|brouille*|double*|dedouble*;vois|voit double;mouches|points|taches|etoiles|zigzag*|lumieres|papillons .. yeux|oeil|devant|lumineu*|brillant*;diplopi*;phosphene*;halo* .. lumiere*|lampe*|yeux|oeil|reverbere*|autour;"
     "vois|voit|voyais|vue|vision & flou|floue|trouble|double|dedouble*|brouille*|etoiles|mouches|brillants"},
    {"flashes", deniable, "eclair* .. oeil|yeux|lumineu*|lumiere|vision|cote|noir|quand;flash* .. oeil|yeux|lumineu*|lumiere|vision|cote;mouches volantes;pluie .. suie|points|mouches|noire;suie;corps flottants;toiles araignee .. oeil;filaments .. oeil|yeux|noirs|vision"},
    {"red_painful_eye", deniable, "oeil|yeux .. rouge .. mal|douleur*|tres|halo*|vomi*|vois|vision|flou;mal|douleur* .. oeil .. vomi*|halo*|flou|dur|rouge;oeil .. dur|bille"},
    {"balance_lost", deniable, "tient|tiens|tenir plus|pas debout;marche .. comme .. ivre|bourre*|saoul*|soul|crabe|zigzag;titub*;tangue*;vertige* .. violent*|brutal*|soudain*|debout|vomi*|tourne;perd|perdu equilibre;tombe .. cote .. quand|marche;tout tourne"},
    {"thunder_headache", deniable,
     "maldetete|cephalee*|migraine|tete|crane|douleur .. pire|jamais_eu|connu|ressenti|explos*|coup_tonnerre|tonnerre|foudroy*|brutal*|soudain*|subit*|insupportable*|atroce*|marteau|poignard|massue|violent* .. coup|seconde*|jamais|vie|instant|soudain|vomi*;pire maldetete;tete .. explos*|eclat*;coup .. massue|marteau|hache|poignard|tonnerre .. tete|crane|nuque;"
     "maldetete .. jamais .. eu|comme|pareil|connu;jamais .. eu|connu .. maldetete|aussi mal tete|douleur;worst headache;explos* .. tete|crane;"
     "tete|crane & tonnerre|foudroyant*|explos*|poignard|massue|coup|pire|jamais & tete|crane & jamais|foudroyant*|tonnerre|explos*|pire|massue|vie;maldetete & tonnerre|foudroyant*|explos*|pire|jamais|massue|brutal*|soudain*|hurler|insupportable*|subit*;maldetete & coup & seconde*|violent*|jamais|tonnerre|net|sans"},
    {"headache", deniable, "maldetete;cephalee*;migraine*;mal .. tete|crane;tete .. fait|tape|lance|serre|casse|lourde;crane .. tape|lance|serre|fait|tete;maux .. tete|crane;headache;tete .. mal"},
    {"stiff_neck", deniable,
     "nuque|cou .. raide*|dur|dure|bloque*|rigide|plier|baisser|pencher|flechir|bois|planche|casser|toucher;raideur .. nuque|cou;arrive|peut|peux|veut plus|pas .. baisser|plier|pencher|poser|toucher|flechir .. tete|menton|nuque|cou;menton .. poitrine|torse|thorax|sternum;stiff neck;mal .. nuque|cou;douleur .. nuque|cou;"
     "nuque|cou & raide*|bloque*|rigide|dur|dure|flechir|plier|baisser"},
    {"light_hurts", deniable,
     "lumiere|jour|soleil|lampe|neon|ecran* .. gene*|insupportable|supporte*|mal|fait|agresse*|brule*|hurle|pleure|oeil|yeux;supporte plus|pas lumiere|jour|bruit|ecran;photophobi*;volets|rideaux|noir .. ferme*|tire*|rest*|veut|dans|reclame|enferme*;reste|rester|veut|enferme* .. noir;"
     "lumiere|jour|lampe*|ecrans|neons & supporte*|mal|gene*|insupportable*|noir|crie|pleure|agress*|peux"},
    {"purpura", deniable,
     "tache*|bouton*|point*|plaque*|marque* .. rouge*|violet*|bordeaux|violace*|pourpre*|bleu*|lie|noir* .. verre|disparai*|efface*|partent|pression|appui*|appuie|jambe*|ventre|etend*|partout;tache*|point*|bouton* .. disparai*|efface*|blanchi*|partent|part pas|plus|pas|verre|quand|appuie*;purpura;petechi*;verre .. bouton*|tache*|point*|dessus|appui*|appuy*|disparai*|efface*;taches violettes|violacees|pourpres|bordeaux;points rouges|violets;"
     "tache*|bouton*|point*|plaques & violet*|violace*|pourpre*|bordeaux|efface*|disparai*|verre"},
    // Chest and breath.
    {"chest_pain", deniable,
     "mal|douleur*|pression|serre*|serrement|poids|oppress*|brulure*|brule|etau|barre|poing|pointe*|tenaille*|gene|pique*|compress*|etreint*|ecrase*|lourdeur|tiraill*|elance*|bloc|etreinte|sensation|couteau|poignard|contract* .. poitrine|thorax|coeur|sternum|torse|cage|sein gauche|coronaire*;"
     "poitrine|thorax|coeur|sternum|torse|cage thoracique .. serre*|brul*|mal|oppress*|lance|pese|ecrase*|compress*|pince|comprime*|douloureu*|etau|fait|bloque*|lourd*|ecras*|explose|poids|tord|broie;quelquun|elephant|enclume|parpaing|sac|poids|brique|dalle .. assis|assise|poitrine|thorax|pese .. poitrine|thorax|dessus;thoracique*;chest pain|tight*|hurts|pressure;"
     "angine poitrine;angor;barre .. poitrine|thorax|travers;etau .. poitrine|thorax|serre;coup poignard .. poitrine|dos|thorax|coeur;serre .. la|dedans .. poitrine;"
     "poitrine|thorax|sternum|torse|thoracique & mal|douleur*|poids|serre*|serrement|oppress*|etau|barre|brul*|lourd*|pression|poing|enclume|elephant|pese|ecras*|compress*|genant*|bizarre|point;chest & pain|hurt*|tight*|pressure;point & poitrine|cote & respire*|inspire"},
    {"radiating", deniable,
     "bras gauche|machoire|dos|epaule .. irradi*|descend*|remonte*|monte*|lance*|lourd|engourdi*|diffus*;irradi* .. bras|machoire|dos|epaule*|cou|gorge|mâchoire;descend|remonte|monte|part|partant|diffuse|tire|va .. bras|machoire|mâchoire|gorge|dents|epaule_gauche|entre_omoplates;mal|douleur* .. bras gauche|machoire .. poitrine|transpir*|sueur*|nause*;bras gauche .. et machoire;machoire .. bras;left arm|jaw;douleur .. machoire;"
     "bras|machoire|cou|epaule|dos|gorge|dents & irradi*|descend*|diffuse*|remonte*|tire|lance|lourd|engourdi* & poitrine|thorax|sternum|machoire|gauche|coeur;machoire & transpire*|sueur*|nausee*|poitrine|thorax|bras;bras & gauche & poitrine|thorax|coeur|sternum|sueur*|nausee*|lourd|serre"},
    {"sweats", deniable, "sueur*;sue|suer .. froid*|gouttes|beaucoup|grosse*|eau|suis|lit;transpir* .. froid*|grosse*|gouttes|beaucoup|tout|comme|rien|nage|enormement;en nage;moite*;trempe* .. sueur|drap*|tshirt|pyjama;degouline*;sweat*;transpire .. pale|blanc;frisson* .. sueur*;moites"},
    {"pale", deniable, "pale;blanc .. comme|linge|cachet|tout|craie|mort|drap;blanche .. comme|linge|tout|craie;livide*;tout|toute blanc|blanche|gris|grise|pale|vert|verte;teint .. gris|cire|jaune|cireux;gris .. cendre;grise comme;visage gris;paleur;blafard*;cireu*;teint terreux"},
    {"breathless", deniable,
     "respire*|respir* .. mal|difficil*|peine*|plus|pas|siffl*|fort|vite|rapid*|court|saccad*|haleta*|ronfl*|efforts|ventre|bizarre*;mal|difficulte*|peine|gene* .. respir*;arrive|peut|peux|arrivait|reussi* plus|pas|a_peine .. respir*|reprendre_souffle|air|inspirer|finir_phrase*|parler|aligner_mots|souffler;souffle .. coupe*|court*|manque*|reprendre|bout|perdu|plus;"
     "manque* .. air|souffle|oxygene;plus souffle|air;essouffl* .. parler|repos|assis|lit|pas|marche*|marches|escalier*|moindre|rien|effort*|mots|phrase*|allonge*|etage|depuis|tres|canape|cuisine|coup|brutal*|soudain*|habiller;suffoqu*;etouffe*;cherche* .. air|souffle;asphyxi*;detresse respiratoire;halet*;respiration .. saccad*|rapide*|siffl*|courte*|difficile*|bruyante*|penible*|ralenti*|irreguliere*|pauses|lente|bizarre;"
     "dort|dormir|dors .. assis|assise|fauteuil .. respir*|etouffe|air|oreillers;oreillers .. respir*|etouffe*;can not breathe;cannot breathe;can breathe;short|shortness breath;trouble|difficulty|hard breathing;finir|finit|termine* .. phrase*;mots .. par|deux|trois .. souffle|phrase;hach* .. phrase*|mots;parle par .. mots;essouffl*;breathe;"
     "respir*|souffle|air & mal|peine|difficile*|difficulte*|manque*|plus|court|coupe|vite|siffl*|bizarre*|bruyant*|creus*|bloque*|rapide*;breathe|breathing & can|hard|trouble|difficult*|cant|not"},
    {"breath_stops", undeniable, "respire* plus|pas;arret|arrete|pause* .. respir*;arrete* respirer;oublie* .. respirer;respir* .. pauses;respiration .. arrete*;not breathing;inanime*;souffle plus"},
    {"speechless_breath", undeniable,
     "arrive|arrivait|peut|peux|arive pas|plus|a_peine .. parler|parle|parl*|finir_phrase*|aligner|terminer_phrase*;finir|finit plus|pas .. phrase*;plus .. finir phrase*;finir phrases|phrase;dire deux|trois|2|3 mots;mots .. d affilee;"
     "parler|parle|phrase*|mots & plus|pas|peine|peut|arrive & respir*|siffl*|souffle|ventoline|bouffee*|air;bouffee*|ventoline|aerosol & parler|parle|phrase*|mots"},
    {"retractions", deniable,
     "creus* .. cote*|ventre|cou|sternum|gorge|thorax|respir*|entre|sous;cote* .. creus*|rentre*|voit|visibles|tirent|dessinent;tirage;ventre .. balance*|creuse*|rentre* .. respir*;ailes|narines .. battent|bat|ecart*|nez|palpitent;narines .. ecart*|battent|palpitent;battement* .. ailes|narine*;geint|geignement* .. respir*|souffl*;peau .. rentre|aspiree .. cote*;gorge|cou .. creuse*|aspire*;cotes qui;"
     "creus* & cote*|cou|sternum|respir*|gorge|ventre;narines|ailes & bat*|palpit*|ecart*;tire|tirage & cote*|respir*"},
    {"blue", deniable,
     "levre*|bouche|doigt*|ongle*|visage|teint|langue|bout .. bleu*|violet*|violac*|cyanos*|gris*|mauve*;bleu|bleue|bleus|violet|violette|bleute* .. visage|levre*|doigt*|bouche|bout|autour|pleure|tousse|figure|contour;devient|devenu|devenue|vire|tout|toute|est bleu|bleue|violet|violette|gris|grise;cyanos*;contour bouche;blue lips;"
     "bleu|bleue|bleus|bleutee*|violet*|grise*|gris & levre*|bouche|ongles|visage|doigts|langue|doigt|figure"},
    {"wheeze", deniable, "siffl* .. respir*|beaucoup|fort|poitrine|bronches|tout|elle|il|quand|expire|souffle;respir* .. siffl*;asthm*;ventoline;sifflement*;stridor;bouffee*;crise asthme;aboi*;rauque .. inspir*|respir*|bruit;bruit .. inspir*|gorge|respir*"},
    {"inhaler_fails", deniable,
     "bouffee*|ventoline|inhal*|aerosol*|nebuli* .. passe|passent|marche|fait|rien|soulage*|suffit|suffisent|effet|calme*|change*|agit|sans|sert|empire|mieux .. pas|plus|rien;bouffee*|ventoline|aerosol* .. rien|pas|plus|sans|toujours|aucun;#num|@number bouffee*;#num|@number .. ventoline;ventoline .. boucle|vide|repetition|#num|@number|toutes|tout|fois;inhaler .. not|work*|help*;"
     "bouffee*|ventoline|aerosol*|inhalateur & rien|passe|plus|pas|toujours|malgre|encore|vide|soulage*|effet"},
    {"haemoptysis", deniable, "crache*|tousse*|toussant|crachat*|glaire*|toux ... sang|rouge|rosee*|mousse_rose|sanglant*|caillot*;sang ... crache*|toussant|tousse*|crachat*|glaire*|toux|mouchoir .. tousse*|toussant;mousse rose;cough* .. blood;hemoptysi*;"
     "crache*|tousse*|toussant|toux|quinte* & sang|caillot*|sanglant*"},
    {"palpitations", deniable, "coeur .. emball*|bat|vite|saute*|irregulier*|cogne|tape|fou|#num|cheval*|galop*|desordre|rates|palpit*|boum*|arret*|accelere*;palpitation*;tachycardi*;pouls .. #num|irregulier*|rapide|vite|fou|faible;heart racing;battements .. irregulier*|rapides|fous"},
    {"device_shock", deniable, "defibrillateur|pacemaker|pile|appareil|boitier .. declench*|choc*|sonne*|coup|bip*|decharge*|envoye;choc* .. defibrillateur|appareil|boitier"},
    {"back_tearing", deniable, "douleur*|mal|coup .. dechir*|poignard*|couteau .. dos|omoplate*|poitrine|ventre|thorax|migre*|descend*;dechir* .. dos|omoplate*|poitrine|thorax|ventre|interieur .. descend*|entre;dechirure|poignard|couteau .. entre|dos|omoplate*;anevrisme|aneurysm*|aorte .. mal|dos|ventre|douleur*|suivi|connu|surveill*"},
    // Leg, limb.
    {"calf_swollen", deniable,
     "mollet|jambe|cuisse .. gonfl*|dur|dure|enfle*|oedeme|double|rouge*|chaud*|tendu*|bois|beton|violet*|lourd|volume|gros*|serre*;gonfl*|enfle*|oedeme .. mollet|jambe|cuisse .. seul*|cote|gauche|droit*;mal|douleur*|crampe*|tire* .. mollet .. seul|gauche|droit|marche*|crampe|appui*|gonfl*|rouge|chaud|dur|pied;mollet .. mal|douleur*|crampe|fait|tire;phlebite*;thrombose*;calf .. swollen|swelling|hot|pain*;"
     "mollet*|jambe|cuisse & gonfle*|enfle*|double|dur|rouge|chaud*|oedeme;mollet* & mal|douleur*|crampe*|tire & platre|avion|depuis|operation|opere*|pilule|appuie|marche;"
     "jambe|mollet|cuisse & grosse|gros|gonflee & autre|deux|double"},
    {"calf_alarming", deniable,
     "mollet|jambe|cuisse .. gonfl*|enfle*|double|rouge|chaud|chaude|tendu|volume|dur|dure|oedeme .. et|chaud*|rouge*|dur*|mal|autre|plus;mollet|jambe .. chaud*|rouge*|dur|dure|gonfl*|tendu|violet* .. gonfl*|enfle*|rouge*|chaud*|dur|dure|mal|douleur*|double;phlebite*;thrombose*;plus gros .. autre;cm .. plus|autre .. mollet|jambe|tour;mollet .. #num cm;"
     "mollet*|jambe|cuisse & gonfle* & rouge|chaud*|dur*|douloureu*|mal|tendu|lourd*;mollet*|jambe & chaud|chaude & rouge|dur*|mal|gonfle*;"
     "jambe|mollet|cuisse & grosse|gros|volume|epaisse & autre|deux|double|fois"},
    {"clot_risk", deniable,
     "avion|vol|trajet|voyage .. #num|@number|long|heures|heure|retour|hier|semaine|rentre*|apres|voiture|car|bus;rentre*|retour .. avion|vol|voyage|thailande|japon|reunion|canada|bresil|australie|martinique|guadeloupe|vietnam|etats-unis|usa|new;long-courrier;platre*;immobilis*;attelle .. depuis|semaines;opere*|operation|chirurgie|prothese .. jour*|semaine*|genou|hanche|mois|depuis|il;alite*;pilule;hormonal*;accouch*;cesarienne;cancer;chimio*;phlebite .. deja|passe|antecedent|mere|famille;enceinte;fume*;arthroscopie;ligament*;lca;contracepti*"},
    {"limb_cold", deniable,
     "jambe|pied|main|bras|doigt*|orteil* .. froid*|glace|glacee|glaces|gelee .. blanc*|pale*|bleu*|violet*|marbre*|cadav*|insensible*|pouls|mal|cire|autre;jambe|pied|main|bras|doigt*|orteil* .. blanc*|pale*|bleu*|marbre*|cadaver* .. froid*|glace*|glacee;pied|jambe|main|bras .. froid*|glace|glacee|blanc* .. coup|soudain*|brutal*|matin|depuis|et;pouls .. pied|cheville|jambe;sens*_plus|pas .. pouls;"
     "pied*|jambe|main|bras|orteil*|doigt* & froid|froide|froids|glace|glacee|glaces & blanc*|bleu*|pale|violet*|marbre*|pouls|sens|insensible*"},
    {"cast_trouble", deniable,
     "platre|resine|attelle|plâtre|bandage .. serre*|trop|comprime*|etau;doigt*|orteil* .. bleu*|violet*|gonfl*|engourdi*|froid*|insensible*|blanc*|fourmi*|boudin* .. platre|resine|attelle;platre|resine .. doigt*|orteil* .. bleu*|violet*|gonfl*|engourdi*|froid*|insensible*|blanc*|sens*;sous platre;"
     "platre|resine|attelle|bandage & serre*|doigt*|orteil*|bleu*|violet*|gonfle*|engourdi*"},
    {"fingers_bad", deniable, "doigt*|orteil*|pied|main .. bleu*|violet*|violac*|blanc|blancs|gris|froid*|insensible*|engourdi*|sens*_plus|pas|bouge*_plus|pas|noir*"},
    {"compartment", deniable, "mollet|jambe|avant-bras|cuisse|avantbras .. dur|dure|bois|beton|tendu* .. douleur|mal|atroce|insupport*|explos*|pierre;loge*"},
    // Back and sphincters.
    {"saddle", deniable,
     "entrejambe|selle|perinee|fesse*|fessier|parties_intimes|sexe|organes_genitaux|anus|cuisses|interieur_cuisses|vulve|penis|bourses|parties|entre_jambes|vagin .. engourdi*|insensible*|anesthesi*|endormi*|sens*_plus|pas|rien|coton|carton|fourmi*|bizarre|mort*|dort|gele*|cartonne*|picot*;"
     "sens|sent|sensation* plus|pas|rien|bizarre .. entrejambe|selle|perinee|fesse*|parties|sexe|essuie*|toilette*|papier|assis*|anus|entre_jambes|uriner|pipi|passer|urine;engourdi*|insensib*|anesthesi*|fourmi*|endormi* .. entrejambe|selle|perinee|fesse*|sexe|parties|intime*|anus|entre_jambes|vulve|bourses|cuisses;saddle;m'essuie .. sens|rien|plus;"
     "papier toilette .. sens|rien|plus;sens plus papier|siege|selle|passage;quand essuie .. sens* rien|plus|pas|moins;assis .. coton|coussin|rien;"
     "essuie*|toilettes|papier|selle|jambes|entrejambe|perinee|fesses|intime*|sexe|anus & sens|sent|sensation* & plus|rien|pas|moins;entrejambe|perinee|fesses|intimes|sexe|anus|selle & engourdi*|endormi*|anesthesi*|insensible*|coton|fourmi*|mort*;"
     "sensation* & anus|fesses|perinee|entrejambe|sexe|selle|cuisses"},
    {"saddle_lost", undeniable, "plus|aucune|aucun|perte|perdu & sensation*|sensibilite & anus|fesses|perinee|entrejambe|sexe|selle|vagin|vulve|bourses|intime*"},
    {"sphincter", undeniable,
     "arrive|peux|peut|arrivais|reussis|parviens pas|plus|a_peine .. uriner|pisser|pipi|retenir|vider|faire_pipi|selles;fait|faire|fais pipi dessus|culotte|lit|sous|sans|assise|partout;urin*|pipi|pisse*|selles|vessie|caca .. retiens|retenir|retenue|dessus|sens*_plus|pas|fuit*|echapp*|controle*|fuite*|partir|passer|venir|forcer|goutte*|bloqu*|sort;"
     "fuite* .. urin*|pipi|selles;perd*|perte* .. urine*|pipi|selles|sans;incontinen*;uriner|pisser|pipi|urine plus|pas|depuis|rien|difficil*|peine|mal .. depuis|matin|hier|heure*|nuit;pousse* .. uriner|pipi|pisser|goutte*;retention .. urin*;plus .. pipi .. depuis;envie .. uriner|pipi .. sens*_plus|pas|rien;sens* plus .. envie|pipi|uriner|vessie|passer;sondage|sonde .. urin*;"
     "mouille* .. culotte|lit|pantalon|sans;oublie uriner;rien sorti .. depuis;couche* .. adulte;slip .. souille*;lose control bladder;bladder;"
     "uriner|pisser|pipi|vessie|urine*|selles & arrive*|peux|peut|retenir|controle*|dessus|sens|sent|fuite*|bloque*|force|pousser & plus|pas|rien|dessus|fuite*|compte"},
    {"back_or_leg", deniable, "dos;sciatique*;lombaire*;lumbago;hernie;jambes;reins;lombalgi*;disque;vertebre*;colonne"},
    {"legs_gone", deniable,
     "sens|sent|sentait|sentir plus|pas .. jambes|pieds|bas|dessous;jambes .. repond*|bouge*|porte*|tiennent|paralys*|molles|lach*_plus|pas|coton;jambes .. paralys*|flageol*|lach*|derobe*|porte*_plus|coton|molles;bouger|bouge plus|pas jambes|pieds;deux jambes .. faible*|molles|lourdes|engourdi*|coton|fourmi*|lach*;jambes .. plus en plus faible*|lourdes;steppe;pied tombant;pied .. releve*|tombe* plus|pas|quand"},
    // Belly, bleeding.
    {"belly_hard", deniable,
     "ventre|abdomen .. dur|dure|bois|planche|beton|gonfle|contracte|tendu|ballonne|pierre .. et|touch*|mal|vomi*|comme;ventre .. bois|planche;mal|douleur* .. ventre .. plie*|insupport*|atroce*|tord*|hurl*|pleur*|terrible*|violent*|debout|bouger|deux;plie* en deux|2 .. ventre|mal|douleur*;tord* douleur;douleur .. bas droite|droit|fosse iliaque;appendicite;peritonite;mal .. bas|ventre .. droite|droit"},
    {"no_gas", undeniable, "plus|pas|ni .. gaz|selle*|toilette* .. depuis|jours|gaz;gaz plus|pas|rien;occlusion;va plus .. selle*|toilette*;rien sort"},
    {"hernia_stuck", deniable, "hernie|boule|bosse|grosseur .. rentre* plus|pas|dure|coince*|bloquee|rouge|violac*|douloureu*;boule .. aine|nombril .. dur*|mal|rentre*|rouge"},
    {"vomiting", deniable, "vomi*;gerb*;rend*|rendu .. tout|repas|biberon*|cafe|bile|eau|manger|diner|petit;nausee*;envie vomir|gerber;degueul*;haut coeur;garde rien;rejette tout;throwing up;vomir;gerbe*;coeur .. bord levres;"
     "je vomis;vomis|vomit"},
    {"vomit_blood", deniable, "vomi*|gerb*|rendu|crache*|regurgit* .. sang|marc cafe|noir*|rouge|caillot*|brun*;sang .. vomi*|vomissement*;marc cafe;hematemes*;vomit* blood;"
     "vomi*|gerbe*|rendu & sang|marc|noir|caillot*"},
    {"black_stool", deniable, "selle*|caca|crotte*|toilettes .. noir*|goudron*|petrole|cirage|charbon|reglisse;melena;selle*|toilettes|caca|cuvette .. sang|rouge|caillot*;sang .. selle*|toilettes|caca|cuvette|anus|couche .. rouge|caillot*|beaucoup|flot*|rempli*;goudron;"
     "selles|caca|selle & noir*|goudron|sang|rouge*|charbon;selles & petrole"},
    {"much_blood", deniable,
     "sang .. arrete|stop*|coule|gicle*|pisse*|partout|beaucoup|litre*|bassine|serviette*|flot*|trempe*|imbib*|jet|rouge_vif|flaque|abond*|caillot*|verre|bol .. pas|plus;saign* .. arrete|stop*|beaucoup|abond*|flot*|toujours|depuis|enormement|fort|trop|serviette*|traverse*|continue*|partout|encore|plus .. pas|heure*|jamais;saign* pas arreter;hemorragi*;pisse* sang;gicl*;"
     "perd*|perdu|pertes .. sang|caillot* .. beaucoup|abond*|flot*|serviette*;pansement*|compress*|serviette*|torchon*|drap*|bande* .. trempe*|imbib*|change*|satur*|plein*|rouge*|traverse* .. sang|heure*|minute*;#num|@number serviette*|protection*|tampon* .. heure*|nuit|matin;jaillit;garrot;bleeding .. heavy|stop;saigne comme;bain sang;"
     "sang|saigne*|caillot*|regles & serviette*|couche*|litre*|arrete*|flot*|partout|jet|imbib*|trempe*|bassine|verre|hemorragie|enormement|coule;caillots & serviette*|heure*|accouche*|protection*"},
    {"nosebleed", deniable, "saign* .. nez;nez .. saign*|coule sang|pisse;sang .. nez;epistaxis"},
    {"bleeding", deniable, "saign*;sang;bleeding;caillot*;metrorragi*;pertes .. rouge*|marron|brun*|rose*|sang;perd* .. sang"},
    {"fluid_from_head", deniable, "liquide|eau|sang|clair .. nez|oreille* .. coule*|sort*;nez|oreille* .. coule* .. clair|liquide|sang|eau|transparent;oreille* .. saign*|sang|coule*;saign* .. oreille*;liquide clair;sang .. oreille*"},
    {"testis", deniable,
     "testicule*|couille*|bourse*|boule*|noisette*|parties|zizi|scrotum .. mal|douleur*|gonfl*|rouge*|dur*|remonte*|atroce*|tord*|tourne*|insupport*|enorme|violent*|violac*;mal|douleur* .. testicule*|couille*|bourse*|parties|zizi|scrotum;torsion;testicle;"
     "testicule*|couille*|bourse*|scrotum & mal|douleur*|gonfle*|rouge|dur*|remonte*|atroce|tordu*"},
    // Skin, allergy, fever, burn.
    {"swelling_face", deniable,
     "visage|levre*|langue|gorge|yeux|paupiere*|bouche|figure|luette|cou .. gonfl*|enfl*|epais*|doubl*|serre*|ferme*|oedeme|ballon|enorme*|grossi*|bloque*|boursoufl*|deform*;gonfl*|enfl*|oedeme .. visage|levre*|langue|gorge|yeux|partout|tout|figure|bouche|paupiere*|cou|luette;gorge .. serre*|gratte|ferme*|bloque*|retrec*|noue* .. air|respir*|gonfl*|avaler|apres|depuis;voix .. drole*|rauque|change*|enrou*|bizarre|nasillarde|canard;"
     "avaler .. salive;mal avaler .. gonfl*|salive;tongue|throat|face|lips .. swell*|swollen|clos*;quincke;choc anaphyl*;anaphyla*;ballon .. visage|tete;boule gorge .. gonfl*|respir*|apres|plaque*;peine .. avaler;"
     "gorge|langue|levre*|visage|yeux|paupieres|figure|cou & gonfle*|enfle*|doubl*|serre*|ferme*|epais*|boursoufle*|enorme*"},
    {"airway_swelling", deniable, "langue|gorge|luette .. gonfl*|enfl*|epais*|doubl*|serre*|ferme*|oedeme|enorme|bloque*;gonfl*|enfl* .. langue|gorge|luette;voix .. drole|rauque|change*|bizarre|nasillarde|canard;avaler .. salive;quincke;anaphyla*;gorge .. retrec*|gratte .. et;"
     "gorge|langue|luette & gonfle*|enfle*|serre*|ferme*|retrec*|bloque*|double*"},
    {"hives", deniable, "plaque* .. rouge*|partout|corps|gratt*|urticaire|demange*|couvert*;urticaire;bouton* .. partout|corps|couvert*;couvert* .. plaque*|bouton*|rouge*;gratt* .. partout|tout;rouge* .. partout|tout corps|ecrevisse|homard;demange* .. partout|tout|paumes;hives;gonfle .. partout;peau .. brulante rouge"},
    {"allergen", deniable,
     "pique|piquee|piqure*|pique .. guepe*|abeille*|frelon*|bourdon*|insecte*;guepe*|abeille*|frelon*;piqure*;cacahuete*|arachide*|noix|noisette*|crevette*|crustace*|amande*|cajou|sesame|kiwi|oeuf|lait|fruits_mer|homard|pistache*|moule*|huitre*;antibiotique*|amoxicilline|augmentin|penicilline;allergi*;nouveau medicament;produit contraste;bee|wasp|peanut* .. sting|stung;vaccin;mange .. premiere|nouveau;latex;injection;nouvel antibio*"},
    {"fever", deniable, "fievre*;fiev;temperature .. #temp|monte|haut;#temp;#temp fievre|temperature;brulant*;bouillant*;grelott*;febrile*;fever;39|40|41|38;chaud .. comme .. bouillotte|radiateur|four;frisson*;thermometre .. #temp|#num;tremble* .. fievre|froid;claque* dents;"
     "temperature|fievre & 38|39|40|41|#temp|monte|haute"},
    {"high_fever", deniable, "40|40.1|40.2|40.3|40.4|40.5|40.6|40.8|41|41.2|41.5;39.5|39.6|39.7|39.8|39.9;grosse|forte|tres|beaucoup fievre;fievre .. 39|40|41|haute|cheval|carabinee|tombe|baisse .. pas|plus"},
    {"chills", deniable, "frisson*;grelott*;tremble* .. partout|froid|fievre|comme|tout|tenir|arret*|lit;claque* dents;claqu* .. dents;tremblement*"},
    {"mottled", deniable, "marbr*;genoux .. violet*|marbr*;peau .. marbr*|violac*|tachet*|grise;mains|pieds .. froid* .. fievre|marbr*;violac*;extremites .. froid*|bleu*"},
    {"spreading_redness", deniable,
     "rouge*|rougeur|plaque|inflam*|tache* .. etend*|progress*|gagne*|monte*|remonte*|grandi*|avance*|double|triple .. heure*|bras|jambe|vite|depuis;trainee|ligne|trait .. rouge* .. monte*|remonte*|bras|jambe;noir*|violac*|cloque*|croute* .. plaie|jambe|peau|autour|rouge .. fievre;plaie|cicatrice|jambe|pied .. noirci*|noir|verdatre|pue|odeur|gangrene;douleur* .. disproportionn*;crepit*;"
     "rouge*|rougeur & etend*|progress*|monte*|remonte*|double & jambe|bras|heure*|pied|main"},
    {"wound_infected", deniable, "cicatrice*|plaie*|genou|prothese|hanche|catheter|sonde|picc|articulation|infiltration|morsure|griff* .. pus|coule*|rouge*|chaud*|suint*|purul*|gonfl*|infect*|brulant*|inflam* .. fievre|frisson*|rouge|chaud*;pus;ecoulement .. cicatrice|plaie;purulent*;"
     "cicatrice|plaie|genou|hanche|prothese & pus|coule*|suinte*|rouge|chaud*|infecte*"},
    {"burn", deniable,
     "brul* .. eau bouillante|huile|friteuse|flamme*|feu|bbq|barbecue|alcool|acide|chimique|fer|four|visage|mains|cloque*|etendu*|blanc*|noir*|insensible*|dos|bras|jambe|torse|moitie;eau bouillante|huile bouillante|the|cafe|soupe|casserole|bouilloire .. dessus|renvers*|brul*|visage|bras|jambe|torse|tombe*;ebouillant*;electrocut*;coup jus|courant .. evanoui*|brul*|mal|coeur;decharge electrique;burn* .. face|boiling;"
     "bouilloire|casserole|huile|friteuse|the|cafe|soupe|eau & bouillant*|renvers*|brul*;brule*|brulure* & cloque*|visage|torse|dos|main|mains|bras|deuxieme"},
    {"burn_severe", deniable, "cloque* .. partout|enorme*|visage|main*|dos|torse;peau .. blanche|noire|cartonn*|part|decolle*|lambeau*|arrach*;bebe|mois|ans|an .. brul*|ebouillant*|renvers*;renvers* .. bebe|mois|petit*|fils|fille|lui|elle;visage|mains|torse|dos|bras .. brul*|ebouillant*;brul* .. visage|torse|moitie|etendu*|grande;electrocut*;decharge electrique;"
     "brule*|brulure*|ebouillant* & torse|visage|dos|enfant|ans|mois|bebe|mains|etendue|profonde|cloque*;renvers* & brul*|bouillant*|bouilloire|casserole|friteuse|the|cafe"},
    {"fracture_severe", deniable, "os .. sort*|voit|ressort*|depass*|perce*;fracture ouverte;membre|bras|jambe|pied|cheville|poignet .. angle|tordu*|envers|deform*|baionnette|bizarre* .. chute|tombe*|envers|angle;pied .. envers|tourne dehors|dehors|exterieur;jambe .. plus courte|raccourci*|tourne* .. dehors|exterieur|tombe*|chute;doigt*|main|pied|phalange .. coupe*|arrach*|sectionn*|amput* .. net|scie|tondeuse|hache*|deux;sectionn*;ampute*;bout .. doigt .. coupe*|arrach*|glace;luxe*;deboite* .. epaule|hanche"},
    {"cannot_stand", undeniable, "peut|arrive|arrivait|peux plus|pas .. relever|lever|poser_pied|marcher|appuyer|tenir_debout|bouger|mettre_debout;par terre .. depuis|relever|bouge|nuit|sol;sol .. depuis|relever|nuit;reste .. par terre|sol;tient plus|pas debout"},
    {"dehydrated", deniable,
     "couche* .. seche*|vide*|mouille* .. depuis|heure*|pas|plus;pipi|urine|couche* .. depuis .. matin|hier|heure*|#num|nuit .. pas|plus|rien|seche*;larme* .. plus|sans|pas;sans|plus larme*;yeux .. cernes|creux|enfonces|creuse*;fontanelle .. creuse*|enfonce*;langue seche;deshydrat*;pli .. peau;bouche .. seche .. plus|pipi|yeux;mouille plus couche*;"
     "couche* & seche*|mouille*|vide|depuis;yeux & creus*|cernes|enfonce*"},
    {"not_feeding", undeniable,
     "boit|mange|tete|prend|avale|veut|pris|bu|mange|refuse .. plus|rien|pas|peine|biberon*|sein|moitie|seul*|eau .. depuis|hier|rien|matin|#num;refuse .. biberon*|sein|boire|manger|teter|tetee*|s'alimenter;tete plus|pas|mal;biberon* .. refuse*|fini*|moitie|laisse*|vomi*|pris|quart;prend|pris .. que .. ml;#num ml .. depuis|hier|biberon;plus .. boire|biberon|teter;boit plus|rien|pas;garde rien .. eau;mange|boit|bu|mange rien depuis;boit .. moitie moins;"
     "bu|mange|boit|boire|avale & depuis & pas|plus|rien|jours|hier"},
    {"fontanelle", deniable, "fontanelle .. bomb*|gonfl*|tendu*|creus*|dure;fontanelle"},
};

}  // namespace

std::span<const Sign> signs_of_body() { return signs; }

}  // namespace permanence::language
