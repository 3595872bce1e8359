#include "language/red_flags.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/text.h"

namespace permanence::language {
namespace {

using enum EmergencyKind;

// The order is the order of the answer: violence first (nothing may be named), then suicide, then the rest.
constexpr RedFlag flags[] = {
    {"red_flag.violence", violence, "partner_violence;elder_harm"},
    {"red_flag.child_in_danger", violence, "child_harm"},
    {"red_flag.child_poisoned", medical, "child_took_drug"},
    {"red_flag.suicide", suicide,
     "suicide_said;suicide_no_wish;sleep_forever;farewell_words+farewell_gifts;calm_decision+thanks_for_all;"
     "calm_decision+farewell_gifts;farewell_words+calm_decision;farewell_gifts+no_future;"
     "farewell_words+no_future;farewell+means;farewell+despair;means+despair;self_harm;took_pills"},
    {"red_flag.homicide", suicide, "homicidal"},
    {"red_flag.not_responding", medical,
     "breath_stops;no_answer+fall;no_answer+pale;no_answer+drowsy;no_answer+fainted;no_answer+seizure;no_"
     "answer+blue;no_answer+diabetic;unconscious"},
    {"red_flag.stroke", medical,
     "face_droop;speech_trouble+limb_weak;speech_trouble+limb_numb;speech_trouble+sudden;speech_trouble+"
     "headache;speech_trouble+confused;limb_weak+one_side+sudden;limb_weak+sudden+limb_numb;limb_numb+one_"
     "side+sudden;"
     "limb_weak+vision_loss;limb_weak+headache;limb_numb+vision_blurred+sudden;vision_blurred+balance_lost+"
     "sudden;balance_lost+headache+vomiting;confused+limb_weak;attack;speech_trouble+vision_blurred;limb_"
     "weak+one_side;speech_trouble+balance_lost"},
    {"red_flag.neck_artery", medical,
     "ptosis+neck_pain;ptosis+headache;ptosis+vision_blurred;neck_pain+vision_blurred+sudden;neck_pain+"
     "vision_loss;neck_pain+balance_lost+after_neck_work;stiff_neck+vision_blurred+balance_lost;neck_pain+"
     "speech_trouble;neck_pain+limb_numb+vision_blurred;ptosis+limb_numb;vision_blurred+balance_lost+after_"
     "neck_work"},
    {"red_flag.heart", medical,
     "chest_pain+sweats;chest_pain+radiating;chest_pain+sweats;chest_pain+breathless;chest_pain+pale;chest_"
     "pain+vomiting;chest_"
     "pain+fainted;chest_pain+palpitations;chest_pain+sudden;chest_pain+limb_numb;chest_pain+worsening;"
     "radiating+sweats;radiating+vomiting;"
     "radiating+pale;radiating+breathless;palpitations+fainted;palpitations+breathless;palpitations+chest_"
     "pain;device_shock;stroke_word+chest_pain;chest_pain+clot_risk"},
    {"red_flag.aorta", medical, "back_tearing;back_tearing+pale"},
    {"red_flag.embolism", medical,
     "calf_alarming;calf_swollen+chest_pain;calf_swollen+breathless;calf_swollen+chest_pain;calf_swollen+"
     "clot_risk;breathless+clot_"
     "risk+sudden;breathless+haemoptysis;calf_alarming+clot_risk"},
    {"red_flag.haemoptysis", medical, "haemoptysis"},
    {"red_flag.breathing", medical,
     "inhaler_fails+breathless;inhaler_fails+speechless_breath;inhaler_fails+wheeze+worsening;speechless_"
     "breath+wheeze;speechless_breath+breathless;retractions;breathless+blue;blue+baby;breathless+sudden;"
     "breathless+drowsy;breathless+confused;breathless+sweats;breathless+pale;wheeze+blue;"
     "oxygen+blue;oxygen+drowsy;low_sat;breathless+baby;breathless+worsening;breathless+fever;breathless+"
     "heart_failure;inhaler_fails+blue;blue+not_feeding;blue+drowsy"},
    {"red_flag.choking", medical, "choking+breathless;choking+blue;choking+drool;choking+vomiting"},
    {"red_flag.allergy", medical,
     "airway_swelling+allergen;airway_swelling+hives;airway_swelling+breathless;airway_swelling+sting_or_"
     "food;swelling_face+breathless;swelling_face+hives;swelling_face+allergen;swelling_face+sting_or_food;"
     "hives+breathless;hives+vomiting+allergen;hives+fainted;hives+pale;hives+balance_lost;airway_swelling+"
     "vomiting"},
    {"red_flag.meningitis", medical,
     "purpura+fever;stiff_neck+fever;stiff_neck+light_hurts;headache+light_hurts+fever;purpura+drowsy;"
     "purpura+vomiting;purpura+headache;fever+confused;stiff_neck+vomiting+headache;fever+light_hurts;"
     "purpura+child"},
    {"red_flag.thunder_headache", medical,
     "thunder_headache;headache+vision_loss;headache+seizure;headache+unconscious"},
    {"red_flag.temporal_arteritis", medical,
     "jaw_claudication+vision_loss;jaw_claudication+vision_blurred;jaw_claudication+headache+age_temporal"},
    {"red_flag.head_injury", medical,
     "head_injury+vomiting;head_injury+confused;head_injury+amnesia;head_injury+drowsy;head_injury+fluid_"
     "from_head;head_injury+anticoagulant;head_injury+fainted;head_injury+vision_blurred;head_injury+seizure;"
     "head_injury+limb_weak;head_injury+speech_trouble;head_injury+headache+worsening;"
     "fall+amnesia;fall+fluid_from_head;fall+confused;head_injury+small_infant_months;fall+drowsy+"
     "anticoagulant;head_injury+balance_lost;head_injury+ptosis;fall+vomiting+headache"},
    {"red_flag.spine", medical,
     "legs_gone+fall;legs_gone+sudden;limb_numb+high_fall;legs_gone+back_pain;legs_gone+sphincter;ascending+"
     "breathless;ascending+limb_weak;ascending+legs_gone;legs_gone+fever"},
    {"red_flag.cauda_equina", medical,
     "saddle;saddle_lost;sphincter+back_or_leg;sphincter+limb_weak;sphincter+limb_numb"},
    {"red_flag.limb_ischaemia", medical,
     "limb_cold;cast_trouble+fingers_bad;compartment+worsening;compartment+limb_numb;limb_cold+limb_numb;"
     "cast_trouble+worsening+limb_numb"},
    {"red_flag.vision", medical,
     "vision_loss;vision_loss+sudden;flashes+vision_loss;flashes+sudden;eye_chemical;red_painful_eye+"
     "vomiting;red_painful_eye+vision_blurred;flashes+vision_blurred"},
    {"red_flag.pregnancy", medical,
     "pregnant+preeclampsia+headache;pregnant+bleeding;pregnancy_bleeding;pregnant+baby_still;pregnant+"
     "waters;pregnant+headache+"
     "preeclampsia;pregnant+preeclampsia+vision_blurred;preeclampsia+headache+vision_blurred;pregnant+"
     "contractions+bleeding;pregnant+fainted;pregnant+seizure;ectopic+bleeding;ectopic+fainted;ectopic+"
     "shoulder_pain;"
     "pregnant+shoulder_pain+lower_belly;pregnant+fall+lower_belly;pregnant+breathless;pregnant+chest_pain;"
     "pregnant+calf_swollen;pregnant+headache+vision_blurred;pregnant+belly_hard;postpartum+much_blood;"
     "postpartum+headache+vision_blurred;postpartum+fever+chills;postpartum+seizure;baby_still+contractions;"
     "postpartum+confused;postpartum+hallucinations"},
    {"red_flag.infant_fever", medical,
     "small_infant_months+fever;infant+fever;baby+fever+drowsy;baby+fever+not_feeding;baby+fever+purpura;"
     "baby+high_fever+not_feeding;baby+fever+mottled;fontanelle+fever;fontanelle+vomiting;fontanelle+drowsy"},
    {"red_flag.infant", medical,
     "baby+drowsy;baby+not_feeding+dehydrated;baby+not_feeding+vomiting;child+dehydrated;baby+blue;baby+"
     "seizure;child+dehydrated+vomiting;baby+black_stool+vomiting;baby+vomit_blood;infant+not_feeding;baby+"
     "mottled"},
    {"red_flag.seizure", medical,
     "seizure+child;seizure+sudden;seizure+fever;seizure+worsening;seizure+confused;seizure+withdrawal;"
     "seizure;withdrawal+hallucinations;withdrawal+confused;withdrawal+seizure"},
    {"red_flag.poison", medical,
     "drank_poison;overdose_amount;overdose+hypo;overdose+drowsy;overdose+vomiting;overdose+diabetic;"
     "overdose+child;overdose+confused;snake;overdose+anticoagulant;overdose+breathless"},
    {"red_flag.carbon_monoxide", medical,
     "stove+household_ill;stove+headache+vomiting;stove+headache+drowsy;stove+headache+balance_lost;stove+"
     "outdoors_better+headache;stove+outdoors_better+vomiting;household_ill+headache+outdoors_better;"
     "household_ill+outdoors_better+vomiting;co_alarm+headache;co_alarm+vomiting;co_alarm+household_ill;co_"
     "alarm;stove+fainted;stove+confused"},
    {"red_flag.heat_stroke", medical,
     "heat+heat_exhausted+confused;heat+confused;heat+heat_exhausted+balance_lost;heat+fainted+heat_"
     "exhausted;heat_exhausted+confused;heat_exhausted+drowsy+heat;heat+seizure;heat+unconscious;heat_"
     "exhausted+vomiting+heat+headache+fever"},
    {"red_flag.bleeding", medical,
     "vomit_blood;black_stool;much_blood;nosebleed+anticoagulant;nosebleed+much_blood;over_anticoagulated+"
     "bleeding;bleeding+fainted;bleeding+pale;anticoagulant+black_stool;much_blood+after_surgery"},
    {"red_flag.sepsis", medical,
     "fever+immunosuppressed;fever+chills+confused;fever+mottled;high_fever+chills+confused;fever+drowsy;"
     "chills+confused;spreading_redness+fever;spreading_redness+worsening;fever+after_surgery+wound_infected;"
     "joint_hot+fever;fever+back_pain+limb_weak;flank_pain+fever+chills;fever+flank_pain+pregnant;wound_"
     "infected+fever;chills+immunosuppressed;"
     "chills+mottled;fever+chills+after_surgery;fever+breathless+confused;addison+vomiting;addison+fever;"
     "fever+belly_hard;fever+palpitations+chills"},
    {"red_flag.diabetes", medical,
     "diabetic+hypo;diabetic+confused;diabetic+drowsy;hyper+vomiting;hyper+thirst;hyper+vision_blurred;hyper+"
     "breathless;hyper+drowsy;hyper+"
     "lower_belly;diabetic+vomiting+hyper;hypo+confused;hypo+sweats;hypo+drowsy;diabetic+vomiting+thirst;"
     "thirst+vomiting+child;diabetic+sweats+confused;thirst+drowsy"},
    {"red_flag.abdomen", medical,
     "belly_hard+vomiting;belly_hard+fever;belly_hard+no_gas;no_gas+vomiting;hernia_stuck+vomiting;hernia_"
     "stuck;belly_hard+fainted;belly_hard+pale;belly_hard+worsening;lower_belly+fever+vomiting"},
    {"red_flag.testicle", medical, "testis"},
    {"red_flag.injury", medical,
     "fracture_severe;burn_severe;burn+child;cannot_stand+fall+age_temporal;drowning+breathless;drowning+"
     "drowsy;high_fall+breathless;high_fall+belly_hard;burn+breathless"},
    {"red_flag.confusion", medical,
     "confused+sudden;confused+headache;confused+vomiting;hallucinations;confused+drowsy;confused+not_"
     "feeding;confused+cannot_stand;drowsy+not_feeding;confused+dehydrated"},
    {"red_flag.collapse", medical,
     "fainted+pale;fainted+breathless;fainted+palpitations;fainted+vomiting;fainted+sweats;fainted+"
     "anticoagulant"},
    {"red_flag.further_stroke", medical,
     "fainted+one_side;one_side+drool;vision_loss+limb_numb;limb_weak+confused;speech_trouble+fainted;limb_"
     "weak+sudden+one_side;vision_loss+headache"},
    {"red_flag.further_airway", medical,
     "choking+sudden;choking+child;choking;breathless+allergen+hives;airway_swelling+fainted"},
    {"red_flag.further_fall", medical,
     "fall+vomiting;fall+fluid_from_head;fall+drowsy;cannot_stand+sudden+fall;cannot_stand+confused;high_"
     "fall+limb_numb;high_fall+legs_gone;high_fall+neck_pain;limb_numb+neck_pain+fall"},
    {"red_flag.further_spine", medical,
     "high_fall+neck_pain+limb_numb;neck_pain+limb_numb+fall;legs_gone+worsening;sphincter+confused;"
     "sphincter+drowsy;sphincter+lying"},
    {"red_flag.electric_shock", medical, "burn+palpitations;burn+fainted"},
    {"red_flag.further_suicide", suicide, "farewell_words+no_future;farewell_gifts+despair;means+self_harm"},
    {"red_flag.lying_on_floor", medical, "lying"},
    {"red_flag.further_heart", medical,
     "radiating+sudden;palpitations+sweats;palpitations+pale;palpitations+fainted;chest_pain+haemoptysis"},
    {"red_flag.further_allergy", medical,
     "allergen+vomiting+pale;allergen+vomiting+hives;allergen+fainted;allergen+pale;hives+vomiting+child;"
     "choking+drool"},
    {"red_flag.further_bleeding", medical,
     "bleeding+anticoagulant+sudden;much_blood+anticoagulant;bleeding+anticoagulant+after_surgery;bleeding+"
     "confused"},
    {"red_flag.fever_seizure", medical, "seizure+baby;seizure+fever"},
    {"red_flag.withdrawal", medical,
     "withdrawal+hallucinations;withdrawal+fever;withdrawal+confused;withdrawal+seizure"},
};

struct CompiledFlag {
  const RedFlag* flag;
  std::vector<std::vector<std::size_t>> alternatives;
};

std::vector<CompiledFlag> compile() {
  std::unordered_map<std::string_view, std::size_t> number;
  for (std::size_t i = 0; i < all_signs().size(); ++i) number.emplace(all_signs()[i].name, i);
  std::vector<CompiledFlag> compiled;
  for (const auto& flag : flags) {
    CompiledFlag entry{&flag, {}};
    for (const auto& alternative : split(flag.when, ';')) {
      std::vector<std::size_t> signs;
      for (const auto& name : split(alternative, '+'))
        if (const auto known = number.find(name); known != number.end())
          signs.push_back(known->second);
        else
          signs.push_back(most_signs - 1);  // never present; a test holds the names against the list
      entry.alternatives.push_back(std::move(signs));
    }
    compiled.push_back(std::move(entry));
  }
  return compiled;
}

const std::vector<CompiledFlag>& compiled_flags() {
  static const std::vector<CompiledFlag> compiled = compile();
  return compiled;
}

}  // namespace

std::span<const RedFlag> red_flags() { return flags; }

const std::vector<Sign>& all_signs() {
  static const std::vector<Sign> signs = [] {
    std::vector<Sign> list;
    for (const auto part : {signs_of_head_and_chest(), signs_of_body(), signs_of_mind(), signs_of_context()})
      list.insert(list.end(), part.begin(), part.end());
    return list;
  }();
  return signs;
}

RaisedFlag raised_flag(const SignSet& present) {
  for (const auto& entry : compiled_flags())
    for (const auto& signs : entry.alternatives)
      if (std::all_of(signs.begin(), signs.end(), [&](std::size_t sign) { return present.test(sign); }))
        return {entry.flag, signs};
  return {};
}

EmergencyKind likeliest_kind(const SignSet& present) {
  SignSet of_suicide, of_others;
  for (const auto& entry : compiled_flags())
    for (const auto& signs : entry.alternatives)
      for (const auto sign : signs) (entry.flag->kind == suicide ? of_suicide : of_others).set(sign);
  const auto pointing = (present & of_suicide & ~of_others).count();
  return pointing > 0 && pointing >= (present & of_others & ~of_suicide).count() ? suicide : medical;
}

}  // namespace permanence::language
