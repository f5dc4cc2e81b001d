"""What the votes say. Pure functions over counts; nothing is kept, nothing is shown."""
