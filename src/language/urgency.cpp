#include "language/urgency.h"

#include <algorithm>
#include <charconv>

#include "language/intents.h"

namespace permanence::language {
namespace {

constexpr HealthRule rules[] = {
    {HealthCue::symptom,
     "regurgit*;orgelet*;pleurs;coliques;anemi*;fuite* urinaire*;enceinte;grossesse;allait*;@body .. "
     "bleu*|noir*|violet*|violace*;@pain;mal .. "
     "@body|partout|avaler|marcher|dormir|respirer;fait|font mal;@body .. "
     "bloque*|coince*|gonfl*|mal|douloureu*|rouge*|craque*|lance*|tire*|raide*|gratte*|brule*|bizarre|gene*;"
     "dors plus|pas|mal;reveille* .. nuit*;plus mal|faible|fort .. depuis|avant;boule .. "
     "@body|sein|cou|sous;tache* .. peau|dos|visage;perdu|perds .. kilo*|poids|cheveux|appetit;regles .. "
     "retard|avance|abond*;ecoul*;pertes;"
     "#temp .. fievre|hier|ce|soir|matin|nez|depuis;nez .. coule|bouche;craque*|craquement* .. @body;@body "
     ".. craque*;sang;effet* secondaire*"},
    {HealthCue::drug, "@drug"},
    {HealthCue::care, "@care;lentille*;lunette*;regime;"},
    {HealthCue::activity, "@activity"},
    {HealthCue::result, "@result"},
    {HealthCue::opinion,
     "osteo|kine|seance|massage|traitement & peut|pourrait|pourraient & "
     "aider|soulager|utile|servir;cest|est|estce|trouvez|etait|serait|paraitrait normal;ca "
     "craint;est_ce|cest mechant|embetant;normal "
     "ou|que|si|de|d|docteur|apres|non|a|avec|cela|pour;est|cest|estce "
     "grave|dangereux|risque|mauvais|inquietant|embetant|contreindique|recommande|deconseille|lie;bon "
     "signe;mauvais signe;m|me|nous|se inquiet*|inquiete*|alarm*;faut|dois|doit|devons .. "
     "inquiet*|consulter|urgences|soucier|alarmer|voir medecin;que faire;quoi faire;fais|fait|faire|faisons "
     "quoi;je fais quoi;que dois|puis je faire;"
     "que|qu' .. pensez|conseill*|preconis*|recommand*|feriez|faites;pensez quoi;pensez vous .. "
     "@pain|@drug|@care|normal|faut|que;vous en pensez;avis;vous conseillez|preconisez|recommandez;conseil* "
     ".. @pain|@drug|soulag*|pour;comment soulag*|calmer|faire|gerer;quel* .. "
     "@drug|dose|position|exercice*;pourquoi .. @pain|@body|mal;sans danger|risque;risque* .. "
     "@pain|bebe|que|si|de;peut|pourrait etre|venir .. @pain|lie|due|du;"
     "que signifie;que veut dire;signifie;veut dire;quoi ca;cest quoi;interpret* .. "
     "resultat*|analyse*|irm;rassur*;ca|cest .. lie|rapport|grave|cause|du;est un probleme|souci;vous avez "
     "un truc|remede;un truc .. sans|pour|contre;quelque chose .. "
     "sans_ordonnance|contre|soulag*;contagieu*;is it normal|serious|dangerous;should i"},
    {HealthCue::may_i,
     "puis je;je peux|pourrais;peut on;peux tu;on peut;dois je;je dois;faut il;il faut;faut;estceque "
     "je|il|elle|on peux|peut|dois|doit|faut;droit de;ai je;possible de;combien temps|fois|jours|minute .. "
     "@care|@drug|@activity|@pain|apres|garder|dois;quand .. "
     "puis|peux|pourrai|reprendre|retirer|enlever;jusqua quand;continue* .. ou;je continue;je garde;je "
     "reprends;je prends;je saute;je laisse;je recolle;je remets;je retire;on garde;vaut mieux;mieux vaut;"
     "j arrete;arrete|arreter .. @drug|@care;autorise* .. a|de;a partir quand;peut il|elle;puisje;il|elle|on "
     "peut"},
    {HealthCue::asks,
     "@care ou;ou @care;estceque;estce;puis je;dois je;faut il;peut on|il|elle;ou pas;ou non;savoir si;me "
     "demand*;je demande;comment;pourquoi;combien;quoi;quand;quel;quelle;quels;quelles;question;besoin .. "
     "avis|conseil;votre avis;dites moi;svp repond*;help;what|how|should"},
    {HealthCue::direct,
     "que pensez vous;pensez vous de;sans danger .. bebe|grossesse|terme|enceinte|allait*;sans danger;chaud "
     "& froid & ou|@body;glace & chaud|bouillotte|combien;@care & ou & "
     "garde|enleve|retire|sans|avec|pas;bequilles & avec|sans;nuit & @care;oublie* .. "
     "pilule|cachet|comprime|traitement|dose|medicament|piqure|vaccin|insuline|antibiotique|patch;froid ou "
     "chaud;chaud ou froid;glace ou chaud;poche|bouillotte .. ou|froid|chaud;combien .. "
     "series|repetitions|fois|temps .. exercice|jour|tenir|glace|etire*|posture;exercice .. "
     "ou|comment|fois|serie*|mal|fait|jambe|continue*;quel dose|posologie|dosage;avec ou sans repas;a jeun "
     ".. prisedesang|analyse*;interaction*;compatible* avec;"
     "melanger .. @drug;@drug .. @drug|alcool|ensemble|meme_temps|enceinte|allait*;@drug .. ou .. "
     "@drug;effet* secondaire*;reprendre|recommencer|refaire .. "
     "sport|course|velo|travail|courir|muscu|natation|conduire|tennis|foot|yoga|danse|marche|crawl|ski;"
     "retirer|enlever|garder .. "
     "attelle|pansement|bandage|strap*|tape|fils|platre|minerve|bequille*|bas|points;resultats .. "
     "inquiet*|normaux|bons|mauvais|veut|signifie|elev*|bas|pens*;"
     "elev*|trop|bas|basse|haut|haute .. tension|glycemie|cholesterol|ferritine|tsh|creatinine;tension .. "
     "#num|elevee|haute|basse|monte*;cholesterol|glycemie|tsh|ferritine|crp .. #num;faut .. "
     "changer|arreter|augmenter|baisser|diminuer .. "
     "@drug|cachet;changer|arreter|augmenter|diminuer|doubler|espacer|baisser .. @drug|dose;pas .. "
     "ameliore*|mieux|passe .. depuis|toujours|malgre;toujours autant|aussi mal;"
     "ecole|creche|travail .. demain|ou pas;mettre ecole|creche;contagieu*;quarantaine;eviction;degres "
     "extension|flexion;plie a;@body .. en retard"},
    {HealthCue::past,
     "en|depuis|annee|de|date|suite|mars|mai|juin|juillet|janvier|fevrier|avril|aout|septembre|octobre|"
     "novembre|decembre #year;#year;y a #num|@number an|ans|annee*|mois;y a longtemps;annee "
     "derniere|passee|precedente;an dernier|passe;ans derniers;mois "
     "dernier|passe;antecedent*;epoque;autrefois;dans passe;avais|avait|avions eu;quand "
     "jetais|etais|avait|avais;ete dernier;jeune;ancien*;enfance;jadis;ete opere .. #year"},
    {HealthCue::present,
     "maintenant;depuis "
     "hier|matin|soir|midi|nuit|toutalheure|#num|une|quart|@number|jour*|heure*|samedi|dimanche|lundi|mardi|"
     "mercredi|jeudi|vendredi|reveil;ce matin|soir|midi;cette "
     "nuit;hier;aujourdhui;recommence*;revient;revenu*;reprend;remet;la maintenant;en ce "
     "moment;actuellement;encore;de nouveau;nouveau .. @pain|depuis;toujours;entrainde;il|elle vient de;je "
     "suis la;#hour;toutalheure;la il|elle|je|on;pareil que;comme .. la derniere|fois|avant"},
    {HealthCue::hypothetical,
     "formation*;en cas;au cas;si jamais;eviter .. de|que|une|un;prevention;prevenir .. "
     "chute*|avc|infarctus;risque de .. chute;depist*;article sur;emission;reportage;film;serie "
     "tele;livre;formation;cours;stage;conference;brochure;expose* sur;vaccin* contre"},
    {HealthCue::cared_for,
     "hospitalis*;est|suis|a ete|etait hopital|clinique|chu|rea|reanimation|cardiologie|soins "
     "intensifs;sort*|sortie|rentre*|retour* .. urgences|hopital|clinique|chu;urgences .. "
     "ont|nuit|hier|vu*|renvoy*|dit|radio|rien|fait|passe*;vu|vue|recu|passe|vus .. "
     "urgences|sos|medecin|pompiers|samu|garde|interne;pompiers|samu|secours .. "
     "venus|passes|emmene*|pris|charge|deja|la|arrivent|route|arrives;entre bonnes mains;pris* charge .. "
     "hopital|urgences|samu;est stable;deja appele .. 15|samu;c est regle;"
     "ambulance .. emmene*|arrive|route;va au bloc;operent;sous surveillance .. hopital"},
    {HealthCue::harmless,
     "reussi*;remarche;marche deja;ne ai plus mal;plus mal;soulage*;grace a vous;rien de|d "
     "grave|medical|casse|inquietant|mechant|alarmant|serieux;pas grave;tout va bien;va "
     "bien|mieux;sans gravite;plus peur que mal;tout monde va bien;personne blesse*;aucun blesse*;pas moi;je "
     "vais bien;vais mieux;retabli*;gueri*;remis*;passe maintenant|tout seul;cest passe;beaucoup "
     "mieux;fausse alerte;rassurez vous;en forme"},
};

bool is_past(const HeardSentence& sentence, int year) {
  if (!sentence.has(HealthCue::past) || sentence.has(HealthCue::present)) return false;
  // A year that is the current one is not the past.
  const auto& words = sentence.utterance->words;
  for (const auto& hit : *sentence.hits) {
    if (hit.family != RuleFamily::health || static_cast<HealthCue>(hit.value) != HealthCue::past) continue;
    int named = 0;
    const auto& last = words[hit.last].text;
    const auto parsed = std::from_chars(last.data(), last.data() + last.size(), named);
    const bool names_year = parsed.ec == std::errc{} && named >= 1930;
    if (!names_year || named < year) return true;
  }
  return false;
}

// "si j'ai de la fièvre, dois-je venir ?": the words stand in a clause that supposes.
bool is_supposed(const Utterance& utterance, std::size_t first) {
  const auto& words = utterance.words;
  for (std::size_t i = first, seen = 0; i > 0 && seen < 6; --i, ++seen) {
    if (words[i].pause_before) return false;
    if (words[i - 1].text != "si") continue;
    const auto before = i >= 2 ? std::string_view(words[i - 2].text) : std::string_view();
    return before != "come" && before != "meme" && before != "pas" && before != "savoir" &&
           before != "demande" && before != "que";
  }
  return false;
}

// Past, supposed, or in somebody's care already: no danger now.
bool is_over(const HeardSentence& sentence, int year) {
  return is_past(sentence, year) || sentence.has(HealthCue::hypothetical) ||
         sentence.has(HealthCue::cared_for);
}

bool overlaps(const RuleHit& a, const RuleHit& b) { return a.first <= b.last && b.first <= a.last; }

bool in_figure_of_speech(const HeardSentence& sentence, const RuleHit& hit) {
  return std::any_of(sentence.hits->begin(), sentence.hits->end(), [&](const RuleHit& other) {
    return other.family == RuleFamily::cue && static_cast<Cue>(other.value) == Cue::figurative &&
           overlaps(hit, other);
  });
}

std::string words_of(const HeardSentence& sentence, const RuleHit& hit) {
  const auto& words = sentence.utterance->words;
  return std::string(
      sentence.text.substr(words[hit.first].begin, words[hit.last].end - words[hit.first].begin));
}

struct FoundSign {
  std::size_t sentence = 0;
  std::string words;
};

// Of danger and of a question about health, as the classifier of messages sees them. An alarm too many costs a call, one
// too few may cost a life.
constexpr double alarming = 0.18, worth_a_look = 0.12, expects_opinion = 0.06;
// A flag that rests on one or two signs in words that the classifier finds harmless is no alarm, but a person looks.
constexpr double harmless = 0.05, harmless_despair = 0.02;
constexpr std::size_t beyond_doubt = 3;  // signs
constexpr double opinion_in_sentence = 0.4;
// A long letter about other things thins out what one sentence says plainly.
constexpr double alarming_in_sentence = 0.8, worth_a_look_in_sentence = 0.45;

// Violence and a child in danger are told in words that are harmless elsewhere: their flags stand.
bool is_believed(const UrgencyAssessment& assessment, double danger, bool french) {
  return assessment.flag &&
         (!french || assessment.flag->kind == EmergencyKind::violence ||
          assessment.serious_signs >= beyond_doubt ||
          danger >= (assessment.flag->kind == EmergencyKind::suicide ? harmless_despair : harmless));
}

}  // namespace

std::span<const HealthRule> health_rules() { return rules; }

bool HeardSentence::has(HealthCue cue) const {
  return std::any_of(hits->begin(), hits->end(), [&](const RuleHit& hit) {
    return hit.family == RuleFamily::health && static_cast<HealthCue>(hit.value) == cue &&
           !(cue == HealthCue::symptom && (hit.negated || in_figure_of_speech(*this, hit)));
  });
}

bool HeardSentence::speaks_of_body() const {
  for (const auto& hit : *hits) {
    if (hit.family != RuleFamily::health || in_figure_of_speech(*this, hit)) continue;
    const auto cue = static_cast<HealthCue>(hit.value);
    if ((cue == HealthCue::symptom || cue == HealthCue::drug || cue == HealthCue::direct) && !hit.negated)
      return true;
  }
  return false;
}

bool HeardSentence::asks_health() const {
  const bool question = utterance->asks || has(HealthCue::asks) || has(HealthCue::opinion);
  const bool treatment = has(HealthCue::drug) || has(HealthCue::care) || has(HealthCue::result);
  if (has(HealthCue::opinion) && (has(HealthCue::symptom) || treatment)) return true;
  if (!question) return false;
  if (has(HealthCue::direct) && !administrative) return true;
  if (has(HealthCue::may_i) && has(HealthCue::drug) && utterance->asks && !renews) return true;
  if (has(HealthCue::may_i) && (has(HealthCue::activity) || treatment) && !administrative) return true;
  return utterance->asks && (has(HealthCue::symptom) || treatment) && !administrative && !about_agenda;
}

bool HeardSentence::asks_of_what_was_said() const {
  if (administrative || about_agenda) return false;
  return has(HealthCue::opinion) || (has(HealthCue::may_i) && (utterance->asks || has(HealthCue::asks)));
}

UrgencyAssessment assess_urgency(const std::vector<HeardSentence>& sentences, int year) {
  UrgencyAssessment assessment;
  assessment.by_sentence.assign(sentences.size(), Urgency::none);
  assessment.evidence.resize(sentences.size());

  SignSet present;
  std::vector<FoundSign> found(most_signs);
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const auto& sentence = sentences[s];
    assessment.over.push_back(is_over(sentence, year));
    if (assessment.over.back()) continue;
    for (const auto& hit : *sentence.hits) {
      if (hit.family != RuleFamily::sign || hit.negated || present.test(hit.value)) continue;
      if (in_figure_of_speech(sentence, hit) || is_supposed(*sentence.utterance, hit.first)) continue;
      present.set(hit.value);
      found[hit.value] = {s, words_of(sentence, hit)};
    }
  }

