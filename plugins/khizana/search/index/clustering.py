"""Put articles that the same queries find into one file, so that the results of a query lie in few files.

Every word pairs its best articles, for these are what its queries show; a pair is worth what the two are about the words they
share. The most alike are joined first, until a file is full (agglomerative clustering with single links: Manning, Raghavan and
Schütze 2008, §17.2). What other ways of pairing and joining come to is in docs/decisions/0012.

Articles are grouped in blocks, oldest first, and nothing in a block moves as long as the block stays: an archive that grows
keeps its files. Weights are whole numbers, so that every machine makes the same groups.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, repeat, takewhile
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khizana.search.format.bits import Numbers

FULL = 8_500  # characters of a file, about 4 kB in gzip
MOST = 24  # articles of a file

BEST = 32
"""Articles of a word that are paired with each other. With more of them results do not lie in fewer files."""

LINKS = 20  # pairs that are looked at for each article, the most alike of all
TELLING = 48  # words of an article that it is paired by: a long one has no more of them

SMALLEST = 16  # articles of a block, but for the last
LARGEST = 10_000  # about 80 MB while it is grouped
_ROW = tuple(takewhile(lambda block: block >= SMALLEST, accumulate(repeat(LARGEST), lambda block, _: int(block / 1.1))))

_UNIT = 4095  # of weights, which have twelve bits
_PIECE = 500_000  # pairs that are added up at once


class Weights(NamedTuple):
    """How much articles, from 0 on, are about words: one posting after the other, all of an article together."""

    words: NDArray[np.int32]
    articles: NDArray[np.int32]
    weights: NDArray[np.float32]


class _Telling(NamedTuple):
    """The postings of Weights that tell articles apart, with whole numbers: those of an article are together of length one."""

    words: Numbers
    articles: Numbers
    weights: Numbers


def blocks(articles: int) -> Iterator[int]:
    """Yield how many articles each block has.

    That is the largest of a row of numbers of which each is a tenth more than the one before. So an archive that grows comes to
    another first block after every tenth of its size, and in between only what lies behind that is grouped anew.

    >>> list(blocks(1000)), list(blocks(1030)), list(blocks(7))
    ([917, 80, 3], [1009, 20, 1], [7])
    """
    for block in _ROW:
        while articles >= block:
            yield block
            articles -= block
    if articles:
        yield articles


def grouped(found: Iterable[Weights], sizes: Sequence[int]) -> list[list[int]]:
    """Return the numbers of articles of so many characters, by file; *found* are their words, some articles at a time.

    Files with newer articles come later, and so do newer articles in a file.
    """
    articles = len(sizes)
    pairs = _likest(_pairs(_telling(found, articles), articles), LINKS * articles)
    groups = _joined(zip(*(column.tolist() for column in np.divmod(pairs, max(1, articles))), strict=True), sizes)
    return sorted(_filled(groups, sizes), key=lambda file: (sum(file) / len(file), file))


def _telling(found: Iterable[Weights], articles: int) -> _Telling:
    parts = [_Telling(*(np.zeros(0, np.int64),) * 3)]
    for part in found:
        numbers = part.articles.astype(np.int64)
        lengths = np.sqrt(np.bincount(numbers, part.weights**2, articles))
        weights = np.rint(_UNIT * part.weights / np.maximum(lengths, 1e-9)[numbers]).astype(np.int64)
        at = _best(numbers, weights, TELLING)
        parts.append(_Telling(part.words[at].astype(np.int64), numbers[at], weights[at]))
    told = _Telling(*(np.concatenate(column) for column in zip(*parts, strict=True)))
    at = _best(told.words, told.weights, BEST)
    return _Telling(told.words[at], told.articles[at], told.weights[at])


def _best(keys: Numbers, weights: Numbers, most: int) -> Numbers:
    """Return the places of the *most* greatest weights of each key, of equals those that come first, in order of the keys."""
    order = np.sort((keys << 38) + (_UNIT - weights << 26) + np.arange(len(keys))) & (1 << 26) - 1
    starts = np.flatnonzero(np.diff(keys[order], prepend=-1))
    places = np.arange(len(keys)) - np.repeat(starts, np.diff(starts, append=len(keys)))
    return order[places < most]


def _pairs(found: _Telling, articles: int) -> Numbers:
    """Return the pairs that share a word, sorted, once for each word.

    A pair is the first times *articles* plus the second, and then 32 bits of what it is worth.
    """
    words, numbers, weights = found
    several = np.bincount(words, minlength=1)
    # one array and not many joined: pairs are the most of all that is in memory here
    packed = np.empty((several * (several - 1) // 2).sum(), np.int64)
    end = 0
    for step in range(1, BEST):
        at = np.flatnonzero(words[step:] == words[:-step])
        one, other = numbers[at], numbers[at + step]
        pair = np.minimum(one, other) * articles + np.maximum(one, other)
        packed[end : end + len(at)] = (pair << 32) + weights[at] * weights[at + step]
        end += len(at)
    packed.sort()
    return packed


def _likest(packed: Numbers, most: int) -> Numbers:
    """Return the *most* pairs of *packed* that are worth most, the best first, and those that are worth as much as the last."""
    pairs, worths = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    begin = 0
    while begin < len(packed):
        end = int(np.searchsorted(packed, (packed[min(begin + _PIECE, len(packed)) - 1] >> 32) + 1 << 32))
        keys = packed[begin:end] >> 32
        starts = np.flatnonzero(np.diff(keys, prepend=-1))
        worth = np.add.reduceat(packed[begin:end] & (1 << 32) - 1, starts)
        enough = worth >= _nth(worth, most)
        pairs.append(keys[starts][enough])
        worths.append(worth[enough])
        begin = end
    pair, worth = np.concatenate(pairs), np.concatenate(worths)
    enough = worth >= _nth(worth, most)
    pair, worth = pair[enough], worth[enough]
    return pair[np.argsort(-worth, kind="stable")]


def _nth(worths: Numbers, most: int) -> int:
    """Return what the least of the *most* greatest is."""
    return int(np.partition(worths, -most)[-most]) if len(worths) > most else 0


def _joined(pairs: Iterable[tuple[int, int]], sizes: Sequence[int]) -> list[list[int]]:
    """Return groups that fit into a file, the articles of the first pairs together."""
    group_of = list(range(len(sizes)))
    groups = [[number] for number in group_of]
    filled = list(sizes)
    for one, other in pairs:
        into, gone = group_of[one], group_of[other]
        if into == gone or filled[into] + filled[gone] > FULL or len(groups[into]) + len(groups[gone]) > MOST:
            continue
        for number in groups[gone]:
            group_of[number] = into
        groups[into] += groups[gone]
        filled[into] += filled[gone]
        groups[gone] = []
    return [group for group in groups if group]


def _filled(groups: Sequence[list[int]], sizes: Sequence[int]) -> list[list[int]]:
    """Return files: the largest groups first, each in the fullest file that it fits into (best fit decreasing)."""
    files: list[list[int]] = []
    room: list[tuple[int, int]] = []  # characters that are left and the file, ascending
    measured = [(sum(sizes[number] for number in group), group) for group in groups]
    for size, group in sorted(measured, key=lambda pair: -pair[0]):
        fitting = (
            at for at in range(bisect_left(room, (size, 0)), len(room)) if len(files[room[at][1]]) + len(group) <= MOST
        )
        at = next(fitting, None)
        if at is None:
            left, file = FULL, len(files)
            files.append([])
        else:
            left, file = room.pop(at)
        files[file] += group
        insort(room, (left - size, file))
    return [sorted(file) for file in files]
