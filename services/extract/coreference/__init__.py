"""Who each mention is on this page: persons, "he", "the Russian minister", "both leaders"."""
