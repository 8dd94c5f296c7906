"""The files of content/entities as they are on disk now: a file is read again only when it has changed."""

from __future__ import annotations

from pathlib import Path

from khizana.entities.authority.authority import Authority
from khizana.entities.authority.authority_record import AuthorityRecord
from khizana.entities.authority.record_file import parse_record
from khizana.entities.gazetteer.starter import with_known_names
from khizana.errors import KhizanaError, Problem

_State = tuple[int, int, int]  # inode, size, time of the last change: a file that is replaced has another inode


class RecordFolder:
    """The records of a folder, with those that every archive knows; `problems` are those of files that are no record."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: tuple[Problem, ...] = ()
        self.records = Authority()
        self._states: dict[str, _State] = {}
        self._texts: dict[str, str] = {}
        self._own: dict[str, AuthorityRecord] = {}
        self._faults: dict[str, tuple[Problem, ...]] = {}
        self.refresh()

    def refresh(self) -> bool:
        """Read what has changed; return whether anything has."""
        present = {path.name: path for pattern in ("[!.]*.md", "_rejected.tsv") for path in self.folder.glob(pattern)}
        states = {name: (s.st_ino, s.st_size, s.st_mtime_ns) for name, path in present.items() if (s := path.stat())}
        if states == self._states and self.records:
            return False
        changed = [name for name, state in states.items() if self._states.get(name) != state]
        for name in self._states.keys() - states.keys():
            self._forget(name)
        for name in changed:
            self._forget(name)
            self._read(present[name])
        self._states = states
        self.records = with_known_names(Authority(self._own.values()))
        self.problems = tuple(problem for name in sorted(self._faults) for problem in self._faults[name])
        return True

    def text(self, name: str) -> str | None:
        """Return the text of the file *name* as it was read, None where there is none."""
        return self._texts.get(name)

    def _forget(self, name: str) -> None:
        for table in (self._texts, self._own, self._faults):
            table.pop(name, None)

    def _read(self, path: Path) -> None:
        try:
            self._texts[path.name] = text = path.read_text(encoding="utf-8")
            if path.suffix == ".md":
                self._own[path.name] = parse_record(text, path.stem, path.as_posix())
        except KhizanaError as error:
            self._faults[path.name] = error.problems
        except (OSError, UnicodeDecodeError) as error:
            problem = Problem(path.as_posix(), f"cannot be read: {error}", "save the file as UTF-8 text")
            self._faults[path.name] = (problem,)
