#include "language/phrases.h"

namespace permanence::language {
namespace {

constexpr WordClass classes[] = {
    {"family",
     "mari femme epouse epoux conjoint conjointe compagnon compagne copain copine ami amie fils fille bebe "
     "enfant enfants petit petite "
     "nourrisson gamin gamine garcon loulou pere mere papa maman mamie papi papy mami grandmere grandpere "
     "frere soeur tante "
     "oncle cousin cousine neveu niece voisin voisine beaupere bellemere jumeau jumelle jumeaux fiston ado "
     "collegue patient patiente monsieur madame mr mme m locataire resident residente"},
    {"he", "il elle on"},
    {"body",
     "dos tete crane nuque cou epaule* bras coude* poignet* main* doigt* pouce index hanche* genou* "
     "cheville* pied* jambe* mollet* cuisse* "
     "ventre bassin lombaire* cervicale* dorsale* vertebre* colonne cote* thorax poitrine sternum gorge "
     "oreille* nez oeil yeux bouche dent* "
     "machoire* langue levre* visage face joue* front talon* orteil* tendon* tibia rotule menisque* muscle* "
     "adducteur* fesse* sacrum coccyx "
     "aine pubis perinee clavicule* omoplate* trapeze* coeur poumon* foie estomac intestin* rein* vessie "
     "vulve vagin sein* testicule* "
     "couille* bourse* peau cicatrice* plaie* articulation* sciatique* quadriceps ischio* plante dedos"},
    {"limb",
     "bras jambe* main* pied* mollet* cuisse* doigt* orteil* membre* avantbras genou* coude* poignet* "
     "cheville*"},
    {"pain",
     "mal douleur* douloureu* souffr* lance* brule* brulure* tire* pique* elance* crampe* fourmi* "
     "fourmillement* engourdi* raide* raideur* "
     "bloqu* coince* coinc* contracture* torticolis lumbago sciatique* sciatalgie* tendinite* entorse* "
     "foulure* gonfl* oedeme* "
     "hematome* inflam* nevralgie* migraine* vertige* nause* vomi* fievre* fiev* tousse* toussait toux "
     "rhume* angine* grippe* gastro* diarrhe* "
     "constip* boutons bouton eczema rougeur* demangeaison* gratt* saign* fatigue* epuise* insomnie* "
     "palpitation* essouffl* malaise* "
     "courbature* crise* allergie* otite* cystite* bronchite* varicelle* poux mycose* abces* infection* "
     "ampoule* capsulite* pubalgie* "
     "epine* arthrose* hernie* fracture* acouphene* aphte* conjonctivite* coliques* reflux* hemorroide* "
     "regles lumbalgie* cervicalgie* "
     "tremble* tremblement* bourdonne* oppress* palpit* enflure* enfle* symptome* covid deprim* angoiss* "
     "anxie*"},
    {"drug",
     "medicament* cachet* comprime* pilule* doliprane* paracetamol* ibuprofene* advil* nurofen* "
     "antibiotique* amoxicilline* augmentin* "
     "cortisone* cortico* ventoline* bouffee* sirop* goutte* gelule* patch* anticoagulant* eliquis xarelto "
     "previscan coumadine kardegic "
     "aspirine* levothyrox* metformine* insuline* tramadol* codeine* morphine* lamaline* antiinflammatoire* "
     "antidouleur* antidepresseur* somnifere* xanax* lexomil* seroplex* vaccin* dose* traitement* pommade* "
     "creme* voltarene* "
     "tahor atorvastatine* bisoprolol* ramipril* omeprazole* inexium* spasfon* smecta* imodium* piqure* "
     "injection* infiltration* "
     "antihistaminique* cetirizine* aerius* magnesium vitamine* fer prednisone* solupred* lithium* statine* "
     "betabloquant* anxiolytique* "
     "antalgique* tisane* homeopathie* huile* complement* sterilet* implant* contracepti* moncontracepti* "
     "norlevo*"},
    {"care",
     "attelle* bande* bandage* strap* tape* taping* glace* glacage* froid* chaud* chaleur* bouillotte* "
     "massage* masser etire* etirement* "
     "exercice* renfo* renforcement* gainage* squat* fente* pansement* platre* bequille* canne* semelle* "
     "ceinture* corset* minerve* "
     "genouillere* chevillere* collier* tens electro* ventouse* mouvement* manipulation* posture* oreiller* "
     "matelas* rouleau* "
     "agrafe* bas compression contention elastique*"},
    {"activity",
     "courir course* footing* jogging* marcher marche abdos abdominaux pompes gainage velo natation nager "
     "piscine* crawl sport* muscu* musculation* conduire conduite "
     "porter reprendre reprise* entrainement* match* foot football rugby tennis yoga pilates danse* danser "
     "ski skier randonnee* rando "
     "marathon* travail* bosser avion* voyage* douche* bain* baigner dormir sauter bouger plier forcer "
     "jardin* bricol* porter menage equitation "
     "gym judo basket hand volley escalade ramer aquagym trampoline rapport* sexuel* boire alcool manger "
     "jeuner"},
    {"result",
     "resultat* analyse* bilan* prisedesang irm scanner* radio* radios echo* echographie* biopsie* frottis "
     "electrocardiogramme* ecg "
     "cholesterol* glycemie* tension* ferritine* creatinine* inr tsh crp plaquette* globule* taux "
     "mammographie* doppler"},
    {"day",
     "lundi* mardi* mercredi* jeudi* vendredi* samedi* dimanche* demain aujourdhui apresdemain weekend"},
    {"daytime", "matin* matinee midi soir soiree apresmidi aprem aprm journee nuit"},
    {"month", "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"},
    {"meeting",
     "rdv seance* consultation* consult creneau* passage* visite* place* entrevue* rencontre* horaire* "
     "controle* venue"},
    {"cando",
     "peux pouvez peut pourrais pourriez pourrait pourrai pourra possible pouvoir puis pourrions pouvons "
     "peuvent"},
    {"want",
     "veux voudrais voudrai souhaite* souhaiterai* aimerais aimerai voulais desire* desirerai* voulons "
     "voudrions aimerions besoin faut faudrait "
     "cherche* espere*"},
    {"slotword", "creneau* place* dispo* rdv trou* ouverture* horaire* seance* moment possibilite* case*"},
    {"have",
     "auriez avez aurez aurait as aurais reste resterait y propose* proposer proposez donner donnez trouver "
     "trouv*"},
    {"specialist",
     "podologue* rhumatologue* cardiologue* dermatologue* ophtalmologue* gynecologue* psychologue* "
     "psychiatre* psy neurologue* "
     "orthopediste* orthophoniste* orl sagefemme* dieteticien* nutritionniste* chirurgien* specialiste* "
     "dentiste* "
     "radiologue* endocrinologue* pediatre* urologue* allergologue* pneumologue* gastroenterologue* "
     "ergotherapeute* psychomotricien* "
     "osteo kine infirmier* infirmiere* etiopathe* chiropracteur* acupuncteur* hypnotherapeute* sophrologue* "
     "generaliste* "
     "confrere* consoeur* addictologue* angiologue* phlebologue* stomatologue* posturologue* orthodontiste* "
     "geriatre* sexologue* tabacologue* "
     "hematologue* oncologue* nephrologue* estheticien*"},
    {"document",
     "certificat* attestation* facture* feuille* justificatif* ordonnance* courrier* lettre* arret* "
     "bulletin* dossier* "
     "recu* note* duplicata* bilan* rapport* releve* devis formulaire* papier* copie* quittance* decompte* "
     "bon document* "
     "compterendu comptesrendus protocole* dispense* cr"},
    {"send",
     "envoyer envoyez envoie envoi renvoyer renvoyez transmettre transmettez faire faites preparer prepare* "
     "donner etablir remplir adresser "
     "imprimer fournir rediger recuperer obtenir avoir recevoir refaire signer ecrire editer scanner "
     "deposer"},
    {"no", "pas plus jamais"},
    {"weak", "faible* mou molle paralys* lourd* inerte* tomb* lache* ballant* pendouille* repond* bouge*"},
    {"number",
     "deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante cinquante "
     "soixante cent plusieurs"},
    {"poison",
     "javel debouche* deboucheur* destop detergent* lessive* pesticide* antigel essence spirit acide* soude "
     "produit* pile* piles "
     "champignon* muguet digitale laurier plante* monoxyde mortauxrats desherbant* insecticide* alcool* "
     "ammoniaque* pastille* capsule* "
     "liquide* solvant* acetone eaudejavel caustique* nicotine* cannabis shit resine* dissolvant*"},
    {"pills",
     "cachet* comprime* boite* plaquette* gelule* medicament* doliprane* paracetamol* somnifere* xanax* "
     "lexomil* tramadol* pilule* "
     "pastille* antidepresseur* betabloquant* digoxine* anxiolytique* seresta* insuline* morphine* "
     "methadone* stilnox* tablette*"},
    {"recent",
     "maintenant depuis aujourdhui matin soir nuit hier midi instant minute heure la heures recommence* "
     "empire* aggrave* "
     "pire soudain* brutal* brusquement coup subit*"},
};

}  // namespace

std::span<const WordClass> word_classes() { return classes; }

}  // namespace permanence::language
