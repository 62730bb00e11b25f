"""A sentence to clauses, each with its verb and its arguments, and the predicates that its words bring."""
