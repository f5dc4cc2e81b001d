"""The content of workshops: the staircase of niveaus, and decks of cards."""
