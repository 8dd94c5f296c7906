"""Find related articles and reused passages in a whole archive: the one function that the build calls.

In: annotated articles. Out: SimilarityTable, which gives each article its related articles and its reused passages.
Steps: turn texts into numbers; collect candidate pairs, by shared shingles and by nearest neighbours; align and classify
each pair once. Cost grows with the number of articles, not of pairs (docs/similarity.md).
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from khizana.annotation.annotate import Annotated
from khizana.progress import Progress
from khizana.similarity.duplicates import SAME_WEEK_DAYS, Relation, gap_between, is_copy, is_duplicate, is_same_report
from khizana.similarity.internal_repeats import internal_repeats
from khizana.similarity.reasons import Reason, find_reasons
from khizana.similarity.related import MIN_NEIGHBOUR_SIMILARITY, MIN_RELATED_SIMILARITY, nearest_neighbours
from khizana.similarity.reuse import Aligner, SharedPassage
from khizana.similarity.shingles import find_candidates
from khizana.similarity.texts import Texts, read_texts
from khizana.similarity.vectors import Vectors, make_vectors

MAX_RELATED = 5  # articles listed; duplicates and the same report come first and are never cut
MIN_SHOWN_WORDS = 10  # equal words of a passage that is published; shorter ones are mostly names and titles of office
MIN_CONTENT_WORDS = 6  # of a published passage
MIN_CONTENT_WORDS_UNRELATED = 20  # the same where the two articles are not on one subject, or not of one week
MIN_CONTENT_WORDS_OTHER_DAY = 9  # the same where two articles on one subject are not of one day
MAX_OWN_PHRASE_ARTICLES = 3  # articles that share a shingle; one in more is becoming a formula
_MIN_ALIGNED_SIMILARITY = 0.5  # from which two articles are aligned even without a shingle in common
_ORDER: dict[Relation, int] = {"duplicate": 0, "same_report": 1, "related": 2}


@dataclass(frozen=True, slots=True)
class RelatedArticle:
    """Another article and how it is related to this one; `why` are spans of this article's text."""

    article: str
    kind: Relation
    score: float  # similarity, 0 to 1
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ReusedPassage:
    """A span of this article that another one has too, or that this one repeats (`article` is None); code points."""

    start: int
    end: int
    article: str | None
    other_start: int
    other_end: int


@dataclass(frozen=True, slots=True)
class ArticleSimilarity:
    """The related articles and the reused passages of one article."""

    related: tuple[RelatedArticle, ...] = ()
    reuse: tuple[ReusedPassage, ...] = ()  # by place


class SimilarityTable:
    """The ArticleSimilarity of every article by id, composed on demand from compact arrays."""

    def __init__(self, texts: Texts, vectors: Vectors) -> None:
        self.texts = texts
        self.vectors = vectors
        self._numbers = {id_: number for number, id_ in enumerate(texts.ids)}
        self._links: defaultdict[int, dict[int, tuple[Relation, float]]] = defaultdict(dict)
        self._passages: defaultdict[int, list[tuple[int, SharedPassage]]] = defaultdict(list)

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of the articles in order."""
        return iter(sorted(self.texts.ids))

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, article: str) -> ArticleSimilarity:
        """Return what is similar to the article of this id. Raises KeyError."""
        number, ids = self._numbers[article], self.texts.ids
        links = self._links.get(number, {})
        order = sorted(links, key=lambda other: (_ORDER[links[other][0]], -links[other][1], ids[other]))
        listed = [other for rank, other in enumerate(order) if rank < MAX_RELATED or links[other][0] != "related"]
        return ArticleSimilarity(
            tuple(RelatedArticle(ids[n], *links[n], find_reasons(self.texts, self.vectors, number, n)) for n in listed),
            tuple(sorted(self._reuse(number), key=lambda r: (r.start, r.end, r.article or "", r.other_start))),
        )

    def _reuse(self, number: int) -> Iterator[ReusedPassage]:
        starts, ends = self.texts.starts, self.texts.ends
        for other, p in self._passages.get(number, ()):
            article = None if other == number else self.texts.ids[other]
            yield ReusedPassage(starts[p.start], ends[p.end - 1], article, starts[p.other_start], ends[p.other_end - 1])

    def add_link(self, number: int, other: int, kind: Relation, score: float) -> None:
        """Record how two articles are related."""
        self._links[number][other] = self._links[other][number] = (kind, score)

    def add_passage(self, number: int, other: int, passage: SharedPassage) -> None:
        """Record a passage that two articles share; *other* is *number* for an internal repeat."""
        self._passages[number].append((other, passage))
        self._passages[other].append((number, passage.swapped()))


def find_similarities(articles: Iterable[Annotated], progress: Progress | None = None) -> SimilarityTable:
    """Return the similarities of *articles*, given in any order; *progress*(done, total) counts each article twice."""
    texts = read_texts(articles)
    vectors = make_vectors(texts)
    candidates = find_candidates(texts)
    table = SimilarityTable(texts, vectors)
    neighbours, baselines = _neighbours(texts, vectors, progress)
    for number in range(len(texts)):
        aligner = Aligner(texts, number, candidates.frequency)
        if number in candidates.self_repeating:
            _add_internal_repeats(table, aligner, number)
        sharing = candidates.others.get(number, set())
        for other in sorted(neighbours[number].keys() | sharing):
            similarity = neighbours[number].get(other, 0.0)
            passages = aligner.passages(other) if other in sharing or similarity >= _MIN_ALIGNED_SIMILARITY else []
            baseline = max(baselines[number], baselines[other])
            _add_pair(table, aligner, _Pair(number, other, similarity, baseline, passages))
        if progress:
            progress(len(texts) + number + 1, 2 * len(texts))
    return table


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two articles to classify; `baseline` as in is_same_report()."""

    number: int
    other: int
    similarity: float
    baseline: float
    passages: Sequence[SharedPassage]


