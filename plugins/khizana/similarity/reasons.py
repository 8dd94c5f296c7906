"""What a reader can be told for a reason: the names and words that two articles share, as one of them writes them.

In: Texts, Vectors and two article numbers. Out: Reasons, weightiest first. A shared word is shown with the words beside it
that stand beside it in both articles, for «القدم» alone tells nothing where both have «كرة القدم».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from math import fsum

from khizana.similarity.texts import NUMBER, Texts
from khizana.similarity.vectors import Vectors

MOST_REASONS = 5
_LOOKED_AT = 12  # shared keys
_TELLING = 0.04  # of the likeness, by one key
_TELLING_ALONE = 0.08  # of it, by a word that stands beside others than in the other article: «فريق»
_LONGEST = 5  # words of a reason that tell something; one is shown on either side of them


@dataclass(frozen=True, slots=True)
class Reason:
    """A name or some words that two articles share: a span of one of them, in code points."""

    start: int
    end: int
    entity: str | None = None  # slug of the authority record


def find_reasons(texts: Texts, vectors: Vectors, number: int, other: int) -> tuple[Reason, ...]:
    """Return what makes article *number* like *other*, as spans of *number*; bare numbers tell a reader nothing."""
    shared = vectors.shared(number, other)
    whole = fsum(shared.values())
    order = sorted(shared, key=lambda key: (-round(shared[key], 6), texts.key_names[key]))
    telling = [key for key in order if shared[key] >= _TELLING * whole and _is_readable(texts.key_names[key])]
    left = dict.fromkeys(telling[:_LOOKED_AT])
    found: list[tuple[float, Reason]] = []
    for run in _phrases(texts, number, other, left.keys()):
        keys = {texts.keys[token] for token in run} & left.keys()
        if keys:
            reason = Reason(texts.starts[run[0]], texts.ends[run[-1]])
            found.append((fsum(shared[key] for key in keys), reason))
            for key in keys:
                del left[key]
    alone = [(shared[key], _alone(texts, number, key)) for key in left]
    found += [(share, reason) for share, reason in alone if reason.entity or share >= _TELLING_ALONE * whole]
    found.sort(key=lambda item: (-round(item[0], 6), item[1].start))
    found = found or alone[:1]
    return tuple(reason for _, reason in found[:MOST_REASONS])


def _is_readable(name: str) -> bool:
    return len(name) > 2 and not name[0].isdigit()  # «هك», «17» tell nobody anything


def _phrases(texts: Texts, number: int, other: int, telling: Set[int]) -> list[Sequence[int]]:
    """Return runs of tokens that stand in a row in both articles, those with the most *telling* keys first, then by place."""
    side_by_side = {pair for pair in pairwise(texts.keys[t] for t in texts.tokens(other)) if 0 not in pair}
    found: list[tuple[int, Sequence[int]]] = []
    for run in _runs(texts, number, side_by_side):
        places = [place for place, token in enumerate(run) if texts.keys[token] in telling]
        if places and len(run) > 1:
            first, last = places[0], min(places[-1], places[0] + _LONGEST - 1)
            first -= first > 0 and _is_noun(texts, run[first - 1])
            last += last + 1 < len(run) and _is_noun(texts, run[last + 1])
            shown = run[first : last + 1]
            found.append((len({texts.keys[token] for token in shown} & telling), shown))
    return [run for _, run in sorted(found, key=lambda item: (-item[0], item[1][0]))]


def _is_noun(texts: Texts, token: int) -> bool:
    word = texts.words[token]
    return texts.hashes[word] != NUMBER and not texts.clauses[word]


def _runs(texts: Texts, number: int, side_by_side: Set[tuple[int, int]]) -> Iterator[list[int]]:
    """Yield the tokens of an article in runs, each with the next of which its key makes a pair of *side_by_side*."""
    run: list[int] = []
    for token in texts.tokens(number):
        if run and not ((texts.keys[run[-1]], texts.keys[token]) in side_by_side and texts.follows[token]):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _alone(texts: Texts, number: int, key: int) -> Reason:
    """Return where an article writes *key* best: an entity's longest name, a word's form with the fewest clitics."""
    entity = texts.entity(key)
    sign = -1 if entity else 1
    start, end = min(texts.places(number, key), key=lambda span: (sign * (span[1] - span[0]), span[0]))
    return Reason(start, end, entity)
