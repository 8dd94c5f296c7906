"""Everything that the articles of an archive have in common: the one function the build calls.

In: annotated articles. Out: Kinship, which gives each article its related articles and its shared passages. Steps:
texts to numbers; articles that may share a passage, and the nearest by what they are about; each such pair aligned and
judged once. Cost grows with the number of articles, not of pairs: 10,138 articles of 112 words take 12 CPU seconds and
150 MB (docs/kinship.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from khizana.annotate import Annotated
from khizana.kinship.duplicates import ALIKE_UNDATED, Kind, kind_of_copy, tell_one_story
from khizana.kinship.related import ALIKE, Reason, nearest, reasons
from khizana.kinship.reuse import Aligner, Passage
from khizana.kinship.shingles import find_repeats
from khizana.kinship.texts import Texts, read_texts
from khizana.kinship.vectors import Vectors, make_vectors

Progress = Callable[[int, int], None]

MOST = 5  # related articles an article shows; its duplicates and the same report come first and are never cut
LONG = 20  # equal words that are no turn of speech, whatever the articles are about
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
            tuple(Link(ids[n], *links[n], reasons(self.texts, self.vectors, number, n)) for n in shown),
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
    near = _near(texts, vectors, progress)
    for number in range(len(texts)):
        aligner = Aligner(texts, number, repeats.commonness)
        if number in repeats.selves:
            for passage in filter(aligner.says_something, aligner.passages(number)):
                kinship.reuse(number, number, passage)
        recurring = repeats.others.get(number, set())
        for other in sorted(near[number].keys() | recurring):
            alike = near[number].get(other, 0.0)
            aligned = other in recurring or alike >= _ALIGNED
            _judge(kinship, aligner, number, other, alike, aligner.passages(other) if aligned else [])
        if progress:
            progress(len(texts) + number + 1, 2 * len(texts))
    return kinship


def _near(texts: Texts, vectors: Vectors, progress: Progress | None) -> defaultdict[int, dict[int, float]]:
    """Return the pairs that are alike, each under the article whose id comes first."""
    near: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for number in range(len(texts)):
        for other, alike in nearest(texts, vectors, number):
            if alike >= ALIKE_UNDATED:
                first, second = sorted((number, other), key=texts.ids.__getitem__)
                near[first][second] = alike
        if progress:
            progress(number + 1, 2 * len(texts))
    return near


def _judge(
    kinship: Kinship, aligner: Aligner, number: int, other: int, alike: float, passages: Sequence[Passage]
) -> None:
    """Keep what two articles are to each other and what they share."""
    texts, vectors = kinship.texts, kinship.vectors
    kind = kind_of_copy(texts, number, other, passages)
    if kind is None and tell_one_story(texts, vectors, number, other, alike):
        kind = "same_report"
    if kind is None and alike >= ALIKE:
        kind = "related"
    if kind:
        kinship.link(number, other, kind, alike)
    for passage in passages:
        is_copy = passage.equal >= LONG or alike >= ALIKE_UNDATED
        if kind == "duplicate" or (is_copy and aligner.says_something(passage)):
            kinship.reuse(number, other, passage)
