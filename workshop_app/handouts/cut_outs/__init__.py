"""Handouts to print and cut: the cards of the deck and the vote cards."""
