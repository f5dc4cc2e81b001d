"""A running workshop: commands go in, snapshots come out."""
