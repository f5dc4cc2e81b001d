"""The staircase on paper, and small drawings."""
