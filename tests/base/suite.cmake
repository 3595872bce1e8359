permanence_test(base USES base)
