permanence_test(mail USES mail language)
