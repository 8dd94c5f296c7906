"""A database in the cache of a content folder: what was worked out once. It can be deleted without loss."""

from __future__ import annotations

import sqlite3
from pathlib import Path


class KeptDatabase:
    """An SQLite file in `content/.cache`; the tables of *schema* are made where they are missing."""

    def __init__(self, content: Path, name: str, schema: str) -> None:
        self._path = content / ".cache" / name
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self.reopen()
        self._db.executescript(schema)

    def reopen(self) -> None:
        """Open the database anew, in a process that is a copy of another: two must not share a connection."""
        self._db = sqlite3.connect(self._path)
