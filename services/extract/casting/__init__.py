"""Who is who in what a clause tells, roles, speakers, companions and the nameless taken together."""
