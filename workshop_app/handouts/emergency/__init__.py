"""The emergency pack."""
