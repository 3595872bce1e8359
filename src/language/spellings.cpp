#include "language/spellings.h"

namespace permanence::language {
namespace {

// Written as they stand after folding and before doubled letters are joined.
constexpr std::string_view spelling_data =
    "j=je; n=ne; d=de; l=le; s=se; m=me; t=te; qu=que; k=que; q=que; ke=que; ki=qui; koi=quoi; "
    "koa=quoi; kan=quand; qd=quand; kand=quand; pk=pourquoi; pq=pourquoi; pkoi=pourquoi; pr=pour; "
    "ds=dans; tt=tout; ts=tous; ttes=toutes; tte=toute; tjs=toujours; tjrs=toujours; tjr=toujours; "
    "tjour=toujours; bcp=beaucoup; bp=beaucoup; stp=svp; mtn=maintenant; mnt=maintenant; "
    "mtnt=maintenant; dsl=desole; desolee=desole; desoler=desole; dessoler=desole; rv=rdv; rdvs=rdv; "
    "rendezvous=rdv; rencard=rdv; rancard=rdv; randevou=rdv; randevous=rdv; slt=salut; bjr=bonjour; "
    "bjour=bonjour; bsr=bonsoir; cdt=cordialement; cdlt=cordialement; cdlmt=cordialement; "
    "ordo=ordonnance; ordos=ordonnance; ordonances=ordonnance; ordonnances=ordonnance; doc=docteur; "
    "dr=docteur; toubib=docteur; vs=vous; ns=nous; vou=vous; jsuis=je suis; chui=je suis; "
    "chuis=je suis; jsui=je suis; jai=je ai; g=je ai; jarrive=je arrive; jarive=je arrive; "
    "jarrete=je arrete; jarette=je arrete; jannule=je annule; janule=je annule; jaurai=je aurai; "
    "jaurais=je aurais; jaimerai=je aimerais; jaimerais=je aimerais; jattends=je attends; "
    "jattend=je attends; jetais=je etais; jespere=je espere; jexplique=je explique; "
    "jappelle=je appelle; jhabite=je habite; jhesite=je hesite; joublie=je oublie; javais=je avais; "
    "narrive=ne arrive; narive=ne arrive; nai=ne ai; ya=y a; yaurait=y aurait; yavait=y avait; "
    "cela=ca; sest=se est; ct=cetait; pcq=parce que; psk=parce que; parske=parce que; "
    "pasque=parce que; qqn=quelqu un; qqch=quelque chose; qqs=quelques; qq=quelques; qques=quelques; "
    "auj=aujourdhui; aujourdui=aujourdhui; ajd=aujourdhui; dem=demain; 2m1=demain; demin=demain; "
    "a2m1=a demain; ms=mais; av=avant; ap=apres; apr=apres; pb=probleme; pbs=probleme; pbl=probleme; "
    "tel=telephone; num=numero; nr=numero; asap=vite; mm=meme; jms=jamais; pdt=pendant; qlq=quelques; "
    "qlqs=quelques; sem=semaine; we=weekend; wk=weekend; wkd=weekend; gde=grande; ptet=peut etre; "
    "ptetre=peut etre; oki=ok; okay=ok; okey=ok; dac=daccord; dacc=daccord; dak=daccord; ouai=oui; "
    "ouais=oui; oue=oui; vi=oui; yes=oui; yep=oui; nn=non; nan=non; mrc=merci; mci=merci; "
    "merciii=merci; thx=merci; certif=certificat; certifs=certificat; secu=securite sociale; "
    "kinesitherapeute=kine; kinesitherapie=kine; kines=kine; osteopathe=osteo; osteopathie=osteo; "
    "dispos=dispo; disponible=dispo; disponibles=dispo; disponibilite=dispo; disponibilites=dispo; "
    "telephonne=telephone; veu=veux; peus=peux; px=peux; vx=veux; fo=faut; fau=faut; fodrait=faudrait; "
    "faudrai=faudrait; fai=fait; jamai=jamais; malgres=malgre; resto=restaurant; gyneco=gynecologue; "
    "dermato=dermatologue; rhumato=rhumatologue; cardio=cardiologue; ophtalmo=ophtalmologue; "
    "ophtalmologiste=ophtalmologue; psycho=psychologue; neuro=neurologue; ortho=orthopediste; "
    "exos=exercice; exo=exercice; exercices=exercice; medoc=medicament; medocs=medicament; "
    "medicaments=medicament; cachets=cachet; comprimes=comprime; cachetons=cachet; "
    "antibio=antibiotique; antibios=antibiotique; antibiotiques=antibiotique; infos=info; "
    "renseignement=info; renseignements=info; informations=info; information=info; pharma=pharmacie; "
    "temp=temperature; osto=osteo; hosto=hopital; hosp=hopital; hospi=hopital; vomie=vomi; mdr=lol; "
    "ptdr=lol; mdrr=lol; mdrrr=lol; xd=lol; haha=lol; hihi=lol; hahaha=lol; min=minute; mn=minute; "
    "mins=minute; minutes=minute; heures=heure; journee=jour; jours=jour; creneaux=creneau; "
    "crenau=creneau; creno=creneau; crenaux=creneau; places=place; seances=seance; sceance=seance; "
    "sceances=seance; seence=seance; euros=euro; eur=euro; balle=euro; balles=euro; sa=ca";

// Written as several words, meant as one.
constexpr std::string_view compound_data =
    "rendez vous=rdv; rende vous=rdv; rendez vs=rdv; rendes vous=rdv; ren dez vous=rdv; c est=cest; "
    "c etait=cetait; c ete=cetait; c te=cetait; ce est=cest; ce etait=cetait; aujourd hui=aujourdhui; "
    "aujour de hui=aujourdhui; aujour dhui=aujourdhui; de accord=daccord; se il vous plait=svp; "
    "se il te plait=svp; si il vous plait=svp; sil vous plait=svp; sil te plait=svp; se v p=svp; "
    "week end=weekend; temps en temps=parfois; est ce que=estceque; est ce qu=estceque; "
    "esque=estceque; est se que=estceque; quelqu un=quelquun; carte vitale=cartevitale; "
    "tiers payant=tierspayant; parce que=parceque; os theo pas tire=osteo; peut etre=peutetre; "
    "tout de suite=immediatement; de abord=dabord; en train de=entrainde; entrain de=entrainde; "
    "mal de tete=maldetete; maux de tete=maldetete; mal de crane=maldetete; mal a la tete=maldetete; "
    "mal au crane=maldetete; mal tete=maldetete; prise de sang=prisedesang; tout a fait=toutafait; "
    "car de heure=quart heure; apres midi=apresmidi; apres demain=apresdemain; "
    "compte rendu=compterendu; comptes rendus=compterendu; sage femme=sagefemme; "
    "anti inflammatoire=antiinflammatoire; anti inflammatoires=antiinflammatoire; "
    "mort aux rats=mortauxrats; tout a l heure=toutalheure; tout a le heure=toutalheure; "
    "point de cote=pointdecote; pas mal de=beaucoup de";

// Articles, possessives, object pronouns, adverbs of degree.
constexpr std::string_view light_data =
    "le la les un une de du des mon ma mes ton ta tes son ses notre nos votre vos leur leurs ce cet "
    "cette ces au aux a en y tres trop bien vraiment encore juste deja aussi donc alors svp ne me se "
    "te lui tout toute tous toutes petit petite petits petites grand grande gros grosse "
    "malheureusement finalement absolument completement carrement totalement hyper super bonne bon eu "
    "prochain prochaine simplement seulement rapidement actuellement toujours quasiment presque vite "
    "meme assez euh bah ben";

}  // namespace

std::string_view spellings() { return spelling_data; }
std::string_view compounds() { return compound_data; }
std::string_view light_words() { return light_data; }

}  // namespace permanence::language
