"""Keeping workshops: one SQLite file in the data folder, and documents out of it."""
