"""SQLite, for one office: one file, no server."""

from roomdesk.stores.sqlite.store import SqliteStore

__all__ = ["SqliteStore"]
