"""Explain a similarity: the names and phrases that two articles share, as one of them writes them.

In: Texts, Vectors and two article numbers. Out: Reasons, the heaviest first. A shared word is shown with the neighbours it has
in both articles, because «القدم» alone explains nothing where both have «كرة القدم».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from math import fsum

from khizana.similarity.texts import NUMBER_HASH, Texts
from khizana.similarity.vectors import Vectors

MAX_REASONS = 5
_MAX_SHARED_KEYS = 12  # considered
_MIN_SHARE = 0.04  # of the similarity, for a key to be a reason
_MIN_LONE_SHARE = 0.08  # the same for a word whose neighbours differ: «فريق»
_MAX_PHRASE_KEYS = 5  # words that a phrase spans; one noun more is shown on either side


@dataclass(frozen=True, slots=True)
class Reason:
    """A name or phrase that two articles share: a span of one of them, in code points."""

    start: int
    end: int
    entity: str | None = None  # slug of the authority record


def find_reasons(texts: Texts, vectors: Vectors, number: int, other: int) -> tuple[Reason, ...]:
    """Return what makes article *number* similar to *other*, as spans of *number*; bare numbers explain nothing."""
    shares = vectors.contributions(number, other)
    whole = fsum(shares.values())
    order = sorted(shares, key=lambda key: (-round(shares[key], 6), texts.key_names[key]))
    heavy = [key for key in order if shares[key] >= _MIN_SHARE * whole and _is_readable(texts.key_names[key])]
    unexplained = dict.fromkeys(heavy[:_MAX_SHARED_KEYS])
    found: list[tuple[float, Reason]] = []
    for phrase in _shared_phrases(texts, number, other, unexplained.keys()):
        keys = {texts.keys[token] for token in phrase} & unexplained.keys()
        if keys:
            reason = Reason(texts.starts[phrase[0]], texts.ends[phrase[-1]])
            found.append((fsum(shares[key] for key in keys), reason))
            for key in keys:
                del unexplained[key]
    lone = [(shares[key], _best_occurrence(texts, number, key)) for key in unexplained]
    found += [(share, reason) for share, reason in lone if reason.entity or share >= _MIN_LONE_SHARE * whole]
    found.sort(key=lambda item: (-round(item[0], 6), item[1].start))
    found = found or lone[:1]
    return tuple(reason for _, reason in found[:MAX_REASONS])


def _is_readable(name: str) -> bool:
    return len(name) > 2 and not name[0].isdigit()  # not «هك», not «17»


def _shared_phrases(texts: Texts, number: int, other: int, heavy: Set[int]) -> list[Sequence[int]]:
    """Return the token runs that both articles have, those with the most *heavy* keys first, then by place."""
    bigrams = {pair for pair in pairwise(texts.keys[t] for t in texts.tokens(other)) if 0 not in pair}
    found: list[tuple[int, Sequence[int]]] = []
    for run in _runs(texts, number, bigrams):
        places = [place for place, token in enumerate(run) if texts.keys[token] in heavy]
        if places and len(run) > 1:
            first, last = places[0], min(places[-1], places[0] + _MAX_PHRASE_KEYS - 1)
            first -= first > 0 and _is_nominal(texts, run[first - 1])
            last += last + 1 < len(run) and _is_nominal(texts, run[last + 1])
            phrase = run[first : last + 1]
            found.append((len({texts.keys[token] for token in phrase} & heavy), phrase))
    return [phrase for _, phrase in sorted(found, key=lambda item: (-item[0], item[1][0]))]


def _is_nominal(texts: Texts, token: int) -> bool:
    """Say whether *token* is neither a number nor a word that marks a clause."""
    word = texts.words[token]
    return texts.hashes[word] != NUMBER_HASH and not texts.clause_flags[word]


def _runs(texts: Texts, number: int, bigrams: Set[tuple[int, int]]) -> Iterator[list[int]]:
    """Cut the tokens of an article wherever two neighbours are no bigram of the other article, or punctuation stands."""
    run: list[int] = []
    for token in texts.tokens(number):
        if run and not ((texts.keys[run[-1]], texts.keys[token]) in bigrams and texts.follows[token]):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _best_occurrence(texts: Texts, number: int, key: int) -> Reason:
    """Return the best form of *key* in an article: the longest name of an entity, the word with the fewest clitics."""
    entity = texts.entity(key)
    sign = -1 if entity else 1
    start, end = min(texts.places(number, key), key=lambda span: (sign * (span[1] - span[0]), span[0]))
    return Reason(start, end, entity)
