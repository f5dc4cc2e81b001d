"""The windows of Trede, in PySide6 Widgets: they show snapshots and send commands."""
