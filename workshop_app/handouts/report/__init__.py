"""The report of a workshop."""
