"""How a page is made: canvas, tags, type, blocks and what stands around them."""
