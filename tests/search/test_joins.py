"""whoosh's joins, ours and its own, against sets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from whoosh import query as wq
from whoosh.matching import ListMatcher
from whoosh.query.qcore import Query as WhooshQuery
from whoosh.searching import SearchContext

from khizana.search.joins import AndMaybe, AndNot, Listed

DOCUMENTS = st.sets(st.integers(0, 20)).map(sorted)


class Scored(WhooshQuery):  # type: ignore[misc]  # whoosh has no types
    """Articles that score one each."""

    def __init__(self, documents: list[int]) -> None:
        self.documents = documents

    def matcher(self, searcher: object, context: SearchContext | None = None) -> ListMatcher:  # noqa: ARG002 -- whoosh's signature
        return ListMatcher(self.documents, [1.0] * len(self.documents))

    def estimate_size(self, ixreader: object) -> int:  # noqa: ARG002 -- whoosh's signature
        return len(self.documents)

    estimate_min_size = estimate_size


class Searcher:
    """As much of one, and of its reader, as joins ask for."""

    @staticmethod
    def doc_count_all() -> int:
        return 21

    def reader(self) -> Searcher:
        return self

    doc_count = doc_count_all


def run(query: WhooshQuery) -> dict[int, float]:
    matcher = query.matcher(Searcher(), SearchContext(needs_current=True))
    found = {}
    while matcher.is_active():
        found[matcher.id()] = matcher.score()
        matcher.next()
    return found


@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_wanted_articles_get_optional_scores(wanted: list[int], optional: list[int], other: list[int]) -> None:
    joined = wq.And([AndMaybe(Scored(wanted), Scored(optional)), Scored(other)])
    assert run(joined) == {d: 2.0 + (d in optional) for d in sorted(set(wanted) & set(other))}


@given(DOCUMENTS, DOCUMENTS)
def test_unwanted_articles_go(wanted: list[int], unwanted: list[int]) -> None:
    assert run(AndNot(Scored(wanted), Scored(unwanted))) == {d: 1.0 for d in wanted if d not in unwanted}


@given(DOCUMENTS, DOCUMENTS)
def test_listed_articles_score_nothing_of_their_own(listed: list[int], scored: list[int]) -> None:
    assert run(AndMaybe(Listed(listed), Scored(scored))) == {d: float(d in scored) for d in listed}
