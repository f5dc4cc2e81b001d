"""Where the app opens: continue, begin, look back."""
