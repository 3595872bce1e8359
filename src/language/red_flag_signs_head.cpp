#include "language/red_flags.h"

namespace permanence::language {
namespace {

using enum Polarity;

constexpr Sign signs[] = {
    // Face, speech, limbs, eyes.
    {"face_droop", deniable,
     "bouche|visage|levre|figure|sourire|face .. "
     "travers|tordu*|deform*|tombe*|affaiss*|pend|devie*|paralys*|asymetri*|biais|fige*|coule|descend*;"
     "moitie|cote .. visage|bouche|figure .. "
     "tombe*|paralys*|mort*|insensible|engourdi*|bouge|fige*|repond|affaiss*;"
     "sourit|sourire .. cote|moitie|travers;coin levre|bouche .. tombe|descend|pend|coule;face droop*;bave "
     ".. cote;joue .. pend|tombe*|paralys*;"
     "bouche|visage|levre*|figure|sourire|sourit|joue|souris & "
     "travers|tordu*|deforme*|affaisse*|pend|devie*|paralyse*|biais|fige*|asymetri*;sourit|sourire|grimace & "
     "cote|moitie;"
     "visage|bouche|levre|joue|figure & suit|bouge|obeit|repond|symetrique|releve & plus|pas;bave & "
     "cote|visage|bouche;visage & bizarre|asymetrique|mou|molle|tordu;coin & levre|bouche|oeil & tombe*|bas;"
     "rit|rigole|sourit|rictus|grimace & cote|travers|bizarre*|moitie"},
    {"ptosis", deniable,
     "paupiere* .. tomb*|ferme*|lourde;oeil .. referme|tombe;pupille .. "
     "petite|serree|differente*|taille|dilatee|egale*|plus;"
     "paupiere* & tombe*|ferme*|ouvre;pupille* & petite|differente*|grosse|grande|dilatee|inegale*"},
    {"speech_trouble", deniable,
     "arrive|arrivent|arrivait|peut|sait pas|plus .. "
     "parler|articuler|trouver_mots|dire|formuler|sortir_mots|prononcer;parle .. "
     "bizarr*|travers|charabia|comme .. "
     "bu|ivre|saoul*|soul|patate|embrouille*|mal|drole*|pateu*|bouillie|plus;mots .. "
     "melang*|sortent|trouve|viennent|bizarres|manquent|envers|embrouill*|emmel*;"
     "trouve|trouvait|cherche plus|pas|ses mots;elocution|parole|langage .. "
     "pateu*|trouble*|bizarre|lente|embrouill*|emp*|difficile|incomprehensible;baragouin*;bafouill*;marmonn*;"
     "langue .. pateuse|epaisse|lourde .. parl*;voix pateuse|trainante;propos .. "
     "incomprehensible*;slurred;speech .. slurred|trouble;dit .. charabia|mots "
     "sens;bredouill*;aphasi*;phrases .. incomprehensible*|sens;"
     "parole plus;mot pour autre;lettres .. melange*|danse*;parle plus;"
     "mots & existent|melange*|bizarre*|viennent|sortent|trouve|charabia|manquent;parle & "
     "saoul*|soul|ivre|bouillie|charabia|patate|pateuse|bizarre*|travers|comprend|incomprehensible;voix & "
     "pateuse|trainante|empatee;arrive|peut|peux & parler & pas|plus;"
     "arrivais|arrivait|pouvais|pouvait|savais & parler|articuler|phrase*|mots|dire & plus|pas;"
     "inverse|melange|cherche|confond|mange & "
     "mots|syllabes|lettres|phrases;incomprehensible|charabia|bouillie;parle & "
     "lent|lentement|ralenti|pateux|bizarrement|drolement;bafouille;begaie;aphasie;plus & parole;voix & "
     "robot|ivre|bourree"},
    {"limb_weak", deniable,
     "bras|jambe|main|cote|moitie|pied|membre* .. "
     "faible|mou|molle|paralys*|inerte*|ballant*|pendouill*|repond*_plus|repond*_pas|mort|morte|coton;bras|"
     "jambe|main|pied .. repond*_plus|repond*_pas;bras|jambe|main .. tombe|retombe .. seul*|plus|quand|comme;"
     "arrive|peut|peux|sais|sait plus|pas .. lever|bouger|soulever|tenir|serrer|plier .. "
     "bras|jambe|main|cote|fourchette|tasse|stylo|verre;main|bras .. lache*|echapp* .. "
     "tout|objets|tasse|fourchette|stylo|verre|chose*;lache .. "
     "tasse|fourchette|verre|tout|objets|stylo;traine .. jambe|pied;jambe|pied .. traine;perdu|perd .. force "
     ".. bras|jambe|main|cote|doigts;"
     "perte force|motricite|sensibilite .. bras|jambe|main|cote|moitie;plus force .. "
     "bras|main|jambe|cote;hemipleg*;paralys* .. bras|jambe|cote|moitie|gauche|droit;arm .. weak|numb;bras "
     ".. lourd|plomb;bouge|bouger plus .. bras|jambe|main|cote|pied;tient|tiennent plus jambes|debout .. "
     "cote|penche;penche .. cote .. marche|debout|tient;jambe .. derobe|lache;"
     "bras|jambe|main|pied & "
     "lache*|inerte*|mou|molle|ballant*|paralyse*|mort|morte;lever|bouger|soulever|tenir|serrer & "
     "bras|jambe|main|fourchette|verre|stylo|tasse & pas|plus|mal;tombe|tomber|lache|lacher|echappe & "
     "fourchette|verre|tasse|objets|stylo|cuillere|sac|telephone|mains;"
     "main|bras|jambe|pied|doigts & obeit|obeissent|repond*|commande|suit|tient|serre & "
     "plus|pas|mal;boutonner|ecrire|tenir|attraper & arrive*|peut|sais|sait & plus|pas;jambe & "
     "traine|derobe|lache|cede & sans|plus|depuis;force & bras|main|jambe|cote & "
     "plus|perdu|perte|moins;chaussure|pantoufle|savate & perd|perdue|tient"},
    {"limb_numb", deniable,
     "bras|jambe|main|cote|moitie|visage|joue|doigts|pied .. "
     "engourdi*|insensible*|fourmi*|endormi*|anesthesi*|sent*_plus|sent*_pas|coton|picot*;engourdi*|fourmi*|"
     "insensib* .. bras|jambe|main|cote|moitie|visage|joue|bouche|langue;sens|sent plus|pas .. "
     "bras|jambe|main|cote|moitie|pied*|jambes;numb;"
     "sens|sent|sentais|sentait|sentir & plus|pas & "
     "main*|bras|jambe*|visage|joue|pied|doigts|moitie;engourdi*|insensible*|anesthesie*|endormi*|fourmi* & "
     "main*|bras|jambe*|visage|joue|levre*|moitie|cote;"
     "mains|doigts|bras|pieds|jambes & picot*|fourmi*|engourdi*|electricite|decharge*"},
    {"one_side", deniable,
     "tout|d|seul cote;seul cote;moitie .. corps|visage|gauche|droite;cote gauche|droit;bras "
     "gauche|droit;main gauche|droite;jambe gauche|droite;meme cote;cote .. corps;"
     "main|bras|jambe|pied|joue|visage|cote|moitie & gauche|droit|droite"},
    {"vision_loss", deniable,
     "vois|voit|voyait|voyais|voir plus|rien .. "
     "oeil|yeux|cote|gauche|droit*|tout|moitie|bien|clair|coup|du;plus rien voir;vois|voit plus;vois|voit .. "
     "plus oeil;perdu|perd|perte vue|vision .. oeil|coup|cote|brutal*|minute*|partiel*|soudain*;perte "
     "vision|vue;aveugle .. oeil|coup|minute*|brusq*|passag*;devenu aveugle;"
     "rideau .. oeil|noir|devant|gris|descend*|vue|champ|tombe*;voile .. "
     "oeil|yeux|devant|gris|vue|champ|vision|noir;voile noir;oeil .. voit plus|rien|noir|voile*;noir .. oeil "
     ".. vois|voit;vision|vue .. perdu*|disparu*|eteint*|coupee|baiss* .. "
     "coup|brutal*|soudain*|cote|oeil|matin;trou .. champ|vision;moitie .. "
     "champ|ecran|visuel|page|assiette;champ visuel;lost .. vision|sight;"
     "vue|vision|oeil|yeux|vois|voit|voyais|voyait & rideau|voile|noir|perdu|perte|plus|disparu|eteint* & "
     "oeil|yeux|cote|gauche|droit|moitie|bas|haut;perdu|perte|perd & vue|vision;"
     "oeil|vue|vision|yeux & eteint|coupe|noirci|disparu|perdue|moitie|amputee|rideau;moitie & "
     "champ|visuel|ecran|visages|page & vois|voit|perdu|disparu;vois|voit & rien & oeil|cote"},
    {"vision_blurred", deniable,
     "vois|voit|voyais|voyait|vue|vision .. flou*|trouble*|brouille*|double*|dedouble*;vois|voit "
     "double;mouches|points|taches|etoiles|zigzag*|lumieres|papillons .. "
     "yeux|oeil|devant|lumineu*|brillant*;diplopi*;phosphene*;halo* .. "
     "lumiere*|lampe*|yeux|oeil|reverbere*|autour;"
     "vois|voit|voyais|vue|vision & flou|floue|trouble|double|dedouble*|brouille*|etoiles|mouches|brillants"},
    {"flashes", deniable,
     "eclair* .. oeil|yeux|lumineu*|lumiere|vision|cote|noir|quand;flash* .. "
     "oeil|yeux|lumineu*|lumiere|vision|cote;mouches volantes;pluie .. suie|points|mouches|noire;suie;corps "
     "flottants;toiles araignee .. oeil;filaments .. oeil|yeux|noirs|vision"},
    {"red_painful_eye", deniable,
     "oeil|yeux .. rouge .. mal|douleur*|tres|halo*|vomi*|vois|vision|flou;mal|douleur* .. oeil .. "
     "vomi*|halo*|flou|dur|rouge;oeil .. dur|bille;"
     "oeil|yeux & rouge* & mal|douloureu*|douleur|halo*|vomir|lumiere|flou;halos & lampes|lumieres|vois;oeil "
     "& dur|explose|pierre"},
    {"balance_lost", deniable,
     "tient|tiens|tenir plus|pas debout;marche .. comme .. "
     "ivre|bourre*|saoul*|soul|crabe|zigzag;titub*;tangue*;vertige* .. "
     "violent*|brutal*|soudain*|debout|vomi*|tourne;perd|perdu equilibre;tombe .. cote .. quand|marche;tout "
     "tourne"},
    {"thunder_headache", deniable,
     "maldetete|cephalee*|migraine|tete|crane|douleur .. "
     "pire|jamais_eu|connu|ressenti|explos*|coup_tonnerre|tonnerre|foudroy*|brutal*|soudain*|subit*|"
     "insupportable*|atroce*|marteau|poignard|massue|violent* .. "
     "coup|seconde*|jamais|vie|instant|soudain|vomi*;pire maldetete;tete .. explos*|eclat*;coup .. "
     "massue|marteau|hache|poignard|tonnerre .. tete|crane|nuque;"
     "maldetete .. jamais .. eu|comme|pareil|connu;jamais .. eu|connu .. maldetete|aussi mal "
     "tete|douleur;worst headache;explos* .. tete|crane;"
     "tete|crane & tonnerre|foudroyant*|explos*|poignard|massue|coup|pire|jamais & tete|crane & "
     "jamais|foudroyant*|tonnerre|explos*|pire|massue|vie;maldetete & "
     "tonnerre|foudroyant*|explos*|pire|jamais|massue|brutal*|soudain*|hurler|insupportable*|subit*;"
     "maldetete & coup & seconde*|violent*|jamais|tonnerre|net|sans"},
    {"headache", deniable,
     "maldetete;cephalee*;migraine*;mal .. tete|crane;tete .. fait|tape|lance|serre|casse|lourde;crane .. "
     "tape|lance|serre|fait|tete;maux .. tete|crane;headache;tete .. mal;"
     "mal & derriere|tete|crane|nuque|tempe*;tete & mal|eclate|explose|vrille|cogne|tambour"},
    {"stiff_neck", deniable,
     "nuque|cou .. "
     "raide*|dur|dure|bloque*|rigide|plier|baisser|pencher|flechir|bois|planche|casser|toucher;raideur .. "
     "nuque|cou;arrive|peut|peux|veut plus|pas .. baisser|plier|pencher|poser|toucher|flechir .. "
     "tete|menton|nuque|cou;menton .. poitrine|torse|thorax|sternum;stiff neck;mal .. nuque|cou;douleur .. "
     "nuque|cou;"
     "nuque|cou & raide*|bloque*|rigide|dur|dure|flechir|plier|baisser"},
    {"light_hurts", deniable,
     "lumiere|jour|soleil|lampe|neon|ecran* .. "
     "gene*|insupportable|supporte*|mal|fait|agresse*|brule*|hurle|pleure|oeil|yeux;supporte plus|pas "
     "lumiere|jour|bruit|ecran;photophobi*;volets|rideaux|noir .. "
     "ferme*|tire*|rest*|veut|dans|reclame|enferme*;reste|rester|veut|enferme* .. noir;"
     "lumiere|jour|lampe*|ecrans|neons & supporte*|mal|gene*|insupportable*|noir|crie|pleure|agress*|peux"},
    {"purpura", deniable,
     "tache*|bouton*|point*|plaque*|marque* .. rouge*|violet*|bordeaux|violace*|pourpre*|bleu*|lie|noir* .. "
     "verre|disparai*|efface*|partent|pression|appui*|appuie|jambe*|ventre|etend*|partout;tache*|point*|"
     "bouton* .. disparai*|efface*|blanchi*|partent|part "
     "pas|plus|pas|verre|quand|appuie*;purpura;petechi*;verre .. "
     "bouton*|tache*|point*|dessus|appui*|appuy*|disparai*|efface*;taches "
     "violettes|violacees|pourpres|bordeaux;points rouges|violets;"
     "tache*|bouton*|point*|plaques & violet*|violace*|pourpre*|bordeaux|efface*|disparai*|verre"},
    // Chest and breath.
    {"chest_pain", deniable,
     "mal|douleur*|pression|serre*|serrement|poids|oppress*|brulure*|brule|etau|barre|poing|pointe*|tenaille*"
     "|gene|pique*|compress*|etreint*|ecrase*|lourdeur|tiraill*|elance*|bloc|etreinte|sensation|couteau|"
     "poignard|contract* .. poitrine|thorax|coeur|sternum|torse|cage|sein gauche|coronaire*;"
     "poitrine|thorax|coeur|sternum|torse|cage thoracique .. "
     "serre*|brul*|mal|oppress*|lance|pese|ecrase*|compress*|pince|comprime*|douloureu*|etau|fait|bloque*|"
     "lourd*|ecras*|explose|poids|tord|broie;quelquun|elephant|enclume|parpaing|sac|poids|brique|dalle .. "
     "assis|assise|poitrine|thorax|pese .. poitrine|thorax|dessus;thoracique*;chest "
     "pain|tight*|hurts|pressure;"
     "angine poitrine;angor;barre .. poitrine|thorax|travers;etau .. poitrine|thorax|serre;coup poignard .. "
     "poitrine|dos|thorax|coeur;serre .. la|dedans .. poitrine;"
     "poitrine|thorax|sternum|torse|thoracique & "
     "mal|douleur*|poids|serre*|serrement|oppress*|etau|barre|brul*|lourd*|pression|poing|enclume|elephant|"
     "pese|ecras*|compress*|genant*|bizarre|point;chest & pain|hurt*|tight*|pressure;point & poitrine|cote & "
     "respire*|inspire;"
     "poitrine|thorax|sternum|cotes|plexus|cage & "
     "comprime*|coupe|bloque*|brulure*|crampe*|tenaille*|etreint*|etouffe*|bizarre|genre|froisse;brassard & "
     "serre*|poitrine|bras;coeur & serre*|pince*|mal|lourd|douleur*|lance*|pique*|brule;digestion|estomac & "
     "bras|machoire|sueurs;"
     "ceinture|corset|brassard|camisole|poing|bloc|chape|plomb & torse|poitrine|thorax|sternum;ecrase & "
     "torse|poitrine|thorax|sternum"},
    {"radiating", deniable,
     "bras gauche|machoire|dos|epaule .. "
     "irradi*|descend*|remonte*|monte*|lance*|lourd|engourdi*|diffus*;irradi* .. "
     "bras|machoire|dos|epaule*|cou|gorge|mâchoire;descend|remonte|monte|part|partant|diffuse|tire|va .. "
     "bras|machoire|mâchoire|gorge|dents|epaule_gauche|entre_omoplates;mal|douleur* .. bras gauche|machoire "
     ".. poitrine|transpir*|sueur*|nause*;bras gauche .. et machoire;machoire .. bras;left arm|jaw;douleur "
     ".. machoire;"
     "bras|machoire|cou|epaule|dos|gorge|dents & "
     "irradi*|descend*|diffuse*|remonte*|tire|lance|lourd|engourdi* & "
     "poitrine|thorax|sternum|machoire|gauche|coeur;machoire & "
     "transpire*|sueur*|nausee*|poitrine|thorax|bras;bras & gauche & "
     "poitrine|thorax|coeur|sternum|sueur*|nausee*|lourd|serre;"
     "bras & gauche & lourd|engourdi*|mal|douleur*|nausees|sueurs|poitrine|fatigue;omoplates & "
     "poitrine|douleur*|barre|sueurs"},
    {"sweats", deniable,
     "sueur*;sue|suer .. froid*|gouttes|beaucoup|grosse*|eau|suis|lit;transpir* .. "
     "froid*|grosse*|gouttes|beaucoup|tout|comme|rien|nage|enormement;en nage;moite*;trempe* .. "
     "sueur|drap*|tshirt|pyjama;degouline*;sweat*;transpire .. pale|blanc;frisson* .. sueur*;moites;"
     "trempe|trempee|detrempe & froid|sueur*|suis|frissons|chaud;transpire|sue & froid|gouttes|grosses"},
    {"pale", deniable,
     "pale;blanc .. comme|linge|cachet|tout|craie|mort|drap;blanche .. "
     "comme|linge|tout|craie;livide*;tout|toute blanc|blanche|gris|grise|pale|vert|verte;teint .. "
     "gris|cire|jaune|cireux;gris .. cendre;grise comme;visage gris;paleur;blafard*;cireu*;teint terreux;"
     "grise|gris|verdatre|verte|cireux|livide|blafard & suis|est|toute|tout|teint|visage|comme;blanc|blanche "
     "& linge|linceul|drap|papier|cachet|visage;"
     "devient|devenu|devenue|vire & blanc|blanche|gris|grise|vert|pale|bleu"},
    {"breathless", deniable,
     "respire*|respir* .. "
     "mal|difficil*|peine*|plus|pas|siffl*|fort|vite|rapid*|court|saccad*|haleta*|ronfl*|efforts|ventre|"
     "bizarre*;mal|difficulte*|peine|gene* .. respir*;arrive|peut|peux|arrivait|reussi* plus|pas|a_peine .. "
     "respir*|reprendre_souffle|air|inspirer|finir_phrase*|parler|aligner_mots|souffler;souffle .. "
     "coupe*|court*|manque*|reprendre|bout|perdu|plus;"
     "manque* .. air|souffle|oxygene;plus souffle|air;essouffl* .. "
     "parler|repos|assis|lit|pas|marche*|marches|escalier*|moindre|rien|effort*|mots|phrase*|allonge*|etage|"
     "depuis|tres|canape|cuisine|coup|brutal*|soudain*|habiller;suffoqu*;etouffe*;cherche* .. "
     "air|souffle;asphyxi*;detresse respiratoire;halet*;respiration .. "
     "saccad*|rapide*|siffl*|courte*|difficile*|bruyante*|penible*|ralenti*|irreguliere*|pauses|lente|"
     "bizarre;"
     "dort|dormir|dors .. assis|assise|fauteuil .. respir*|etouffe|air|oreillers;oreillers .. "
     "respir*|etouffe*;can not breathe;cannot breathe;can breathe;short|shortness "
     "breath;trouble|difficulty|hard breathing;finir|finit|termine* .. phrase*;mots .. par|deux|trois .. "
     "souffle|phrase;hach* .. phrase*|mots;parle par .. mots;essouffl*;breathe;"
     "respir*|souffle|air & "
     "mal|peine|difficile*|difficulte*|manque*|plus|court|coupe|vite|siffl*|bizarre*|bruyant*|creus*|bloque*|"
     "rapide*;breathe|breathing & can|hard|trouble|difficult*|cant|not;"
     "reprendre|chercher|manquer|cherche|manque & air|souffle|respiration;essouffle* & "
     "moindre|effort|rien|repos|parlant|etage|escalier|depuis|vite|marchant;souffle & "
     "court|bout|plus|coupe;coupe|bloque & respiration|souffle;respire & "
     "petit|poisson|chien|coups;oppress*;apnee*;pauses & respir*"},
    {"breath_stops", undeniable,
     "respire* plus|pas;arret|arrete|pause* .. respir*;arrete* respirer;oublie* .. respirer;respir* .. "
     "pauses;respiration .. arrete*;not breathing;inanime*;souffle plus;"
     "respir* & pauses|arrete*|oublie|intervalles|bloque"},
    {"speechless_breath", undeniable,
     "arrive|arrivait|peut|peux|arive pas|plus|a_peine .. "
     "parler|parle|parl*|finir_phrase*|aligner|terminer_phrase*;finir|finit plus|pas .. phrase*;plus .. "
     "finir phrase*;finir phrases|phrase;dire deux|trois|2|3 mots;mots .. d affilee;"
     "parler|parle|phrase*|mots & plus|pas|peine|peut|arrive & "
     "respir*|siffl*|souffle|ventoline|bouffee*|air;bouffee*|ventoline|aerosol & parler|parle|phrase*|mots"},
    {"retractions", deniable,
     "creus* .. cote*|ventre|cou|sternum|gorge|thorax|respir*|entre|sous;cote* .. "
     "creus*|rentre*|voit|visibles|tirent|dessinent;tirage;ventre .. balance*|creuse*|rentre* .. "
     "respir*;ailes|narines .. battent|bat|ecart*|nez|palpitent;narines .. "
     "ecart*|battent|palpitent;battement* .. ailes|narine*;geint|geignement* .. respir*|souffl*;peau .. "
     "rentre|aspiree .. cote*;gorge|cou .. creuse*|aspire*;cotes qui;"
     "creus* & cote*|cou|sternum|respir*|gorge|ventre;narines|ailes & bat*|palpit*|ecart*;tire|tirage & "
     "cote*|respir*;"
     "thorax|sternum|cotes|cou|gorge|ventre & creuse*|rentre|aspire|balance;bruit|scie|sifflet|grincement & "
     "inspire|respir*|gorge & petit*|bebe|fille|fils|mois"},
    {"blue", deniable,
     "levre*|bouche|doigt*|ongle*|visage|teint|langue|bout .. "
     "bleu*|violet*|violac*|cyanos*|gris*|mauve*;bleu|bleue|bleus|violet|violette|bleute* .. "
     "visage|levre*|doigt*|bouche|bout|autour|pleure|tousse|figure|contour;devient|devenu|devenue|vire|tout|"
     "toute|est bleu|bleue|violet|violette|gris|grise;cyanos*;contour bouche;blue lips;"
     "bleu|bleue|bleus|bleutee*|violet*|grise*|gris & "
     "levre*|bouche|ongles|visage|doigts|langue|doigt|figure"},
    {"wheeze", deniable,
     "siffl* .. respir*|beaucoup|fort|poitrine|bronches|tout|elle|il|quand|expire|souffle;respir* .. "
     "siffl*;asthm*;ventoline;sifflement*;stridor;bouffee*;crise asthme;aboi*;rauque .. "
     "inspir*|respir*|bruit;bruit .. inspir*|gorge|respir*"},
    {"inhaler_fails", deniable,
     "bouffee*|ventoline|inhal*|aerosol*|nebuli* .. "
     "passe|passent|marche|fait|rien|soulage*|suffit|suffisent|effet|calme*|change*|agit|sans|sert|empire|"
     "mieux .. pas|plus|rien;bouffee*|ventoline|aerosol* .. rien|pas|plus|sans|toujours|aucun;#num|@number "
     "bouffee*;#num|@number .. ventoline;ventoline .. "
     "boucle|vide|repetition|#num|@number|toutes|tout|fois;inhaler .. not|work*|help*;"
     "bouffee*|ventoline|aerosol*|inhalateur & "
     "rien|passe|plus|pas|toujours|malgre|encore|vide|soulage*|effet"},
    {"haemoptysis", deniable,
     "crache*|tousse*|toussant|crachat*|glaire*|toux ... "
     "sang|rouge|rosee*|mousse_rose|sanglant*|caillot*;sang ... "
     "crache*|toussant|tousse*|crachat*|glaire*|toux|mouchoir .. tousse*|toussant;mousse rose;cough* .. "
     "blood;hemoptysi*;"
     "crache*|tousse*|toussant|toux|quinte* & sang|caillot*|sanglant*"},
    {"palpitations", deniable,
     "coeur .. "
     "emball*|bat|vite|saute*|irregulier*|cogne|tape|fou|#num|cheval*|galop*|desordre|rates|palpit*|boum*|"
     "arret*|accelere*;palpitation*;tachycardi*;pouls .. #num|irregulier*|rapide|vite|fou|faible;heart "
     "racing;battements .. irregulier*|rapides|fous;"
     "coeur & "
     "bat*|tape*|cogne*|emballe*|fou|saute*|loupe|rate*|desordonne|irregulier|160|150|170|180|140|200;"
     "coeur & saute|sursaute|palpite|irregulier|bizarre|rates|depuis"},
    {"device_shock", deniable,
     "defibrillateur|pacemaker|pile|appareil|boitier .. "
     "declench*|choc*|sonne*|coup|bip*|decharge*|envoye;choc* .. defibrillateur|appareil|boitier"},
    {"back_tearing", deniable,
     "douleur*|mal|coup .. dechir*|poignard*|couteau .. "
     "dos|omoplate*|poitrine|ventre|thorax|migre*|descend*;dechir* .. "
     "dos|omoplate*|poitrine|thorax|ventre|interieur .. descend*|entre;dechirure|poignard|couteau .. "
     "entre|dos|omoplate*;anevrisme|aneurysm*|aorte .. mal|dos|ventre|douleur*|suivi|connu|surveill*;"
     "dechire*|arrache*|poignarde*|transperce* & dos|ventre|poitrine|omoplates|thorax;anevrisme & "
     "mal|douleur*|dos|ventre|surveille*|connu"},
};

}  // namespace

std::span<const Sign> signs_of_head_and_chest() { return signs; }

}  // namespace permanence::language
