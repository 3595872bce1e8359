permanence_test(followup USES followup)
