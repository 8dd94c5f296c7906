"""The cache of annotated articles on disk, keyed by content hash.

One SQLite file, disposable, beside the content. It bounds memory (pages are rendered one record at a time) and saves the
analysis of unchanged articles: a row's key covers the content file, the code and its data. A change of authority records
concerns the articles that have one of their forms.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from khizana.annotation.annotate import Annotated, Found, annotate
from khizana.annotation.article_record import from_record, to_record
from khizana.annotation.kept_database import KeptDatabase
from khizana.annotation.recognition_store import ArchiveNames
from khizana.annotation.record_changes import changed_forms, has_one_of, record_files
from khizana.content.content_file import read_content_file
from khizana.entities.authority.authority_file import read_authority
from khizana.entities.gazetteer.starter import with_known_names
from khizana.entities.linking.appearances import Appearance, appearances
from khizana.entities.linking.matcher import Matcher
from khizana.errors import KhizanaError, Problem, unexpected
from khizana.model import Seed
from khizana.progress import Progress

_SCHEMA = """
create table if not exists article (id text primary key, key text not null, record text not null) without rowid;
create table if not exists appearance (
    entity text not null, article text not null, named integer not null, record text not null,
    primary key (entity, article)) without rowid;
create index if not exists appearance_article on appearance (article);
create table if not exists record_file (name text primary key, content blob not null) without rowid;
"""
_CHUNK = 64  # articles of a task for a worker
_WORTH_A_POOL = 400  # starting a process costs about as much as annotating this many articles


@dataclass(frozen=True, slots=True)
class _Row:
    """What is kept of one content file, without a record where it is a draft or cannot be read, and what is wrong with it."""

    id: str
    key: str
    record: str
    appearances: tuple[tuple[str, int, str], ...] = ()  # (entity, times named, record)
    problems: tuple[Problem, ...] = ()


class Store(KeptDatabase):
    """The annotated articles of one content folder; `problems` are those of its content files at the last refresh."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self.problems: tuple[Problem, ...] = ()
        super().__init__(content, "annotated.sqlite", _SCHEMA)

    def refresh(
        self,
        jobs: int = 1,
        full: bool = False,
        progress: Progress | None = None,
        names: ArchiveNames | None = None,
    ) -> int:
        """Update the store from the content folder; return how many articles were annotated again.

        *names*: the records, and the unreviewed ones among them that each article may name; without, those of the content
        folder, and articles keep the unreviewed names of the last build.
        A content file that cannot be read is a problem and has no article here; the others go on.
        """
        code = _code_key()
        files = sorted((self.content / "articles").glob("*.md"))
        known = {} if full else dict(self._db.execute("select id, key from article"))
        concerned = self._concerned(names) if known else frozenset()
        stale = [
            path
            for path in files
            if path.stem in concerned or not _is_fresh(known.get(path.stem, ""), _key(path, code), names, path.stem)
        ]
        gone = set(known) - {path.stem for path in files}
        problems: list[Problem] = []
        with self._db:
            if full:
                self._db.execute("delete from article")
                self._db.execute("delete from appearance")
            self._db.execute("delete from record_file")
            self._db.executemany("insert into record_file values (?, ?)", record_files(self._records).items())
            for id_ in sorted(gone):
                self._forget(id_)
            for number, row in enumerate(_annotated(self.content, stale, code, jobs, names), start=1):
                self._keep(row)
                problems += row.problems
                if progress:
                    progress(number, len(stale))
        self.problems = tuple(problems)
        return len(stale)

    @property
    def _records(self) -> Path:
        return self.content / "entities"

    def _concerned(self, names: ArchiveNames | None) -> frozenset[str]:
        """Return the ids of the articles that a change of records since the last refresh concerns."""
        before = dict(self._db.execute("select name, content from record_file"))
        if before == record_files(self._records):
            return frozenset()
        authority = names.authority if names else with_known_names(read_authority(self._records)[0])
        forms = changed_forms(before, authority.values())
        texts = self._db.execute("select id, json_extract(record, '$.text') from article")
        return frozenset(id_ for id_, text in texts if forms and has_one_of(text, forms))

    def _forget(self, id_: str) -> None:
        self._db.execute("delete from article where id = ?", (id_,))
        self._db.execute("delete from appearance where article = ?", (id_,))

    def _keep(self, row: _Row) -> None:
        self._forget(row.id)
        if not row.record:
            return
        self._db.execute("insert into article values (?, ?, ?)", (row.id, row.key, row.record))
        self._db.executemany(
            "insert into appearance values (?, ?, ?, ?)",
            [(entity, row.id, named, record) for entity, named, record in row.appearances],
        )

    def annotated(self, ids: Iterable[str] | None = None) -> Iterator[Annotated]:
        """Yield the articles *ids* in their order; without, all articles by id."""
        if ids is None:
            with closing(self._db.execute("select record from article order by id")) as rows:
                for (record,) in rows:
                    yield from_record(json.loads(record))
            return
        for id_ in ids:
            yield from_record(json.loads(self.record(id_)))

    def record(self, id_: str) -> str:
        """Return the record of an article, as JSON."""
        record: str
        (record,) = self._db.execute("select record from article where id = ?", (id_,)).fetchone()
        return record

    def records_key(self) -> str:
        """Return a hash of the records of all articles."""
        digest = hashlib.sha256()
        with closing(self._db.execute("select id, record from article order by id")) as rows:
            for id_, record in rows:
                digest.update(f"{id_} {hashlib.sha256(record.encode()).hexdigest()}\n".encode())
        return digest.hexdigest()

    def __len__(self) -> int:
        """Return how many articles there are."""
        total: int = self._db.execute("select count(*) from article").fetchone()[0]
        return total

    def counts(self) -> dict[str, int]:
        """Return the number of mentions of each entity in the archive, by slug."""
        return dict(self._db.execute("select entity, sum(named) from appearance group by entity order by entity"))

    def together(self, entity: str) -> list[tuple[str, int]]:
        """Return (other entity, articles that name both), the most frequent first, then by slug."""
        return self._db.execute(
            "select b.entity, count(*) as n from appearance a join appearance b on b.article = a.article "
            "where a.entity = ?1 and b.entity <> ?1 group by b.entity order by n desc, b.entity",
            (entity,),
        ).fetchall()

    def article_counts(self) -> dict[str, int]:
        """Return how many articles name each entity, by slug."""
        return dict(self._db.execute("select entity, count(*) from appearance group by entity order by entity"))

    def entities_by_article(self) -> dict[str, list[str]]:
        """Return the entities that each article names, by id; articles that name none are left out."""
        named: dict[str, list[str]] = {}
        for article, entity in self._db.execute("select article, entity from appearance order by article, entity"):
            named.setdefault(article, []).append(entity)
        return named

    def shared(self, entity: str, other: str, limit: int) -> list[tuple[str, Appearance]]:
        """Return (article id, appearance of *other*) of articles that name both, most often first."""
        rows = self._db.execute(
            "select b.article, b.record from appearance a join appearance b on b.article = a.article "
            "where a.entity = ? and b.entity = ? order by min(a.named, b.named) desc, b.article limit ?",
            (entity, other, limit),
        )
        return [(article, Appearance.from_record(json.loads(record))) for article, record in rows]

    def seeds(self) -> Iterator[tuple[str, Seed]]:
        """Yield (article id, its seed), by id."""
        rows = self._db.execute("select id, json_extract(record, '$.seed') from article order by id")
        for id_, seed in rows:
            yield id_, Seed(**json.loads(seed))

    def appearances(self, entity: str) -> list[tuple[str, Appearance]]:
        """Return (article id, appearance) of every article that names *entity*, by id."""
        rows = self._db.execute("select article, record from appearance where entity = ? order by article", (entity,))
        return [(article, Appearance.from_record(json.loads(record))) for article, record in rows]


