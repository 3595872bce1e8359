permanence_test(desk USES desk settings)
