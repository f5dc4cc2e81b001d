"""Trede: the windows."""
