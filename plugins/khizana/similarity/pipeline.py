"""Everything that the articles of an archive have in common: the one function the build calls.

In: annotated articles. Out: Kinship, which gives each article its related articles and its shared passages. Steps:
texts to numbers; articles that may share a passage, and the nearest by what they are about; each such pair aligned and
judged once. Cost grows with the number of articles, not of pairs (docs/similarity.md).
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from khizana.annotation.annotate import Annotated
from khizana.similarity.duplicates import (
    WEEK,
    Kind,
    days_apart,
    is_copy,
    is_duplicate,
    tell_one_story,
)
from khizana.similarity.internal_repeats import said_again
from khizana.similarity.reasons import Reason, find_reasons
from khizana.similarity.related import ALIKE, LEAST, nearest
from khizana.similarity.reuse import Aligner, Passage
from khizana.similarity.shingles import find_repeats
from khizana.similarity.texts import Texts, read_texts
from khizana.similarity.vectors import Vectors, make_vectors

Progress = Callable[[int, int], None]

MOST = 5  # related articles an article shows; its duplicates and the same report come first and are never cut
SHOWN = 10  # equal words of a passage worth a reader's time; the shorter ones are mostly names and offices
TOLD = 6  # words that say something in it
TOLD_ANYWHERE = 20  # of them where two articles are not on one subject, not of one week, or of a kind of every week
OWN = 3  # articles that have the words of one text; a phrase in more is on its way to a formula
TOLD_ANOTHER_DAY = 9  # words of such phrases where two articles on one subject are of different days
_ALIGNED = 0.5  # likeness from which two articles are compared word by word even if their shingles did not meet
_ORDER: dict[Kind, int] = {"duplicate": 0, "same_report": 1, "related": 2}


@dataclass(frozen=True, slots=True)
class Link:
    """Another article and what it is to this one; `why` are spans of this article's text."""

    article: str
    kind: Kind
    score: float  # likeness, 0 to 1
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage of this article that stands in another too, or again in this one (`article` is None); code points."""

    start: int
    end: int
    article: str | None
    other_start: int
    other_end: int


@dataclass(frozen=True, slots=True)
class Kin:
    """What one article has in common with the archive."""

    related: tuple[Link, ...] = ()
    reuse: tuple[Reuse, ...] = ()  # by place


class Kinship:
    """The kin of every article, worked out when asked for from numbers kept."""

    def __init__(self, texts: Texts, vectors: Vectors) -> None:
        self.texts = texts
        self.vectors = vectors
        self._numbers = {id_: number for number, id_ in enumerate(texts.ids)}
        self._links: defaultdict[int, dict[int, tuple[Kind, float]]] = defaultdict(dict)
        self._reuse: defaultdict[int, list[tuple[int, Passage]]] = defaultdict(list)

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of the articles in order."""
        return iter(sorted(self.texts.ids))

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, article: str) -> Kin:
        """Return the kin of an article. Raises KeyError."""
        number, ids = self._numbers[article], self.texts.ids
        links = self._links.get(number, {})
        order = sorted(links, key=lambda other: (_ORDER[links[other][0]], -links[other][1], ids[other]))
        shown = [other for place, other in enumerate(order) if place < MOST or links[other][0] != "related"]
        return Kin(
            tuple(Link(ids[n], *links[n], find_reasons(self.texts, self.vectors, number, n)) for n in shown),
            tuple(sorted(self._passages(number), key=lambda r: (r.start, r.end, r.article or "", r.other_start))),
        )

    def _passages(self, number: int) -> Iterator[Reuse]:
        starts, ends = self.texts.starts, self.texts.ends
        for other, p in self._reuse.get(number, ()):
            article = None if other == number else self.texts.ids[other]
            yield Reuse(starts[p.start], ends[p.end - 1], article, starts[p.other_start], ends[p.other_end - 1])

    def link(self, number: int, other: int, kind: Kind, score: float) -> None:
        """Say what two articles are to each other."""
        self._links[number][other] = self._links[other][number] = (kind, score)

    def reuse(self, number: int, other: int, passage: Passage) -> None:
        """Say that two articles share *passage*, or that one says it twice."""
        self._reuse[number].append((other, passage))
        self._reuse[other].append((number, passage.turned()))


