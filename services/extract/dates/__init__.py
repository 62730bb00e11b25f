"""The words of a date, and the days that they are."""
