"""The extract agent: who did or said what to whom, read from a clean page."""

RULES = "2026.11"  # version of the engine and the language data; goes up when what they read changes
