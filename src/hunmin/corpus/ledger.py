"""What a corpus has seen so far, on disk: the digest of every text, and how far the work has come.

Both are in one database, so that a kill leaves them as they were at one and the same moment.
"""

import sqlite3
from pathlib import Path
from typing import Self

CACHE_KIBIBYTES = 64 * 1024


class Ledger:
    """Digests and one note. Nothing of either is kept until `commit`; memory is bounded by the cache."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path)
        self._database.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")
        self._database.execute("CREATE TABLE IF NOT EXISTS digests (digest BLOB PRIMARY KEY) WITHOUT ROWID")
        self._database.execute("CREATE TABLE IF NOT EXISTS note (line INTEGER PRIMARY KEY, content TEXT)")
        self._database.commit()

    def add(self, digest: bytes) -> bool:
        """Note a digest. False if it was there before."""
        return self._database.execute("INSERT OR IGNORE INTO digests VALUES (?)", (digest,)).rowcount == 1

    def note(self) -> str | None:
        """What the last `commit` noted."""
        row = self._database.execute("SELECT content FROM note").fetchone()
        return row[0] if row else None

    def commit(self, note: str) -> None:
        self._database.execute("INSERT OR REPLACE INTO note VALUES (0, ?)", (note,))
        self._database.commit()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()