  const bool ailing = std::any_of(sentences.begin(), sentences.end(), [](const HeardSentence& s) {
    return s.speaks_of_body() || s.has(HealthCue::result);
  });
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const auto& sentence = sentences[s];
    if (!sentence.asks_health() && !(ailing && sentence.asks_of_what_was_said()) &&
        sentence.wants_opinion < opinion_in_sentence)
      continue;
    assessment.by_sentence[s] = Urgency::clinical;
    assessment.evidence[s].push_back({std::string(sentence.text), "clinical.question"});
  }

  const auto from_context =
      signs_of_head_and_chest().size() + signs_of_body().size() + signs_of_mind().size();
  for (std::size_t sign = 0; sign < from_context; ++sign)
    assessment.serious_signs += present.test(sign) ? 1 : 0;

  const auto raised = raised_flag(present);
  assessment.flag = raised.flag;
  assessment.kind = raised.flag ? raised.flag->kind : likeliest_kind(present);
  for (const auto sign : raised.signs) {
    const auto& place = found[sign];
    assessment.by_sentence[place.sentence] = Urgency::emergency;
    assessment.evidence[place.sentence].push_back({place.words, std::string(raised.flag->name)});
  }
  return assessment;
}

void conclude_urgency(const std::vector<HeardSentence>& sentences, const IntentScores& likely, bool french,
                      UrgencyAssessment& assessment) {
  const double danger = likely[static_cast<std::size_t>(Intent::clinical_emergency)];
  const double question = likely[static_cast<std::size_t>(Intent::clinical_question)];
  double worst = 0;
  for (std::size_t s = 0; s < sentences.size(); ++s)
    if (!assessment.over[s]) worst = std::max(worst, sentences[s].danger);
  const bool alarm =
      danger >= alarming || worst >= alarming_in_sentence || is_believed(assessment, danger, french);
  if (alarm)
    assessment.urgency = Urgency::emergency;
  else if (assessment.flag || danger >= worth_a_look || worst >= worth_a_look_in_sentence ||
           question >= expects_opinion)
    assessment.urgency = Urgency::clinical;
  if (!alarm) assessment.kind = EmergencyKind::none;
  if (!alarm || assessment.flag || sentences.empty()) return;
  // No rule knows these words: the gravest sentence is what a person should look at.
  const auto gravest = static_cast<std::size_t>(
      std::max_element(sentences.begin(), sentences.end(),
                       [](const HeardSentence& a, const HeardSentence& b) { return a.danger < b.danger; }) -
      sentences.begin());
  assessment.by_sentence[gravest] = Urgency::emergency;
  assessment.evidence[gravest].push_back({std::string(sentences[gravest].text), "red_flag.likeness"});
}

}  // namespace permanence::language
