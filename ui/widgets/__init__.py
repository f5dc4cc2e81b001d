"""Small widgets that more than one window uses."""
