"""The cache of what the tagger read in each article, and of what the archive made of it; one SQLite file, disposable.

An unchanged article is not tagged again. The proposals of the archive are kept as long as no article changes: records of the
publisher, rejected names and the threshold are applied to them at each build, at no cost.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from khizana.annotation.kept_database import KeptDatabase
from khizana.content.content_file import read_content_file
from khizana.entities.authority.authority_file import Authority
from khizana.entities.authority.authority_record import Unreviewed
from khizana.entities.recognition.archive_names import Proposal, propose, publishable
from khizana.entities.recognition.joined_spellings import join_spellings
from khizana.entities.recognition.tagged_text import TaggedSentence, tag
from khizana.entities.recognition.tagger import tagger
from khizana.entities.recognition.unreviewed import read_rejected, slug_of, unreviewed_record, with_taken_over
from khizana.progress import Progress
from khizana.settings import LEAST_UNREVIEWED

MIN_ARTICLES = 20
"""Fewer articles show too little of how names recur: their archive has no unreviewed entities."""

_SCHEMA = """
create table if not exists tagged (id text primary key, key text not null, record text not null) without rowid;
create table if not exists proposed (key text primary key, record text not null) without rowid;
"""
_CHUNK = 64  # articles tagged together
_WORTH_A_POOL = 400  # articles from which starting processes pays
_PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True)
class ArchiveNames:
    """The records of an archive, with those of names that nobody reviewed, and the latter's slugs by article."""

    authority: Authority
    unreviewed: Mapping[str, frozenset[str]] = field(default_factory=dict)


class RecognitionStore(KeptDatabase):
    """What was recognised in the articles of one content folder."""

    def __init__(self, content: Path) -> None:
        self._content = content
        super().__init__(content, "recognised.sqlite", _SCHEMA)

    def names(
        self, records: Authority, threshold: float, jobs: int = 1, progress: Progress | None = None
    ) -> ArchiveNames:
        """Return *records* and those of the names that reach the probability *threshold*. Raises KhizanaError."""
        rejected = read_rejected(self._content / "entities")
        if sum(1 for _ in (self._content / "articles").glob("*.md")) < MIN_ARTICLES:
            return ArchiveNames(records)
        proposals = self.proposals(jobs, progress)
        published = join_spellings(publishable(proposals, records, rejected, threshold))
        found: dict[str, set[str]] = {}
        for proposal in published:
            for article in proposal.articles:
                found.setdefault(article, set()).add(slug_of(proposal))
        own = with_taken_over(records, proposals, threshold)
        authority = Authority([*own.values(), *map(unreviewed_record, published)])
        return ArchiveNames(authority, {article: frozenset(slugs) for article, slugs in found.items()})

    def proposals(self, jobs: int = 1, progress: Progress | None = None) -> list[Proposal]:
        """Return all names that the articles may have, for an editor to decide on, the most probable first."""
        self._refresh(jobs, progress)
        return self._kept_proposals()

    def _refresh(self, jobs: int, progress: Progress | None) -> None:
        files = sorted((self._content / "articles").glob("*.md"))
        code = _code_key()
        known = dict(self._db.execute("select id, key from tagged"))
        stale = [path for path in files if known.get(path.stem) != _key(path, code)]
        with self._db:
            gone = known.keys() - {path.stem for path in files}
            self._db.executemany("delete from tagged where id = ?", [(id_,) for id_ in sorted(gone)])
            for number, row in enumerate(_tagged(stale, code, jobs), start=1):
                self._db.execute("insert or replace into tagged values (?, ?, ?)", row)
                if progress:
                    progress(number, len(stale))

    def _kept_proposals(self) -> list[Proposal]:
        """Return the proposals of the articles as they are, from the last build where nothing changed."""
        digest = hashlib.sha256()
        for id_, key in self._db.execute("select id, key from tagged order by id"):
            digest.update(f"{id_} {key}\n".encode())
        key = digest.hexdigest()
        kept = self._db.execute("select record from proposed where key = ?", (key,)).fetchone()
        if kept is None:
            proposals = propose(self._tagged, LEAST_UNREVIEWED)
            with self._db:
                self._db.execute("delete from proposed")
                self._db.execute("insert into proposed values (?, ?)", (key, json.dumps(proposals, ensure_ascii=False)))
            return proposals
        return [_proposal(record) for record in json.loads(kept[0])]

    def _tagged(self) -> Iterator[tuple[str, list[TaggedSentence]]]:
        with closing(self._db.execute("select id, record from tagged order by id")) as rows:
            for id_, record in rows:
                yield id_, [TaggedSentence.from_record(sentence) for sentence in json.loads(record)]


def _proposal(record: list[Any]) -> Proposal:
    """Return the proposal that became *record* as JSON."""
    name, type_, forms, private, (probability, shown, occurrences, marked, cues), articles, countries = record
    why = Unreviewed(probability, shown, occurrences, marked, tuple(cues))
    return Proposal(tuple(name), type_, tuple(forms), private, why, tuple(articles), countries)


def _code_key() -> bytes:
    """Hash what the tagging of any text depends on: the modules of recognition, their data, and the cutting of words."""
    digest = hashlib.sha256()
    rooms = (
        (_PACKAGE / "entities" / "recognition", "*.py"),
        (_PACKAGE / "arabic", "*.py"),
        (_PACKAGE / "data", "*name*"),
    )
    files = [path for folder, pattern in rooms for path in folder.glob(pattern)]
    for path in sorted([*files, _PACKAGE / "data" / "recognition_cues.tsv", _PACKAGE / "content" / "content_file.py"]):
        digest.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()


def _key(path: Path, code: bytes) -> str:
    return hashlib.sha256(code + path.read_bytes()).hexdigest()


def _tagged(paths: list[Path], code: bytes, jobs: int) -> Iterable[tuple[str, str, str]]:
    """Yield (id, key, record) of each content file that can be read; annotation reports the others."""
    chunks = [(paths[at : at + _CHUNK], code) for at in range(0, len(paths), _CHUNK)]
    if jobs == 1 or len(paths) < _WORTH_A_POOL:
        yield from (row for chunk in chunks for row in _tag_chunk(chunk))
        return
    with ProcessPoolExecutor(jobs) as pool:
        for rows in pool.map(_tag_chunk, chunks):
            yield from rows


def _tag_chunk(chunk: tuple[list[Path], bytes]) -> list[tuple[str, str, str]]:
    paths, code = chunk
    texts: dict[Path, str] = {}
    for path in paths:
        try:
            article = read_content_file(path)
        except Exception:  # noqa: S112  # annotation says of each file what is wrong with it
            continue
        if not article.draft:
            texts[path] = article.text
    rows = []
    for path, sentences in zip(texts, tag(texts.values(), tagger()), strict=True):
        record = json.dumps([sentence.to_record() for sentence in sentences], ensure_ascii=False, separators=(",", ":"))
        rows.append((path.stem, _key(path, code), record))
    return rows
