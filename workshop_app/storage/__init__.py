"""Storage of workshops in a SQLite file in the data folder, and export to documents."""
