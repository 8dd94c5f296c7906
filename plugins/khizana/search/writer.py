"""Write the index of an archive: documents in, shards out. Memory does not grow with the archive's text.

Order of work: every document is inverted and its article shard written; when the last one has been seen, words get their
lemmas, families are cut into term shards with their tails and positions beside them, the lexicon and the manifest follow.
docs/index-format.md describes every file.
"""

from __future__ import annotations

import gc
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice, tee
from pathlib import Path

from khizana.search import scoring, terms
from khizana.search.articles import ArticleWriter
from khizana.search.documents import Document, Entity
from khizana.search.entity_names import write_entity_names
from khizana.search.facets import FacetWriter
from khizana.search.families import families
from khizana.search.inversion import Inversion
from khizana.search.lexicon import write_lexicon
from khizana.search.names import names
from khizana.search.shards import FORMAT, ShardWriter
from khizana.search.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class IndexSummary:
    """What was written."""

    articles: int
    words: int  # tokens, those of titles and leads as often as they count
    forms: int  # distinct folded words
    shards: int
    bytes: int


def write_index(documents: Iterable[Document], entities: Iterable[Entity], folder: Path) -> IndexSummary:
    """Write the index into *folder* (`search/` of a site), which is created or emptied.

    Documents are numbered as they come: give them oldest first, and the shards of what is already there keep their names when
    articles are added.
    """
    entities = list(entities)
    shutil.rmtree(folder, ignore_errors=True)
    shards = ShardWriter(folder)
    with tempfile.TemporaryDirectory(prefix="khizana-") as scratch:
        inversion = Inversion(Path(scratch))
        articles = ArticleWriter(shards)
        facets = FacetWriter(shards, entities)
        naming: defaultdict[str, list[int]] = defaultdict(list)
        for number, document in enumerate(documents):
            inversion.add(document)
            articles.add(document)
            facets.add(document)
            for slug in document.entities:
                naming[slug].append(number)
        inversion.close()
        with _no_collection():
            vocabulary = Vocabulary(inversion.surfaces(), names(entities))
            term_writer = terms.TermWriter(shards, inversion.lengths, inversion.spellings)
            ahead, at_hand = tee(families(inversion.forms(), vocabulary.lemmas))
            occurrences = inversion.occurrences(form.form for family in ahead for form in family.home)
            for family in at_hand:
                term_writer.add(family, list(islice(occurrences, len(family.home))))
            lexicon = write_lexicon(shards, vocabulary, term_writer.frequencies)
        shards.write_manifest(
            {
                "format": FORMAT,
                "articles": len(inversion.lengths),
                **scoring.settings(),
                "head": terms.HEAD,
                "terms": term_writer.close(),
                "lexicon": lexicon,
                "entities": write_entity_names(shards, entities, naming),
                "facets": facets.close(),
                **articles.close(),
            }
        )
    return IndexSummary(
        len(inversion.lengths), sum(inversion.lengths), len(vocabulary.lemmas), len(shards.names), shards.bytes
    )


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the collector of cycles out: words and lists form none, and it would walk a million of them again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
