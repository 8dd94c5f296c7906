"""Names that the texts have and no record."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from khizana.annotation.store import Store
from khizana.commands.archive_folder import existing
from khizana.entities.authority.authority_file import Authority, load_authority
from khizana.entities.gazetteer.starter import with_known_names
from khizana.entities.suggest.acceptance import accept, render
from khizana.entities.suggest.proposals import suggest
from khizana.errors import KhizanaError
from khizana.progress import stage

_SAMPLE = 500  # articles that are searched for names after a build
_MANY = 10_000  # names; more are not counted


def suggest_entities(content: Path, limit: int, accepted: int, slug: str) -> str:
    """Return at most *limit* proposals as lines, or, with the number of an *accepted* one, what record was written of it.

    Raises KhizanaError for a folder or a number that is not there, and for a *slug* that is none.
    """
    store = Store(existing(content, "run invoke ingest, or name the folder with --content"))
    with stage("reading and annotating") as shown:
        store.refresh(progress=shown)
    if store.problems:
        raise KhizanaError(*store.problems)
    texts = ((annotated.article.id, annotated.article.text) for annotated in store.annotated())
    with stage("looking for names"):
        proposals = suggest(texts, with_known_names(load_authority(content / "entities")), limit)
    if accepted:
        path = accept(proposals, accepted, content / "entities", slug or None)
        return f"wrote {path}: complete it, then run invoke build"
    return render(proposals)


def first_steps(content: Path) -> str:
    """Say how many names wait in an archive without records, and how to begin; "" for one that has some, or no name."""
    if any((content / "entities").glob("*.md")):
        return ""
    articles = islice(Store(content).annotated(), _SAMPLE)
    texts = [(annotated.article.id, annotated.article.text) for annotated in articles]
    waiting = len(suggest(texts, with_known_names(Authority()), _MANY)) if texts else 0
    if not waiting:
        return ""
    where = f"in the first {_SAMPLE:,} articles" if len(texts) == _SAMPLE else "in the articles"
    return (
        f"{waiting:,} names {where} wait for review, and there is no record of any yet. To begin:\n"
        "  invoke entities.suggest             lists them, the surest first\n"
        "  invoke entities.suggest --accept 1  writes the record of the first"
    )
