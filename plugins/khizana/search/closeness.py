"""What it is worth that the words of a query stand close together in an article.

Reckoned only for the results shown, whose texts are at hand for their excerpts: it costs no position lists. The browser's
twin is theme/static/js/search/closeness.js; both obey tests/vectors/closeness.json.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from khizana.arabic.tokenizer import Token, tokenize
from khizana.search.excerpt import Needle

_REACH = 8  # words; farther apart is no closeness


def closeness(texts: Sequence[str], needles: Sequence[Needle]) -> float:
    """Return the sum, over the words of a query that follow each other, of the lesser worth of the two over their distance."""
    words = _words(needles)
    best: dict[int, int] = {}
    for text in texts if len(words) > 1 else ():
        places: list[list[int]] = [[] for _ in words]
        tokens = list(tokenize(text))
        for at in range(len(tokens)):
            for which, writings in enumerate(words):
                if any(_stands(needle, tokens, at) for needle in writings):
                    places[which].append(at)
        for pair, (ones, others) in enumerate(pairwise(places)):
            for one in ones:
                for other in others:
                    if one != other:
                        best[pair] = min(best.get(pair, _REACH + 1), abs(one - other))
    near = {pair: apart for pair, apart in best.items() if apart <= _REACH}
    return sum(min(words[pair][0].weight, words[pair + 1][0].weight) / near[pair] for pair in sorted(near))


def _words(needles: Sequence[Needle]) -> list[list[Needle]]:
    """Return those of *needles* that are words, each with its other way of writing if it has one: «عبدالله», «عبد الله»."""
    words: list[list[Needle]] = []
    for needle in needles:
        if needle.again:
            words[-1].append(needle)
        elif len(needle.forms) == 1:
            words.append([needle])
    return words


def _stands(needle: Needle, tokens: Sequence[Token], at: int) -> bool:
    """Return whether *needle* begins at the token number *at*."""
    return at + len(needle.forms) <= len(tokens) and all(
        forms is not None and tokens[at + i].key in forms for i, forms in enumerate(needle.forms)
    )
