"""Where an event was, and on which day: by its clause, and by what the page says elsewhere."""
