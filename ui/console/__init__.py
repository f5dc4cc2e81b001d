"""The console: the trainer's screen during a workshop."""
