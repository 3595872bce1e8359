#include "language/intents.h"

namespace permanence::language {
namespace {

using enum Intent;

constexpr IntentRule rules[] = {
    {prescription_renewal, 0.9F,
     "@cando|svp|merci & renouvel*|renouv* & "
     "@drug|ordonnance|traitement|mg|keppra;renouvel*|renouv*|renouvell* "
     "ordonnance|traitement|pilule|@drug|medicament|prescription|mon|ma|mes;ordonnance|prescription .. "
     "renouvel*|renouv*|refaire|prolong*|expire*|perime*|finie|fini|termine*|fin|habituel*|mois;"
     "refaire|refaites|refait|prolong*|faire|faites|reprendre .. meme|mon|une|la|ma|l .. "
     "ordonnance|traitement|prescription .. seance*|kine|traitement;refaire ordonnance|prescription;plus "
     "de|d pilule|@drug|traitement|cachet|ordonnance;plus pilule|@drug|traitement|ventoline;"
     "traitement habituel|cours|fond|mois|fini|termine|touche;comme dhabitude .. "
     "mois|ordonnance|traitement|@drug;reste .. #num|@number|plus|que .. cachet*|comprime*|jour .. "
     "traitement|@drug;bout .. traitement|boite|ordonnance|plaquette;"
     "derniere boite|plaquette|ordonnance;@drug .. comme|pour #num|@number|trois mois;#num mg;@send .. "
     "ordonnance .. @drug|traitement|pharmacie|pilule;@drug .. pharmacie|ordonnance;ordonnance .. "
     "@drug|pilule|tension|thyroide|mois;"
     "manque .. @drug|traitement|pilule;renewal;refill;nouvelle ordonnance .. "
     "traitement|@drug|pilule|tension|mois;ordonnance pour|de mon|ma|mes traitement|pilule|@drug"},
    {prescription_renewal, 0.8F,
     "@cando|envoyer|faire|refaire|preparer|renvoyer .. "
     "ordonnance|prescription;prescrire|prescrivez;renouvel* .. ordonnance|traitement"},
    {prescription_renewal, 0.7F,
     "pouvez|pourriez|possible|merci|faut|voudrais|besoin|svp & renouvel*|renouv*"},
    {prescription_renewal, 0.55F, "renouvel*;renouv*"},

    {document_request, 0.9F,
     "@send|@want|demande* .. "
     "certificat*|attestation*|facture*|feuille*|justificatif*|compterendu|duplicata|releve*|recu|arret|"
     "devis|formulaire*|dispense*|quittance|courrier|lettre|rapport|decompte|note|bulletin|copie|bon|"
     "protocole|papier*|radio*|bilan|resultat*;"
     "certificat*|attestation*|facture*|feuille*|justificatif*|compterendu|duplicata|releve*|dispense*|"
     "courrier|lettre|rapport|bon|bilan|copie .. "
     "@want|@cando|svp|mutuelle|assurance|employeur|ecole|caf|mdph|cpam|avocat*|impots|sport|club|@send|"
     "urgent|manque|recu|jamais;"
     "feuille* soin*;certificat* "
     "medic*|sport*|scolaire*|aptitude|non|absence|contre|travail|licence|danse|judo|marathon;certificat* "
     "pour;arret travail|maladie;prolong* arret;arret .. prolong*;bon transport;facture* "
     "seance*|acquit*|mutuelle|osteo|kine|consultation|du|de;"
     "dispense* sport|piscine|eps|gym|cours;attestation* .. "
     "presence|seance*|paiement|suivi|soin*;rempli*|sign*|complet* .. "
     "document*|papier*|formulaire*|dossier|mdph|questionnaire|feuille|certificat;document*|papier*|"
     "formulaire* .. rempli*|sign*|complet*|joint;"
     "lettre|courrier .. "
     "specialiste|medecin|cardiologue|adress*|chirurgien|rhumato*|orl|orthopediste|liaison;mot .. "
     "ecole|employeur|patron|prof|absence;certif* .. sport|salle|course;invoice;certificate;sick note"},
    {document_request, 0.62F,
     "certificat*;attestation*;facture*;justificatif*;compterendu;duplicata;arret maladie;quittance"},

    {referral_request, 0.9F,
     "connai* .. @specialist|quelquun|bon*|confrere;conseill*|recommand*|orient*|indiqu*|suggere*|aiguill* "
     ".. @specialist|quelquun|confrere|nom|coordonnees|vers|bon*;@cando .. adresser|orienter|envoyer|diriger "
     ".. vers|chez|a .. @specialist|quelquun|confrere|qui;"
     "nom*|coordonnees|contact*|numero|adresse*|carte .. @specialist;@specialist .. "
     "conseill*|recommand*|connai*|nom|coordonnees|adresser;qui|quel|quelle .. "
     "consulter|specialiste|aller|voir|adresser|tourner;bon|bonne @specialist;vers qui|quel;"
     "voir .. @specialist .. ou .. @specialist;faut|dois|vaut|devrais .. voir|consulter|aller|prendre .. "
     "@specialist;un nom;second|deuxieme avis;chez qui;trouve* .. @specialist;cherche .. @specialist;refer "
     "me|referral;recommend"},

    {payment_question, 0.88F,
     "encaiss*;debite|debites|debitee|debiter;prelev*;trop percu|paye|verse;deja "
     "paye|regle|payee|reglee|verse;ai|avons|a bien paye|regle|verse|payee|reglee;virement .. "
     "fait|effectue|recu|envoye|parti|bien|passe|rib|iban;fait|effectue|envoye|recu .. "
     "virement|cheque|paiement|reglement;"
     "relance* .. facture|paiement|impay*|recu|mail|courrier|euro|pour;facture* .. "
     "impay*|erreur|double|deux|payee|reglee|fausse|montant|recu|comprend*|trop|relance|euro|deja|pas;deux|2 "
     "fois .. compt*|factur*|pay*|debit*|preleve*|seance|meme;compte|facture|paye|debite|preleve .. deux|2 "
     "fois;"
     "combien .. vous dois|dois|doit|devons|reste .. payer|regler|devoir|seance;reste .. "
     "payer|regler|du|devoir|charge .. combien;dois .. argent|combien|euro|encore;dois payer|regler .. "
     "combien|facture|quand|comment|oubli*;echeanc*;etaler;paiement .. "
     "recu|passe|plusieurs|refuse|bloque|attente|effectue;"
     "payer .. facture|seance|derniere|oubli*|mois;regler .. "
     "facture|derniere|seance|dette|oubli*|somme|retard;oublie .. payer|regler|cheque;pas|jamais .. "
     "encaiss*|rembourse|debite;remboursez|rembourser|rembourse moi|me|trop|erreur|seance|mon|pas|encore;"
     "part mutuelle .. recu|paye|regle|reclam*;impay*;montant .. "
     "facture|erreur|correspond|euro|trop|note;note|facture .. euro;rib;iban;difference .. "
     "prix|facture|euro|montant;avoir|erreur .. facture|facturation;cheque .. "
     "perdu|recu|encaisse|envoye|poste|depose|signe|oublie"},
    {payment_question, 0.88F,
     "teletransmis*;teletransmission;pas|jamais & rembourse* & seance*|consultation|recu|encore;debite* & "
     "fois|deux|erreur|euro"},
    {payment_question, 0.9F, "facture|note|honoraires & rembourse*|payee|regle*|impaye*|double|erreur"},
    {payment_question, 0.55F, "paiement;facturation;somme;payer;cheque du;je vous dois"},

    {treatment_stop, 0.85F,
     "arret*|stop*|cesse|cesser|cessez .. "
     "kine|seance*|soin*|suivi|reeducation|reeduc|osteo|therapie|prise|rdv|tout|la;mettre .. fin|terme .. "
     "suivi|seance*|kine|soin*|reeducation|traitement|prise|rdv|nos|aux|a;veux|souhaite*|prefere*|voudrais|"
     "decide*|compte|vais .. arreter|stopper|interrompre|cesser|abandonner;"
     "pas|plus continuer|poursuivre|venir|faire .. "
     "seance*|kine|suivi|chez|soins|reeducation;continue*|poursui*|reprendr* pas|plus .. "
     "seance*|kine|suivi|reeducation|soin*|avec|traitement|la;plus venir|continuer|poursuivre .. "
     "seance*|kine|suivi|chez;viendrai|viens|vient plus .. kine|seance*|chez|du|aux;rester la;en reste "
     "la;abandonne*;interromp* .. seance*|kine|suivi|reeducation|traitement;"
     "annul* .. tout|toutes|tous|reste|suivant*|restant* .. "
     "seance*|rdv|suit|suivant*|reste*|prochain*;toutes|tous|reste .. seance* .. annul*;ne souhaite plus|pas "
     ".. continuer|poursuivre|venir|suivi|seance*;derniere* seance* .. ferai|viendrai|pas|inutile;change* .. "
     "kine|osteo|medecin|docteur|cabinet|praticien;"
     "trouve .. autre kine|osteo|medecin|cabinet|kine|praticien"},
    {treatment_stop, 0.85F,
     "arrete|arreter|arretons|stopper|stoppe & seance*|kine|suivi|soins|la & "
     "prefere*|veux|souhaite*|decide*|voudrais|on;decide* .. pas|plus .. poursuivre|continuer|venir"},
    {treatment_stop, 0.55F,
     "jarrete;je|on|nous|veut|il|elle arrete|arretons|arreter|stoppe|stop;ai arrete|fini kine;plus envie .. "
     "seance*|venir|kine|continuer"},

    {contact_update, 0.9F,
     "nouvelle|nouveau|nouvel|nouvelles "
     "adresse*|telephone|numero*|mail|portable|mutuelle|medecin|email|fixe|coordonnees|mobile|courriel|nom|"
     "docteur|carte;chang* .. "
     "adresse*|numero|telephone|mail|mutuelle|email|portable|coordonnees|nom|rib|operateur|medecin_traitant|"
     "courriel|complementaire|assurance;"
     "adresse|numero|telephone|mail|mutuelle|email|portable|coordonnees|medecin_traitant .. "
     "change*|devient|sera|desormais|dorenavant|maintenant|nouveau|nouvelle|jour|modif*|pirate*|plus_valable|"
     "plus_bon|mort;mettre|mettez|mets|modif*|notez|noter|note|rectif*|corrig*|enregistr*|actualis* .. "
     "jour|coordonnees|adresse|numero|mail|mutuelle|telephone|dossier|fiche|fixe|nom;"
     "desormais|dorenavant|maintenant .. "
     "adresse|numero|mail|habite*|telephone|joindre|joignable|mutuelle|ecrire;utilis*|ecri*|joindre|appel*|"
     "contact* .. adresse|numero|mail|portable|desormais .. "
     "ci|celui|nouveau|nouvelle|plutot|maintenant|dorenavant;demenag* .. "
     "suis|nouvelle|adresse|avons|ai|rue|habite|depuis;"
     "ai|avons|a|viens|vient|venons demenage*;medecin traitant .. "
     "parti|retraite|desormais|maintenant|change|est|sera;remplac* .. "
     "adresse|numero|mail|telephone|ancien*|fixe;ancien* .. adresse|numero|mail|telephone|mutuelle;voici .. "
     "numero|adresse|mail|coordonnees|carte mutuelle;new address|phone|number|email"},
    {contact_update, 0.55F,
     "demenag*;changement .. adresse|situation|nom|mutuelle;change|nouveau & "
     "telephone|numero|adresse|mail|mutuelle|portable;mon numero;mon mail|email;nom .. jeune|mariee|epouse"},

    {privacy_optout, 0.93F,
     "desabonn*;desinscri*;plus .. "
     "recevoir|envoyer|envoyez|envoie|ecrire|ecrivez|contacter|contactez|solliciter|etre .. "
     "sms|mail*|message*|rappel*|newsletter|pub*|texto*|notification*|email*|rien|contacte*|sollicite*|"
     "demarche*;recevoir plus|aucun .. sms|mail*|message*|rappel*|texto*|pub*;"
     "arret* .. envoyer|message*|sms|harcel*|mail*|rappel*|ecrire|texto*|spam*|contacter;cesser|cessez|cesse "
     ".. envoyer|message*|sms|mail*|ecrire|contacter;stop .. "
     "sms|mail*|message*|rappel*|texto*|pub*|newsletter|spam*|envoi*|contact;retir*|enlev*|supprim*|raye* .. "
     "liste*|mailing|fichier|diffusion|numero|contacts|repertoire|envoi*;"
     "numero|adresse|mail .. retir*|enlev*|supprim*|raye* .. liste*|fichier|base;unsubscribe;stop "
     "texting;pas|plus etre rappele|relance|contacte|sollicite;opposition .. prospection|sms|message*"},

    {privacy_request, 0.92F,
     "rgpd;cnil;dpo;article 15|17|20|16;droit "
     "acces|oubli|effacement|rectification|suppression|opposition|portabilite;protection donnees;donnees "
     "perso*|personnelles|sante|medicales|me|mon|mes .. efface*|supprim*|copie|conserv*|garde*|communiqu*;"
     "supprim*|effac*|detrui* .. "
     "donnees|dossier|compte|fiche|infos|historique|informations;copie|communication|integral*|acces|"
     "consulter|recuperer|transmission|transmettre .. dossier|donnees|fichier;dossier "
     "medical|complet|kine|patient .. complet|copie|veux|recuperer|transf*|envoy*|communiqu*|integral*;"
     "que|quelles|quoi|ce donnees|info .. avez|gardez|conservez|stockez|detenez|sur_moi;combien temps .. "
     "gardez|conservez .. dossier*|donnees|bilan*|info;partag* .. donnees;delete my data"},

    {complaint, 0.85F,
     "fois que vous annulez|annulez|reportez|decalez|changez|oubliez;assez & fois|toujours|encore;en ai|jen "
     "ai assez|marre;jamais & "
     "repond*|rappele*|decroche*;inadmissible*;scandal*;honteux;honteuse;inacceptable*;lamentable*;"
     "deplorable*;mecontent*;tres|suis|sommes|bien|vraiment "
     "decu*|decue*|fache*|furieu*|choque*|enerve*|outre*;pas|peu "
     "content*|satisfait*|serieu*|professionnel*|correct*|normal .. "
     "attend*|traiter|traite|facon|procede*;plainte .. depos*|porter|contre|ordre|faire;reclamation;"
     "manque .. respect|professionnalisme|serieux;moqu* .. monde|moi|nous|patient*|gens|vous;foutage;ras "
     "bol;marre .. attendre|vous|cabinet|secretaire|rdv|rdvs|retard*;mal|pas recu|accueilli*|accueil* .. "
     "secretaire|cabinet|par;avis .. negatif|google|laisser|internet|etoile*;conseil .. ordre;ordre des "
     "medecin*|kine;"
     "attendu|attendre|attente|poireaut* .. heure*|#num minute|#hour|rien|porte|dehors;heure|#num minute .. "
     "attente|attendu|attendre|salle|poireaut*|retard .. vous|avez|toujours;jamais .. "
     "rappele*|repondu|repondez|prevenu*|reponse;pose lapin;porte close;personne .. prevenu*;personne & "
     "repond|decroche & jamais|jours|fois;troisieme|deuxieme|3eme|2eme|quatrieme|enieme fois .. "
     "que|annul*|vous|report*|appel*|mail*|relance;"
     "desagreable*;impoli*;malpoli*;aimable*  pas|comme;mauvaise .. experience|accueil|organisation;pas .. "
     "tenable|possible .. continuer|comme ca;vous .. bacle*|expedie*|oublie*|ignore*|plant*;bacle*;expedie* "
     "en;seance .. dix|10|5|cinq|quinze|15 minute .. lieu|pas|chrono;honte;abus*;arnaque*;voleur*;complaint"},

    {unrelated, 0.93F,
     "reponse automatique;message automatique;absent* .. "
     "bureau|cabinet|jusque|jusquau|jusqua|conges|retour|mail|messagerie|du;absence .. "
     "bureau|messagerie;automatic reply;out of office;undelivered;delivery status|failure|has;mailer "
     "daemon;mail system;could not be delivered;non remis;non distribu*;echec remise|envoi|distribution;mail "
     "delivery;commandez;profitez .. nos|notre|boutique|soldes|reduction*;"
     "newsletter;se|pour desabonner|desinscrire .. cliqu*|lien|ici|mail;voir .. navigateur|ligne .. "
     "email|mail|message|version;webinaire;webinar;cliqu* .. ici|lien|profit*|gagn*|bouton|decouvr*;profitez "
     ".. offre|remise|promo*|tarif|essai;offre* .. "
     "exceptionnelle*|speciale*|limitee*|partenaire|commercial*|decouverte;promo*;jeu concours;gagn* .. "
     "iphone|cadeau|euro|bon|lot;"
     "colis .. livr*|attente|frais|point|relais|retour|suivi|bloque;frais .. "
     "douane|livraison|port;chronopost|mondial|ups|dhl|fedex .. colis|livr*|relay;compte .. "
     "suspendu|bloque|ameli|banc*|cpf|netflix|paypal .. cliqu*|verif*|mettre|lien;amende .. "
     "impaye*|regl*|payer|majore*;vinted;leboncoin;referencement;seo;site web|internet .. "
     "creation|agence|devis|visibilite|offre|gratuit;"
     "logiciel .. solution|demo*|essai|offre|gestion|medical|cabinet .. decouvr*|gratuit*|propos*;solution* "
     ".. innovante*|cle|logiciel|gestion;demo* gratuit*|demonstration;prospect*;partenariat .. "
     "propos*|commercial;fournisseur*;catalogue;devis gratuit;materiel medical .. "
     "offre|remise|promo*|catalogue|propos*;panneaux solaire*|photovolt*;cpf .. "
     "formation|compte|droits;formation .. dpc|propos*|inscri*|continue|places;"
     "bitcoin|crypto* .. invest*|gagn*|offre;confrere*|prescripteur* .. "
     "circulaire|adresse|tous|information|secteur;message .. adresse|destine .. "
     "tous|prescripteur*|autre|ensemble"},
    {unrelated, 0.75F,
     "maman|papa|mamie|cherie|cheri tu;tu viens|passes|peux & "
     "chercher|ecole|gare|maison|courses|pain|manger;on mange quoi;cherie|cheri|bebe|mon_coeur|mamour|doudou "
     ".. "
     "pates|courses|pain|rentre|soir|bisou*|aime|diner|manger|arrive|maison;lance "
     "pates;mets|met|prends|achete|ramene .. "
     "four|pain|pates|courses|lait|biere*|pizza*|poulet;bisou*;meuf;frero;bro;poto;mec .. "
     "soir|foot|capte|biere|match;apero;on se capte;netflix;tu rentres|viens|fais|fous .. "
     "quand|manger|diner|soir|quoi|maison;"
     "pates|poubelle*|poulet|gateau .. four|sors|sorti|mange;trompe* .. "
     "numero|destinataire|adresse|personne;mauvais numero|destinataire|personne;erreur .. "
     "numero|destinataire|envoi|personne;faux numero;wrong number|person"},

    {courtesy, 0.7F,
     "merci*;bonne|bon|belle "
     "journee|soiree|weekend|jour|vacances|continuation|fete*|annee|courage|ete|route|fin|noel|dimanche|"
     "semaine|nuit;joyeu* fete*|noel;meilleurs voeux;bravo;a bientot;bien recu;cest gentil;je vous en "
     "prie;remerci*;grand|mille merci*;bonnes fetes|pensees|vacances;de rien;pas besoin repondre;"
     "salut*|bonjour|hello|coucou|bonsoir .. "
     "equipe|tous|docteur|madame|monsieur;amities;felicitations;heureux .. nouvelle|savoir|anniversaire;bon "
     "anniversaire;bien arrive*;carte postale;thank*;have a nice;vous embrasse;au revoir;bonnes pensees;avec "
     "plaisir"},
    {courtesy, 0.5F,
     "bonjour;bonsoir;salut;coucou;hello;ok;daccord;parfait;super;top;genial;nickel;note;compris;entendu;"
     "recu;cordialement;desole;pardon"},
};

constexpr CueRule cues[] = {
    {Cue::cannot_come,
     "peux|pourrai|pourrais|pouvons|pourra|peut|pourrons|puis|pourront|peuvent|pouvoir|pourai|pourra "
     "pas|plus|malheureusement .. "
     "venir|etre|honorer|assister|assurer|presenter|deplacer|rendre|aller|passer|faire|voir|dispo|liberer|"
     "tenir|y|recevoir;"
     "pas pouvoir|moyen|possible|possibilite .. "
     "venir|etre|honorer|assister|presenter|deplacer|aller|passer|rdv|@day|@meeting;peux|pourrai|pouvons|"
     "peut|pourra|puis|pourrai pas|plus .. @day|@daytime|#hour|rdv|date;@day .. "
     "peux|pourrai|pouvons|peut|pourra|puis|pourrons pas|plus;"
     "peux|pourrai|pouvons|pourra|peut|pourrons|pourrais plus|pas|finalement;impossible .. "
     "venir|etre|rdv|honorer|present|@day|aller|passer|deplacer|moi|#hour;serai|serons|sera|seront|suis|est|"
     "sommes|sont pas|plus|jamais la|present*|dispo|chez|libre*|pour|france|presents|region|en;"
     "indispo*;indisponib*;empech*;empeche*;contretemps;contre temps;imprevu*;tomb* eau;tombe .. "
     "pendant|mal|meme_temps|en|sur|jour|plein;arrange pas|plus;convient pas|plus;va pas|plus .. "
     "rdv|@day|#hour|etre|pouvoir;chevauch*;va pas .. faire|pouvoir|possible;ca le fait pas;"
     "suis|sera|est|serai .. convoque*|hospitalise*|deplacement|reunion|absent*|malade*|cloue*|coince* .. "
     "@day|pas|rdv|lit;plus dispo|possible|libre;pas dispo|libre;rater|raterai|louper|manquer|manquerai .. "
     "rdv|seance;can not|cannot|can come|make it|attend"},
    {Cue::move,
     "decaler;decale;decalez;decalons;decalle;decaliez;decaleriez;decales;repouss*;reprogram*;replanif*;"
     "reporter;avancer;deplacer .. rdv|seance|@day;intervertir;permuter;basculer;remettre .. "
     "a|plus|autre;changer .. rdv|jour|heure|date|creneau|seance;soit .. soit|ou;tot;autre* "
     "date*|jour*|creneau*|horaire*|rdv|moment|heure|soir*|matin*|possibilite*|semaine|dispo|chose|seance"},
    {Cue::other_time,
     "un|une|d|d'|quel|autre autre* "
     "date*|jour*|creneau*|horaire*|rdv|moment|heure|soir*|matin*|possibilite*|semaine|dispo|chose|seance|"
     "apresmidi|@day|@month;autre* "
     "date*|jour*|creneau*|horaire*|rdv|moment|heure|soir*|matin*|possibilite*|semaine|dispo|seance|"
     "apresmidi;autre chose .. semaine|possible|dispo|@day|suivante|propos*|date;plus tot|tard;"
     "a place;plutot;ailleurs .. semaine;sinon .. @day|semaine|jour|autre;semaine "
     "prochaine|suivante|apres|autre;la suivante;le lendemain;lendemain;jour suivant;date en @month;possible "
     "@day;a rigueur|defaut;@day|semaine suivant*|prochain* .. "
     "possible|dispo|matin|soir|entre|apres|avant|n|toute|heure;apres @month;fin|debut|courant "
     "mois|semaine|@month;"
     "tot|tard possible;nimporte|importe quand|quel|quelle|heure;quand vous|ca vous;trouver .. "
     "chose|date|creneau|moment|solution;prochaine* dispo|date*|creneau*"},
    {Cue::asks_slot,
     "avez|auriez|avoir .. truc|chose .. "
     "@day|avant|apres|#hour|semaine;auriez|avez|aurait|aurais|reste|resterait|y .. "
     "creneau*|place*|dispo|trou|rdv|possibilite*|moment;quand .. "
     "possible|dispo|pouvez|pourriez|voir|venir|revenir;quel* jour*|date*|creneau*|moment*|heure .. "
     "pouvez|pourriez|possible|dispo|proposez|vous;proposez|proposer|propose|donner|donnez|redonner|redonnez|"
     "trouver|refixer|fixer|reprendre|revoir .. rdv|date*|creneau*|autre*|moi|chose|horaire*;"
     "possible .. "
     "@day|autre*|semaine|#hour|matin|soir|venir|entre|avant|apres|plus;pouvez|pourriez|peut|pourrait|"
     "possible|peuvent .. recevoir|voir|venir|prendre|passer|caser|mettre .. "
     "@day|semaine|autre*|matin|soir|#hour|plutot|plus|le|un;est possible;cest possible;me|nous recevoir .. "
     "autre*|@day|semaine|plus|jour|possible"},
    {Cue::available,
     "suis|sommes|est|serai|serais|serons|sera libre*|dispo|open|la|repos|conge*|vacances|teletravail;libre* "
     ".. @day|comme|matin|soir|apres|avant|toute|entre|a;dispo .. "
     "@day|#num|#hour|matin|soir|apres|avant|toute|entre|jusque|semaine|tout|des|uniquement|seulement|le;"
     "nimporte|importe .. quand|quel|quelle|heure|jour;quand vous "
     "voulez|pouvez|voudrez;peux|pourrais|pourrai .. "
     "@day|#hour|matin|soir|apres|entre|toute|partir|que|avant;"
     "@day .. nickel|parfait|top|ideal|ok|possible|mieux|arrange*|convient|bien|impec*|peu;sauf "
     "@day|#num|entre|le|mercredi*;hormis;uniquement;jamais avant|apres;pas avant|apres;entre #hour|#num .. "
     "et|a;apres|avant|partir|des #hour|#num;jusque|jusqua #hour|#num;matin|soir|apresmidi|midi .. "
     "preference|plutot|svp|uniquement|seulement|si|que;arrange* .. "
     "moins|mieux|plus|@day|bien|matin|soir;prefere* .. matin|soir|@day|apresmidi|fin|debut|tot|tard;de "
     "preference;plutot .. matin|soir|@day|apresmidi|fin|debut|tot|tard;au plus|tard|tot "
     "tard|tot;semaine|@day prochain*;finis|debauche|sors|rentre|termine|travaille|embauche|bosse .. "
     "#hour|#num|travail|boulot|jusque|vers;fin|debut .. matin*|journee|apresmidi|semaine|mois"},
    {Cue::says_confirm, "confirm*;serai|sera|serons present*|rdv;note rdv"},
    {Cue::affirms,
     "oui;ok;daccord;parfait;nickel;entendu;ca marche|roule|va|convient|joue;impec*;cest "
     "bon|note|ok|parfait;volontiers;banco;go;top;super;vendu;adjuge;recu;present;presente;confirme*;1"},
    {Cue::denies, "non;nan;2"},
    {Cue::keeps,
     "maintiens|maintien|maintenir|maintenu*|garde|conserve|conserver|garder .. "
     "rdv|seance|creneau|tout|place;annule|annulez|annuler|annulons|anule|anulez|anuler pas;pas|ne .. "
     "annul*|anul*;toujours .. ok|bon|partant*|prevu;surtout pas .. "
     "annul*|deplac*|bouger|toucher|supprim*;change* rien;touchez rien|pas"},
    {Cue::will_call_back,
     "rappelle|rappellerai|rapelle|recontacte|recontacterai|reprendrai|reprends|rappelons|rappeler|reviens|"
     "reviendrai .. vous|plus|contact|rdv|vers|pour|tard|moi|quand|ulterieurement;reprendrai|reprendrons "
     "rdv|contact;ferai signe;reprogrammerai"},
    {Cue::gives_reason,
     "pour|cest|a|de|du|au|aux|mon|ma|mes|son|sa .. "
     "dos|epaule*|genou*|cheville*|nuque|cou|hanche*|sciatique*|lombaire*|cervicale*|poignet|coude*|bassin|"
     "tendon*|torticolis|lumbago|entorse*|migraine*|capsulite|pubalgie|vertige*|reflux|coliques|machoire|"
     "tendinite|arthrose|hernie|operation|prothese|ligament*|lca|perinee|accouchement|scoliose|fracture|"
     "chute|accident|grossesse;"
     "suite .. operation|accident|chute|entorse|accouchement|fracture|chirurgie;mal .. dos|@body;@pain .. "
     "@body;@body .. @pain;bloque*|coince*|tordu*|fait_mal|froisse* .. dos|nuque|cou|@body|en;tour de "
     "rein*;je ai|il|elle a mal;toujours mal;@pain|suivi|bilan|vaccin*|controle .. depuis|pour|annuel"},
    {Cue::excuse,
     "reunion*;travail*;boulot;patron*;chef*;formation;train;avion;vol;voyage;vacances;conge*;ecole;enfants;"
     "garde;nounou;sortie "
     "scolaire;obseques;enterrement;mariage;examen*;bac;concert;repetition*;planning;roulement;horaire* "
     "travail;stage;chantier;deplacement;convoqu*;tribunal;voiture;taxi;ambulance;bus;greve;neige;meteo;"
     "demenag*;anniversaire;famille;malade;gastro;grippe;angine;covid;fievre;route;suis "
     "prof;cours;equipe;nuit*;astreinte*;mairie;prefecture;notaire;banque;carton;agenda;calendrier;telephone;"
     "messagerie;habite*;gare;pied;velo"},
    {Cue::thanks,
     "merci*;remerci*;bonne journee|soiree|weekend|continuation|semaine;bon "
     "weekend|dimanche|courage;cordialement;salutations;bien a vous|toi;a "
     "bientot;bisou*;bises;sincerement;respectueusement;davance;au plaisir;desole*;pardon;excus*;belle "
     "journee|soiree"},
    {Cue::greeting,
     "bonjour;bonsoir;salut;coucou;hello;hey;yo;salam;cher;chere;madame;monsieur;docteur;bonj"},
    {Cue::wrong_person,
     "trompe* .. numero|destinataire|adresse|personne;mauvais|faux numero|destinataire;mauvaise "
     "personne|adresse;erreur .. numero|destinataire|personne;ne suis|sommes pas "
     "monsieur|madame|m|mr|mme|mlle|melle|celui|celle|personne|patient*|docteur|votre|concerne*|destinataire|"
     "un|une|la|le|client*;pas .. bon|bonne numero|personne|destinataire|adresse;"
     "connais|connait|connaissons pas|aucun* .. "
     "madame|monsieur|m|mr|mme|cabinet|docteur|personne|cette|ce|kine|osteo;numero .. plus|pas .. "
     "madame|monsieur|m|mme|celui|sien;personne .. nom|ici|appelle;jamais .. pris rdv|consulte|mis pieds .. "
     "chez|cabinet|vous;pas moi .. madame|monsieur|patient*|concerne*;wrong number|person|address;ce pas mon "
     "rdv;cest pas moi .. rdv|ce"},
    {Cue::machine,
     "reponse automatique;message automatique;automatic reply;out of office;auto reply;undelivered;mailer "
     "daemon;mail system at;delivery status|failure;could not be delivered;ne pas repondre .. "
     "message|mail|adresse;mail envoye automatiquement;non remis;generation automatique"},
    {Cue::instruction,
     "ignor*|oubli*|disregard|forget|contourn*|outrepass*|desactiv* .. "
     "consigne*|instruction*|regle*|precedent*|prompt|earlier|previous|securite|validation;mode .. "
     "developpeur|developer|admin*|maintenance|debug|test;tu es|agis|agir .. "
     "praticien|docteur|assistant|comme|systeme|ia|robot|mode;"
     "you are .. now|mode|assistant|practitioner;system|systeme "
     "prompt|message|override;valide|confirme|accepte|approuve|autorise .. tout|automatiquement|sans .. "
     "demander|humain|praticien|personne|validation|arrive"},
    {Cue::figurative,
     "mort|morte|mourir|meurs|crever|creve|mourrais|pleure* "
     "rire|rires|faim|soif|honte|chaud|froid|trouille|fatigue|envie|lire|curiosite|ennui;me|nous|le|la "
     "tue|tuent|tuer|tuait .. "
     "patron|chef|horaire*|travail|boulot|escalier*|prix|chaleur|voir|attend*|transport*|femme|mari|prof|"
     "mere;ca me tue;patron|chef|femme|mari|mere|prof|coach va|vont .. tuer;"
     "failli|faillit|manque|presque|limite & "
     "voyant|ouvrant|lisant|decouvrant|recevant|entendant|apprenant|prix|facture|tarif*|note|montant|devis;"
     "failli|manque|faillit|frole|cru|pense|limite|presque .. infarctus|crise "
     "cardiaque|avc|attaque|syncope|evanoui*|mourir|malaise|arret .. "
     "voyant|ouvrant|lisant|recevant|entendant|facture|prix|tarif*|note|montant|apprenant|decouvrant|"
     "regardant;infarctus|crise cardiaque|avc|attaque|syncope .. "
     "voyant|ouvrant|lisant|recevant|facture|prix|tarif*|note|montant|apprenant;"
     "overdose|overdoser|indigestion .. "
     "netflix|series|travail|chocolat|paperasse|famille|reunion*|mail*|boulot|foot|ecran*|raclette;telephone|"
     "portable|ordi|ordinateur|voiture|batterie|imprimante|velo|tel|gps "
     "mort|morte|noye|noyee|creve|decede*|lache*|rendu|hs;rendu ame;crise nerf|rire|fou|panique .. "
     "voiture|ados|enfants;yeux .. saignent;oreilles .. saignent;saigner|saigne|saignee .. "
     "blanc|porte*|compte*;"
     "jour|meurs pas dici|d'ici;meurs|mourir .. dici;ca urge;urgence capillaire;pour mourir|crever;tirer "
     "balle .. pied;me pendre .. administratif|impots|telephone;coup vieux|massue|barre|coeur|foudre;feu au "
     "lac;pas mort d homme;suicide .. commercial|politique|financier;bombe .. retardement;suffoque .. "
     "prix|chaleur|tarif*;coeur .. gros|brise;vie ou mort;a mort"},
    {Cue::mask,
     "que vous annulez|annuliez|reportez|decalez;fois .. "
     "annulez|annule|reporte|reportez;si|quand|lorsque|cas .. annul*|report*|decal*|deplac*;cas "
     "annulation;vous|il|elle|cabinet|secretaire|docteur|medecin|doctolib avez|a|avait|aviez|ont .. "
     "annul*|report*|decal*|deplac*;annul*|report*|decal* .. par .. "
     "vous|cabinet|secretariat|docteur;politique|condition*|frais|regle* annul*;factur* .. "
     "annul*|rdv;rdv|seance annul* .. factur*|payant*|du|paye*|veille;"
     "avais|avait|avions|ai deja annul*|report*|prevenu .. factur*|compt*|pourtant|mais|debit*;pourquoi .. "
     "annul*|report*;annulation .. facturee|compt*|gratuit*|payante;etes|est|sont deplace*;me|se|vous|te "
     "deplacer .. domicile|chez|jusque|maison;deplacements;deplacement;horaire* "
     "bureau|travail|boulot;reponse|repondez|repondre|tapez .. annuler|confirmer"},
};

constexpr WholeMessage whole[] = {
    {"stop", privacy_optout},
    {"stop sms", privacy_optout},
    {"stop svp", privacy_optout},
    {"stop merci", privacy_optout},
    {"aret", privacy_optout},
    {"anuler", appointment_cancel},
    {"anule", appointment_cancel},
    {"anulez", appointment_cancel},
    {"anulation", appointment_cancel},
    {"cancel", appointment_cancel},
    {"confirmer", appointment_confirm},
    {"confirme", appointment_confirm},
    {"1", appointment_confirm},
    {"oui", appointment_confirm},
    {"ok", appointment_confirm},
    {"oui merci", appointment_confirm},
    {"ok merci", appointment_confirm},
    {"daccord", appointment_confirm},
    {"present", appointment_confirm},
    {"presente", appointment_confirm},
    {"non", appointment_cancel},
    {"deplacer", appointment_reschedule},
    {"reporter", appointment_reschedule},
};

}  // namespace

std::span<const WholeMessage> whole_messages() { return whole; }
std::span<const IntentRule> office_rules() { return rules; }
std::span<const CueRule> cue_rules() { return cues; }

}  // namespace permanence::language
