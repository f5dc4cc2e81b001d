"""A workshop while it runs: commands in, snapshots out."""
