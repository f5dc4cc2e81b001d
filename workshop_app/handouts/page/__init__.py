"""Our paper: its grid, styles and fonts, and what every page has."""
