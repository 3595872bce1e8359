permanence_test(calendar USES calendar LINKS third_ical)
