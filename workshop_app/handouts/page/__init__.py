"""How pages are made: canvas, tags, fonts, blocks and page furniture."""
