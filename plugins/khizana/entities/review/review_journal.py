"""Write the files of a review, all or none, and undo it; the journal is in content/.cache and may be lost without harm.

A review that was cut short by a crash is taken back when the folder is next written to. One process writes at a time.
"""

from __future__ import annotations

import fcntl
import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from khizana.entities.review.decisions import FileChange
from khizana.errors import KhizanaError, Problem

_SCHEMA = """
create table if not exists review (
    number integer primary key autoincrement, label text not null, changes text not null, state text not null);
"""


class Review(NamedTuple):
    """A review that was done."""

    number: int
    label: str
    files: tuple[str, ...]


class ReviewJournal:
    """The reviews of one content folder; files go by their path in it."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self._path = content / ".cache" / "reviews.sqlite"
        self._path.parent.mkdir(parents=True, exist_ok=True)
        (content / "entities").mkdir(parents=True, exist_ok=True)
        with self._db() as db:
            db.executescript(_SCHEMA)

    def apply(self, label: str, work: Callable[[], Sequence[FileChange]]) -> Review | None:
        """Write what *work* returns, None if nothing; no other process writes from its start to the end."""
        with self._held(), self._db() as db:
            self._recover(db)
            changes = [change for change in work() if change.before != change.after]
            return self._write(db, label, changes) if changes else None

    def undo(self, number: int) -> Review:
        """Take the review *number* back. Raises KhizanaError where its files have been changed since beyond that."""
        with self._held(), self._db() as db:
            self._recover(db)
            row = db.execute("select label, changes, state from review where number = ?", (number,)).fetchone()
            if row is None or row[2] != "done":
                raise KhizanaError(Problem(f"review {number}", "it is undone already, or was never done", "reload"))
            changes = [self._reverse(FileChange(*change)) for change in json.loads(row[1])]
            self._write(db, f"undo {number}", changes, "undo")
            db.execute("update review set state = 'undone' where number = ?", (number,))
            db.commit()
            return Review(number, row[0], tuple(change.name for change in changes))

    def last(self) -> Review | None:
        """Return the last review that is not undone."""
        with self._db() as db:
            row = db.execute(
                "select number, label, changes from review where state = 'done' order by 1 desc"
            ).fetchone()
        return Review(row[0], row[1], tuple(change[0] for change in json.loads(row[2]))) if row else None

    def _write(self, db: sqlite3.Connection, label: str, changes: Sequence[FileChange], state: str = "done") -> Review:
        dumped = json.dumps(changes, ensure_ascii=False)
        number = db.execute(
            "insert into review (label, changes, state) values (?, ?, 'begun')", (label, dumped)
        ).lastrowid
        db.commit()  # what a crash leaves half-written is known from here on
        for change in changes:
            self._put(change.name, change.after)
        db.execute("update review set state = ? where number = ?", (state, number))
        db.commit()
        return Review(number or 0, label, tuple(change.name for change in changes))

    def _recover(self, db: sqlite3.Connection) -> None:
        for number, changes in db.execute("select number, changes from review where state = 'begun'").fetchall():
            for name, before, after in json.loads(changes):
                if self._text(name) == after:
                    self._put(name, before)
            db.execute("update review set state = 'undone' where number = ?", (number,))
            db.commit()

    def _reverse(self, change: FileChange) -> FileChange:
        present = self._text(change.name)
        if present == change.after:
            return FileChange(change.name, present, change.before)
        text = _without(present, change)
        if text is None:
            message = "has been changed since in the same lines, so that the review cannot be undone"
            raise KhizanaError(Problem(change.name, message, "edit the file itself"))
        return FileChange(change.name, present, text)

    def _text(self, name: str) -> str | None:
        path = self._content / name
        return path.read_text(encoding="utf-8") if path.exists() else None

    def _put(self, name: str, text: str | None) -> None:
        path = self._content / name
        if text is None:
            path.unlink(missing_ok=True)
            return
        new = path.with_name(f".{path.name}.new")  # no name of a record
        with new.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)

    @contextmanager
    def _db(self) -> Iterator[sqlite3.Connection]:
        db = sqlite3.connect(self._path, timeout=30)
        try:
            yield db
        finally:
            db.close()

    @contextmanager
    def _held(self) -> Iterator[None]:
        held = os.open(self._content / "entities", os.O_RDONLY)  # a build holds the folder above
        try:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield
        finally:
            os.close(held)


def _without(present: str | None, change: FileChange) -> str | None:
    """Return *present* with the lines of *change* taken back, None unless they stand there, once."""
    is_new_record = change.before is None and change.name.endswith(".md")
    if present is None or change.after is None or is_new_record:  # a part of a record is none
        return None
    old, new = (change.before or "").splitlines(keepends=True), change.after.splitlines(keepends=True)
    first = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    removed, inserted = old[first : len(old) - last], new[first : len(new) - last]
    lines = present.splitlines(keepends=True)
    places = [at for at in range(len(lines)) if inserted and lines[at : at + len(inserted)] == inserted]
    if len(places) != 1:
        return None
    lines[places[0] : places[0] + len(inserted)] = removed
    return "".join(lines)
