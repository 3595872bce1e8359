#include "desk/somebody_else.h"

#include "front_desk.h"

using namespace permanence;
using namespace permanence::desk;

namespace {

bool is_for_somebody_else(const char* words) {
  FrontDesk front;
  front.knows_jeanne();
  front.knows("Paul", "Morel", Relation::other);
  return speaks_of_somebody_else(words, front.patients, {"Anna Kermarec"});
}

}  // namespace

TEST(SomebodyElse, IsARelativeWhoseVisitItIsOrANameThatIsNotOnFile) {
  for (const char* words :
       {"Je voudrais un rendez-vous pour mon fils.", "Annulez le rendez-vous de ma fille vendredi.",
        "Mon mari ne pourra pas venir demain.", "Ma petite fille a rendez-vous jeudi.", "Un rdv pour ma belle-mère ?",
        "Quand est le rendez-vous de Léa ?", "J’annule la séance d’Élodie.", "C’est pour mon petit."})
    EXPECT_TRUE(is_for_somebody_else(words)) << words;
}

TEST(SomebodyElse, IsNobodyOnFileNorAReasonNotToCome) {
  for (const char* words :
       {"Je dois annuler, mon fils est malade.", "Je garde ma fille, je ne peux pas venir.",
        "Un rendez-vous pour mon mari Paul.", "Quand est le rendez-vous de Jeanne ?", "Le rendez-vous de Mme Kermarec.",
        "Mon rendez-vous de Mardi est-il maintenu ?", "Je viens avec mon mari.", "Un rendez-vous pour mon dos."})
    EXPECT_FALSE(is_for_somebody_else(words)) << words;
}
