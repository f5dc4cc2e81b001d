"""The window of the handouts: choose, look, keep, print."""
