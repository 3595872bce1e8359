#include "language/red_flags.h"

namespace permanence::language {
namespace {

using enum Polarity;

constexpr Sign signs[] = {
    // Consciousness.
    {"unconscious", deniable,
     "reagit|bouge|reveille|revient|ouvre .. plus|pas .. yeux|voix|quand|parle|lui|elle;repond plus|pas .. "
     "quand|question*|parle|secoue;reagit plus|pas;inconscient*;inanime*;sans "
     "connaissance;evanoui*;perd*|perte|perdu connaissance;tombe*|tombee|est dans pommes;"
     "ecroul* .. pas|coup|hall|rue|cuisine|salle|sol|devant|repond;effondr* .. "
     "coup|sol|cuisine|devant|repond|par;syncop*;arrive|arrivons|arrivent|peut|impossible|mal|difficile "
     "pas|plus .. reveiller;reveille pas|plus|mal|difficilement;difficile|dur|mal|peine|impossible "
     "reveiller;coma;collapse*;unconscious;passed out;perte connaissance;s'affaisse;malaise .. "
     "grave|perte|tombe|repond;"
     "repond|reagit|bouge|reveille & plus|pas & parle|secoue|rien|sol|terre|tombe*|evanoui*;terre|sol & "
     "inconscient*|repond|bouge|reagit;"
     "reveille|reveiller & vraiment|pas|plus|arrive|mal & "
     "fauteuil|respire|ronfle|terre|sol|trouve*|lit;fauteuil|lit|sol|terre|baignoire & trouve* & "
     "inconscient*|repond|bouge|reagit|respire"},
    {"no_answer", undeniable, "repond|reponds|repondent plus|pas|rien;ne repond"},
    {"lying", deniable,
     "terre|sol|carrelage & depuis|toute & nuit|heures|matin|hier;terre|sol|carrelage & relever & "
     "pas|plus|arrive|incapable & mamie|papi|mere|pere|grand|hanche|voisine|voisin|tante|oncle|ans;"
     "levee|leve|sortie|sorti|reveillee & pas|plus & voisine|voisin|mere|pere|mamie|papi & "
     "matin|marmonne|repond|lit|urine"},
    {"fainted", deniable,
     "evanoui*;tombe* .. pommes;perdu|perte connaissance;syncop*;trou noir;ecroul*;black "
     "out;blackout;malaise*;tombe*|tombee .. coup|raide|sans prevenir;voile noir;tourne "
     "oeil;ko;fainted;tomber pommes;lever .. tourne|voile|noir|tombe*;"
     "failli & tomber|evanouir|partir|perdre|connaissance & "
     "palpitations|fois|noir|levant|coeur|vertige*|poitrine;vois|voit|voyais & noir & "
     "leve|levant|debout|lever;sens & partir;je me sens partir;tourne & tete & partir|tomber|noir;tombe* & "
     "pommes|connaissance|inconscient;"
     "jambes & flanchent|coupees|lachent & debout|tete|tourne"},
    {"drowsy", deniable,
     "somnol*;endor* .. "
     "plein|milieu|parle|mangeant|assis|sans_cesse|tout_temps|table|biberon|phrase|debout|partout|arret*;"
     "dort tout|sans|depuis|trop|beaucoup|anormal*|enorm* .. "
     "reveill*|temps|arret|jour|matin;mal|peine|difficile|dur|arrive* .. reveiller|reveil* .. pas;reveill* "
     ".. pas|plus|mal|difficile*|peine|a_peine|impossible;amorphe*;apathi*;mou|molle .. "
     "comme|chiffon|tres|tout|poupee|bras|toute;poupee chiffon;"
     "tout|toute mou|molle;letharg*;vaseu* .. reveil*|parle|repond;regard .. "
     "vide|fixe|absent|vitreux|vague;yeux .. vitreux|revuls*|blanc*|vague*|absents;dans "
     "vapes|vap;vapes;absent* .. regard|repond;hebet*;ne tient .. tete;ralenti* .. "
     "parle|repond|comprend;gémit|gemit .. sans|pleure;geint*;hypotoni*;abattu*;prostre*;pas .. meme* .. "
     "pleure|regard;cotonneu* .. tete;deux de tension;eteint* .. bouge|repond;"
     "dort|endort|dormir|endormi*|somnole & "
     "tout|temps|sans|trop|moitie|arret|plein|milieu|anormal*;reveiller & "
     "mal|peine|arrive*|impossible|dur|difficile*;mou|molle|amorphe|abattu*|apathique & "
     "tout|toute|tres|comme|reagit|repond|bouge;"
     "ronfle & reveiller|bizarre*;arrive|arrivons & reveiller;"
     "parle|bouge|repond|marche & ralenti|lentement|flou|peine & "
     "pris|cachets|plaquette|chute|depuis;veut|veux & lever|jouer|manger|bouger & plus|pas;yeux & "
     "ferment|ferme|fermes & seuls|tout|sans|parle;reveille & vraiment|peine|mal|difficilement;"
     "jaune|endormi|endormie & reconnait|plus|tout|toute|repond"},
    {"confused", deniable,
     "confus*;desorient*;delir*;propos .. "
     "incoherent*|queue|tete|sens|bizarre*|decousu*|etrange*;incoheren*;sait plus|pas .. jour|ou "
     "est|suis|qui|annee|mois|fait|habite|pourquoi|comment;dit .. n'importe|importe quoi|choses "
     "bizarres|betises|absurde*;raconte .. n'importe|importe "
     "quoi|bizarre*|choses|absurde*;reconnait|reconnais|reconnu "
     "plus|pas|personne;redemand*|repet*|repose*|demande*|repos* .. meme* question*|chose*|quel "
     "jour|arret|sans|minute*|phrase;"
     "meme question .. minutes|fois|boucle;appelle .. prenom|nom .. frere|autre|soeur|mere|mort|pere;quel "
     "jour on|sommes|est;parle .. tout|seul*|gens|morts|murs .. la|fantome;tourne .. tete .. "
     "plus;perdu|perdue|paume* .. maison|chez|temps|salon|cuisine .. depuis|reconnait;agit* .. "
     "incoher*|propos|delir*|nuit;comprend* plus|rien .. question*|dit;oublie .. "
     "frere|prenom|tout;confused;dans les nuages;dit importe quoi;importe quoi;"
     "sait|savait|reconnait & plus & ou|est|jour|qui|annee|maison|nous|moi|mois;confond* & "
     "tout|noms|jours|gens|heures|prenoms;repete|redemande|repose|demande|pose & "
     "meme*|question*|boucle|minutes;dit|raconte & importe|incoherent*|bizarre*|absurde*;"
     "comprend*|comprends & plus|rien & dit|lis|lit|questions|parle;perdu*|perd & "
     "tete|repere*|fil|boussole;reconnait|reconnais & plus|pas;sait|sais & plus & "
     "prenom|nom|date|age|adresse|ou;cherche & mari|mere|enfants & mort*|decede*;prend & pour & "
     "mere|frere|soeur|fille;parle & morts|inexistants|murs|seul;tient & propos;"
     "donner|dire|lire|trouver & heure|date|jour|prenom|adresse|nom & "
     "arrive|peut|sait|plus|pas;marmonne|bredouille|radote|divague & "
     "repond|levee|comprend|sens|urine|depuis;marmonne;reconnait|sait & qui & suis|plus"},
    {"amnesia", deniable,
     "souvenir*|souviens|souvient|rappelle|memoire .. plus|aucun|rien|pas|trou|perdu .. "
     "chute|choc|accident|avant|apres|arrive*|match|entre|comment|virage;trou .. memoire|noir;aucun "
     "souvenir;souvien* plus|pas|rien;rappelle plus|pas|rien .. "
     "chute|accident|choc|comment|match;amnesi*;perdu memoire;blackout;"
     "souviens|souvient|souvenir*|memoire|rappelle & plus|rien|trou|aucun|pas & "
     "choc|chute|accident|match|apres|avant|hier|comment;trou & memoire|noir"},
    {"seizure", deniable,
     "convuls*;crise* .. epilep*|convuls*|tonic*|tremble* .. partout|tout|minute*;epilepsie .. "
     "crise*|encore|enchaine*|repet*|minute*;tremble* .. tout .. corps|membres|partout|raide|yeux;corps .. "
     "raidi*|secou*|tremble*|saccad*;yeux .. revuls*|blancs|retourne*|partis;secousse* .. "
     "bras|jambes|corps|minute*;bave* .. yeux|tremble*|raide|mousse;seizure;raidi* .. "
     "yeux|bleu|tremble*|tout;mord* langue;langue mordue;"
     "convulse*|convulsion*;yeux & revulse*|blancs|retourne*;tremble*|secousses & membres|corps|partout & "
     "repond|yeux|bave;"
     "crise & epilep*|convuls* & arrete*|fait|enchaine*|dure*|minute*|fini*;"
     "yeux & partent|partis|tournent|retournent|revulses|blanc|arriere|ciel|plafond & "
     "secousse*|tremble*|raide|rigide|absent*|fievre;secousse*|saccades|spasmes|soubresauts & "
     "yeux|bras|corps|jambes|fievre|raide|inconscient;convuls*;tout|toute & raide|raidi*|rigide & "
     "yeux|bave|bleu|absent"},
    {"hallucinations", deniable,
     "hallucin*;voix .. disent|ordonn*|dit|commande*|parlent|tete|entend*|demande*|oblige* .. "
     "tuer|mort|sauter|mal|frapper;entend* .. voix;voit|vois .. "
     "araignees|betes|insectes|choses|gens|rats|morts .. "
     "mur*|partout|existent|pas|la;parano*;persecut*;complot*;surveill* .. cameras|voisin*|tv;"
     "vois|voit|entend|entends & "
     "bestioles|betes|araignees|insectes|rats|serpents|voix|gens|fantomes|ombres|fourmis & "
     "mur*|plafond|lit|partout|disent|existent|dit|parlent;voix & "
     "dit|disent|ordonne*|demande*|pousse*;hallucin*"},
    {"withdrawal", deniable,
     "arrete|sevr*|stop* .. alcool|boire|vodka|biere|vin|benzo*|lexomil|xanax|seresta .. "
     "jour*|hier|coup;delirium;sevrage;plus bu depuis;"
     "arrete*|stoppe*|sevre*|diminue* & alcool|boire|bieres|vin|vodka|pastis|whisky & "
     "tremble*|sueurs|vois|jours|bestioles|convuls*"},
    // Suicide.
    {"suicide_said", deniable,
     "suicid*;tuer moi;me|se|m' "
     "tuer|suicider|pendre|foutre_air|flinguer|buter|supprimer|jeter|noyer|ouvrir_veines|tailler_veines|"
     "planter|tirer_balle|foutre_plafond|balancer;foutre|fout|fous|foutait|foute air;en finir .. "
     "avec|vie|moi|tout|jours|bonne|pour|une;en finir;finir .. jours|vie|tout ca;mettre fin .. "
     "jours|vie|tout;fin .. mes|ses jours;"
     "veux|veut|envie|souhaite|voudrais|voudrait|prefere*|aimerais|pense|voulais|voulait .. "
     "mourir|crever|mort|morte|disparaitre|partir .. plus|pour;envie .. "
     "mourir|crever|disparaitre|sauter|plus_la|me_jeter;idees .. noires|suicid*|morbides|mort;pensees .. "
     "noires|suicid*|morbides|mort;noires .. idees|pensees;pense* .. "
     "mort|mourir|suicid*|en_finir|passer_acte|pire;passer acte;attente a ses jours;kill myself|me;want "
     "die;end my life|it all;suicidal;se scarif*;me scarif*;jeter sous|fenetre|pont|train|balcon|vide;"
     "tentative .. suicid*|ts;ts;saute* .. pont|fenetre|balcon|toit;corde .. "
     "garage|grenier|poutre|achete*|pret*;se|me foutre .. pont|train|rails;hang myself;rejoindre .. mon|ma "
     "mari|femme|fils|fille|mere|pere|la_haut|lui|elle .. bientot|ciel|vite|mort;"
     "mourir|suicide*|disparaitre & veut|veux|voulait|envie|pense*|dit|idee*|menace*|voudrais;"
     "rejoindre & mamie|papi|femme|mari|pere|mere|maman|papa|fils|fille|frere|ciel & "
     "veut|veux|vais|bientot|envie|va;sauter & pont|fenetre|balcon|toit|train|voie;balancer|jeter|foncer & "
     "voiture|arbre|platane|mur|pont|camion|train & envie|pense*|vais|veux|idee;pense* & "
     "mort|mourir|disparaitre|pire|finir;jours & fin|finir & mes|ses;me|se & "
     "supprimer|foutre|flinguer|pendre|tuer;"
     "faire|fasse|fera|faisait & betise|connerie|irreparable & "
     "va|dit|peur|ce|soir|seul|menace*;conneries|betise & peur & fasse|face"},
    {"suicide_no_wish", undeniable,
     "veux|veut|veu|envie|voulais|souhaite plus|pas .. "
     "vivre|etre_la|exister|continuer_vivre|la_vie|vie|me_reveiller|reveiller|etre_ici;plus envie .. "
     "vivre|rien vivre|etre_la|exister|continuer|vie|me lever vivre;plus .. envie .. vivre;plus vivre;plus "
     "gout|sens|raison .. vie|vivre;plus .. raison .. vivre|etre|continuer|rester;vie .. plus .. "
     "sens|gout|interet|peine|coup;"
     "vaut plus .. coup|peine .. vivre|continuer|vie;plus .. me|se reveiller;reveiller plus;plus jamais .. "
     "reveiller|reveille;endormir|dormir .. plus|pas|jamais .. reveiller;s'endormir .. pour "
     "toujours|bon;mieux sans|si moi|je;serait|sera|serez|seraient|seront|iraient|irait|vivr* mieux .. "
     "sans_moi|etais|serai|la;sans moi .. mieux|debarrass*|soulag*|tranquill*|heureu*|poids;mieux .. sans "
     "moi;"
     "debarrass* .. moi|fardeau|poids|plus;serez debarrass*;plus .. poids|fardeau|charge|boulet .. "
     "personne|famille|enfants|vous|eux|toi;suis|etre|est un poids|fardeau|boulet|charge .. "
     "pour|famille|enfants|monde;sert|sers plus a rien .. vie|vivre|continuer|manque*;plus personne .. "
     "manque*|remarque*;personne .. manquer* .. jour|si|mort;plus la .. "
     "bientot|longtemps|demain|noel|lundi|quand|pour|voir|cas|faudra;"
     "serai|sera|serais plus la .. bientot|longtemps|demain|lundi|quand|pour|si|embet*|de toute;si .. plus "
     "la .. enfant|chat|chien|occup*;plus rien .. perdre|retient|attendre vie|espere*;rien .. retient;a quoi "
     "bon .. continuer|vivre|tout|me|lever;a quoi bon;better off without;don t want to live|wake;"
     "plus & envie & vivre|la|continuer|exister|vie|lever;veux|veut|voulais|want & plus|dont|don & "
     "vivre|live|la;monde|famille|enfants|tous|tout & mieux & sans & moi;soucier|inquieter|occuper|embeter & "
     "plus & moi & bientot|jamais|apres;"
     "plus|mieux & simple & reveill*|la|mort*|disparaissais|partais;vois|voit|trouve & plus & "
     "interet|sens|raison|but|utilite & vivre|continuer|reste|vie|lever;reveill* & pas|plus|jamais & "
     "serait|voudrais|simple|mieux|aimerais|espere|reste;monde & mieux & sans;fatigue & vivre;souffrir|vivre "
     "& arreter|assez|marre|lasse;manquerai* & personne|pas|jamais;etais|suis & pas & ne|nee|ici & "
     "jamais|mieux;"
     "personne & remarque*|apercevrait|manque*|pleurerait & "
     "disparai*|mort*|partais|absence|la;disparaissais|disparaisse|disparaitre & "
     "personne|mieux|tous|monde|simple"},
    {"farewell", deniable,
     "lettre* .. adieu|pardon|famille|enfants|ecrit*|laisse*|mot .. pardon|adieu|tout|demande;demande* "
     "pardon;adieu*;distribu*|donne*|donner|legue* .. "
     "affaires|chien|chat|bijoux|jouets|tout|livres|velo;affaires .. "
     "ordre|regle*|range*|donne*|distribu*;mis|mettre|met|mets tout|affaires|papiers ordre;papiers .. "
     "ordre|rangé*|regle* .. ranges|table|enterrement|testament|trouv*;"
     "prendre|occuper|confier|donner|garder .. chat|chien|animaux|poissons|enfants .. "
     "quand|apres|moi|soeur|voisin*;occup* .. chat|chien|enfants .. quand|plus|apres;pas|n'est votre "
     "faute;faute .. personne|votre pas|;cest faute personne;ne .. voulez* pas;vous .. toujours ete "
     "gentil*|bon|bonne|bien;merci .. pour tout .. adieu|fait|toujours|gentil*|fin|au_revoir|derniere;dites "
     ".. ma|mon|mes|leur .. aime*|chat|chien|pardon;dernier|derniere message|mail|fois|lettre .. "
     "ecris|envoie|vous|adieu;"
     "au revoir .. definitif|toujours|ce monde;prevenez .. soeur|mere|fils|famille .. trouv*|apres;trouver* "
     ".. corps|moi|porte .. lettre|mot|ouverte;testament;obseques .. mes|tout pret|paye*|regle*|choisi*;plus "
     ".. besoin .. moi|rdv|rien bientot;rdv .. servira* plus|rien;je pars .. "
     "loin|paix|tranquille|serein*;tranquille .. bientot|enfin|decision|decide;decision .. prise|pris .. "
     "paix|calme|tranquille|soulag*;tout est pret;"
     "papiers|affaires|comptes & ordre|regle*|regles|range*;adieu & "
     "message|lettre|mot|dit|ecrit;donne|donner|confie*|distribue* & "
     "chat|chien|affaires|bijoux|velo|guitare|collection;besoin & plus & rdv & jamais|bientot|annul*"},
    {"farewell_words", deniable,
     "lettre|mot|message|cahier|carnet & pardon|adieu|ecrit|laisse|demande;demande* pardon;adieu;vous .. "
     "toujours ete gentil*|bon|bonne;pas .. votre faute;faute & personne|votre|vous & pas|cest;dites & "
     "aime|aimais|pardon|soeur|mere|enfants;"
     "lettre|mot|enveloppe & enfants|famille|mari|femme|parents|fils|fille & "
     "laisse|ecrit|pose*|poste*|frigo|table"},
    {"farewell_gifts", deniable,
     "donne*|distribue*|confie*|legue*|prendre|garder & "
     "chat|chien|affaires|bijoux|velo|guitare|collection|jouets|livres|animaux;papiers|affaires|comptes|"
     "testament|enterrement & ordre|regle*|range*|pret|paye*|trouver*;tout est pret;trie & affaires;"
     "rendu|rend|rends & cles|badge|uniforme|bague"},
    {"no_future", deniable,
     "plus besoin .. rdv|rien|seance*|jamais|moi;annul* & tous|toutes|tout & rdv|seance*|suivant*;servir* "
     "plus rien;aurai plus besoin;plus .. occuper .. moi;date & demain|fixee|choisie;serai plus la;longtemps "
     "& plus;"
     "dites|prevenez|transmettez & viendrai|reviendrai|serai & plus;viendrai|reviendrai & plus & "
     "jamais|lettre|dites"},
    {"calm_decision", deniable,
     "decision & apaise*|serein*|paix|calme|soulage*|leger;enfin & apaise*|serein*|paix;pris & decision & "
     "enfin"},
    {"thanks_for_all", deniable,
     "merci pour tout;merci & tout & fait;prenez soin;pardonnez moi;pardon pour tout;vous avez ete "
     "formidable*"},
    {"means", deniable,
     "@pills .. "
     "cote|garde*|compt*|stock*|table|devant|accumul*|mis|tout|pose*|reserve*|avale*|rassembl*|prepar*|"
     "aligne*|tiroir .. compt*|devant|cote|table|suffis*|assez;boite* .. "
     "pose*|cote|devant|table|compt*|garde*|ouvert*|pretes|alignee*;garde|stock*|accumul*|mis_cote|compte|"
     "compter|rassembl*|economis* .. @pills;fusil*|arme|arme "
     "de|pistolet|revolver|corde|lame*|rasoir|couteau* .. "
     "charge*|sorti*|cote|devant|pris|achete*|cartouche*|prepare*|tiroir|cave|grenier|table|pret*;"
     "fusil*|pistolet|revolver;ma|une|sa carabine|carabine de|carabine du;carabine .. "
     "charg*|grenier|cave|cote;corde;cartouche*;parapet;rails;pont .. "
     "suis|assis|voiture|arrete*|regarde|saute*;balcon .. assis|enjamb*|debout|regarde;gaz .. "
     "ouvert|ouvre;voie ferree;lames rasoir;"
     "fusil|arme|carabine|corde|couteau & "
     "pris|prend|avec|parti|emporte*|garage|foret|grenier|cherche|sorti|cache;"
     "pris|prend|prendre & fusil|arme|couteau;"
     "charge*|sorti|nettoye|achete* & "
     "fusil|carabine|arme|pistolet|revolver|corde|cartouches;fusil|carabine|arme|pistolet & "
     "charge*|chevet|table|main|lit|devant|cote;"
     "assez & cachets|comprimes|medicaments|boites|somniferes;reserve|stock & "
     "cachets|comprimes|medicaments|somniferes|boites"},
    {"despair", deniable,
     "peux|peut|puis|pe plus .. continuer|comme|tenir|vie|moi|bout|rien|supporter;en peux|peut plus;jen peux "
     "plus;nen peux plus;tiens|tient plus .. coup|moralement;a bout .. force*|nerfs|tout|rouleau|moral*;bout "
     ".. rouleau;plus force|courage|envie|energie .. vivre|rien|lever|continuer|battre|lutter;plus "
     "aucun|envie rien;desespoir;desespere*;tout est noir;plus espoir;fond trou;fond du gouffre;baisse* bras;"
     "dors plus .. depuis;fatigue* .. vie|vivre|tout|exister|lutter;ras bol .. "
     "vie|vivre|tout;sombr*;gouffre;je sers .. rien;inutile .. vie|suis|monde;tout lache*;plus gout .. "
     "rien;mal .. vivre|etre;marre .. vivre|vie|tout ca|souffrir|moi;lassitude .. "
     "vivre;depress*;deprim*;souffr* .. trop .. continuer|vivre|moral*;pleure .. "
     "tout|toute|journee|temps;vie .. insupport*|enfer"},
    {"sleep_forever", deniable,
     "dormir .. longtemps|toujours|definitivement|jamais|pour_bon|eternell*;dormir jamais reveiller;tout "
     "arreter .. pour_bon|souffr*|vie;que tout|ca s'arrete|arrete|cesse .. "
     "vie|souffr*|enfin|definitiv*|bon;arreter .. souffrir .. bon|vie;que ca .. arrete "
     "enfin|bon;disparaitre;repos .. eternel|eternite|enfin|paix;partir rejoindre;combien .. @pills|dose .. "
     "mortel*|faut|mourir|suffi*|danger* .. mourir|endormir|tuer|fatal*;dose .. mortelle|letale|fatale;"
     "dormir .. bon;ne plus exister;m'endormir .. jamais|bon|toujours"},
    {"self_harm", deniable,
     "scarif*;s'automutil*;automutil*;taillad*;coupe*|entaill* .. bras|poignet*|veines|cuisses|avant .. "
     "expres|lame|rasoir|volontaire*|cutter|soulage*;veines;poignets .. ouvert*|coupe*|entaill*;marques .. "
     "bras .. lame|cutter|coup*"},
    {"took_pills", deniable,
     "pris|avale*|avalee|prise|gobe*|ingur*|ingere*|mange*|bouffe*|englouti* .. "
     "boite*|plaquette*|tous|toutes|tout|toute|trop|poignee*|tablette*|entier* .. "
     "@pills|medicament*|comprime*|cachet*;pris|avale*|gobe* .. @pills .. "
     "tous|toute|entier*|boite|plaquette|coup|trop|fois|tout|vide|mourir|dormir|poignee;vide|vidée|fini .. "
     "boite|plaquette|tube .. @pills|coup|medicament*|d'un;"
     "boite|plaquette|tube .. vide .. trouve*|cote|table|lit|sol;trouve* .. boite*|plaquette* "
     "vide*;overdose;surdos*;intoxication .. medicament*|volontaire;pris|avale*|gobe* tout|toute|tous .. "
     "boite*|plaquette*|medicament*|cachet*|reste|tube*|flacon*;trop .. @pills .. pris|avale*;took .. "
     "pills|tablets|overdose;@number|#num .. @pills .. un_coup|seul_coup|une_fois;"
     "pris|avale*|gobe*|vide & boite|plaquette*|tube|poignee & "
     "@pills|medicament*|toute|entiere|tous|cachets;boite & avale*|vide & toute|entiere|tout;"
     "pris*|avale*|gobe* & plaquette*|boite*|flacon*|tube|tablette & "
     "anxiolytique*|somnifere*|antidepresseur*|toute|entiere|dispute|rupture|dormir"},
    // Violence and children.
    {"partner_violence", deniable,
     "mari|conjoint|compagnon|copain|ex|femme|compagne|il|elle|pere|fils|beaupere|frere|mec|ami .. "
     "frapp*|tape|tapee|cogn*|gifl*|etrangl*|menac*|batt*|bat|tabass*|viol|violer|violee|viole|violait|"
     "sequestr*|brutalis*|enferm*|pousse*|insult*|force*|serre_cou|agress*|violence*|jete*|tire "
     "cheveux|secou*|poing*|claque*|pince* .. "
     "moi|me|m|encore|hier|nuit|enfant*|gosses|petit*|tout|cou|visage|soir|devant|escalier*|mort|tuer|"
     "couteau;"
     "me|m|nous "
     "frapp*|tape|tapee|cogn*|gifl*|etrangl*|menac*|bat|battue|battait|tabass*|viol|violer|violee|viole|"
     "violait|sequestr*|brutalis*|agress*|serre_cou;coups .. "
     "mari|conjoint|compagnon|recu*|porte*|copain|ex|donne*|il;violence* .. "
     "conjug*|mari|maison|domestique*|conjoint|familial*|chez|subi*;femme battue;conjugale*;peur .. "
     "mari|conjoint|compagnon|lui|ex|copain|rentre|il|rentrer|beaupere;main* .. cou .. serre*|il|mari|mis;il "
     ".. etrangl*|serre .. cou|gorge;"
     "bleu* .. bras|cou|visage|oeil .. mari|conjoint|compagnon|il|serre*|frapp*|cache*|maquill*;surtout .. "
     "repondez|appelez|ecrivez pas .. telephone|lit|mari|fouille*|voit|regarde|surveill*;il .. "
     "fouille*|lit|regarde|surveille|controle* .. telephone|messages|mails|portable;dites .. pas .. "
     "mari|lui|conjoint .. ecrit|parle;recommence* .. frapp*|coups|violence*|hier;violee;viol;abus* "
     "sexuel*|sexuellement;attouchement*;agression sexuelle;agressee* sexuel*;force* .. "
     "rapport*|coucher|sexe;"
     "my husband|boyfriend|partner .. hits|hit|beat*|hurt*;il m a pousse*;menac* .. "
     "couteau|mort|tuer|arme|fusil;menace* de .. tuer|mort;fait|faire_mal expres;tombee escalier .. "
     "il|mari|encore|officiel*|version;encore porte|escalier .. croi*|officiel*|disons|dire;ampoule|pas mot "
     ".. dire*;"
     "mari|conjoint|compagnon|copain|ex|pere|fils|compagne|femme & "
     "frapp*|tape*|cogne*|gifle*|etrangl*|menac*|tabass*|coups|violent_avec|viol|violer|violee|viole|violait|"
     "brutal*|enferm* & moi|me|encore|peur|hier|enfant*|recommence*|mort|escalier|bleu*;peur & "
     "rentrer|lui|mari|conjoint|compagnon & "
     "soir|maison|frapp*|moi|colere|messages;ecriv*|repond*|appel*|rappel* & pas & "
     "mari|conjoint|compagnon|ex|lit|surveille|telephone;conjoint|mari|compagnon|ex|copain & "
     "lit|fouille|surveille|controle & message*|telephone|mails|sms;"
     "menace* & tuer|mort|couteau|enfants|bruler|suicider & "
     "ex|mari|conjoint|il|compagnon|me|copain|fils;attend & dehors|devant|cabinet|voiture|maison & "
     "peur|menace*|ex|mari|conjoint;bloque*|sequestre*|enferme* & maison|chambre|appartement|bain & "
     "il|mari|conjoint|compagnon|moi;"
     "pousse*|jete*|projete*|traine*|plaque* & escalier|mur|sol|terre|lit|meuble & "
     "conjoint|mari|compagnon|ex|copain|il|fils;confisque|prend|cache|casse & telephone|papiers|carte|cles & "
     "conjoint|mari|compagnon|ex|copain;interdit & sortir|voir|travailler|parler & "
     "conjoint|mari|compagnon|copain;"
     "tape|frappe|cogne|battu|battue|tabasse & "
     "soeur|mere|fille|amie|voisine|enfants|petits|belle|maman|femme & "
     "devant|encore|dort|cachee|refugiee|peur|coups"},
    {"child_harm", deniable,
     "enfant*|fils|fille|petit|petite|bebe|gamin*|eleve|garcon|ado|niece|neveu|mois|ans .. "
     "frapp*|batt*|coups|tape|maltrait*|attouch*|touche*|viol|violer|violee|viole|violait|secou*|abus*|"
     "enferm*|affam*|ceinture|gifl*|brul* .. "
     "cigarette|pere|mere|beaupere|oncle|par|nounou|tonton|dit|papi|chez|elle|lui|culotte|zizi|zezette|"
     "entraineur;maltraitan*;secou* .. bebe|fils|fille|petit*|mois|lui|fort;bebe .. "
     "secou*;pedophil*;inceste;attouchement*;"
     "beaupere|oncle|papi|papy|tonton|voisin|entraineur|cousin|nounou|pere|grandpere .. "
     "touche*|caress*|culotte|zezette|zizi|nu|nue|parties|sexe|secret;brul* cigarette*;traces .. "
     "coups|ceinture|doigts .. bebe|enfant*|fils|fille|petit*|dos|bras|cou|fesses|neveu|eleve;bleu* .. "
     "bebe|mois|enfant|petit* .. explique*|oreille*|dos|fesses|retour|papa|pere|doigts|forme;laiss* .. "
     "seul*|seuls .. bebe|enfant*|nuit|jours|mois|ans;enfant* .. seul* .. nuit|jours|maison|depuis;"
     "peur .. pere|mere|beaupere|papa|rentrer|maison .. enfant|fils|fille|elle|il|fait;enfant danger;danger "
     ".. enfant*;ai|l'ai|va|vais|peur .. secouer|jeter fenetre|faire_mal .. bebe|fils|fille|enfant|lui;peur "
     "faire mal .. bebe|fils|fille|enfant|lui|elle|petit*;envie .. secouer|jeter|etouffer|frapper .. "
     "bebe|fils|fille|lui|enfant;mange|nourri* pas .. faim .. enfant*|petits|chez;papa|maman .. "
     "tape|frappe|fait_mal|enferme .. elle|dit|dort;zezette|zizi .. touche*|mal .. papa|tonton|dit|papi;"
     "ceinture .. dos|fils|fille|pere|coups|marques|frapp*;"
     "traces|bleus|marques|coups & ceinture|doigts|brulure*|cigarette*|coups|oreille & "
     "neveu|niece|enfant|fils|fille|eleve|petit|petite|bebe;touche|caresse*|attouch* & "
     "fille|fils|petite|petit|enfant|niece|neveu & "
     "beaupere|pere|oncle|soir|culotte|papi|entraineur|secret;secouer|secoue|jeter|etouffer|frapper & "
     "bebe|fille|fils|petit|petite|pleurs|lui;"
     "bleus|marques|traces|brulures|griffures & partout|dos|bras|cou|jambes & "
     "eleve|enfant|fille|fils|petit|petite|neveu|niece|peur;peur & rentrer|pere|mere|maison & "
     "eleve|enfant|fille|fils|petit|petite|elle|il & bleus|chez|coups|frapp*;voix|envie|peur|pulsion & mal & "
     "fils|fille|bebe|enfant*"},
    {"elder_harm", deniable,
     "mere|pere|grandmere|voisine|mamie|papi|madame|monsieur|tante|grandpere|resident* .. "
     "frapp*|battu*|attach*|enferm*|maltrait*|tape|coups|gifl*|bleus|menac* .. "
     "ehpad|aide|fils|auxiliaire|infirmier*|foyer|lit|chaise|par;maltrait*;aide .. "
     "frapp*|tape|gifl*|maltrait*;attache* .. lit|chaise|fauteuil|radiateur;"
     "attache*|enferme*|frappe*|insulte*|gifle*|bouscule*|prive* & "
     "lit|fauteuil|chambre|tante|mere|pere|mamie|papi|oncle|resident* & "
     "aide|auxiliaire|infirmier*|fils|soignant*|menagere|employee"},
    {"homicidal", deniable,
     "vais|envie|pense|peur|veux|voudrais .. tuer .. "
     "lui|le|la|les|mon|ma|quelquun|voisin*|femme|mari|tous|enfants|patron;vais .. "
     "buter|planter|descendre|crever .. lui|le|la|les|tous|voisin*|femme|patron;faire carnage;tuer tout "
     "monde;"
     "tuer|buter|planter|egorger|descendre & voisin|patron|femme|mari|ex|quelquun & "
     "vais|envie|veux|pense|finir;voix & mal|tuer|frapper & fils|fille|bebe|enfant|femme|mari|lui"},
    {"attack", deniable,
     "train faire|entrainde faire avc|infarctus|crise "
     "cardiaque|attaque|embolie|arret|phlebite|ait|meningite;entrainde .. avc|infarctus|crise "
     "cardiaque|attaque|embolie;crois|croit|pense|dirait|peur|semble|craint|crains|ressemble|possible|"
     "peutetre|demande|soupconn* .. fais|fait|soit|un|une|etre .. avc|infarctus|crise "
     "cardiaque|embolie|meningite|phlebite|septicemie|anevrisme|appendicite;fait|fais un|une "
     "avc|infarctus|crise cardiaque|embolie|arret cardiaque;cest|est un|une avc|infarctus|crise "
     "cardiaque|embolie|meningite;arret cardiaque;heart attack;having stroke;stroke"},
    {"call_urgent", deniable,
     "appel*|faut|dois|faire le 15|samu|112|pompiers|secours .. ou|?;samu;est ce grave .. 15;urgences .. "
     "ou|attendre;15 ou attendre|pas"},
};

}  // namespace

std::span<const Sign> signs_of_mind() { return signs; }

}  // namespace permanence::language
