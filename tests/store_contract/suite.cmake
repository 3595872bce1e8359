permanence_test(store_contract USES ports)
