"""The handouts: PDF files drawn with reportlab."""
