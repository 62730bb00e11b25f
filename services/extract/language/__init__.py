"""A language as the reader knows it: its words with their endings, its names, its predicates, from `services/lang`."""
