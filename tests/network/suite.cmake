permanence_test(network USES network)
