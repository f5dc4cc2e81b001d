"""An engine for accessible PDF files (PDF/UA-1), on top of reportlab: see README.md.

It knows nothing of workshops. What is drawn is tagged while it is drawn.
"""