def _neighbours(
    texts: Texts, vectors: Vectors, progress: Progress | None
) -> tuple[defaultdict[int, dict[int, float]], array[float]]:
    """Return the similar pairs, each under the article whose id comes first, and the baseline of each article."""
    pairs: defaultdict[int, dict[int, float]] = defaultdict(dict)
    baselines = array("d")

    def shown(number: int) -> None:
        if progress:
            progress(number + 1, 2 * len(texts))

    for number, near in enumerate(nearest_neighbours(texts, vectors, shown)):
        baselines.append(0.0)
        for other, similarity in near:
            first, second = sorted((number, other), key=texts.ids.__getitem__)
            pairs[first][second] = similarity
            if (gap_between(texts, number, other) or 0) > SAME_WEEK_DAYS:
                baselines[number] = max(baselines[number], similarity)
    return pairs, baselines


def _add_internal_repeats(table: SimilarityTable, aligner: Aligner, number: int) -> None:
    """Record what an article repeats; that a lead restates the title is how news is written."""
    texts = table.texts
    title_end = texts.title_ends[number]
    passages = [(p, aligner.content_words(p)) for p in aligner.passages(number) if p.equal >= MIN_SHOWN_WORDS]
    kept = [
        (passage, words)
        for passage, words in passages
        if words >= (MIN_CONTENT_WORDS_UNRELATED if passage.start < title_end else MIN_CONTENT_WORDS)
    ]
    for passage in internal_repeats(texts, number, kept):
        table.add_passage(number, number, passage)


def _add_pair(table: SimilarityTable, aligner: Aligner, pair: _Pair) -> None:
    """Record how two articles are related and which passages they share."""
    counted = [(passage, aligner.content_words(passage)) for passage in pair.passages]
    kind = _classify(table, pair, [passage for passage, words in counted if words >= MIN_CONTENT_WORDS])
    if kind:
        table.add_link(pair.number, pair.other, kind, pair.similarity)
    for passage, words in counted:
        if kind == "duplicate" or (
            passage.equal >= MIN_SHOWN_WORDS and _is_reused(table.texts, aligner, pair, passage, words)
        ):
            table.add_passage(pair.number, pair.other, passage)


def _is_reused(texts: Texts, aligner: Aligner, pair: _Pair, passage: SharedPassage, content_words: int) -> bool:
    """Say whether *passage* was copied from one article to the other, not written twice for two events."""
    days = gap_between(texts, pair.number, pair.other)
    if days is not None and days > SAME_WEEK_DAYS:
        return aligner.content_words(passage, MAX_OWN_PHRASE_ARTICLES) >= MIN_CONTENT_WORDS_UNRELATED
    if content_words >= MIN_CONTENT_WORDS_UNRELATED:
        return True
    if pair.similarity < max(MIN_NEIGHBOUR_SIMILARITY, pair.baseline):
        return False
    if days == 0:
        return content_words >= MIN_CONTENT_WORDS
    return aligner.content_words(passage, MAX_OWN_PHRASE_ARTICLES) >= MIN_CONTENT_WORDS_OTHER_DAY


def _classify(table: SimilarityTable, pair: _Pair, content_passages: Sequence[SharedPassage]) -> Relation | None:
    texts, number, other = table.texts, pair.number, pair.other
    if is_duplicate(texts, number, other, pair.passages):
        return "duplicate"
    if is_copy(texts, number, other, content_passages) or is_same_report(
        texts, table.vectors, number, other, pair.similarity, pair.baseline
    ):
        return "same_report"
    return "related" if pair.similarity >= MIN_RELATED_SIMILARITY else None
