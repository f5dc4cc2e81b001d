"""The core of Trede, without windows: content, live session, results, storage and handouts."""

__version__ = "0.1.0"
