"""Text reuse: align two articles, or one with itself, and return the passages that are nearly word for word the same.

In: Texts and two article numbers. Out: SharedPassages, in tokens. Steps: seed with the shingles that both have; extend each to
the longest run of equal words; join runs with few other words between them, so that an inserted word or another hamza seat
does not cut a passage; drop passages that are too short or inside a longer one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from khizana.similarity.shingles import MAX_SHINGLE_ARTICLES, SHINGLE_WORDS, ShingleFrequency, shingle_hash
from khizana.similarity.texts import NUMBER_HASH, Texts

MIN_PASSAGE_WORDS = 8  # equal words
MAX_SHINGLE_OCCURRENCES = 8  # in one article; a refrain, with as many, seeds no passage: aligning it costs their square
MAX_GAP_WORDS = 3  # differing words in a row inside a passage, on either side


class _Run(NamedTuple):
    """Equal words in a row: tokens `here` to `here + length` are those from `there`."""

    here: int
    there: int
    length: int


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """Tokens `start` to `end` of one text and `other_start` to `other_end` of the other, with `equal` words in common."""

    start: int
    end: int
    other_start: int
    other_end: int
    equal: int

    def swapped(self) -> SharedPassage:
        """Return the passage as seen from the other text."""
        return SharedPassage(self.other_start, self.other_end, self.start, self.end, self.equal)


class Aligner:
    """Aligns one article with others."""

    def __init__(self, texts: Texts, number: int, frequency: ShingleFrequency) -> None:
        self._texts = texts
        self._number = number
        self._frequency = frequency
        self._places: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
        for token, shingle in _shingles(texts, number):
            if len(self._places[shingle]) < MAX_SHINGLE_OCCURRENCES:
                self._places[shingle].append(token)

    def passages(self, other: int) -> list[SharedPassage]:
        """Return the passages shared with article *other*, by place; *other* may be the article itself."""
        kept: list[SharedPassage] = []
        joined = _join_runs(sorted(self._runs(other)), same_text=other == self._number)
        for passage in sorted(joined, key=lambda p: (-p.equal, p.start, p.other_start)):
            if passage.equal >= MIN_PASSAGE_WORDS and not any(_is_inside(passage, longer) for longer in kept):
                kept.append(passage)
        return sorted(kept, key=lambda p: (p.start, p.other_start))

    def _runs(self, other: int) -> Iterator[_Run]:
        words, end, other_end = self._texts.words, *(self._texts.tokens(n).stop for n in (self._number, other))
        covered: dict[int, int] = {}  # by diagonal, the token of the other text up to which a run has been taken
        for there, shingle in _shingles(self._texts, other):
            places = self._places.get(shingle, ())
            for here in places if len(places) < MAX_SHINGLE_OCCURRENCES else ():
                overlaps_itself = other == self._number and here + SHINGLE_WORDS > there
                if overlaps_itself or covered.get(there - here, 0) > there:
                    continue
                length = SHINGLE_WORDS
                limit = min(other_end - there, (there if other == self._number else end) - here)
                while length < limit and words[here + length] == words[there + length]:
                    length += 1
                covered[there - here] = there + length
                yield _Run(here, there, length)

    def content_words(self, passage: SharedPassage, max_articles: int = MAX_SHINGLE_ARTICLES) -> int:
        """Count the content words of *passage*, numbers left out, in shingles of at most *max_articles* articles."""
        texts, count, rare_until = self._texts, 0, passage.start
        for token in range(passage.start, passage.end):
            if token + SHINGLE_WORDS <= passage.end and self._frequency.of(shingle_hash(texts, token)) <= max_articles:
                rare_until = token + SHINGLE_WORDS
            word = texts.words[token]
            count += token < rare_until and texts.word_keys[word] != 0 and texts.hashes[word] != NUMBER_HASH
        return count


def _shingles(texts: Texts, number: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    tokens = texts.tokens(number)
    words = texts.words[tokens.start : tokens.stop].tolist()
    shifted = [words[offset:] for offset in range(SHINGLE_WORDS)]
    return zip(tokens, zip(*shifted, strict=False), strict=False)


def _join_runs(runs: Sequence[_Run], same_text: bool) -> list[SharedPassage]:
    """Join runs that follow each other on both sides. *runs* are sorted; *same_text*: both sides are of one article."""
    open_: list[SharedPassage] = []
    closed: list[SharedPassage] = []
    for run in runs:
        closed += [p for p in open_ if run.here - p.end > MAX_GAP_WORDS]
        open_ = [p for p in open_ if run.here - p.end <= MAX_GAP_WORDS]
        passage = next((p for p in open_ if _continues(p, run, same_text)), None)
        if passage:
            open_.remove(passage)
        start, other_start, equal = (
            (passage.start, passage.other_start, passage.equal) if passage else (run.here, run.there, 0)
        )
        end, other_end = run.here + run.length, run.there + run.length
        open_.append(SharedPassage(start, end, other_start, other_end, equal + run.length))
    return closed + open_


def _continues(passage: SharedPassage, run: _Run, same_text: bool) -> bool:
    """Say whether *run* continues *passage* after at most MAX_GAP_WORDS; in one text the two sides must not overlap."""
    is_near = passage.end <= run.here and 0 <= run.there - passage.other_end <= MAX_GAP_WORDS
    return is_near and not (same_text and run.here + run.length > passage.other_start)


def _is_inside(passage: SharedPassage, longer: SharedPassage) -> bool:
    """Say whether either side of *passage* lies inside a *longer* one."""
    here = longer.start <= passage.start and passage.end <= longer.end
    there = longer.other_start <= passage.other_start and passage.other_end <= longer.other_end
    return here or there
