permanence_test(agenda USES agenda)
