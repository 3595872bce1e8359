permanence_test(settings USES settings compose)
