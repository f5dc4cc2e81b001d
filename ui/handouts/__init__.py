"""The handouts window: choose, preview, save and print handouts."""