ANNOTATION_ROOMS = (
    "annotation",
    "arabic",
    "content",
    "data",
    "entities",
    "facts",
)  # what annotating an article imports
_CODE = {".py", ".yaml", ".tsv", ".txt"}


def _key(path: Path, code: bytes) -> str:
    return hashlib.sha256(code + path.read_bytes()).hexdigest()


def _full_key(key: str, article: str, names: ArchiveNames) -> str:
    """Return the *key* of an article with the unreviewed records that it may name: a change of others costs it nothing."""
    records = repr([names.authority[slug] for slug in sorted(names.unreviewed.get(article, ()))])
    return f"{key} {hashlib.sha256(records.encode()).hexdigest()}"


def _is_fresh(known: str, key: str, names: ArchiveNames | None, article: str) -> bool:
    return known.startswith(key) if names is None else known == _full_key(key, article, names)


def _code_key() -> bytes:
    """Hash what the annotation of any article depends on: the code that makes it and its data."""
    digest = hashlib.sha256()
    package = Path(__file__).parents[1]
    code = (path for room in ANNOTATION_ROOMS for path in (package / room).rglob("*") if path.suffix in _CODE)
    for path in sorted([*code, package / "model.py", package / "word_lists.py"]):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()


def _annotated(content: Path, paths: list[Path], code: bytes, jobs: int, names: ArchiveNames | None) -> Iterator[_Row]:
    if not paths:
        return  # without building a matcher
    names = names or ArchiveNames(with_known_names(read_authority(content / "entities")[0]))
    chunks = [paths[at : at + _CHUNK] for at in range(0, len(paths), _CHUNK)]
    if jobs == 1 or len(paths) < _WORTH_A_POOL:
        _start_worker(names, code)
        yield from (row for chunk in chunks for row in _annotate_chunk(chunk))
        return
    pool: Executor
    with ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(names, code)) as pool:
        for rows in pool.map(_annotate_chunk, chunks):
            yield from rows


