"""The participant's booklet."""
