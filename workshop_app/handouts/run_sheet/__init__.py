"""The trainer's run sheet and the keys."""
