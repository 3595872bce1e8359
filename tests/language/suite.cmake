permanence_test(language USES language)
