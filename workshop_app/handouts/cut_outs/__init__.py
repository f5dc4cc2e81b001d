"""What is printed to be cut: cards to work with and cards to vote with."""
