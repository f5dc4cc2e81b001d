"""The trainer's run sheet and the key card."""
