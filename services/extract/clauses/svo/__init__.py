"""Clauses of a language whose order tells who does what: subject, verb, object, and prepositions for the rest.

The same `Clause`s and `Argument`s as `services/extract/clauses/clause.py` makes for a verb-final language, so that
roles, truth and coding read both alike.
"""

from services.extract.clauses.svo.builder import parse_clauses

__all__ = ["parse_clauses"]
