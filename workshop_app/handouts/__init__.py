"""Paper: the handouts as PDF, drawn with reportlab."""
