"""The room's view: painting scenes for the projector."""
