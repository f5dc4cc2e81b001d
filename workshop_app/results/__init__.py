"""Statistics of votes: pure functions over counts, without storage or display."""
