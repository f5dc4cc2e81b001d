"""The home page: continue a workshop, begin one, or open an earlier one."""
