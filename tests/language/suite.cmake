permanence_test(language USES language app)
add_dependencies(language_test permanence_model)