@dataclass(frozen=True, slots=True)
class _Worker:
    matcher: Matcher
    names: ArchiveNames
    code: bytes


_worker: _Worker  # one a process, shared by all articles of a run


def _start_worker(names: ArchiveNames, code: bytes) -> None:
    global _worker
    _worker = _Worker(Matcher(names.authority), names, code)


def _annotate_chunk(paths: list[Path]) -> list[_Row]:
    return [_annotate_file(path) for path in paths]


def _annotate_file(path: Path) -> _Row:
    """Return the row of the content file *path*. Never raises: what fails for one article costs no other."""
    try:
        article = read_content_file(path)
        if article.id != path.stem:
            fix = f"name the file {article.id}.md, or mend the id"
            raise KhizanaError(Problem(path.as_posix(), f"its id is {article.id!r}", fix))
        if article.draft:
            return _Row(path.stem, "", "")
        plain = _row(path, Annotated(article, Found()), "")
    except KhizanaError as error:
        return _Row(path.stem, "", "", problems=error.problems)
    except Exception as error:
        return _Row(path.stem, "", "", problems=(unexpected(path.as_posix(), error),))
    try:
        names = _worker.names
        key = _full_key(_key(path, _worker.code), article.id, names)
        return _row(path, annotate(article, _worker.matcher, names.unreviewed.get(article.id, ())), key)
    except Exception as error:  # published with nothing marked in it, and tried again next time
        return replace(plain, problems=(unexpected(path.as_posix(), error),))


def _row(path: Path, annotated: Annotated, key: str) -> _Row:
    found = appearances(annotated.article, annotated.mentions)
    return _Row(
        path.stem,
        key,
        _dumps(to_record(annotated)),
        tuple((slug, len(seen.spans), _dumps(seen.to_record())) for slug, seen in found.items()),
    )


def _dumps(value: object) -> str:
    """Return *value* as JSON. Raises ValueError for what no page could hold: lone surrogates."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text.encode()
    return text
