"""The windows of Trede."""
