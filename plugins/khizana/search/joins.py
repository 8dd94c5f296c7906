"""Ways to join whoosh queries: articles found by other means, and whoosh's own AndMaybe and AndNot without their slips.

whoosh-reloaded 2.7.5 leaves the optional side behind when the wanted side skips past the article asked for (its score is lost),
and never checks the very first article of AndNot against the unwanted side.
"""

from __future__ import annotations

from collections.abc import Sequence

from whoosh import matching
from whoosh import query as wq
from whoosh.query.compound import BinaryQuery
from whoosh.query.qcore import Query as WhooshQuery
from whoosh.reading import IndexReader
from whoosh.searching import SearchContext, Searcher


class Listed(WhooshQuery):  # type: ignore[misc]  # whoosh has no types
    """Articles found by other means, ascending, as a whoosh query that adds *worths* to their scores, or nothing."""

    def __init__(self, documents: Sequence[int], worths: Sequence[float] | None = None) -> None:
        self.documents = documents
        self.worths = [0.0] * len(documents) if worths is None else worths

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> matching.Matcher:  # noqa: ARG002 -- whoosh's signature
        """Return a matcher over the articles."""
        if not self.documents:
            return matching.NullMatcher()
        return matching.ListMatcher(list(self.documents), list(self.worths))

    def estimate_size(self, ixreader: IndexReader) -> int:  # noqa: ARG002 -- whoosh's signature
        """Return how many articles there are."""
        return len(self.documents)

    def estimate_min_size(self, ixreader: IndexReader) -> int:
        """Return how many articles there are."""
        return self.estimate_size(ixreader)


class _AndMaybeMatcher(matching.AndMaybeMatcher):  # type: ignore[misc]  # whoosh has no types
    def skip_to(self, id: int) -> None:  # noqa: A002 -- whoosh's signature
        self.a.skip_to(id)
        self._first_b()


class _AndNotMatcher(matching.AndNotMatcher):  # type: ignore[misc]  # whoosh has no types
    def _find_first(self) -> None:
        if self.a.is_active():
            self._find_next()


class AndMaybe(wq.AndMaybe):  # type: ignore[misc]  # whoosh has no types
    """The articles of the first query, with the second's score added where it has them too."""

    matcherclass = _AndMaybeMatcher


class AndNot(BinaryQuery):  # type: ignore[misc]  # whoosh has no types
    """The articles of the first query that the second has not."""

    matcherclass = _AndNotMatcher
