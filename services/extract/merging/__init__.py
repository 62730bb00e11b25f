"""One event once a page, its tellings put together, and what one of them leaves unsaid."""
