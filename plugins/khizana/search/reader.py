"""A whoosh reader over the shipped shards: whoosh's queries, matchers and searcher run on the very files a browser loads.

Fields: `lemma`, `light` and `exact` are the three views of a word, `title` the exact forms of given titles. A term of `light`
is a stem, or a stem and the lemma of the word that is looked for. Weights are impacts (frequency over BM25's length norm), so
there are no field lengths to read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from whoosh.fields import KEYWORD, Schema
from whoosh.matching import ListMatcher
from whoosh.reading import IndexReader, TermNotFound
from whoosh.scoring import BaseScorer, WeightingModel

from khizana.arabic.fold import SearchKey
from khizana.search.format.scoring import idf, saturate
from khizana.search.lists import Lists, Postings

SCHEMA = Schema(lemma=KEYWORD, light=KEYWORD, exact=KEYWORD, title=KEYWORD)


class ShardReader(IndexReader):  # type: ignore[misc]  # whoosh has no types
    """An index of `search/` as whoosh sees one."""

    schema = SCHEMA

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self._found: dict[
            tuple[str, str], Postings
        ] = {}  # whoosh asks for a list three times: is it there, how long, what

    def find(self, field: str, term: str) -> Postings:
        """Return the posting list of *term* in *field*, empty where it has none."""
        if (field, term) not in self._found:
            self._found[field, term] = self._read(field, SearchKey(term))
        return self._found[field, term]

    def _read(self, field: str, key: SearchKey) -> Postings:
        match field:
            case "lemma":
                return self.lists.lemma(key)
            case "light":
                return self.lists.light(*key.split(" "))
            case "exact":
                return self.lists.form(key)
            case _:
                titles = self.lists.titles(key)
                return Postings(titles, [1.0] * len(titles), len(titles))

    def __contains__(self, term: tuple[str, bytes | str]) -> bool:
        return bool(self.find(term[0], _text(term[1])).documents)

    def postings(self, fieldname: str, text: bytes | str, scorer: BaseScorer | None = None) -> ListMatcher:
        """Return a matcher over the articles of a term; whoosh's TermNotFound where there are none."""
        found = self.find(fieldname, _text(text))
        if not found.documents:
            raise TermNotFound(f"{fieldname}:{_text(text)}")
        return ListMatcher(found.documents, found.impacts, scorer=scorer, term=(fieldname, text))

    def doc_frequency(self, fieldname: str, text: bytes | str) -> int:
        """Return how many articles have a term."""
        return self.find(fieldname, _text(text)).frequency

    def indexed_field_names(self) -> list[str]:
        """Return the fields a term can be in."""
        return list(SCHEMA.names())

    def all_doc_ids(self) -> Iterator[int]:
        """Yield every document number."""
        return iter(range(self.doc_count_all()))

    def doc_count_all(self) -> int:
        """Return how many articles the index has."""
        count: int = self.lists.shelf.manifest["articles"]
        return count

    def doc_count(self) -> int:
        """Return how many articles the index has; none is ever deleted from one."""
        return self.doc_count_all()

    def has_deletions(self) -> bool:
        """Return False: an index is written anew, never changed."""
        return False

    def is_deleted(self, docnum: int) -> bool:  # noqa: ARG002 -- whoosh's signature
        """Return False for every article."""
        return False

    def close(self) -> None:
        """Do nothing: shards are read whole."""


class Impacts(WeightingModel):  # type: ignore[misc]  # whoosh has no types
    """BM25 over impacts."""

    def scorer(self, searcher: Any, fieldname: str, text: bytes, qf: int = 1) -> BaseScorer:  # noqa: ARG002 -- whoosh's signature
        """Return the scorer of one term."""
        reader: ShardReader = searcher.reader()
        weight = idf(reader.doc_count_all(), reader.doc_frequency(fieldname, text))
        return _ImpactScorer(weight, reader.lists.shelf.manifest["k1"])


class _ImpactScorer(BaseScorer):  # type: ignore[misc]  # whoosh has no types
    def __init__(self, weight: float, k1: float) -> None:
        self._weight, self._k1 = weight, k1

    def score(self, matcher: ListMatcher) -> float:
        return self._weight * saturate(matcher.weight(), self._k1)


def _text(term: bytes | str) -> str:
    return term.decode() if isinstance(term, bytes) else term
