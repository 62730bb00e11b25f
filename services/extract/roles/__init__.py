"""Who stands in which role of a predicate: from places in a clause to actors and recipients."""
