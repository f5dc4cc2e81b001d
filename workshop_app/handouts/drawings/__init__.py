"""Drawings of the staircase, and small illustrations."""
