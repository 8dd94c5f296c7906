"""The cache of what is similar to each article, a row an article; one SQLite file, disposable.

The scores rest on all articles of an archive. As long as none of their records changes the rows are as they were; a change of
pages, messages, settings or descriptions works nothing out again. Texts and vectors are released when the rows are written.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path

from khizana.annotation.annotate import Annotated
from khizana.annotation.kept_database import KeptDatabase
from khizana.progress import Progress
from khizana.similarity.pipeline import ArticleSimilarity, RelatedArticle, ReusedPassage, find_similarities
from khizana.similarity.reasons import Reason

_SCHEMA = """
create table if not exists similar (id text primary key, record text not null) without rowid;
create table if not exists made_from (key text primary key) without rowid;
"""
_ROOMS = ("arabic", "similarity")  # what the rows depend on beside the records


class SimilarityStore(KeptDatabase):
    """What is similar to each article of one content folder, by its id."""

    def __init__(self, content: Path) -> None:
        super().__init__(content, "similar.sqlite", _SCHEMA)

    def refresh(
        self,
        key: str,
        articles: Callable[[], Iterable[Annotated]],
        full: bool = False,
        progress: Progress | None = None,
    ) -> bool:
        """Have the rows of *articles*, of whose records *key* is a hash; return whether they had to be worked out.

        *full*: work them out in any case.
        """
        key = f"{key} {_code_key()}"
        if not full and self._db.execute("select 1 from made_from where key = ?", (key,)).fetchone():
            return False
        found = find_similarities(articles(), progress)
        with self._db:
            self._db.execute("delete from made_from")
            self._db.execute("delete from similar")
            rows = ((id_, _to_json(found[id_])) for id_ in found)
            self._db.executemany("insert into similar values (?, ?)", rows)
            self._db.execute("insert into made_from values (?)", (key,))
        return True

    def record(self, id_: str) -> str:
        """Return the row of an article. Raises KeyError."""
        row = self._db.execute("select record from similar where id = ?", (id_,)).fetchone()
        if row is None:
            raise KeyError(id_)
        record: str = row[0]
        return record

    def __getitem__(self, id_: str) -> ArticleSimilarity:
        """Return what is similar to an article. Raises KeyError."""
        related, reuse = json.loads(self.record(id_))
        return ArticleSimilarity(
            tuple(
                RelatedArticle(article, kind, score, tuple(Reason(*why) for why in reasons))
                for article, kind, score, reasons in related
            ),
            tuple(ReusedPassage(*row) for row in reuse),
        )


def _to_json(similarity: ArticleSimilarity) -> str:
    related = [
        (other.article, other.kind, other.score, [(why.start, why.end, why.entity) for why in other.why])
        for other in similarity.related
    ]
    reuse = [(p.start, p.end, p.article, p.other_start, p.other_end) for p in similarity.reuse]
    return json.dumps([related, reuse])


def _code_key() -> str:
    package = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for room in _ROOMS:
        for path in sorted((package / room).rglob("*.py")):
            digest.update(path.read_bytes())
    for path in sorted((package / "data").iterdir()):
        digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()
