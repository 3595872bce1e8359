permanence_test(classifier USES classifier)
