"""Export the archive as data: a JSON file for each article and entity, and three tables of the whole.

Every field is documented in docs/data-api.md.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from khizana.annotation.annotate import Annotated
from khizana.annotation.article_record import to_record
from khizana.entities.authority.authority_record import AuthorityRecord
from khizana.entities.linking.appearances import Appearance, forms
from khizana.similarity.pipeline import ArticleSimilarity
from khizana.similarity.similarity_record import similarity_record

ARTICLE_COLUMNS = (
    "id", "title", "title_source", "byline", "author", "date", "source", "url", "category", "rights", "text",
)  # fmt: skip


def entity_record(
    record: AuthorityRecord, found: Sequence[tuple[str, Appearance]], together: Sequence[tuple[str, int]]
) -> dict[str, Any]:
    """Return the data of one entity; *found* by article id, *together* as (slug, articles that name both)."""
    written = forms(appearance for _, appearance in found)
    return {
        "slug": record.slug,
        "type": record.type,
        "name": record.name,
        "latin": record.latin,
        "aliases": list(record.aliases),
        "wikidata": record.wikidata,
        "reviewed": record.unreviewed is None,
        **({"probability": record.unreviewed.probability} if record.unreviewed else {}),
        "mentions": [
            {"article": article, "surface": surface, "start": start, "end": end}
            for article, appearance in found
            for surface, start, end in appearance.spans
        ],
        "forms": dict(sorted(written.items(), key=lambda item: (-item[1], item[0]))),
        "co_mentions": [{"entity": slug, "articles": articles} for slug, articles in together],
    }


class DataWriter:
    """Writes data/ below a site, an article or an entity at a time; a context manager."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = ExitStack()
        for name in ("articles", "entities"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        self._articles = self._open("articles.jsonl")
        self._entities = self._open("entities.jsonl")
        self._table = csv.writer(self._open("articles.csv", newline=""))
        self._table.writerow(ARTICLE_COLUMNS)

    def _open(self, name: str, newline: str = "\n") -> Any:
        return self._files.enter_context((self._folder / name).open("w", encoding="utf-8", newline=newline))

    def __enter__(self) -> DataWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()

    def article(self, annotated: Annotated, similarity: ArticleSimilarity) -> None:
        """Write one article."""
        record = to_record(annotated) | similarity_record(similarity, annotated.article.text)
        line = _dumps(record)
        (self._folder / "articles" / f"{record['id']}.json").write_text(line, encoding="utf-8")
        self._articles.write(line)
        self._table.writerow([_cell(record[column]) for column in ARTICLE_COLUMNS])

    def entity(self, record: dict[str, Any]) -> None:
        """Write one entity."""
        line = _dumps(record)
        (self._folder / "entities" / f"{record['slug']}.json").write_text(line, encoding="utf-8")
        self._entities.write(line)


def _dumps(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def _cell(value: str | None) -> str | None:
    """Prevent CSV injection (OWASP): a leading quote keeps a spreadsheet from evaluating a text as a formula."""
    return f"'{value}" if value and value[0] in "=+-@\t\r" else value
