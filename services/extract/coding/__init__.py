"""From clauses and headlines to events."""
