permanence_test(compose USES compose settings)
