"""Write the index of an archive: documents in, shards out. Memory does not grow with the archive's text.

Order of work: every document is inverted; when the last one has been seen, those that are alike get numbers side by side, and
article and facet shards are written in that order. Words get their lemmas, stem groups are cut into term shards with their
tails and positions beside them, the lexicon and the manifest follow. docs/index-format.md describes every file.
"""

from __future__ import annotations

import gc
import shutil
import tempfile
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import tee
from pathlib import Path
from typing import Any

from khizana.arabic.morphology.word_families import relatives_among
from khizana.search.format import scoring
from khizana.search.format.article_shards import ArticleWriter, shown_size
from khizana.search.format.entity_names import write_entity_names
from khizana.search.format.facets import FacetWriter
from khizana.search.format.lexicon import write_lexicon
from khizana.search.format.shards import FORMAT, ShardWriter
from khizana.search.index import postings_writer
from khizana.search.index.clustering import blocks, grouped
from khizana.search.index.documents import Document, Entity, Spool
from khizana.search.index.inverter import Inverter
from khizana.search.index.name_words import names
from khizana.search.index.stem_groups import stem_groups
from khizana.search.index.vocabulary import Vocabulary


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

    Give documents oldest first, and most shards of what is already there keep their names when articles are added.
    """
    entities = list(entities)
    shutil.rmtree(folder, ignore_errors=True)
    shards = ShardWriter(folder)
    with _no_collection(), tempfile.TemporaryDirectory(prefix="khizana-") as scratch:
        inverter = Inverter(Path(scratch))
        spool = Spool(Path(scratch) / "documents")
        sizes = _read(documents, inverter, spool)
        files = list(_files(inverter, sizes))
        order = [number for file in files for number in file]
        inverter.renumber(order)
        articles = ArticleWriter(shards, map(len, files))
        facets = FacetWriter(shards, entities)
        naming: defaultdict[str, list[int]] = defaultdict(list)
        for number, document in enumerate(spool.read(order)):
            articles.add(document)
            facets.add(document)
            for slug in document.entities:
                naming[slug].append(number)
        vocabulary = Vocabulary(inverter.surfaces(), names(entities))
        frequencies = inverter.frequencies()
        terms = _write_terms(shards, inverter, vocabulary, frequencies)
        lexicon = write_lexicon(shards, vocabulary, frequencies)
        shards.write_manifest(
            {
                "format": FORMAT,
                "articles": len(inverter.lengths),
                **scoring.settings(),
                "head": postings_writer.HEAD,
                "terms": terms,
                "lexicon": lexicon,
                "entities": write_entity_names(shards, entities, naming),
                "facets": facets.close(),
                **articles.close(),
            }
        )
    return IndexSummary(
        len(inverter.lengths), sum(inverter.lengths), len(vocabulary.lemmas), len(shards.names), shards.bytes
    )


def _read(documents: Iterable[Document], inverter: Inverter, spool: Spool) -> array[int]:
    """Give each document to both, and return the characters that each shows."""
    sizes = array("I")
    for document in documents:
        inverter.add(document)
        spool.add(document)
        sizes.append(shown_size(document))
    inverter.close()
    return sizes


def _write_terms(
    shards: ShardWriter, inverter: Inverter, vocabulary: Vocabulary, frequencies: Mapping[str, int]
) -> dict[str, Any]:
    """Write the term shards, with their tails and positions, and return what the manifest says of them."""
    relatives = relatives_among({vocabulary.lemmas[form] for form in frequencies})
    writer = postings_writer.TermWriter(shards, inverter.lengths, inverter.spellings, relatives)
    shared = stem_groups(list(frequencies), vocabulary.lemmas)
    ahead, at_hand = tee(postings_writer.batches(shared, frequencies, len(inverter.lengths)))
    occurrences = inverter.occurrences([form.form for form in batch.forms()] for batch in ahead)
    for batch, lists in zip(at_hand, occurrences, strict=True):
        writer.add(batch, lists)
    return writer.close()


def _files(inverter: Inverter, sizes: Sequence[int]) -> Iterator[list[int]]:
    """Yield the documents of each article file, in the order of their numbers to be; *sizes* are their characters."""
    first = 0
    for block in blocks(len(sizes)):
        end = first + block
        for file in grouped(inverter.weights(first, end), sizes[first:end]):
            yield [first + number for number in file]
        first = end


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