def find_kinship(articles: Iterable[Annotated], progress: Progress | None = None) -> Kinship:
    """Return the kinship of *articles*, given in any order; *progress*(done, total) counts articles, each twice."""
    texts = read_texts(articles)
    vectors = make_vectors(texts)
    repeats = find_repeats(texts)
    kinship = Kinship(texts, vectors)
    near, usual = _near(texts, vectors, progress)
    for number in range(len(texts)):
        aligner = Aligner(texts, number, repeats.commonness)
        if number in repeats.selves:
            _repeats_itself(kinship, aligner, number)
        recurring = repeats.others.get(number, set())
        for other in sorted(near[number].keys() | recurring):
            alike = near[number].get(other, 0.0)
            passages = aligner.passages(other) if other in recurring or alike >= _ALIGNED else []
            _judge(kinship, aligner, _Pair(number, other, alike, max(usual[number], usual[other]), passages))
        if progress:
            progress(len(texts) + number + 1, 2 * len(texts))
    return kinship


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two articles to be judged; `usual` is what tell_one_story() wants."""

    number: int
    other: int
    alike: float
    usual: float
    passages: Sequence[Passage]


def _near(
    texts: Texts, vectors: Vectors, progress: Progress | None
) -> tuple[defaultdict[int, dict[int, float]], array[float]]:
    """Return the pairs that are alike, each under the article whose id comes first; and how usual each article is."""
    near: defaultdict[int, dict[int, float]] = defaultdict(dict)
    usual = array("d")
    for number in range(len(texts)):
        usual.append(0.0)
        for other, alike in nearest(texts, vectors, number):
            first, second = sorted((number, other), key=texts.ids.__getitem__)
            near[first][second] = alike
            if (days_apart(texts, number, other) or 0) > WEEK:
                usual[number] = max(usual[number], alike)
        if progress:
            progress(number + 1, 2 * len(texts))
    return near, usual


def _repeats_itself(kinship: Kinship, aligner: Aligner, number: int) -> None:
    """Keep what an article says twice; that its first lines say its title again is how news is written."""
    texts = kinship.texts
    passages = [(p, aligner.told(p)) for p in aligner.passages(number) if p.equal >= SHOWN]
    title_end = texts.title_ends[number]
    telling = [(p, told) for p, told in passages if told >= (TOLD_ANYWHERE if p.start < title_end else TOLD)]
    for passage in said_again(texts, number, telling):
        kinship.reuse(number, number, passage)


def _judge(kinship: Kinship, aligner: Aligner, pair: _Pair) -> None:
    """Keep what two articles are to each other and what they share."""
    texts, number, other = kinship.texts, pair.number, pair.other
    told = [(passage, aligner.told(passage)) for passage in pair.passages]
    kind = _kind(texts, kinship.vectors, pair, [passage for passage, words in told if words >= TOLD])
    if kind:
        kinship.link(number, other, kind, pair.alike)
    for passage, words in told:
        if kind == "duplicate" or (passage.equal >= SHOWN and _is_taken_over(texts, aligner, pair, passage, words)):
            kinship.reuse(number, other, passage)


def _is_taken_over(texts: Texts, aligner: Aligner, pair: _Pair, passage: Passage, told: int) -> bool:
    """Say whether one of two articles took *passage* over, and did not find the same words for another event."""
    apart = days_apart(texts, pair.number, pair.other)
    if apart is not None and apart > WEEK:
        return aligner.told(passage, OWN) >= TOLD_ANYWHERE
    if told >= TOLD_ANYWHERE:
        return True
    if pair.alike < max(LEAST, pair.usual):
        return False
    return told >= TOLD if apart == 0 else aligner.told(passage, OWN) >= TOLD_ANOTHER_DAY


def _kind(texts: Texts, vectors: Vectors, pair: _Pair, said: Sequence[Passage]) -> Kind | None:
    number, other = pair.number, pair.other
    if is_duplicate(texts, number, other, pair.passages):
        return "duplicate"
    if is_copy(texts, number, other, said) or tell_one_story(texts, vectors, number, other, pair.alike, pair.usual):
        return "same_report"
    return "related" if pair.alike >= ALIKE else None
