"""The ingest pipeline: every seed to its content file.

Files that an editor has changed are never overwritten; every record is accounted for in the report.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from khizana.content.content_file import is_as_written, parse_content_file, read_content_file, seal
from khizana.content.ids import MAX_ID_LENGTH, make_id
from khizana.errors import KhizanaError, Problem, unexpected
from khizana.ingest.clean import own_rules
from khizana.ingest.compose import EmptyTextError, compose
from khizana.ingest.file_names import name_files
from khizana.ingest.furniture import RULES_FILE, FurnitureCount
from khizana.ingest.importers import IMPORTERS, is_of_many, read_seed
from khizana.ingest.report import Report
from khizana.ingest.seeds import Reading, SeedFile, read_folder
from khizana.ingest.source_record import Item, Refusal, SourceRecord
from khizana.model import Article, Seed
from khizana.progress import Progress

_TEXT_WORDS = 4  # of a value that is no label but text


def ingest(
    seeds: Path,
    content: Path,
    progress: Progress | None = None,
    reading: Reading | None = None,
    today: datetime.date | None = None,
) -> Report:
    """Write content/articles/<id>.md for every article in the folder *seeds* and return a report.

    *progress*(done, total) is called for each record; total is an estimate until the end, because lines are counted
    beforehand, not rows. With *today*, an article of a later day is withheld. Raises KhizanaError only when a folder cannot be
    used at all.
    """
    run = _Ingest(seeds, content, today)
    folder = read_folder(seeds, IMPORTERS.keys())
    run.report.refuse(*folder.refused)
    run.report.wrong += folder.orphans
    names = name_files((file for file in folder.seeds if not is_of_many(file)), run.owner_of)
    total = sum(_count(file) for file in folder.seeds)
    done = 0
    complete: set[str] = set()  # tables that could be read: a row that is not in them has been removed
    for file in folder.seeds:
        for item in read_seed(replace(file, reading=reading or Reading())):
            run.take(item, file.suffix, names.get(file.name))
            done += 1
            if is_of_many(file) and isinstance(item, SourceRecord):
                complete.add(file.name)
            if progress:
                progress(done, max(done, total))
    run.find_missing({file.name for file in folder.seeds} - complete)
    run.report.furniture = run.furniture.proposals()
    if progress:
        progress(done, done)
    return run.report


class _Ingest:
    """The state of one ingest: the report so far, and the ids seen."""

    def __init__(self, seeds: Path, content: Path, today: datetime.date | None) -> None:
        self.report = Report()
        self._today = today.isoformat() if today else None
        self.furniture = FurnitureCount()
        self._rules = own_rules(content / RULES_FILE)
        self._seeds = seeds
        self._articles = content / "articles"
        self._owners: dict[str, str] = {}  # id to its place in seeds/
        self._refused_ids: set[str] = set()  # and those withheld
        try:
            self._articles.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"cannot be made: {error.strerror}"
            raise KhizanaError(Problem(self._articles.as_posix(), message, "let your user write there")) from error
        self._published = {path.stem for path in self._articles.glob("*.md")}

    def owner_of(self, id_: str) -> str | None:
        """Return the seed that the article published as *id_* was made from; None if there is none."""
        if id_ not in self._published:
            return None
        try:
            return read_content_file(self._articles / f"{id_}.md").seed.path
        except (KhizanaError, ValueError):
            return None

    def take(self, item: Item, kind: str, name: str | None = None) -> None:
        """Process one item of an importer of files of a *kind*; *name* is that of an article which has a file to itself."""
        if isinstance(item, Problem):
            self.report.wrong.append(item)
        elif isinstance(item, Refusal):
            self.report.refuse(item.problem, kind=kind)
            self._refused_ids.add(make_id(name or item.name or ""))
        else:
            self._take_record(item if name is None else replace(item, name=name), kind)

    def find_missing(self, there: set[str]) -> None:
        """Report the articles whose seed is gone, except those of the files *there*, which are reported as refused."""
        for path in sorted(self._articles.glob("*.md")):
            if path.stem in self._owners or path.stem in self._refused_ids:
                continue
            try:
                seed = read_content_file(path).seed
            except KhizanaError as error:
                self.report.wrong += error.problems
                continue
            if seed.path not in there:
                self.report.missing.append((path.stem, seed.path))

    def _take_record(self, record: SourceRecord, kind: str) -> None:
        article_id = ""
        try:
            article_id = make_id(record.name)
            self._check_id(article_id, record)
            if reason := self._draft(record):
                self._refused_ids.add(article_id)
                self.report.withhold(article_id, _place(record.seed), reason, kind, article_id in self._published)
                return
            article, body = compose(record, article_id, self._rules)
            self._write(article, seal(article, body), record)
        except EmptyTextError:
            self._refuse(article_id, kind, _without_text(record, self._where(record)))
        except KhizanaError as error:
            self._refuse(article_id, kind, *error.problems)
        except Exception as error:
            self._refuse(article_id, kind, unexpected(self._where(record), error, record.seed.line))
        else:
            self._owners[article_id] = _place(record.seed)
            self.furniture.add(article.source or "", [block.text for block in article.blocks])
            self.report.wrong += record.problems
            self.report.count(article, kind)

    def _refuse(self, article_id: str, kind: str, *problems: Problem) -> None:
        self.report.refuse(*problems, kind=kind)
        self._refused_ids.add(article_id)

    def _draft(self, record: SourceRecord) -> str:
        """Return why *record* is withheld, "" for one that is to be published."""
        date = record.facts.get("date", "")
        return record.draft or (f"date: {date} is still to come" if self._today and date > self._today else "")

    def _check_id(self, article_id: str, record: SourceRecord) -> None:
        if not article_id:
            message = f"no id can be made of {record.name!r}: an id is made of a-z, 0-9 and -"
            raise self._wrong(record, message, "give it a name in Latin letters or digits")
        if len(article_id) > MAX_ID_LENGTH:
            message = f"the id {article_id[:40]}… has {len(article_id)} characters, {MAX_ID_LENGTH} are allowed"
            raise self._wrong(record, message, "give it a shorter name")
        if article_id in self._owners:
            message = f"the id {article_id} belongs to {self._owners[article_id]}"
            raise self._wrong(record, message, "give it another name: an id is never used twice")

    def _write(self, article: Article, text: str, record: SourceRecord) -> None:
        path = self._articles / f"{article.id}.md"
        try:
            old = path.read_bytes().decode() if path.is_file() else None
            if old == text:
                self.report.unchanged += 1
            elif old is None:
                _replace(path, text)
                self.report.new.append(article.id)
            else:
                self._check_owner(old, path, record)
                if is_as_written(old):
                    _replace(path, text)
                    self.report.updated.append(article.id)
                else:
                    self.report.edited.append(article.id)
        except UnicodeDecodeError:  # an editor's program wrote it; the build names the byte
            self.report.edited.append(article.id)
        except OSError as error:
            problem = Problem(path.as_posix(), f"cannot be written: {error.strerror}", "let your user write there")
            raise KhizanaError(problem) from error

    def _check_owner(self, old: str, path: Path, record: SourceRecord) -> None:
        """Refuse a file that would take over the id of another article; a file that was only moved may keep it."""
        try:
            seed = parse_content_file(old, path).seed
        except KhizanaError:
            return  # an editor's unfinished work; the build reports it
        moved = seed.sha256 == record.seed.sha256
        if not record.has_own_id and not moved and seed.path != record.seed.path:
            message = f"the id {path.stem} belongs to the article made from {seed.path}"
            fix = f"give it another name; if it is the same article, remove {path.as_posix()} first"
            raise self._wrong(record, message, fix)

    def _wrong(self, record: SourceRecord, message: str, fix: str) -> KhizanaError:
        return KhizanaError(Problem(self._where(record), message, fix, record.seed.line))

    def _where(self, record: SourceRecord) -> str:
        return (self._seeds / record.seed.path).as_posix()


def _without_text(record: SourceRecord, where: str) -> Problem:
    """Return the problem of a *record* without text, with the keys of its head that hold some."""
    keys = [key for key, value in record.extra.items() if isinstance(value, str) and len(value.split()) >= _TEXT_WORDS]
    if not keys:
        return Problem(where, "there is no text in it", "put the article's text there, or remove it", record.seed.line)
    message = f"there is no text in it but in the keys {', '.join(keys)} of its head"
    return Problem(where, message, f'set KHIZANA_TEXT_KEYS = "{", ".join(keys)}" in pelicanconf.py', record.seed.line)


def _place(seed: Seed) -> str:
    return seed.path if seed.line is None else f"{seed.path}:{seed.line}"


def _count(file: SeedFile) -> int:
    """Estimate how many articles *file* holds."""
    if not is_of_many(file):
        return 1
    try:
        with file.path.open("rb") as lines:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: lines.read(1 << 20), b""))
    except OSError:
        return 1


def _replace(path: Path, text: str) -> None:
    """Write *path* atomically."""
    draft = path.with_name(f".{path.name}.new")
    draft.write_bytes(text.encode())
    draft.replace(path)
