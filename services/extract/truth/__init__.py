"""Whether what a clause tells has happened, is to happen, is denied or only claimed; or is no fact."""
