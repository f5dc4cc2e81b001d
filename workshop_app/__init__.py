"""Trede: the domain. Content, the live session, results, storage and paper; no windows."""

__version__ = "0.1.0"
