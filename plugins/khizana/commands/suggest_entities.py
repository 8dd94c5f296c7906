"""Names that the texts have and no record."""

from __future__ import annotations

from pathlib import Path

from khizana.annotation.store import Store
from khizana.commands.archive_folder import existing
from khizana.entities.authority.authority_file import load_authority
from khizana.entities.gazetteer.starter import with_known_names
from khizana.entities.suggest.acceptance import accept, render
from khizana.entities.suggest.proposals import suggest
from khizana.progress import stage


def suggest_entities(content: Path, limit: int, accepted: int, slug: str) -> str:
    """Return at most *limit* proposals as lines, or, with the number of an *accepted* one, what record was written of it.

    Raises KhizanaError for a folder or a number that is not there, and for a *slug* that is none.
    """
    store = Store(existing(content, "run invoke ingest, or name the folder with --content"))
    with stage("reading and annotating") as shown:
        store.refresh(progress=shown)
    texts = ((annotated.article.id, annotated.article.text) for annotated in store.annotated())
    with stage("looking for names"):
        proposals = suggest(texts, with_known_names(load_authority(content / "entities")), limit)
    if accepted:
        path = accept(proposals, accepted, content / "entities", slug or None)
        return f"wrote {path}: complete it, then run invoke build"
    return render(proposals)
