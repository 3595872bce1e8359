permanence_test(store USES store LINKS third_soci third_sodium)
