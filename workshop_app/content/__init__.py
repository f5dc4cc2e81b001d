"""What a workshop is made of: the staircase of niveaus, and decks of scenario cards."""
