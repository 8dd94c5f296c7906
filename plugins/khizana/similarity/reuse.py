"""Passages that stand in two articles, or twice in one, nearly word for word.

In: Texts and two article numbers. Out: Passages, in tokens. Steps: shingles that both have; each stretched to the
longest run of equal words; runs that follow each other with a few other words between them joined, so that an inserted
word or another hamza seat does not cut a passage; what is too short, says too little or is a stock phrase dropped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from khizana.similarity.shingles import SHINGLE, STOCK, Commonness, shingle_hash
from khizana.similarity.texts import NUMBER, Texts

SHORTEST = 8  # equal words in a passage
REFRAIN = (
    8  # places of a shingle in one article from which it begins no passage: a refrain would be compared with itself
)
GAP = 3  # other words in a row inside a passage, on either side


class _Run(NamedTuple):
    """Equal words in a row: tokens `here` to `here + length` are those from `there`."""

    here: int
    there: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Tokens `start` to `end` of one text and `other_start` to `other_end` of the other; `equal` of them are the same words."""

    start: int
    end: int
    other_start: int
    other_end: int
    equal: int

    def turned(self) -> Passage:
        """Return the same passage as the other text sees it."""
        return Passage(self.other_start, self.other_end, self.start, self.end, self.equal)


class Aligner:
    """Finds the passages of one article in others."""

    def __init__(self, texts: Texts, number: int, commonness: Commonness) -> None:
        self._texts = texts
        self._number = number
        self._commonness = commonness
        self._places: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
        for token, shingle in _shingles(texts, number):
            if len(self._places[shingle]) < REFRAIN:
                self._places[shingle].append(token)

    def passages(self, other: int) -> list[Passage]:
        """Return the passages shared with article *other*, by place; *other* may be the article itself."""
        kept: list[Passage] = []
        joined = _joined(sorted(self._runs(other)), apart=other == self._number)
        for passage in sorted(joined, key=lambda p: (-p.equal, p.start, p.other_start)):
            if passage.equal >= SHORTEST and not any(_inside(passage, longer) for longer in kept):
                kept.append(passage)
        return sorted(kept, key=lambda p: (p.start, p.other_start))

    def _runs(self, other: int) -> Iterator[_Run]:
        words, end, other_end = self._texts.words, *(self._texts.tokens(n).stop for n in (self._number, other))
        done: dict[int, int] = {}  # by diagonal, the token of the other text up to which its run has been taken
        for there, shingle in _shingles(self._texts, other):
            places = self._places.get(shingle, ())
            for here in places if len(places) < REFRAIN else ():
                if done.get(there - here, 0) > there or (other == self._number and here + SHINGLE > there):
                    continue
                length = SHINGLE
                most = min(other_end - there, (there if other == self._number else end) - here)
                while length < most and words[here + length] == words[there + length]:
                    length += 1
                done[there - here] = there + length
                yield _Run(here, there, length)

    def told(self, passage: Passage, most: int = STOCK) -> int:
        """Return how many words of *passage* say something, in shingles of *most* articles at most; numbers do not count."""
        texts, told, rare_to = self._texts, 0, passage.start
        for token in range(passage.start, passage.end):
            if token + SHINGLE <= passage.end and self._commonness.of(shingle_hash(texts, token)) <= most:
                rare_to = token + SHINGLE
            word = texts.words[token]
            told += token < rare_to and texts.word_keys[word] != 0 and texts.hashes[word] != NUMBER
        return told


def _shingles(texts: Texts, number: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    tokens = texts.tokens(number)
    words = texts.words[tokens.start : tokens.stop].tolist()
    ahead = [words[offset:] for offset in range(SHINGLE)]
    return zip(tokens, zip(*ahead, strict=False), strict=False)


def _joined(runs: Sequence[_Run], apart: bool) -> list[Passage]:
    """Join runs that follow each other on both sides. *runs* are sorted; *apart* when both sides are of one text."""
    open_: list[Passage] = []
    done: list[Passage] = []
    for run in runs:
        done += [p for p in open_ if run.here - p.end > GAP]
        open_ = [p for p in open_ if run.here - p.end <= GAP]
        before = next((p for p in open_ if _goes_on(p, run, apart)), None)
        if before:
            open_.remove(before)
        start, other_start, equal = (
            (before.start, before.other_start, before.equal) if before else (run.here, run.there, 0)
        )
        passage = Passage(start, run.here + run.length, other_start, run.there + run.length, equal + run.length)
        open_.append(passage)
    return done + open_


def _goes_on(passage: Passage, run: _Run, apart: bool) -> bool:
    """Say whether *run* continues *passage* after at most GAP other words on either side, and the sides stay *apart*."""
    near = passage.end <= run.here and 0 <= run.there - passage.other_end <= GAP
    return near and not (apart and run.here + run.length > passage.other_start)


def _inside(passage: Passage, longer: Passage) -> bool:
    """Say whether a passage tells nothing that a longer one has not shown."""
    here = longer.start <= passage.start and passage.end <= longer.end
    there = longer.other_start <= passage.other_start and passage.other_end <= longer.other_end
    return here or there
